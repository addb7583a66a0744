"""What every reader of orders looks at: the text, the pack, and what is known of the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from dondoc.core.deadlines import read_deadline
from dondoc.core.deadlines.model import Deadline
from dondoc.core.document.facts import DocumentFacts
from dondoc.core.orders.ids import Ids
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import UnitMention
from dondoc.core.orders.words import starts
from dondoc.core.packs import Pack, UnitMatch
from dondoc.core.text.model import Text
from dondoc.core.values import Span

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SCHOOL_YEAR = re.compile(r"năm học\s+20\d\d\s*[-–—]\s*(20\d\d)", re.IGNORECASE)
_GUESSED = ("year-from-context", "before-issue")
_TERM_BEGINS = 8
"""The month in which a school year begins."""
_TITLED = 0.96
"""How sure a month or quarter is whose year only the title names."""


@dataclass(frozen=True)
class Reading:
    """One document under reading.

    Attributes:
        text: the canonical text and its places.
        pack: the country's words and units.
        facts: number, kind, date, regions, citations: what ``core.document`` found.
        lines: the tree of paragraphs outside tables and outside header, recipients and furniture.
        year: the year that "tháng 5" without a year belongs to, or None.
        ids: gives every fact its stable id.
        split, named, times: lists of units, names of units and times already read, by their words: the same cell
            stands in many rows, the same clause is looked at by several readers.
    """

    text: Text
    pack: Pack
    facts: DocumentFacts
    lines: tuple[Line, ...]
    year: int | None
    ids: Ids = field(default_factory=Ids)
    split: dict[str, list[tuple[Span, UnitMatch]]] = field(default_factory=dict)
    named: dict[str, list[Span]] = field(default_factory=dict)
    times: dict[str, Deadline | None] = field(default_factory=dict)

    @property
    def on(self) -> date | None:
        """The day of the document."""
        return self.facts.issued

    @property
    def titled(self) -> bool:
        """Whether the title names the year that the document governs, and no other."""
        return self.year is not None and set(_YEAR.findall(self.facts.title or "")) == {str(self.year)}

    def in_year(self, said: Deadline) -> Deadline:
        """A time without a year is sure where the title names the year."""
        sure = said.note == "year-from-context" and self.titled
        return replace(said, confidence=max(said.confidence, _TITLED)) if sure else said

    def words(self, span: Span) -> str:
        """The words of a span, as written."""
        return span.of(self.text.text)

    def lined(self, span: Span) -> str:
        """The words of a span with a line feed for the space before each line of a cell."""
        words, breaks = self.words(span), self.text.breaks
        for at in breaks[bisect_left(breaks, span.start + 1) : bisect_left(breaks, span.end)]:
            words = f"{words[: at - span.start - 1]}\n{words[at - span.start :]}"
        return words

    def phrases(self, key: str) -> tuple[str, ...]:
        """A list of phrases of the pack."""
        return self.pack.phrases.get(key, ())

    def units_of(self, words: str) -> list[tuple[Span, UnitMatch]]:
        """The separately named units of a list, with places relative to ``words``."""
        if words not in self.split:
            self.split[words] = self.pack.split_units(words, self.on)
        return self.split[words]

    def names_in(self, words: str) -> list[Span]:
        """Where the register's units are named in a clause, relative to it."""
        if words not in self.named:
            self.named[words] = [span for span, _ in self.pack.find_units(words, self.on)]
        return self.named[words]

    def time_of(self, words: str) -> Deadline | None:
        """What a cell says of time, or None."""
        if words not in self.times:
            said = read_deadline(words, year=self.year, issued=self.on)
            second = self.school_year
            if said and said.due and second and said.note in _GUESSED:
                year = second if said.due.month < _TERM_BEGINS else second - 1
                said = read_deadline(words, year=year, issued=self.on)
            self.times[words] = said
        return self.times[words]

    @property
    def school_year(self) -> int | None:
        """The second year of the school year that the title names ("năm học 2024 - 2025"), or None."""
        found = _SCHOOL_YEAR.search(self.facts.title or "")
        return int(found.group(1)) if found else None

    def opens_unit(self, words: str) -> bool:
        """Whether the words begin with the name of a unit."""
        return starts(self.pack, words, "unit.heads") > 0 or any(s.start == 0 for s in self.names_in(words))

    def cited(self, span: Span) -> tuple[str, ...]:
        """Numbers of the documents cited inside a span, in order, each once."""
        inside = [c.number for c in self.facts.mentions if c.number and span.covers(c.span)]
        return tuple(dict.fromkeys(inside))


def trimmed(text: str, span: Span, strip: str = " \t\n") -> Span:
    """The span without ``strip`` at its ends.

    >>> trimmed("  a, ", Span(0, 5), " ,")
    Span(start=2, end=3)
    """
    start, end = span.start, span.end
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return Span(start, end)


def outside(span: Span, taken: Iterable[Span]) -> bool:
    """Whether ``span`` shares nothing with any of ``taken``."""
    return not any(t.touches(span) for t in taken)


WELL_FORMED = 0.9
"""Confidence in the words of a name of which only the register's own is unknown."""
_LONGEST_NAME = 90
_NAME = re.compile(r"\s+\w[^;:.\n\d]*$")
_NOTES = {"truncated": "truncated-unit", "none": "unknown-unit", "fuzzy": "fuzzy-unit"}


def mention(reading: Reading, raw: Span, match: UnitMatch) -> UnitMention:
    """A unit as written at ``raw`` with what the pack took it for."""
    note, words = _NOTES.get(match.how) if match.group is None else None, reading.words(raw)
    named = note == "unknown-unit" and _well_formed(reading, words)
    return UnitMention(words, raw, match.unit, match.group, WELL_FORMED if named else match.confidence, note)


def _well_formed(reading: Reading, words: str) -> bool:
    """Whether words are the name of a unit by their form ("Phòng Kỹ thuật"), though the register knows none such."""
    head = starts(reading.pack, words, "unit.heads")
    return head > 0 and len(words) <= _LONGEST_NAME and _NAME.match(words, head) is not None
