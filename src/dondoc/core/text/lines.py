"""Words of a page into lines, lines into reading order: letterheads and signatures column by column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from dondoc.core.text.sheet import Word

_SAME_BASE = 0.3
_SMALL = 0.75
_WIDE = 0.65
_LEAST_WIDE = 9.0
_OVERLAP = 0.3
_GUTTER = 4.0
_NEAR = 1.6
_ALONE_GAP = 30.0
_CENTRED = 12.0
_LABEL = re.compile(r"[-–+*•○▪]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXivx]{1,5}|[A-Za-zđĐ])[.)/]?|Điều \d+[.:]?")
_GLUED = re.compile(r"\d+")
_HYPHENATED = re.compile(r"\w[-/]$")
_LISTED = re.compile(r"^[-–]\s|[:;]$")
_DASHES = ("- ", "– ")
_RIGHT = 2


@dataclass
class Line:
    """Words on one base line, left to right.

    Attributes:
        words: at least one.
        page: from 1.
        column: 0 for the full width, 1 and 2 for the left and the right of two columns.
    """

    words: list[Word]
    page: int = 1
    column: int = 0

    @cached_property
    def text(self) -> str:
        """The words with single spaces; a stroke behind a number needs none ("11 /TB" is 11/TB)."""
        out = [self.words[0].text]
        for a, b in pairwise(self.words):
            out.append(b.text if b.text.startswith("/") and _GLUED.fullmatch(a.text) else f" {b.text}")
        return "".join(out)

    @cached_property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge."""
        return max(w.x1 for w in self.words)

    @cached_property
    def top(self) -> float:
        """Upper edge."""
        return min(w.top for w in self.words)

    @cached_property
    def bottom(self) -> float:
        """Lower edge."""
        return max(w.bottom for w in self.words)

    @cached_property
    def size(self) -> float:
        """Size of its largest type."""
        return max(w.size for w in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return all(w.bold for w in self.words)

    @cached_property
    def italic(self) -> bool:
        """Whether all its words are italic."""
        return all(w.italic for w in self.words)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom."""
        return self.x0, self.top, self.x1, self.bottom


def rows_of(words: Iterable[Word], page: int = 1) -> list[Line]:
    """Words grouped by base line, from top to bottom; raised figures stay with their line."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        if rows and abs(rows[-1][0].bottom - word.bottom) <= _SAME_BASE * max(rows[-1][0].size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    lines = [Line(sorted(row, key=lambda w: w.x0), page) for row in rows]
    return _with_raised(lines)


def _with_raised(lines: list[Line]) -> list[Line]:
    """Footnote marks and other small figures set above the base line go back into the line that they belong to."""
    out: list[Line] = []
    for line in lines:
        above = out[-1] if out else None
        if (
            above
            and above.size < _SMALL * line.size
            and line.top < (above.top + above.bottom) / 2
            and _touch(above, line)
        ):
            out[-1] = Line(sorted([*above.words, *line.words], key=lambda w: w.x0), line.page)
        else:
            out.append(line)
    return out


def _touch(small: Line, line: Line) -> bool:
    return any(abs(w.x1 - small.x0) < small.size or abs(small.x1 - w.x0) < small.size for w in line.words)


def segments(line: Line) -> list[Line]:
    """A line cut at its wide gaps, but not behind a number or a dash, and not where all its gaps are stretched."""
    parts: list[list[Word]] = [[line.words[0]]]
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(line.words))
    usual = gaps[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.0
    for a, b in pairwise(line.words):
        wide = b.x0 - a.x1 > max(_LEAST_WIDE, _WIDE * a.size, 2 * usual)
        if wide and not _LABEL.fullmatch(" ".join(w.text for w in parts[-1])):
            parts.append([b])
        else:
            parts[-1].append(b)
    return [Line(p, line.page) for p in parts]


@dataclass(slots=True)
class _Band:
    """Lines that stand beside each other: what is left and what is right of a gutter."""

    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)
    pairs: int = 0
    gap: float = 0.0

    def gutter(self) -> tuple[float, float]:
        return max(s.x1 for s in self.left), min(s.x0 for s in self.right)

    def holds(self) -> bool:
        """Whether these are columns at all: several pairs, one far apart, or a label ("Kính gửi:") beside a list."""
        labelled = len(self.left) == 1 and self.left[0].text.endswith(":") and len(self.right) > 1
        return self.pairs > 1 or self.gap > _ALONE_GAP or labelled

    def side(self, s: Line) -> int:
        """1 or 2 for the column that a segment fits in, 0 when it crosses the gutter."""
        left, right = self.gutter()
        fits_left, fits_right = s.x1 <= right - _GUTTER, s.x0 >= left + _GUTTER
        if fits_left and fits_right:
            return 1 if abs(s.x1 - left) < abs(s.x0 - right) else 2
        return 1 if fits_left else 2 if fits_right else 0


def reading_order(rows: list[Line], middle: float) -> list[Line]:
    """Lines in reading order; those of two columns carry their column, the left one first.

    Args:
        rows: the lines of a page or of a part of it, from top to bottom.
        middle: where the middle of the text is; a line centred there belongs to no column.
    """
    pieces = sorted((s for row in rows for s in segments(row)), key=lambda s: (s.top, s.x0))
    beside = _beside(pieces)
    if not beside:
        return rows
    out: list[Line] = []
    i = 0
    while i < len(pieces):
        band, end = _band(pieces, i, beside, middle) if i in beside else (None, i + 1)
        if band is None:
            out.append(pieces[i])
            i += 1
            continue
        for column, side in ((1, band.left), (2, band.right)):
            rows = rows_of((w for line in side for w in line.words), side[0].page)
            out.extend(Line(row.words, row.page, column) for row in rows)
        i = end
    return _merged(out)


def _beside(pieces: list[Line]) -> dict[int, int]:
    """For each segment with another one beside it, the index of the first such one."""
    out: dict[int, int] = {}
    for i, a in enumerate(pieces):
        for k in range(i + 1, len(pieces)):
            b = pieces[k]
            if b.top >= a.bottom:
                break
            overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
            apart = max(a.x0, b.x0) - min(a.x1, b.x1)
            if overlap > _OVERLAP * min(a.bottom - a.top, b.bottom - b.top) and apart > _LEAST_WIDE:
                out.setdefault(i, k)
                out.setdefault(k, i)
    return out


def _band(pieces: list[Line], start: int, beside: dict[int, int], middle: float) -> tuple[_Band | None, int]:
    first, second = pieces[start], pieces[beside[start]]
    if second.x0 < first.x0:
        first, second = second, first
    band = _Band([first], [second], 1, second.x0 - first.x1)
    if _is_label(first):
        return None, start + 1
    i = start
    while i < len(pieces):
        s = pieces[i]
        partner = pieces[beside[i]] if i in beside else None
        if s is not first and s is not second and not _take(band, s, partner, middle):
            break
        i += 1
    return (band, i) if beside[start] < i and band.holds() else (None, start + 1)


def _take(band: _Band, s: Line, partner: Line | None, middle: float) -> bool:
    """Put a segment into its column; False when the band ends above it."""
    side, paired = band.side(s), partner is not None
    if side == 0 or (partner is not None and band.side(partner) == 0):
        return False
    if not paired and abs((s.x0 + s.x1) / 2 - middle) < _CENTRED:
        return False
    column = band.left if side == 1 else band.right
    if side == 1 and not paired and s.top - column[-1].bottom > _NEAR * s.size:
        return False
    column.append(s)
    band.pairs += 1 if paired else 0
    return True


def _is_label(s: Line) -> bool:
    return bool(_LABEL.fullmatch(s.text))


def _merged(lines: list[Line]) -> list[Line]:
    """Neighbours on the same base line and in the same column as one line."""
    out: list[Line] = []
    for line in lines:
        same = out and out[-1].column == line.column and abs(out[-1].bottom - line.bottom) <= _SAME_BASE * line.size
        if same and out[-1].x1 <= line.x0 + 1:
            out[-1] = Line([*out[-1].words, *line.words], line.page, line.column)
        else:
            out.append(line)
    return out


def carried_over(above: list[Line], below: list[Line]) -> tuple[list[Line], list[Line]]:
    """Two columns that the end of a page cuts (recipients and signature): the left one whole before the right one.

    Args:
        above: the lines of a page in reading order.
        below: those of the next page.

    Returns:
        the same lines, those of the right column moved behind the rest of the left one.
    """
    held = _right_tail(above)
    if not held or len(held) == len(above) or not _LISTED.search(above[-len(held) - 1].text):
        return above, below
    gutter = min(x.x0 for x in held) - _GUTTER
    run = 0
    while run < len(below) and _goes_on_left(below[:run], below[run], gutter):
        run += 1
    if not run:
        return above, below
    left = [Line(x.words, x.page, 1) for x in below[:run]]
    return above[: -len(held)], [*left, *held, *below[run:]]


def _goes_on_left(run: list[Line], line: Line, gutter: float) -> bool:
    if not run:
        return line.text.startswith(_DASHES) and line.x1 <= gutter
    return line.x1 <= gutter and line.column != _RIGHT and 0 <= line.top - run[-1].top <= 2 * _NEAR * line.size


def _right_tail(lines: list[Line]) -> list[Line]:
    count = 0
    while count < len(lines) and lines[-count - 1].column == _RIGHT:
        count += 1
    return lines[len(lines) - count :]


def join_words(above: str, below: str) -> str:
    """Words broken by the end of a line or a page made whole: no space behind a hyphen or a stroke that stands close.

    >>> join_words("Công văn số 12/KH-", "UBND"), join_words("Lao động -", "Thương binh")
    ('Công văn số 12/KH-UBND', 'Lao động - Thương binh')
    """
    if not above or not below:
        return above or below
    return f"{above}{below}" if _HYPHENATED.search(above) and below[0].isalnum() else f"{above} {below}"
