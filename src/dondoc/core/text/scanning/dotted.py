"""Lines made of dots or dashes, too faint or too small each to count as ink."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dondoc.core.text.scanning.picture import POINT, Grey, Mask

_HALF = 2
_ALONG = round(7 * POINT / _HALF)
"""Over so many dots of the half-size picture dots and the paper between them count as one shade."""
_BESIDE = 3
_DARKER = 34


def dotted(grey: Grey) -> Mask:
    """Where in the picture at half its size rows of dots run across: darker on the whole than the paper beside them.

    >>> page = np.full((60, 400), 250, np.uint8)
    >>> page[30:33, 20:380:8] = page[30:33, 21:380:8] = page[30:33, 22:380:8] = 90
    >>> dotted(page).any(axis=1).nonzero()[0].tolist()
    [15, 16]
    """
    rows, columns = grey.shape[0] // _HALF * _HALF, grey.shape[1] // _HALF * _HALF
    part = grey[:rows, :columns]
    light = np.minimum(part[::2], part[1::2])
    light = np.minimum(light[:, ::2], light[:, 1::2])
    out = np.zeros(light.shape, dtype=np.bool_)
    if light.shape[0] <= 2 * _BESIDE or light.shape[1] <= _ALONG:
        return out
    shade = _along(light)
    middle = shade[_BESIDE:-_BESIDE]
    paler = np.minimum(shade[: -2 * _BESIDE], shade[2 * _BESIDE :])
    start = _ALONG // 2
    out[_BESIDE:-_BESIDE, start : start + middle.shape[1]] = paler > middle + _DARKER
    return out


def _along(light: NDArray[np.uint8]) -> NDArray[np.int16]:
    """The mean shade of the dots in a row around each."""
    sums = np.zeros((light.shape[0], light.shape[1] + 1), dtype=np.int32)
    np.cumsum(light, axis=1, out=sums[:, 1:], dtype=np.int32)
    return ((sums[:, _ALONG:] - sums[:, :-_ALONG]) // _ALONG).astype(np.int16)
