"""The doors of the app: nothing is fetched by its id elsewhere."""

from __future__ import annotations

from django.http import Http404
from django.utils import timezone

from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor, may
from dondoc.apps.tasks.models import TaskInVersion


def access_task(actor: Actor, pk: int) -> TaskInVersion:
    """Task ``pk`` as its newest version has it, for whoever may read.

    Raises:
        Http404: no such task, or not theirs to see.
    """
    if not may(actor, Power.READ, timezone.localdate()):
        raise Http404
    found = TaskInVersion.objects.filter(task=pk).select_related(
        "task", "task__parent", "version__programme", "version__document", "version__published_by", "section__parent"
    )
    newest = found.order_by("-version__number").first()
    if newest is None:
        raise Http404
    return newest
