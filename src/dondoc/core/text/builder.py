"""Builds the canonical text piece by piece, so that every reader gets spans right in one place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from dondoc.core.text.model import Cell, Piece, PieceKind, Place, Table, Text
from dondoc.core.values import Span

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u00ac"))
_HAS_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\u00ac]").search


_PLAIN_DASH = re.compile(r"(?<=[^\W_a-z])\u00ad+(?=[A-ZĐ\d])|(?<!\S)\u00ad+(?=\s)")
"""A soft hyphen that stands for a plain one, as copies of PDF have it: between capitals or figures, or by itself."""


def tidy(words: str) -> str:
    """NFC, without invisible characters, runs of white space folded to one space.

    >>> tidy("Bô\u0323  Lao\u00a0động ")
    'Bộ Lao động'
    >>> tidy("Số 12/QĐ\u00adUBND, 2011\u00ad2020 \u00ad Tự do, hợp\u00adtác")
    'Số 12/QĐ-UBND, 2011-2020 - Tự do, hợptác'
    """
    clean = unicodedata.normalize("NFC", words)
    if _HAS_INVISIBLE(clean):
        clean = _PLAIN_DASH.sub("-", clean).translate(_INVISIBLE)
    return " ".join(clean.split())


_CELL = Piece(Span(0, 0), PieceKind.CELL)


def _placed(p: Piece, span: Span, kind: PieceKind, place: Place) -> Piece:
    return Piece(span, kind, place, p.label, p.level, p.bold, p.italic, p.centred, p.indent)


@dataclass
class TextBuilder:
    """Appends tidied paragraphs, cells and furniture, and remembers their spans.

    >>> b = TextBuilder()
    >>> _ = b.paragraph("Điều 1.  Ban hành")
    >>> b.table([["TT", "Nhiệm vụ"], ["1", "Rà soát"]])
    >>> b.build("plain", "text/plain").text
    'Điều 1. Ban hành\\nTT\\tNhiệm vụ\\n1\\tRà soát\\n'
    """

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    length: int = 0
    breaks: list[int] = field(default_factory=list)

    def _put(self, words: str, end: str) -> Span:
        span = Span(self.length, self.length + len(words))
        self.parts.append(words + end)
        self.length += len(words) + len(end)
        return span

    def paragraph(self, words: str, piece: Piece | None = None, *, end: str = "\n") -> Span | None:
        """Append a paragraph; ``piece`` gives all but the span. Returns its span, or None when no word is left."""
        clean = tidy(words)
        if not clean:
            return None
        span = self._put(clean, end)
        self.pieces.append(_placed(piece, span, piece.kind, piece.place) if piece else Piece(span))
        return span

    def furniture(self, words: str, page: int | None = None) -> Span | None:
        """Append words that belong to the carrier, not to the document."""
        return self.paragraph(words, Piece(Span(0, 0), PieceKind.FURNITURE, Place(page)))

    def row(self, cells: list[str], pieces: list[Piece | None] | None = None) -> list[Span]:
        """Append one row of cells parted by tabs and ended by a line feed; returns a span a cell, empty ones too."""
        spans = []
        for i, words in enumerate(cells):
            given = (pieces[i] if pieces else None) or _CELL
            spans.append(self.cell(words, given, given.place, last=i == len(cells) - 1))
        return spans

    def cell(self, words: str, piece: Piece, place: Place, *, last: bool) -> Span:
        """Append one cell, set as ``piece`` is; ``last`` of its row or not. Returns its span, maybe an empty one.

        Its lines stand behind one another; where each begins is remembered.
        """
        lines = [clean for line in words.split("\n") if (clean := tidy(line))]
        at = self.length
        for line in lines[:-1]:
            at += len(line) + 1
            self.breaks.append(at)
        span = self._put(" ".join(lines), "\n" if last else "\t")
        if span.start < span.end:
            self.pieces.append(_placed(piece, span, PieceKind.CELL, place))
        return span

    def table(self, rows: list[list[str]], *, heading: bool = False, page: int | None = None) -> None:
        """Append a table without merged cells."""
        index, start, done = len(self.tables), self.length, []
        for r, words in enumerate(rows):
            pieces = [Piece(Span(0, 0), PieceKind.CELL, Place(page, cell=(index, r, c))) for c in range(len(words))]
            spans = self.row(words, list(pieces))
            done.append(tuple(Cell(s, r, c) for c, s in enumerate(spans)))
        self.tables.append(Table(tuple(done), Span(start, max(start, self.length - 1)), heading))

    def build(
        self, reader: str, media_type: str, *, pages: int | None = None, notes: tuple[tuple[str, str], ...] = ()
    ) -> Text:
        """The finished Text."""
        text, pieces, tables = "".join(self.parts), tuple(self.pieces), tuple(self.tables)
        return Text(text, pieces, tables, reader, media_type, pages, notes, breaks=tuple(self.breaks))
