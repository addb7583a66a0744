"""Stops told by their ink: a recogniser takes ";" for ":" and "," for ";", and lists fall apart."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from dondoc.core.text.scanning.picture import POINT, Mask
from dondoc.core.text.scanning.words import DESCENT, Seen

_ENDS = re.compile(r"[^\W_]{2,}[.,:;]")
_WIDEST, _NARROWEST = 0.36, 0.05
_UPPER = (0.56, 0.24)
"""Where the upper dot stands above the base line, as shares of the size."""
_LOWER = 0.2
_TAIL = 0.07
_LEAST_DOT = 3
_GAP = 1
_APART = 3


def set_stop(seen: Seen, ink: Mask) -> Seen:
    """The word with the stop at its end that its ink shows; as it was where the ink does not say."""
    if not _ENDS.fullmatch(seen.word.text):
        return seen
    stop = _stop_of(seen, ink)
    if stop is None or seen.word.text.endswith(stop):
        return seen
    return replace(seen, word=replace(seen.word, text=seen.word.text[:-1] + stop))


def _stop_of(seen: Seen, ink: Mask) -> str | None:
    size = seen.word.size * POINT
    base = seen.word.bottom * POINT - DESCENT * size
    top, bottom = round(base - _UPPER[0] * size), round(base + 0.3 * size)
    x0, _, x1, _ = seen.box
    area = ink[max(0, top) : bottom, x0 : x1 + 1]
    columns = np.flatnonzero(area.any(axis=0))
    if len(columns) == 0:
        return None
    gaps = np.flatnonzero(np.diff(columns) > _APART)
    if len(gaps) == 0:
        return None
    last = area[:, columns[gaps[-1] + 1] : columns[-1] + 1]
    if not _NARROWEST * size <= last.shape[1] <= _WIDEST * size:
        return None
    return _shape(last, base - max(0, top), size)


def _shape(crop: Mask, base: float, size: float) -> str | None:
    """The stop whose dots a crop holds; None when there is ink between them: a letter."""
    rows = crop.any(axis=1)
    middle = rows[round(base - _UPPER[1] * size) : round(base - _LOWER * size)]
    upper = rows[: round(base - _UPPER[1] * size)]
    lower = rows[round(base - _LOWER * size) : round(base + _TAIL * size)]
    tail = rows[round(base + _TAIL * size) :]
    if middle.any() or int(lower.sum()) < _LEAST_DOT:
        return None
    if int(upper.sum()) >= _LEAST_DOT:
        return ";" if int(tail.sum()) >= _GAP else ":"
    return None if upper.any() else "," if int(tail.sum()) >= _GAP else "."
