"""When two wordings are the same fact, as a person would say: spaces, case, quotes and dashes do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from rapidfuzz import fuzz

_TAGS = re.compile(r"</?[a-z][^<>]{0,60}>")
_MARKS = re.compile("[\"'“”‘’«».,;:()\\[\\]*_|/‐-―−-]")
_CUT = frozenset({79, 80, 99, 100})
"""Lengths at which the wording of a gold fact may be only its beginning."""
_TAIL, _SPARE = 1.4, 12
LEAST = 0.8

Fact = dict[str, Any]


def plain(words: object) -> str:
    """Words without what does not count.

    >>> plain("Vụ Kế hoạch – Tài chính;")
    'vụ kế hoạch tài chính'
    """
    text = _TAGS.sub("", unicodedata.normalize("NFC", "" if words is None else str(words)).casefold())
    return " ".join(_MARKS.sub(" ", text).split())


def likeness(gold: str | None, found: str | None) -> float:
    """How like two wordings are, 0 to 1; what is found may go on where the gold was cut at 80 or 100 characters.

    >>> likeness("Rà soát quy định", "- Rà soát, quy định.")
    1.0
    """
    want, have = plain(gold), plain(found)
    if not want or not have:
        return 0.0
    if len(gold or "") in _CUT:
        have = have[: len(want)]
    elif len(have) > _TAIL * len(want) + _SPARE:
        return 0.0
    return fuzz.ratio(want, have) / 100


def pairs(gold: Sequence[Fact], found: Sequence[Fact], alike: Callable[[Fact, Fact], float]) -> dict[int, int]:
    """Which found fact is which gold fact, one to one, the likest first; a fact that counts before an optional one."""
    rated = [
        (not g.get("optional"), score, -i, -j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if (score := alike(g, f)) > 0
    ]
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(rated, reverse=True):
        if -i not in out and -j not in taken:
            out[-i] = -j
            taken.add(-j)
    return out


def same_words(gold: Fact, found: Fact) -> float:
    """How far two tasks or indicators are the same, with a little for the values that agree; 0 when they are not."""
    words = found.get("text") or found.get("name")
    score = max(likeness(way, words) for way in (gold.get("text") or gold.get("name"), *(gold.get("also") or [])))
    if score < LEAST:
        return 0.0
    numbers = bool(plain(gold.get("number"))) and plain(gold["number"]) == plain(found.get("number"))
    due = (gold.get("deadline") or {}).get("due")
    dues = bool(due) and due == (found.get("deadline") or {}).get("due")
    leads = bool({plain(u) for u in gold.get("lead") or []} & {n for u in found.get("lead") or [] for n in names(u)})
    low = target(gold).get("low")
    lows = low is not None and low == target(found).get("low")
    return score + 0.02 * (numbers + dues + leads) + 0.04 * lows


def target(fact: Fact) -> Fact:
    """The target of an indicator: its last one."""
    last: Fact = fact.get("target") or (fact.get("targets") or [{}])[-1]
    return last


def names(unit: object) -> set[str]:
    """How a unit may be called: the register's name or its own words."""
    if isinstance(unit, dict):
        return {plain(unit.get("unit")), plain(unit.get("raw"))} - {""}
    return {plain(unit)}
