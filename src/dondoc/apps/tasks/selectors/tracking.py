"""The one selector of tasks as of a day: rows, boxes, lists and every report come from here (rule 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Assignment, Milestone, TaskInVersion, TaskMove
from dondoc.core.deadlines.model import Deadline, Precision, WaitsFor
from dondoc.core.progress.counting import Box, Counts, add_up, box_of, is_counted
from dondoc.core.progress.lifecycle import Moved, State, state_on
from dondoc.core.progress.timeliness import Judgement, MilestoneStanding, Settings, Tracked, judge, judge_milestone

_COLUMNS = (
    "pk", "version_id", "task_id", "task__parent_id", "section_id", "order", "number", "text", "holds_children", "fold",
    "deadline_raw", "deadline_start", "deadline_due", "deadline_time", "deadline_precision", "deadline_inclusive",
    "deadline_rule", "waits_kind", "waits_raw",
)  # fmt: skip


_AS_SAID = {
    "task": "task_id",
    "parent": "task__parent_id",
    "section": "section_id",
    "number": "number",
    "text": "text",
    "fold": "fold",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as an assignment names it; ``key`` is None outside the register."""

    key: int | None
    name: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as of a day: what the version says, where it stands, and how that stands to its deadline.

    Attributes:
        task: key of the task; the page of a task is known by it.
        box: its official box, None when it is not counted (a collective whose children count, a cancelled one).
        moved_on: the last day on which something moved.
        missed: how many milestones are "chậm mốc".
    """

    task: int
    parent: int | None
    section: int | None
    number: str
    text: str
    fold: str
    lead: tuple[Unit, ...]
    coordinate: tuple[Unit, ...]
    tracked: Tracked
    judgement: Judgement
    box: Box | None
    moved_on: date
    missed: int

    @property
    def deadline(self) -> Deadline | None:
        """The original deadline as written."""
        return self.tracked.deadline

    @property
    def state(self) -> State:
        """Where it stands in its life."""
        return self.tracked.state


def rows_of(version: ProgrammeVersion, on: date) -> list[TaskRow]:
    """Every task of the version that was assigned by ``on``, in the order of the document. Four queries."""
    return rows_of_all([version], on)[version.pk]


def rows_of_all(versions: Sequence[ProgrammeVersion], on: date) -> dict[int, list[TaskRow]]:
    """The rows of several versions, by the version's key. Four queries, however many there are."""
    settings = {version.pk: version.programme.settings for version in versions}
    said = TaskInVersion.objects.filter(version__in=versions).order_by("version", "order").values(*_COLUMNS)
    units, moves, milestones = _units(versions), _moves(versions, on), _missed(versions, on)
    found: dict[int, list[TaskRow]] = {version.pk: [] for version in versions}
    for line in said:
        row = _row(line, units, moves, milestones, (settings[line["version_id"]], on))
        if row is not None:
            found[line["version_id"]].append(row)
    return found


def counts(version: ProgrammeVersion, on: date) -> Counts:
    """The official boxes of a version as of ``on``."""
    return counts_of(rows_of(version, on))


def counts_of(rows: Iterable[TaskRow]) -> Counts:
    """The official boxes of rows, as of the day that they were asked for."""
    return add_up((row.tracked, row.judgement) for row in rows)


def _row(
    said: dict[str, Any],
    units: dict[int, dict[str, list[Unit]]],
    moves: dict[int, list[Moved]],
    missed: dict[int, int],
    ruled: tuple[Settings, date],
) -> TaskRow | None:
    settings, on = ruled
    made, named = moves[said["task_id"]], units[said["pk"]]
    state = state_on(made, on)
    if state is None:
        return None
    tracked = _tracked(said, state, named["lead"])
    judgement = judge(tracked, on, settings)
    return TaskRow(
        **{name: said[column] for name, column in _AS_SAID.items()},
        lead=tuple(named["lead"]),
        coordinate=tuple(named["coordinate"]),
        tracked=tracked,
        judgement=judgement,
        box=box_of(judgement) if is_counted(tracked) else None,
        moved_on=max(moved.on for moved in made),
        missed=missed.get(said["task_id"], 0),
    )


def _tracked(said: dict[str, Any], state: State, lead: Sequence[Unit]) -> Tracked:
    return Tracked(
        key=str(said["task_id"]),
        state=state,
        deadline=_deadline(said),
        leads=tuple(unit.name for unit in lead),
        waits=bool(said["waits_kind"]),
        holds_children=said["holds_children"],
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


def _units(versions: Sequence[ProgrammeVersion]) -> dict[int, dict[str, list[Unit]]]:
    found: dict[int, dict[str, list[Unit]]] = defaultdict(lambda: {"lead": [], "coordinate": []})
    named = Assignment.objects.filter(task_in_version__version__in=versions).order_by(
        "task_in_version", "role", "order"
    )
    for row, role, key, name in named.values_list("task_in_version_id", "role", "unit_id", "name"):
        found[row][role].append(Unit(key, name))
    return found


def _moves(versions: Sequence[ProgrammeVersion], on: date) -> dict[int, list[Moved]]:
    found: dict[int, list[Moved]] = defaultdict(list)
    made = TaskMove.objects.filter(task__in_versions__version__in=versions, on__lte=on).distinct().order_by("on", "pk")
    for task, day, to in made.values_list("task_id", "on", "to"):
        found[task].append(Moved(day, State(to)))
    return found


def _missed(versions: Sequence[ProgrammeVersion], on: date) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    due = Milestone.objects.filter(task__in_versions__version__in=versions, due__lt=on).distinct()
    for _key, task, day, done in due.values_list("pk", "task_id", "due", "done_on"):
        found[task] += judge_milestone(day, done, on)[0] is MilestoneStanding.MISSED
    return found


def units_in(rows: Iterable[TaskRow]) -> list[Unit]:
    """The units that lead or coordinate, by name, once each."""
    return sorted(set(_all_units(rows)), key=lambda unit: unit.name)


def _all_units(rows: Iterable[TaskRow]) -> Iterator[Unit]:
    for row in rows:
        yield from row.lead
        yield from row.coordinate
