"""Vào sổ: the confirmed facts of a closed document become entries, each with its sentence. Done twice, done once."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import transaction
from django.db.models import Q

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.directives.contract.places import BlockPages
from dondoc.apps.directives.models import Document, Fact, FactKind, FactState
from dondoc.apps.registers import acts
from dondoc.apps.registers.models import Entry
from dondoc.apps.registers.sentences import sentence_around
from dondoc.apps.registers.shelves import Found, Ground, Shelf, shelves

CLOSED = (Document.State.PUBLISHED, Document.State.REVIEWED)


@transaction.atomic
def enter_document(*, document: Document, by: Actor | None) -> list[Entry]:
    """Enter what the confirmed facts of a closed document say; what was entered before stays as it is.

    One thing in two documents makes two entries: a person is offered to join them, nothing is joined in silence.

    Args:
        document: a document whose review is closed; of another nothing is entered.
        by: who closed the review, or None when the house does it for documents closed earlier.

    Returns:
        The new entries.
    """
    held = Document.objects.select_for_update().get(pk=document.pk)
    if held.state not in CLOSED:
        return []
    reading = held.readings.filter(current=True).first()
    ground = Ground(held, _facts(held), reading.text if reading else "")
    pages = BlockPages(reading.data.get("blocks") or () if reading else ())
    return [_enter(shelf, found, ground, pages, by) for shelf in shelves() for found in _new(shelf, ground)]


def enter_closed_documents() -> int:
    """Enter documents that were closed before the registers were there; how many entries are new.

    Only documents with a confirmed fact that stands in no register are read, so that every start may call it.
    """
    told = Q(kind__in=(FactKind.EVENT, FactKind.AGREEMENT)) | Q(data__speaker__name__isnull=False)
    waiting = Fact.objects.filter(told, state=FactState.CONFIRMED, document__state__in=CLOSED)
    for shelf in (one for one in shelves() if one.mentions):
        waiting = waiting.exclude(pk__in=shelf.sentences.filter(fact__isnull=False).values("fact"))
    documents = Document.objects.filter(pk__in=set(waiting.values_list("document", flat=True))).order_by("pk")
    return sum(len(enter_document(document=document, by=None)) for document in documents)


def _facts(document: Document) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    confirmed = document.facts.filter(state=FactState.CONFIRMED).select_related("confirmed_by")
    for fact in confirmed.order_by("position", "pk"):
        fact.document = document
        found[fact.kind].append(fact)
    return found


def _new(shelf: Shelf, ground: Ground) -> list[Found]:
    if shelf.mentions is None:
        return []
    done = set(shelf.sentences.filter(document=ground.document).values_list("fact_id", flat=True))
    return [found for found in shelf.find(ground) if found.fact.pk not in done]


def _enter(shelf: Shelf, found: Found, ground: Ground, pages: BlockPages, by: Actor | None) -> Entry:
    assert shelf.mentions is not None
    name = person_of(by).full_name if by else _confirmer(found.fact)
    entry = shelf.model(**found.columns, entered_by=name)
    entry.index()
    entry.save()
    shelf.mentions(entry=entry, entered_as=entry, **_sentence(found.fact, ground, pages)).save()
    record(actor=by, act=acts.ENTERED, obj=entry, after={"document": ground.document.label})
    return entry


def _sentence(fact: Fact, ground: Ground, pages: BlockPages) -> dict[str, Any]:
    told = {
        "document": ground.document,
        "fact": fact,
        "span_start": fact.span_start,
        "span_end": fact.span_end,
        "confirmed_by": _confirmer(fact),
        "confirmed_at": fact.confirmed_at,
    }
    if fact.span_start is None or fact.span_end is None or not ground.text:
        words = str(fact.data.get("raw") or fact.data.get("text") or fact.data.get("name"))
        return told | {"words": words, "mark_start": 0, "mark_end": len(words)}
    found = sentence_around(ground.text, fact.span_start, fact.span_end)
    return told | {
        "words": found.words,
        "mark_start": found.start,
        "mark_end": found.end,
        "page": pages.at(fact.span_start),
    }


def _confirmer(fact: Fact) -> str:
    assert fact.confirmed_by is not None
    return fact.confirmed_by.full_name
