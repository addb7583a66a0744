"""Tables without ruling lines, or with some only: those that are missing, drawn from where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dondoc.core.text.gaps import BAND, WIDEST, Columns, Gap, columns_in
from dondoc.core.text.sheet import Rule, Sheet, Word
from dondoc.core.text.tables import cluster

_ASCENT, _DESCENT = 0.7, 0.22
"""Where letters end above and below, as shares of the size: the height of capitals, and the foot of the line's box."""
_MARGIN = 6.0
_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[a-zđA-ZĐ])[.)]?|TT|STT|Số|Stt")
_LONG = 0.6
_NEAR = 4.0
_FEW = 2


def bands_of(boxes: Iterable[tuple[float, float, float, float]], height: float) -> list[int]:
    """Boxes of ink (x0, top, x1, bottom) on a page as bands; what stands far off it counts for nothing.

    >>> bands_of([(2.0, 0.0, 4.0, 1.0), (9e9, 0.0, 2e10, 1.0), (1.0, -9e9, 2e10, -1e9)], 5.0)[0] == 0b1100
    True
    """
    out = [0] * (int(min(height, WIDEST)) // BAND + 1)
    for x0, top, x1, bottom in boxes:
        a, b = (round(min(max(0.0, x), WIDEST)) for x in (x0, x1))
        mask = (1 << b) - (1 << a) if b > a else 0
        for i in range(max(0, int(top) // BAND), min(len(out) - 1, int(bottom) // BAND) + 1):
            out[i] |= mask
    return out


@dataclass(frozen=True, slots=True)
class Missing:
    """The lines that would have to be drawn to make words in columns a table.

    Attributes:
        rules: the lines.
        gaps: the white between its columns, where they may stand as well.
    """

    rules: list[Rule]
    gaps: tuple[Gap, ...]


def missing_rules(sheet: Sheet, words: Sequence[Word], above: Sequence[Gap] = ()) -> list[Missing]:
    """The tables of a page that have no lines, or some only, from top to bottom.

    Args:
        sheet: the page.
        words: those that stand in no ruled table, page numbers left out.
        above: the gaps of such a table at the end of the page before, which may go on here.
    """
    out: list[Missing] = []
    for columns in columns_in(bands_of((_ink(w) for w in words), sheet.height), above):
        inside = _inside(columns, words)
        if inside:
            out.append(Missing(_Drawing(columns, inside, sheet).rules(), columns.gaps))
    return out


def _ink(word: Word) -> tuple[float, float, float, float]:
    base = word.bottom - _DESCENT * word.size
    return word.x0, base - _ASCENT * word.size, word.x1, base


def _inside(columns: Columns, words: Iterable[Word]) -> list[Word]:
    top, bottom = columns.first * BAND, (columns.last + 1) * BAND
    return [w for w in words if top <= (_ink(w)[1] + _ink(w)[3]) / 2 <= bottom]


def crossing_free(columns: Columns, tops: Sequence[float]) -> list[tuple[float, float]]:
    """From where to where a column's edge is drawn: not through rows whose words run across it.

    Args:
        columns: where the columns stand.
        tops: the edges of all rows from top to bottom, in points.
    """
    out = []
    for top, bottom in pairwise(tops):
        middle = ((top + bottom) / 2) / BAND
        if not any(a - 1 <= middle <= b + 1 for a, b in columns.crossed):
            out.append((top, bottom))
    return out


@dataclass(slots=True)
class _Drawing:
    columns: Columns
    words: list[Word]
    sheet: Sheet

    def rules(self) -> list[Rule]:
        """The lines around and between the cells."""
        return lines_between(self.columns, self._drawn_tops() or self._row_tops())

    def _ends(self) -> tuple[float, float]:
        inks = [_ink(w) for w in self.words]
        return min(i[1] for i in inks) - _NEAR, max(i[3] for i in inks) + _NEAR

    def _drawn_tops(self) -> list[float]:
        return drawn_tops(self.sheet.rules, self.columns, self._ends())

    def _row_tops(self) -> list[float]:
        lines = _text_lines(self.words)
        top, bottom = self._ends()
        starts = self._starts(lines)
        return [top, *(_edge(lines, i) for i in sorted(starts) if i), bottom]

    def _starts(self, lines: list[_Band]) -> set[int]:
        """Which of the lines begin a row."""
        crossed = {i for i, x in enumerate(lines) if self._is_crossed(x)}
        out = crossed | {i + 1 for i in crossed if i + 1 < len(lines)}
        labels = [i for i, x in enumerate(lines) if i not in crossed and self._label(x)]
        wide = _wide_gaps(lines)
        if len(labels) > _FEW:
            labels = [i for i, x in enumerate(lines) if i in labels or (i in wide and self._cells(x)[0])]
            out |= self._head_starts(lines, labels, wide)
            for a, b in pairwise(labels):
                out |= self._starts_between(lines, (a, b), wide)
            return out
        if wide:
            return out | wide
        return out | {i for i, x in enumerate(lines) if self._opens(x)}

    def _starts_between(self, lines: list[_Band], labels: tuple[int, int], wide: set[int]) -> set[int]:
        """Where rows begin below the row of a label down to that of the next.

        That is at the widest white, or right at the label where none is wide; and at all where the numbers say that
        labels between were not read.
        """
        a, b = labels
        near = {i for i in range(a + 1, b + 1) if i in wide}
        if len(near) > 1 and len(near) == self._number(lines[b]) - self._number(lines[a]):
            return near
        return {max(near, key=lambda i: lines[i].top - lines[i - 1].bottom)} if near else {b}

    def _head_starts(self, lines: list[_Band], labels: list[int], wide: set[int]) -> set[int]:
        """The rows above the first number: the head of the table, and the rest of a row that the page before began."""
        numbered = next((i for i in labels if self._number(lines[i])), labels[0])
        out = {i for i in range(1, numbered + 1) if i in wide}
        return out or {numbered}

    def _is_crossed(self, line: _Band) -> bool:
        middle = (line.top + line.bottom) / 2 / BAND
        return any(a - 1 <= middle <= b + 1 for a, b in self.columns.crossed)

    def _cells(self, line: _Band) -> list[list[Word]]:
        edges = [0.0, *(g.middle for g in self.columns.gaps), self.sheet.width * 2]
        return [[w for w in line.words if a <= (w.x0 + w.x1) / 2 < b] for a, b in pairwise(edges)]

    def _label(self, line: _Band) -> bool:
        first = self._cells(line)[0]
        return bool(first) and bool(_LABEL.fullmatch(" ".join(w.text for w in first)))

    def _number(self, line: _Band) -> int:
        words = "".join(w.text for w in self._cells(line)[0]).strip(".)")
        return int(words) if words.isdecimal() else 0

    def _opens(self, line: _Band) -> bool:
        cells = self._cells(line)
        filled = [c for c in cells if c]
        return bool(cells[0]) and len(filled) > len(cells) / 2 and all(not c[0].text[0].islower() for c in filled)


def lines_between(columns: Columns, tops: Sequence[float]) -> list[Rule]:
    """The lines around and between the cells of columns.

    Args:
        columns: where they stand.
        tops: the edges of all rows from top to bottom, in points.
    """
    left, right = columns.left - _MARGIN, columns.right + _MARGIN
    out = [Rule(left, y, right, y) for y in tops]
    out += [Rule(x, tops[0], x, tops[-1]) for x in (left, right)]
    for top, bottom in crossing_free(columns, tops):
        out += [Rule(g.middle, top, g.middle, bottom) for g in columns.gaps]
    return out


def drawn_tops(rules: Iterable[Rule], columns: Columns, ends: tuple[float, float]) -> list[float]:
    """Edges of rows where long lines across are drawn; nothing when there are not some between the rows.

    Args:
        rules: the lines of the page.
        columns: where the columns stand.
        ends: upper and lower end of the words in them.
    """
    width = columns.right - columns.left
    across = [r for r in rules if r.top == r.bottom]
    long = [r.top for r in across if min(r.x1, columns.right) - max(r.x0, columns.left) > _LONG * width]
    long = cluster(long, _NEAR)
    top, bottom = ends
    between = [y for y in long if top + _NEAR < y < bottom - _NEAR]
    if len(between) < _FEW:
        return []
    first = max((y for y in long if y <= top + _NEAR), default=top)
    last = min((y for y in long if y >= bottom - _NEAR), default=bottom)
    return [first if top - first < 4 * _MARGIN else top, *between, last if last - bottom < 4 * _MARGIN else bottom]


@dataclass(slots=True)
class _Band:
    """Words of all columns whose heights overlap."""

    top: float
    bottom: float
    words: list[Word]


def _text_lines(words: Iterable[Word]) -> list[_Band]:
    out: list[_Band] = []
    for word in sorted(words, key=lambda w: _ink(w)[1]):
        _, top, _, bottom = _ink(word)
        if out and top < out[-1].bottom:
            out[-1].bottom = max(out[-1].bottom, bottom)
            out[-1].words.append(word)
        else:
            out.append(_Band(top, bottom, [word]))
    return out


def _edge(lines: list[_Band], i: int) -> float:
    return (lines[i - 1].bottom + lines[i].top) / 2


def _wide_gaps(lines: list[_Band]) -> set[int]:
    """The lines above which there is clearly more white than between the lines of a cell."""
    white = [b.top - a.bottom for a, b in pairwise(lines)]
    if not white:
        return set()
    low = sorted(white)[: max(1, len(white) // 4 + 1)]
    usual = median(low)
    size = median(w.size for line in lines for w in line.words)
    return {i for i, w in enumerate(white, 1) if w - usual > 0.25 * size}
