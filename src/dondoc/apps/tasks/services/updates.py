"""Reporting progress: one draft a unit, saved as it is typed, sent, approved by the unit's head (rule 12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.audit.services import record
from dondoc.apps.tasks import acts
from dondoc.apps.tasks.models import Task, TaskUpdate, UpdateFile
from dondoc.apps.tasks.services.errors import NotYours, Problem, Texts, WrongFields
from dondoc.apps.tasks.services.evidence import Brought, keep_evidence
from dondoc.apps.tasks.services.holding import Held, hold
from dondoc.apps.tasks.services.moves import move_task
from dondoc.core.progress.lifecycle import Act, Part, State

TEXTS = ("result", "difficulties", "proposals", "next_step")
_CLOSED = {State.COMPLETED, State.CANCELLED, State.SUPERSEDED}
_BEFORE_WORK = {State.ASSIGNED, State.ACCEPTED, State.RETURNED}


@dataclass(frozen=True)
class Written:
    """What was typed into an update.

    Attributes:
        texts: result, difficulties, proposals, next_step.
        percent: as typed, "" for none.
        seen: version of the draft that was on the screen, 0 when there was none.
        files: files added.
    """

    texts: Mapping[str, str]
    percent: str = ""
    seen: int = 0
    files: Sequence[Brought] = field(default=())


@transaction.atomic
def save_draft(*, task: Task, by: Actor, written: Written, force: bool = False, on: date | None = None) -> TaskUpdate:
    """Keep what is typed as the unit's draft; nobody but the unit sees it.

    Args:
        task: which one.
        by: who speaks for the lead unit.
        written: what was typed, and the version of the draft that was on the screen.
        force: take this text although somebody else changed the draft (both were shown side by side).
        on: the day as of which it speaks; today when none is given.

    Raises:
        NotYours: not of the lead unit.
        WrongFields: a percent that is none, or a file that may not be kept.
        Texts: somebody else changed the draft since it was shown.
        Problem: the task is closed.
    """
    held = hold(task, by, on)
    return _save(held, written, force)


def _save(held: Held, written: Written, force: bool) -> TaskUpdate:
    held.require(Part.LEAD, Part.LEAD_HEAD)
    unit = held.place.unit
    if unit is None:
        raise NotYours(_("Đơn vị chủ trì chưa có trong danh mục đơn vị."))
    if held.tracked.state in _CLOSED:
        raise Problem(_("Nhiệm vụ đã kết thúc, không cập nhật thêm."))
    percent = percent_of(written.percent)
    draft = TaskUpdate.objects.select_for_update().filter(task=held.task, unit=unit, state="draft").first()
    if draft is None:
        draft = TaskUpdate(task=held.task, unit=unit, state=TaskUpdate.State.DRAFT, version=0)
    elif written.seen != draft.version and not force and not _same(draft, written, percent):
        raise Texts(draft, {**written.texts, "percent": written.percent})
    for name in TEXTS:
        setattr(draft, name, written.texts.get(name, getattr(draft, name)).replace("\r\n", "\n").strip())
    draft.percent, draft.on, draft.saved_at = percent, held.on, timezone.now()
    draft.by_id, draft.post = held.person_id, held.by if isinstance(held.by, Post) else None
    draft.version += 1
    draft.save()
    for brought in written.files:
        kept = keep_evidence(brought=brought, field="files", by=held.by)
        UpdateFile.objects.get_or_create(update=draft, file=kept.file, defaults={"name": kept.name})
    return draft


def _same(draft: TaskUpdate, written: Written, percent: int | None) -> bool:
    texts = all(getattr(draft, name) == written.texts.get(name, "").replace("\r\n", "\n").strip() for name in TEXTS)
    return texts and draft.percent == percent


def percent_of(typed: str) -> int | None:
    """A percent as typed, or None when nothing was.

    >>> percent_of(" 70 % "), percent_of(""), percent_of("0")
    (70, None, 0)

    Raises:
        WrongFields: not a whole number from 0 to 100.
    """
    plain = typed.replace("%", "").strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 3 and int(plain) <= 100):
        raise WrongFields({"percent": _("Ô này cần một số nguyên từ 0 đến 100, ví dụ 70. Bỏ trống nếu không đo được.")})
    return int(plain)


@transaction.atomic
def send_update(*, task: Task, by: Actor, written: Written, force: bool = False, on: date | None = None) -> TaskUpdate:
    """Send the draft: pages show it as the newest, marked as not approved until the unit's head approves it.

    What the head sends is approved with it. Sending starts the work when nobody had said that it has begun.

    Raises:
        WrongFields: nothing is said of the result, or as for ``save_draft``.
        Texts: somebody else changed the draft since it was shown.
    """
    held = hold(task, by, on)
    if not (written.texts.get("result") or "").strip():
        raise WrongFields({"result": _("Ghi kết quả đến nay bằng lời, một hai câu cũng được.")})
    update = _save(held, written, force)
    now = timezone.now()
    update.state, update.sent_at = TaskUpdate.State.SENT, now
    if Part.LEAD_HEAD in held.place.parts:
        update.state, update.approved_by_id, update.approved_at = TaskUpdate.State.APPROVED, held.person_id, now
    update.save()
    record(actor=by, act=acts.UPDATED, obj=held.task, after={**_told(update), "day": held.on})
    if held.tracked.state in _BEFORE_WORK:
        move_task(task=held.task, act=Act.START, by=by, on=on)
    else:
        held.touch()
    return update


@transaction.atomic
def approve_update(*, update: TaskUpdate, by: Actor, on: date | None = None) -> TaskUpdate:
    """The unit's head stands for what was sent; closed periods and reports read it from then on.

    Raises:
        NotYours: only the head of the lead unit.
        Problem: it is a draft, or approved already.
    """
    held = hold(update.task, by, on)
    held.require(Part.LEAD_HEAD)
    row = TaskUpdate.objects.select_for_update().get(pk=update.pk)
    if row.state != TaskUpdate.State.SENT:
        raise Problem(_("Cập nhật này không chờ duyệt."))
    row.state, row.approved_by_id = TaskUpdate.State.APPROVED, held.person_id
    row.approved_at = timezone.now()
    row.save()
    held.touch()
    record(actor=by, act=acts.APPROVED, obj=held.task, after={**_told(row), "day": held.on})
    return row


@transaction.atomic
def drop_file(*, file: UpdateFile, by: Actor) -> None:
    """Take a file off the unit's draft; what was sent stays as it was sent.

    Raises:
        NotYours: not of the lead unit.
        Problem: the update was sent already.
    """
    held = hold(file.update.task, by)
    held.require(Part.LEAD, Part.LEAD_HEAD)
    if file.update.state != TaskUpdate.State.DRAFT:
        raise Problem(_("Cập nhật đã gửi, không bỏ tệp được nữa."))
    file.delete()


def _told(update: TaskUpdate) -> dict[str, object]:
    percent = {"percent": update.percent} if update.percent is not None else {}
    return {"on": f"{update.on:%d/%m/%Y}", "result": update.result[:300], **percent}
