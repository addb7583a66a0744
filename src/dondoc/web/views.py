"""Pages that belong to no app: the start, the style guide, the theme, the health of the machine."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.tasks.selectors.given import done_today, late_given
from dondoc.web.agenda import grouped
from dondoc.web.context import THEME_COOKIE, THEMES
from dondoc.web.styleguide import shown


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """Việc của tôi: what waits for the person in the post acted in."""
    today, actor = timezone.localdate(), request.acting.actor
    shown = {"groups": grouped(actor, today), "late": late_given(actor, today), "done": done_today(actor, today)}
    return render(request, "home.html", {"today": today, **shown})


@require_safe
def styleguide(request: PersonRequest) -> HttpResponse:
    """Every token and component, in its states."""
    return render(request, "styleguide.html", shown())


@require_POST
@login_not_required
def theme(request: HttpRequest) -> HttpResponse:
    """Light or dark, kept in a cookie for a year; back to the page it was asked on."""
    wanted = request.POST.get("theme", "")
    back = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    response = HttpResponseRedirect(back if here else reverse("home"))
    if wanted in THEMES:
        response.set_cookie(THEME_COOKIE, wanted, max_age=365 * 86400, samesite="Lax", httponly=True)
    return response


@require_safe
@never_cache
@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers; says nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})
