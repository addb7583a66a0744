"""Acts on one fact that need an answer or words: confirm, correct, split, merge, add."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.directives.access import access_fact, access_review
from dondoc.apps.directives.contract.fields import fields_of, shown
from dondoc.apps.directives.contract.offers import chosen, offer_of
from dondoc.apps.directives.contract.typed import Surroundings
from dondoc.apps.directives.errors import Conflict, Problem, WrongFields
from dondoc.apps.directives.models import Fact, FactKind
from dondoc.apps.directives.selectors.card import plan_of
from dondoc.apps.directives.selectors.review import Line, review_of, tab_of
from dondoc.apps.directives.selectors.source import find_words
from dondoc.apps.directives.selectors.suggestions import suggested_parts
from dondoc.apps.directives.services.restructure import add, merge, split
from dondoc.apps.directives.services.review import Answer, accept, correct
from dondoc.apps.directives.understanding import surroundings
from dondoc.apps.directives.views.parsing import seen_many, seen_one, typed, whole
from dondoc.apps.directives.views.review import attempt
from dondoc.apps.directives.views.screen import Screen, answer, go_on


@require_POST
def confirm(request: PersonRequest, pk: int, fact_pk: int) -> HttpResponse:
    """Xác nhận, with the answer to the open question when one was chosen."""
    fact = access_fact(request.acting.actor, pk, fact_pk)
    document, seen, plan = fact.document, seen_one(fact, request.POST), plan_of(fact.document)
    offer = offer_of(fact.data, fact.doubts, plan)
    taken = chosen(offer, request.POST.get("tra_loi", ""), request.POST.get("tra_loi_khac", "")) if offer else None
    said = Answer(taken.inputs, taken.reason) if taken and taken.inputs else None
    around = surroundings(document.issued, plan.year) if said else Surroundings()
    return attempt(
        request,
        document,
        lambda: accept(document=document, seen=seen, by=request.acting.actor, around=around, answer=said),
        on=fact,
    )


@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int, fact_pk: int) -> HttpResponse:
    """Sửa: the fields of a fact as inputs; saving confirms."""
    fact = access_fact(request.acting.actor, pk, fact_pk)
    fields = fields_of(fact.kind, fact.key)
    if request.method != "POST":
        return answer(request, _editing(fact, shown(fields, fact.data)))
    inputs, by, seen = typed(fields, request.POST), request.acting.actor, seen_one(fact, request.POST)
    around = surroundings(fact.document.issued, plan_of(fact.document).year)
    try:
        done = correct(document=fact.document, seen=seen, by=by, around=around, answer=Answer(inputs))
    except WrongFields as problem:
        return answer(request, _editing(fact, {**shown(fields, fact.data), **inputs}, problem.fields))
    except Conflict as problem:
        return answer(request, _side_by_side(fact, inputs, problem))
    except Problem as problem:
        return answer(request, _editing(fact, inputs, {}, problem.message))
    return go_on(request, fact.document, done)


def _editing(fact: Fact, inputs: dict[str, str], wrong: dict[str, str] | None = None, trouble: str = "") -> Screen:
    rows = [
        {"field": f, "value": inputs.get(f.name, ""), "error": (wrong or {}).get(f.name, "")}
        for f in fields_of(fact.kind, fact.key)
    ]
    status = 200 if wrong is None else 422
    return Screen(fact.document, wanted=fact.pk, mode="edit", more={"rows": rows}, status=status, trouble=trouble)


def _side_by_side(fact: Fact, mine: dict[str, str], problem: Conflict) -> Screen:
    fact.refresh_from_db()
    fields = fields_of(fact.kind, fact.key)
    theirs = shown(fields, fact.data)
    rows: list[dict[str, Any]] = [
        {"field": f, "mine": mine.get(f.name, theirs[f.name]), "theirs": theirs[f.name]} for f in fields
    ]
    for row in rows:
        row["differs"] = row["mine"].strip() != row["theirs"].strip()
    more = {"rows": rows, "clash": problem.clashes[0]}
    return Screen(fact.document, wanted=fact.pk, mode="conflict", more=more, status=409, trouble=problem.message)


@require_http_methods(["GET", "POST"])
def split_up(request: PersonRequest, pk: int, fact_pk: int) -> HttpResponse:
    """Tách: one row into several, a line each."""
    fact = access_fact(request.acting.actor, pk, fact_pk)
    if request.method != "POST":
        more = {"parts": suggested_parts(fact)}
        return answer(request, Screen(fact.document, wanted=fact.pk, mode="split", more=more))
    parts, by = request.POST.get("phan", "").splitlines(), request.acting.actor
    seen = seen_one(fact, request.POST)
    act = partial(split, document=fact.document, seen=seen, parts=parts, by=by)
    return attempt(request, fact.document, lambda: act()[0], on=fact, stay=True)


@require_http_methods(["GET", "POST"])
def join(request: PersonRequest, pk: int, fact_pk: int) -> HttpResponse:
    """Gộp: others of its kind into this one."""
    fact = access_fact(request.acting.actor, pk, fact_pk)
    if request.method != "POST":
        kin = [f for f in review_of(fact.document).standing if f.kind == fact.kind and f.pk != fact.pk]
        near = sorted(kin, key=lambda f: abs(f.position - fact.position))
        more = {"kin": [Line(f) for f in near]}
        return answer(request, Screen(fact.document, wanted=fact.pk, mode="merge", more=more))
    seen, by = [seen_one(fact, request.POST), *seen_many(request.POST)], request.acting.actor
    act = partial(merge, document=fact.document, seen=seen, by=by)
    return attempt(request, fact.document, act, on=fact, stay=True)


@require_http_methods(["GET", "POST"])
def add_new(request: PersonRequest, pk: int) -> HttpResponse:
    """Thêm: a fact from words selected in the source, or written into the form as they stand there."""
    document = access_review(request.acting.actor, pk)
    kinds = [(k, label) for k, label in FactKind.choices if k != FactKind.HEADER]
    form = request.POST if request.method == "POST" else request.GET
    span = (whole(form.get("tu")), whole(form.get("den")))
    words, kind = form.get("chu", ""), form.get("loai", FactKind.TASK)
    if request.method != "POST":
        more = {"kinds": kinds, "words": words, "span": span, "kind": kind}
        return answer(request, Screen(document, mode="add", more=more, slug=_slug(kind)))
    place = find_words(document, words, span)
    act = partial(add, document=document, kind=kind, span=place, by=request.acting.actor)
    return attempt(request, document, act, stay=True)


def _slug(kind: str) -> str:
    return tab_of(kind).slug if kind in FactKind.values else ""
