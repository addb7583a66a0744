"""Over random lives of a programme and random days, every figure opens exactly its list (rule 7)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.apps.programmes.plans import YEAR, choices, reviewed
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.selectors.board import Filters, board
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.models import Arrival, Extension, Outcome, TaskInVersion, TaskMove
from dondoc.apps.tasks.selectors.page import task_page
from dondoc.apps.tasks.selectors.tracking import boxes, counts, counts_of, rows_of, tracked
from dondoc.core.progress.counting import Box, count
from dondoc.core.progress.lifecycle import Act, State

BEGIN = date(2026, 1, 5)
DAYS = st.integers(0, 400).map(lambda days: BEGIN + timedelta(days=days))
WAITS = {**YEAR, "due": None, "waits_for": {"kind": "document", "raw": "sau khi Luật được thông qua"}}
LIVES = st.lists(
    st.tuples(
        st.integers(0, 5),
        DAYS,
        st.sampled_from(list(State)),
        st.integers(-30, 30),
        st.sampled_from(["move", "outcome", "extension", "granted", "arrival", "lead"]),
    ),
    max_size=14,
)


@pytest.fixture
def version(org: Org, officer: Post) -> ProgrammeVersion:
    """A programme of six tasks, one with two leads, one without a deadline, one that waits."""
    document = reviewed(officer, **{"t-4": {"deadline": WAITS}, "t-6": {"deadline": {**YEAR, "due": "2026-06-30"}}})
    return publish(document=document, by=officer, choices=choices(org.planning))


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _live(row: TaskInVersion, event: tuple[int, date, State, int, str], by: Post, org: Org) -> None:
    _place, on, state, days, what = event
    task, now = row.task, timezone.now()
    if what in {"move", "outcome", "lead"}:
        act = Act.REASSIGN if what == "lead" else Act.SUBMIT
        unit = org.legal if what == "lead" else None
        made = TaskMove.objects.create(task=task, act=act, to=state, on=on, at=now, by=by.person, unit=unit)
        if what == "outcome":
            dated = on - timedelta(days=abs(days)) if days % 3 else None
            Outcome.objects.create(task=task, move=made, on=on, result="Đã xong", dated=dated)
    elif what == "arrival":
        due = on + timedelta(days=abs(days)) if days % 3 else None
        signed = {"confirmed_on": on, "confirmed_by": by.person, "noted_on": on, "noted_at": now}
        Arrival.objects.create(task=task, came_on=on, what="Luật", due=due, **signed)
    elif not task.extensions.filter(granted__isnull=True).exists():
        decided = {"granted": days > 0, "decided_on": on, "decided_by": by.person} if what == "granted" else {}
        asked = {"asked_on": on, "asked_by": by.person, "asked_at": now, "good_day": on, "reason": "Chờ số liệu"}
        Extension.objects.create(task=task, to=on + timedelta(days=abs(days) + 1), **asked, **decided)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives=LIVES, on=DAYS)
def test_every_figure_opens_its_list(
    version: ProgrammeVersion, officer: Post, org: Org, lives: list[tuple[int, date, State, int, str]], on: date
) -> None:
    with taken_back():
        tasks = list(version.tasks.order_by("order").select_related("task", "version__programme"))
        for event in sorted(lives, key=lambda event: event[1]):
            _live(tasks[event[0]], event, officer, org)
        rows = rows_of(version, on)
        found = counts(version, on)
        assert found == counts_of(rows) == count(tracked(version, on), on, version.programme.settings)
        assert {box: len(inside) for box, inside in boxes(rows).items()} == {box: found.of(box) for box in Box}
        assert found.total == sum(found.of(box) for box in Box)
        for box in Box:
            listed = board(version, on, Filters(box=box.value)).passing
            assert [row.task for row in listed] == [row.task for row in boxes(rows)[box]]
        for row in rows:
            page = task_page(version.tasks.get(task=row.task), on)
            assert (page.tracked, page.judgement) == (row.tracked, row.judgement)


def test_queries_do_not_grow_with_tasks(version: ProgrammeVersion, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(7):  # type: ignore[operator]
        rows_of(version, BEGIN)
