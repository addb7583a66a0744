"""Milestones and the stages of a deliverable (rules 6 and 17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.audit.services import record
from dondoc.apps.tasks import acts
from dondoc.apps.tasks.models import Deliverable, DeliverableStage, Milestone, Task
from dondoc.apps.tasks.services.errors import Problem, WrongFields
from dondoc.apps.tasks.services.holding import Held, hold
from dondoc.core.progress.deliverables import Stage, load_catalogue, planned_days
from dondoc.core.progress.lifecycle import Part
from dondoc.core.progress.proposals import ProposedMilestone, working_window

_MAY = (Part.LEAD, Part.LEAD_HEAD, Part.FOCAL, Part.LEADER)


@dataclass(frozen=True)
class Step:
    """A milestone as typed: what, until when, and the day it was done."""

    name: str
    due: date | None = None
    done_on: date | None = None


@transaction.atomic
def set_milestone(
    *, task: Task, by: Actor, step: Step, milestone: Milestone | None = None, on: date | None = None
) -> Milestone:
    """Add a milestone or change one; its first day is kept beside the new one.

    Raises:
        NotYours: neither the lead unit nor the keepers.
        WrongFields: without a name, or done on a day that has not come.
    """
    held = hold(task, by, on)
    held.require(*_MAY)
    _check(held, step)
    row = milestone or _new_milestone(held)
    was_done = row.done_on
    row.name, row.due, row.done_on = step.name.strip()[:500], step.due, step.done_on
    row.original_due = row.original_due or step.due
    row.save()
    held.touch()
    done = row.done_on is not None and row.done_on != was_done
    told = {"name": row.name, "due": _day(row.due), "done_on": _day(row.done_on), "day": held.on}
    record(actor=by, act=acts.MILESTONE_DONE if done else acts.MILESTONE_SET, obj=held.task, after=told)
    return row


def _check(held: Held, step: Step) -> None:
    wrong = {}
    if not step.name.strip():
        wrong["name"] = _("Ghi tên mốc, ví dụ “Lấy ý kiến các đơn vị thuộc Bộ”.")
    if step.done_on is not None and step.done_on > held.on:
        wrong["done_on"] = _("Ngày %(day)s chưa đến.") % {"day": _day(step.done_on)}
    if wrong:
        raise WrongFields(wrong)


def _new_milestone(held: Held) -> Milestone:
    last = held.task.milestones.aggregate(last=Max("order"))["last"]
    return Milestone(task=held.task, set_by_id=held.person_id, order=0 if last is None else last + 1)


@transaction.atomic
def drop_milestone(*, milestone: Milestone, by: Actor) -> None:
    """Take a milestone away; the history keeps its name.

    Raises:
        NotYours: neither the lead unit nor the keepers.
    """
    held = hold(milestone.task, by)
    held.require(*_MAY)
    record(actor=by, act=acts.MILESTONE_DROPPED, obj=held.task, after={"name": milestone.name})
    milestone.delete()
    held.touch()


@transaction.atomic
def take_milestones(*, task: Task, by: Actor, proposed: Sequence[ProposedMilestone]) -> list[Milestone]:
    """Take proposed milestones; each says by whom it was set and why it was proposed (rule 13).

    Raises:
        NotYours: neither the lead unit nor the keepers.
        Problem: nothing was chosen.
    """
    held = hold(task, by)
    held.require(*_MAY)
    known = set(held.task.milestones.values_list("name", flat=True))
    fresh = [one for one in proposed if one.name not in known]
    if not fresh:
        raise Problem(_("Đánh dấu ít nhất một mốc để nhận."))
    start = _new_milestone(held).order
    rows = [
        Milestone(
            task=held.task,
            name=one.name,
            due=one.due,
            original_due=one.due,
            stage=one.stage or "",
            reason=one.reason,
            set_by_id=held.person_id,
            order=start + place,
        )
        for place, one in enumerate(fresh)
    ]
    held.touch()
    record(actor=by, act=acts.MILESTONES_TAKEN, obj=held.task, after={"count": len(rows)})
    return Milestone.objects.bulk_create(rows)


@transaction.atomic
def set_deliverable(*, task: Task, by: Actor, kind: str, issued_by: str = "", completes: str = "") -> Deliverable:
    """Confirm that the result of a task is a document of a kind, who issues it and which stage completes the task.

    Raises:
        NotYours: neither the lead unit nor the keepers.
        WrongFields: an unknown kind or stage.
        Problem: it has one already.
    """
    held = hold(task, by)
    held.require(*_MAY)
    catalogue = load_catalogue()
    if kind not in catalogue.kinds:
        raise WrongFields({"kind": _("Chọn loại sản phẩm trong danh sách.")})
    if Deliverable.objects.filter(task=held.task).exists():
        raise Problem(_("Sản phẩm của nhiệm vụ này đã được xác nhận."))
    stages = catalogue.stages_of(kind)
    last = completes or stages[-1].key
    if last not in {stage.key for stage in stages}:
        raise WrongFields({"completes": _("Chọn một bước của loại sản phẩm này.")})
    made = Deliverable.objects.create(
        task=held.task, kind=kind, issued_by=issued_by.strip()[:200], completes=last, set_by_id=held.person_id
    )
    _plan(made, stages, held)
    held.touch()
    record(actor=by, act=acts.DELIVERABLE, obj=held.task, after={"kind": kind})
    return made


def _plan(made: Deliverable, stages: Sequence[Stage], held: Held) -> None:
    window = working_window(held.tracked.deadline, held.moves[0].on) if held.tracked.deadline and held.moves else None
    planned: Sequence[date | None] = planned_days(stages, *window) if window else [None] * len(stages)
    DeliverableStage.objects.bulk_create(
        DeliverableStage(deliverable=made, key=stage.key, order=place, planned=day)
        for place, (stage, day) in enumerate(zip(stages, planned, strict=True))
    )


@transaction.atomic
def set_stage(
    *, stage: DeliverableStage, by: Actor, actual: date | None, number: str = "", on: date | None = None
) -> DeliverableStage:
    """Write down that a deliverable has passed a stage, on which day and with which document; None takes it back.

    Raises:
        NotYours: neither the lead unit nor the keepers.
        WrongFields: a day that has not come, or one before an earlier stage.
    """
    held = hold(stage.deliverable.task, by, on)
    held.require(*_MAY)
    if actual is not None:
        _check_stage(held, stage, actual)
    stage.actual, stage.number = actual, number.strip()[:120] if actual else ""
    stage.save()
    held.touch()
    name = {one.key: one.name() for one in load_catalogue().stages_of(stage.deliverable.kind)}.get(stage.key, stage.key)
    told = {"stage": name, "actual": _day(actual), "number": stage.number, "day": held.on}
    record(actor=by, act=acts.STAGE if actual else acts.STAGE_CLEARED, obj=held.task, after=told)
    return stage


def _check_stage(held: Held, stage: DeliverableStage, actual: date) -> None:
    if actual > held.on:
        raise WrongFields({"actual": _("Ngày %(day)s chưa đến.") % {"day": _day(actual)}})
    around = stage.deliverable.stages.exclude(actual__isnull=True).exclude(pk=stage.pk)
    earlier = [other.actual for other in around if other.order < stage.order and other.actual]
    later = [other.actual for other in around if other.order > stage.order and other.actual]
    if (earlier and actual < max(earlier)) or (later and actual > min(later)):
        raise WrongFields({"actual": _("Ngày không theo thứ tự các bước. Xem lại ngày của bước trước và bước sau.")})


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
