"""The template that reports are drawn from: what counts now, a new version, the versions before."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.accounts.roles import Power
from dondoc.apps.consolidation.access import access_template
from dondoc.apps.consolidation.forms import LetterForm, WhoseForm
from dondoc.apps.consolidation.models import LetterTemplate
from dondoc.apps.consolidation.selectors.letterheads import PLACE, file_of, newest
from dondoc.apps.consolidation.services.letterheads import Refused, keep_template
from dondoc.apps.consolidation.views.files import OFFICE
from dondoc.apps.organisation.models import OrgUnit
from dondoc.writers.fitness import KNOWN
from dondoc.writers.letterhead import house_template


@require_http_methods(["GET", "HEAD", "POST"])
def letterheads(request: PersonRequest) -> HttpResponse:
    """The template of a unit (``?don-vi=``) or of every unit, and a new version of it."""
    require(request.acting.actor, Power.MANAGE_UNITS)
    whose = WhoseForm(request.GET or None)
    unit = whose.cleaned_data["whose"] if whose.is_valid() else None
    if request.method == "POST":
        return _keep(request, unit)
    now = newest(unit)
    return _page(request, unit, LetterForm(initial=_said(now)))


def _keep(request: PersonRequest, unit: OrgUnit | None) -> HttpResponse:
    form = LetterForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            keep_template(unit=unit, by=request.acting.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error("file", list(refused.sentences))
        else:
            messages.success(request, _("Đã ghi mẫu mới. Báo cáo xuất từ nay theo mẫu này."))
            asked = f"?don-vi={unit.pk}" if unit else ""
            return HttpResponseRedirect(f"{reverse('consolidation:letterheads')}{asked}")
    return _page(request, unit, form, 422)


def _said(now: LetterTemplate | None) -> dict[str, str]:
    if now is None:
        return {"place": PLACE}
    return {name: getattr(now, name) for name in ("place", "notation", "authority", "title", "recipients")}


def _page(request: PersonRequest, unit: OrgUnit | None, form: LetterForm, status: int = 200) -> HttpResponse:
    versions = LetterTemplate.objects.filter(unit=unit).select_related("by", "file", "unit").order_by("-number")
    told: dict[str, object] = {
        "form": form,
        "unit": unit,
        "whose": WhoseForm(initial={"whose": unit}),
        "versions": versions[:50],
    }
    told |= {"names": [f"{{{{{name}}}}}" for name in KNOWN]}
    return render(request, "consolidation/letterheads.html", told, status=status)


@require_safe
def version_file(request: PersonRequest, pk: int) -> HttpResponse:
    """The Word file of a version."""
    kept = access_template(request.acting.actor, pk)
    return _file(file_of(kept), f"mau-van-ban-{kept.pk}-ban-{kept.number}.docx")


@require_safe
def house_file(request: PersonRequest) -> HttpResponse:
    """The Word file of the house."""
    require(request.acting.actor, Power.MANAGE_UNITS)
    return _file(house_template(), "mau-van-ban-goc.docx")


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=f"{OFFICE}wordprocessingml.document")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
