"""Where on its page a stretch of text stands: boxes in points, from the blocks of the contract."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil, floor
from typing import Any

_LINE = 17.0
"""Height of a line of 14 points in points, when nothing more exact is known."""
_WHOLE = 0.85


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of a page: left, top, width and height in points from its top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Held:
    """A piece of the text and its box.

    Attributes:
        start, end: where it stands in the text.
        box: where it stands on its page.
        cell: whether it is a cell of a table.
        words: its words with their own boxes, where those are known.
    """

    start: int
    end: int
    box: Box
    cell: bool
    words: tuple[tuple[int, int, Box], ...] = ()


class BlockPages:
    """On which page each code point stands by the blocks of the contract, worked out once for all who ask.

    >>> pages = BlockPages([{"span": [0, 5], "page": 1}, {"span": [5, 9]}, {"span": [9, 12], "page": 2}])
    >>> [pages.at(place) for place in (4, 5, 11, 12)]
    [1, None, 2, None]
    """

    def __init__(self, blocks: Iterable[Mapping[str, Any]]) -> None:
        """Order the blocks, which never overlap."""
        self._blocks = sorted((*block["span"], block.get("page")) for block in blocks)

    def at(self, position: int) -> int | None:
        """The page, or None where no block stands and where its format has no pages."""
        before = bisect_right(self._blocks, position, key=lambda block: block[0])
        _start, end, page = self._blocks[before - 1] if before else (0, 0, None)
        return page if position < end else None


def held_of(blocks: Iterable[Mapping[str, Any]], stretches: Sequence[Sequence[Any]] = ()) -> list[Held]:
    """The pieces that have a box, in the order of the text; blocks cut from one piece are one again.

    Args:
        blocks: of the contract.
        stretches: where their words stand (``contract.layout``), in any order; a piece with such words has the box
            around them, and one that goes over a page's end is one for each page.

    >>> place = {"page": 1, "bbox": [10, 20, 110, 40]}
    >>> cut = [{"span": [0, 5], **place}, {"span": [5, 9], **place}]
    >>> [(h.start, h.end, h.box.width) for h in held_of(cut)]
    [(0, 9, 100)]
    """
    placed = [b for b in blocks if b.get("page") and b.get("bbox")]
    known = sorted((int(s[0]), int(s[1]), _stretch(s)) for s in stretches)
    found: list[Held] = []
    for (page, bbox), same in groupby(placed, key=lambda b: (b["page"], tuple(b["bbox"]))):
        spans = list(same)
        x0, top, x1, bottom = bbox
        whole = Held(
            spans[0]["span"][0], spans[-1]["span"][1], _of(page, x0, top, x1, bottom), bool(spans[0].get("cell"))
        )
        first = bisect_left(known, whole.start, key=lambda word: word[0])
        words = known[first : bisect_left(known, whole.end, key=lambda word: word[0])]
        found.extend(parted(whole.start, whole.end, words, whole.cell) or [whole])
    return found


def _stretch(given: Sequence[Any]) -> Box:
    page, x0, top, x1, bottom = given[2:]
    return _of(page, x0, top, x1, bottom)


def _of(page: int, x0: float, top: float, x1: float, bottom: float) -> Box:
    return Box(int(page), x0, top, round(x1 - x0, 1), round(bottom - top, 1))


def parted(start: int, end: int, words: Iterable[tuple[int, int, Box]], cell: bool, least: float = 0) -> list[Held]:
    """A piece of the text by where its words stand: one for each page with at least so many of them.

    >>> word = Box(1, 10, 20, 30, 12)
    >>> [(h.start, h.end, h.box.page) for h in parted(0, 9, [(0, 4, word), (5, 9, replace(word, page=2))], False)]
    [(0, 5, 1), (5, 9, 2)]
    """
    pages: dict[int, list[tuple[int, int, Box]]] = {}
    for word in words:
        pages.setdefault(word[2].page, []).append(word)
    parts = sorted((there for there in pages.values() if len(there) >= least), key=lambda there: there[0][0])
    borders = [start, *(there[0][0] for there in parts[1:]), end]
    return [
        Held(borders[n], borders[n + 1], around([box for _, _, box in there]), cell, tuple(there))
        for n, there in enumerate(parts)
    ]


def touching(start: int, end: int, pieces: Sequence[Held]) -> Sequence[Held]:
    """The pieces, which stand in order and never overlap, that share a code point with a stretch."""
    first = bisect_right(pieces, start, key=lambda piece: piece.end)
    return pieces[first : bisect_left(pieces, end, key=lambda piece: piece.start)]


def boxes_of(start: int, end: int, pieces: Sequence[Held]) -> Iterator[Box]:
    """The boxes of a stretch of text: whole pieces, and of pieces that it covers in part the lines it likely fills."""
    for piece in touching(start, end, pieces):
        first, last = max(start, piece.start), min(end, piece.end)
        length = piece.end - piece.start
        share = ((first - piece.start) / length, (last - piece.start) / length)
        if share[1] - share[0] >= _WHOLE:
            yield piece.box
        elif piece.words:
            yield from lines_of(
                _clipped(word, first, last) for word in piece.words if word[0] < last and first < word[1]
            )
        else:
            yield part_of(piece.box, *share)


def _clipped(word: tuple[int, int, Box], first: int, last: int) -> Box:
    """The part of a stretch of words on one line that lies between two places of the text."""
    begun, ended, box = word
    left = max(0, first - begun) / (ended - begun)
    right = min(ended - begun, last - begun) / (ended - begun)
    return replace(box, x=round(box.x + left * box.width, 1), width=round((right - left) * box.width, 1))


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around boxes of one page, at least one."""
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    right, low = max(b.x + b.width for b in boxes), max(b.y + b.height for b in boxes)
    return Box(boxes[0].page, x, y, round(right - x, 1), round(low - y, 1))


def lines_of(words: Iterable[Box]) -> Iterator[Box]:
    """Boxes of words, in the order of the text, as one box a line.

    >>> list(lines_of([Box(1, 0, 0, 9, 9), Box(1, 10, 0, 9, 9), Box(1, 0, 12, 5, 9)]))
    [Box(page=1, x=0, y=0, width=19, height=9), Box(page=1, x=0, y=12, width=5, height=9)]
    """
    line: list[Box] = []
    for box in words:
        level = bool(line) and box.page == line[-1].page and abs(box.y - line[-1].y) < box.height / 2
        if line and not (level and box.x >= line[-1].x):
            yield around(line)
            line = []
        line.append(box)
    if line:
        yield around(line)


def part_of(box: Box, begin: float, end: float) -> Box:
    """The lines of a box that the words from a share of its length to another fill; within a line, their width.

    >>> part_of(Box(1, 0, 0, 100, 17), 0.5, 1.0)
    Box(page=1, x=50.0, y=0.0, width=50.0, height=17.0)
    >>> part_of(Box(1, 0, 0, 100, 68), 0.1, 0.6)
    Box(page=1, x=0, y=0.0, width=100, height=51.0)
    """
    lines = max(1, round(box.height / _LINE))
    first = min(lines - 1, floor(begin * lines))
    last = max(first + 1, ceil(end * lines - 0.001))
    high = box.height / lines
    if last - first > 1:
        return Box(box.page, box.x, box.y + first * high, box.width, (last - first) * high)
    left, right = begin * lines - first, min(1.0, end * lines - first)
    return Box(box.page, box.x + left * box.width, box.y + first * high, (right - left) * box.width, high)
