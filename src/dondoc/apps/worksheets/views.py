"""A unit's file: taken away, brought back filled, looked at, confirmed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.errors import Problem
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.worksheets.access import access_file_of, access_files, access_worksheet
from dondoc.apps.worksheets.models import Worksheet
from dondoc.apps.worksheets.selectors.incoming import Trouble
from dondoc.apps.worksheets.selectors.offered import offered, period_of
from dondoc.apps.worksheets.selectors.outgoing import worksheet_of
from dondoc.apps.worksheets.selectors.standing import standing
from dondoc.apps.worksheets.services import Changed, Wrong, bring, drop, look_at, take

FORM = ["GET", "HEAD", "POST"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(FORM)
def files(request: PersonRequest, code: str) -> HttpResponse:
    """What may be taken away; and a filled file brought back."""
    unit, post = access_files(request.acting.actor, code)
    if request.method != "POST":
        return _files(request, unit)
    sent = request.FILES.get("tep")
    if sent is None:
        return _files(request, unit, [Trouble("", "", _("Chưa chọn tệp nào."))])
    try:
        made = bring(name=sent.name or "tep.xlsx", size=sent.size or 0, chunks=sent.chunks(), unit=unit, by=post)
    except Wrong as wrong:
        return _files(request, unit, wrong.troubles)
    return redirect(made)


@require_safe
def take_away(request: PersonRequest, code: str, programme: int) -> HttpResponse:
    """The file of a programme, to be filled."""
    unit, version = access_file_of(request.acting.actor, code, programme)
    on = timezone.localdate()
    data = worksheet_of(standing(unit, version, on, period_of(request.GET.get("ky", ""), on)))
    response = HttpResponse(data, content_type=XLSX)
    name = f"{unit.code}-chuong-trinh-{version.programme_id}-ban-{version.number}-{on:%Y%m%d}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(FORM)
def worksheet(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    """What a filled file changes; confirmed or dropped."""
    sheet, post = access_worksheet(request.acting.actor, code, pk)
    if request.method != "POST":
        return _looked_at(request, sheet)
    try:
        said = _dropped(sheet, post) if request.POST.get("bo") else _taken(request, sheet, post)
    except Changed as problem:
        return _looked_at(request, sheet, problem.message, 409)
    except Problem as problem:
        return _looked_at(request, sheet, problem.message, 422)
    messages.success(request, said)
    return redirect("worksheets:files", code=code)


def _taken(request: PersonRequest, sheet: Worksheet, post: Post) -> str:
    chosen = {key.removeprefix("o:"): value for key, value in request.POST.items() if key.startswith("o:")}
    mine, theirs = (frozenset(at for at, value in chosen.items() if value == which) for which in ("tep", "dang-co"))
    tasks, indicators = take(sheet=sheet, by=post, shown=request.POST.get("da-xem", ""), mine=mine, theirs=theirs)
    said = {"tasks": tasks, "indicators": indicators}
    return _("Đã ghi %(tasks)s nhiệm vụ, %(indicators)s chỉ tiêu từ tệp.") % said


def _dropped(sheet: Worksheet, post: Post) -> str:
    drop(sheet=sheet, by=post)
    return _("Đã bỏ tệp, không ghi gì.")


def _files(request: PersonRequest, unit: OrgUnit, troubles: list[Trouble] | None = None) -> HttpResponse:
    shown: dict[str, Any] = {"unit": unit, "troubles": troubles, "page": offered(unit, timezone.localdate())}
    return render(request, "worksheets/files.html", shown, status=422 if troubles else 200)


def _looked_at(request: PersonRequest, sheet: Worksheet, trouble: str = "", status: int = 200) -> HttpResponse:
    shown: dict[str, Any] = {"sheet": sheet, "unit": sheet.unit, "trouble": trouble}
    if sheet.state == Worksheet.State.CHECKED:
        try:
            shown["found"] = look_at(sheet)
        except Wrong as wrong:
            shown["trouble"], status = wrong.message, 422
    return render(request, "worksheets/worksheet.html", shown, status=status)
