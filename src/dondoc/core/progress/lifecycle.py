"""The first axis of a task: its lifecycle, stored, moved only by acts that somebody may do.

The table below is the whole law of it: who may do what, from which state, and what must be said with it. A move is a
fact with a day, so that the state on any past day can be asked for and nothing has to be repainted at night.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a task stands in its life (brief of the field, 2.2, axis A)."""

    DRAFT = "draft"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    PENDING_CONFIRMATION = "pending_confirmation"
    COMPLETED = "completed"
    RETURNED = "returned"
    DECLINED = "declined"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"


class Act(StrEnum):
    """What moves a task."""

    PUBLISH = "publish"
    ACCEPT = "accept"
    DECLINE = "decline"
    REASSIGN = "reassign"
    FORWARD = "forward"
    START = "start"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    CONFIRM = "confirm"
    RETURN = "return"
    REOPEN = "reopen"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"
    SUPERSEDE = "supersede"


class Part(StrEnum):
    """In what part a person stands to the task when acting."""

    LEAD = "lead"
    """Speaks for the lead unit: its officer in charge or its head."""
    LEAD_HEAD = "lead_head"
    """Heads the lead unit."""
    FOCAL = "focal"
    """Keeps the programme: the focal unit."""
    LEADER = "leader"
    """The leadership to whom the task answers."""


class Need(StrEnum):
    """What must be said with an act."""

    REASON = "reason"
    DOCUMENT = "document"
    UNIT = "unit"
    PERSON = "person"
    RESULT = "result"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table.

    Attributes:
        act: what is done.
        before: the states it may be done from.
        after: the state it leads to; None keeps the state, or brings back the one before a suspension.
        who: the parts that may do it.
        needs: what must be said with it.
    """

    act: Act
    before: frozenset[State]
    after: State | None
    who: frozenset[Part]
    needs: frozenset[Need] = frozenset()


class WrongState(Exception):
    """The act is not open from the state that the task is in."""

    def __init__(self, act: Act, state: State) -> None:
        super().__init__(f"{act} is not open from {state}")
        self.act, self.state = act, state


class NotAllowed(Exception):
    """The person stands in no part that may do the act (or would confirm their own work)."""

    def __init__(self, act: Act, why: str = "part") -> None:
        super().__init__(f"{act}: {why}")
        self.act, self.why = act, why


class Missing(Exception):
    """Something that must be said with the act was not said."""

    def __init__(self, act: Act, needs: Iterable[Need]) -> None:
        self.act, self.needs = act, tuple(sorted(needs))
        super().__init__(f"{act} needs {', '.join(self.needs)}")


_AT_WORK = frozenset({State.ACCEPTED, State.IN_PROGRESS, State.RETURNED})
_OPEN = _AT_WORK | {State.ASSIGNED, State.PENDING_CONFIRMATION, State.DECLINED}
_LEAD = frozenset({Part.LEAD, Part.LEAD_HEAD})
_KEEPERS = frozenset({Part.FOCAL, Part.LEADER})


def _rule(act: Act, before: Iterable[State], after: State | None, who: Iterable[Part], *needs: Need) -> Rule:
    return Rule(act, frozenset(before), after, frozenset(who), frozenset(needs))


RULES: Mapping[Act, Rule] = {
    rule.act: rule
    for rule in (
        _rule(Act.PUBLISH, {State.DRAFT}, State.ASSIGNED, _KEEPERS),
        _rule(Act.ACCEPT, {State.ASSIGNED}, State.ACCEPTED, _LEAD),
        _rule(Act.DECLINE, {State.ASSIGNED, State.ACCEPTED}, State.DECLINED, {Part.LEAD_HEAD}, Need.REASON, Need.UNIT),
        _rule(Act.REASSIGN, {State.ASSIGNED, State.DECLINED}, State.ASSIGNED, _KEEPERS, Need.REASON, Need.UNIT),
        _rule(Act.FORWARD, _AT_WORK, None, _LEAD, Need.PERSON),
        _rule(Act.START, {State.ASSIGNED, State.ACCEPTED, State.RETURNED}, State.IN_PROGRESS, _LEAD),
        _rule(Act.SUBMIT, _AT_WORK, State.PENDING_CONFIRMATION, {Part.LEAD_HEAD}, Need.RESULT),
        _rule(Act.WITHDRAW, {State.PENDING_CONFIRMATION}, State.IN_PROGRESS, _LEAD),
        _rule(Act.CONFIRM, {State.PENDING_CONFIRMATION}, State.COMPLETED, _KEEPERS),
        _rule(Act.RETURN, {State.PENDING_CONFIRMATION}, State.RETURNED, _KEEPERS, Need.REASON),
        _rule(Act.REOPEN, {State.COMPLETED}, State.RETURNED, _KEEPERS, Need.REASON),
        _rule(Act.SUSPEND, _OPEN, State.SUSPENDED, {Part.LEADER, Part.FOCAL}, Need.REASON),
        _rule(Act.RESUME, {State.SUSPENDED}, None, _KEEPERS, Need.REASON),
        _rule(Act.CANCEL, _OPEN | {State.SUSPENDED}, State.CANCELLED, _KEEPERS, Need.REASON, Need.DOCUMENT),
        _rule(Act.SUPERSEDE, _OPEN | {State.SUSPENDED}, State.SUPERSEDED, _KEEPERS, Need.TASK),
    )
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A task's state, the one before a suspension, and who submitted the result that waits (None when nobody has).

    Done means confirmed done, and never by the hand that submitted it:

    >>> head = Actor("Bích Liên", frozenset({Part.LEAD_HEAD}))
    >>> waiting = move(Standing(State.IN_PROGRESS), Act.SUBMIT, head, {Need.RESULT})
    >>> waiting.state, waiting.submitted_by
    (<State.PENDING_CONFIRMATION: 'pending_confirmation'>, 'Bích Liên')
    >>> move(waiting, Act.CONFIRM, Actor("Bích Liên", frozenset({Part.FOCAL})))
    Traceback (most recent call last):
    dondoc.core.progress.lifecycle.NotAllowed: confirm: own-work
    >>> move(waiting, Act.CONFIRM, Actor("Hoài Phương", frozenset({Part.FOCAL}))).state
    <State.COMPLETED: 'completed'>

    Resuming brings back what was suspended:

    >>> leader = Actor("Thứ trưởng", frozenset({Part.LEADER}))
    >>> asleep = move(Standing(State.IN_PROGRESS), Act.SUSPEND, leader, {Need.REASON})
    >>> move(asleep, Act.RESUME, leader, {Need.REASON}).state
    <State.IN_PROGRESS: 'in_progress'>
    """

    state: State
    before: State | None = None
    submitted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a stable name of the person, and the parts they stand in to this task on that day."""

    name: str
    parts: frozenset[Part]


def open_acts(standing: Standing, actor: Actor) -> tuple[Act, ...]:
    """What the actor may do now, in the order of the table.

    >>> head = Actor("head", frozenset({Part.LEAD_HEAD}))
    >>> [str(act) for act in open_acts(Standing(State.ASSIGNED), head)]
    ['accept', 'decline', 'start']
    """
    return tuple(
        rule.act
        for rule in RULES.values()
        if standing.state in rule.before and actor.parts & rule.who and not _confirms_own(rule.act, standing, actor)
    )


def _confirms_own(act: Act, standing: Standing, actor: Actor) -> bool:
    return act is Act.CONFIRM and standing.submitted_by is not None and standing.submitted_by == actor.name


def move(standing: Standing, act: Act, actor: Actor, given: Iterable[Need] = ()) -> Standing:
    """The standing after an act, or an error that says which of the three conditions failed.

    Raises:
        WrongState: the act is not open from this state.
        NotAllowed: the actor stands in no part that may do it.
        Missing: a reason, document, unit, person or result must be given with it.
    """
    rule = RULES[act]
    if standing.state not in rule.before:
        raise WrongState(act, standing.state)
    if not actor.parts & rule.who:
        raise NotAllowed(act)
    if _confirms_own(act, standing, actor):
        raise NotAllowed(act, "own-work")
    if lacking := rule.needs - frozenset(given):
        raise Missing(act, lacking)
    return _after(standing, rule, actor)


def _after(standing: Standing, rule: Rule, actor: Actor) -> Standing:
    if rule.act is Act.SUSPEND:
        return Standing(State.SUSPENDED, before=standing.state, submitted_by=standing.submitted_by)
    if rule.act is Act.RESUME:
        return Standing(standing.before or State.ASSIGNED, submitted_by=standing.submitted_by)
    if rule.act is Act.SUBMIT:
        return Standing(State.PENDING_CONFIRMATION, submitted_by=actor.name)
    return Standing(rule.after or standing.state)
