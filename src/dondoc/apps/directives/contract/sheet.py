"""The source as a sheet: paragraphs and tables of the canonical text, cut into lit runs, ready to be drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dondoc.apps.directives.contract.marks import Mark, Run, runs


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a table: its runs and its extent."""

    runs: list[Run]
    row_span: int = 1
    column_span: int = 1
    flags: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its cells, the facts whose words begin in it, whether it is a head row."""

    cells: list[SheetCell]
    facts: list[int]
    head: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph (``runs``) or a table (``rows``); ``page`` is set where a new page begins.

    Attributes:
        flags: b bold, i italic, c centred, f furniture, hN heading of level N.
        facts: facts whose words begin in the paragraph.
    """

    page: int | None = None
    runs: list[Run] = field(default_factory=list)
    flags: str = ""
    facts: list[int] = field(default_factory=list)
    rows: list[SheetRow] = field(default_factory=list)


@dataclass
class Pen:
    """Knows the marks by where they begin, so that each piece looks at its own only."""

    marks: Sequence[Mark]
    own: frozenset[int]
    """Facts that get a sign in the margin: those a person decides row by row."""

    def __post_init__(self) -> None:
        self.marks = sorted(self.marks, key=lambda m: m.start)
        self._starts = [m.start for m in self.marks]
        self._longest = max((m.end - m.start for m in self.marks), default=0)

    def touching(self, start: int, end: int) -> list[Mark]:
        """Marks that share a code point with the stretch."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [m for m in self.marks[first:last] if m.end > start]

    def runs(self, start: int, end: int) -> list[Run]:
        """The stretch cut into runs."""
        return runs(start, end, self.touching(start, end)) if start < end else []

    def begun(self, start: int, end: int) -> list[int]:
        """The facts with a sign in the margin whose words begin in the stretch, once each."""
        here = [m.fact for m in self.touching(start, end) if start <= m.start < end and m.fact in self.own]
        return list(dict.fromkeys(here))


def sheet(layout: Mapping[str, Any], marks: Iterable[Mark], own: Iterable[int]) -> list[Part]:
    """The parts of the sheet in the order of the text.

    Args:
        layout: as stored beside the reading.
        marks: of every fact that stands.
        own: facts that get a sign in the margin.
    """
    pen = Pen(list(marks), frozenset(own))
    tables = list(_tables(layout, pen))
    inside = [(start, end) for start, end, _part in tables]
    parts = tables + list(_paragraphs(layout, pen, inside))
    return _paged([part for _start, _end, part in sorted(parts, key=lambda p: p[0])], layout, parts)


def _tables(layout: Mapping[str, Any], pen: Pen) -> Iterator[tuple[int, int, Part]]:
    flags = {start: flags for start, _end, _page, flags in layout.get("pieces", [])}
    for rows in layout.get("tables", []):
        cells = [cell for row in rows for cell in row]
        if cells:
            drawn = [_row(row, pen, flags, place == 0) for place, row in enumerate(rows) if row]
            yield min(c[0] for c in cells), max(c[1] for c in cells), Part(rows=drawn)


def _row(row: Sequence[Sequence[int]], pen: Pen, flags: Mapping[int, str], first: bool) -> SheetRow:
    start, end = min(c[0] for c in row), max(c[1] for c in row)
    facts = pen.begun(start, max(end, start + 1))
    cells = [SheetCell(pen.runs(c[0], c[1]), c[4], c[5], flags.get(c[0], "")) for c in row]
    head = first and not facts
    return SheetRow(cells if facts or head else _widened(cells), facts, head)


def _widened(cells: list[SheetCell]) -> list[SheetCell]:
    """A row of headings: its last cell with words stands over the empty ones behind it, in bold."""
    filled = [place for place, cell in enumerate(cells) if cell.runs]
    if not filled or len(filled) > 2 or filled[-1] == len(cells) - 1:
        return cells
    *kept, last = cells[: filled[-1] + 1]
    wide = last.column_span + sum(cell.column_span for cell in cells[filled[-1] + 1 :])
    return [*(replace(c, flags="b") for c in kept), replace(last, column_span=wide, flags="b")]


def _paragraphs(
    layout: Mapping[str, Any], pen: Pen, inside: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Part]]:
    for start, end, _page, flags in layout.get("pieces", []):
        if not any(a <= start < b for a, b in inside):
            yield start, end, Part(runs=pen.runs(start, end), flags=flags, facts=pen.begun(start, end))


def _paged(parts: list[Part], layout: Mapping[str, Any], placed: Iterable[tuple[int, int, Part]]) -> list[Part]:
    pages = {start: page for start, _end, page, _flags in layout.get("pieces", []) if page is not None}
    starts = {id(part): start for start, _end, part in placed}
    known, done = None, []
    for part in parts:
        page = pages.get(starts[id(part)])
        new = page if page is not None and page != known else None
        known = page if page is not None else known
        done.append(Part(new, part.runs, part.flags, part.facts, part.rows))
    return done
