"""An instruction becomes a task, with its speaker."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.audit.services import record
from dondoc.apps.instructions import acts
from dondoc.apps.instructions.models import Instruction
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import Programme
from dondoc.apps.programmes.selectors.units import names_on
from dondoc.apps.registers.services.keeping import Refused
from dondoc.apps.tasks.models import Task
from dondoc.apps.tasks.services.create import Named
from dondoc.apps.tasks.services.instructed import Spoken, give_spoken_task
from dondoc.core.deadlines.model import Deadline


@dataclass(frozen=True, slots=True)
class Giving:
    """What somebody decides when an instruction is given as a task."""

    programme: Programme
    lead: OrgUnit
    deadline: Deadline | None = None


@transaction.atomic
def give(*, instruction: Instruction, giving: Giving, by: Actor) -> Task:
    """Make a task of an instruction in a running programme; done twice, it is done once.

    Raises:
        Refused: the instruction was joined into another, or the programme has no version yet.
    """
    held = Instruction.objects.select_for_update().get(pk=instruction.pk)
    if held.task is not None:
        return held.task
    version = giving.programme.versions.order_by("-number").first()
    if held.joined_into_id or version is None:
        raise Refused(_("Không giao được từ mục này. Tải lại trang."))
    today = timezone.localdate()
    name = names_on(today).get(giving.lead.pk, str(giving.lead))
    task = give_spoken_task(
        version=version,
        spoken=_spoken(held),
        lead=(Named(name, giving.lead),),
        deadline=giving.deadline,
        by=by,
        on=today,
    )
    held.task = task
    held.version += 1
    held.save(update_fields=["task", "version"])
    record(actor=by, act=acts.TASKED, obj=held, after={"programme": giving.programme.name, "task": task.pk})
    return task


def _spoken(held: Instruction) -> Spoken:
    source = held.mentions.select_related("document", "fact").order_by("pk").first()
    return Spoken(
        key=f"chi-dao-{held.pk}",
        words=held.said,
        speaker=held.speaker,
        title=held.speaker_title,
        occasion=held.occasion,
        said_on=held.said_on,
        document=source.document if source else None,
        fact=source.fact if source else None,
    )
