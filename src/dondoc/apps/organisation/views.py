"""Pages of the register of units."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import posts_in
from dondoc.apps.audit.selectors import history_of
from dondoc.apps.organisation import services
from dondoc.apps.organisation.access import access_alias_to_change, access_unit, access_unit_to_change
from dondoc.apps.organisation.forms import AliasForm, DayForm, RenameForm, SuccessionForm, UnitForm
from dondoc.apps.organisation.selectors import apart, current_name, life_of, successors, tree
from dondoc.apps.organisation.services import NotPossible


@require_safe
def units(request: PersonRequest) -> HttpResponse:
    """The tree of units as it stands on a day (``?ngay=``, today by default)."""
    require(request.acting.actor, Power.READ)
    form = DayForm(request.GET or None)
    asked = form.cleaned_data["ngay"] if form.is_valid() else None
    day = asked or timezone.localdate()
    branches, provincial = apart(tree(day))
    total = len(branches) + len(provincial)
    shown = {"branches": branches, "provincial": provincial, "total": total, "day": day}
    return render(request, "organisation/units.html", shown | {"form": form, "may_change": _may_change(request)})


@require_safe
def unit(request: PersonRequest, code: str) -> HttpResponse:
    """One unit: names, life in sentences, who follows it, who works there, what was done to its entry."""
    found = access_unit(request.acting.actor, code)
    today = timezone.localdate()
    context = {
        "unit": found,
        "name": current_name(found, today),
        "english": current_name(found, today, "en"),
        "life": life_of(found),
        "followers": [one for one in successors(found, today) if one.pk != found.pk],
        "posts": posts_in(found, today),
        "history": history_of(found),
        "may_change": _may_change(request),
    }
    return render(request, "organisation/unit.html", context)


@require_http_methods(["GET", "POST"])
def add(request: PersonRequest) -> HttpResponse:
    """A new unit."""
    require(request.acting.actor, Power.MANAGE_UNITS)
    form = UnitForm(request.POST or None)
    if form.is_valid():
        try:
            made = services.add_unit(**form.cleaned_data, by=request.acting.actor)
            return redirect("organisation:unit", made.code)
        except NotPossible as why:
            form.add_error(None, str(why))
    return render(request, "organisation/add.html", {"form": form})


@require_http_methods(["GET", "POST"])
def rename(request: PersonRequest, code: str) -> HttpResponse:
    """A new name for a unit."""
    found = access_unit_to_change(request.acting.actor, code)
    form = RenameForm(request.POST or None)
    if form.is_valid():
        try:
            services.rename(unit=found, **form.cleaned_data, by=request.acting.actor)
            return redirect("organisation:unit", found.code)
        except NotPossible as why:
            form.add_error("on", str(why))
    return render(request, "organisation/rename.html", {"form": form, "unit": found})


@require_http_methods(["GET", "POST"])
def follow(request: PersonRequest, code: str) -> HttpResponse:
    """Another unit follows this one."""
    found = access_unit_to_change(request.acting.actor, code)
    form = SuccessionForm(request.POST or None, unit=found)
    if form.is_valid():
        try:
            services.follow(step=form.step(), closes=form.cleaned_data["closes"], by=request.acting.actor)
            return redirect("organisation:unit", found.code)
        except NotPossible as why:
            form.add_error(None, str(why))
    return render(request, "organisation/follow.html", {"form": form, "unit": found})


@require_http_methods(["GET", "POST"])
def alias(request: PersonRequest, code: str) -> HttpResponse:
    """Another spelling of a unit's name."""
    found = access_unit_to_change(request.acting.actor, code)
    form = AliasForm(request.POST or None)
    if form.is_valid():
        services.add_alias(unit=found, alias=form.cleaned_data["alias"], by=request.acting.actor)
        messages.success(request, _("Đã ghi. Văn bản viết như vậy sẽ được hiểu là đơn vị này."))
        return redirect("organisation:unit", found.code)
    return render(request, "organisation/alias.html", {"form": form, "unit": found})


@require_POST
def remove_alias(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    """A spelling is no longer taken for the unit."""
    services.remove_alias(alias=access_alias_to_change(request.acting.actor, code, pk), by=request.acting.actor)
    return redirect("organisation:unit", code)


def _may_change(request: PersonRequest) -> bool:
    return Power.MANAGE_UNITS in request.acting.powers
