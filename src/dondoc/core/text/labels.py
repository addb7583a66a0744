"""Gives every numbered paragraph the number that is seen on its page, the Vietnamese alphabet included."""

from __future__ import annotations

import re

from dondoc.core.text.blocks import Para
from dondoc.core.text.numbering import VIETNAMESE, Label, Numbering

_TYPED = re.compile(r"\s*đ\s*[.)]", re.IGNORECASE)
_CITED = re.compile(r"\bđiểm\s+đ\b")


def resolve_labels(order: list[Para], numbering: Numbering) -> None:
    """Set ``label`` of the numbered paragraphs of a document.

    Args:
        order: all paragraphs in counting order.
        numbering: its lists, not yet counted.
    """
    labels = _count(order, numbering, frozenset())
    if any(label is not None and label.lettered and _letter(label) > "d" for label in labels):
        vietnamese = _vietnamese_lists(order, numbering, labels)
        if vietnamese:
            labels = _count(order, numbering, vietnamese)
    for para, label in zip(order, labels, strict=True):
        para.label = label


def _count(order: list[Para], numbering: Numbering, vietnamese: frozenset[str]) -> list[Label | None]:
    numbering.begin()
    return [
        numbering.label(p.num, p.level, VIETNAMESE)
        if p.num in vietnamese
        else numbering.label(p.num, p.level)
        if p.num
        else None
        for p in order
    ]


def _vietnamese_lists(order: list[Para], numbering: Numbering, labels: list[Label | None]) -> frozenset[str]:
    """Ids of the lists that are lettered a, b, c, d, đ, e."""
    everywhere = any((p.num is None and _TYPED.match(p.words)) or _CITED.search(p.words) for p in order)
    own = {p.num for p, label in zip(order, labels, strict=True) if p.num and label and label.lettered and p.vietnamese}
    lettered = {p.num for p, label in zip(order, labels, strict=True) if p.num and label and label.lettered}
    wanted = lettered if everywhere else own
    filled = _filled_by_hand(order, numbering, labels)
    return frozenset(num for num in wanted if num is not None and _abstract(numbering, num) not in filled)


def _filled_by_hand(order: list[Para], numbering: Numbering, labels: list[Label | None]) -> set[str]:
    """Abstract lists in which a typed "đ)" stands between the automatic "d)" and "e)"."""
    filled: set[str] = set()
    for i, para in enumerate(order):
        if para.num is not None or not _TYPED.match(para.words):
            continue
        before = _next_lettered(order, labels, range(i - 1, -1, -1))
        after = _next_lettered(order, labels, range(i + 1, len(order)))
        if before is None or after is None:
            continue
        lists = {_abstract(numbering, order[k].num) for k in (before, after)}
        if len(lists) == 1 and _letter(labels[before]) == "d" and _letter(labels[after]) == "e":
            filled |= lists
    return filled


def _abstract(numbering: Numbering, num: str | None) -> str:
    known = numbering.list_of(num or "")
    return known.abstract if known else ""


def _next_lettered(order: list[Para], labels: list[Label | None], where: range) -> int | None:
    return next((k for k in where if order[k].num and (label := labels[k]) and label.lettered), None)


def _letter(label: Label | None) -> str:
    return "".join(c for c in label.words if c.isalpha()).lower()[-1:] if label else ""
