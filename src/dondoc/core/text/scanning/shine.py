"""Pale ink between black words: what shines through from the back of the paper, and seals scanned without colour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_STEP = 4
_PAPER = 255
_BLACK, _INK = 90, 215
_PALEST_BLACK = 120
"""Paler ink than this shines through; darker may be print that a worn drum left pale."""
_NEAR = 3
"""Steps around black ink in which pale dots are its own fringes and marks."""
_BLOCK, _AROUND = 16, 2
_FEW = 0.02
_BETWEEN = 0.6
_LEAST_INKED = 2
_ROOM = 8

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]


def shine_level(grey: Grey) -> int:
    """The shade from which on ink is none of this side; 255 where nothing shines through.

    Pale ink counts where black words stand all around it: a page of which parts are pale was printed so.

    >>> page = np.full((640, 640), 255, np.uint8)
    >>> page[::32, ::2] = 20
    >>> shine_level(page)
    255
    >>> page[16::32, ::2] = 180
    >>> 150 < shine_level(page) < 180
    True
    >>> page[:, 320:] = 255
    >>> page[16::32, :] = 255
    >>> page[16::32, 400::2] = 180
    >>> shine_level(page)
    255
    """
    rows, columns = grey.shape[0] // _STEP, grey.shape[1] // _STEP
    least = grey[: rows * _STEP, : columns * _STEP].reshape(rows, _STEP, columns, _STEP).min(axis=(1, 3))
    black = least < _BLACK
    pale = (least < _INK) & ~_spread(black, _NEAR)
    count = int(pale.sum())
    if count < _FEW * max(1, int(black.sum())):
        return _PAPER
    mine, others = _blocks(pale), _spread(_blocks(black), _AROUND)
    if not mine.any() or float(others[mine].mean()) < _BETWEEN:
        return _PAPER
    level = int(np.percentile(least[pale], 10))
    return level - _ROOM if level > _PALEST_BLACK else _PAPER


def _blocks(marks: Mask) -> Mask:
    rows, columns = marks.shape[0] // _BLOCK, marks.shape[1] // _BLOCK
    blocks = marks[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK)
    return np.asarray(blocks.sum(axis=(1, 3)) >= _LEAST_INKED)


def _spread(marks: Mask, reach: int) -> Mask:
    """The places at most so far from a mark, across and down."""
    out = marks
    for axis in (0, 1):
        grown = out.copy()
        for k in range(1, reach + 1):
            ahead, behind = (slice(k, None), slice(None, -k))
            to, of = (ahead, behind) if axis == 0 else ((slice(None), ahead), (slice(None), behind))
            grown[to] |= out[of]
            grown[of] |= out[to]
        out = grown
    return out
