"""What is kept in memory is never older than the database, whoever writes and however."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from tests.apps.programmes.plans import choices, reviewed
from tests.apps.tasks.lives import BEGIN, DAYS, Event, live, lives, taken_back
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.programmes.models import Programme, ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.beats import COUNTED
from dondoc.apps.tasks.models import Arrival, Assignment, Extension, Milestone, Outcome, Pulse, TaskInVersion, TaskMove
from dondoc.apps.tasks.selectors import keeping
from dondoc.apps.tasks.selectors.histories import histories
from dondoc.apps.tasks.selectors.keeping import Keep
from dondoc.apps.tasks.selectors.tracking import TaskRow, counts_of, day_of, rows_of
from dondoc.core.progress.lifecycle import Act, State

ON = date(2026, 9, 1)
TABLES = re.compile(r'(?:FROM|JOIN) "(\w+)"')
TRIGGERS = {
    "sqlite": "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_beats_%'",
    "postgresql": "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname LIKE '%_beats_%'",
}


@pytest.fixture
def version(org: Org, officer: Post) -> ProgrammeVersion:
    """A programme of six tasks."""
    return publish(document=reviewed(officer), by=officer, choices=choices(org.planning))


def _fresh(version: ProgrammeVersion, on: date) -> list[TaskRow]:
    return list(Keep().days([version], on)[version.pk].rows)


def test_every_table_that_figures_are_made_of_lets_the_pulse_grow(version: ProgrammeVersion) -> None:
    with CaptureQueriesContext(connection) as asked:
        histories([version])
    read = {table for query in asked.captured_queries for table in TABLES.findall(query["sql"])}
    assert read == {"tasks_task", *COUNTED}
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        laid = {(table, act) for table, sql in cursor.fetchall() for act in re.findall(r"AFTER (\w+)", sql)}
    assert laid == {(table, act) for table in COUNTED for act in ("INSERT", "UPDATE", "DELETE")} | {
        ("tasks_task", "INSERT"),
        ("tasks_task", "UPDATE"),
    }


def _moved(row: TaskInVersion, by: Post) -> TaskMove:
    now = timezone.now()
    return TaskMove(task=row.task, act=Act.SUBMIT, to=State.SUSPENDED, on=BEGIN + timedelta(9), at=now, by=by.person)


def _brought(row: TaskInVersion, by: Post) -> object:
    move = _moved(row, by)
    move.save()
    return Outcome.objects.create(task=row.task, move=move, on=move.on, result="Xong", dated=move.on)


def _asked(row: TaskInVersion, by: Post) -> object:
    signed = {"asked_by": by.person, "asked_at": timezone.now(), "decided_by": by.person}
    days = {"asked_on": BEGIN, "good_day": BEGIN, "to": date(2027, 1, 31), "decided_on": BEGIN}
    return Extension.objects.create(task=row.task, reason="Chờ", granted=True, **signed, **days)


def _came(row: TaskInVersion, by: Post) -> object:
    signed = {"noted_on": BEGIN, "noted_at": timezone.now(), "confirmed_on": BEGIN, "confirmed_by": by.person}
    return Arrival.objects.create(task=row.task, came_on=BEGIN, what="Luật", due=BEGIN, **signed)


def _step(row: TaskInVersion, by: Post) -> Milestone:
    return Milestone.objects.create(task=row.task, name="Mốc", due=BEGIN, set_by=by.person, order=30)


def _by_hand(row: TaskInVersion, _by: Post) -> object:
    with connection.cursor() as cursor:
        return cursor.execute(
            'INSERT INTO tasks_assignment (task_in_version_id, role, name, raw, "group", part, "order") '
            "VALUES (%s, 'coordinate', 'Vụ khác', '', '', '', 30)",
            [row.pk],
        )


def _settings(row: TaskInVersion, _by: Post) -> object:
    row.version.programme.soon_days = 200
    return Programme.objects.filter(pk=row.version.programme_id).update(soon_days=200)


WAYS: dict[str, Callable[[TaskInVersion, Post], object]] = {
    "a move, with many others at once": lambda row, by: TaskMove.objects.bulk_create([_moved(row, by)]),
    "an outcome": _brought,
    "an extension": _asked,
    "an arrival": _came,
    "a milestone": _step,
    "a milestone put off": lambda row, by: [_step(row, by), Milestone.objects.update(due=None)],
    "a milestone gone": lambda row, by: _step(row, by).delete(),
    "a parent": lambda row, _by: type(row.task).objects.filter(pk=row.task_id).update(parent=row.task_id - 1),
    "a unit gone": lambda row, _by: Assignment.objects.filter(task_in_version=row).delete(),
    "a unit written by hand": _by_hand,
    "the counting rules": _settings,
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_kept_is_what_is_so_whoever_wrote(version: ProgrammeVersion, officer: Post, way: str) -> None:
    row = version.tasks.select_related("task", "version__programme").get(number="3")
    row.version = version
    before = rows_of(version, ON)
    WAYS[way](row, officer)
    assert rows_of(version, ON) == _fresh(version, ON)
    assert (rows_of(version, ON) == before) is way.startswith("a milestone ")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=lives(6, 5), then=lives(6, 5), on=DAYS)
def test_kept_days_follow_every_life(
    version: ProgrammeVersion, officer: Post, org: Org, first: list[Event], then: list[Event], on: date
) -> None:
    days = (on, ON, BEGIN)
    with taken_back():
        for events in (first, then):
            with transaction.atomic():
                live(
                    version, [event for event in events if event[4] not in {"extension", "granted"}], officer, org.legal
                )
            for day in days:
                assert rows_of(version, day) == _fresh(version, day)
                assert day_of(version, day).tell(counts_of) == counts_of(_fresh(version, day))
    assert [rows_of(version, day) for day in days] == [_fresh(version, day) for day in days]


def test_what_was_taken_back_leaves_no_trace(version: ProgrammeVersion, officer: Post) -> None:
    row = version.tasks.select_related("task").get(number="3")
    before = rows_of(version, ON)
    with taken_back():
        _moved(row, officer).save()
        assert rows_of(version, ON) != before
    _step(row, officer)
    assert rows_of(version, ON) == _fresh(version, ON) != before


def test_only_what_changed_is_made_anew(version: ProgrammeVersion, officer: Post) -> None:
    row = version.tasks.select_related("task").get(number="3")
    before = rows_of(version, ON)
    pulse = Pulse.objects.get(task=row.task_id).number
    _moved(row, officer).save()
    after = rows_of(version, ON)
    assert [was is now for was, now in zip(before, after, strict=True)] == [True, True, False, True, True, True]
    assert Pulse.objects.get(task=row.task_id).number > pulse


def test_a_keep_is_bounded_and_still_right(version: ProgrammeVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_ROWS", 12)
    monkeypatch.setattr(keeping, "MOST_TASKS", 5)
    keep = Keep()
    for days in range(5):
        on = ON + timedelta(days)
        assert list(keep.days([version], on)[version.pk].rows) == _fresh(version, on)
    assert keep.rows == 12
    assert keep.tasks == 6
    assert keep.days([], ON) == {}
