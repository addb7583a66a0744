"""The door of the app: a job is seen by whoever asked for it."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.jobs.models import Job


def access_job(actor: Actor, pk: UUID) -> Job:
    """The job ``pk`` when ``actor`` asked for it.

    Raises:
        Http404: no such job, or somebody else's.
    """
    return get_object_or_404(Job, pk=pk, created_by=person_of(actor))
