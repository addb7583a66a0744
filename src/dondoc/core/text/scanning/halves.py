"""Two pages on one sheet: an open book, or two small pages printed side by side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dondoc.core.text.scanning.picture import POINT, Mask, Picture, ink_of

_STEP = 4
_LANDSCAPE = (1.15, 1.75)
_MIDDLE = (0.44, 0.56)
_WHITE = 0.004
_FOLD, _SOLID = 18.0, 0.5
_PAPER = 255
_LEAST_SIDE = 100
_LEAST_GUTTER = 0.055
_LEAST_LINES = 4
_INKED = 0.02


def halves(picture: Picture) -> tuple[Picture, ...]:
    """The two pages of a sheet from left to right, or the picture alone where it is one page.

    A sheet holds two when it is wide, when nothing but a fold stands in a broad strip down its middle, and when there
    are lines on both sides of it.

    >>> sheet = np.full((1200, 1700), 255, np.uint8)
    >>> for y in range(100, 1000, 50):
    ...     sheet[y : y + 20, 100:760:3] = sheet[y : y + 20, 940:1600:3] = 0
    >>> [round(p.left) for p in halves(Picture(sheet, 1))]
    [0, 204]
    >>> sheet[1100:1110, 600:1100:3] = 0
    >>> len(halves(Picture(sheet, 1)))
    1
    """
    low, high = _LANDSCAPE
    if not low <= picture.width / picture.height <= high:
        return (picture,)
    ink = ink_of(picture.grey)[::_STEP, ::_STEP]
    fold = _fold(ink.mean(axis=0))
    if min(ink.shape) < _LEAST_SIDE or fold is None:
        return (picture,)
    if any(_lines(side) < _LEAST_LINES for side in (ink[:, : fold[0]], ink[:, fold[1] :])):
        return (picture,)
    grey, cut = picture.grey, picture.grey.shape[1] // 2
    left, right = grey[:, :cut].copy(), grey[:, cut:].copy()
    left[:, fold[0] * _STEP :] = _PAPER
    right[:, : max(0, fold[1] * _STEP - cut)] = _PAPER
    first, second = replace(picture, grey=left), replace(picture, grey=right, left=cut / POINT)
    return first, second


def _fold(share: NDArray[np.float64]) -> tuple[int, int] | None:
    """Where the fold is in a broad strip down the middle that is white but for it; None without such a strip."""
    size = len(share)
    low, high = round(_MIDDLE[0] * size), round(_MIDDLE[1] * size)
    inked = np.flatnonzero(share[low:high] > _WHITE) + low
    near = inked[abs(inked - size / 2) < _FOLD * POINT / _STEP]
    solid = near.size > 0 and float(share[near].max()) > _SOLID
    first, last = (int(near[0]), int(near[-1]) + 1) if solid else (size // 2, size // 2)
    others = [low - 1, *(int(i) for i in inked if not first <= i < last), high]
    left, right = max(i for i in others if i < size / 2), min(i for i in others if i >= size / 2)
    return (first, last) if right - left > _LEAST_GUTTER * size else None


def _lines(side: Mask) -> int:
    """About how many lines of words there are."""
    rows = side.mean(axis=1) > _INKED
    return int((rows[1:] & ~rows[:-1]).sum())
