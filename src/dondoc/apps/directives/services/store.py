"""Stores a reading beside the original and lays its facts out, keeping all that people have decided before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from dondoc.apps.directives.contract.spread import Draft, spread
from dondoc.apps.directives.models import Document, DocumentCopy, Fact, FactChange, FactState, Reading
from dondoc.apps.directives.services.ledger import AT_ONCE
from dondoc.apps.directives.services.mirror import mirror
from dondoc.apps.directives.services.relations import resolve_waiting

MIRRORED = ("header", "recipient", "addressee", "citation")


@dataclass(frozen=True, slots=True)
class Understood:
    """What a reader and a pack made of one file.

    Attributes:
        contract: the object of contract/directive.md, with ``text``.
        layout: how the text is drawn (``contract.layout``).
        reader: "docx", "pdf", "html", "plain", "scan".
        version: of the reading program.
        pack_name: of the pack.
        pack_sha256: of the pack.
    """

    contract: Mapping[str, Any]
    layout: Mapping[str, Any]
    reader: str
    version: str
    pack_name: str
    pack_sha256: str


@transaction.atomic
def store(*, document: Document, copy: DocumentCopy | None, understood: Understood) -> Reading:
    """Make this the current reading of the document and bring its facts in line.

    A fact that no person touched follows the new reading; one that was decided or corrected keeps its value and moves
    to its new place; one that is no longer found stays when a person decided it, and goes when nobody did.
    The same copy, version and pack stored again changes nothing.
    """
    reading = keep_reading(document, copy, understood)
    if reading.current:
        return reading
    make_current(document, reading)
    lay_out(document, reading, spread(understood.contract, understood.layout))
    mirror(document, kinds=MIRRORED)
    resolve_waiting(document)
    return reading


def keep_reading(document: Document, copy: DocumentCopy | None, understood: Understood) -> Reading:
    """The reading in the database, saved now when it was not there; whether it is current stays as it was."""
    stored = _stored(copy, understood)
    if stored is None:
        stored = Reading.objects.create(document=document, copy=copy, **_columns(understood))
    return stored


def make_current(document: Document, reading: Reading) -> None:
    """Put a reading in the place of the current one."""
    document.readings.filter(current=True).update(current=False)
    reading.current, reading.offered = True, False
    reading.save(update_fields=["current", "offered"])


def _stored(copy: DocumentCopy | None, understood: Understood) -> Reading | None:
    if copy is None:
        return None
    same = {"version": understood.version, "pack_sha256": understood.pack_sha256}
    return Reading.objects.filter(copy=copy, **same).first()


def _columns(understood: Understood) -> dict[str, Any]:
    contract = dict(understood.contract)
    return {
        "text": contract.pop("text"),
        "data": contract,
        "layout": understood.layout,
        "warnings": contract.get("warnings") or [],
        "reader": understood.reader,
        "version": understood.version,
        "pack_name": understood.pack_name,
        "pack_sha256": understood.pack_sha256,
    }


def lay_out(document: Document, reading: Reading, drafts: list[Draft]) -> None:
    """Create, move or drop facts so that they stand as ``drafts`` say, without touching what people decided."""
    known = {(f.kind, f.key): f for f in Fact.objects.filter(document=document)}
    new, moved = [], []
    for place, draft in enumerate(drafts):
        fact = known.pop((draft.kind, draft.key), None)
        if fact is None:
            new.append(fact_of(document, reading, draft, place))
        else:
            moved.append(_follow(fact, reading, draft, place))
    Fact.objects.bulk_create(new)
    fields = ["reading", "span_start", "span_end", "group", "position", "original", "data", "doubts", "confidence"]
    Fact.objects.bulk_update(moved, [*fields, "version"], batch_size=AT_ONCE)
    _lost(list(known.values()))


def fact_of(document: Document, reading: Reading, draft: Draft, place: int) -> Fact:
    """An unsaved fact as the machine proposes it."""
    start, end = draft.span or (None, None)
    return Fact(
        document=document, reading=reading, kind=draft.kind, key=draft.key, position=place, span_start=start,
        span_end=end, group=draft.group, data=draft.data, original=draft.data, doubts=draft.doubts,
        confidence=draft.confidence,
    )  # fmt: skip


def _untouched(fact: Fact) -> bool:
    return fact.state == FactState.PROPOSED and fact.data == fact.original


def _follow(fact: Fact, reading: Reading, draft: Draft, place: int) -> Fact:
    if _untouched(fact):
        fact.data, fact.doubts = draft.data, list(draft.doubts)
    fact.reading, fact.position, fact.group = reading, place, draft.group
    fact.span_start, fact.span_end = draft.span or (None, None)
    fact.original, fact.confidence = draft.data, draft.confidence
    fact.version += 1
    return fact


def _lost(facts: list[Fact]) -> None:
    """Facts the new reading does not find: a machine's proposal goes, a person's decision stays without its place."""
    documents = {f.document_id for f in facts}
    told = set(FactChange.objects.filter(document__in=documents).values_list("fact_id", flat=True))
    gone = {f.pk for f in facts if _untouched(f) and f.pk not in told}
    Fact.objects.filter(pk__in=gone).delete()
    kept = [f for f in facts if f.pk not in gone]
    for fact in kept:
        fact.span_start = fact.span_end = None
        fact.version += 1
    Fact.objects.bulk_update(kept, ["span_start", "span_end", "version"], batch_size=AT_ONCE)
