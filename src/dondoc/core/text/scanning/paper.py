"""A sheet photographed aslant made square: its four edges found against a darker table, its corners pulled apart."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SMALL = 640
_LEAST, _LONGEST = 200, 3
"""Dots across, and times as long as wide: a smaller or a longer picture shows no sheet on a table."""
_A4 = (2481, 3508)
"""Dots of a sheet of A4 at 300 dots an inch."""
_RATIO, _NEARLY = math.sqrt(2), 0.12
_RUN = 9
_FULL = 0.8
_TABLE = 50
"""How much darker than the paper the table is at least."""
_SEEN, _STRAIGHT = 0.8, 1.5
_LEAST_AREA = 0.4
_SLANT = 0.012
"""Opposite edges that differ by less, some two thirds of a degree, are those of a sheet fed askew."""
_ROUNDS = 4

Floats = NDArray[np.float64]
Point = tuple[float, float]
Warp = tuple[float, ...]
"""Eight figures that lead from a dot of the squared sheet to the dot of the picture where it is."""


def squared(image: Image.Image) -> tuple[Image.Image, Warp | None]:
    """The sheet of A4 on a picture that was taken aslant, and the way back; any other picture as it is."""
    corners = corners_of(image)
    if corners is None:
        return image, None
    top, bottom = math.dist(corners[0], corners[1]), math.dist(corners[3], corners[2])
    left, right = math.dist(corners[0], corners[3]), math.dist(corners[1], corners[2])
    ratio = max(left, right) / max(top, bottom)
    size = _A4 if abs(ratio / _RATIO - 1) < _NEARLY else _A4[::-1] if abs(ratio * _RATIO - 1) < _NEARLY else None
    if size is None:
        return image, None
    warp = _warp(corners, size)
    return image.transform(size, Image.Transform.PERSPECTIVE, warp, Image.Resampling.BICUBIC), warp


def moved(warp: Warp, x: float, y: float) -> Point:
    """Where a dot of the squared sheet is on the picture.

    >>> [round(v) for v in moved(_warp(((10, 10), (90, 12), (95, 130), (5, 128)), (80, 120)), 80, 0)]
    [90, 12]
    """
    a, b, c, d, e, f, g, h = warp
    below = g * x + h * y + 1
    return (a * x + b * y + c) / below, (d * x + e * y + f) / below


def corners_of(image: Image.Image) -> tuple[Point, Point, Point, Point] | None:
    """The corners of a sheet clockwise from the upper left; None where no sheet on a darker table is seen aslant."""
    if min(image.size) < _LEAST or max(image.size) > _LONGEST * min(image.size):
        return None
    scale = max(1.0, max(image.size) / _SMALL)
    small = image.convert("L").resize((round(image.width / scale), round(image.height / scale)), Image.Resampling.BOX)
    grey = np.asarray(small, dtype=np.float64)
    bright = _bright(grey)
    if bright is None:
        return None
    down = [_edge(bright[:, ::s], bright.shape[1], flip=s < 0) for s in (1, -1)]
    across = [_edge(bright.T[:, ::s], bright.shape[0], flip=s < 0) for s in (1, -1)]
    left, right, top, bottom = *down, *across
    if left is None or right is None or top is None or bottom is None:
        return None
    if max(abs(left[0] - right[0]), abs(top[0] - bottom[0])) < _SLANT:
        return None
    found = [_crossing(side, row) for side, row in ((left, top), (right, top), (right, bottom), (left, bottom))]
    if _area(found) < _LEAST_AREA * grey.size:
        return None
    one, two, three, four = ((x * scale, y * scale) for x, y in found)
    return one, two, three, four


def _bright(grey: Floats) -> NDArray[np.bool_] | None:
    """Which dots are paper; None where paper and what is around it do not differ enough."""
    height, width = grey.shape
    frame = np.concatenate([grey[:3].ravel(), grey[-3:].ravel(), grey[:, :3].ravel(), grey[:, -3:].ravel()])
    middle = grey[height // 5 : -height // 5, width // 5 : -width // 5]
    paper, table = float(np.percentile(middle, 25)), float(np.percentile(frame, 90))
    return grey > (paper + table) / 2 if paper - table > _TABLE else None


def _edge(bright: NDArray[np.bool_], size: int, *, flip: bool) -> tuple[float, float] | None:
    """Slope and start of the line where rows become paper; None where it is no straight line."""
    sums = np.cumsum(np.pad(bright, ((0, 0), (1, 0))).astype(np.int32), axis=1)
    runs = (sums[:, _RUN:] - sums[:, :-_RUN]) >= _FULL * _RUN
    rows = np.flatnonzero(runs.any(axis=1))
    rows = rows[len(rows) // 8 : -len(rows) // 8 or None]
    places = runs[rows].argmax(axis=1).astype(np.float64)
    if len(rows) < _RUN or float((places > 0).mean()) < _SEEN:
        return None
    kept = np.ones(len(rows), bool)
    slope = start = 0.0
    for _ in range(_ROUNDS):
        slope, start = np.polyfit(rows[kept], places[kept], 1)
        off = np.abs(places - slope * rows - start)
        kept = off <= max(1.0, 2 * float(np.median(off)))
    if float(np.median(off)) > _STRAIGHT:
        return None
    return (-float(slope), size - 1 - float(start)) if flip else (float(slope), float(start))


def _crossing(side: tuple[float, float], row: tuple[float, float]) -> Point:
    """Where x = a y + b meets y = c x + d."""
    (a, b), (c, d) = side, row
    x = (a * d + b) / (1 - a * c)
    return x, c * x + d


def _area(points: list[Point]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def _warp(corners: tuple[Point, Point, Point, Point], size: tuple[int, int]) -> Warp:
    width, height = size
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip([(0, 0), (width, 0), (width, height), (0, height)], corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    found = np.linalg.solve(np.array(rows, np.float64), np.array(corners, np.float64).ravel())
    return tuple(float(v) for v in found)
