"""How far a job is, and stopping it, as parts of other pages; the jobs of the whole house for who runs it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.jobs import services
from dondoc.apps.jobs.access import access_all_jobs, access_any_job, access_job
from dondoc.apps.jobs.models import JobState
from dondoc.apps.jobs.selectors import jobs_in, states_of_jobs

PAGE = 50


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


@require_safe
@never_cache
def listing(request: PersonRequest) -> HttpResponse:
    """Công việc nền: the jobs of everybody in a state, those that failed first."""
    access_all_jobs(request.acting.actor)
    asked = request.GET.get("tinh-trang", "")
    state = asked if asked in JobState.values else JobState.FAILED.value
    page = Paginator(jobs_in(state), PAGE).get_page(request.GET.get("trang"))
    return render(
        request, "jobs/listing.html", {"page": page, "state": state, "states": states_of_jobs(), "tab": "jobs"}
    )


@require_POST
def again(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Làm lại: somebody's job that failed."""
    job = services.run_again(job=access_any_job(request.acting.actor, pk), by=request.acting.actor)
    messages.success(request, _("Đã cho làm lại: %(what)s.") % {"what": job.words})
    return redirect("jobs:listing")
