"""Tables on their way into the canonical text: columns told apart, pieces joined, repeated headers taken out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from dondoc.core.text.builder import TextBuilder, tidy
from dondoc.core.text.model import Cell, Piece, PieceKind, Place, Table
from dondoc.core.values import Span

_SAME_EDGE = 6.0
"""Column edges closer than this (points) are the same edge: Word splits its grid at every slip of the mouse."""
_ALIKE = 0.88
_LEAST_ALIKE = 20
_PLAIN = Piece(Span(0, 0), PieceKind.CELL)


@dataclass(slots=True)
class GridCell:
    """A cell before it has a span; a merged one stands at its first row and column.

    Attributes:
        words: its words, not yet tidied.
        column, row_span, column_span: where it stands in its row, how far it reaches.
        piece: how it is set and where it stands; its ``place.cell`` is filled in when the table is written.
    """

    words: str
    column: int
    row_span: int = 1
    column_span: int = 1
    piece: Piece = _PLAIN


@dataclass(slots=True)
class Grid:
    """A table, or a piece of one.

    Attributes:
        rows: the cells of each row.
        edges: horizontal positions of the column edges in points, one more than columns.
        heading: how many first rows the file marks as a header, 0 when it marks none.
        interruptions: furniture (a repeated header) that stands before the row of that index.
    """

    rows: list[list[GridCell]]
    edges: list[float]
    heading: int = 0
    interruptions: list[tuple[int, str, int | None]] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """Number of columns."""
        return max(0, len(self.edges) - 1)

    def words(self, row: int) -> list[str]:
        """Tidied words of the cells of a row."""
        return [tidy(c.words) for c in self.rows[row]]


def cluster(positions: Sequence[float], tolerance: float = _SAME_EDGE) -> list[float]:
    """Positions that lie close together as one, in order.

    >>> cluster([0, 100, 102, 300])
    [0, 101.0, 300]
    """
    out: list[list[float]] = []
    for x in sorted(positions):
        if out and x - out[-1][-1] <= tolerance:
            out[-1].append(x)
        else:
            out.append([x])
    return [c[0] if len(c) == 1 else (c[0] + c[-1]) / 2 for c in out]


def nearest(position: float, edges: Sequence[float]) -> int:
    """Index of the edge nearest to a position."""
    return min(range(len(edges)), key=lambda i: abs(edges[i] - position))


def same_columns(a: Grid, b: Grid, tolerance: float = 2 * _SAME_EDGE) -> bool:
    """Whether two pieces have the same columns at the same places."""
    return a.columns == b.columns and all(abs(x - y) <= tolerance for x, y in zip(a.edges, b.edges, strict=True))


def header_rows(grid: Grid) -> int:
    """How many first rows are the header: as marked, else the first row as far down as its merged cells reach."""
    if grid.heading:
        return min(grid.heading, len(grid.rows))
    return min(len(grid.rows), max((c.row_span for c in grid.rows[0]), default=1)) if grid.rows else 0


def repeated_header(a: Grid, b: Grid) -> int:
    """How many first rows of ``b`` repeat the header of ``a``; 0 for none."""
    size = header_rows(a)
    if not size or len(b.rows) < size or not any(a.words(0)):
        return 0
    return size if all(_alike(a.words(i), b.words(i)) for i in range(size)) else 0


def _alike(above: list[str], below: list[str]) -> bool:
    """Whether two rows say the same, slips of a recogniser of characters set aside."""
    a, b = " ".join(above).casefold(), " ".join(below).casefold()
    if a == b or len(above) != len(below):
        return a == b
    return len(a) >= _LEAST_ALIKE and Indel.normalized_similarity(_bare(a), _bare(b), score_cutoff=_ALIKE) > 0


def _bare(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", words) if c.isalnum())


def append(a: Grid, b: Grid, skip: int) -> None:
    """Add the rows of ``b`` to ``a``; its first ``skip`` rows become furniture."""
    for i in range(skip):
        page = b.rows[i][0].piece.place.page if b.rows[i] else None
        a.interruptions.append((len(a.rows), " ".join(w for w in b.words(i) if w), page))
    a.interruptions.extend((len(a.rows) + max(0, at - skip), words, page) for at, words, page in b.interruptions)
    a.rows.extend(b.rows[skip:])


def write(grid: Grid, builder: TextBuilder) -> None:
    """Write a table into the canonical text."""
    index, start = len(builder.tables), builder.length
    done: list[tuple[Cell, ...]] = []
    waiting = sorted(grid.interruptions, key=lambda x: x[0])
    for r, row in enumerate(grid.rows):
        while waiting and waiting[0][0] <= r:
            _, words, page = waiting.pop(0)
            builder.furniture(words, page)
        done.append(_row(row, (index, r), builder))
    builder.tables.append(Table(tuple(done), Span(start, max(start, builder.length - 1)), grid.heading > 0))
    for _, words, page in waiting:
        builder.furniture(words, page)


def _row(row: list[GridCell], at: tuple[int, int], builder: TextBuilder) -> tuple[Cell, ...]:
    index, r = at
    done: list[Cell] = []
    for i, cell in enumerate(row):
        place = Place(cell.piece.place.page, cell.piece.place.box, (index, r, cell.column))
        span = builder.cell(cell.words, cell.piece, place, last=i == len(row) - 1)
        done.append(Cell(span, r, cell.column, cell.row_span, cell.column_span))
    return tuple(done)
