"""The doors of the app: nothing is fetched by its id elsewhere."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor, may
from dondoc.apps.files.models import StoredFile
from dondoc.apps.tasks.models import (
    Arrival,
    Dependency,
    Extension,
    Milestone,
    Outcome,
    TaskInVersion,
    TaskUpdate,
    UpdateFile,
)
from dondoc.apps.tasks.selectors.desk import Desk
from dondoc.apps.tasks.wording import SLUGS
from dondoc.core.progress.lifecycle import RULES, Act, Part

EVERYBODY = frozenset({Part.LEAD, Part.LEAD_HEAD, Part.FOCAL, Part.LEADER})
UNIT = frozenset({Part.LEAD, Part.LEAD_HEAD})
KEEPERS = frozenset({Part.FOCAL, Part.LEADER})
HEAD = frozenset({Part.LEAD_HEAD})


def access_task(actor: Actor, pk: int) -> TaskInVersion:
    """Task ``pk`` as its newest version has it, for whoever may read.

    Raises:
        Http404: no such task, or not theirs to see.
    """
    if not may(actor, Power.READ, timezone.localdate()):
        raise Http404
    found = TaskInVersion.objects.filter(task=pk).select_related(
        *("task", "task__parent", "version__programme__focal_unit", "version__document", "version__published_by"),
        "section__parent",
    )
    newest = found.order_by("-version__number").first()
    if newest is None:
        raise Http404
    return newest


def access_desk(actor: Actor, pk: int, parts: frozenset[Part] = EVERYBODY) -> Desk:
    """Task ``pk`` before ``actor``, for whoever stands to it in one of ``parts``.

    Raises:
        Http404: no such task, or not theirs to see.
        PermissionDenied: they stand in none of the parts.
    """
    desk = Desk(access_task(actor, pk), actor, timezone.localdate())
    if not desk.place.parts & parts:
        raise PermissionDenied
    return desk


def access_act(actor: Actor, pk: int, slug: str) -> tuple[Desk, Act]:
    """Task ``pk`` and the act called ``slug``, for whoever stands in a part that may ever do it.

    Raises:
        Http404: no such task or act.
        PermissionDenied: the act is not for them.
    """
    act = next((act for act, name in SLUGS.items() if name == slug), None)
    if act is None:
        raise Http404
    return access_desk(actor, pk, RULES[act].who), act


def access_update(actor: Actor, pk: int, update: int) -> TaskUpdate:
    """An update of the task that was sent, for the head of its unit."""
    access_desk(actor, pk, HEAD)
    return get_object_or_404(TaskUpdate.objects.exclude(state=TaskUpdate.State.DRAFT), task=pk, pk=update)


def access_file(actor: Actor, pk: int, file: int) -> UpdateFile:
    """A file of a draft of the actor's unit."""
    desk = access_desk(actor, pk, UNIT)
    return get_object_or_404(UpdateFile.objects.select_related("update"), update__unit=desk.place.unit, pk=file)


def access_extension(actor: Actor, pk: int, extension: int) -> tuple[Desk, Extension]:
    """An extension asked for, for whoever decides."""
    return access_desk(actor, pk, KEEPERS), get_object_or_404(Extension, task=pk, pk=extension)


def access_arrival(actor: Actor, pk: int, arrival: int) -> tuple[Desk, Arrival]:
    """An arrival noted, for whoever confirms its date."""
    return access_desk(actor, pk, KEEPERS), get_object_or_404(Arrival, task=pk, pk=arrival)


def access_milestone(actor: Actor, pk: int, milestone: int) -> Milestone:
    """A milestone of the task, for who works on it or keeps it."""
    access_desk(actor, pk)
    return get_object_or_404(Milestone.objects.select_related("task"), task=pk, pk=milestone)


def access_dependency(actor: Actor, pk: int, link: int) -> Dependency:
    """A need of the task, for who works on it or keeps it."""
    access_desk(actor, pk)
    return get_object_or_404(Dependency.objects.select_related("task", "first"), task=pk, pk=link)


def may_open_evidence(actor: Actor, file: StoredFile) -> bool:
    """Whether a file stands behind something sent that ``actor`` may read; a draft's file is its unit's alone."""
    if not may(actor, Power.READ, timezone.localdate()):
        return False
    sent = UpdateFile.objects.filter(file=file).exclude(update__state=TaskUpdate.State.DRAFT)
    if sent.exists() or Outcome.objects.filter(file=file).exists():
        return True
    unit = getattr(actor, "unit", None)
    return unit is not None and UpdateFile.objects.filter(file=file, update__unit=unit).exists()
