"""The page of a task, and the sentence behind it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.days import day_asked
from dondoc.apps.tasks.access import access_task
from dondoc.apps.tasks.selectors.desk import desk_of
from dondoc.apps.tasks.selectors.page import task_page


@require_safe
def task(request: PersonRequest, pk: int) -> HttpResponse:
    """Sentences, two axes, milestones, assignments, deliverable, history."""
    row = access_task(request.acting.actor, pk)
    page = task_page(row, day_asked(request.GET))
    desk = desk_of(page, request.acting.actor, timezone.localdate())
    shown = {"page": page, "row": row, "programme": row.version.programme, "desk": desk}
    return render(request, "tasks/task.html", shown)


@require_safe
def source(request: PersonRequest, pk: int) -> HttpResponse:
    """The sentences alone: a fragment for the tree, a page of its own without script."""
    row = access_task(request.acting.actor, pk)
    page = task_page(row, timezone.localdate())
    part = request.GET.get("manh") == "1"
    name = "tasks/quote.html" if part else "tasks/source.html"
    return render(request, name, {"page": page, "row": row, "programme": row.version.programme})
