"""Việc của tôi: what waits, in the order of its urgency."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from dondoc.apps import waiting
from dondoc.apps.accounts.models import Post
from dondoc.apps.waiting import Waiting
from dondoc.web.agenda import grouped

TODAY = date(2026, 9, 21)  # a Monday


def thing(title: str, due: int | None, since: int = 0) -> Waiting:
    day = None if due is None else TODAY + timedelta(days=due)
    return Waiting(title, "từ sổ", "/", "Mở", "doc", day, TODAY - timedelta(days=since))


@pytest.fixture
def things(monkeypatch: pytest.MonkeyPatch) -> list[Waiting]:
    found: list[Waiting] = []
    monkeypatch.setattr(waiting, "_sources", [lambda _actor, _today: found])
    return found


def test_groups_follow_the_day(officer: Post, things: list[Waiting]) -> None:
    things += [thing("d", 30), thing("e", None, 3), thing("c", 6), thing("b", 0), thing("a", -2), thing("f", None)]
    told = [
        (str(group.heading), [(row.what.title, row.status, row.words) for row in group.rows])
        for group in grouped(officer, TODAY)
    ]
    assert told == [
        ("Hôm nay", [("a", "late", "Quá hạn 2 ngày"), ("b", "soon", "Hôm nay")]),
        ("Tuần này", [("c", "soon", "27/09")]),
        ("Sau đó", [("d", "run", "21/10")]),
        ("Chưa có hạn", [("e", "none", "Chờ 3 ngày"), ("f", "none", "Mới hôm nay")]),
    ]


def test_nothing_waits_is_said_calmly(
    client_of: Callable[[Post], Client], officer: Post, things: list[Waiting]
) -> None:
    assert "Không có việc nào chờ bạn." in client_of(officer).get("/").text


def test_the_most_urgent_stands_on_top(
    client_of: Callable[[Post], Client], officer: Post, things: list[Waiting]
) -> None:
    things += [thing("Rà soát 12/QĐ-BPTXH", None)]
    page = client_of(officer).get("/").text
    assert page.index("Việc tiếp theo") < page.index("Rà soát 12/QĐ-BPTXH")
