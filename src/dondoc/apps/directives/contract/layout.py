"""How a canonical text is drawn: its pieces and its tables, as JSON that is stored beside the reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
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
    ``doubtful`` are the words of a scan that were hard to recognise; ``stretches`` are a few words of a line each,
    ``[start, end, page, x0, top, x1, bottom]`` in points, of files whose pages have boxes.
    """
    pieces = [[p.span.start, p.span.end, p.place.page, _flags(p)] for p in text.pieces]
    tables = [
        [[[c.span.start, c.span.end, c.row, c.column, c.row_span, c.column_span] for c in row] for row in table.rows]
        for table in text.tables
    ]
    doubtful = [[span.start, span.end] for span in text.doubtful]
    stretches = [[span.start, span.end, page, *box] for span, page, box in text.stretches]
    return {"pieces": pieces, "tables": tables, "doubtful": doubtful, "stretches": stretches}


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


class Tables:
    r"""Where the tables of a layout stand, worked out once for all who ask.

    >>> tables = Tables(layout_of_words("Điều 1\nTT\tViệc\n1\tRà soát\nHết\nA\tB"))
    >>> [tables.at(place) for place in (0, 7, 20, 25, 29, 32)]
    [None, 0, 0, None, 1, None]
    """

    def __init__(self, layout: Mapping[str, Any]) -> None:
        """Cut the text where a table begins or ends; between two cuts it is the same first table or none."""
        opened = sorted((start, index, end) for index, start, end in _table_spans(layout))[::-1]
        self._cuts = sorted({cut for start, _, end in opened for cut in (start, end)})
        self._held: list[int | None] = []
        here: list[tuple[int, int]] = []
        for cut in self._cuts:
            while opened and opened[-1][0] <= cut:
                heappush(here, opened.pop()[1:])
            while here and here[0][1] <= cut:
                heappop(here)
            self._held.append(here[0][0] if here else None)

    def at(self, position: int) -> int | None:
        """Index of the (first) table in which a code point stands, or None for prose."""
        cut = bisect_right(self._cuts, position) - 1
        return self._held[cut] if cut >= 0 else None


def _table_spans(layout: Mapping[str, Any]) -> Iterator[tuple[int, int, int]]:
    """Index, first and last code point of each table that holds a word."""
    for index, rows in enumerate(layout.get("tables", [])):
        cells = [cell for row in rows for cell in row]
        if cells:
            yield index, min(c[0] for c in cells), max(c[1] for c in cells)


class Pages:
    """On which page the text of a layout stands, worked out once for all who ask."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        """Note where each page begins; pieces stand in the order of the text."""
        placed = [(start, page) for start, _end, page, _flags in layout.get("pieces", []) if page is not None]
        self._starts, self._pages = [start for start, _ in placed], [page for _, page in placed]

    def at(self, position: int) -> int | None:
        """Page on which a code point stands, or None when the format has no pages."""
        before = bisect_right(self._starts, position)
        return self._pages[before - 1] if before else None
