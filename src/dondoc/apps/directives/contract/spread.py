"""Spreads a directive (the contract's JSON) into single facts, each with its place, its table and its doubts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dondoc.apps.directives.contract.doubts import Doubt, doubts_of
from dondoc.apps.directives.contract.layout import Tables

Data = dict[str, Any]

LISTS = (
    ("task", "tasks"),
    ("indicator", "indicators"),
    ("duty", "duties"),
    ("event", "events"),
    ("agreement", "agreements"),
    ("measure", "measures"),
    ("citation", "citations"),
    ("recipient", "recipients"),
    ("addressee", "addressees"),
)
HEADER = ("number", "kind", "issued", "place", "effective", "issuer", "title")
_GROUPED = {"citation": "list:citation", "recipient": "list:recipient", "addressee": "list:addressee"}


@dataclass(frozen=True, slots=True)
class Draft:
    """One fact before it is stored.

    Attributes:
        kind: as in ``FactKind``.
        key: the contract's id, or the field's name for the header.
        data: the fact in the contract's shape.
        span: first and last code point, or None.
        group: "table:3", "list:citation", or empty for prose.
        confidence: 0 to 1.
        doubts: what a person must look at.
    """

    kind: str
    key: str
    data: Data
    span: tuple[int, int] | None
    group: str = ""
    confidence: float = 1.0
    doubts: list[Doubt] = field(default_factory=list)


def _span(data: Mapping[str, Any]) -> tuple[int, int] | None:
    given = data.get("span")
    return (int(given[0]), int(given[1])) if given else None


def _group(kind: str, span: tuple[int, int] | None, tables: Tables) -> str:
    if kind in _GROUPED:
        return _GROUPED[kind]
    table = tables.at(span[0]) if span else None
    return "" if table is None else f"table:{table}"


def _header(contract: Mapping[str, Any]) -> Iterator[tuple[str, Data]]:
    placed = contract.get("header") or {}
    for name in HEADER:
        read = placed.get(name) or {}
        value = contract.get(name) or read.get("value")
        if value:
            yield name, {"raw": value, **read, "value": value}
    signer = contract.get("signer")
    if signer:
        yield "signer", {"raw": signer.get("name", ""), **placed.get("signer", {}), **signer, "value": signer["name"]}


def _keyed(kind: str, items: list[Data]) -> Iterator[tuple[str, Data]]:
    seen: dict[str, int] = {}
    for item in items:
        key = str(item.get("id") or _hashed(kind, item))
        seen[key] = seen.get(key, 0) + 1
        yield (key if seen[key] == 1 else f"{key}-{seen[key]}"), item


def _hashed(kind: str, item: Data) -> str:
    """A key for facts without an id, stable over re-reading: their kind and words."""
    return hashlib.sha256(f"{kind}|{item.get('raw', '')}".encode()).hexdigest()[:16]


def spread(contract: Mapping[str, Any], layout: Mapping[str, Any]) -> list[Draft]:
    """Every fact of a directive in the order of the text; those without a place come first.

    Args:
        contract: the object of contract/directive.md, version 1.
        layout: as made by ``layout_of`` or ``layout_of_words`` for the same text.
    """
    warnings, tables = contract.get("warnings") or [], Tables(layout)
    drafts = [
        Draft("header", key, data, _span(data), "list:header", _sure(data), doubts_of("header", data, warnings))
        for key, data in _header(contract)
    ]
    for kind, plural in LISTS:
        for key, data in _keyed(kind, contract.get(plural) or []):
            span = _span(data)
            doubts = doubts_of(kind, data, warnings)
            drafts.append(Draft(kind, key, data, span, _group(kind, span, tables), _sure(data), doubts))
    return sorted(drafts, key=lambda d: d.span or (-1, -1))


def _sure(data: Mapping[str, Any]) -> float:
    return float(data.get("confidence", 1.0))
