"""The doors of the app: a job is seen by whoever asked for it, and by whoever runs the system."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.jobs.models import Job


def access_job(actor: Actor, pk: UUID) -> Job:
    """The job ``pk`` when ``actor`` asked for it.

    Raises:
        Http404: no such job, or somebody else's.
    """
    return get_object_or_404(Job, pk=pk, created_by=person_of(actor))


def access_all_jobs(actor: Actor) -> None:
    """Let ``actor`` see the jobs of everybody.

    Raises:
        PermissionDenied: they do not run the system.
    """
    require(actor, Power.RUN_SYSTEM)


def access_any_job(actor: Actor, pk: UUID) -> Job:
    """The job ``pk``, whoever asked for it.

    Raises:
        PermissionDenied: the actor does not run the system.
        Http404: no such job.
    """
    access_all_jobs(actor)
    return get_object_or_404(Job, pk=pk)
