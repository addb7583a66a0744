"""What a confirmed agreement fact, and the words around it, say of an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dondoc.apps.agreements.models import Agreement
from dondoc.apps.directives.folding import fold
from dondoc.apps.directives.models import Fact, FactKind
from dondoc.apps.registers.sentences import sentence_around
from dondoc.apps.registers.shelves import Found, Ground

_KINDS = (
    (Agreement.Kind.MOU, ("ban ghi nho", "mou", "thoa thuan")),
    (Agreement.Kind.TREATY, ("hiep dinh", "dieu uoc", "cong uoc")),
    (Agreement.Kind.DECLARATION, ("tuyen bo",)),
    (Agreement.Kind.ROADMAP, ("lo trinh", "huong dan", "khung ")),
    (Agreement.Kind.PROGRAMME, ("chuong trinh", "ke hoach")),
)
_NAMES = {Agreement.Kind.MOU: "Bản ghi nhớ", Agreement.Kind.TREATY: "Hiệp định"}
_SIGNED = re.compile(r"\b(?:da ky|ky ket|dam phan va ky ket|da ky ket)\b")
_NEGOTIATED = re.compile(r"\bdam phan\b")


def kind_of(words: str) -> Agreement.Kind:
    """The kind that words name.

    >>> kind_of("Bản ghi nhớ (MOU) với Bộ Việc làm").value, kind_of("Tuyên bố Hà Nội").value
    ('mou', 'declaration')
    """
    folded = fold(words)
    places = [(folded.find(said), kind) for kind, names in _KINDS for said in names if said in folded]
    return min(places)[1] if places else Agreement.Kind.OTHER


def agreements(ground: Ground) -> Iterator[Found]:
    """The agreements that a document names."""
    for fact in ground.facts.get(FactKind.AGREEMENT, ()):
        yield Found(fact, _columns(fact, ground))


def _columns(fact: Fact, ground: Ground) -> dict[str, Any]:
    data = fact.data
    kind = kind_of(data.get("raw") or "")
    return {
        "kind": kind,
        "name": _name(kind, data)[:500],
        "partner": (data.get("with") or "")[:300],
        "subject": data.get("subject") or "",
        "from_year": data.get("from"),
        "to_year": data.get("to"),
        "mode": (data.get("mode") or "")[:80],
        "state": _state(fact, ground),
    }


def _name(kind: Agreement.Kind, data: dict[str, Any]) -> str:
    """How people call it: kind, partner and subject as the document writes them."""
    partner, subject = data.get("with"), data.get("subject")
    stem = _NAMES.get(kind)
    if stem is None or not partner:
        return str(data.get("raw") or subject or partner)
    return f"{stem} với {partner} về {subject}" if subject else f"{stem} với {partner}"


def _state(fact: Fact, ground: Ground) -> str:
    if fact.span_start is None or fact.span_end is None:
        return ""
    words = fold(sentence_around(ground.text, fact.span_start, fact.span_end).words)
    if _SIGNED.search(words):
        return Agreement.State.SIGNED
    return Agreement.State.NEGOTIATED if _NEGOTIATED.search(words) else ""
