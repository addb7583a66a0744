"""Over random lives of a programme and random days, every figure opens exactly its list (rule 7)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from tests.apps.programmes.plans import YEAR, choices, reviewed
from tests.apps.tasks.lives import BEGIN, DAYS, Event, live, lives, taken_back
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.selectors.board import Filters, board
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.selectors.page import task_page
from dondoc.apps.tasks.selectors.tracking import boxes, counts, counts_of, rows_of, tracked
from dondoc.core.progress.counting import Box, count

WAITS = {**YEAR, "due": None, "waits_for": {"kind": "document", "raw": "sau khi Luật được thông qua"}}


@pytest.fixture
def version(org: Org, officer: Post) -> ProgrammeVersion:
    """A programme of six tasks, one with two leads, one without a deadline, one that waits."""
    document = reviewed(officer, **{"t-4": {"deadline": WAITS}, "t-6": {"deadline": {**YEAR, "due": "2026-06-30"}}})
    return publish(document=document, by=officer, choices=choices(org.planning))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=lives(6), on=DAYS)
def test_every_figure_opens_its_list(
    version: ProgrammeVersion, officer: Post, org: Org, events: list[Event], on: date
) -> None:
    with taken_back():
        live(version, events, officer, org.legal)
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
    for on, many in ((BEGIN, 9), (BEGIN, 1), (date(2026, 7, 1), 1)):  # read whole; nothing changed; another day
        with django_assert_num_queries(many):  # type: ignore[operator]
            rows_of(version, on)
