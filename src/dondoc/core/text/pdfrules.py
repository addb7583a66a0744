"""Ruling lines and pictures among the objects of a PDF page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdfium2 import raw

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_THIN = 3.0
_LEAST = 4.0
_LEVEL = 0.7
_MOST_OBJECTS = 30_000
_MOST_SEGMENTS = 400
_MOST_DEPTH = 8


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page, in the page's own space (points, upwards).

    Attributes:
        lines: boxes of straight lines without thickness: left, bottom, right, top.
        pictures: summed area of the pictures, in square points.
        seen: objects looked at so far.
    """

    lines: list[Box] = field(default_factory=list)
    pictures: float = 0.0
    seen: int = 0


def read_drawn(page: raw.FPDF_PAGE) -> Drawn:
    """The straight lines and the pictures of a page, forms included; at most 30,000 objects are looked at."""
    out = Drawn()
    count = raw.FPDFPage_CountObjects(page)
    for i in range(count):
        _object(raw.FPDFPage_GetObject(page, i), _SAME, 0, out)
        if out.seen > _MOST_OBJECTS:
            break
    return out


def _object(item: raw.FPDF_PAGEOBJECT, space: Matrix, depth: int, out: Drawn) -> None:
    out.seen += 1
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _path(item, space, out)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        left, bottom, right, top = _bounds(item, space)
        out.pictures += (right - left) * (top - bottom)
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MOST_DEPTH:
        inner = _times(_matrix(item), space)
        for i in range(raw.FPDFFormObj_CountObjects(item)):
            if out.seen > _MOST_OBJECTS:
                return
            _object(raw.FPDFFormObj_GetObject(item, i), inner, depth + 1, out)


def _path(item: raw.FPDF_PAGEOBJECT, space: Matrix, out: Drawn) -> None:
    left, bottom, right, top = _bounds(item, space)
    width, height = right - left, top - bottom
    if height <= _THIN and width >= _LEAST:
        middle = (top + bottom) / 2
        out.lines.append((left, middle, right, middle))
    elif width <= _THIN and height >= _LEAST:
        middle = (left + right) / 2
        out.lines.append((middle, bottom, middle, top))
    elif width >= _LEAST and height >= _LEAST and _is_stroked(item):
        out.lines.extend(_straight(_corners(item, _times(_matrix(item), space))))


def _is_stroked(item: raw.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(item, fill, stroke) and stroke.value)


def _straight(steps: Iterator[tuple[float, float, float, float]]) -> Iterator[Box]:
    for x0, y0, x1, y1 in steps:
        if abs(x0 - x1) <= _LEVEL and abs(y0 - y1) >= _LEAST:
            yield x0, min(y0, y1), x0, max(y0, y1)
        elif abs(y0 - y1) <= _LEVEL and abs(x0 - x1) >= _LEAST:
            yield min(x0, x1), y0, max(x0, x1), y0


def _corners(item: raw.FPDF_PAGEOBJECT, space: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """The straight steps of a path, each from where to where; curves are skipped."""
    here = start = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(min(_MOST_SEGMENTS, raw.FPDFPath_CountSegments(item))):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        there = _at(x.value, y.value, space)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = there
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*here, *there)
        here = there
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*here, *start)
            here = start


def _bounds(item: raw.FPDF_PAGEOBJECT, space: Matrix) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    if space is _SAME:
        return left.value, bottom.value, right.value, top.value
    xs, ys = zip(*(_at(x.value, y.value, space) for x in (left, right) for y in (bottom, top)), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(item: raw.FPDF_PAGEOBJECT) -> Matrix:
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, m):
        return _SAME
    return m.a, m.b, m.c, m.d, m.e, m.f


def _at(x: float, y: float, m: Matrix) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First ``m``, then ``n``."""
    if n is _SAME:
        return m
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
