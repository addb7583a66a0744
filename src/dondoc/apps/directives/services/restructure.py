"""Adds a fact from selected words, splits one into several, merges several into one."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.directives.contract.doubts import doubts_of
from dondoc.apps.directives.contract.layout import Tables
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import Document, Fact, FactChange, FactKind, FactState, Reading
from dondoc.apps.directives.services.ledger import Deed, Seen, lock, take

Act = FactChange.Act
_WORDS_IN = {
    "task": "text",
    "indicator": "name",
    "duty": "what",
    "event": "name",
    "agreement": "subject",
    "measure": "name",
    "citation": "number",
    "header": "value",
}
_LISTS = ("lead", "coordinate", "citations", "who")


def _words_field(kind: str) -> str:
    return _WORDS_IN.get(kind, "raw")


def _blank(kind: str, words: str, span: tuple[int, int]) -> dict[str, Any]:
    data: dict[str, Any] = {"raw": words, "span": list(span), "confidence": 1.0, _words_field(kind): words}
    if kind == "task":
        data |= {"number": None, "appendix": None, "groups": [], "deadline": None, "lead": [], "coordinate": []}
        data |= {"output": None, "deliverable": None, "targets": [], "citations": []}
    if kind == "indicator":
        data |= {
            "number": None,
            "appendix": None,
            "groups": [],
            "unit": None,
            "target": None,
            "targets": [],
            "lead": [],
        }
    if kind == "duty":
        data |= {"kind": "report", "scope": [], "who": [], "to": None, "schedule": None}
    return data


@transaction.atomic
def add(*, document: Document, kind: str, span: tuple[int, int], by: Actor) -> Fact:
    """A new fact from words selected in the source, open to be filled in and confirmed.

    Args:
        document: under review.
        kind: one of ``FactKind`` but header, whose fields are corrected, not added.
        span: first and last code point of the selected words in the current reading.
        by: who adds it.

    Raises:
        Problem: no such words, no such kind, or the document is no longer under review.
    """
    document = lock(document)
    reading = Reading.objects.filter(document=document, current=True).first()
    if kind not in FactKind.values or kind == FactKind.HEADER:
        raise Problem(_("Chọn loại dữ kiện để thêm."))
    if reading is None or not 0 <= span[0] < span[1] <= len(reading.text):
        raise Problem(_("Bôi đen chữ trong văn bản rồi bấm Thêm."))
    words = " ".join(reading.text[span[0] : span[1]].split())
    if not words:
        raise Problem(_("Đoạn bôi đen không có chữ nào."))
    fact = _new(document, reading, kind, _blank(kind, words, span), span)
    deed = Deed(document, by, Act.ADD)
    deed.add(fact)
    return deed.close()[0]


def _new(document: Document, reading: Reading, kind: str, data: dict[str, Any], span: tuple[int, int]) -> Fact:
    key = f"new-{uuid.uuid4().hex[:16]}"
    table = Tables(reading.layout).at(span[0])
    group = f"list:{kind}" if kind in {"citation", "recipient", "addressee"} else ""
    return Fact(
        document=document, reading=reading, kind=kind, key=key, position=span[0], span_start=span[0], span_end=span[1],
        group=group or ("" if table is None else f"table:{table}"), data={**data, "id": key},
        doubts=list(doubts_of(kind, data)),
    )  # fmt: skip


@transaction.atomic
def split(*, document: Document, seen: Seen, parts: Sequence[str], by: Actor) -> list[Fact]:
    """One row into several facts, each with its own words and all else of the row; each must then be confirmed.

    Raises:
        Conflict: somebody changed the fact since it was seen.
        Problem: fewer than two parts with words.
    """
    document = lock(document)
    (fact,) = take(document, [seen])
    words = [" ".join(part.split()) for part in parts if part.strip()]
    if len(words) < 2:
        raise Problem(_("Tách cần ít nhất hai phần, mỗi phần một dòng."))
    if fact.state not in {FactState.PROPOSED, FactState.CONFIRMED}:
        raise Problem(_("Mục này đã bỏ, đã gộp hoặc đã tách. Bấm Hoàn tác để lấy lại."))
    deed = Deed(document, by, Act.SPLIT)
    for place, part in enumerate(words):
        deed.add(_part(fact, part, place))
    deed.change(fact, state=FactState.SPLIT, how="", confirmed_by_id=None, confirmed_at=None)
    return deed.close()[:-1]


def _part(fact: Fact, words: str, place: int) -> Fact:
    key = f"{fact.key[:50]}.{uuid.uuid4().hex[:8]}"
    letter = "abcdefghijklmnopqrstuvwxyz"[place % 26]
    number = f"{fact.data.get('number') or ''}{letter}" if fact.data.get("number") else fact.data.get("number")
    data = {**fact.data, "id": key, "number": number, _words_field(fact.kind): words}
    return Fact(
        document=fact.document, reading=fact.reading, kind=fact.kind, key=key, position=fact.position,
        span_start=fact.span_start, span_end=fact.span_end, group=fact.group, data=data, split_from=fact,
        doubts=list(doubts_of(fact.kind, data)), confidence=fact.confidence,
    )  # fmt: skip


@transaction.atomic
def merge(*, document: Document, seen: Sequence[Seen], by: Actor) -> Fact:
    """Several facts of one kind into the first of them: words joined, units united; it must then be confirmed.

    Raises:
        Conflict: somebody changed one of them since it was seen.
        Problem: fewer than two, or of different kinds.
    """
    document = lock(document)
    facts = take(document, seen)
    if len(facts) < 2 or len({f.kind for f in facts}) != 1:
        raise Problem(_("Gộp cần ít nhất hai mục cùng loại. Đánh dấu các mục cần gộp trước."))
    if any(f.state not in {FactState.PROPOSED, FactState.CONFIRMED} for f in facts):
        raise Problem(_("Có mục đã bỏ, đã gộp hoặc đã tách. Bấm Hoàn tác để lấy lại."))
    kept, *others = facts
    deed = Deed(document, by, Act.MERGE)
    data = joined(kept.kind, [f.data for f in facts])
    unsigned = {"how": "", "confirmed_by_id": None, "confirmed_at": None}
    doubts = list(doubts_of(kept.kind, data))
    deed.change(kept, state=FactState.PROPOSED, data=data, doubts=doubts, **unsigned)
    for fact in others:
        deed.change(fact, state=FactState.MERGED, merged_into_id=kept.pk, **unsigned)
    return deed.close()[0]


def joined(kind: str, parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The first fact's data with the words of all, parted by semicolons, and every unit once.

    >>> joined("task", [{"text": "Rà soát", "lead": []}, {"text": "Báo cáo", "lead": []}])["text"]
    'Rà soát; Báo cáo'
    """
    data, name = dict(parts[0]), _words_field(kind)
    words = [str(p[name]).rstrip(" .;") for p in parts if p.get(name)]
    data[name] = "; ".join(dict.fromkeys(words))
    for many in _LISTS:
        if many in data:
            data[many] = _united([item for p in parts for item in p.get(many) or []])
    return data


def _united(items: Sequence[Any]) -> list[Any]:
    unique = {(str(i.get("unit") or i.get("raw")) if isinstance(i, Mapping) else str(i)): i for i in reversed(items)}
    return list(reversed(unique.values()))
