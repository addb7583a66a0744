"""Which way up a page is: guessed from the shape of its lines, settled by reading a strip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dondoc.core.text.scanning.engine import Engine
from dondoc.core.text.scanning.picture import Grey, ink_of, is_sideways, straightened, turned
from dondoc.core.text.scanning.ruling import without_smears
from dondoc.core.text.scanning.toner import even_ink
from dondoc.core.text.scanning.words import Seen, seen_words

_STRIP, _WIDE = 450, 1600
_STEP = 50
_SECONDS = 2
_CHANCE = 0.5
"""How sure the recogniser is of letters that stand upside down: words read so count for nothing."""
_UPSIDE_DOWN = 0.68
_LEAST_WORDS = 12
_EDGE = 3
_CLEAR = 0.06
_LEAST_INK = 2000


@dataclass(frozen=True, slots=True)
class Upright:
    """A page the right way up with its lines level.

    Attributes:
        grey: the page.
        quarters: turned clockwise by so many, then by ``angle`` degrees counter-clockwise.
    """

    grey: Grey
    quarters: int
    angle: float

    def upside_down(self) -> Upright:
        """The same turned by half."""
        return Upright(turned(self.grey, 2), (self.quarters + 2) % 4, self.angle)


def upright(grey: Grey, engine: Engine) -> Upright:
    """A page turned so that it can be read."""
    grey = even_ink(grey)
    plain = without_smears(grey)
    quarters = _sideways(plain, engine) if is_sideways(plain) else 0
    level, angle = straightened(turned(grey, quarters) if quarters else grey)
    page = Upright(level, quarters, angle)
    if quarters:
        return page
    plain = without_smears(level)
    if standing(plain) < 0 and _best(plain, (0, 2), engine):
        return page.upside_down()
    return page


def _sideways(grey: Grey, engine: Engine) -> int:
    one, three = (standing(straightened(turned(grey, q))[0]) for q in (1, 3))
    likely = (1,) if one > three + _CLEAR else (3,) if three > one + _CLEAR else (1, 3)
    return _best(grey, (*likely, 0), engine)


def standing(grey: Grey) -> float:
    """How much more sharply the lines of a level page end below than above: above 0 where letters stand on their feet.

    Letters stand on one line; what rises above them (capitals, marks of tone) is more than what hangs below.

    >>> page = np.full((400, 400), 255, np.uint8)
    >>> for y in range(40, 360, 40):
    ...     page[y : y + 14, 20:380] = page[y - 8 : y, 20:120] = 0
    >>> standing(page) > 0, standing(turned(page, 2)) < 0
    (True, True)
    """
    counts = ink_of(grey)[:, ::2].sum(axis=1).astype(np.float64)
    if counts.sum() < _LEAST_INK:
        return 0.0
    steps = counts[_EDGE:] - counts[:-_EDGE]
    begins, ends = float((steps[steps > 0] ** 2).sum()), float((steps[steps < 0] ** 2).sum())
    return ends / begins - 1 if begins > 0 else 0.0


def sureness(words: Sequence[Seen]) -> float:
    """How many letters were read, weighed by how sure they are."""
    return sum(len(s.word.text) * max(0.0, s.word.sure - _CHANCE) for s in words)


def is_nonsense(words: Sequence[Seen]) -> bool:
    """Whether words were read so badly that the page may stand on its head."""
    if len(words) < _LEAST_WORDS:
        return False
    return sum(s.word.sure for s in words) / len(words) < _UPSIDE_DOWN


def _best(grey: Grey, turns: Sequence[int], engine: Engine) -> int:
    """The turn with which the most is read; of equal ones the first."""
    return max(turns, key=lambda q: sureness(_strip(turned(grey, q), engine)))


def _strip(grey: Grey, engine: Engine) -> list[Seen]:
    """The words of the part of a page where the most ink is."""
    ink = ink_of(grey)
    top, left = _fullest(ink.sum(axis=1), _STRIP), _fullest(ink.sum(axis=0), _WIDE)
    strip = np.ascontiguousarray(grey[top : top + _STRIP, left : left + _WIDE])
    engine.show(strip)
    return seen_words(engine.rows(seconds=_SECONDS), ink_of(strip))


def _fullest(counts: np.ndarray[tuple[int], np.dtype[np.int64]], size: int) -> int:
    """Where the window of a size begins that holds the most."""
    sums = np.concatenate([[0], np.cumsum(counts)])
    if len(counts) <= size:
        return 0
    starts = np.arange(0, len(counts) - size, _STEP)
    return int(starts[int((sums[starts + size] - sums[starts]).argmax())])
