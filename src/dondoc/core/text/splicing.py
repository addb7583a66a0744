"""One Text laid into another: the words of a picture in the place where the picture stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dondoc.core.text.model import Cell, Piece, Place, Table, Text
from dondoc.core.values import Span


def spliced(text: Text, inlays: Mapping[Span, Text | None]) -> Text:
    """``text`` with the words at each span (a whole paragraph) replaced by another text, or taken out for None.

    Pieces of an inlay have no page and no box of their own: they stand on the page of the words they replace.
    """
    joint, at = _Joint(), 0
    pages = {p.span: p.place.page for p in text.pieces if p.span in inlays}
    for span in sorted(inlays):
        inlay = inlays[span]
        joint.take(text, Span(at, span.start))
        if inlay is not None:
            joint.take(inlay, Span(0, len(inlay.text)), Place(pages.get(span)))
        at = min(len(text.text), span.end + 1)
    joint.take(text, Span(at, len(text.text)))
    return replace(
        text,
        text="".join(joint.parts),
        pieces=tuple(joint.pieces),
        tables=tuple(joint.tables),
        doubtful=tuple(joint.doubtful),
        breaks=tuple(joint.breaks),
    )


@dataclass(slots=True)
class _Joint:
    """What was laid together so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    doubtful: list[Span] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def take(self, source: Text, part: Span, place: Place | None = None) -> None:
        """Append a part of a text, cut between paragraphs; ``place`` stands for the places of its pieces."""
        by = self.length - part.start

        def moved(span: Span) -> Span:
            return Span(span.start + by, span.end + by)

        number: dict[int, int] = {}
        for at, table in enumerate(source.tables):
            if part.start <= table.span.start < part.end:
                number[at] = len(self.tables)
                rows = tuple(tuple(_moved(c, moved(c.span)) for c in row) for row in table.rows)
                self.tables.append(replace(table, rows=rows, span=moved(table.span)))
        for piece in source.pieces:
            if part.start <= piece.span.start < part.end:
                cell = piece.place.cell
                renumbered = (number[cell[0]], cell[1], cell[2]) if cell and cell[0] in number else None
                where = replace(place or piece.place, cell=renumbered)
                self.pieces.append(replace(piece, span=moved(piece.span), place=where))
        self.doubtful += [moved(s) for s in source.doubtful if part.start <= s.start < part.end]
        self.breaks += [b + by for b in source.breaks if part.start <= b < part.end]
        self.parts.append(source.text[part.start : part.end])
        self.length += part.end - part.start


def _moved(cell: Cell, span: Span) -> Cell:
    return replace(cell, span=span)
