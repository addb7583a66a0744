"""The review screen as answered to a browser: the whole page, or the parts that htmx puts in place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.directives.models import Document, Fact
from dondoc.apps.directives.selectors.card import Card, plan_of
from dondoc.apps.directives.selectors.checks import examinations, six_checks, unclear, with_milestones
from dondoc.apps.directives.selectors.presence import others_here
from dondoc.apps.directives.selectors.review import Review, review_of, unread_blocks, warnings_of
from dondoc.apps.directives.selectors.units import names_on
from dondoc.apps.directives.services.presence import be_present
from dondoc.apps.directives.views.asking import number_asked
from dondoc.apps.directives.views.source import source
from dondoc.core.progress.proposals import Plan

NOTE = "programmes:note"


@dataclass
class Screen:
    """What is to be shown.

    Attributes:
        document: under review.
        slug: the tab asked for.
        wanted: the fact asked for.
        question: one of the "6 rõ", by which the list is filtered.
        mode: card, edit, split, merge, add or conflict.
        more: what the mode needs.
        status: of the answer.
        trouble: what went wrong, in words.
    """

    document: Document
    slug: str = ""
    wanted: int | None = None
    question: str = ""
    mode: str = "card"
    more: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    trouble: str = ""


def asked(document: Document, query: QueryDict) -> Screen:
    """The screen that an address asks for: ?loai=, ?muc=, ?ro=."""
    return Screen(document, query.get("loai", ""), number_asked(query.get("muc", "")), query.get("ro", ""))


def answer(request: PersonRequest, screen: Screen) -> HttpResponse:
    """The page, or its parts when htmx asks; whoever looks at it is present."""
    be_present(document=screen.document, by=request.acting.actor)
    review = review_of(screen.document, slug=screen.slug, wanted=screen.wanted)
    context = _context(request, screen, review)
    if not request.htmx or request.htmx.history_restore_request:  # type: ignore[attr-defined]
        base = reverse("directives:review", args=[screen.document.pk])
        context |= source(request, review, base)
        return render(request, "directives/review.html", context, status=screen.status)
    response = render(request, "directives/review_parts.html", context, status=screen.status)
    response["HX-Replace-Url"] = address(screen.document, review.current, screen.question)
    return response


def go_on(request: PersonRequest, document: Document, fact: Fact | None, *, stay: bool = False) -> HttpResponse:
    """After an act: the screen with the fact to go on with (or ``fact`` itself when ``stay``)."""
    review = review_of(document)
    following = fact if stay or fact is None else review.after(fact)
    if not request.htmx:  # type: ignore[attr-defined]
        return HttpResponseRedirect(address(document, following))
    document.refresh_from_db()
    return answer(request, Screen(document, wanted=following.pk if following else None))


def address(document: Document, fact: Fact | None, question: str = "") -> str:
    """Where the review shows a fact."""
    query = QueryDict(mutable=True)
    if question:
        query["ro"] = question
    if fact is not None:
        query["muc"] = str(fact.pk)
    base = reverse("directives:review", args=[document.pk])
    return f"{base}?{query.urlencode()}" if query else base


def _context(request: PersonRequest, screen: Screen, review: Review) -> dict[str, Any]:
    plan = plan_of(screen.document)
    six = examinations(review.standing, plan)
    if screen.question:
        review.only = unclear(six, screen.question)
    card = _card(review, plan)
    checks = six_checks(six)
    return {
        "screen": screen,
        "document": screen.document,
        "mode": screen.mode,
        "review": review,
        "card": card,
        "checks": checks,
        "question_label": next((c.label for c in checks if c.question == screen.question), ""),
        "milestones": len(with_milestones(six)),
        "warnings": warnings_of(review),
        "unread": unread_blocks(review.reading),
        "others": others_here(screen.document, request.acting.actor),
        "units": names_on(screen.document.issued) if _types_units(screen, card) else [],
        **_ways_out(screen.document),
        **_around(review),
        **screen.more,
    }


def _card(review: Review, plan: Plan) -> Card | None:
    current = review.current
    if current is None:
        return None
    place = review.places.get(current.pk, 0)
    return Card(review.document, current, review.reading, place, len(review.doubtful), plan)


def _ways_out(document: Document) -> dict[str, str]:
    """Addresses of higher rooms that go on from here; empty while they are not there."""
    return {"publish_url": _address_of("programmes:publish", document), "note_url": _address_of(NOTE, document)}


def _address_of(name: str, document: Document) -> str:
    try:
        return reverse(name, args=[document.pk])
    except NoReverseMatch:
        return ""


def _around(review: Review) -> dict[str, Any]:
    """What the keys and the margin of the sheet need to know."""
    former, following, doubtful = review.neighbour(-1), review.neighbour(1), review.next_doubtful
    return {
        "signs": json.dumps(review.signs, separators=(",", ":")),
        "before": former.pk if former else None,
        "behind": following.pk if following else None,
        "next_place": review.places[doubtful.pk] if doubtful else 0,
    }


def _types_units(screen: Screen, card: Card | None) -> bool:
    offer = card.offer if card else None
    return screen.mode == "edit" or bool(offer and offer.units)
