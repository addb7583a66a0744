"""How far a job is, and stopping it; parts of other pages."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.jobs import services
from dondoc.apps.jobs.access import access_job


@require_safe
@never_cache
def progress(request: PersonRequest, pk: UUID) -> HttpResponse:
    """The part that shows a job; it asks again every second until the job is over."""
    return render(request, "jobs/progress.html", {"job": access_job(request.acting.actor, pk)})


@require_POST
def cancel(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Ask for a job to stop."""
    job = services.cancel(job=access_job(request.acting.actor, pk))
    return render(request, "jobs/progress.html", {"job": job})


@require_POST
def retry(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Try a job that failed once more."""
    job = services.retry(job=access_job(request.acting.actor, pk))
    return render(request, "jobs/progress.html", {"job": job})
