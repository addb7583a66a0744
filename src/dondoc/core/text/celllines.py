"""The lines of a cell on a page put together: what only the edge folded is one line, what somebody ended is two."""

from __future__ import annotations

import re
from itertools import pairwise

from dondoc.core.text.flow import starts_item
from dondoc.core.text.lines import Line, join_words

_ENDED = (";", ":", ".")
_CUT_DATE, _REST = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](\d{1,3})$"), re.compile(r"\d{1,3}(?![\d/])")
_YEAR = 4
_PADDING = 4.0
_SPACE = 0.22
_SPARE = 1.5
"""How much room beyond the next word a line must have left to have been ended by hand, in sizes of its type."""


def cell_words(lines: list[Line], x0: float, x1: float) -> str:
    """The words of a cell between two edges, with a line feed where a line of its own begins."""
    if not lines:
        return ""
    words = lines[0].text
    for above, below in pairwise(lines):
        if _is_cut_date(above.text, below.text):
            words += below.text
            continue
        own = _opens_item(lines[0], above, below) or _had_room(above, below, x0, x1)
        words = f"{words}\n{below.text}" if own else join_words(words, below.text)
    return words


def _is_cut_date(above: str, below: str) -> bool:
    """Whether a narrow column cut the year of a date in two: "30/9/20", "21"."""
    year = _CUT_DATE.search(above)
    rest = _REST.match(below)
    return year is not None and rest is not None and len(year.group(1)) + len(rest.group()) == _YEAR


def _opens_item(first: Line, above: Line, below: Line) -> bool:
    return starts_item(below.text) and (above.text.endswith(_ENDED) or starts_item(first.text))


def _had_room(above: Line, below: Line, x0: float, x1: float) -> bool:
    """Whether the first word of the line below had room above by far, and opens with a capital or an item."""
    if not (below.text[:1].isupper() or starts_item(below.text)):
        return False
    word = below.words[0]
    left, right = above.x0 - x0 - _PADDING, x1 - _PADDING - above.x1
    room = right + left if abs(left - right) < _PADDING and left > _PADDING else right
    return room > word.x1 - word.x0 + (_SPACE + _SPARE) * below.size
