"""The leaders' page, the lists behind its figures, and the page of a unit's work."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.accounts.roles import Power
from dondoc.apps.days import day_asked
from dondoc.apps.desk.selectors.lists import Asked, listed, unit_of
from dondoc.apps.desk.selectors.overview import overview
from dondoc.apps.desk.selectors.unit import unit_page
from dondoc.apps.organisation.access import access_unit
from dondoc.apps.programmes.selectors.board import keys_of

PER_PAGE = 100


@require_safe
def desk(request: PersonRequest) -> HttpResponse:
    """One page that is read in a minute, as of any day."""
    require(request.acting.actor, Power.READ)
    programme = next(iter(keys_of(request.GET.get("chuong-trinh", ""))), None)
    return render(request, "desk/desk.html", {"page": overview(day_asked(request.GET), programme)})


@require_safe
def tasks(request: PersonRequest) -> HttpResponse:
    """The tasks behind a figure, over every programme."""
    require(request.acting.actor, Power.READ)
    asked = Asked.of(request.GET, day_asked(request.GET))
    page = Paginator(listed(asked), PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "desk/tasks.html", {"page": page, "asked": asked, "on": asked.on, "unit": unit_of(asked)})


@require_safe
def unit(request: PersonRequest, code: str) -> HttpResponse:
    """What a unit leads and coordinates, and how it keeps its deadlines."""
    found = access_unit(request.acting.actor, code)
    page = unit_page(found, day_asked(request.GET))
    leads = Paginator(page.leads, PER_PAGE).get_page(request.GET.get("trang"))
    coordinates = Paginator(page.coordinates, PER_PAGE).get_page(request.GET.get("trang-ph"))
    shown = {"page": page, "unit": found, "leads": leads, "coordinates": coordinates}
    return render(request, "desk/unit.html", shown)
