"""A task as of a day: made of its history, which is everything that figures need of it, whatever the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.apps.tasks.selectors.lived import Life, Lived, Result, Unit
from dondoc.core.deadlines.model import Deadline
from dondoc.core.progress.counting import Box, box_of, is_counted
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


@dataclass(frozen=True, slots=True)
class Said:
    """What a version says of a task: its place, its words, its units, its deadline as written."""

    task: int
    parent: int | None
    section: int | None
    theme: int | None
    order: int
    number: str
    text: str
    fold: str
    holds_children: bool
    deadline: Deadline | None
    waits: bool
    lead: tuple[Unit, ...]
    coordinate: tuple[Unit, ...]


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


@dataclass(frozen=True, slots=True)
class Point:
    """What a day makes of a history, as far as the day does not count in it: the same until something happens."""

    lead: tuple[Unit, ...]
    outcome: Result | None
    tracked: Tracked
    moved_on: date


@dataclass(slots=True, eq=False)
class History:
    """Everything about one task of one version, whatever the day; it is made once and never changed.

    Attributes:
        milestones: each as (due, done).
        settled: the last day on which anything happened, with what has been so since; made on first use.
    """

    said: Said
    life: Life
    milestones: tuple[tuple[date | None, date | None], ...]
    settled: tuple[date, Point | None] | None = None

    def row(self, on: date, settings: Settings) -> TaskRow | None:
        """The task at the end of ``on``, or None before it was assigned."""
        point, said = self._point(on), self.said
        if point is None:
            return None
        tracked = point.tracked
        judgement = judge(tracked, on, settings)
        return TaskRow(
            task=said.task,
            parent=said.parent,
            section=said.section,
            theme=said.theme,
            number=said.number,
            text=said.text,
            fold=said.fold,
            lead=point.lead,
            coordinate=said.coordinate,
            in_force=in_force(tracked.deadline, tracked.extensions, on),
            outcome=point.outcome,
            tracked=tracked,
            judgement=judgement,
            box=box_of(judgement) if is_counted(tracked) else None,
            moved_on=point.moved_on,
            missed=self._missed(on),
        )

    def _point(self, on: date) -> Point | None:
        if self.settled is None:
            last = self.life.last
            self.settled = (last, _point_of(self.said, self.life.by(last)))
        last, point = self.settled
        return point if on >= last else _point_of(self.said, self.life.by(on))

    def _missed(self, on: date) -> int:
        return sum(judge_milestone(due, done, on)[0] is MilestoneStanding.MISSED for due, done in self.milestones)


def _point_of(said: Said, past: Lived) -> Point | None:
    if past.state is None:
        return None
    lead = past.leads(said.lead)
    tracked = track(str(said.task), said.deadline, said.waits, past, lead, holds_children=said.holds_children)
    return Point(lead, past.outcome, tracked, max(step.on for step in past.steps))


def track(
    key: str,
    written: Deadline | None,
    waits: bool,
    past: Lived,
    lead: Sequence[Unit],
    *,
    holds_children: bool = False,
) -> Tracked:
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
        holds_children=holds_children,
    )
