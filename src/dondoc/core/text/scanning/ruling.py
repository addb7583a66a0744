"""Ruling lines of a page that is a picture: found as long thin strokes, and erased before words are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dondoc.core.text.grids import Box
from dondoc.core.text.scanning.dotted import dotted
from dondoc.core.text.scanning.picture import POINT, Grey, Mask, ink_of
from dondoc.core.text.sheet import Rule

_HALF = 2
_SHARE = 0.92
_ACROSS = 26.0
_DOWN = 20.0
_DOTTED = 4
"""Lines of dots are so many times longer: rows of letters may look like them for the length of a word."""
_THICK = 3.6
_JOIN = 3
_SPARE = 2
_STRIP = 14
_MEET = 4.0
_OVERSHOOT = 20.0
_THIN = 4
_BLACK = 110
_SOLID = 5.0
_LETTER = 10.0
_BESIDE = 7
_SAME_LINE = 4
_CROWDED = 0.3
_MOST_RUNS = 60_000
_HAIR, _PALE = 4, 36
"""How many dots from a fine line its paper is looked for, and by how many shades it must be lighter."""


@dataclass(slots=True)
class _Stroke:
    """A long thin stroke in dots of the half-size picture: its rows, its ends, its area."""

    top: int
    bottom: int
    start: int
    end: int
    area: int

    def take(self, row: int, start: int, end: int) -> None:
        """Add a run of dots of the next row."""
        self.bottom = row
        self.start, self.end = min(self.start, start), max(self.end, end)
        self.area += end - start

    @property
    def thickness(self) -> float:
        """Mean thickness in points."""
        return self.area / max(1, self.end - self.start) * _HALF / POINT


def find_rules(grey: Grey, raw: Grey | None = None) -> tuple[list[Rule], Mask]:
    """The straight lines of a level page, in points, and the dots that they cover.

    Strokes at least 26 points long across and 20 down count, no thicker than 3.6; letters and smears do not.

    Args:
        grey: the page.
        raw: the same before specks were wiped off, where lines of dots are looked for.
    """
    dark = ink_of(grey)
    rules: list[Rule] = []
    erased = np.zeros((grey.shape[0] // _HALF, grey.shape[1] // _HALF), dtype=np.bool_)
    for turned in (False, True):
        small = _halved(dark | (hairs(grey.T).T if turned else hairs(grey)))
        cover = np.zeros(small.shape, dtype=np.bool_)
        rules += _drawn(_ruled(small, small, turned), small, cover, turned)
        if raw is not None:
            dots = dotted(raw.T).T if turned else dotted(raw)
            rules += _drawn(_in_line(_ruled(dots, small, turned), turned), dots, cover, turned)
        erased |= cover & small
    return rules, _grown(erased, grey.shape)


def _ruled(shape: Mask, ink: Mask, turned: bool) -> list[_Stroke]:
    """The lines of one direction.

    Args:
        shape: where dots of lines may be.
        ink: the ink beside them.
        turned: whether the lines run down the page.
    """
    least = round((_DOWN if turned else _ACROSS) * POINT / _HALF)
    if turned:
        shape, ink = shape.T, ink.T
    found = (s for s in _strokes(_opened(shape, least)) if s.thickness <= _THICK and s.end - s.start >= least)
    return [s for s in found if _stands_alone(s, ink)]


def _in_line(strokes: list[_Stroke], turned: bool) -> list[_Stroke]:
    """Of lines of dots those that are long, or stand in line with a long one."""
    long = _DOTTED * (_DOWN if turned else _ACROSS) * POINT / _HALF
    sure = [s.top + s.bottom for s in strokes if s.end - s.start > long]
    return [s for s in strokes if any(abs(s.top + s.bottom - at) <= 2 * _SAME_LINE for at in sure)]


def _drawn(strokes: list[_Stroke], shape: Mask, cover: Mask, turned: bool) -> list[Rule]:
    """The lines of strokes, what they cover marked; those already covered are left out, ends without dots cut off."""
    if turned:
        shape, cover = shape.T, cover.T
    least = round((_DOWN if turned else _ACROSS) * POINT / _HALF)
    kept = _opened(shape, least)
    out = []
    for stroke in strokes:
        rows = slice(stroke.top, stroke.bottom + 1), slice(stroke.start, stroke.end)
        if float(cover[rows].max(axis=0).mean()) < _SHARE:
            dots = np.flatnonzero(shape[rows].any(axis=0)) + stroke.start
            stroke.start, stroke.end = int(dots[0]), int(dots[-1]) + 1
            out.append(_rule(stroke, turned))
        cover[rows] |= kept[rows]
    return out


def hairs(grey: Grey) -> Mask:
    """The dots that are clearly darker than the paper a little above and below: lines too fine to be quite black.

    >>> page = np.full((20, 4), 250, np.uint8)
    >>> page[10] = 190
    >>> hairs(page).any(axis=1).nonzero()[0].tolist()
    [10]
    """
    out = np.zeros(grey.shape, dtype=np.bool_)
    paper = np.minimum(grey[: -2 * _HAIR], grey[2 * _HAIR :])
    middle = grey[_HAIR:-_HAIR]
    out[_HAIR:-_HAIR] = (paper > middle) & (paper - middle > _PALE)
    return out


def _halved(ink: Mask) -> Mask:
    """Half the size, dark where any of the four dots is."""
    rows, columns = ink.shape[0] // _HALF * _HALF, ink.shape[1] // _HALF * _HALF
    ink = ink[:rows, :columns]
    return np.ascontiguousarray(ink[::2, ::2] | ink[1::2, ::2] | ink[::2, 1::2] | ink[1::2, 1::2])


def _opened(ink: Mask, length: int) -> Mask:
    """The dots that lie in a run of ``length`` along the rows of which nearly all is dark."""
    if ink.shape[1] <= length:
        return np.zeros(ink.shape, dtype=np.bool_)
    sums = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    np.cumsum(ink, axis=1, out=sums[:, 1:])
    full = sums[:, length:] - sums[:, :-length] >= _SHARE * length
    steps = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    steps[:, : full.shape[1]] += full
    steps[:, length : length + full.shape[1]] -= full
    covered: Mask = np.cumsum(steps, axis=1)[:, :-1] > 0
    return covered


def _strokes(kept: Mask) -> Iterator[_Stroke]:
    """Runs of neighbouring rows that touch, as one stroke each."""
    edges = np.diff(np.pad(kept, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    if len(rows) > _MOST_RUNS:
        return
    open_: list[_Stroke] = []
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        still: list[_Stroke] = []
        found: _Stroke | None = None
        for stroke in open_:
            if stroke.bottom < row - _JOIN:
                yield stroke
                continue
            still.append(stroke)
            if found is None and stroke.start < end + _JOIN and start < stroke.end + _JOIN:
                found = stroke
        open_ = still
        if found is None:
            open_.append(_Stroke(row, row, start, end, end - start))
        else:
            found.take(row, start, end)
    yield from open_


def _stands_alone(stroke: _Stroke, ink: Mask) -> bool:
    """Whether the paper beside a stroke is mostly white: strokes of letters have letters beside them."""
    along = slice(stroke.start, stroke.end)
    above = ink[max(0, stroke.top - _BESIDE) : max(0, stroke.top - 1), along]
    below = ink[stroke.bottom + 2 : stroke.bottom + 1 + _BESIDE, along]
    return all(float(side.mean()) < _CROWDED for side in (above, below) if side.size)


def _rule(stroke: _Stroke, turned: bool) -> Rule:
    scale = _HALF / POINT
    place = (stroke.top + stroke.bottom + 1) / 2 * scale
    start, end = stroke.start * scale, stroke.end * scale
    return Rule(place, start, place, end) if turned else Rule(start, place, end, place)


def _grown(cover: Mask, shape: tuple[int, ...]) -> Mask:
    """The covered dots in full size, with the fringe that belongs to them."""
    grown = cover.copy()
    grown[1:] |= cover[:-1]
    grown[:-1] |= cover[1:]
    grown[:, 1:] |= cover[:, :-1]
    grown[:, :-1] |= cover[:, 1:]
    full = np.zeros(shape, dtype=np.bool_)
    big = np.repeat(np.repeat(grown, _HALF, axis=0), _HALF, axis=1)
    full[: big.shape[0], : big.shape[1]] = big
    return full


def without_rules(grey: Grey, cover: Mask) -> Grey:
    """The page with its ruling lines made white."""
    out: NDArray[np.uint8] = grey.copy()
    out[cover] = 255
    return out


def without_streaks(rules: list[Rule]) -> list[Rule]:
    """The lines without those that a dirty scanner draws down the page: they run far beyond every line they cross."""
    across = [r for r in rules if r.top == r.bottom]
    return [r for r in rules if r.top == r.bottom or not _is_streak(r, across)]


def _is_streak(rule: Rule, across: list[Rule]) -> bool:
    met = [a.top for a in across if a.x0 - _MEET <= rule.x0 <= a.x1 + _MEET]
    met = [y for y in met if rule.top - _MEET <= y <= rule.bottom + _MEET]
    return bool(met) and max(min(met) - rule.top, rule.bottom - max(met)) > _OVERSHOOT


def bridged(grey: Grey, cover: Mask, rules: list[Rule], tables: list[Box]) -> Grey:
    """The page without its lines: those down the page outside of tables are streaks, and letters go on across them."""
    out = without_rules(grey, cover)
    for rule in rules:
        inside = any(t[0] - _MEET <= rule.x0 <= t[2] + _MEET and t[1] < rule.bottom and rule.top < t[3] for t in tables)
        if rule.x0 == rule.x1 and not inside:
            _bridge(out, grey, cover, rule)
    return out


def _bridge(out: Grey, grey: Grey, cover: Mask, rule: Rule) -> None:
    """Fill a streak where there is ink on both sides of it."""
    left = max(1, round(rule.x0 * POINT) - _STRIP)
    rows = slice(max(0, round(rule.top * POINT)), round(rule.bottom * POINT))
    strip = cover[rows, left : round(rule.x0 * POINT) + _STRIP]
    if strip.size == 0:
        return
    hit = np.flatnonzero(strip.any(axis=1))
    starts = strip[hit].argmax(axis=1) + left
    ends = left + strip.shape[1] - 1 - strip[hit, ::-1].argmax(axis=1)
    at = hit + rows.start
    ends = np.minimum(ends, grey.shape[1] - 2)
    fill = np.maximum(grey[at, starts - 1], grey[at, ends + 1])
    for y, x0, x1, shade in zip(at.tolist(), starts.tolist(), ends.tolist(), fill.tolist(), strict=True):
        out[y, x0 : x1 + 1] = shade


def _long(full: Mask, reach: int) -> Mask:
    """The places of solid ink whose neighbours are solid too, so far as no thick letter goes."""
    near = np.zeros(full.shape, dtype=np.bool_)
    for down, across in ((reach, 0), (0, reach), (reach, reach), (reach, -reach)):
        for sign in (1, -1):
            near |= full & _moved(full, sign * down, sign * across)
    out = near
    for _ in range(reach):
        grown = out | _moved(out, 1, 0) | _moved(out, -1, 0) | _moved(out, 0, 1) | _moved(out, 0, -1)
        out = grown & full
    return out


def _moved(mask: Mask, down: int, across: int) -> Mask:
    out = np.zeros(mask.shape, dtype=np.bool_)
    rows, columns = mask.shape
    source = mask[max(0, -down) : rows - max(0, down), max(0, -across) : columns - max(0, across)]
    out[max(0, down) : max(0, down) + source.shape[0], max(0, across) : max(0, across) + source.shape[1]] = source
    return out


def without_smears(grey: Grey) -> Grey:
    """The page without solid black areas (toner, the scanner's lid): no stroke of a letter is as thick and as long."""
    ink = grey[::_THIN, ::_THIN] < _BLACK
    size = round(_SOLID * POINT / _THIN)
    if min(ink.shape) <= 2 * size:
        return grey
    sums = np.zeros((ink.shape[0] + 1, ink.shape[1] + 1), dtype=np.int32)
    np.cumsum(np.cumsum(ink, axis=0), axis=1, out=sums[1:, 1:])
    full = sums[size:, size:] - sums[:-size, size:] - sums[size:, :-size] + sums[:-size, :-size]
    places = np.argwhere(_long(full >= _SHARE * size * size, round(_LETTER * POINT / _THIN) - size))
    if len(places) == 0:
        return grey
    out: NDArray[np.uint8] = grey.copy()
    mask = np.zeros(ink.shape, dtype=np.bool_)
    for y, x in places.tolist():
        mask[max(0, y - 2) : y + size + 2, max(0, x - 2) : x + size + 2] = True
    big = np.repeat(np.repeat(mask, _THIN, axis=0), _THIN, axis=1)[: grey.shape[0], : grey.shape[1]]
    out[: big.shape[0], : big.shape[1]][big] = 255
    return out
