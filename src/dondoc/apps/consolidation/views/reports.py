"""Reports: the list, the draft by blocks, sending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import may
from dondoc.apps.consolidation.access import access_report, access_report_to_edit, access_reports
from dondoc.apps.consolidation.forms import BeginForm, BlockForm, SendForm
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.consolidation.selectors.screen import Screen
from dondoc.apps.consolidation.services import Refused, Stale, arrange, begin, rewrite, send

CLASH = 409
"""What is answered when somebody else changed the same words meanwhile."""


@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: PersonRequest) -> HttpResponse:
    """Every report, and the form of a new one."""
    actor = request.acting.actor
    access_reports(actor)
    if request.method == "POST":
        return _begin(request)
    form = BeginForm(initial={"on": timezone.localdate()})
    return _listing(request, form)


def _begin(request: PersonRequest) -> HttpResponse:
    require(request.acting.actor, Power.PUBLISH)
    form = BeginForm(request.POST)
    if form.is_valid():
        try:
            return redirect(begin(**form.cleaned_data, by=request.acting.actor))
        except Refused as refused:
            form.add_error(None, str(refused))
    return _listing(request, form, 422)


def _listing(request: PersonRequest, form: BeginForm, status: int = 200) -> HttpResponse:
    found = ConsolidatedReport.objects.select_related("programme_version__programme", "changed_by")
    writes = may(request.acting.actor, Power.PUBLISH, timezone.localdate())
    told = {"reports": found[:200], "form": form, "writes": writes}
    told["templates"] = may(request.acting.actor, Power.MANAGE_UNITS, timezone.localdate())
    return render(request, "consolidation/reports.html", told, status=status)


@require_safe
def report(request: PersonRequest, pk: int) -> HttpResponse:
    """The report by blocks, each with where it comes from."""
    return _page(request, access_report(request.acting.actor, pk))


def _page(request: PersonRequest, one: ConsolidatedReport, status: int = 200, **more: object) -> HttpResponse:
    writes = not one.is_sent and may(request.acting.actor, Power.PUBLISH, timezone.localdate())
    told: dict[str, object] = {"report": one, "writes": writes, "screen": Screen(one)}
    return render(request, "consolidation/report.html", told | more, status=status)


@require_POST
def block(request: PersonRequest, pk: int) -> HttpResponse:
    """Rewrite or move a block; a draft that saves itself asks for JSON."""
    one = access_report_to_edit(request.acting.actor, pk)
    form = BlockForm(request.POST)
    if not form.is_valid():
        return _refused(request, one, _("Biểu mẫu thiếu thông tin. Tải lại trang rồi làm lại."), 422)
    try:
        done = _act(request, one, form)
    except Refused as refused:
        return _refused(request, one, str(refused), CLASH if isinstance(refused, Stale) else 422)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"version": done.version})
    return HttpResponseRedirect(f"{one.get_absolute_url()}#b-{form.cleaned_data['key']}")


def _act(request: PersonRequest, one: ConsolidatedReport, form: BlockForm) -> ConsolidatedReport:
    said, by = form.cleaned_data, request.acting.actor
    if said["how"] == "save":
        return rewrite(report=one, key=said["key"], text=said["text"], version=said["version"], by=by)
    return arrange(report=one, key=said["key"], how=said["how"], version=said["version"], by=by)


def _refused(request: PersonRequest, one: ConsolidatedReport, words: str, status: int) -> HttpResponse:
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"message": words}, status=status)
    if status == CLASH:
        one.refresh_from_db()
        screen = Screen(one, (request.POST.get("key", ""), request.POST.get("text", "")))
        return _page(request, one, status, trouble=words, screen=screen)
    return _page(request, one, status, trouble=words, mine=request.POST.get("text", ""))


@require_POST
def send_report(request: PersonRequest, pk: int) -> HttpResponse:
    """Freeze and send."""
    one = access_report_to_edit(request.acting.actor, pk)
    form = SendForm(request.POST)
    if not form.is_valid():
        return _refused(request, one, _("Biểu mẫu thiếu thông tin. Tải lại trang rồi làm lại."), 422)
    try:
        send(report=one, **form.cleaned_data, by=request.acting.actor)
    except Refused as refused:
        return _refused(request, one, str(refused), CLASH if isinstance(refused, Stale) else 422)
    messages.success(request, _("Đã chốt và gửi báo cáo. Số liệu và lời văn không đổi nữa."))
    return redirect(one)
