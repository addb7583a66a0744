"""A programme that grew to any size and was lived for some months, written in bulk beside a small published one."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from phrases import TIMES, prose, task

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.folding import fold
from dondoc.apps.organisation.models import OrgUnit, UnitKind, UnitName
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import (
    Assignment,
    Extension,
    Milestone,
    Outcome,
    Task,
    TaskInVersion,
    TaskMove,
    TaskSource,
    TaskUpdate,
)
from dondoc.core.deadlines import read_deadline
from dondoc.core.progress.lifecycle import Act, State

UNITS = 93
PATH = (
    (Act.PUBLISH, State.ASSIGNED, 0),
    (Act.ACCEPT, State.ACCEPTED, 3),
    (Act.START, State.IN_PROGRESS, 10),
    (Act.SUBMIT, State.PENDING_CONFIRMATION, 60),
    (Act.CONFIRM, State.COMPLETED, 65),
)
"""The acts of a life, the state that each leads to, and after how many days it comes."""


def grow(version: ProgrammeVersion, tasks: int, begun: date, units: int = UNITS) -> None:
    """Let a small version have ``tasks`` tasks, each with its part of a life.

    Args:
        version: as ``plan.build`` made it; its tasks serve as patterns for the words' places and sources.
        tasks: how many there shall be.
        begun: the day on which the tasks were given.
        units: how many units the ministry shall have.
    """
    patterns = list(version.tasks.order_by("order").prefetch_related("task__sources"))
    made = [_copy(version, patterns[n % len(patterns)], n) for n in range(len(patterns), tasks)]
    Task.objects.bulk_create([row.task for row in made])
    for row in made:
        row.task_id = row.task.pk
    houses = _units(units)
    named = [_assignments(row, houses) for row in made]
    for row, assignments in zip(made, named, strict=True):
        row.fold = fold(" ".join((row.number, row.text, *(one.name for one in assignments))))
    TaskInVersion.objects.bulk_create(made)
    Assignment.objects.bulk_create([one for row in named for one in row])
    TaskSource.objects.bulk_create([_source(patterns[row.order % len(patterns)], row) for row in made])
    by = Post.objects.get()
    TaskMove.objects.bulk_create([TaskMove(**_moved(row, by, begun, *PATH[0])) for row in made])
    _live([*patterns, *made], by, begun)


def _copy(version: ProgrammeVersion, pattern: TaskInVersion, n: int) -> TaskInVersion:
    raw = TIMES[n % len(TIMES)]
    deadline = read_deadline(raw, year=2026, issued=date(2026, 1, 5))
    return TaskInVersion(
        task=Task(programme=version.programme, key=f"t-{n}"),
        version=version,
        section_id=pattern.section_id,
        order=n,
        number=str(n + 1),
        text=f"{task(n)} ({n + 1})",
        deadline_raw=raw,
        deadline_start=deadline.start if deadline else None,
        deadline_due=deadline.due if deadline else None,
        deadline_precision=deadline.precision if deadline else "none",
        deadline_inclusive=deadline.inclusive if deadline else True,
    )


def _units(many: int) -> list[tuple[OrgUnit, str]]:
    """The units of the ministry, as many more as there shall be, with their names."""
    found = list(OrgUnit.objects.exclude(kind=UnitKind.MINISTRY).order_by("order"))
    first, above = found[0], OrgUnit.objects.get(kind=UnitKind.MINISTRY)
    kept: dict[str, Any] = {"kind": UnitKind.DEPARTMENT, "parent": above, "valid_from": first.valid_from}
    more = [OrgUnit(code=f"CC{n}", order=n, **kept) for n in range(len(found), many)]
    OrgUnit.objects.bulk_create(more)
    UnitName.objects.bulk_create(
        [UnitName(unit=unit, name=f"Chi cục vùng {unit.order}", valid_from=first.valid_from) for unit in more]
    )
    return [
        (unit, str(unit)) for unit in OrgUnit.objects.exclude(pk=above.pk).prefetch_related("names").order_by("order")
    ]


def _assignments(row: TaskInVersion, units: list[tuple[OrgUnit, str]]) -> list[Assignment]:
    def named(place: int, role: str, order: int) -> Assignment:
        unit, name = units[place % len(units)]
        return Assignment(task_in_version=row, role=role, unit=unit, name=name, raw=name, order=order)

    beside = [named(row.order + step, "coordinate", step - 1) for step in range(1, 1 + row.order % 4)]
    return [named(row.order, "lead", 0), *beside]


def _source(pattern: TaskInVersion, row: TaskInVersion) -> TaskSource:
    source = copy(next(iter(pattern.task.sources.all())))
    source.pk, source.task_id = None, row.task_id
    return source


def _moved(row: TaskInVersion, by: Post, begun: date, *step: Any) -> dict[str, Any]:
    act, to, days = step
    on = begun + timedelta(days=days + row.order % 7)
    return {"task_id": row.task_id, "act": act, "to": to, "on": on, "at": timezone.now(), "by": by.person}


def _live(rows: list[TaskInVersion], by: Post, begun: date) -> None:
    """Of five tasks one only given, one accepted, one begun, one submitted, one confirmed; with what goes with it."""
    lived = [(row, step) for row in rows for step in PATH[1 : 1 + row.order % 5]]
    moves = TaskMove.objects.bulk_create([TaskMove(**_moved(row, by, begun, *step)) for row, step in lived])
    Outcome.objects.bulk_create(
        [
            Outcome(
                task_id=move.task_id, move=move, on=move.on, result=prose(move.task_id, 1), number="1/BC", dated=move.on
            )
            for move in moves
            if move.act == Act.SUBMIT
        ]
    )
    for state in {step[1] for step in PATH}:
        Task.objects.filter(pk__in=_reached(rows, state)).update(state=state)
    TaskUpdate.objects.bulk_create([_update(row, by, begun) for row in rows if row.order % 2])
    Extension.objects.bulk_create([_extension(row, by, begun) for row in rows if row.order % 20 == 2])
    Milestone.objects.bulk_create([one for row in rows if row.order % 4 == 0 for one in _milestones(row, by, begun)])


def _reached(rows: list[TaskInVersion], state: State) -> list[int]:
    return [row.task_id for row in rows if PATH[row.order % 5][1] is state]


def _update(row: TaskInVersion, by: Post, begun: date) -> TaskUpdate:
    words = {"result": prose(row.order, 2), "difficulties": prose(row.order, 1) if row.order % 6 == 1 else ""}
    on = begun + timedelta(days=row.order % 160)
    sent: dict[str, Any] = {"state": TaskUpdate.State.SENT, "saved_at": timezone.now(), "sent_at": timezone.now()}
    return TaskUpdate(task_id=row.task_id, unit=by.unit, by=by.person, on=on, percent=row.order % 100, **words, **sent)


def _extension(row: TaskInVersion, by: Post, begun: date) -> Extension:
    asked, decided = begun + timedelta(days=20), begun + timedelta(days=25)
    days = {"asked_on": asked, "good_day": asked, "to": date(2026, 12, 31), "decided_on": decided}
    signed: dict[str, Any] = {"asked_by": by.person, "asked_at": timezone.now(), "decided_by": by.person}
    return Extension(task_id=row.task_id, reason=prose(row.order, 1), granted=True, **days, **signed)


def _milestones(row: TaskInVersion, by: Post, begun: date) -> Iterator[Milestone]:
    for place in range(2):
        due = begun + timedelta(days=60 + 40 * place + row.order % 30)
        yield Milestone(
            task_id=row.task_id, name=f"Mốc {place + 1}", due=due, original_due=due, set_by=by.person, order=20 + place
        )
