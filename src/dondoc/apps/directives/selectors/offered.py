"""The reading that waits to be taken over, and what it would change."""

from __future__ import annotations

from dataclasses import dataclass, field

from dondoc.apps.directives.contract.changes import Difference, Pair, differences, pairs
from dondoc.apps.directives.contract.spread import spread
from dondoc.apps.directives.contract.words import number_of, title_of
from dondoc.apps.directives.models import Document, Fact, FactState, Reading
from dondoc.apps.directives.selectors.facts import STANDING

NEW, CHANGED, GONE = "new", "changed", "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that the reading says otherwise.

    Attributes:
        what: new, changed or gone.
        pair: the fact as it stands and as it is now read.
        fields: what differs, for a changed one.
        decided: whether a person confirmed, corrected or dropped it; then it stays unless that is asked for.
    """

    what: str
    pair: Pair
    fields: list[Difference] = field(default_factory=list)
    decided: bool = False

    @property
    def slot(self) -> str:
        """By which a form names it."""
        known = self.pair.draft or self.pair.fact
        return f"{known.kind}:{known.key}" if known else ""

    @property
    def title(self) -> str:
        """Number and words."""
        fact, draft = self.pair.fact, self.pair.draft
        kind, data = (draft.kind, draft.data) if draft else (fact.kind, fact.data) if fact else ("task", {})
        return " ".join(part for part in (number_of(data), title_of(kind, data)) if part)

    @property
    def by(self) -> str:
        """The name of who confirmed it."""
        fact = self.pair.fact
        return fact.confirmed_by.full_name if fact and fact.confirmed_by else ""


def offered_reading(document: Document) -> Reading | None:
    """The reading that waits to be taken over, or None."""
    return document.readings.filter(offered=True).first()


def paired(document: Document, reading: Reading) -> list[Pair]:
    """The facts of a document beside the drafts of a reading."""
    facts = document.facts.exclude(state=FactState.WITHDRAWN).select_related("confirmed_by")
    return pairs(facts, spread(reading.data, reading.layout))


def is_decided(fact: Fact) -> bool:
    """Whether a person has had a hand in it."""
    return fact.state != FactState.PROPOSED or fact.data != fact.original


def changes(document: Document, reading: Reading) -> list[Change]:
    """What the reading would change, in the order of the text; what was gone before is not told again."""
    found = []
    for pair in paired(document, reading):
        change = _change(pair)
        if change is not None:
            found.append(change)
    return found


def _change(pair: Pair) -> Change | None:
    fact, draft = pair.fact, pair.draft
    if fact is None:
        return Change(NEW, pair)
    decided = is_decided(fact)
    if fact.state not in STANDING:
        return None
    if draft is None:
        lost = fact.original is None or (fact.span_start is None and fact.kind != "header")
        return None if lost else Change(GONE, pair, decided=decided)
    fields = list(differences(fact.kind, fact.key, fact.original or {}, draft.data))
    same = not list(differences(fact.kind, fact.key, fact.data, draft.data))
    return None if not fields or same else Change(CHANGED, pair, fields, decided)
