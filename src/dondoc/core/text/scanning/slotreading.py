"""Figures in a slot cut apart and read: parts of ink that hang together, cut again where two figures touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dondoc.core.text.scanning.figures import read_figures
from dondoc.core.text.scanning.picture import Mask
from dondoc.core.text.scanning.slots import Slot

_LOOK, _REACH = 0.6, 0.35
"""How far beyond the slot ink is looked at, in ems: a figure may reach under its neighbours."""
_LEAST_HEIGHT, _LEAST_INK = 0.3, 0.02
_FLAT = 0.12
_STROKE, _LEAN, _STRAIGHT = (0.5, 0.95), (0.2, 0.75), 0.09
_NARROWEST, _WIDEST = 0.06, 1.15
_CUT = 0.5
_OUTSIDE = 6
_NEAR_CUT = 3
_MOST = {"number": 5, "day": 2, "month": 2}
_LIMITS = {"day": 31, "month": 12}


@dataclass(frozen=True, slots=True)
class Part:
    """Ink that hangs together.

    Attributes:
        ink: cut out of the page.
        left, top: where it stands.
    """

    ink: Mask
    left: int
    top: int

    @property
    def right(self) -> int:
        """The column behind it."""
        return self.left + int(self.ink.shape[1])


def parts_of(ink: Mask) -> list[Part]:
    """The parts of a small picture that hang together, corners included, left to right.

    >>> page = np.zeros((5, 9), bool)
    >>> page[0:3, 1] = page[3, 2] = page[1:5, 6] = True
    >>> [(p.left, p.top, int(p.ink.sum())) for p in parts_of(page)]
    [(1, 0, 4), (6, 1, 4)]
    """
    left = {(int(y), int(x)) for y, x in np.argwhere(ink)}
    out = []
    while left:
        first = left.pop()
        found, open_ = [first], [first]
        while open_:
            y, x = open_.pop()
            for near in ((y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)):
                if near in left:
                    left.remove(near)
                    found.append(near)
                    open_.append(near)
        at = np.array(found)
        top, edge = at.min(axis=0).tolist()
        crop = np.zeros((at.max(axis=0) - (top, edge) + 1).tolist(), bool)
        crop[at[:, 0] - top, at[:, 1] - edge] = True
        out.append(Part(crop, edge, top))
    return sorted(out, key=lambda p: p.left)


def figures_in(ink: Mask, slot: Slot) -> tuple[str, float]:
    """The figures in a slot and how likely the least sure of them is; nothing where there is no ink like figures."""
    parts, room = _of_figures(ink, slot)
    pieces, owner = _pieces(_whole(parts, slot.size), room)
    return _best(pieces, owner, slot) if pieces else ("", 0.0)


def _of_figures(ink: Mask, slot: Slot) -> tuple[list[Part], tuple[int, int]]:
    """The parts that stand in the slot for the most and are large enough; and its first and last column among them."""
    x0, top, x1, bottom = slot.box
    beyond, above = round(_LOOK * slot.size), round(_REACH * slot.size)
    start, high = max(0, x0 - beyond), max(0, top - above)
    parts = parts_of(ink[high : bottom + above, start : x1 + beyond])
    first, last, low, foot = x0 - start, x1 - start, top - high, bottom - high
    if slot.kind == "number":
        near = max(first, last - beyond)
        last = next((p.left for p in reversed(parts) if p.left > near and _is_stroke(p, slot.size)), last)
    mine = [p for p in parts if _is_large(p, slot.size) and 2 * _between(p, first, last) > p.ink.sum()]
    return [p for p in mine if low <= p.top + p.ink.shape[0] / 2 <= foot], (first, last)


def _between(part: Part, first: int, last: int) -> int:
    """How much of a part stands between two columns."""
    return int(part.ink[:, max(0, first - part.left) : max(0, last - part.left)].sum())


def _is_large(part: Part, size: float) -> bool:
    return part.ink.shape[0] >= _FLAT * size and int(part.ink.sum()) > _LEAST_INK * size**2


def _is_stroke(part: Part, size: float) -> bool:
    """Whether a part is the stroke between number and symbol: straight, as high as capitals, leaning to the right."""
    height, width = part.ink.shape
    if not (_STROKE[0] * size < height < _STROKE[1] * size and _LEAN[0] * height < width < _LEAN[1] * height):
        return False
    rows, columns = np.nonzero(part.ink)
    slope, foot = np.polyfit(rows, columns, 1)
    away = np.abs(columns - slope * rows - foot)
    return bool(slope < -_LEAN[0] / 2 and away.max() < _STRAIGHT * size)


def _whole(parts: list[Part], size: float) -> list[Part]:
    """Pieces of a broken figure joined: those that stand above each other."""
    out: list[Part] = []
    for part in parts:
        over = min(out[-1].right, part.right) - part.left if out else 0
        if out and over * 2 > min(part.ink.shape[1], out[-1].ink.shape[1]):
            out[-1] = _joined(out[-1], part)
        else:
            out.append(part)
    return [p for p in out if p.ink.shape[0] >= _LEAST_HEIGHT * size]


def _joined(a: Part, b: Part) -> Part:
    left, top = min(a.left, b.left), min(a.top, b.top)
    right, bottom = max(a.right, b.right), max(a.top + a.ink.shape[0], b.top + b.ink.shape[0])
    ink = np.zeros((bottom - top, right - left), bool)
    for part in (a, b):
        y, x = part.top - top, part.left - left
        ink[y : y + part.ink.shape[0], x : x + part.ink.shape[1]] |= part.ink
    return Part(ink, left, top)


def _pieces(parts: Sequence[Part], room: tuple[int, int]) -> tuple[list[Part], list[int]]:
    """The parts, each cut where it is thin, and of which part each piece is; pieces outside the slot are left out."""
    pieces: list[Part] = []
    owner: list[int] = []
    for number, part in enumerate(parts):
        for a, b in pairwise([0, *_cuts(part.ink), part.ink.shape[1]]):
            piece = Part(part.ink[:, a:b], part.left + a, part.top)
            if _OUTSIDE * _between(piece, *room) > piece.ink.sum():
                pieces.append(piece)
                owner.append(number)
    return pieces, owner


def _cuts(ink: Mask) -> list[int]:
    """Columns at which a part may be two figures that touch: thin ones, not near its edges, none in a narrow part."""
    height, width = ink.shape
    if width < _CUT * height:
        return []
    runs = ink.sum(axis=0)
    least = max(_NEAR_CUT, round(0.18 * height))
    thin = [x for x in range(least, width - least) if runs[x] <= runs[max(0, x - least) : x + least + 1].min()]
    out: list[int] = []
    for x in thin:
        if runs[x] <= 0.35 * height and (not out or x - out[-1] >= least):
            out.append(x)
    return out


def _best(pieces: Sequence[Part], owner: Sequence[int], slot: Slot) -> tuple[str, float]:
    """The likeliest figures that the pieces make, those of one part put together in every way."""
    spans = [
        (i, j)
        for i in range(len(pieces))
        for j in range(i + 1, len(pieces) + 1)
        if owner[i] == owner[j - 1] and _fits(pieces[i:j], slot)
    ]
    inks = []
    for i, j in spans:
        whole = pieces[i]
        for piece in pieces[i + 1 : j]:
            whole = _joined(whole, piece)
        inks.append(_tight(whole.ink))
    read = dict(zip(spans, read_figures(inks), strict=True))
    ways: dict[int, list[tuple[float, str, float]]] = {0: [(1.0, "", 1.0)]}
    for end in range(1, len(pieces) + 1):
        found = [
            (chance * read[i, end][1], said + read[i, end][0], min(least, read[i, end][1]))
            for i in range(end)
            if (i, end) in read
            for chance, said, least in ways.get(i, [])
        ]
        ways[end] = sorted((w for w in found if len(w[1]) <= _MOST[slot.kind]), reverse=True)[:8]
    good = [w for w in ways[len(pieces)] if _may_be(w[1], slot.kind)]
    return (good[0][1], good[0][2]) if good else ("", 0.0)


def _fits(pieces: Sequence[Part], slot: Slot) -> bool:
    width = pieces[-1].right - pieces[0].left
    return _NARROWEST * slot.size <= width <= _WIDEST * slot.size


def _may_be(figures: str, kind: str) -> bool:
    return bool(figures) and (kind not in _LIMITS or 1 <= int(figures) <= _LIMITS[kind])


def _tight(ink: Mask) -> Mask:
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if len(rows) == 0:
        return ink[:1, :1]
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
