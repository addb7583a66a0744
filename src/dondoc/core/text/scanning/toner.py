"""Ink made even where a worn drum or an old stamp pad left it pale: what is pale beside what is black reads badly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dondoc.core.text.scanning.picture import Grey

_STEP = 16
_REACH = 5
_PAPER = 255
_BLACK = 60
_PALE = 120
_SHINES_THROUGH = 180
"""What is paler may be ink of the other side of the paper: it stays as it is."""
_STRONGEST = 1.6
_FADED = 0.12


def even_ink(grey: Grey) -> Grey:
    """The page with its pale words as dark as the others; pages of even ink come back as they are.

    >>> page = np.full((640, 640), 255, np.uint8)
    >>> page[::8, :320], page[::8, 320:] = 40, 150
    >>> out = even_ink(page)
    >>> int(out[320, 100]), int(out[320, 600]) < 100, int(out[321, 600])
    (40, True, 255)
    """
    rows, columns = grey.shape[0] // _STEP, grey.shape[1] // _STEP
    if min(rows, columns) <= 2 * _REACH:
        return grey
    blocks = grey[: rows * _STEP, : columns * _STEP].reshape(rows, _STEP, columns, _STEP)
    dark = np.percentile(blocks[:, ::2, :, ::2], 4, axis=(1, 3))
    near = _darkest(dark)
    inked = dark < _SHINES_THROUGH
    if not inked.any() or float((near[inked] > _PALE).mean()) < _FADED:
        return grey
    wanted = np.where(near < _SHINES_THROUGH, (_PAPER - _BLACK) / np.maximum(_PAPER - near, 1), 1.0)
    gain = np.clip(wanted, 1.0, _STRONGEST).astype(np.float32)
    size = grey.shape[1], grey.shape[0]
    full = np.asarray(Image.fromarray(gain).resize(size, Image.Resampling.BILINEAR), dtype=np.float32)
    out = _PAPER - (_PAPER - grey.astype(np.float32)) * full
    faded: Grey = np.clip(out, 0, _PAPER).astype(np.uint8)
    return faded


def _darkest(dark: NDArray[np.float64]) -> NDArray[np.float64]:
    """The darkest in a neighbourhood of some words."""
    out = dark
    for axis in (0, 1):
        reach = _REACH if axis else 1
        padded = np.pad(out, [(reach, reach) if a == axis else (0, 0) for a in (0, 1)], constant_values=_PAPER)
        parts = [np.take(padded, range(k, k + dark.shape[axis]), axis=axis) for k in range(2 * reach + 1)]
        out = np.stack(parts).min(axis=0)
    return out
