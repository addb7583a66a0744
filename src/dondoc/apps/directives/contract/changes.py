"""What another reading changes: facts known again by their key or by their words, and how their fields differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from dondoc.apps.directives.contract.fields import fields_of, shown
from dondoc.apps.directives.contract.spread import Draft
from dondoc.apps.directives.contract.words import title_of
from dondoc.apps.directives.models import Fact

ALIKE = 85.0
"""From this likeness (0 to 100) on, words with the same number are the same fact read more exactly."""
_MOST_COMPARED = 200_000


@dataclass(frozen=True, slots=True)
class Pair:
    """A fact of before and the draft that says it now; one of them is missing when it is gone or new."""

    fact: Fact | None
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that reads otherwise: its name on the screen, what it was, what it is now."""

    label: str
    before: str
    after: str


def pairs(facts: Iterable[Fact], drafts: Iterable[Draft]) -> list[Pair]:
    """Every draft with its fact in the order of the drafts, then the facts that no draft says again.

    Facts are the same by kind and key; of what is left, by kind, number and nearly the same words: a better reader
    mends letters, and with them the key, but a person's correction of that fact must not be lost.
    """
    known = {(fact.kind, fact.key): fact for fact in facts}
    first = [(draft, known.pop((draft.kind, draft.key), None)) for draft in drafts]
    left = [fact for fact in known.values() if fact.original is not None]
    again = _by_words(left, [draft for draft, fact in first if fact is None])
    found = [Pair(fact or again.get((draft.kind, draft.key)), draft) for draft, fact in first]
    taken = {id(fact) for fact in again.values()}
    return [*found, *(Pair(fact, None) for fact in known.values() if id(fact) not in taken)]


def _by_words(facts: list[Fact], drafts: list[Draft]) -> dict[tuple[str, str], Fact]:
    if len(facts) * len(drafts) > _MOST_COMPARED:
        return {}
    likely = [
        (fuzz.ratio(title_of(fact.kind, fact.original or {}), title_of(draft.kind, draft.data)), i, j)
        for i, fact in enumerate(facts)
        for j, draft in enumerate(drafts)
        if fact.kind == draft.kind and _place(fact.original or {}) == _place(draft.data)
    ]
    found: dict[tuple[str, str], Fact] = {}
    used: set[int] = set()
    for likeness, i, j in sorted(likely, reverse=True):
        slot = (drafts[j].kind, drafts[j].key)
        if likeness >= ALIKE and i not in used and slot not in found:
            found[slot] = facts[i]
            used.add(i)
    return found


def _place(data: Mapping[str, Any]) -> tuple[str, str]:
    return str(data.get("appendix") or ""), str(data.get("number") or "")


def differences(kind: str, key: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    """The fields that a person would see differ; places and confidence do not count.

    >>> [d.after for d in differences("task", "t", {"text": "Rà soat"}, {"text": "Rà soát", "span": [1, 8]})]
    ['Rà soát']
    """
    fields = fields_of(kind, key)
    old, new = shown(fields, before), shown(fields, after)
    for field in fields:
        if " ".join(old[field.name].split()) != " ".join(new[field.name].split()):
            yield Difference(str(field.label), old[field.name], new[field.name])
