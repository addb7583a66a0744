"""The whole record of acts."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.accounts.roles import Power
from dondoc.apps.audit.forms import RecordFilter
from dondoc.apps.audit.selectors import lines, rows

PAGE = 50


@require_safe
def record(request: PersonRequest) -> HttpResponse:
    """Nhật ký: every act, newest first, narrowed by person, kind and days."""
    require(request.acting.actor, Power.SEE_AUDIT)
    form = RecordFilter(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    found = rows(
        who=said.get("nguoi", ""), object_type=said.get("viec", ""), first=said.get("tu"), last=said.get("den")
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    return render(request, "audit/record.html", {"page": page, "lines": lines(page.object_list), "form": form})
