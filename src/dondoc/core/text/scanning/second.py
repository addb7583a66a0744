"""The second look at what a recogniser of lines gets wrong: Roman numerals of quarters and of headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from dondoc.core.text.scanning.engine import Engine
from dondoc.core.text.scanning.picture import Grey, Mask
from dondoc.core.text.scanning.roman import read_strokes, value_of, written
from dondoc.core.text.scanning.words import Seen

_QUARTER = re.compile(r"[(“]?qu[ýyỹỷỳ]", re.IGNORECASE)
_NUMERAL = re.compile(
    r"(?P<first>[IVH1l|!ÌÍỈLTU]{1,6})(?:[-–](?P<last>[IVH1l|!ÌÍỈLTU]{1,6}))?(?P<rest>(?:[/.,;:)–-].*)?)"
)
_LINK = re.compile(r"và|đến|hoặc|-|–|,")
_HEADING = re.compile(r"(?P<first>[IVH1l|!]{1,5})(?P<rest>[.])")
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
        """The words with the numerals behind "quý" and at the head of a line as both looks have them."""
        out = list(seen)
        left = 0
        for i, one in enumerate(seen):
            if _QUARTER.fullmatch(one.word.text):
                left = _FEW
            elif left and _NUMERAL.fullmatch(one.word.text):
                out[i] = self._quarter(seen, i)
            elif left and not _LINK.fullmatch(one.word.text):
                left = 0
            elif self._heads_line(seen, i):
                out[i] = self._heading(one)
            left = max(0, left - 1) if left else 0
        return out

    def _heads_line(self, seen: Sequence[Seen], i: int) -> bool:
        first = i == 0 or seen[i - 1].row != seen[i].row
        return first and bool(_HEADING.fullmatch(seen[i].word.text)) and not seen[i].word.text[:-1].isdigit()

    def _heading(self, one: Seen) -> Seen:
        x0, top, x1, bottom = one.box
        values = read_strokes(self.ink[top:bottom, max(0, x0 - _SPARE) : x1 + _SPARE], one.word.italic)
        return replace(one, word=replace(one.word, text=f"{written(values[0])}.")) if len(values) == 1 else one

    def _quarter(self, seen: Sequence[Seen], i: int) -> Seen:
        one = seen[i]
        match = _NUMERAL.fullmatch(one.word.text)
        assert match is not None
        read = tuple(value_of(n) or 0 for n in (match["first"], match["last"]) if n)
        again = read_strokes(self._crop(seen, i), one.word.italic) or self._enlarged(one)
        if len(again) != len(read) or not again:
            self.doubted += 1
            return replace(one, word=replace(one.word, sure=min(_UNSURE, one.word.sure)))
        if again == read:
            sure, text = max(one.word.sure, 1 - _UNSURE / 4), one.word.text
        else:
            self.doubted += 1
            sure, text = min(_UNSURE, one.word.sure), ""
        if (
            text
            and text[: match.start("rest")].replace("1", "").strip("IV-–") == ""
            and "1" not in text[1 : match.start("rest")]
        ):
            return replace(one, word=replace(one.word, sure=sure))
        dash = "-" if len(again) > 1 else ""
        numerals = dash.join(written(v) for v in again)
        return replace(one, word=replace(one.word, text=f"{numerals}{match['rest']}", sure=sure))

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
        match = _NUMERAL.fullmatch(text)
        return tuple(value_of(n) or 0 for n in (match["first"], match["last"]) if n) if match else ()
