"""Columns told by the white between them: where tables without ruling lines stand on a page.

A page is looked at in thin bands from top to bottom; each is a whole number of which bit ``x`` is set where there is
ink at ``x`` points from the left. White that goes on from band to band parts columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

BAND = 2
"""Height of a band in points."""

_WIDE = 7
_LEAST_COLUMNS = 3
_LEAST_LINES = 3
_LEAST_WIDTH = 200
_FAR = 44 // BAND
_CROSSING = 48 // BAND
_MOST_STARTS = 60
_HEAD = 30 // BAND
WIDEST = 2400
"""Points that a page may measure: the height of A1. What stands further to the right is on no page."""


@dataclass(frozen=True, slots=True)
class Gap:
    """White between two columns, from its left to its right end in points."""

    x0: int
    x1: int

    @property
    def middle(self) -> float:
        """Where a ruling line would stand."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Columns:
    """Words that stand in columns.

    Attributes:
        first, last: the first and the last band.
        left, right: the outer ends of the ink, in points.
        gaps: from left to right.
        crossed: runs of bands (first, last) with words that run across the gaps: the heading of a group.
    """

    first: int
    last: int
    left: int
    right: int
    gaps: tuple[Gap, ...]
    crossed: tuple[tuple[int, int], ...] = ()


def columns_in(bands: Sequence[int], above: Sequence[Gap] = ()) -> list[Columns]:
    """The parts of a page that stand in three or more columns, from top to bottom.

    Args:
        bands: of the page.
        above: the gaps of columns at the end of the page before; a few lines are enough for them to go on.

    >>> row = 0b111 << 300 | (1 << 200) - 1 << 60 | 0b1111 << 20
    >>> [len(c.gaps) for c in columns_in([0, *[row, row, row, 0, 0] * 6, (1 << 320) - 1, 0])]
    [2]
    """
    found: list[Columns] = []
    if len(bands) > WIDEST // BAND:
        return found
    rest = _gone_on(bands, above) if above else None
    if rest is not None:
        found.append(rest)
    todo = [(rest.last + 1 if rest else 0, len(bands))]
    while todo:
        first, end = todo.pop()
        best = max(_candidates(bands, first, end), key=lambda c: _worth(c, bands), default=None)
        if best is not None:
            found.append(best)
            todo += [(first, best.first), (best.last + 1, end)]
    return sorted(found, key=lambda c: c.first)


def _gone_on(bands: Sequence[int], above: Sequence[Gap]) -> Columns | None:
    """What goes on at the head of a page with the columns of the page before; None when nothing does."""
    start = next((i for i, b in enumerate(bands) if b), len(bands))
    sides = (1 << above[0].x0) - (1 << max(0, above[0].x0 - 1)) | 1 << above[-1].x1
    between = sum((1 << b.x0) - (1 << a.x1) for a, b in pairwise(above) if b.x0 > a.x1)
    growth = _Growth(bands, start, start - 1, sides | between)
    ink = 0
    for i in range(start, len(bands)):
        if i - growth.last > _FAR:
            break
        if not bands[i]:
            continue
        if growth.closes(bands[i]):
            over = _behind_crossing(growth, i, len(bands))
            if not over:
                break
            growth.crossed.append((i, over - 1))
        elif not any(a <= i <= b for a, b in growth.crossed):
            growth.ink |= bands[i]
            growth.last = i
            ink |= bands[i]
    gone_on = growth.as_columns()
    few = len(_inked(ink, gone_on.gaps)) < _LEAST_COLUMNS or len(gone_on.gaps) != len(above)
    return None if few else replace(gone_on, left=(ink & -ink).bit_length() - 1, right=ink.bit_length())


def _worth(columns: Columns, bands: Sequence[int]) -> int:
    inked = sum(1 for b in bands[columns.first : columns.last + 1] if b)
    return inked * len(columns.gaps)


def gaps_of(ink: int) -> list[Gap]:
    """The wide runs of white between ink.

    >>> gaps_of(0b11 << 40 | 0b1111)
    [Gap(x0=4, x1=40)]
    """
    out = []
    at = 0
    while ink:
        start = (ink & -ink).bit_length() - 1
        if at and start >= _WIDE:
            out.append(Gap(at, at + start))
        ink >>= start
        run = (~ink & (ink + 1)).bit_length() - 1
        at += start + run
        ink >>= run
    return out


def _candidates(bands: Sequence[int], first: int, end: int) -> Iterator[Columns]:
    starts = (i for i in range(first, end) if bands[i] and (i == first or not bands[i - 1]))
    covered, most, tried = -1, 0, 0
    for start in starts:
        own = len(gaps_of(_line_at(bands, start, end)))
        if own < _LEAST_COLUMNS - 1 or (start <= covered and own <= most) or tried > _MOST_STARTS:
            continue
        tried += 1
        for grown in _grown(bands, start, end):
            if _is_table(grown, bands):
                covered, most = max(covered, grown.last), max(len(grown.gaps), most if start <= covered else 0)
                yield grown


def _line_at(bands: Sequence[int], i: int, end: int) -> int:
    """The ink of the line that begins at a band."""
    line = 0
    for band in bands[i : min(end, i + _HEAD)]:
        if not band:
            break
        line |= band
    return line


@dataclass(slots=True)
class _Growth:
    """A part of a page that grows downwards while its columns stay apart."""

    bands: Sequence[int]
    start: int
    last: int
    ink: int = 0
    crossed: list[tuple[int, int]] = field(default_factory=list)

    def closes(self, band: int) -> bool:
        """Whether a band closes one of the gaps."""
        if not band & ~self.ink:
            return False
        after = gaps_of(self.ink | band)
        return any(not any(a.x0 < g.x1 and g.x0 < a.x1 for a in after) for g in gaps_of(self.ink))

    def as_columns(self) -> Columns:
        """What has grown, as it is."""
        left = (self.ink & -self.ink).bit_length() - 1
        crossed = tuple(c for c in self.crossed if c[1] < self.last)
        return Columns(self.start, self.last, left, self.ink.bit_length(), tuple(gaps_of(self.ink)), crossed)


def _grown(bands: Sequence[int], start: int, end: int) -> Iterator[Columns]:
    """What can be taken together from a band on: as much as keeps all its gaps, then more with fewer gaps."""
    growth = _Growth(bands, start, start)
    i = seen = start
    while i < end and i - seen <= _FAR:
        band = bands[i]
        if not band:
            i += 1
            continue
        over = _behind_crossing(growth, i, end) if growth.closes(band) else 0
        if over:
            growth.crossed.append((i, over - 1))
            i = seen = over
            continue
        if growth.closes(band) and growth.last - start >= _HEAD:
            yield growth.as_columns()
        growth.ink, growth.last = growth.ink | band, i
        i, seen = i + 1, i
        if len(gaps_of(growth.ink)) < _LEAST_COLUMNS - 1 and growth.last - start >= _HEAD:
            return
    yield growth.as_columns()


def _behind_crossing(growth: _Growth, i: int, end: int) -> int:
    """Where the columns go on below one or two lines that cross them; 0 when they do not."""
    most = min(end, i + _CROSSING)
    at, line = i, 0
    while at < most and growth.bands[at]:
        line |= growth.bands[at]
        at += 1
    if len(gaps_of(line)) > 1:
        return 0
    tried = at
    while tried < most:
        if not growth.bands[tried]:
            tried += 1
            continue
        if _goes_on(growth, tried, end):
            return tried
        while tried < most and growth.bands[tried]:
            tried += 1
    return 0


def _goes_on(growth: _Growth, i: int, end: int) -> bool:
    """Whether a line in columns stands here that leaves the gaps open."""
    line = _line_at(growth.bands, i, end)
    return bool(line) and not growth.closes(line) and len(_inked(line, gaps_of(growth.ink))) >= _LEAST_COLUMNS - 1


def _inked(ink: int, gaps: Sequence[Gap]) -> list[int]:
    """The columns in which there is ink."""
    edges = [0, *(round(g.middle) for g in gaps), ink.bit_length() + 1]
    return [c for c, (a, b) in enumerate(pairwise(edges)) if b > a and ink >> a & ((1 << b - a) - 1)]


def _is_table(columns: Columns, bands: Sequence[int]) -> bool:
    """Whether columns are a table: three or more, as wide as a good part of the page, several lines in each."""
    if len(columns.gaps) + 1 < _LEAST_COLUMNS or columns.right - columns.left < _LEAST_WIDTH:
        return False
    edges = [columns.left, *(round(g.middle) for g in columns.gaps), columns.right + 1]
    crossing = {i for a, b in columns.crossed for i in range(a, b + 1)}
    bare = [0 if i in crossing else bands[i] for i in range(columns.first, columns.last + 1)]
    lines = [_lines([b >> x0 & ((1 << x1 - x0) - 1) for b in bare]) for x0, x1 in pairwise(edges)]
    return sum(n >= _LEAST_LINES for n in lines) >= _LEAST_COLUMNS and all(lines)


def _lines(strip: Sequence[int]) -> int:
    """How many lines of words a column has."""
    return sum(1 for a, b in zip([0, *strip], strip, strict=False) if b and not a)
