"""Where a text stands on pages that another program made of it: its words met with the words on the pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rapidfuzz.distance import LCSseq

from dondoc.apps.directives.contract.places import Box, Held, parted

_TOKEN = re.compile(r"\S+")
_AT_ONCE = 6000
"""Words that are met in one step; memory grows with the square."""
_LEAST_RUN = 3
"""Words in a row below which words that stand elsewhere than expected are not believed to be the same."""

type Found = Sequence[tuple[int, float, float, float, float, str]]
"""Words of pages: page, left, top, right, bottom, word."""
type Token = tuple[int, int, str]


def meet(text: str, layout: Mapping[str, Any], found: Found) -> list[Held]:
    """The pieces of a text that were found on the pages, in order; a piece cut by a page's end is one for each page.

    Args:
        text: the canonical text.
        layout: its pieces and tables (``contract.layout``).
        found: the words of the pages in the order of the file.

    >>> page = [(1, 10.0, 20.0, 30.0, 30.0, "Rà"), (1, 33.0, 20.0, 60.0, 30.0, "soát")]
    >>> meet("Rà soát\\n", {"pieces": [[0, 7, None, ""]]}, page)[0].box
    Box(page=1, x=10.0, y=20.0, width=50.0, height=10.0)
    """
    tokens = [(m.start(), m.end(), key) for m in _TOKEN.finditer(text) if (key := _key(m[0]))]
    there = [(word, key) for word in found if (key := _key(word[5]))]
    pairs = _pairs([t[2] for t in tokens], [key for _, key in there])
    boxes = {tokens[i][0]: (tokens[i][1], _box(there[j][0])) for i, j in pairs.items()}
    cells = {cell[0] for rows in layout.get("tables", ()) for row in rows for cell in row}
    starts = sorted(boxes)
    return [held for piece in layout.get("pieces", ()) for held in _held(piece, starts, boxes, piece[0] in cells)]


def _key(word: str) -> str:
    """What of a word is compared; sets of marks without a letter say nothing."""
    return "".join(filter(str.isalnum, word)).casefold()


def _box(word: tuple[int, float, float, float, float, str]) -> Box:
    page, x0, top, x1, bottom, _ = word
    return Box(page, x0, top, round(x1 - x0, 1), round(bottom - top, 1))


def _pairs(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """Which word of ours is which of theirs: in the same order first, then long runs that stand elsewhere."""
    met: dict[int, int] = {}
    at = 0
    for start in range(0, len(ours), _AT_ONCE):
        part, window = ours[start : start + _AT_ONCE], theirs[at : at + 2 * _AT_ONCE]
        same = {start + i: at + j for i, j in _same(part, window, 1)}
        met |= same
        at = max(same.values(), default=at - 1) + 1
    left, taken = [i for i in range(len(ours)) if i not in met], set(met.values())
    free = [j for j in range(len(theirs)) if j not in taken]
    if left and free and max(len(left), len(free)) <= 2 * _AT_ONCE:
        again = _same([ours[i] for i in left], [theirs[j] for j in free], _LEAST_RUN)
        met |= {left[i]: free[j] for i, j in again}
    return met


def _same(ours: Sequence[str], theirs: Sequence[str], least: int) -> Iterator[tuple[int, int]]:
    for step in LCSseq.opcodes(ours, theirs):
        if step.tag == "equal" and step.src_end - step.src_start >= least:
            yield from zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)


def _held(piece: Sequence[Any], starts: Sequence[int], boxes: Mapping[int, tuple[int, Box]], cell: bool) -> list[Held]:
    """A piece as what of it was found on each page; a word astray on another page is left out."""
    start, end = int(piece[0]), int(piece[1])
    words = [(at, *boxes[at]) for at in starts[bisect_left(starts, start) : bisect_left(starts, end)]]
    return parted(start, end, words, cell, min(_LEAST_RUN, len(words) / 2))
