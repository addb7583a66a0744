"""The register as lists and pages show it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dondoc.apps.directives.folding import fold, number_key
from dondoc.apps.directives.models import Document, DocumentRelation, Fact, FactState


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions of a search in the register; empty ones do not count."""

    words: str = ""
    kind: str = ""
    year: int | None = None
    state: str = ""

    @property
    def any(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.words or self.kind or self.year or self.state)


def documents(wanted: Wanted) -> QuerySet[Document]:
    """Documents of the register that fit, the newest entry first; words need no marks and stand in any order."""
    found = Document.objects.all()
    for word in fold(wanted.words).split():
        by_words = Q(search__contains=word)
        key = number_key(word)
        found = found.filter(by_words | Q(number_key__contains=key) if key else by_words)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.year:
        found = found.filter(issued__year=wanted.year)
    if wanted.state:
        found = found.filter(state=wanted.state)
    undecided = Fact.objects.filter(document=OuterRef("pk"), state=FactState.PROPOSED).order_by()
    counted = undecided.values("document").annotate(count=Count("pk")).values("count")
    return found.annotate(waiting=Coalesce(Subquery(counted), 0)).order_by("-register_year", "-register_number")


def kinds() -> list[str]:
    """Kinds of document in the register, in alphabetical order."""
    found = Document.objects.exclude(kind="").values_list("kind", flat=True)
    return sorted(set(found.order_by("kind").distinct()))


def years() -> list[int]:
    """Years in which documents of the register were issued, the newest first."""
    dated = Document.objects.exclude(issued=None).dates("issued", "year", order="DESC")
    return [day.year for day in dated]


def relations_of(document: Document) -> list[DocumentRelation]:
    """What the document cites, each document once, in the order of the text, with its row of the register if known.

    A document that is named again later is listed where it first stands with something more telling than a mention.
    """
    rows = list(document.relations.select_related("target"))
    telling = {row.number_key for row in rows if row.role != DocumentRelation.Role.MENTIONS}
    seen: set[str] = set()
    kept = []
    for row in rows:
        again = row.number_key in seen or (row.role == DocumentRelation.Role.MENTIONS and row.number_key in telling)
        if not row.number_key or not again:
            kept.append(row)
        seen.add(row.number_key)
    return kept


def relations_to(document: Document) -> list[DocumentRelation]:
    """Citations of other documents that mean this one."""
    return list(document.relations_in.select_related("document").order_by("-document__issued", "pk"))
