"""The second axis of a task: how it stands to its deadline, computed for any day and never stored (rules 1 to 11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dondoc.core.deadlines import last_good_day
from dondoc.core.deadlines.model import Deadline
from dondoc.core.progress.lifecycle import State


class Timeliness(StrEnum):
    """How a task stands to the deadline in force."""

    NO_DEADLINE = "no_deadline"
    WAITING = "waiting"
    ON_TRACK = "on_track"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a programme may choose.

    Attributes:
        strict: "trước ngày D" has its last good day on D - 1 (the default), or on D when False (rule 8).
        soon_days: from how many days before the last good day a task counts as due soon.
    """

    strict: bool = True
    soon_days: int = 7


DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class Extension:
    """A new deadline that was asked for and decided (rule 11).

    Attributes:
        asked_on: the day it was asked.
        to: the last day asked for, inclusive.
        decided_on: the day of the decision, or None while it waits.
        granted: what was decided.
    """

    asked_on: date
    to: date
    decided_on: date | None = None
    granted: bool = False


@dataclass(frozen=True, slots=True)
class Tracked:
    """What judging and counting need of one task, as it stood on the day asked about.

    Attributes:
        key: the task's identity.
        state: its state on that day.
        deadline: the original deadline as written, or None.
        extensions: what was asked and decided, in order.
        outcome_on: the date of the outcome document or of the evidence; None while there is neither.
        reported_on: the day on which the unit reported it done, when it has no dated outcome.
        leads: the names (or keys) of its lead units.
        waits: True while the thing that it waits for has not come (rule 10).
        holds_children: True for a collective task whose children count in its place (rule 5).
    """

    key: str
    state: State
    deadline: Deadline | None = None
    extensions: tuple[Extension, ...] = ()
    outcome_on: date | None = None
    reported_on: date | None = None
    leads: tuple[str, ...] = ()
    waits: bool = False
    holds_children: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a day says of a task.

    Attributes:
        timeliness: where it stands.
        last_good_day: the last day in time of the deadline in force, or None without one.
        days: days late (overdue, done late) or days left (on track, due soon); None without a deadline.
        ends_later: a last good day that an extension moved, with the original one beside it in ``original``.
        original: the last good day of the original deadline, or None.

    Done is on time when the outcome document is dated in time, whatever day somebody clicked (rule 2):

    >>> may = Deadline("Tháng 5/2021", due=date(2021, 5, 31))
    >>> done = Tracked("1", State.COMPLETED, may, outcome_on=date(2021, 5, 28))
    >>> judge(done, date(2021, 7, 1)).timeliness
    <Timeliness.DONE_ON_TIME: 'done_on_time'>

    Waiting for confirmation is not done; it is in time if its outcome document is dated in time:

    >>> waiting = replace(done, state=State.PENDING_CONFIRMATION)
    >>> judge(waiting, date(2021, 7, 1)).timeliness
    <Timeliness.ON_TRACK: 'on_track'>
    >>> judge(replace(waiting, outcome_on=date(2021, 6, 6)), date(2021, 7, 1)).days
    6

    "trước ngày 20/02" is good until 19/02 under the strict setting, until 20/02 under the lenient one (rule 8):

    >>> before = Tracked("2", State.ACCEPTED, Deadline("trước ngày 20/02/2021", due=date(2021, 2, 20), inclusive=False))
    >>> judge(before, date(2021, 2, 20)).timeliness, judge(before, date(2021, 2, 20), Settings(strict=False)).timeliness
    (<Timeliness.OVERDUE: 'overdue'>, <Timeliness.DUE_SOON: 'due_soon'>)

    A task that waits has no deadline while it waits (rule 10):

    >>> judge(replace(before, waits=True), date(2021, 12, 31)).timeliness
    <Timeliness.WAITING: 'waiting'>
    """

    timeliness: Timeliness
    last_good_day: date | None = None
    days: int | None = None
    ends_later: bool = False
    original: date | None = None


def in_force(deadline: Deadline | None, extensions: Iterable[Extension], on: date) -> Deadline | None:
    """The deadline that counts on ``on``: the last extension granted by then, else the original, which never changes.

    >>> written = Deadline("Tháng 7/2026", due=date(2026, 7, 31))
    >>> granted = Extension(date(2026, 7, 22), date(2026, 8, 31), decided_on=date(2026, 7, 24), granted=True)
    >>> in_force(written, [granted], date(2026, 7, 23)).due, in_force(written, [granted], date(2026, 7, 24)).due
    (datetime.date(2026, 7, 31), datetime.date(2026, 8, 31))
    """
    granted = [e for e in extensions if e.granted and e.decided_on is not None and e.decided_on <= on]
    if not granted:
        return deadline
    base = deadline or Deadline("")
    return replace(base, due=granted[-1].to, inclusive=True, waits_for=None)


def may_ask_extension(deadline: Deadline | None, to: date, on: date, settings: Settings = DEFAULT) -> str | None:
    """None when an extension may be asked for on ``on``, else a code of what is wrong (rule 11).

    An extension is asked before the last good day and for a later one:

    >>> written = Deadline("trước ngày 20/02/2021", due=date(2021, 2, 20), inclusive=False)
    >>> may_ask_extension(written, date(2021, 3, 31), date(2021, 2, 18))
    >>> may_ask_extension(written, date(2021, 3, 31), date(2021, 2, 20))
    'too-late'
    >>> may_ask_extension(written, date(2021, 2, 10), date(2021, 2, 1))
    'not-later'
    >>> may_ask_extension(None, date(2021, 2, 10), date(2021, 2, 1))
    'no-deadline'
    """
    good = last_good_day(deadline, strict=settings.strict) if deadline else None
    if good is None:
        return "no-deadline"
    if on > good:
        return "too-late"
    return "not-later" if to <= good else None


def judge(task: Tracked, on: date, settings: Settings = DEFAULT) -> Judgement:
    """How the task stands at the end of ``on``."""
    deadline = in_force(task.deadline, task.extensions, on)
    good = last_good_day(deadline, strict=settings.strict) if deadline and not task.waits else None
    original = last_good_day(task.deadline, strict=settings.strict) if task.deadline else None
    base = Judgement(Timeliness.NO_DEADLINE, good, None, good is not None and good != original, original)
    if task.state is State.SUSPENDED:
        return replace(base, timeliness=Timeliness.SUSPENDED)
    if task.state is State.COMPLETED:
        return _judge_done(base, task)
    if task.waits:
        return replace(base, timeliness=Timeliness.WAITING)
    return base if good is None else _judge_open(base, task, on, settings)


def _judge_done(base: Judgement, task: Tracked) -> Judgement:
    done = task.outcome_on or task.reported_on
    if base.last_good_day is None or done is None or done <= base.last_good_day:
        return replace(base, timeliness=Timeliness.DONE_ON_TIME)
    return replace(base, timeliness=Timeliness.DONE_LATE, days=(done - base.last_good_day).days)


def _judge_open(base: Judgement, task: Tracked, on: date, settings: Settings) -> Judgement:
    good = base.last_good_day
    assert good is not None
    stood = task.outcome_on if task.state is State.PENDING_CONFIRMATION and task.outcome_on else on
    if stood > good:
        return replace(base, timeliness=Timeliness.OVERDUE, days=(stood - good).days)
    left = (good - stood).days
    soon = left <= settings.soon_days and task.state is not State.PENDING_CONFIRMATION
    return replace(base, timeliness=Timeliness.DUE_SOON if soon else Timeliness.ON_TRACK, days=left)


class MilestoneStanding(StrEnum):
    """A milestone is never "quá hạn": missed, it is "chậm mốc" (rule 6)."""

    DONE = "done"
    DONE_LATE = "done_late"
    AHEAD = "ahead"
    MISSED = "missed"
    WAITING = "waiting"


def judge_milestone(due: date | None, done_on: date | None, on: date) -> tuple[MilestoneStanding, int | None]:
    """How a milestone stands on ``on``, and by how many days it is late or left.

    >>> judge_milestone(date(2021, 3, 31), None, date(2021, 4, 5))
    (<MilestoneStanding.MISSED: 'missed'>, 5)
    >>> judge_milestone(date(2021, 3, 31), date(2021, 3, 30), date(2021, 4, 5))
    (<MilestoneStanding.DONE: 'done'>, None)
    >>> judge_milestone(None, None, date(2021, 4, 5))
    (<MilestoneStanding.WAITING: 'waiting'>, None)
    """
    if done_on is not None and done_on <= on:
        late = (done_on - due).days if due else 0
        return (MilestoneStanding.DONE_LATE, late) if late > 0 else (MilestoneStanding.DONE, None)
    if due is None:
        return MilestoneStanding.WAITING, None
    if on > due:
        return MilestoneStanding.MISSED, (on - due).days
    return MilestoneStanding.AHEAD, (due - on).days
