"""How a canonical text is drawn: its pieces and its tables, as JSON that is stored beside the reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dondoc.core.text.model import Piece, PieceKind, Text

Layout = dict[str, Any]

_FLAGS = (("bold", "b"), ("italic", "i"), ("centred", "c"))


def _flags(piece: Piece) -> str:
    marks = "".join(letter for name, letter in _FLAGS if getattr(piece, name))
    marks += "f" if piece.kind is PieceKind.FURNITURE else ""
    return marks + (f"h{piece.level}" if piece.level else "")


def layout_of(text: Text) -> Layout:
    """The layout of a text as read: ``pieces`` outside and inside tables, ``tables`` as rows of cells.

    Cells are ``[start, end, row, column, row_span, column_span]``; pieces ``[start, end, page, flags]`` where flags
    hold b, i, c (centred), f (furniture) and hN (a heading of level N);
    ``doubtful`` are the words of a scan that were hard to recognise.
    """
    pieces = [[p.span.start, p.span.end, p.place.page, _flags(p)] for p in text.pieces]
    tables = [
        [[[c.span.start, c.span.end, c.row, c.column, c.row_span, c.column_span] for c in row] for row in table.rows]
        for table in text.tables
    ]
    doubtful = [[span.start, span.end] for span in text.doubtful]
    return {"pieces": pieces, "tables": tables, "doubtful": doubtful}


def layout_of_words(text: str) -> Layout:
    r"""A layout guessed from the canonical text alone: lines with tabs are rows, runs of them are tables.

    >>> made = layout_of_words("Điều 1\nTT\tViệc\n1\tRà soát\n")
    >>> made["tables"]
    [[[[7, 9, 0, 0, 1, 1], [10, 14, 0, 1, 1, 1]], [[15, 16, 1, 0, 1, 1], [17, 24, 1, 1, 1, 1]]]]
    >>> made["pieces"][0]
    [0, 6, None, '']
    """
    pieces: list[list[Any]] = []
    tables: list[list[list[list[int]]]] = []
    inside, at = False, 0
    for line in text.split("\n"):
        if "\t" in line:
            if not inside:
                tables.append([])
            tables[-1].append(_row(line, at, len(tables[-1])))
        elif line:
            pieces.append([at, at + len(line), None, ""])
        inside = "\t" in line
        at += len(line) + 1
    return {"pieces": pieces, "tables": tables}


def _row(line: str, at: int, row: int) -> list[list[int]]:
    cells = []
    for column, words in enumerate(line.split("\t")):
        cells.append([at, at + len(words), row, column, 1, 1])
        at += len(words) + 1
    return cells


def table_spans(layout: Mapping[str, Any]) -> Iterator[tuple[int, int, int]]:
    """Index, first and last code point of each table that holds a word."""
    for index, rows in enumerate(layout.get("tables", [])):
        cells = [cell for row in rows for cell in row]
        if cells:
            yield index, min(c[0] for c in cells), max(c[1] for c in cells)


def table_at(layout: Mapping[str, Any], position: int) -> int | None:
    """Index of the table in which a code point stands, or None for prose."""
    return next((i for i, start, end in table_spans(layout) if start <= position < end), None)


def page_at(layout: Mapping[str, Any], position: int) -> int | None:
    """Page on which a code point stands, or None when the format has no pages."""
    page = None
    for start, _end, at, _flags in layout.get("pieces", []):
        if start > position:
            break
        page = at if at is not None else page
    return page
