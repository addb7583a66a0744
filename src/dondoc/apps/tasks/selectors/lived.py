"""What happened to tasks, and what of it by a day: moves, outcomes, extensions, arrivals; four queries in all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from dondoc.apps.tasks.models import Arrival, Extension, Outcome, TaskMove
from dondoc.core.deadlines.model import Deadline, Precision
from dondoc.core.progress import timeliness
from dondoc.core.progress.lifecycle import Act, State


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
        return self.steps[-1].to if self.steps else None

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
        if all(step.act is not Act.REASSIGN for step in self.steps):
            return tuple(leads)
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


@dataclass(slots=True)
class Life:
    """All that ever happened to one task, each in order of its day; extensions and arrivals as they stand now."""

    steps: list[Step] = field(default_factory=list)
    outcomes: list[Result] = field(default_factory=list)
    extensions: list[timeliness.Extension] = field(default_factory=list)
    arrivals: list[tuple[date, date, date | None]] = field(default_factory=list)

    @property
    def last(self) -> date:
        """The last day on which anything happened; from then on every day tells the same."""
        days = [step.on for step in self.steps[-1:]] + [brought.on for brought in self.outcomes[-1:]]
        days += [day for asked in self.extensions for day in (asked.asked_on, asked.decided_on) if day]
        return max(days + [confirmed for confirmed, _came, _due in self.arrivals[-1:]], default=date.min)

    def by(self, on: date) -> Lived:
        """What of it had happened by the end of ``on``."""
        brought = [one for one in self.outcomes if one.on <= on]
        came = [(day, due) for confirmed, day, due in self.arrivals if confirmed <= on]
        return Lived(
            steps=[step for step in self.steps if step.on <= on],
            outcome=brought[-1] if brought else None,
            extensions=[_known(asked, on) for asked in self.extensions if asked.asked_on <= on],
            arrival=came[-1] if came else None,
        )


def _known(asked: timeliness.Extension, on: date) -> timeliness.Extension:
    """An extension as it was known on a day: not yet decided, when the decision came later."""
    if asked.decided_on is None or asked.decided_on <= on:
        return asked
    return timeliness.Extension(asked.asked_on, asked.to)


def life_of(
    moves: Iterable[TaskMove],
    outcomes: Iterable[Outcome],
    extensions: Iterable[Extension],
    arrivals: Iterable[Arrival],
) -> Life:
    """The life of one task whose rows are at hand, each in its order: the same as ``lives`` reads."""
    found = Life()
    for move in moves:
        named = (move.unit_id, move.unit_name, move.unit_from_id, move.undoes_id)
        found.steps.append(_step(move.pk, move.on, move.act, move.to, *named))
    found.outcomes += [Result(one.on, one.result, one.number, one.dated) for one in outcomes]
    found.extensions += [_asked(one.asked_on, one.to, one.decided_on, one.granted) for one in extensions]
    came = sorted((one.confirmed_on, one.pk, one.came_on, one.due) for one in arrivals if one.confirmed_on is not None)
    found.arrivals += [(confirmed, day, due) for confirmed, _pk, day, due in came]
    return found


def _asked(on: date, to: date, decided: date | None, granted: bool | None) -> timeliness.Extension:
    return timeliness.Extension(on, to, decided, bool(granted and decided))


def _step(pk: int, on: date, act: str, to: str, *named: Any) -> Step:
    unit, name, unit_from, undoes = named
    return Step(pk, on, Act(act), State(to), Unit(unit, name or "") if unit else None, unit_from, undoes)


def lives(**which: Any) -> Mapping[int, Life]:
    """The lives of some tasks, by the task's key; one to which nothing happened is empty.

    Args:
        which: conditions on anything that has a ``task``: ``task__in=[…]``, ``task__programme__in=[…]``.
    """
    found: defaultdict[int, Life] = defaultdict(Life)
    for task, step in _steps(which):
        found[task].steps.append(step)
    brought = Outcome.objects.filter(**which).order_by("on", "pk")
    for task, day, result, number, dated in brought.values_list("task_id", "on", "result", "number", "dated"):
        found[task].outcomes.append(Result(day, result, number, dated))
    asked = Extension.objects.filter(**which).order_by("asked_on", "pk")
    for task, day, to, decided, granted in asked.values_list("task_id", "asked_on", "to", "decided_on", "granted"):
        found[task].extensions.append(_asked(day, to, decided, granted))
    came = Arrival.objects.filter(**which, confirmed_on__isnull=False).order_by("confirmed_on", "pk")
    for task, confirmed, day, due in came.values_list("task_id", "confirmed_on", "came_on", "due"):
        assert confirmed is not None
        found[task].arrivals.append((confirmed, day, due))
    return found


def lived_of(task: int, on: date) -> Lived:
    """What had happened by ``on`` to one task."""
    return lives(task=task)[task].by(on)


def _steps(which: dict[str, Any]) -> Iterator[tuple[int, Step]]:
    moves = TaskMove.objects.filter(**which).order_by("on", "pk")
    columns = ("task_id", "pk", "on", "act", "to", "unit_id", "unit_name", "unit_from_id", "undoes_id")
    for task, pk, day, act, to, *named in moves.values_list(*columns):
        yield task, _step(pk, day, act, to, *named)
