"""What comes of readings: a new one with its changes, taken over or left; a confirmed one as a gold file."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.directives.access import access_review
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import Document
from dondoc.apps.directives.selectors.gold import NotConfirmed, gold
from dondoc.apps.directives.selectors.offered import CHANGED, GONE, NEW, changes, offered_reading
from dondoc.apps.directives.services.offers import keep_old, take_over
from dondoc.apps.directives.views.parsing import whole


@require_http_methods(["GET", "POST"])
def offered(request: PersonRequest, pk: int) -> HttpResponse:
    """The changes of the offered reading, and the choice among them."""
    document = access_review(request.acting.actor, pk)
    if request.method == "POST":
        return _chosen(request, document)
    reading = offered_reading(document)
    if reading is None:
        raise Http404
    found = changes(document, reading)
    names = ((NEW, _("Mới thấy")), (CHANGED, _("Đọc khác đi")), (GONE, _("Không còn thấy")))
    parts = [(name, [change for change in found if change.what == what]) for what, name in names]
    context = {"document": document, "reading": reading, "parts": [part for part in parts if part[1]]}
    return render(request, "directives/offered.html", {**context, "count": len(found)})


def _chosen(request: PersonRequest, document: Document) -> HttpResponse:
    number, by = whole(request.POST.get("ban_doc")), request.acting.actor
    try:
        if "giu" in request.POST:
            keep_old(document=document, reading_pk=number, by=by)
            messages.success(request, _("Giữ bản đang dùng. Không có gì bị thay đổi."))
        else:
            taken = take_over(document=document, reading_pk=number, slots=request.POST.getlist("nhan"), by=by)
            messages.success(request, _("Đã dùng bản đọc mới, nhận %(count)d thay đổi.") % {"count": taken})
    except Problem as problem:
        messages.error(request, problem.message)
    return redirect("directives:document", document.pk)


@require_safe
def gold_file(request: PersonRequest, pk: int) -> HttpResponse:
    """Tệp chuẩn: the confirmed facts as JSON, by which readers are measured."""
    document = access_review(request.acting.actor, pk)
    try:
        found = gold(document)
    except NotConfirmed:
        messages.error(request, _("Còn mục chưa ai xác nhận. Rà soát xong rồi xuất tệp chuẩn."))
        return redirect("directives:document", pk)
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="van-ban-{pk}.gold.json"'
    return answer
