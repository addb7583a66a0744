"""What waits for somebody among tasks: for the lead unit to do, for the keepers to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.roles import Role
from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.organisation.models import Succession
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Arrival, Extension, Task, TaskMove, TaskUpdate
from dondoc.apps.tasks.selectors.standing import holder_of
from dondoc.apps.tasks.selectors.tracking import TaskRow, rows_of_all
from dondoc.apps.waiting import Waiting
from dondoc.core.progress.lifecycle import Act, State

NEAR = timedelta(days=30)
_AT_WORK = [State.ACCEPTED, State.IN_PROGRESS, State.RETURNED]


def to_do(actor: Actor, today: date) -> Iterable[Waiting]:
    """What of tasks waits for ``actor``: to accept, to report, to do again, to approve, to confirm, to decide."""
    if not isinstance(actor, Post) or not actor.holds(today):
        return []
    units = own_units(actor, today)
    found: list[Waiting] = []
    if actor.role in {Role.OFFICER, Role.FOCAL, Role.HEAD}:
        found += _led(actor, units, today)
    if actor.role == Role.HEAD:
        found += _to_approve(units)
    if actor.role in {Role.OFFICER, Role.HEAD}:
        found += _kept(actor, units)
    return found


def own_units(post: Post, today: date) -> set[int]:
    """The units that a post speaks for: its own, the one above a division, those that ended and that it follows."""
    unit = post.unit
    own = {unit.pk} | ({unit.parent_id} if unit.kind == "division" and unit.parent_id else set())
    while True:
        before = Succession.objects.filter(to_unit__in=own, on__lte=today, from_unit__valid_to__lt=today)
        more = set(before.values_list("from_unit_id", flat=True)) - own
        if not more:
            return own
        own |= more


def _led(post: Post, units: set[int], today: date) -> Iterator[Waiting]:
    named = Q(in_versions__assignments__unit__in=units, in_versions__assignments__role="lead")
    given = Q(moves__act=Act.REASSIGN, moves__unit__in=units)
    tasks = Task.objects.filter(named | given, state__in=[State.ASSIGNED, *_AT_WORK])
    keys = set(tasks.values_list("pk", flat=True))
    moves = _forwards(keys)
    for row in rows_among(keys, today):
        holder = holder_of(moves.get(row.task, []))
        ours = any(unit.key in units for unit in row.lead) and not row.tracked.holds_children
        if ours and (holder is None or holder.pk == post.person_id or post.role == Role.HEAD):
            yield from _unit_asks(row, today)


def rows_among(keys: set[int], today: date) -> Iterator[TaskRow]:
    """The rows of some tasks as their newest versions have them."""
    if not keys:
        return
    newest = ProgrammeVersion.objects.filter(programme=OuterRef("programme")).order_by("-number").values("pk")[:1]
    wanted = ProgrammeVersion.objects.filter(pk=Subquery(newest), tasks__task__in=keys).distinct()
    for rows in rows_of_all(list(wanted.select_related("programme")), today, keys).values():
        yield from rows


def _forwards(keys: set[int]) -> dict[int, list[TaskMove]]:
    found: dict[int, list[TaskMove]] = {}
    made = TaskMove.objects.filter(task__in=keys, act=Act.FORWARD).select_related("person").order_by("on", "pk")
    for move in made:
        found.setdefault(move.task_id, []).append(move)
    return found


def _unit_asks(row: TaskRow, today: date) -> Iterator[Waiting]:
    good = row.judgement.last_good_day
    if row.state is State.ASSIGNED:
        yield _waiting(row, _("Tiếp nhận"), "flag", good)
    elif row.state is State.RETURNED:
        yield _waiting(row, _("Làm lại"), "back", good)
    elif good is not None and good <= today + NEAR:
        yield _waiting(row, _("Cập nhật"), "edit", good)


def _waiting(row: TaskRow, do: str, icon: str, due: date | None) -> Waiting:
    number = f"{row.number}. " if row.number else ""
    lead = ", ".join(unit.name for unit in row.lead)
    name = "tasks:update" if icon == "edit" else "tasks:task"
    return Waiting(f"{number}{row.text}"[:200], lead, reverse(name, args=[row.task]), do, icon, due, row.moved_on)


def _to_approve(units: set[int]) -> Iterator[Waiting]:
    sent = TaskUpdate.objects.filter(state=TaskUpdate.State.SENT, unit__in=units).select_related("by", "task")
    for update in sent.order_by("on")[:100]:
        title = _("Duyệt cập nhật: %(name)s") % {"name": _name(update.task)}
        yield _decision(title, f"{update.by.full_name}: {update.result[:120]}", update.task, _("Duyệt"), update.on)


def _kept(post: Post, units: set[int]) -> Iterator[Waiting]:
    mine = {"programme__focal_unit__in": units}
    for task in Task.objects.filter(**mine, state__in=[State.PENDING_CONFIRMATION, State.DECLINED])[:200]:
        pending = task.state == State.PENDING_CONFIRMATION
        if pending and task.submitted_by_id == post.person_id:
            continue
        last = task.moves.order_by("pk").last()
        title = _("Xác nhận hoàn thành: %(name)s") if pending else _("Giao lại: %(name)s")
        about = last.reason if last and not pending else _brought(task)
        do = _("Xem minh chứng") if pending else _("Giao lại")
        yield _decision(title % {"name": _name(task)}, about, task, do, last.on if last else date.max)
    kept = {f"task__{key}": value for key, value in mine.items()}
    for asked in Extension.objects.filter(**kept, granted__isnull=True).select_related("task", "unit")[:200]:
        days = {"who": asked.unit or "", "to": f"{asked.to:%d/%m/%Y}", "good": f"{asked.good_day:%d/%m/%Y}"}
        title = _("Trả lời xin gia hạn: %(name)s") % {"name": _name(asked.task)}
        about = _("%(who)s xin đến %(to)s, hạn %(good)s") % days
        yield _decision(title, about, asked.task, _("Xem, quyết định"), asked.asked_on)
    for came in Arrival.objects.filter(**kept, confirmed_on__isnull=True).select_related("task")[:200]:
        title = _("Xác nhận hạn: %(name)s") % {"name": _name(came.task)}
        yield _decision(title, came.what, came.task, _("Xác nhận hạn"), came.noted_on)


def _decision(title: str, about: str, task: Task, do: str, since: date) -> Waiting:
    return Waiting(title[:220], about, task.get_absolute_url(), do, "claim", None, since)


def _name(task: Task) -> str:
    return str(task.in_versions.order_by("-version__number")[0])[:160]


def _brought(task: Task) -> str:
    last = task.outcomes.order_by("pk").last()
    return f"{last.number} {last.result}".strip()[:160] if last else ""
