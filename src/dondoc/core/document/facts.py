"""What a document says of itself: the typed answer of ``read_document``."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from dondoc.core.orders.model import Citation, Field, Heading, Recipient, Signer, UnitMention
from dondoc.core.values import Span


class Part(StrEnum):
    """What a stretch of a document is for."""

    HEADER = "header"
    """From the top to the last line of the title or of the authority above "Căn cứ"; also the heading of an annex."""
    BASIS = "basis"
    """The paragraphs "Căn cứ …", or the one that stands in their place."""
    ADDRESSEES = "addressees"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    ATTACHED = "attached"
    """What is issued with the document and stands behind its signature: a plan, a programme, a regulation."""
    ANNEX = "annex"
    """From the words "Phụ lục" to the next annex or the end."""
    FURNITURE = "furniture"
    """Breadcrumbs and related news of a press page whose text was saved whole."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text and what it is for; ``label`` is the number of an annex ("II", "" when it bears none)."""

    part: Part
    span: Span
    label: str | None = None


@dataclass(frozen=True)
class DocumentFacts:
    """Who speaks, when, on which basis, to whom, and how the document is built.

    Attributes:
        number: "01/QĐ-LĐTBXH" without stray spaces, or None when the document carries none.
        kind: a kind of the pack, "Công văn" for an official letter, "Tin tức" for a press page.
        header: number, kind, issued, place, effective, issuer, title and signer with words, place and confidence.
        citations: each document named, once, at its most telling place; never the document itself.
        mentions: every place where another document is named, in order.
        outline: headings down to articles and numbered headings, annexes included.
        regions: what stretches of the text are for, in order.
        own_numbers: forms under which the document names itself, slips included.
    """

    number: str | None = None
    kind: str | None = None
    issued: date | None = None
    place: str | None = None
    effective: date | None = None
    issuer: str | None = None
    title: str | None = None
    signer: Signer | None = None
    header: dict[str, Field] = field(default_factory=dict)
    recipients: tuple[Recipient, ...] = ()
    addressees: tuple[UnitMention, ...] = ()
    citations: tuple[Citation, ...] = ()
    mentions: tuple[Citation, ...] = ()
    outline: tuple[Heading, ...] = ()
    regions: tuple[Region, ...] = ()
    own_numbers: frozenset[str] = frozenset()

    def appendix_of(self, pos: int) -> str | None:
        """The label of the annex that holds the position: "II", "" for an annex without a number, None outside."""
        for region in self.regions:
            if region.part is Part.ANNEX and region.span.start <= pos < region.span.end:
                return region.label or ""
        return None

    def within(self, span: Span, *parts: Part) -> bool:
        """Whether the span lies in a region of one of the parts.

        >>> facts = DocumentFacts(regions=(Region(Part.RECIPIENTS, Span(10, 90)),))
        >>> facts.within(Span(20, 30), Part.RECIPIENTS, Part.SIGNATURE), facts.within(Span(5, 30), Part.RECIPIENTS)
        (True, False)
        """
        return any(self._reach(part, span.start) >= span.end for part in parts)

    def _reach(self, part: Part, start: int) -> int:
        """How far the regions of a part go that begin at a position or before it; -1 where none does."""
        starts, ends = self._reaches.get(part, ((), ()))
        at = bisect_right(starts, start)
        return ends[at - 1] if at else -1

    @cached_property
    def _reaches(self) -> dict[Part, tuple[tuple[int, ...], tuple[int, ...]]]:
        """The regions of each part: where they begin, and how far those up to each one go."""
        spans: dict[Part, list[Span]] = {}
        for region in self.regions:
            spans.setdefault(region.part, []).append(region.span)
        return {
            part: (tuple(s.start for s in some), tuple(accumulate((s.end for s in some), max)))
            for part, some in ((part, sorted(some, key=lambda s: s.start)) for part, some in spans.items())
        }
