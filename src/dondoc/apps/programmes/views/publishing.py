"""The page before publishing, the button, closing without a programme, and the note to the drafting unit."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.programmes.access import access_document_to_examine, access_document_to_publish
from dondoc.apps.programmes.forms import ProgrammeForm, choices_of, form_for, with_answers
from dondoc.apps.programmes.models import ReportingDuty
from dondoc.apps.programmes.selectors.clarity import examined, lines, plan_for
from dondoc.apps.programmes.selectors.note import note_file
from dondoc.apps.programmes.selectors.preparing import Preparation, prepare
from dondoc.apps.programmes.services.choices import Obstacle, Refused
from dondoc.apps.programmes.services.close import close_reviewed
from dondoc.apps.programmes.services.publish import publish

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
def publish_document(request: PersonRequest, pk: int) -> HttpResponse:
    """What is decided before a document is tracked, and the one button that does it."""
    document = access_document_to_publish(request.acting.actor, pk)
    if hasattr(document, "programme_version"):
        return redirect(document.programme_version.programme)
    page = prepare(document)
    if request.method == "POST":
        return _decided(request, with_answers(page, request.POST))
    return _page(request, page, form_for(page), page.obstacles)


def _decided(request: PersonRequest, page: Preparation) -> HttpResponse:
    form = form_for(page, request.POST)
    if not form.is_valid():
        return _page(request, page, form, page.obstacles)
    try:
        version = publish(document=page.document, by=request.acting.actor, choices=choices_of(form, page))
    except Refused as refused:
        return _page(request, page, form, refused.obstacles)
    messages.success(request, _("Đã đưa vào theo dõi."))
    return redirect(version.programme)


def _page(
    request: PersonRequest, preparation: Preparation, form: ProgrammeForm, obstacles: tuple[Obstacle, ...]
) -> HttpResponse:
    shown = {
        "preparation": preparation,
        "document": preparation.document,
        "form": form,
        "obstacles": obstacles,
        "periods": ReportingDuty.Period.choices,
    }
    return render(request, "programmes/publish.html", shown, status=422 if request.method == "POST" else 200)


@require_POST
def close_document(request: PersonRequest, pk: int) -> HttpResponse:
    """Close the review of a document that holds nothing to track."""
    document = access_document_to_publish(request.acting.actor, pk)
    try:
        close_reviewed(document=document, by=request.acting.actor)
    except Refused as refused:
        preparation = prepare(document)
        return _page(request, preparation, form_for(preparation), refused.obstacles)
    messages.success(request, _("Đã ghi nhận văn bản đã rà soát."))
    return redirect("directives:document", pk=document.pk)


@require_safe
def clarity(request: PersonRequest, pk: int) -> HttpResponse:
    """The "6 rõ" examination, task by task."""
    document = access_document_to_examine(request.acting.actor, pk)
    plan = plan_for(document, document.readings.filter(current=True).first())
    rows = examined(document, plan)
    asked = [row for row in rows if row.asked and not row.missing]
    shown = {"document": document, "rows": rows, "asked": asked, "lines": lines(rows)}
    return render(request, "programmes/clarity.html", shown)


@require_safe
def note(request: PersonRequest, pk: int) -> HttpResponse:
    """The note to the drafting unit, in Word."""
    document = access_document_to_examine(request.acting.actor, pk)
    name, data = note_file(document, request.acting.actor)
    response = HttpResponse(data, content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
