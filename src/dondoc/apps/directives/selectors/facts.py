"""Facts of a document: the confirmed ones, and how many of which kind still wait for a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dondoc.apps.directives.models import Document, Fact, FactKind, FactState

STANDING = (FactState.PROPOSED, FactState.CONFIRMED)


def confirmed_facts(document: Document, kind: str) -> list[Fact]:
    """The facts of one kind that a named person confirmed, in the order of the text; ``data`` holds their values."""
    confirmed = document.facts.filter(kind=kind, state=FactState.CONFIRMED)
    return list(confirmed.select_related("confirmed_by").order_by("position", "pk"))


@dataclass(slots=True)
class Count:
    """How many facts stand, how many are confirmed, how many are doubtful."""

    total: int = 0
    confirmed: int = 0
    doubtful: int = 0

    @property
    def waiting(self) -> int:
        """Facts that nobody has decided about."""
        return self.total - self.confirmed


@dataclass(slots=True)
class Tally:
    """The counts of a document, in all and by kind."""

    all: Count = field(default_factory=Count)
    by_kind: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in FactKind.values})

    @property
    def ready(self) -> bool:
        """Whether every fact has been decided and at least one stands: nothing is published unconfirmed."""
        return self.all.total > 0 and self.all.waiting == 0


def tally(facts: Iterable[Fact]) -> Tally:
    """Count facts that stand; rejected, merged, split and withdrawn ones are decided and do not count."""
    counted = Tally()
    for fact in facts:
        if fact.state not in STANDING:
            continue
        for count in (counted.all, counted.by_kind[fact.kind]):
            count.total += 1
            count.confirmed += fact.state == FactState.CONFIRMED
            count.doubtful += fact.doubtful
    return counted
