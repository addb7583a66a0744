"""The one selector: rows, boxes and past days say the same whoever asks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.apps.programmes.plans import choices, collective_task, reviewed, to_each
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.models import Milestone, TaskMove
from dondoc.apps.tasks.selectors.page import task_page
from dondoc.apps.tasks.selectors.tracking import counts, counts_of, rows_of, rows_of_all
from dondoc.core.progress.counting import Box
from dondoc.core.progress.lifecycle import Act, State

END = date(2026, 12, 31)


@pytest.fixture
def version(org: Org, officer: Post) -> ProgrammeVersion:
    """A programme of six tasks, one of them led by each of two units through children."""
    document = reviewed(officer, **{"t-1": collective_task()})
    fact = document.facts.get(key="t-1")
    decided = choices(org.planning, collectives=to_each(fact, org.legal, org.employment))
    return publish(document=document, by=officer, choices=decided)


def _move(version: ProgrammeVersion, number: str, on: date, to: State, by: Post) -> None:
    task = version.tasks.get(number=number).task
    TaskMove.objects.create(task=task, act=Act.CONFIRM, to=to, on=on, at=timezone.now(), by=by.person)


def test_children_count_and_their_collective_parent_does_not(version: ProgrammeVersion) -> None:
    found = counts(version, END)
    assert found.total == 7
    parent = next(row for row in rows_of(version, END) if row.tracked.holds_children)
    assert parent.box is None


@pytest.mark.parametrize("days", [-400, 0, 1, 30])
def test_boxes_of_any_day_are_those_of_its_rows(version: ProgrammeVersion, days: int) -> None:
    on = END + timedelta(days=days)
    rows = rows_of(version, on)
    found = counts(version, on)
    assert found == counts_of(rows)
    for box in Box:
        assert found.of(box) == sum(row.box is box for row in rows)


def test_a_past_day_shows_what_stood_then(version: ProgrammeVersion, officer: Post) -> None:
    _move(version, "2", date(2026, 7, 1), State.COMPLETED, officer)
    before, after = counts(version, date(2026, 6, 30)), counts(version, date(2026, 7, 1))
    assert (before.done, after.done) == (0, 1)
    assert before.total == after.total == 7


def test_cancelled_tasks_are_listed_apart(version: ProgrammeVersion, officer: Post) -> None:
    _move(version, "2", date(2026, 7, 1), State.CANCELLED, officer)
    found = counts(version, END)
    assert (found.total, found.cancelled) == (6, 1)


def test_several_versions_are_read_as_each_alone(version: ProgrammeVersion, org: Org, officer: Post) -> None:
    both = rows_of_all([version], END)
    assert both == {version.pk: rows_of(version, END)}
    assert rows_of_all([], END) == {}


def test_a_missed_milestone_is_counted_beside_the_deadline(version: ProgrammeVersion, officer: Post) -> None:
    task = version.tasks.get(number="2").task
    for order, due in enumerate((date(2026, 3, 31), date(2026, 3, 31), date(2026, 9, 30))):
        Milestone.objects.create(task=task, name="Mốc", due=due, original_due=due, set_by=officer.person, order=order)
    row = next(row for row in rows_of(version, date(2026, 4, 5)) if row.number == "2")
    assert row.missed == 2
    assert row.box is Box.OPEN_IN_TIME
    page = task_page(version.tasks.get(number="2"), date(2026, 4, 5))
    assert [str(line.mark.words) for line in page.milestones] == ["Chậm mốc 5 ngày", "Chậm mốc 5 ngày", "Chưa đến mốc"]


def test_the_page_of_a_task_judges_as_the_list_does(version: ProgrammeVersion) -> None:
    on = date(2027, 1, 10)
    for row in rows_of(version, on):
        page = task_page(version.tasks.get(task=row.task), on)
        assert (page.state, page.judgement) == (row.state, row.judgement)


def test_the_bar_keeps_everything_in_the_picture(version: ProgrammeVersion) -> None:
    row = version.tasks.get(number="2")
    for on in (date(2026, 1, 6), date(2026, 6, 1), END, date(2031, 1, 1)):
        bar = task_page(row, on).bar
        assert bar is not None
        assert 0 <= bar.due_at <= 600
        assert 0 <= bar.today_at <= 600
        assert bar.late == (on > END)
