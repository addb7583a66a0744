"""What a task waits for arrives or moves: a date is proposed, a person confirms, the history says why (rule 10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.audit.services import record
from dondoc.apps.tasks import acts
from dondoc.apps.tasks.models import Arrival, Dependency, Task
from dondoc.apps.tasks.services.errors import Problem, WrongFields
from dondoc.apps.tasks.services.holding import Held, hold
from dondoc.core.deadlines import add_months, add_working_days, read_deadline
from dondoc.core.deadlines.model import Offset
from dondoc.core.packs import load_pack
from dondoc.core.progress.lifecycle import Part, State


@dataclass(frozen=True)
class Came:
    """What came: in words (number and day of a document, name of an event), and on which day."""

    what: str
    on: date


def proposed_due(raw: str, came_on: date) -> date | None:
    """The last day that the words make of a day on which the awaited thing came, or None when they name no span.

    >>> proposed_due("trong 10 ngày sau khi được phê duyệt", date(2021, 3, 1))
    datetime.date(2021, 3, 11)
    >>> proposed_due("sau khi được phê duyệt", date(2021, 3, 1))
    """
    read = read_deadline(raw) if raw.strip() else None
    return _counted(read.offset, came_on) if read is not None and read.offset is not None else None


def _counted(offset: Offset, came_on: date) -> date:
    amount = -offset.amount if offset.before else offset.amount
    if offset.unit in {"month", "year"}:
        return add_months(came_on, amount * (12 if offset.unit == "year" else 1))
    if offset.unit == "day" and offset.working:
        return add_working_days(came_on, amount, load_pack().is_working_day)
    days = {"week": 7 * amount, "hour": (abs(amount) + 23) // 24}
    return came_on + timedelta(days=days.get(offset.unit, amount))


@transaction.atomic
def note_arrival(*, task: Task, by: Actor, came: Came, seen: int | None = None, on: date | None = None) -> Arrival:
    """Write down that what the task waits for has come, or has moved to another day; a date is proposed.

    Raises:
        NotYours: neither the lead unit nor the keepers of the programme.
        WrongFields: without words, or dated ahead.
        Problem: the task waits for nothing, or one arrival is still to be confirmed.
    """
    held = hold(task, by, on, seen)
    held.require(Part.LEAD, Part.LEAD_HEAD, Part.FOCAL, Part.LEADER)
    wrong = {}
    if not came.what.strip():
        wrong["what"] = _("Ghi văn bản, sự kiện hoặc kết quả đã đến.")
    if came.on > held.on:
        wrong["came_on"] = _("Ngày %(day)s chưa đến.") % {"day": f"{came.on:%d/%m/%Y}"}
    if wrong:
        raise WrongFields(wrong)
    if not held.row.waits_kind:
        raise Problem(_("Nhiệm vụ này không chờ điều kiện nào."))
    if held.task.arrivals.filter(confirmed_on__isnull=True).exists():
        raise Problem(_("Đã có người ghi điều kiện đến, đang chờ đơn vị đầu mối xác nhận hạn."))
    arrival = _note(held.task, came, held.on, by_id=held.person_id, raw=f"{held.row.deadline_raw} {held.row.waits_raw}")
    held.touch()
    record(actor=by, act=acts.ARRIVED, obj=held.task, after=_noted(arrival, held.on))
    return arrival


def _note(task: Task, came: Came, on: date, *, by_id: int | None, raw: str) -> Arrival:
    return Arrival.objects.create(
        task=task,
        came_on=came.on,
        what=came.what.strip()[:500],
        noted_on=on,
        noted_by_id=by_id,
        noted_at=timezone.now(),
        proposed_due=proposed_due(raw, came.on),
    )


@transaction.atomic
def confirm_arrival(
    *, arrival: Arrival, by: Actor, due: date | None, reason: str = "", seen: int | None = None, on: date | None = None
) -> Arrival:
    """Confirm that the task waits no more, and until when it must be done.

    ``due`` is the last good day, None when there is still no date; ``reason`` says why it is not the proposed one.

    Raises:
        NotYours: only the keepers of the programme.
        WrongFields: a day before the thing came; another day than the proposed one without a reason.
        Problem: confirmed already.
    """
    held = hold(arrival.task, by, on, seen)
    held.require(Part.FOCAL, Part.LEADER)
    row = Arrival.objects.select_for_update().get(pk=arrival.pk)
    if row.confirmed_on is not None:
        raise Problem(_("Hạn này đã có người xác nhận."))
    if due is not None and due < row.came_on:
        raise WrongFields({"due": _("Hạn phải từ ngày điều kiện đến trở đi.")})
    if row.proposed_due is not None and due != row.proposed_due and not reason.strip():
        raise WrongFields({"reason": _("Ghi lý do chọn ngày khác ngày đề nghị.")})
    row.due, row.reason, row.confirmed_on = due, reason.strip(), held.on
    row.confirmed_by_id, row.confirmed_at = held.person_id, timezone.now()
    row.save()
    held.touch()
    told = {"what": row.what, "due": _day(due) if due else "", "day": held.on}
    record(actor=by, act=acts.DATED if due else acts.FREED, obj=held.task, after=told, reason=row.reason)
    return row


def propose_for_dependents(held: Held) -> None:
    """After a task is confirmed done: those that wait for it are told, with a proposed date."""
    done = f"{held.row.number}. {held.row.text}" if held.row.number else held.row.text
    waiting = Dependency.objects.filter(first=held.task, task__state__in=_OPEN).select_related("task")
    for link in waiting:
        row = link.task.in_versions.order_by("-version__number")[0]
        waits = row.waits_kind == "task" and not link.task.arrivals.exists()
        if waits:
            came = Came(_("Nhiệm vụ %(name)s đã hoàn thành") % {"name": done[:400]}, held.on)
            arrival = _note(link.task, came, held.on, by_id=None, raw=f"{row.deadline_raw} {row.waits_raw}")
            record(actor=None, act=acts.ARRIVED, obj=link.task, after=_noted(arrival, held.on))


_OPEN = [state for state in State if state not in {State.COMPLETED, State.CANCELLED, State.SUPERSEDED}]


def _noted(arrival: Arrival, on: date) -> dict[str, object]:
    return {"what": arrival.what, "came_on": _day(arrival.came_on), "day": on}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
