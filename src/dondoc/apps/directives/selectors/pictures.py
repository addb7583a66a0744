"""The pages of a reading as pictures with boxes over them, each box a link to its fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dondoc.apps.directives.contract.marks import marks_of
from dondoc.apps.directives.contract.meeting import meet
from dondoc.apps.directives.contract.places import Box, Held, boxes_of, held_of, touching
from dondoc.apps.directives.contract.words import number_of, title_of
from dondoc.apps.directives.models import DocumentCopy, Fact, FactKind, Reading
from dondoc.apps.directives.pictures.cache import drawable, page_words, sizes, source_of
from dondoc.apps.directives.pictures.office import can_render


@dataclass(frozen=True, slots=True)
class Lit:
    """A box over a picture, in points.

    Attributes:
        fact: whose words stand in it.
        look: task, when, unit, num or cite.
        label: what it is called for whoever cannot see it.
        box: where it stands.
        first: whether it is the first of its fact on the page; it bears the sign.
        edge: the left of the paragraph or cell that it stands in.
    """

    fact: int
    look: str
    label: str
    box: Box
    first: bool
    edge: float


@dataclass(slots=True)
class Leaf:
    """A page: its number, its size in points, the boxes over it and the doubtful words on it."""

    number: int
    width: float
    height: float
    boxes: list[Lit] = field(default_factory=list)
    doubtful: list[Box] = field(default_factory=list)


def showable(reading: Reading | None) -> bool:
    """Whether a reading's pages can be shown as pictures, now or after they have been made."""
    if reading is None or reading.copy is None:
        return False
    return drawable(reading.copy.file) or can_render(reading.copy.name)


def waiting(copy: DocumentCopy) -> bool:
    """Whether the pages have still to be made of a Word file."""
    return source_of(copy.file) is None and can_render(copy.name)


def leaves(reading: Reading | None, facts: Iterable[Fact]) -> list[Leaf]:
    """The pages of a reading in order, with a box for each stretch of words that belongs to a fact."""
    if reading is None or reading.copy is None:
        return []
    pages = [Leaf(n, width, height) for n, (width, height) in enumerate(sizes(reading.copy.file), 1)]
    pieces = _pieces(reading)
    for fact in facts:
        _light(fact, pieces, pages)
    for start, end in doubtful_words(reading):
        for box in boxes_of(start, end, pieces):
            if box.page <= len(pages):
                pages[box.page - 1].doubtful.append(box)
    for page in pages:
        page.boxes.sort(key=lambda lit: -lit.box.width * lit.box.height)
    return pages


def _pieces(reading: Reading) -> list[Held]:
    """Where the pieces of a reading stand: as read, or, of a Word file, on the pages made of it."""
    placed = held_of(reading.data.get("blocks") or [], reading.layout.get("stretches") or [])
    if placed or reading.copy is None:
        return placed
    return meet(reading.text, reading.layout, page_words(reading.copy.file))


def _light(fact: Fact, pieces: Sequence[Held], pages: list[Leaf]) -> None:
    start, end = fact.span_start, fact.span_end
    span = None if start is None or end is None else (start, end)
    label = " ".join(part for part in (number_of(fact.data), title_of(fact.kind, fact.data)[:80]) if part)
    drawn: dict[int, set[Box]] = defaultdict(set)
    for mark in marks_of(fact.pk, fact.kind, span, fact.data):
        near = touching(mark.start, mark.end, pieces)
        if fact.kind == FactKind.CITATION and any(piece.cell for piece in near):
            continue
        for box in boxes_of(mark.start, mark.end, near):
            if box.page > len(pages) or box in drawn[box.page]:
                continue
            edge = min(piece.box.x for piece in near if piece.box.page == box.page)
            lit = Lit(fact.pk, mark.look, label, box, not drawn[box.page], edge)
            pages[box.page - 1].boxes.append(lit)
            drawn[box.page].add(box)


def doubtful_words(reading: Reading | None) -> list[tuple[int, int]]:
    """Stretches of the text whose very letters are in doubt: words of a scan on which two looks did not agree."""
    found = reading.layout.get("doubtful") if reading else None
    return [(start, end) for start, end in found or []]
