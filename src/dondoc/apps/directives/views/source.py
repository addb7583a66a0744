"""The source of a document: as it was read, or as its pages look; beside the review, or by itself to be read."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.directives.access import access_copy, access_document
from dondoc.apps.directives.contract.marks import Mark, marks_of
from dondoc.apps.directives.contract.sheet import sheet
from dondoc.apps.directives.drawing import Brush, draw
from dondoc.apps.directives.models import DocumentCopy
from dondoc.apps.directives.pictures.cache import NoPicture, picture
from dondoc.apps.directives.pictures.draw import WIDTH
from dondoc.apps.directives.selectors.pictures import doubtful_words, leaves, showable, waiting
from dondoc.apps.directives.selectors.review import ROWS, Review, review_of
from dondoc.apps.directives.services.pages import order_pages, pages_failed
from dondoc.apps.directives.tracing import trace
from dondoc.apps.directives.views.asking import number_asked

PICTURES, WORDS = "anh", "chu"
_LOOK = "xem"


@require_safe
def reading(request: PersonRequest, pk: int) -> HttpResponse:
    """Bản đã đọc: the source with its facts lit, to be read by whoever may see the document."""
    document = access_document(request.acting.actor, pk)
    review = review_of(document, wanted=number_asked(request.GET.get("muc", "")))
    if review.reading is None:
        raise Http404
    base = reverse("directives:reading", args=[pk])
    context = {"document": document, "review": review, **source(request, review, base)}
    return render(request, "directives/reading.html", context)


@require_safe
def page(request: PersonRequest, pk: int, copy_pk: int, number: int) -> HttpResponse:
    """The picture of a page; it never changes, and only the browser of whoever may see it keeps it."""
    copy = access_copy(request.acting.actor, pk, copy_pk)
    etag = f'"{copy.file.sha256[:32]}-{number}-{WIDTH}"'
    try:
        found = HttpResponse(picture(copy.file, number).read_bytes(), content_type="image/webp")
    except NoPicture as problem:
        raise Http404 from problem
    found["Cache-Control"] = "private, max-age=31536000, immutable"
    found["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=found) or found


def source(request: PersonRequest, review: Review, base: str) -> dict[str, Any]:
    """What the source's column shows; the choice between words and pictures is kept for the next document."""
    look = request.GET.get(_LOOK, "")
    if look in {PICTURES, WORDS}:
        request.session[_LOOK] = look
    can_show = showable(review.reading)
    pictured = can_show and request.session.get(_LOOK, WORDS) == PICTURES
    doubted = bool(doubtful_words(review.reading))
    shown = {"can_show": can_show, "pictured": pictured, "base": base, "doubted": doubted}
    if not pictured or review.reading is None or review.reading.copy is None:
        return {**shown, "sheet": _sheet(review, base)}
    return {**shown, **_pictures(review, review.reading.copy, base)}


def _pictures(review: Review, copy: DocumentCopy, base: str) -> dict[str, Any]:
    if waiting(copy):
        failed = pages_failed(order_pages(copy=copy))
        return {"making": not failed, "failed": failed}
    current = review.current.pk if review.current else None
    pages = leaves(review.reading, review.standing)
    return {"copy": copy, "leaves": [(leaf, trace(leaf, base, review.signs, current)) for leaf in pages]}


def _sheet(review: Review, base: str) -> SafeString:
    if review.reading is None:
        return SafeString("")
    marks: list[Mark] = [Mark(start, end, "dim", 0) for start, end in doubtful_words(review.reading)]
    own: list[int] = []
    for fact in review.standing:
        start, end = fact.span_start, fact.span_end
        span = None if start is None or end is None else (start, end)
        marks += marks_of(fact.pk, fact.kind, span, fact.data)
        if fact.kind in ROWS:
            own.append(fact.pk)
    current = review.current.pk if review.current else None
    brush = Brush(review.reading.text, lambda fact: f"{base}?muc={fact}", review.signs, current)
    return draw(sheet(review.reading.layout, marks, own), brush)
