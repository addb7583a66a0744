"""Rà soát: the screen, and the plain acts on one fact or on many."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.directives.access import access_document, access_fact, access_review, may_review
from dondoc.apps.directives.errors import Conflict, Problem
from dondoc.apps.directives.models import Document, Fact
from dondoc.apps.directives.selectors.card import plan_of
from dondoc.apps.directives.selectors.checks import examinations, with_milestones
from dondoc.apps.directives.selectors.presence import others_here
from dondoc.apps.directives.selectors.review import review_of
from dondoc.apps.directives.services.milestones import set_milestones
from dondoc.apps.directives.services.presence import be_present
from dondoc.apps.directives.services.review import accept_table, reject
from dondoc.apps.directives.services.undo import redo, undo
from dondoc.apps.directives.views.parsing import seen_many, seen_one
from dondoc.apps.directives.views.refusing import only_to_read
from dondoc.apps.directives.views.screen import Screen, address, answer, asked, go_on


@require_safe
def review(request: PersonRequest, pk: int) -> HttpResponse:
    """Source, facts and checks beside one another; whoever may only read is shown the way to the words."""
    if not may_review(request.acting.actor):
        return only_to_read(request, access_document(request.acting.actor, pk))
    document = access_review(request.acting.actor, pk)
    return answer(request, asked(document, request.GET))


def attempt(
    request: PersonRequest,
    document: Document,
    act: Callable[[], Fact | None],
    *,
    on: Fact | None = None,
    stay: bool = False,
) -> HttpResponse:
    """Do an act and go on; what goes wrong is said on the screen, and nothing was changed."""
    try:
        fact = act()
    except Conflict as problem:
        wanted = problem.clashes[0].fact_id
        return answer(request, Screen(document, wanted=wanted, status=409, trouble=problem.message))
    except Problem as problem:
        screen = asked(document, request.GET)
        screen.status, screen.trouble, screen.wanted = 422, problem.message, on.pk if on else screen.wanted
        return answer(request, screen)
    return go_on(request, document, fact, stay=stay)


@require_POST
def drop(request: PersonRequest, pk: int, fact_pk: int) -> HttpResponse:
    """Bỏ: leave a fact out."""
    fact = access_fact(request.acting.actor, pk, fact_pk)
    seen = seen_one(fact, request.POST)
    reason = request.POST.get("ly_do", "")
    actor = request.acting.actor
    act = partial(reject, document=fact.document, seen=seen, by=actor, reason=reason)
    return attempt(request, fact.document, act, on=fact)


@require_POST
def confirm_table(request: PersonRequest, pk: int) -> HttpResponse:
    """Xác nhận cả bảng: every row without a doubt that was on the screen."""
    document = access_review(request.acting.actor, pk)
    kind, group = request.POST.get("loai", ""), request.POST.get("bang", "")
    seen = seen_many(request.POST)
    by = request.acting.actor
    return attempt(
        request, document, lambda: accept_table(document=document, kind=kind, group=group, seen=seen, by=by)[-1]
    )


@require_POST
def take_back(request: PersonRequest, pk: int) -> HttpResponse:
    """Hoàn tác: one's own latest act."""
    document = access_review(request.acting.actor, pk)
    return attempt(request, document, lambda: undo(document=document, by=request.acting.actor)[0], stay=True)


@require_POST
def do_again(request: PersonRequest, pk: int) -> HttpResponse:
    """Làm lại: what was taken back last."""
    document = access_review(request.acting.actor, pk)
    return attempt(request, document, lambda: redo(document=document, by=request.acting.actor)[0], stay=True)


@require_POST
def presence(request: PersonRequest, pk: int) -> HttpResponse:
    """Says that one is here, and who else is."""
    document = access_review(request.acting.actor, pk)
    be_present(document=document, by=request.acting.actor, where=request.POST.get("o", ""))
    others = others_here(document, request.acting.actor)
    return render(request, "directives/parts/others.html", {"others": others})


@require_http_methods(["GET", "POST"])
def milestones(request: PersonRequest, pk: int) -> HttpResponse:
    """Mốc đề nghị: milestones for tasks that only name a year, taken in bulk."""
    document = access_review(request.acting.actor, pk)
    rows = with_milestones(examinations(review_of(document).standing, plan_of(document)))
    if request.method == "POST":
        proposed = {row.fact.pk: row.milestones for row in rows}
        seen, by = seen_many(request.POST), request.acting.actor
        act = partial(set_milestones, document=document, proposed=proposed, seen=seen, by=by)
        return attempt(request, document, lambda: act()[0], stay=True)
    back = address(document, None)
    return render(request, "directives/milestones.html", {"document": document, "rows": rows, "back": back})
