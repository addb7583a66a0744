"""What every reader of bytes gives back: one canonical string and the places its pieces came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dondoc.core.values import Span


class PieceKind(StrEnum):
    """What a piece of the text is on its page."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    FURNITURE = "furniture"
    """Page numbers, repeated header rows, a web page's menus: words that belong to the carrier, not to the document."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands in the file.

    Attributes:
        page: page number from 1, or None when the format has no pages.
        box: x0, top, x1, bottom in points from the page's top left corner, or None.
        cell: table, row and column, each from 0, or None outside a table.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a cell or a piece of furniture; pieces stand in order and never overlap.

    Attributes:
        span: the words in the canonical text, the label included, without the separator behind them.
        kind: what it is on its page.
        place: where it stands in the file.
        label: the automatic number as resolved ("Điều 1.", "đ)"), or None; the same words open the span.
        level: outline level from 1 when the file marks a heading (Word style, ``#`` of Markdown, ``h1`` of HTML).
        bold: whether all its words are set bold.
        italic: whether all its words are set italic.
        centred: whether it is set in the middle of the line.
        indent: depth of indentation, 0 for none (list level of Word, leading spaces of plain text).
    """

    span: Span
    kind: PieceKind = PieceKind.PARAGRAPH
    place: Place = Place()
    label: str | None = None
    level: int | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; a merged one stands once, at its first row and column, with its extent."""

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A logical table: pieces joined over page breaks, repeated header rows taken out as furniture.

    Attributes:
        rows: the cells of each row, left to right, empty ones included (with an empty span).
        span: from the first word to the last.
        heading: True when the first row was marked as a header by the file itself.
    """

    rows: tuple[tuple[Cell, ...], ...]
    span: Span
    heading: bool = False


type Stretch = tuple[Span, int, tuple[float, float, float, float]]
"""A few words of one line: where they stand in the text, their page, and their box in points."""


@dataclass(frozen=True, slots=True)
class Text:
    """One document as read.

    Attributes:
        text: the canonical text in NFC: paragraphs end with ``\\n``; cells of a row are parted by ``\\t``, rows by
            ``\\n``.
        pieces: every word of ``text`` lies in exactly one piece (white space between them may not).
        tables: logical tables, in order; ``Piece.place.cell[0]`` is the index in this tuple.
        reader: "docx", "pdf", "html", "plain", "scan".
        media_type: the IANA media type that the bytes were taken for.
        pages: number of pages, or None when the format has none.
        notes: what the reader could not do in full, each a code and a Vietnamese sentence.
        doubtful: words of a scan that were hard to recognise, in order; a fact that rests on one is less sure.
        stretches: where the words stand on pages that have boxes, in order, never overlapping.
        breaks: where inside a cell a new line of the file begins, in order (in ``text`` a space stands before it).
    """

    text: str
    pieces: tuple[Piece, ...]
    tables: tuple[Table, ...] = ()
    reader: str = "plain"
    media_type: str = "text/plain"
    pages: int | None = None
    notes: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[Span, ...] = ()
    breaks: tuple[int, ...] = ()
    stretches: tuple[Stretch, ...] = ()


class CannotRead(Exception):
    """The bytes are no document that can be read; nothing may be kept of them.

    Attributes:
        code: a short English key: empty, unknown-format, broken, encrypted, too-large, too-many-pages, too-deep,
            secret, bundle, no-text.
        message: one Vietnamese sentence or two that say what is wrong and what to do (a gettext key for the web).
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
