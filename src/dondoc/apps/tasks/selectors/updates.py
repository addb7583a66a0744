"""What units reported of tasks, as of a day (rule 12)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dondoc.apps.tasks.models import TaskUpdate


def updates_of(task: int, on: date) -> list[TaskUpdate]:
    """What was sent by ``on``, newest first, with files and names."""
    sent = TaskUpdate.objects.filter(task=task, on__lte=on).exclude(state=TaskUpdate.State.DRAFT)
    named = sent.select_related("by", "unit", "approved_by").prefetch_related("files__file", "unit__names")
    return list(named.order_by("-on", "-pk"))


def latest_updates(tasks: Iterable[int], on: date, *, approved: bool = False) -> dict[int, TaskUpdate]:
    """The newest update of each task as of ``on``; with ``approved``, the newest that a head stands for (rule 12).

    Pages read the newest and mark what is not approved; closed periods and reports read approved rows. One query.
    """
    found = TaskUpdate.objects.filter(task__in=list(tasks), on__lte=on)
    state = TaskUpdate.State
    found = found.filter(state=state.APPROVED) if approved else found.exclude(state=state.DRAFT)
    return {update.task_id: update for update in found.select_related("by", "unit").order_by("on", "pk")}
