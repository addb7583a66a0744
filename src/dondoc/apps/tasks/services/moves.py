"""Acts of a task's life, each by the table of ``core.progress.lifecycle``, written down with its audit row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.audit.services import record
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.organisation.selectors import current_name
from dondoc.apps.tasks import acts
from dondoc.apps.tasks.models import Task, TaskMove
from dondoc.apps.tasks.selectors.standing import last_undoable, newest_update, standing_of, workers_of
from dondoc.apps.tasks.services.arrivals import propose_for_dependents
from dondoc.apps.tasks.services.errors import NotYours, Problem, WrongFields, missing, wrong_state
from dondoc.apps.tasks.services.holding import Held, hold
from dondoc.apps.tasks.services.outcomes import Claim, bring, check_claim
from dondoc.apps.tasks.wording import ACTS
from dondoc.core.progress import lifecycle
from dondoc.core.progress.lifecycle import Act, Missing, Need, NotAllowed, Standing, WrongState


@dataclass(frozen=True)
class Said:
    """What is said with an act; the table says which of it must be.

    Attributes:
        reason: why.
        unit: proposed instead (decline) or the new lead (reassign).
        person: who takes care of it in the unit (forward).
        document: number and day of the document that cancels it.
        other: the task that takes its place.
        claim: the result that is submitted.
    """

    reason: str = ""
    unit: OrgUnit | None = None
    person: Person | None = None
    document: str = ""
    other: Task | None = None
    claim: Claim | None = None

    @property
    def given(self) -> set[Need]:
        """What was said, in the terms of the table."""
        said = {
            Need.REASON: self.reason.strip(),
            Need.UNIT: self.unit,
            Need.PERSON: self.person,
            Need.DOCUMENT: self.document.strip(),
            Need.TASK: self.other,
            Need.RESULT: self.claim and self.claim.result.strip(),
        }
        return {need for need, value in said.items() if value}


NOTHING = Said()


@transaction.atomic
def move_task(
    *, task: Task, act: Act, by: Actor, said: Said = NOTHING, seen: int | None = None, on: date | None = None
) -> Task:
    """Do an act on a task: state, move, outcome and audit row in one transaction.

    Args:
        task: which one.
        act: what is done.
        by: the post that acts.
        said: what is said with it.
        seen: the task's version on the screen, or None.
        on: the day of the act; today when none is given.

    Raises:
        Stale: somebody acted since the page was shown.
        NotYours: the actor stands in no part that may do it.
        WrongFields: something is not said, or cannot be; or the actor would confirm their own work.
        Problem: the act is not open from where the task stands.
    """
    held = hold(task, by, on, seen)
    after = _moved(held, act, said)
    _check(held, act, said)
    move = _write(held, act, after, said)
    if act is Act.SUBMIT and said.claim is not None:
        bring(said.claim, held, move, by)
    record(actor=by, act=acts.MOVES[act], obj=held.task, after=_told(held, move, said), reason=said.reason.strip())
    if act is Act.CONFIRM:
        propose_for_dependents(held)
    return held.task


def _moved(held: Held, act: Act, said: Said) -> Standing:
    actor = lifecycle.Actor(str(held.person_id), held.place.parts)
    try:
        after = lifecycle.move(held.task.standing, act, actor, said.given)
    except WrongState as problem:
        raise wrong_state(problem) from problem
    except NotAllowed as problem:
        if problem.why == "own-work":
            raise _own_work() from problem
        raise NotYours(_("Chức danh đang dùng không làm được việc này với nhiệm vụ.")) from problem
    except Missing as problem:
        raise missing(problem) from problem
    if act is Act.CONFIRM and held.person_id in workers_of(held.moves, newest_update(held.task.pk)):
        raise _own_work()
    return after


def _own_work() -> WrongFields:
    words = _("Người thực hiện hoặc trình kết quả không tự xác nhận. Nhờ người khác của đơn vị đầu mối xác nhận.")
    return WrongFields({"by": words})


def _check(held: Held, act: Act, said: Said) -> None:
    if act is Act.SUBMIT and said.claim is not None:
        check_claim(said.claim, held)
    if act is Act.DECLINE and said.unit is not None and said.unit.pk in {unit.key for unit in held.leads}:
        raise WrongFields({"unit": _("Đơn vị này đang chủ trì. Chọn đơn vị khác để đề nghị giao.")})
    if act is Act.FORWARD and said.person is not None and not _works_there(held, said.person):
        raise WrongFields({"person": _("Người này không có chức danh trong đơn vị chủ trì.")})
    if act is Act.SUPERSEDE and said.other is not None and not _may_replace(held, said.other):
        raise WrongFields({"task": _("Chọn một nhiệm vụ khác của cùng chương trình.")})


def _works_there(held: Held, person: Person) -> bool:
    unit = held.place.unit
    if unit is None:
        return False
    units = [unit.pk, *unit.children.filter(kind="division").values_list("pk", flat=True)]
    return Post.objects.on(held.on).filter(person=person, unit__in=units, person__is_active=True).exists()


def _may_replace(held: Held, other: Task) -> bool:
    return other.pk != held.task.pk and other.programme_id == held.task.programme_id


def _write(held: Held, act: Act, after: Standing, said: Said, undoes: TaskMove | None = None) -> TaskMove:
    unit = held.place.unit if act is Act.FORWARD else said.unit
    move = TaskMove.objects.create(
        task=held.task,
        act=act,
        to=after.state,
        on=held.on,
        at=timezone.now(),
        by_id=held.person_id,
        post=held.by if isinstance(held.by, Post) else None,
        reason=said.reason.strip(),
        unit=unit,
        unit_name=current_name(unit, held.on) if unit else None,
        unit_from=_replaced(held, act),
        person=said.person,
        other=said.other,
        document=said.document.strip()[:300] or None,
        undoes=undoes,
    )
    held.task.state, held.task.state_before = after.state, after.before or ""
    held.task.submitted_by_id = int(after.submitted_by) if after.submitted_by else None
    held.touch()
    return move


def _replaced(held: Held, act: Act) -> OrgUnit | None:
    """The lead unit that declines, or that the new one stands for: the one that declined last, else the only one."""
    if act is Act.DECLINE:
        return held.place.unit
    if act is not Act.REASSIGN:
        return None
    declined = [move.unit_from for move in held.moves if move.act == Act.DECLINE and move.unit_from]
    keys = [unit.key for unit in held.leads]
    if declined and declined[-1].pk in keys:
        return declined[-1]
    return OrgUnit.objects.filter(pk=keys[0]).first() if len(keys) == 1 and keys[0] else None


def _told(held: Held, move: TaskMove, said: Said) -> Mapping[str, Any]:
    told: dict[str, Any] = {"state": move.to, "on": held.on}
    if move.unit_name:
        told["unit"] = move.unit_name
    if said.person:
        told["person"] = said.person.full_name
    if said.document:
        told["document"] = move.document
    if said.other:
        told["other"] = said.other.in_versions.order_by("-version__number")[0].number or said.other.pk
    if said.claim:
        told["outcome"] = said.claim.label
    return told


@transaction.atomic
def undo_move(*, task: Task, by: Actor, seen: int | None = None) -> Task:
    """Take back one's own last act of the same day; the move stays in the history beside the one that undoes it.

    Raises:
        Stale: somebody acted since the page was shown.
        Problem: there is nothing of the actor's to take back.
    """
    held = hold(task, by, None, seen)
    person = by.person if isinstance(by, Post) else by
    last = last_undoable(held.moves, person, timezone.localdate())
    if last is None:
        raise Problem(_("Không còn việc nào của bạn trong hôm nay để hoàn tác."))
    before = standing_of([move for move in held.moves if move.pk != last.pk])
    _write(held, Act(last.act), before, NOTHING, undoes=last)
    told = {"what": str(ACTS[last.act]), "state": before.state, "on": held.on}
    record(actor=by, act=acts.UNDONE, obj=held.task, after=told)
    return held.task
