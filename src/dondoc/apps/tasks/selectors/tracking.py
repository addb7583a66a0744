"""The one selector of tasks as of a day: rows, boxes, lists and every report come from here (rule 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Assignment, Milestone, TaskInVersion
from dondoc.apps.tasks.selectors.lived import Lived, Result, Unit, lived
from dondoc.core.deadlines.model import Deadline, Precision, WaitsFor
from dondoc.core.progress.counting import Box, Counts, add_up, box_of, is_counted
from dondoc.core.progress.lifecycle import State
from dondoc.core.progress.timeliness import (
    Judgement,
    MilestoneStanding,
    Settings,
    Tracked,
    in_force,
    judge,
    judge_milestone,
)

_COLUMNS = (
    *("pk", "version_id", "task_id", "task__programme_id", "task__parent_id", "section_id", "theme_id", "order"),
    *("number", "text", "fold", "holds_children", "deadline_raw", "deadline_start", "deadline_due", "deadline_time"),
    *("deadline_precision", "deadline_inclusive", "deadline_rule", "waits_kind", "waits_raw"),
)

_AS_SAID = {
    "task": "task_id",
    "parent": "task__parent_id",
    "section": "section_id",
    "theme": "theme_id",
    "number": "number",
    "text": "text",
    "fold": "fold",
}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as of a day: what the version says, where it stands, and how that stands to its deadline.

    Attributes:
        task: key of the task; the page of a task is known by it.
        lead: its lead units on that day, after every handing over.
        in_force: the deadline that counts on that day, extensions included.
        outcome: what the last submission brought, or None.
        box: its official box, None when it is not counted (a collective whose children count, a cancelled one).
        moved_on: the last day on which something moved.
        missed: how many milestones are "chậm mốc".
    """

    task: int
    parent: int | None
    section: int | None
    theme: int | None
    number: str
    text: str
    fold: str
    lead: tuple[Unit, ...]
    coordinate: tuple[Unit, ...]
    in_force: Deadline | None
    outcome: Result | None
    tracked: Tracked
    judgement: Judgement
    box: Box | None
    moved_on: date
    missed: int

    @property
    def deadline(self) -> Deadline | None:
        """The original deadline: as written, or as the awaited thing brought it; no extension changes it."""
        return self.tracked.deadline

    @property
    def state(self) -> State:
        """Where it stands in its life."""
        return self.tracked.state

    @property
    def hollow(self) -> bool:
        """Whether it is said to be done with nothing dated behind the words."""
        claimed = self.state in {State.COMPLETED, State.PENDING_CONFIRMATION}
        return claimed and (self.outcome is None or self.outcome.hollow)


def rows_of(version: ProgrammeVersion, on: date) -> list[TaskRow]:
    """Every task of the version that was assigned by ``on``, in the order of the document. Seven queries."""
    return rows_of_all([version], on)[version.pk]


def rows_of_all(
    versions: Sequence[ProgrammeVersion], on: date, only: Collection[int] | None = None
) -> dict[int, list[TaskRow]]:
    """The rows of several versions, by the version's key. Seven queries, however many there are.

    Args:
        versions: which ones, their programmes beside them.
        on: the day asked about.
        only: keys of the tasks wanted, or None for all.
    """
    settings = {version.pk: version.programme.settings for version in versions}
    programmes = {version.programme_id for version in versions}
    said = TaskInVersion.objects.filter(version__in=versions).order_by("version", "order")
    said = said if only is None else said.filter(task__in=only)
    units, past, missed = _units(versions, only), lived(programmes, on, only), _missed(programmes, on, only)
    found: dict[int, list[TaskRow]] = {version.pk: [] for version in versions}
    for line in said.values(*_COLUMNS):
        if line["task_id"] in past:
            task = line["task_id"]
            row = _row(line, units[line["pk"]], past[task], (settings[line["version_id"]], on), missed[task])
            found[line["version_id"]] += [row] if row else []
    return found


def tracked(version: ProgrammeVersion, on: date) -> list[Tracked]:
    """What counting needs of every task of the version as of ``on``, in the order of the document."""
    return [row.tracked for row in rows_of(version, on)]


def counts(version: ProgrammeVersion, on: date) -> Counts:
    """The official boxes of a version as of ``on``."""
    return counts_of(rows_of(version, on))


def counts_of(rows: Iterable[TaskRow]) -> Counts:
    """The official boxes of rows, as of the day that they were asked for."""
    return add_up((row.tracked, row.judgement) for row in rows)


def boxes(rows: Iterable[TaskRow]) -> dict[Box, list[TaskRow]]:
    """The rows of each official box, in order: the lists that the figures open."""
    found: dict[Box, list[TaskRow]] = {box: [] for box in Box}
    for row in rows:
        if row.box is not None:
            found[row.box].append(row)
    return found


def _row(
    said: dict[str, Any], named: dict[str, list[Unit]], past: Lived, ruled: tuple[Settings, date], missed: int
) -> TaskRow | None:
    settings, on = ruled
    if past.state is None:
        return None
    lead = past.leads(named["lead"])
    tracked = track(str(said["task_id"]), _deadline(said), bool(said["waits_kind"]), past, lead)
    tracked = replace(tracked, holds_children=said["holds_children"])
    judgement = judge(tracked, on, settings)
    return TaskRow(
        **{name: said[column] for name, column in _AS_SAID.items()},
        lead=lead,
        coordinate=tuple(named["coordinate"]),
        in_force=in_force(tracked.deadline, tracked.extensions, on),
        outcome=past.outcome,
        tracked=tracked,
        judgement=judgement,
        box=box_of(judgement) if is_counted(tracked) else None,
        moved_on=max(step.on for step in past.steps),
        missed=missed,
    )


def track(key: str, written: Deadline | None, waits: bool, past: Lived, lead: Sequence[Unit]) -> Tracked:
    """What counting needs of one task: its deadline as written and what had happened to it."""
    assert past.state is not None
    return Tracked(
        key=key,
        state=past.state,
        deadline=past.deadline(written),
        extensions=tuple(past.extensions),
        outcome_on=past.outcome.dated if past.outcome else None,
        reported_on=past.finished_on,
        leads=tuple(unit.name for unit in lead),
        waits=waits and past.arrival is None,
    )


def _deadline(said: dict[str, Any]) -> Deadline | None:
    if not (said["deadline_raw"] or said["deadline_due"]):
        return None
    return Deadline(
        raw=said["deadline_raw"],
        start=said["deadline_start"],
        due=said["deadline_due"],
        time=said["deadline_time"] or None,
        precision=Precision(said["deadline_precision"]),
        inclusive=said["deadline_inclusive"],
        rule=said["deadline_rule"] or None,
        waits_for=WaitsFor(said["waits_kind"], said["waits_raw"]) if said["waits_kind"] else None,
    )


def _units(versions: Sequence[ProgrammeVersion], only: Collection[int] | None) -> dict[int, dict[str, list[Unit]]]:
    found: dict[int, dict[str, list[Unit]]] = defaultdict(lambda: {"lead": [], "coordinate": []})
    named = Assignment.objects.filter(task_in_version__version__in=versions)
    named = named if only is None else named.filter(task_in_version__task__in=only)
    named = named.order_by("task_in_version", "role", "order")
    for row, role, key, name in named.values_list("task_in_version_id", "role", "unit_id", "name"):
        found[row][role].append(Unit(key, name))
    return found


def _missed(programmes: Iterable[int], on: date, only: Collection[int] | None) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    due = Milestone.objects.filter(task__programme__in=list(programmes), due__lt=on)
    due = due if only is None else due.filter(task__in=only)
    for task, day, done in due.values_list("task_id", "due", "done_on"):
        found[task] += judge_milestone(day, done, on)[0] is MilestoneStanding.MISSED
    return found


def units_in(rows: Iterable[TaskRow]) -> list[Unit]:
    """The units that lead or coordinate, by name, once each."""
    return sorted(set(_all_units(rows)), key=lambda unit: unit.name)


def _all_units(rows: Iterable[TaskRow]) -> Iterator[Unit]:
    for row in rows:
        yield from row.lead
        yield from row.coordinate
