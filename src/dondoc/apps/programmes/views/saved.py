"""Saving how one looks at a programme, and forgetting it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.directives.errors import Problem
from dondoc.apps.programmes.access import access_programme, access_saved_view
from dondoc.apps.programmes.services.saved import drop_view, save_view


@require_POST
def save(request: PersonRequest, pk: int) -> HttpResponse:
    """Lưu lối xem."""
    programme = access_programme(request.acting.actor, pk)
    said, shared = request.POST, bool(request.POST.get("chung"))
    name, query = said.get("ten", ""), said.get("dieu-kien", "")
    try:
        saved = save_view(programme=programme, by=request.acting.actor, name=name, query=query, shared=shared)
    except Problem as problem:
        messages.error(request, problem.message)
        return redirect(programme)
    messages.success(request, _("Đã lưu lối xem “%(name)s”.") % {"name": saved.name})
    return redirect(saved)


@require_POST
def drop(request: PersonRequest, pk: int, view: int) -> HttpResponse:
    """Bỏ lối xem."""
    found = access_saved_view(request.acting.actor, pk, view)
    drop_view(view=found)
    messages.success(request, _("Đã bỏ lối xem “%(name)s”.") % {"name": found.name})
    return redirect(found.programme)
