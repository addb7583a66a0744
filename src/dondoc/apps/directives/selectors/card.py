"""The card of one fact: where it stands, its source sentence, its question with the offered answers, its fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from dondoc.apps.directives.contract.cards import Line, beside, lines
from dondoc.apps.directives.contract.doubts import ask
from dondoc.apps.directives.contract.figures import show_day
from dondoc.apps.directives.contract.layout import Pages
from dondoc.apps.directives.contract.marks import Run, marks_of, runs
from dondoc.apps.directives.contract.offers import Offer, offer_of
from dondoc.apps.directives.contract.words import number_of
from dondoc.apps.directives.models import Document, Fact, FactState, Reading
from dondoc.core.progress.proposals import Plan, year_of_plan

OPEN = (FactState.PROPOSED, FactState.CONFIRMED, FactState.REJECTED)


def _group(heading: str) -> str:
    """A group by its number, or by its first words when it has none."""
    number, _space, words = heading.partition(" ")
    if words and len(number) <= 6 and number[-1:] in ".)":
        return _("nhóm %(number)s") % {"number": number.rstrip(".)")}
    return heading if len(heading) <= 40 else f"{heading[:39].rstrip()}…"


def plan_of(document: Document, proposing: Sequence[str] = ()) -> Plan:
    """What the document says as a whole, from which values may be proposed (rule 13)."""
    year = year_of_plan(document.title) or (document.issued.year if document.issued else None)
    return Plan(tuple(proposing), year, document.issued)


@dataclass
class Card:
    """One fact with everything a person needs to decide about it."""

    document: Document
    fact: Fact
    reading: Reading | None
    place: int
    doubtful: int
    plan: Plan

    @cached_property
    def where(self) -> str:
        """Kind and number, annex and group, page."""
        parts = [f"{self.fact.get_kind_display()} {number_of(self.fact.data).rstrip('.')}".strip()]
        appendix, groups = self.fact.data.get("appendix"), self.fact.data.get("groups") or []
        if appendix:
            parts.append(_("Phụ lục %(number)s") % {"number": appendix})
        if groups:
            parts.append(_group(groups[-1]))
        page = self.page
        if page:
            parts.append(_("trang %(page)d") % {"page": page})
        return " · ".join(parts)

    @property
    def page(self) -> int | None:
        """The page its words stand on."""
        if self.reading is None or self.fact.span_start is None:
            return None
        return Pages(self.reading.layout).at(self.fact.span_start)

    @property
    def offer(self) -> Offer | None:
        """The open question with the answers that are offered."""
        return offer_of(self.fact.data, self.fact.doubts, self.plan) if self.fact.doubtful else None

    @property
    def questions(self) -> list[str]:
        """Every open question in words."""
        return [ask(d) for d in self.fact.doubts] if self.fact.doubtful else []

    @property
    def lines(self) -> list[Line]:
        """The fields; the one whose answer is offered is drawn with the offer."""
        doubts = self.fact.doubts if self.fact.doubtful else []
        fields = lines(self.fact.kind, self.fact.key, self.fact.data, doubts, self.fact.set_by)
        return [*fields, *beside(self.fact.data)]

    @property
    def quote(self) -> list[tuple[str, Run]]:
        """The row or paragraph that the fact stands in, cut into lit runs, each with its words."""
        span, reading = (self.fact.span_start, self.fact.span_end), self.reading
        if reading is None or span[0] is None or span[1] is None:
            return []
        start = reading.text.rfind("\n", 0, span[0]) + 1
        end = reading.text.find("\n", span[1])
        end = end if end >= 0 else len(reading.text)
        own = list(marks_of(self.fact.pk, self.fact.kind, (span[0], span[1]), self.fact.data))
        return [(reading.text[r.start : r.end].replace("\t", " · "), r) for r in runs(start, end, own)]

    @property
    def milestones(self) -> list[tuple[str, str]]:
        """Milestones that a person took, each with its day."""
        return [(str(m.get("name", "")), show_day(m.get("due"))) for m in self.fact.data.get("milestones") or []]

    @property
    def open(self) -> bool:
        """Whether it can still be accepted, corrected or dropped."""
        return self.document.reviewable and self.fact.state in {
            FactState.PROPOSED,
            FactState.CONFIRMED,
            FactState.REJECTED,
        }
