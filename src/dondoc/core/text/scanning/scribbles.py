"""What a recogniser makes of signatures and seals: words of which it is sure of none, apart from those of the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dondoc.core.text.scanning.picture import POINT
from dondoc.core.text.scanning.words import Seen

_APART = 2.0
"""Room in ems that parts words of a line into groups."""
_UNSURE = 0.35
_LETTERS = 6


def without_scribbles(seen: Sequence[Seen]) -> list[Seen]:
    """The words without groups of short ones none of which the recogniser is sure of."""
    return [one for group in _groups(seen) if not _is_scribble(group) for one in group]


def _groups(seen: Sequence[Seen]) -> Iterator[list[Seen]]:
    """Words that stand close together in one line."""
    group: list[Seen] = []
    for one in seen:
        if group and (one.row != group[-1].row or one.box[0] - group[-1].box[2] > _APART * one.word.size * POINT):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _is_scribble(group: Sequence[Seen]) -> bool:
    return all(s.word.sure < _UNSURE and len(s.word.text) <= _LETTERS for s in group)
