"""A page as a picture in shades of grey: coloured stamps taken out, shadows evened, turned upright and straight."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dondoc.core.text.scanning.paper import Warp
from dondoc.core.text.scanning.shine import shine_level

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

DPI = 300
"""Dots an inch at which pages are read; administrative type (13-14 points) is then about 28 dots high."""
POINT = DPI / 72
"""Dots a point."""

_RED_LEAD, _RED_FRINGE = 40, 16
_BLEACHED = np.clip((np.arange(256) - 90) * 3, 0, 255).astype(np.uint8)
"""What is left of a seal by how much red it has: the seal itself nothing, black words under it themselves."""
_PAPER = 255
_SHADE_STEP = 16
_SHADE_REACH = 6
_SHADED = 24
_THUMB = 4
_WIDEST = 5.0
_COARSE, _FINE = 0.5, 0.05
_LEAST_TURN = 0.08
_LEAST_INK = 400
_SIDEWAYS = 1.6
_SPECKS = ((2, 2, 12), (3, 10, 32))
"""Specks beside letters and dust far from them: how far they reach, how much paper is around, the most dots of ink.

A full stop of type of 11 points has twenty dots and stands closer to its word.
"""
_BAND = 256
"""Rows of dots that are looked through for specks at once."""
_BLANK = 0.0005


@dataclass(frozen=True, slots=True)
class Picture:
    """A page to be read.

    Attributes:
        grey: rows of dots, 0 black to 255 white, ``POINT`` dots a point.
        number: of the page, from 1.
        grown: how much larger the page itself is than the sheet as which it is read.
        whole: whether all of the page was drawn in the time for a page.
        left: where it begins on its sheet, in points.
        warp: the way back to a picture that was taken aslant.
    """

    grey: Grey
    number: int = 1
    grown: float = 1.0
    whole: bool = True
    left: float = 0.0
    warp: Warp | None = None

    @property
    def width(self) -> float:
        """In points."""
        return float(self.grey.shape[1] / POINT)

    @property
    def height(self) -> float:
        """In points."""
        return float(self.grey.shape[0] / POINT)


def grey_of(image: Image.Image) -> Grey:
    """Shades of grey of a page, red seals bleached and shadows evened.

    A seal is printed over the signature in red (Nghị định 30/2020/NĐ-CP, Điều 32-33); what is black below it stays.
    """
    if image.mode in ("1", "L"):
        return _even(np.array(image.convert("L"), dtype=np.uint8))
    colour = np.asarray(image.convert("RGB"), dtype=np.uint8)
    red, green, blue = colour[..., 0], colour[..., 1], colour[..., 2]
    grey = np.array(image.convert("L"), dtype=np.uint8)
    other = np.maximum(green, blue)
    stamped = red > np.minimum(other, _PAPER - _RED_LEAD) + _RED_LEAD
    if stamped.any():
        fringe = _widened(stamped) & (red > np.minimum(other, _PAPER - _RED_FRINGE) + _RED_FRINGE)
        grey[fringe] = np.maximum(_BLEACHED[red[fringe]], grey[fringe])
    return _even(grey)


def _widened(marks: Mask) -> Mask:
    """The dots at most two away from a mark, across or down."""
    out = marks.copy()
    for k in (1, 2):
        out[k:] |= marks[:-k]
        out[:-k] |= marks[k:]
        out[:, k:] |= marks[:, :-k]
        out[:, :-k] |= marks[:, k:]
    return out


def _even(grey: Grey) -> Grey:
    """Paper made white where a camera or a worn lamp left it grey; clean scans come back as they are."""
    small = grey[: -(len(grey) % _SHADE_STEP) or None, : -(grey.shape[1] % _SHADE_STEP) or None]
    if small.size == 0:
        return grey
    rows, columns = small.shape[0] // _SHADE_STEP, small.shape[1] // _SHADE_STEP
    blocks = small.reshape(rows, _SHADE_STEP, columns, _SHADE_STEP)
    paper = np.percentile(blocks[:, ::4, :, ::4], 90, axis=(1, 3))
    if float(np.percentile(paper, 10)) > _PAPER - _SHADED:
        return grey
    paper = _smooth(np.maximum(paper, 60))
    shade = Image.fromarray(paper.astype(np.uint8)).resize((grey.shape[1], grey.shape[0]), Image.Resampling.BILINEAR)
    evened = grey.astype(np.uint16) * _PAPER // np.maximum(np.asarray(shade, dtype=np.uint16), 1)
    return np.minimum(evened, _PAPER).astype(np.uint8)


def _smooth(paper: NDArray[np.float64]) -> NDArray[np.float64]:
    """The brightest in a wide neighbourhood, so that a block of bold words does not count as dark paper."""
    out = paper
    for axis in (0, 1):
        moved = [np.roll(out, k, axis) for k in range(-_SHADE_REACH, _SHADE_REACH + 1)]
        out = np.median(np.stack([np.maximum(m, out) for m in moved]), axis=0)
    return out


def threshold(grey: Grey) -> int:
    """The shade below which a dot is ink, after Otsu: where two groups of shades are farthest apart."""
    counts = np.bincount(grey[::2, ::2].ravel(), minlength=256).astype(np.float64)
    weight = np.cumsum(counts)
    total, mass = weight[-1], np.cumsum(counts * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mass[-1] * weight - mass * total) ** 2 / (weight * (total - weight))
    best = np.nan_to_num(between)
    peak = np.flatnonzero(best >= best.max() * 0.999)
    return int(np.clip(peak.mean(), 80, 200)) if best.max() > 0 else 128


def cleaned_paper(grey: Grey) -> Grey:
    """The page with paper quite white and specks taken off: what JPEG leaves round letters confuses a recogniser.

    >>> page = np.full((60, 60), 230, np.uint8)
    >>> page[10:40, 10:14] = page[30:33, 40:43] = 0
    >>> clean = cleaned_paper(page)
    >>> int(clean[5, 5]), int(clean[20, 12]), int(clean[31, 41])
    (255, 0, 255)
    """
    edge = threshold(grey)
    out = grey.copy()
    out[grey > min(shine_level(grey), (edge + _PAPER) // 2)] = _PAPER
    ink = grey < edge
    sums = np.zeros((grey.shape[0] + 1, grey.shape[1] + 1), dtype=np.int32)
    np.cumsum(np.cumsum(ink, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    for begin in range(0, len(ink), _BAND):  # not all at once: a page may be black
        places = np.argwhere(ink[begin : begin + _BAND])
        places[:, 0] += begin
        for reach, clear, most in _SPECKS:
            near = _around(sums, places, reach)
            few = near <= most
            alone = places[few][near[few] == _around(sums, places[few], reach + clear)]
            for y, x in alone.tolist():
                edge_of = reach + clear // 2
                out[max(0, y - edge_of) : y + edge_of + 1, max(0, x - edge_of) : x + edge_of + 1] = _PAPER
    return out


def _around(sums: NDArray[np.int32], places: NDArray[np.int64], reach: int) -> NDArray[np.int32]:
    """How many dots of ink there are in a square around each of some places."""
    y, x = places[:, 0], places[:, 1]
    top, bottom = np.maximum(y - reach, 0), np.minimum(y + reach + 1, sums.shape[0] - 1)
    left, right = np.maximum(x - reach, 0), np.minimum(x + reach + 1, sums.shape[1] - 1)
    counts: NDArray[np.int32] = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return counts


def ink_of(grey: Grey) -> Mask:
    """Which dots are ink."""
    return grey < threshold(grey)


def is_blank(picture: Picture) -> bool:
    """Whether hardly a dot is ink: an empty back page."""
    return float(ink_of(picture.grey)[::4, ::4].mean()) < _BLANK


def straightened(grey: Grey) -> tuple[Grey, float]:
    """The page with its lines level, and the angle in degrees by which it was turned (counter-clockwise)."""
    angle = skew(grey)
    if abs(angle) < _LEAST_TURN:
        return grey, 0.0
    image = Image.fromarray(grey).rotate(angle, Image.Resampling.BICUBIC, fillcolor=_PAPER)
    return np.asarray(image, dtype=np.uint8), angle


def skew(grey: Grey) -> float:
    """By how many degrees counter-clockwise a page must be turned so that its lines are level; at most 5.

    >>> page = np.full((800, 600), 255, np.uint8)
    >>> for x in range(50, 550):
    ...     for y in range(100, 700, 40):
    ...         page[y + x // 50 : y + x // 50 + 6, x] = 0
    >>> 1.0 < skew(page) < 1.3
    True
    """
    y, x = _dots(grey)
    if len(y) < _LEAST_INK:
        return 0.0

    def level(angle: float) -> float:
        return _levelness(y, x, angle)

    coarse = max(_angles(-_WIDEST, _WIDEST, _COARSE), key=level)
    best = max(_angles(coarse - _COARSE, coarse + _COARSE, _FINE), key=level)
    return round(best, 2)


def _angles(first: float, last: float, step: float) -> list[float]:
    return [float(a) for a in np.arange(first, last + step, step)]


def _dots(grey: Grey) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Places of the inked dots of a small picture, solid areas (smears, photographs) left out."""
    ink = ink_of(grey)
    rows, columns = ink.shape[0] // _THUMB * _THUMB, ink.shape[1] // _THUMB * _THUMB
    share = ink[:rows, :columns].reshape(rows // _THUMB, _THUMB, columns // _THUMB, _THUMB).mean(axis=(1, 3))
    y, x = np.nonzero((share > 0.2) & ~_solid(share))
    return y.astype(np.float64), x.astype(np.float64)


def _solid(share: NDArray[np.float64]) -> Mask:
    full = share > 0.9
    for axis in (0, 1):
        full = full & np.roll(full, 3, axis) & np.roll(full, -3, axis)
    return full


def _levelness(y: NDArray[np.float64], x: NDArray[np.float64], angle: float) -> float:
    """How sharply the ink parts into lines when the page is turned by an angle."""
    levels = (y - x * math.tan(math.radians(angle))).astype(np.int64)
    counts = np.bincount(levels - levels.min()).astype(np.float64)
    return float((np.diff(counts) ** 2).sum())


def is_sideways(grey: Grey) -> bool:
    """Whether the lines of a page seem to run from top to bottom."""
    y, x = _dots(grey)
    if len(y) < _LEAST_INK:
        return False
    turns = _angles(-_WIDEST / 2, _WIDEST / 2, _COARSE)
    across = max(_levelness(y, x, a) for a in turns)
    down = max(_levelness(x, y, a) for a in turns)
    return down > _SIDEWAYS * across


def turned(grey: Grey, quarters: int) -> Grey:
    """The page turned by quarters clockwise."""
    return np.ascontiguousarray(np.rot90(grey, -quarters))
