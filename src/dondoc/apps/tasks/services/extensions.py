"""Later deadlines: asked before the last good day, with a reason, decided by whom the task answers to (rule 11)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.audit.services import record
from dondoc.apps.tasks import acts
from dondoc.apps.tasks.models import Extension, Task
from dondoc.apps.tasks.services.errors import Problem, WrongFields
from dondoc.apps.tasks.services.holding import Held, hold
from dondoc.core.progress.lifecycle import Part, State
from dondoc.core.progress.timeliness import in_force, may_ask_extension

_CLOSED = {State.COMPLETED, State.CANCELLED, State.SUPERSEDED, State.DRAFT, State.SUSPENDED}


@transaction.atomic
def ask_extension(
    *, task: Task, by: Actor, to: date, reason: str, seen: int | None = None, on: date | None = None
) -> Extension:
    """Ask for a later deadline; the one in force stays until somebody decides.

    ``to`` is the last day asked for, inclusive; ``seen`` the task's version on the screen; ``on`` the day of asking.

    Raises:
        NotYours: not of the lead unit.
        WrongFields: too late, not later than the deadline in force, no deadline at all, or without a reason.
        Problem: one is asked for already, or the task is closed or rests.
    """
    held = hold(task, by, on, seen)
    held.require(Part.LEAD, Part.LEAD_HEAD)
    good = _check(held, to, reason)
    asked = Extension.objects.create(
        task=held.task,
        asked_on=held.on,
        asked_by_id=held.person_id,
        unit=held.place.unit,
        asked_at=timezone.now(),
        good_day=good,
        to=to,
        reason=reason.strip(),
    )
    held.touch()
    record(actor=by, act=acts.ASKED, obj=held.task, after={**_days(asked), "day": held.on}, reason=asked.reason)
    return asked


def _check(held: Held, to: date, reason: str) -> date:
    if held.tracked.state in _CLOSED:
        raise Problem(_("Nhiệm vụ đã kết thúc hoặc đang tạm hoãn nên không xin gia hạn được."))
    if held.task.extensions.filter(granted__isnull=True).exists():
        raise Problem(_("Đã có một đề nghị gia hạn đang chờ quyết định."))
    deadline = None if held.tracked.waits else in_force(held.tracked.deadline, held.tracked.extensions, held.on)
    problem = may_ask_extension(deadline, to, held.on, held.row.version.programme.settings)
    good = held.judgement.last_good_day
    day = {"good": f"{good:%d/%m/%Y}" if good else "", "to": f"{to:%d/%m/%Y}"}
    words = {
        "no-deadline": _("Nhiệm vụ chưa có ngày hạn nên không có gì để gia hạn."),
        "too-late": _("Đã qua hạn %(good)s. Gia hạn phải xin trước khi hết hạn; ghi lý do chậm ở phần cập nhật.") % day,
        "not-later": _("Ngày %(to)s không sau hạn đang áp dụng %(good)s. Chọn một ngày sau đó.") % day,
    }
    wrong = {"to": words[problem]} if problem else {}
    if not reason.strip():
        wrong["reason"] = _("Ghi lý do xin gia hạn.")
    if wrong or good is None:
        raise WrongFields(wrong)
    return good


@transaction.atomic
def decide_extension(
    *, extension: Extension, by: Actor, granted: bool, answer: str = "", seen: int | None = None, on: date | None = None
) -> Extension:
    """Grant or refuse; the original deadline stays beside the new one. Whoever asked does not decide.

    Raises:
        NotYours: only the keepers of the programme.
        WrongFields: refused without saying why; or decided by who asked.
        Problem: decided already.
    """
    held = hold(extension.task, by, on, seen)
    held.require(Part.FOCAL, Part.LEADER)
    row = Extension.objects.select_for_update().get(pk=extension.pk)
    if row.granted is not None:
        raise Problem(_("Đề nghị này đã có quyết định."))
    if row.asked_by_id == held.person_id:
        raise WrongFields({"by": _("Người xin gia hạn không tự quyết định. Nhờ người khác của đơn vị đầu mối.")})
    if not granted and not answer.strip():
        raise WrongFields({"answer": _("Ghi lý do không đồng ý gia hạn.")})
    row.granted, row.answer, row.decided_on = granted, answer.strip(), held.on
    row.decided_by_id, row.decided_at = held.person_id, timezone.now()
    row.save()
    held.touch()
    act = acts.GRANTED if granted else acts.REFUSED
    record(actor=by, act=act, obj=held.task, after={**_days(row), "day": held.on}, reason=row.answer)
    return row


def _days(row: Extension) -> dict[str, str]:
    return {"good_day": f"{row.good_day:%d/%m/%Y}", "to": f"{row.to:%d/%m/%Y}"}
