"""Rows of cells: tables of tabs and of Markdown pipes, repeated header rows, and tables that only lay out a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from dondoc.core.text.builder import TextBuilder, tidy
from dondoc.core.text.inline import ABOVE, BESIDE
from dondoc.core.text.markup import unmark
from dondoc.core.text.model import Cell, Piece, PieceKind, Place, Table
from dondoc.core.values import Span

Row = list[str]
_RULE_CELL = re.compile(r"\s*(?::?-{2,}:?|:-+:?|-+:)\s*")
_LAYOUT = re.compile(
    r"C[ỘO]NG H[ÒO]A X[ÃA] H[ỘO]I|Đ[ẢA]NG C[ỘO]NG S[ẢA]N VI[ỆE]T NAM|\s*N[ơo]i nh[ậa]n\s*:|\s*K[íi]nh g[ửu]i\s*:",
)
_LABEL = re.compile(r"\s*(?:\d{1,3}|[IVXLC]{1,6}|[a-zđA-ZĐ])(?:[.)]|\s*$)")
_FOLDED = re.compile(r"\n(?!\s*[-–+•]\s)")
"""A line break of the file inside a cell that opens no item: nobody meant it."""
_LAYOUT_COLUMNS = 3
_LAYOUT_ROWS = 12
_MOST_EMPTY = 8
"""One line of many tabs does not widen all the others: rows are made even when few of the places stay empty."""
_DATA_ROWS = 3
_ENDED = tuple(".;:!?")


@dataclass
class Grid:
    """Rows as read, before they are put into the text.

    Attributes:
        rows: cells with their marks still on; short rows are allowed.
        heading: whether the file marks the first row as a header.
        furniture: row indexes (within ``rows``) of repeated headers and page numbers.
    """

    rows: list[Row]
    heading: bool = False
    furniture: set[int] = field(default_factory=set)

    @property
    def width(self) -> int:
        """The number of columns: that of the longest row."""
        return max((len(r) for r in self.rows), default=0)


def is_layout(rows: list[Row]) -> bool:
    """Whether a table only lays out a page: the header block, "Kính gửi", "Nơi nhận" beside the signature.

    >>> is_layout([["Nơi nhận:\\n- Như trên;", "KT. CHỦ TỊCH"]]), is_layout([["TT", "Nhiệm vụ"], ["1", "Rà soát"]])
    (True, False)
    """
    if not rows or len(rows) > _LAYOUT_ROWS or max(map(len, rows)) > _LAYOUT_COLUMNS:
        return False
    cells = [c for r in rows for c in r if c.strip()]
    if len(cells) == 1:
        return True
    return any(_LAYOUT.match(tidy(unmark(c).words)) for c in cells)


def columns_of(rows: list[Row]) -> list[str]:
    """The cells of a layout table in reading order, column by column, empty ones left out."""
    width = max(map(len, rows), default=0)
    return [r[c] for c in range(width) for r in rows if c < len(r) and r[c].strip()]


def said(row: Row) -> list[str]:
    """What a row says but for case, marks and white space: the same where a header row comes again on the next page."""
    return [w for w in (tidy(unmark(c).words).casefold() for c in row if c) if w]


def pipe_grid(lines: list[str]) -> Grid:
    """The rows of lines in which cells are parted by pipes; a cell may go over many lines.

    A line break between two pipes with nothing else parts two rows; ``|---|`` marks the row above as a header.

    >>> pipe_grid(["| TT | Việc |", "|---|---|", "| 1 | Rà soát |"])
    Grid(rows=[['TT', 'Việc'], ['1', 'Rà soát']], heading=True, furniture=set())
    >>> pipe_grid(["|", "1", "|", "Rà", "soát", "|", "|", "2", "|", "Báo cáo", "|"]).rows
    [['1', 'Rà\\nsoát'], ['2', 'Báo cáo']]
    """
    whole = "\n".join(lines).replace("\\|", "\ue002")
    parts = whole.split("|")
    rows: list[Row] = [[]]
    for i, part in enumerate(parts):
        if (i in (0, len(parts) - 1) and not part.strip()) or ("\n" in part and not part.strip()):
            rows.append([])
        else:
            rows[-1].append(part.strip().replace("\ue002", "|"))
    grid = Grid([])
    for row in rows:
        if row and all(_RULE_CELL.fullmatch(c) for c in row if c) and any(row):
            grid.heading = grid.heading or len(grid.rows) == 1
        elif any(unmark(c).words.strip(f" *_-{ABOVE}{BESIDE}") for c in row):
            grid.rows.append(row)
    return grid


def tab_grid(lines: list[str]) -> Grid:
    """The rows of lines in which cells are parted by tabs; a row that a page break cut in two is whole again.

    >>> tab_grid(["1\\tRà soát các\\n", "quy định\\tNăm 2021\\tVụ A", "2\\tBáo cáo\\tNăm 2021\\tVụ B"]).rows[0]
    ['1', 'Rà soát các quy định', 'Năm 2021', 'Vụ A']
    """
    rows = [[c.strip() for c in line.rstrip("\n").split("\t")] for line in lines]
    width = max(map(len, rows))
    done: list[Row] = []
    for row in rows:
        if done and _goes_on(done[-1], row, width):
            done[-1] = [*done[-1][:-1], f"{done[-1][-1]} {row[0]}".strip(), *row[1:]]
        else:
            done.append(row)
    if width * len(done) > _MOST_EMPTY * sum(map(len, done)):
        return Grid(done)
    return Grid([[*r, *[""] * (width - len(r))] for r in done])


def _goes_on(above: Row, row: Row, width: int) -> bool:
    """Whether ``row`` is the rest of the row above, cut inside a cell."""
    fits = len(above) + len(row) - 1 == width
    first = unmark(row[0]).words
    if not fits or not first or _LABEL.match(first):
        return False
    return bool(above[-1]) and not above[-1].endswith(_ENDED) and (len(row) > 1 or first[:1].islower())


def put_grid(builder: TextBuilder, grid: Grid, page: int | None = None) -> None:
    """Append the rows as one table; rows marked as furniture stand where they are, as furniture."""
    index, start = len(builder.tables), builder.length
    done: list[tuple[Cell, ...]] = []
    end, held = start, dict[int, Cell]()
    for at, row in enumerate(grid.rows):
        if at in grid.furniture:
            builder.furniture(" ".join(unmark(c).words for c in bare(row)), page)
            continue
        own = [c for c, raw in enumerate(row) if raw not in (ABOVE, BESIDE)]
        marked = [unmark(_FOLDED.sub(" ", row[c])) for c in own]
        pieces: list[Piece | None] = [
            Piece(Span(0, 0), PieceKind.CELL, Place(page, cell=(index, len(done), c)), bold=m.bold, italic=m.italic)
            for c, m in zip(own, marked, strict=True)
        ]
        spans = builder.row([m.words for m in marked], pieces)
        _reach_down(row, held, done)
        done.append(tuple(Cell(s, len(done), c, 1, _reach(row, c)) for c, s in zip(own, spans, strict=True)))
        held |= {cell.column + i: cell for cell in done[-1] for i in range(cell.column_span)}
        end = spans[-1].end if spans else end
    builder.tables.append(Table(tuple(done), Span(start, end), grid.heading))


def bare(row: Row) -> Row:
    """A row with nothing in the places that merged cells cover."""
    return ["" if c in (ABOVE, BESIDE) else c for c in row]


def _reach(row: Row, at: int) -> int:
    end = at + 1
    while end < len(row) and row[end] == BESIDE:
        end += 1
    return end - at


def _reach_down(row: Row, held: dict[int, Cell], done: list[tuple[Cell, ...]]) -> None:
    """Let the cells above that cover places of this row reach down to it."""
    covering = {id(held[c]): held[c] for c, raw in enumerate(row) if raw == ABOVE and c in held}
    for cell in covering.values():
        longer = replace(cell, row_span=cell.row_span + 1)
        done[cell.row] = tuple(longer if c is cell else c for c in done[cell.row])
        held.update({c: longer for c, x in held.items() if x is cell})


def joined(above: Grid, below: Grid) -> Grid | None:
    """One table of two that only a page break parts: the header repeated or, without one, the same width and marks.

    >>> joined(Grid([["TT", "Việc"], ["1", "a"]]), Grid([["TT", "Việc"], ["2", "b"]])).furniture
    {2}
    """
    if not above.rows or not below.rows:
        return None
    head = said(above.rows[0])
    again = bool(head) and head == said(below.rows[0])
    if not again and (below.heading or above.width != below.width or _looks_like_header(below.rows[0])):
        return None
    shift = len(above.rows)
    moved = {shift + i for i in below.furniture} | ({shift} if again else set())
    return Grid([*above.rows, *below.rows], above.heading, above.furniture | moved)


def _looks_like_header(row: Row) -> bool:
    filled = [c for c in row if unmark(c).words.strip()]
    return len(filled) == len(row) and all(unmark(c).bold for c in filled)


def with_repeats(grid: Grid) -> Grid:
    """The same table with header rows that come again marked as furniture."""
    if len(grid.rows) < _DATA_ROWS:
        return grid
    head, *below = map(said, grid.rows)
    again = {i for i, row in enumerate(below, 1) if head and row == head}
    return Grid(grid.rows, grid.heading, grid.furniture | again)
