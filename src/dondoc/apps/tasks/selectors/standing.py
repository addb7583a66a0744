"""In what part a person stands to a task, and what that lets them do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.roles import Role
from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.organisation.selectors import successors
from dondoc.apps.tasks.models import Assignment, TaskInVersion, TaskMove, TaskUpdate
from dondoc.apps.tasks.selectors.lived import Unit, lived_of
from dondoc.core.progress import lifecycle
from dondoc.core.progress.lifecycle import Act, Part, Standing, State

_SPEAKS = {Role.OFFICER, Role.FOCAL, Role.HEAD}
_KEEPS = {Role.OFFICER, Role.HEAD}


@dataclass(frozen=True)
class Place:
    """Where an actor stands to a task on a day.

    Attributes:
        parts: the parts of the lifecycle's table.
        unit: the lead unit that the actor speaks for, or None.
    """

    parts: frozenset[Part]
    unit: OrgUnit | None = None


def leads_of(row: TaskInVersion, on: date) -> tuple[Unit, ...]:
    """The lead units of a task on a day, after every handing over."""
    named = row.assignments.filter(role=Assignment.Role.LEAD).order_by("order")
    return lived_of(row.task_id, on).leads([Unit(key, name) for key, name in named.values_list("unit_id", "name")])


def place_of(actor: Actor, row: TaskInVersion, leads: Iterable[Unit], on: date) -> Place:
    """Where ``actor`` stands to the task: a post speaks for its unit and for those that it follows."""
    if not isinstance(actor, Post) or not actor.holds(on) or not actor.person.is_active:
        return Place(frozenset())
    if actor.role == Role.LEADER:
        return Place(frozenset({Part.LEADER}))
    own = _house_of(actor.unit)
    parts: set[Part] = set()
    unit = _speaks_for(own, leads, on) if actor.role in _SPEAKS else None
    if unit is not None:
        parts |= {Part.LEAD, Part.LEAD_HEAD} if actor.role == Role.HEAD else {Part.LEAD}
    if actor.role in _KEEPS and _stands_for(own, row.version.programme.focal_unit, on):
        parts.add(Part.FOCAL)
    return Place(frozenset(parts), unit)


def speaks_for(actor: Actor, unit: OrgUnit, on: date) -> bool:
    """Whether ``actor`` reports for ``unit`` on a day: from the unit, a division of it, or the one that follows it."""
    if not isinstance(actor, Post) or actor.role not in _SPEAKS:
        return False
    return actor.holds(on) and actor.person.is_active and _stands_for(_house_of(actor.unit), unit, on)


def _house_of(unit: OrgUnit) -> set[int]:
    """The unit and the one above it, so that a division's people speak for their department."""
    return {unit.pk, unit.parent_id} if unit.kind == "division" and unit.parent_id else {unit.pk}


def _speaks_for(own: set[int], leads: Iterable[Unit], on: date) -> OrgUnit | None:
    keys = [unit.key for unit in leads if unit.key is not None]
    units = {unit.pk: unit for unit in OrgUnit.objects.filter(pk__in=keys)}
    return next((units[key] for key in keys if _stands_for(own, units[key], on)), None)


def _stands_for(own: set[int], unit: OrgUnit, on: date) -> bool:
    if unit.pk in own:
        return True
    return not unit.holds(on) and any(heir.pk in own for heir in successors(unit, on))


def standing_of(moves: Sequence[TaskMove]) -> Standing:
    """The standing after moves in their order, those taken back left out."""
    undone = {move.undoes_id for move in moves}
    found = Standing(State.DRAFT)
    for move in moves:
        if move.pk in undone or move.undoes_id is not None:
            continue
        before = found.state if move.act == Act.SUSPEND else None
        kept = found.submitted_by if move.act in {Act.SUSPEND, Act.RESUME} else None
        submitted = str(move.by_id) if move.act == Act.SUBMIT else kept
        found = Standing(State(move.to), before, submitted)
    return found


def holder_of(moves: Sequence[TaskMove]) -> Person | None:
    """Who takes care of the task inside its lead unit, when somebody was named."""
    undone = {move.undoes_id for move in moves}
    named = [m for m in moves if m.act == Act.FORWARD and m.pk not in undone and m.undoes_id is None]
    return named[-1].person if named else None


def newest_update(task: int) -> TaskUpdate | None:
    """What was reported last of a task, drafts left out."""
    return TaskUpdate.objects.filter(task=task).exclude(state="draft").order_by("-on", "-pk").first()


def workers_of(moves: Sequence[TaskMove], newest: TaskUpdate | None) -> set[int]:
    """The people whose own work the result is: who holds the task, who sent its newest update, who submitted it."""
    holder = holder_of(moves)
    found = {newest.by_id} if newest else set()
    found |= {holder.pk} if holder else set()
    submitted = standing_of(moves).submitted_by
    return found | ({int(submitted)} if submitted else set())


def open_acts(standing: Standing, actor: Actor, place: Place, workers: Iterable[int]) -> tuple[Act, ...]:
    """What ``actor`` may do now, in the order of the table; nobody confirms their own work."""
    person = person_of(actor).pk
    acts = lifecycle.open_acts(standing, lifecycle.Actor(str(person), place.parts))
    return tuple(act for act in acts if not (act is Act.CONFIRM and person in workers))


UNDOABLE = frozenset(set(Act) - {Act.PUBLISH, Act.SUBMIT, Act.WITHDRAW})
"""What the one who did it may take back on the same day; a submission is withdrawn instead."""


def last_undoable(moves: list[TaskMove], by: Person, today: date) -> TaskMove | None:
    """The move that ``by`` may take back now: the last one, their own, made today."""
    undone = {move.undoes_id for move in moves}
    standing = [move for move in moves if move.undoes_id is None and move.pk not in undone]
    last = standing[-1] if standing else None
    if last is None or last.act not in UNDOABLE or last.by_id != by.pk or moves[-1].undoes_id is not None:
        return None
    return last if timezone.localdate(last.at) == today else None
