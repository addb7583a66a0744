"""One page as words and ruling lines with their places: what a text layer or the reading of a scan gives."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; distances in points from the top left corner of the page as it is looked at.

    Attributes:
        text: the word, as its characters stand.
        x0, top, x1, bottom: its box; top and bottom are those of the font's line, alike for all words of a line.
        size: height of its font in points.
        bold, italic: how it is set.
        stamp: whether it was laid over the page afterwards (a signature's overlay).
        sure: how sure its reader is of it, 0 to 1; a text layer says what it says.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    stamp: bool = False
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; horizontal when its top is its bottom, else vertical (x0 is x1)."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Sheet:
    """A page.

    Attributes:
        number: from 1.
        width, height: in points, as it is looked at.
        words: in any order.
        rules: straight lines.
        pictures: share of the page that pictures cover, 0 to 1.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: float = 0.0
