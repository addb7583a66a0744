"""Roman numerals counted stroke by stroke: a recogniser that reads whole lines takes III for II without a doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from dondoc.core.text.scanning.picture import Mask

_BAND = (0.3, 0.7)
_UPRIGHT = 0.14
_LEAN = 0.21
_WIDEST = 0.42
_LEAST_FILL = 0.5
_DOT = 0.32
_NUMERALS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
_LOOK_ALIKE = str.maketrans({"1": "I", "l": "I", "|": "I", "!": "I", "Ì": "I", "Í": "I", "Ỉ": "I", "L": "I", "T": "I"})
_LIKELY = re.compile(r"[IVH1l|!ÌÍỈLTU]{1,6}")


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of ink in the middle band: where it begins, how it leans (dots to the left for each dot down)."""

    start: int
    end: int
    fill: float
    lean: float


def value_of(numeral: str) -> int | None:
    """The number that a numeral says, look-alikes of its strokes taken as such.

    >>> value_of("III"), value_of("IH"), value_of("HI"), value_of("II1"), value_of("IV"), value_of("quý")
    (3, 3, 3, 3, 4, None)
    """
    if not _LIKELY.fullmatch(numeral):
        return None
    return _NUMERALS.get(numeral.replace("H", "II").replace("U", "II").translate(_LOOK_ALIKE))


def written(value: int) -> str:
    """The numeral of a value from 1 to 8."""
    return next(n for n, v in _NUMERALS.items() if v == value)


def read_strokes(crop: Mask, italic: bool = False) -> tuple[int, ...]:
    """The values of the Roman numerals that a crop of ink begins with, from their strokes alone.

    Args:
        crop: the ink of a word; what stands behind a stroke ("/2021") is passed over.
        italic: whether the type leans to the right.

    Returns:
        one value, two for a range ("III-IV"), none where the strokes are no numeral or touch.

    >>> bar, gap = np.ones((40, 5), bool), np.zeros((40, 9), bool)
    >>> read_strokes(np.hstack([bar, gap, bar, gap, bar]))
    (3,)
    """
    rows = np.flatnonzero(crop.any(axis=1))
    if len(rows) == 0:
        return ()
    height = int(rows[-1] - rows[0] + 1)
    band = crop[rows[0] + round(_BAND[0] * height) : rows[0] + round(_BAND[1] * height)]
    strokes = ""
    for part in _parts(band):
        stroke = _stroke(part, _LEAN if italic else 0.0, _WIDEST * height)
        if stroke == "/" and not strokes.endswith("\\"):
            break
        strokes += stroke
    numerals = [n.replace("\\/", "V") for n in strokes.split("-") if n]
    values = [_NUMERALS.get(n) for n in numerals]
    return tuple(v for v in values if v) if all(values) else ()


def ends_in_dot(crop: Mask) -> bool:
    """Whether the last ink of a crop is a full stop: small, and at the foot of the strokes before it.

    >>> bar, gap, dot = np.ones((40, 5), bool), np.zeros((40, 7), bool), np.zeros((40, 5), bool)
    >>> dot[35:] = True
    >>> ends_in_dot(np.hstack([bar, gap, bar, gap, dot])), ends_in_dot(np.hstack([bar, gap, bar]))
    (True, False)
    """
    rows = np.flatnonzero(crop.any(axis=1))
    columns = np.flatnonzero(crop.any(axis=0))
    gaps = np.flatnonzero(np.diff(columns) > 1)
    if len(rows) == 0 or len(gaps) == 0:
        return False
    height, bottom = int(rows[-1] - rows[0] + 1), int(rows[-1])
    start = int(columns[gaps[-1] + 1])
    ink = np.flatnonzero(crop[:, start:].any(axis=1))
    return bool(ink[0] > bottom - _DOT * height and 1 < columns[-1] - start < _DOT * height)


def _stroke(part: _Part, tilt: float, widest: float) -> str:
    """``I``, one of the two strokes of a V, ``-`` for what parts numerals, ``?`` for another letter."""
    lean = part.lean - tilt
    if part.fill < _LEAST_FILL:
        return "-"
    if part.end - part.start > widest:
        return "?"
    if abs(lean) <= _UPRIGHT:
        return "I"
    return "/" if lean > 0 else "\\"


def _parts(band: Mask) -> list[_Part]:
    filled = np.flatnonzero(np.diff(np.pad(band.any(axis=0), 1).astype(np.int8)))
    out = []
    for start, end in zip(filled[::2].tolist(), filled[1::2].tolist(), strict=True):
        crop = band[:, start:end]
        lines = np.flatnonzero(crop.any(axis=1))
        if end - start < 2:
            continue
        middles = np.array([np.flatnonzero(crop[y]).mean() for y in lines])
        lean = float(-np.polyfit(lines, middles, 1)[0]) if len(lines) > 3 else 0.0
        out.append(_Part(start, end, len(lines) / len(band), lean))
    return out
