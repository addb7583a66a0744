"""Sổ văn bản: the list, one document, a stub without content."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.audit.selectors import history_of
from dondoc.apps.directives.access import access_document, access_intake, access_register, access_review
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.forms import SearchForm, StubForm
from dondoc.apps.directives.models import Document
from dondoc.apps.directives.selectors.facts import tally
from dondoc.apps.directives.selectors.history import folded
from dondoc.apps.directives.selectors.offered import offered_reading
from dondoc.apps.directives.selectors.register import documents, kinds, relations_of, relations_to, years
from dondoc.apps.directives.services.again import read_again
from dondoc.apps.directives.services.register import enter_stub

PAGE = 50


@require_safe
def register(request: PersonRequest) -> HttpResponse:
    """The register, searched without marks and filtered by kind, year and state."""
    access_register(request.acting.actor)
    wanted = SearchForm(request.GET).wanted()
    page = Paginator(documents(wanted), PAGE).get_page(request.GET.get("trang"))
    choices = {"kinds": kinds(), "years": years(), "states": Document.State.choices}
    return render(request, "directives/register.html", {"page": page, "wanted": wanted, **choices})


@require_safe
def document(request: PersonRequest, pk: int) -> HttpResponse:
    """One document: its header, recipients, relations both ways, source, readings, history."""
    found = access_document(request.acting.actor, pk)
    context = {
        "document": found,
        "tally": tally(found.facts.all()),
        "relations": relations_of(found),
        "relations_in": relations_to(found),
        "copies": found.copies.select_related("file", "added_by"),
        "readings": found.readings.select_related("copy").defer("text", "data", "layout"),
        "history": folded(history_of(found))[:50],
        "offered": offered_reading(found),
    }
    return render(request, "directives/document.html", context)


@require_http_methods(["GET", "POST"])
def stub(request: PersonRequest) -> HttpResponse:
    """Ghi sổ: a document is entered without its content."""
    access_intake(request.acting.actor)
    form = StubForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            entered = enter_stub(stub=form.stub(), by=request.acting.actor)
        except Problem as problem:
            form.add_error(None, problem.message)
        else:
            return redirect("directives:document", entered.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "directives/stub.html", {"form": form}, status=status)


@require_POST
def again(request: PersonRequest, pk: int, copy_pk: int) -> HttpResponse:
    """Đọc lại: read a copy with the present reader and pack; what people decided stays."""
    found = access_review(request.acting.actor, pk)
    read_again(document=found, copy_pk=copy_pk, by=request.acting.actor)
    return redirect("directives:document", pk)
