"""A task needs the result of another one."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.audit.services import record
from dondoc.apps.tasks import acts
from dondoc.apps.tasks.models import Dependency, Task
from dondoc.apps.tasks.services.errors import WrongFields
from dondoc.apps.tasks.services.holding import hold
from dondoc.core.progress.lifecycle import Part

_MAY = (Part.LEAD, Part.LEAD_HEAD, Part.FOCAL, Part.LEADER)


@transaction.atomic
def add_dependency(*, task: Task, first: Task, by: Actor, seen: int | None = None) -> Dependency:
    """Write down that ``task`` needs ``first`` to be done; done twice it is done once.

    Raises:
        NotYours: neither the lead unit nor the keepers.
        WrongFields: the task itself, one of another programme, or one that needs this one already.
    """
    held = hold(task, by, None, seen)
    held.require(*_MAY)
    if first.pk == task.pk or first.programme_id != held.task.programme_id:
        raise WrongFields({"first": _("Chọn một nhiệm vụ khác của cùng chương trình.")})
    if task.pk in _all_first(first.pk):
        raise WrongFields({"first": _("Nhiệm vụ đó đang cần kết quả của nhiệm vụ này. Hai bên không thể chờ nhau.")})
    link, made = Dependency.objects.get_or_create(
        task=held.task, first=first, defaults={"by_id": held.person_id, "at": timezone.now()}
    )
    if made:
        held.touch()
        record(actor=by, act=acts.NEEDS, obj=held.task, after={"first": _name(first)})
    return link


@transaction.atomic
def drop_dependency(*, link: Dependency, by: Actor) -> None:
    """Take the need away.

    Raises:
        NotYours: neither the lead unit nor the keepers.
    """
    held = hold(link.task, by)
    held.require(*_MAY)
    record(actor=by, act=acts.NEEDS_NOT, obj=held.task, after={"first": _name(link.first)})
    link.delete()
    held.touch()


def _all_first(task: int) -> set[int]:
    """Every task that must be done before this one."""
    found: set[int] = set()
    at = {task}
    while at:
        at = set(Dependency.objects.filter(task__in=at).values_list("first_id", flat=True)) - found
        found |= at
    return found


def _name(task: Task) -> str:
    row = task.in_versions.order_by("-version__number")[0]
    return row.number or row.text[:80]
