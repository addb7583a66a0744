"""Blocks that tile the whole text: every word stands in exactly one, with what it was taken for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from dondoc.core.orders.model import As, Block
from dondoc.core.text.model import Piece, PieceKind, Text
from dondoc.core.values import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text and what it was taken for; of marks that overlap the earlier in the list wins."""

    span: Span
    what: As


class _Marks:
    """Marks of one rank, found by place."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.marks = sorted(marks, key=lambda m: (m.span.start, -m.span.end))
        self.starts = [m.span.start for m in self.marks]
        self.reach: list[int] = []
        far = 0
        for mark in self.marks:
            far = max(far, mark.span.end)
            self.reach.append(far)

    def touching(self, span: Span) -> list[Mark]:
        """The marks that share a code point with ``span``."""
        first, last = bisect_right(self.reach, span.start), bisect_left(self.starts, span.end)
        return [m for m in self.marks[first:last] if m.span.touches(span)]


def _cut(piece: Span, found: list[Mark], rest: As) -> list[tuple[Span, As]]:
    """The piece cut at the marks; what no mark covers is ``rest``."""
    out, at = [], piece.start
    for mark in sorted(found, key=lambda m: m.span.start):
        start, end = max(mark.span.start, at), min(mark.span.end, piece.end)
        if start >= end:
            continue
        if at < start:
            out.append((Span(at, start), rest))
        out.append((Span(start, end), mark.what))
        at = end
    if at < piece.end:
        out.append((Span(at, piece.end), rest))
    return out


def _tidy(parts: list[tuple[Span, As]], text: str) -> list[tuple[Span, As]]:
    """Stretches without a letter or digit join their neighbour, and equal neighbours join."""
    out: list[tuple[Span, As]] = []
    for span, what in parts:
        blank = not any(c.isalnum() for c in span.of(text))
        if out and (blank or out[-1][1] is what):
            out[-1] = (Span(out[-1][0].start, span.end), out[-1][1])
        else:
            out.append((span, what))
    return out


def tile(text: Text, ranks: list[list[Mark]], rest: As = As.CONTEXT) -> tuple[Block, ...]:
    """Blocks from the first code point to the last.

    Args:
        text: the canonical text.
        ranks: marks by rank, the strongest first: what a stronger mark covers, a weaker one cannot take.
        rest: what a word is that no mark covers.
    """
    levels = [_Marks(marks) for marks in ranks]
    blocks: list[Block] = []
    pieces = [p for p in text.pieces if p.span.start < p.span.end]
    at = 0
    for i, piece in enumerate(pieces):
        end = pieces[i + 1].span.start if i + 1 < len(pieces) else len(text.text)
        blocks.extend(_of_piece(text, piece, Span(at, end), levels, rest))
        at = end
    if at < len(text.text):
        blocks.append(Block(Span(at, len(text.text)), As.FURNITURE))
    return tuple(blocks)


def _of_piece(text: Text, piece: Piece, whole: Span, levels: list[_Marks], rest: As) -> list[Block]:
    if piece.kind is PieceKind.FURNITURE:
        parts = [(whole, As.FURNITURE)]
    else:
        parts = [(piece.span, rest)]
        for level in reversed(levels):
            found = level.touching(piece.span)
            if found:
                parts = [p for span, what in parts for p in _cut(span, found, what)]
        parts = _tidy(parts, text.text)
        parts[0] = (Span(whole.start, parts[0][0].end), parts[0][1])
        parts[-1] = (Span(parts[-1][0].start, whole.end), parts[-1][1])
    place = piece.place
    return [Block(span, what, place.page, place.box, place.cell, piece.label) for span, what in parts]
