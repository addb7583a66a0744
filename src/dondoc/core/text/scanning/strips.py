"""Tables of a picture that have no lines down the page: the strips and cells in which their words are read apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dondoc.core.text.gaps import BAND, Columns, columns_in
from dondoc.core.text.grids import Box
from dondoc.core.text.scanning.picture import POINT, Mask
from dondoc.core.text.sheet import Rule
from dondoc.core.text.unruled import drawn_tops

_MARGIN = 5.0
_SPECKS = 3


def strips_of(ink: Mask, rules: Sequence[Rule], ruled: Sequence[Box]) -> list[list[Box]]:
    """For each part of a level page that stands in columns the boxes in which its words are read.

    Args:
        ink: the page, its ruling lines erased.
        rules: the lines that stood on it.
        ruled: its tables that have lines all around their cells.
    """
    out: list[list[Box]] = []
    for columns in columns_in(bands_of_ink(ink, ruled)):
        top, bottom = columns.first * BAND - 1.0, (columns.last + 1) * BAND + 1.0
        tops = drawn_tops(rules, columns, (top, bottom))
        out.append(_boxes(columns, tops or _parts(columns, top, bottom)))
    return out


def _parts(columns: Columns, top: float, bottom: float) -> list[float]:
    """The ends of the parts above, between and below the lines that cross the columns."""
    out = [top]
    for first, last in columns.crossed:
        out += [first * BAND - 0.5, (last + 1) * BAND + 0.5]
    return [*out, bottom]


def _boxes(columns: Columns, tops: Sequence[float]) -> list[Box]:
    left, right = columns.left - _MARGIN, columns.right + _MARGIN
    edges = [left, *(g.middle for g in columns.gaps), right]
    out: list[Box] = []
    for top, bottom in pairwise(tops):
        if any(a <= (top + bottom) / 2 / BAND <= b + 1 for a, b in columns.crossed):
            out.append((left, top, right, bottom))
        else:
            out += [(x0, top, x1, bottom) for x0, x1 in pairwise(edges)]
    return out


def bands_of_ink(ink: Mask, ruled: Sequence[Box]) -> list[int]:
    """The ink of a page outside of some boxes as bands."""
    rows, columns = _steps(ink.shape[0], BAND), _steps(ink.shape[1], 1)
    if len(rows) == 0 or len(columns) == 0:
        return []
    dots = np.add.reduceat(np.add.reduceat(ink, rows, axis=0, dtype=np.uint8), columns, axis=1, dtype=np.uint16)
    spots = dots >= _SPECKS
    for x0, top, x1, bottom in ruled:
        spots[max(0, int(top / BAND) - 1) : int(bottom / BAND) + 2, max(0, int(x0) - 2) : int(x1) + 3] = False
    packed = np.packbits(spots, axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in packed]


def _steps(dots: int, points: int) -> NDArray[np.int64]:
    """Where steps of some points begin along a side of so many dots."""
    at = np.round(np.arange(0, dots / POINT, points) * POINT).astype(np.int64)
    return at[at < dots]
