"""Ruling lines into tables: the grid, its merged cells, the words in each cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from dondoc.core.text.celllines import cell_words
from dondoc.core.text.lines import Line, rows_of
from dondoc.core.text.model import Piece, PieceKind, Place
from dondoc.core.text.sheet import Rule, Sheet, Word
from dondoc.core.text.tables import Grid, GridCell, cluster
from dondoc.core.values import Span

Box = tuple[float, float, float, float]

_SNAP = 2.5
_REACH = 4.0
_COVERED = 0.8
_MOST_CELLS = 40_000
_MOST_CROSSINGS = 1_000_000


@dataclass(slots=True)
class Ink:
    """The lines of a cell and the cell's left and right edges."""

    lines: list[Line]
    x0: float
    x1: float


@dataclass(slots=True)
class PageTable:
    """A table, or the piece of one, on a page.

    Attributes:
        grid: its cells.
        ink: for each cell of ``grid.rows`` its lines.
        box: its place on the page.
        page: from 1, of its last piece.
        gaps: where it has no lines down the page, from where to where the white between its columns reaches.
    """

    grid: Grid
    ink: list[list[Ink]]
    box: Box
    page: int
    gaps: tuple[tuple[float, float], ...] = ()


@dataclass(slots=True)
class _Mesh:
    """Ruling lines that touch each other, merged: x or y, then from and to."""

    down: list[tuple[float, float, float]] = field(default_factory=list)
    across: list[tuple[float, float, float]] = field(default_factory=list)


def find_tables(sheet: Sheet) -> tuple[list[PageTable], list[Word]]:
    """The ruled tables of a page from top to bottom, and the words that stand in none of them."""
    tables: list[PageTable] = []
    rest = [w for w in sheet.words if not w.stamp]
    for mesh in _meshes(sheet.rules):
        table, taken = _table(mesh, rest, sheet.number)
        if table is not None:
            tables.append(table)
            rest = [w for w in rest if id(w) not in taken]
    return sorted(tables, key=lambda t: t.box[1]), rest


def ruled_areas(rules: list[Rule]) -> list[list[Box]]:
    """The cells that ruling lines enclose, as boxes, table by table, whether words stand in them or not."""
    out: list[list[Box]] = []
    for mesh in _meshes(rules):
        xs, ys = _edges(mesh)
        if _is_grid(xs, ys):
            out.append([(xs[b], ys[a], xs[d], ys[c]) for a, b, c, d in _boxes(mesh, xs, ys)])
    return [boxes for boxes in out if len(boxes) > 1]


def _edges(mesh: _Mesh) -> tuple[list[float], list[float]]:
    xs = cluster([x for x, _, _ in mesh.down] + _open_ends(mesh), _SNAP)
    return xs, cluster([y for y, _, _ in mesh.across], _SNAP)


def _is_grid(xs: list[float], ys: list[float]) -> bool:
    columns, rows = len(xs) - 1, len(ys) - 1
    return columns > 1 and rows > 0 and columns * rows <= _MOST_CELLS


def _meshes(rules: list[Rule]) -> list[_Mesh]:
    down = _merged((r.x0, r.top, r.bottom) for r in rules if r.x0 == r.x1)
    across = _merged((r.top, r.x0, r.x1) for r in rules if r.top == r.bottom)
    if len(down) * len(across) > _MOST_CROSSINGS:
        return []
    group = list(range(len(down) + len(across)))
    for i, (x, top, bottom) in enumerate(down):
        for k, (y, x0, x1) in enumerate(across):
            if x0 - _REACH <= x <= x1 + _REACH and top - _REACH <= y <= bottom + _REACH:
                a, b = _root(group, i), _root(group, len(down) + k)
                group[max(a, b)] = min(a, b)
    meshes: dict[int, _Mesh] = {}
    for i, line in enumerate(down):
        meshes.setdefault(_root(group, i), _Mesh()).down.append(line)
    for k, line in enumerate(across):
        meshes.setdefault(_root(group, len(down) + k), _Mesh()).across.append(line)
    return [m for m in meshes.values() if m.down and len(m.across) > 1]


def _root(group: list[int], i: int) -> int:
    while group[i] != i:
        group[i] = group[group[i]]
        i = group[i]
    return i


def _merged(lines: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Lines at the same place that touch, as one."""
    ordered = sorted(lines)
    out: list[tuple[float, float, float]] = []
    for group in _close(ordered):
        place = sum(x[0] for x in group) / len(group)
        start, end = None, 0.0
        for _, a, b in sorted(group, key=lambda x: x[1]):
            if start is None:
                start, end = a, b
            elif a <= end + _REACH:
                end = max(end, b)
            else:
                out.append((place, start, end))
                start, end = a, b
        if start is not None:
            out.append((place, start, end))
    return out


def _close(ordered: list[tuple[float, float, float]]) -> list[list[tuple[float, float, float]]]:
    out: list[list[tuple[float, float, float]]] = []
    for line in ordered:
        if out and line[0] - out[-1][0][0] <= _SNAP:
            out[-1].append(line)
        else:
            out.append([line])
    return out


def _table(mesh: _Mesh, words: list[Word], page: int) -> tuple[PageTable | None, set[int]]:
    xs, ys = _edges(mesh)
    if not _is_grid(xs, ys):
        return None, set()
    boxes = _boxes(mesh, xs, ys)
    inside = _words_in(boxes, words, xs, ys)
    if not inside or len(boxes) < 2:
        return None, set()
    taken = {id(w) for found in inside.values() for w in found}
    return _page_table(boxes, inside, (xs, ys), page), taken


def _open_ends(mesh: _Mesh) -> list[float]:
    """Sides that have no line of their own: where the lines across end together."""
    first, last = min(x for x, _, _ in mesh.down), max(x for x, _, _ in mesh.down)
    left, right = min(a for _, a, _ in mesh.across), max(b for _, _, b in mesh.across)
    return [x for x, near in ((left, first), (right, last)) if abs(x - near) > 2 * _REACH]


def _covers(lines: list[tuple[float, float, float]], place: float, a: float, b: float) -> bool:
    covered = sum(max(0.0, min(b, end) - max(a, start)) for at, start, end in lines if abs(at - place) <= _SNAP)
    return covered >= _COVERED * (b - a)


_Area = tuple[int, int, int, int]
"""First row and column of a cell, and the row and column behind its last."""


def _boxes(mesh: _Mesh, xs: list[float], ys: list[float]) -> list[_Area]:
    columns, rows = len(xs) - 1, len(ys) - 1
    group = list(range(columns * rows))
    for r in range(rows):
        for c in range(columns):
            here = r * columns + c
            if c + 1 < columns and not _covers(mesh.down, xs[c + 1], ys[r], ys[r + 1]):
                _unite(group, here, here + 1)
            if r + 1 < rows and not _covers(mesh.across, ys[r + 1], xs[c], xs[c + 1]):
                _unite(group, here, here + columns)
    areas: dict[int, _Area] = {}
    for here in range(columns * rows):
        r, c = divmod(here, columns)
        root = _root(group, here)
        r0, c0, r1, c1 = areas.get(root, (r, c, r + 1, c + 1))
        areas[root] = (min(r0, r), min(c0, c), max(r1, r + 1), max(c1, c + 1))
    return _without_unused(sorted(areas.values()), xs, ys)


def _unite(group: list[int], i: int, k: int) -> None:
    a, b = _root(group, i), _root(group, k)
    group[max(a, b)] = min(a, b)


def _without_unused(areas: list[_Area], xs: list[float], ys: list[float]) -> list[_Area]:
    """Edges on which no cell begins are taken out of the grid, in place (underlines, stray strokes)."""
    rows = sorted({a[0] for a in areas} | {len(ys) - 1})
    columns = sorted({a[1] for a in areas} | {len(xs) - 1})
    at_row, at_column = {r: i for i, r in enumerate(rows)}, {c: i for i, c in enumerate(columns)}
    xs[:], ys[:] = [xs[c] for c in columns], [ys[r] for r in rows]
    ends_row = {r: next(i for i, x in enumerate(rows) if x >= r) for _, _, r, _ in areas}
    ends_column = {c: next(i for i, x in enumerate(columns) if x >= c) for _, _, _, c in areas}
    return [(at_row[a], at_column[b], ends_row[c], ends_column[d]) for a, b, c, d in areas]


def _words_in(boxes: list[_Area], words: list[Word], xs: list[float], ys: list[float]) -> dict[_Area, list[Word]]:
    at = {(r, c): box for box in boxes for r in range(box[0], box[2]) for c in range(box[1], box[3])}
    out: dict[_Area, list[Word]] = {}
    for word in words:
        c = _interval((word.x0 + word.x1) / 2, xs)
        r = _interval((word.top + word.bottom) / 2, ys)
        box = at.get((r, c))
        if box is not None:
            out.setdefault(box, []).append(word)
    return out


def _interval(place: float, edges: list[float]) -> int:
    return next((i for i, (a, b) in enumerate(pairwise(edges)) if a <= place < b), -1)


def _page_table(
    boxes: list[_Area], inside: dict[_Area, list[Word]], edges: tuple[list[float], list[float]], page: int
) -> PageTable:
    xs, ys = edges
    rows: list[list[GridCell]] = [[] for _ in ys[1:]]
    ink: list[list[Ink]] = [[] for _ in ys[1:]]
    for area in boxes:
        r0, c0, r1, c1 = area
        lines = rows_of(inside.get(area, ()), page)
        place = Place(page, _rounded((xs[c0], ys[r0], xs[c1], ys[r1])))
        words = cell_words(lines, xs[c0], xs[c1])
        rows[r0].append(_cell(words, lines, (c0, r1 - r0, c1 - c0), place))
        ink[r0].append(Ink(lines, xs[c0], xs[c1]))
    return PageTable(Grid(rows, list(xs)), ink, (xs[0], ys[0], xs[-1], ys[-1]), page)


def _cell(words: str, lines: list[Line], at: tuple[int, int, int], place: Place) -> GridCell:
    bold, italic = (bool(lines) and all(x.bold for x in lines)), (bool(lines) and all(x.italic for x in lines))
    piece = Piece(Span(0, 0), PieceKind.CELL, place, bold=bold, italic=italic)
    return GridCell(words, *at, piece)


def _rounded(box: Box) -> Box:
    x0, top, x1, bottom = (round(v, 1) for v in box)
    return x0, top, x1, bottom
