"""What had happened to tasks by a day: moves, outcomes, extensions, arrivals. Four queries, however many tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from dondoc.apps.tasks.models import Arrival, Extension, Outcome, TaskMove
from dondoc.core.deadlines.model import Deadline, Precision
from dondoc.core.progress import timeliness
from dondoc.core.progress.lifecycle import Act, Moved, State, state_on


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as an assignment names it; ``key`` is None outside the register."""

    key: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a submission brought: the words, the document's number and date; without a date it is hollow."""

    on: date
    result: str
    number: str
    dated: date | None

    @property
    def hollow(self) -> bool:
        """Whether nothing dated stands behind the words."""
        return self.dated is None


@dataclass(frozen=True, slots=True)
class Step:
    """A move as far as a day's figures need it."""

    pk: int
    on: date
    act: Act
    to: State
    unit: Unit | None = None
    unit_from: int | None = None
    undoes: int | None = None


@dataclass
class Lived:
    """What had happened to one task by the end of a day.

    Attributes:
        steps: its moves in order, those taken back and those that take back included.
        outcome: the last submission's result, or None.
        extensions: asked for by that day; decided or not is as of that day.
        arrival: the last confirmed arrival as (came on, due), or None.
    """

    steps: list[Step] = field(default_factory=list)
    outcome: Result | None = None
    extensions: list[timeliness.Extension] = field(default_factory=list)
    arrival: tuple[date, date | None] | None = None

    @property
    def state(self) -> State | None:
        """Where it stood, or None before it was assigned."""
        moved = [Moved(step.on, step.to) for step in self.steps]
        return state_on(moved, moved[-1].on) if moved else None

    @property
    def standing(self) -> list[Step]:
        """The moves that were not taken back."""
        undone = {step.undoes for step in self.steps}
        return [step for step in self.steps if step.pk not in undone and step.undoes is None]

    @property
    def finished_on(self) -> date | None:
        """The day on which the result was reported, else the one of its confirmation, when it is done."""
        done = [step.on for step in self.standing if step.to is State.COMPLETED]
        if not done:
            return None
        return self.outcome.on if self.outcome else done[-1]

    def leads(self, named: Sequence[Unit]) -> tuple[Unit, ...]:
        """The lead units after every handing over, from those that the document names."""
        leads = list(named)
        for step in self.standing:
            if step.act is Act.REASSIGN and step.unit is not None:
                leads = _handed_over(leads, step.unit, step.unit_from)
        return tuple(leads)

    def deadline(self, written: Deadline | None) -> Deadline | None:
        """The original deadline: as written, or the day that the awaited thing brought (rule 10)."""
        if self.arrival is None:
            return written
        base = written or Deadline("")
        return replace(
            base, start=None, due=self.arrival[1], precision=Precision.DAY, inclusive=True, rule=None, waits_for=None
        )


def _handed_over(leads: Sequence[Unit], to: Unit, gone: int | None) -> list[Unit]:
    kept = [unit for unit in leads if unit.key != to.key]
    places = [place for place, unit in enumerate(kept) if unit.key == gone] or ([0] if len(kept) == 1 else [])
    if not places:
        return [*kept, to]
    return [to if place == places[0] else unit for place, unit in enumerate(kept)]


def lived(programmes: Iterable[int], on: date, only: Collection[int] | None = None) -> Mapping[int, Lived]:
    """What had happened by ``on`` to every task of these programmes (or to ``only`` some), by the task's key."""
    which: dict[str, Any] = {"task__programme__in": list(programmes)}
    return _gathered(which if only is None else {"task__in": list(only)}, on)


def lived_of(task: int, on: date) -> Lived:
    """What had happened by ``on`` to one task."""
    return _gathered({"task": task}, on)[task]


def _gathered(which: dict[str, Any], on: date) -> Mapping[int, Lived]:
    found: defaultdict[int, Lived] = defaultdict(Lived)
    for task, step in _steps(which, on):
        found[task].steps.append(step)
    brought = Outcome.objects.filter(**which, on__lte=on).order_by("on", "pk")
    for task, day, result, number, dated in brought.values_list("task_id", "on", "result", "number", "dated"):
        found[task].outcome = Result(day, result, number, dated)
    _asked(found, which, on)
    came = Arrival.objects.filter(**which, confirmed_on__lte=on).order_by("confirmed_on", "pk")
    for task, day, due in came.values_list("task_id", "came_on", "due"):
        found[task].arrival = (day, due)
    return found


def _steps(which: dict[str, Any], on: date) -> Iterator[tuple[int, Step]]:
    moves = TaskMove.objects.filter(**which, on__lte=on).order_by("on", "pk")
    columns = ("task_id", "pk", "on", "act", "to", "unit_id", "unit_name", "unit_from_id", "undoes_id")
    for task, pk, day, act, to, unit, name, unit_from, undoes in moves.values_list(*columns):
        named = Unit(unit, name or "") if unit else None
        yield task, Step(pk, day, Act(act), State(to), named, unit_from, undoes)


def _asked(found: Mapping[int, Lived], which: dict[str, Any], on: date) -> None:
    asked = Extension.objects.filter(**which, asked_on__lte=on).order_by("asked_on", "pk")
    for task, day, to, decided, granted in asked.values_list("task_id", "asked_on", "to", "decided_on", "granted"):
        known = decided if decided and decided <= on else None
        found[task].extensions.append(timeliness.Extension(day, to, known, bool(granted and known)))
