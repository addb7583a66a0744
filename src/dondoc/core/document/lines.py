"""The lines of a document that belong to it, in order, with what the page around them leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.core.text.model import Piece, PieceKind, Text
from dondoc.core.values import Span

CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters of Vietnamese, for a character class (small ones stand between them in Unicode)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a cell.

    Attributes:
        at: its index among the lines.
        span: its place in the text.
        words: its words.
        piece: how it is set.
    """

    at: int
    span: Span
    words: str
    piece: Piece

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a table."""
        return self.piece.kind is PieceKind.CELL

    @property
    def is_upper(self) -> bool:
        """Whether its letters are capitals (a stray small letter, as in "NGÀy", does not count)."""
        return is_upper(self.words)

    def sub(self, start: int, end: int) -> Span:
        """A span of the text for offsets into ``words``."""
        return Span(self.span.start + start, self.span.start + end)


def is_upper(words: str) -> bool:
    """Whether nearly all letters are capitals.

    >>> is_upper("KẾ HOẠCH HÀNH ĐỘNG"), is_upper("Kế hoạch"), is_upper("2021")
    (True, False, False)
    """
    letters = [c for c in words if c.isalpha()]
    small = sum(c.islower() for c in letters)
    return bool(letters) and small * 12 <= len(letters)


def lines_of(text: Text) -> tuple[Line, ...]:
    """The lines of the document; furniture is left out."""
    own = [p for p in text.pieces if p.kind is not PieceKind.FURNITURE]
    return tuple(Line(i, p.span, p.span.of(text.text), p) for i, p in enumerate(own))


def trimmed(words: str, start: int, end: int, strip: str = " \t\n;,.:") -> tuple[int, int]:
    """The offsets without ``strip`` at both ends.

    >>> trimmed("- Như Điều 3;", 2, 13)
    (2, 12)
    """
    while start < end and words[start] in strip:
        start += 1
    while end > start and words[end - 1] in strip:
        end -= 1
    return start, end


def folded(words: str) -> str:
    """White space folded to single spaces.

    >>> folded(" Số:  01 ")
    'Số: 01'
    """
    return re.sub(r"\s+", " ", words).strip()
