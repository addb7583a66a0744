"""Beside Việc của tôi: what one keeps that is late, and what one did today and may take back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.roles import Role
from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.tasks.models import Task, TaskMove
from dondoc.apps.tasks.selectors.standing import last_undoable
from dondoc.apps.tasks.selectors.tracking import TaskRow
from dondoc.apps.tasks.waiting import own_units, rows_among
from dondoc.apps.tasks.wording import ACTS
from dondoc.core.progress.lifecycle import State
from dondoc.core.progress.timeliness import Timeliness

_OPEN = [State.ASSIGNED, State.ACCEPTED, State.IN_PROGRESS, State.RETURNED, State.DECLINED]
_LOOKED_AT = 200


def late_given(actor: Actor, today: date, most: int = 6) -> list[TaskRow]:
    """The latest of the tasks that the actor gave: of the programmes that their unit keeps, of all for a leader."""
    if not isinstance(actor, Post) or actor.role not in {Role.OFFICER, Role.HEAD, Role.LEADER}:
        return []
    tasks = Task.objects.filter(state__in=_OPEN)
    if actor.role != Role.LEADER:
        tasks = tasks.filter(programme__focal_unit__in=own_units(actor, today))
    past = tasks.filter(Q(in_versions__deadline_due__lt=today) | Q(arrivals__due__lt=today))
    keys = past.order_by("in_versions__deadline_due").values_list("pk", flat=True)[:_LOOKED_AT]
    late = [row for row in rows_among(set(keys), today) if row.judgement.timeliness is Timeliness.OVERDUE]
    return sorted(late, key=lambda row: -(row.judgement.days or 0))[:most]


@dataclass(frozen=True, slots=True)
class Done:
    """Something that a person did today, and whether it may still be taken back."""

    move: TaskMove
    words: str | Promise
    undoable: bool


def done_today(actor: Actor, today: date, most: int = 8) -> list[Done]:
    """What the actor did to tasks today, newest first; what was taken back is left out."""
    person = person_of(actor)
    begun = timezone.make_aware(datetime.combine(today, time.min))
    mine = TaskMove.objects.filter(by=person, at__gte=begun, undoes__isnull=True, undone_by__isnull=True)
    found = mine.exclude(act="publish").select_related("task").order_by("-pk")[:most]
    return [Done(move, ACTS.get(move.act, move.act), _is_last(move, actor, today)) for move in found]


def _is_last(move: TaskMove, actor: Actor, today: date) -> bool:
    moves = list(move.task.moves.order_by("on", "pk"))
    last = last_undoable(moves, person_of(actor), today)
    return last is not None and last.pk == move.pk
