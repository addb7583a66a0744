"""Takes proposed milestones into tasks: what the words do not say, set by the person who takes them (rule 13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import Document, Fact, FactChange, FactKind
from dondoc.apps.directives.services.ledger import Deed, Seen, lock, take
from dondoc.core.progress.proposals import ProposedMilestone


@transaction.atomic
def set_milestones(
    *, document: Document, proposed: Mapping[int, Sequence[ProposedMilestone]], seen: Sequence[Seen], by: Actor
) -> list[Fact]:
    """Give tasks the milestones proposed for them; ``data["milestones"]`` holds name, due day and stage of each.

    Args:
        document: under review.
        proposed: fact → its milestones.
        seen: the facts chosen, with the versions that were on the screen.
        by: who takes them.

    Raises:
        Conflict: one of the tasks changed since it was seen; none is touched.
        Problem: no task was chosen.
    """
    document = lock(document)
    tasks = [f for f in take(document, seen) if f.kind == FactKind.TASK and proposed.get(f.pk)]
    if not tasks:
        raise Problem(_("Đánh dấu ít nhất một nhiệm vụ để nhận mốc."))
    person = person_of(by)
    deed = Deed(document, by, FactChange.Act.PROPOSAL)
    for task in tasks:
        rows = [{"name": m.name, "due": m.due.isoformat(), "stage": m.stage} for m in proposed[task.pk]]
        mark = {"by": person.pk, "name": person.full_name, "reason": _("mốc đề nghị")}
        deed.change(task, data={**task.data, "milestones": rows}, set_by={**task.set_by, "milestones": mark})
    return deed.close()
