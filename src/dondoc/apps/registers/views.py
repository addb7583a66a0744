"""Hợp tác quốc tế: the list of a register, a record, writing in, correcting, joining and parting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.audit.selectors import history_of
from dondoc.apps.registers import selectors
from dondoc.apps.registers.access import (
    access_entry,
    access_entry_to_keep,
    access_shelf,
    access_shelf_to_keep,
    may_keep,
)
from dondoc.apps.registers.forms import CorrectionForm, OtherForm, SourceForm
from dondoc.apps.registers.models import Entry
from dondoc.apps.registers.services.joining import join, part, tell_apart
from dondoc.apps.registers.services.keeping import Refused, add_by_hand, correct
from dondoc.apps.registers.shelves import Shelf, shelves

PAGE = 50
FIRST = "hoat-dong"


@require_safe
def front(request: PersonRequest) -> HttpResponse:
    """The desk opens on its events."""
    access_shelf(request.acting.actor, FIRST)
    return redirect("registers:shelf", FIRST)


@require_safe
def listing(request: PersonRequest, slug: str) -> HttpResponse:
    """A register, searched without marks and narrowed by what the address says."""
    shelf = access_shelf(request.acting.actor, slug)
    wanted = selectors.wanted(shelf, request.GET.dict())
    page = Paginator(selectors.entries(shelf, wanted), PAGE).get_page(request.GET.get("trang"))
    return render(request, "registers/list.html", _around(request, shelf) | {"page": page, "wanted": wanted})


@require_safe
def record(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """An entry with its sentences, what may be the same thing, and what belongs to it."""
    shelf, entry = access_entry(request.acting.actor, slug, pk)
    if entry.joined_into is not None:
        return redirect(entry.joined_into)
    return _record(request, shelf, entry)


def _record(request: PersonRequest, shelf: Shelf, entry: Entry, status: int = 200, **more: Any) -> HttpResponse:
    own = [one for one in shelf.related(entry) if one.links]
    shown = {
        "entry": entry,
        "sources": selectors.sources_of(shelf, entry),
        "twins": selectors.twins(shelf, entry),
        "joined": selectors.joined(entry),
        "related": [*selectors.tasks_around(shelf, entry), *own, *selectors.beside_in_documents(shelf, entry)],
        "history": history_of(entry),
    }
    return render(request, "registers/entry.html", _around(request, shelf) | shown | more, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: PersonRequest, slug: str) -> HttpResponse:
    """Write an entry in by hand, with the sentence that it rests on."""
    shelf = access_shelf_to_keep(request.acting.actor, slug)
    data = request.POST if request.method == "POST" else None
    form, source = shelf.form(data), SourceForm(data) if shelf.mentions else None
    if data is None or not all([form.is_valid(), source is None or source.is_valid()]):
        return _form(request, shelf, form, source)
    try:
        columns, said = form.cleaned_data, (source or _NoSource()).said()
        return redirect(add_by_hand(shelf=shelf, columns=columns, said=said, by=request.acting.actor))
    except Refused as refused:
        _put(refused, source or form)
    return _form(request, shelf, form, source)


class _NoSource(SourceForm):
    """Stands in for the source of an entry that needs none."""

    cleaned_data = {"words": "", "number": ""}


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """Put right what an entry says."""
    shelf, entry = access_entry_to_keep(request.acting.actor, slug, pk)
    data = request.POST if request.method == "POST" else None
    form = shelf.form(data, instance=shelf.entries.get(pk=pk))
    why = CorrectionForm(data, initial={"version": entry.version})
    if data is None or not all([form.is_valid(), why.is_valid()]):
        return _form(request, shelf, form, why, entry)
    try:
        by = request.acting.actor
        correct(shelf=shelf, entry=entry, columns=form.cleaned_data, by=by, **why.cleaned_data)
        return redirect(entry)
    except Refused as refused:
        _put(refused, form)
    return _form(request, shelf, form, CorrectionForm(initial={"version": entry.version}), entry)


@require_POST
def same(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """Nhập làm một: the other entry becomes part of this one."""
    return _with_other(request, slug, pk, joins=True)


@require_POST
def different(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """Khác nhau: the two are two things; nobody is asked again."""
    return _with_other(request, slug, pk, joins=False)


@require_POST
def split(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """Tách lại: a joined entry stands by itself again."""
    shelf, entry = access_entry_to_keep(request.acting.actor, slug, pk)
    try:
        part(shelf=shelf, entry=entry, by=request.acting.actor)
    except Refused as refused:
        return _record(request, shelf, entry, 422, trouble=str(refused))
    messages.success(request, _("Đã tách lại."))
    return redirect(entry)


def _with_other(request: PersonRequest, slug: str, pk: int, *, joins: bool) -> HttpResponse:
    by = request.acting.actor
    shelf, entry = access_entry_to_keep(by, slug, pk)
    form = OtherForm(request.POST)
    if not form.is_valid():
        return _record(request, shelf, entry, 422, trouble=_("Biểu mẫu thiếu thông tin. Tải lại trang rồi làm lại."))
    other = access_entry_to_keep(by, slug, form.cleaned_data["other"])[1]
    try:
        if joins:
            join(shelf=shelf, entry=other, into=entry, by=by)
        else:
            tell_apart(shelf=shelf, entry=entry, other=other, by=by)
    except Refused as refused:
        return _record(request, shelf, entry, 422, trouble=str(refused))
    messages.success(request, _("Đã nhập làm một.") if joins else _("Đã ghi nhận là hai mục khác nhau."))
    return redirect(entry)


def _put(refused: Refused, form: forms.BaseForm) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))


def _form(
    request: PersonRequest,
    shelf: Shelf,
    form: forms.BaseForm,
    beside: forms.BaseForm | None,
    entry: Entry | None = None,
) -> HttpResponse:
    shown = {"form": form, "beside": beside, "entry": entry}
    status = 422 if request.method == "POST" else 200
    return render(request, "registers/form.html", _around(request, shelf) | shown, status=status)


def _around(request: PersonRequest, shelf: Shelf) -> dict[str, Any]:
    keeps = may_keep(request.acting.actor)
    folder = shelf.folder
    parts = {"row_part": f"{folder}/row.html", "about_part": f"{folder}/about.html"}
    return {"shelf": shelf, "shelves": shelves(), "keeps": keeps} | parts
