"""The second look at what a recogniser of lines gets wrong: Roman numerals of quarters and of headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
from PIL import Image

from dondoc.core.text.scanning.engine import Engine
from dondoc.core.text.scanning.picture import Grey, Mask
from dondoc.core.text.scanning.roman import ends_in_dot, read_strokes, value_of, written
from dondoc.core.text.scanning.stops import set_stop
from dondoc.core.text.scanning.words import Seen

_QUARTER = re.compile(r"[(“]?qu[ýyỹỷỳ]", re.IGNORECASE)
_NUMERAL = re.compile(
    r"(?P<first>[IVH1l|!ÌÍỈLTU]{1,6})(?:[-–](?P<last>[IVH1l|!ÌÍỈLTU]{1,6}))?(?P<rest>(?:[/.,;:)–-].*)?)"
)
_LINK = re.compile(r"và|đến|hoặc|-|–|,")
_HEADING = re.compile(r"(?=[LTU]*[IVH1l|!])(?P<first>[IVHLTU1l|!]{1,6})(?P<rest>[.]?)")
_DIGIT = re.compile(r"[1-4]\b")
_ONES = ("l", "|", "!")
_AROUND = 4
_AGREED = 0.9
_FEW = 3
_UNSURE = 0.5
_ENLARGED = 3
_MARGIN = 24
_SPARE = 2


@dataclass(slots=True)
class SecondLook:
    """Looks again at the Roman numerals of one page.

    Attributes:
        engine: shown single words only after the page itself has been read.
        grey, ink: the page without its ruling lines.
        doubted: how many quarters the two looks did not agree on.
    """

    engine: Engine
    grey: Grey
    ink: Mask
    doubted: int = 0

    def look(self, seen: Sequence[Seen]) -> list[Seen]:
        """The words; numerals behind "quý", heading a line or alone in a cell, and stops, as both looks have them."""
        out = list(seen)
        left = 0
        for i, one in enumerate(seen):
            text = one.word.text
            if _QUARTER.fullmatch(text):
                left = _FEW
            elif left and _NUMERAL.fullmatch(text):
                out[i], left = self._quarter(seen, i), left - 1
            elif left and _LINK.fullmatch(text):
                left -= 1
            else:
                left = 0
                out[i] = self._heading(seen, i)
        return [set_stop(one, self.ink) for one in out]

    def _heading(self, seen: Sequence[Seen], i: int) -> Seen:
        """A numeral with a point that opens a line, or one alone in its cell."""
        one = seen[i]
        first = i == 0 or seen[i - 1].row != one.row
        alone = first and (i + 1 == len(seen) or seen[i + 1].row != one.row)
        match = _HEADING.fullmatch(one.word.text)
        if match is None or not first or match["first"].isdigit():
            return one
        stop = match["rest"] or (
            "." if not alone and _is_title(seen[i + 1]) and ends_in_dot(self._crop(seen, i)) else ""
        )
        if not (alone or stop):
            return one
        if one.word.text in _ONES:
            return replace(one, word=replace(one.word, text="1"))
        values = read_strokes(self._ink_of(one), self._leans(seen, i))
        if len(values) != 1:
            return one
        return replace(one, word=replace(one.word, text=f"{written(values[0])}{stop}"))

    def _quarter(self, seen: Sequence[Seen], i: int) -> Seen:
        one = seen[i]
        read, rest = _numerals(one.word.text)
        again = read_strokes(self._crop(seen, i), self._leans(seen, i)) or self._enlarged(one)
        if len(again) != len(read) or not all(again):
            self.doubted += 1
            return replace(one, word=replace(one.word, sure=min(_UNSURE, one.word.sure)))
        if again != read:
            self.doubted += 1
            sure = min(_UNSURE, one.word.sure)
        else:
            sure = max(_AGREED, one.word.sure)
        numerals = "-".join(written(v) for v in again)
        text = one.word.text if again == read and _DIGIT.match(one.word.text) else f"{numerals}{rest}"
        return replace(one, word=replace(one.word, text=text, sure=sure))

    def _leans(self, seen: Sequence[Seen], i: int) -> bool:
        """Whether the line in which a word stands is set in italics."""
        slants = [s.slant for s in seen[max(0, i - _AROUND) : i + _AROUND] if s.row == seen[i].row and s.slant]
        return bool(slants) and median(slants) > 1

    def _ink_of(self, one: Seen) -> Mask:
        x0, top, x1, bottom = one.box
        return self.ink[top:bottom, max(0, x0 - _SPARE) : x1 + _SPARE]

    def _crop(self, seen: Sequence[Seen], i: int) -> Mask:
        """The ink of a word, as far to both sides as its neighbours leave room: a stroke may have been left out."""
        x0, top, x1, bottom = seen[i].box
        if i and seen[i - 1].row == seen[i].row:
            x0 = min(x0, max(seen[i - 1].box[2] + _SPARE, x0 - _MARGIN))
        if i + 1 < len(seen) and seen[i + 1].row == seen[i].row:
            x1 = max(x1, min(seen[i + 1].box[0] - _SPARE, x1 + _MARGIN))
        return self.ink[top:bottom, max(0, x0 - _SPARE) : x1 + _SPARE]

    def _enlarged(self, one: Seen) -> tuple[int, ...]:
        x0, top, x1, bottom = one.box
        crop = np.pad(self.grey[top:bottom, x0:x1], _MARGIN, constant_values=255)
        big = Image.fromarray(crop)
        big = big.resize((big.width * _ENLARGED, big.height * _ENLARGED), Image.Resampling.BICUBIC)
        text, _ = self.engine.word(np.asarray(big, dtype=np.uint8))
        return _numerals(text)[0]


def _is_title(seen: Seen) -> bool:
    """Whether a word is set in capitals, as headings under Roman numerals are."""
    return len(seen.word.text) > 1 and seen.word.text.isupper()


def _numerals(text: str) -> tuple[tuple[int, ...], str]:
    """The values of the one or two numerals that a word begins with, and what stands behind them.

    >>> _numerals("III-IV/2021"), _numerals("HI;,"), _numerals("năm")
    (((3, 4), '/2021'), ((3,), ','), ((), 'năm'))
    """
    match = _NUMERAL.fullmatch(text)
    if match is None:
        return (), text
    rest = match["rest"]
    return (
        tuple(value_of(n) or 0 for n in (match["first"], match["last"]) if n),
        rest if rest.strip(".,;:") else rest[-1:],
    )
