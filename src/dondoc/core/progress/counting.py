"""Counting tasks as of a day: the official boxes, once for screen, mail, spreadsheet and report (rules 1 to 7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dondoc.core.progress.lifecycle import State
from dondoc.core.progress.timeliness import DEFAULT, Judgement, Settings, Timeliness, Tracked, judge


class Box(StrEnum):
    """Where a counted task stands; every counted task stands in exactly one (rule 3)."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    OPEN_IN_TIME = "open_in_time"
    OPEN_OVERDUE = "open_overdue"
    NO_DEADLINE = "no_deadline"
    SUSPENDED = "suspended"


_BOXES: Mapping[Timeliness, Box] = {
    Timeliness.DONE_ON_TIME: Box.DONE_ON_TIME,
    Timeliness.DONE_LATE: Box.DONE_LATE,
    Timeliness.ON_TRACK: Box.OPEN_IN_TIME,
    Timeliness.DUE_SOON: Box.OPEN_IN_TIME,
    Timeliness.OVERDUE: Box.OPEN_OVERDUE,
    Timeliness.NO_DEADLINE: Box.NO_DEADLINE,
    Timeliness.WAITING: Box.NO_DEADLINE,
    Timeliness.SUSPENDED: Box.SUSPENDED,
}

UNCOUNTED = frozenset({State.DRAFT, State.SUPERSEDED, State.CANCELLED})
"""The states in which a task stands in no box (rule 1)."""


def is_counted(task: Tracked) -> bool:
    """Drafts, superseded and cancelled tasks are not counted (rule 1); of a collective task its children are (rule 5).

    >>> [is_counted(Tracked("1", state)) for state in (State.DRAFT, State.ASSIGNED, State.SUSPENDED, State.CANCELLED)]
    [False, True, True, False]
    >>> is_counted(Tracked("1", State.ASSIGNED, holds_children=True))
    False
    """
    return task.state not in UNCOUNTED and not task.holds_children


def box_of(judgement: Judgement) -> Box:
    """The official box of a judged task; waiting stands in "không xác định thời hạn", marked (rule 3)."""
    return _BOXES[judgement.timeliness]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tasks stand in each box; the boxes always add up to the total (rule 3).

    ``waiting`` are those of ``no_deadline`` that wait for something; ``pending`` those of the open ones that wait to be
    confirmed; ``cancelled`` are listed apart and stand in no box; ``shared`` have more than one lead (rule 4).
    """

    done_on_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    open_overdue: int = 0
    no_deadline: int = 0
    suspended: int = 0
    waiting: int = 0
    pending: int = 0
    cancelled: int = 0
    shared: int = 0

    @property
    def total(self) -> int:
        """The sum of the six boxes."""
        return self.done + self.open + self.no_deadline + self.suspended

    @property
    def done(self) -> int:
        """Confirmed done, on time or late."""
        return self.done_on_time + self.done_late

    @property
    def open(self) -> int:
        """Not yet done, with a deadline."""
        return self.open_in_time + self.open_overdue

    def __add__(self, other: Counts) -> Counts:
        """The boxes of two sets of tasks that share none.

        >>> (Counts(done_late=1) + Counts(done_late=2, suspended=1)).total
        4
        """
        return Counts(
            done_on_time=self.done_on_time + other.done_on_time,
            done_late=self.done_late + other.done_late,
            open_in_time=self.open_in_time + other.open_in_time,
            open_overdue=self.open_overdue + other.open_overdue,
            no_deadline=self.no_deadline + other.no_deadline,
            suspended=self.suspended + other.suspended,
            waiting=self.waiting + other.waiting,
            pending=self.pending + other.pending,
            cancelled=self.cancelled + other.cancelled,
            shared=self.shared + other.shared,
        )

    def of(self, box: Box) -> int:
        """The figure of one box."""
        return int(getattr(self, box.value))

    @property
    def completion_rate(self) -> Decimal | None:
        """Percent of the total that is done, to one decimal; None when there is nothing to count (no data is not zero).

        >>> Counts(done_on_time=2, open_in_time=1).completion_rate, Counts().completion_rate
        (Decimal('66.7'), None)
        """
        return _percent(self.done, self.total)

    @property
    def overdue_rate(self) -> Decimal | None:
        """Percent of the total that is open and overdue, to one decimal, or None when there is nothing to count."""
        return _percent(self.open_overdue, self.total)


def _percent(part: int, whole: int) -> Decimal | None:
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1")) if whole else None


def count(tasks: Iterable[Tracked], on: date, settings: Settings = DEFAULT) -> Counts:
    """The boxes of the tasks as of ``on``; a task with several leads counts once (rule 4).

    >>> from dondoc.core.deadlines.model import Deadline
    >>> year = Deadline("Năm 2021", due=date(2021, 12, 31))
    >>> tasks = [Tracked("1", State.ASSIGNED, year), Tracked("2", State.ACCEPTED), Tracked("3", State.CANCELLED, year),
    ...          Tracked("4", State.COMPLETED, year, outcome_on=date(2022, 1, 3), leads=("A", "B"))]
    >>> counts = count(tasks, date(2022, 1, 10))
    >>> counts.open_overdue, counts.no_deadline, counts.done_late, counts.total, counts.cancelled, counts.shared
    (1, 1, 1, 3, 1, 1)
    """
    return add_up((task, judge(task, on, settings)) for task in tasks)


def add_up(judged: Iterable[tuple[Tracked, Judgement]]) -> Counts:
    """The boxes of tasks already judged; ``count`` of the same tasks on the same day says the same."""
    tally: Counter[str] = Counter()
    found: Counter[Timeliness] = Counter()
    for task, judgement in judged:
        if not is_counted(task):
            tally["cancelled"] += task.state is State.CANCELLED and not task.holds_children
            continue
        found[judgement.timeliness] += 1
        if task.state is State.PENDING_CONFIRMATION:
            tally["pending"] += 1
        if len(task.leads) > 1 and len(set(task.leads)) > 1:
            tally["shared"] += 1
    for timeliness, many in found.items():
        tally[_BOXES[timeliness].value] += many
    return Counts(**tally, waiting=found[Timeliness.WAITING])


def count_by(
    tasks: Iterable[Tracked], keys: Callable[[Tracked], Iterable[str]], on: date, settings: Settings = DEFAULT
) -> dict[str, Counts]:
    """The boxes under each key; a task stands once under each distinct key that it has.

    >>> both = Tracked("1", State.ASSIGNED, leads=("Vụ A", "Vụ B"))
    >>> rows = count_by([both], lambda task: task.leads, date(2021, 1, 1))
    >>> {name: counts.total for name, counts in rows.items()}, count([both], date(2021, 1, 1)).total
    ({'Vụ A': 1, 'Vụ B': 1}, 1)
    """
    groups: dict[str, list[Tracked]] = {}
    for task in tasks:
        for key in dict.fromkeys(keys(task)):
            groups.setdefault(key, []).append(task)
    return {key: count(members, on, settings) for key, members in groups.items()}


def count_by_lead(tasks: Iterable[Tracked], on: date, settings: Settings = DEFAULT) -> dict[str, Counts]:
    """A row for each lead unit (rule 4); the total row is ``count`` of the same tasks, and ``shared`` its footnote."""
    return count_by(tasks, lambda task: task.leads, on, settings)
