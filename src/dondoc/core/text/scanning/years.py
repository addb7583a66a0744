"""Years read once on a page that differ in one figure from those it often names: read again, figure by figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dondoc.core.text.scanning.figures import read_figures
from dondoc.core.text.scanning.picture import POINT, Mask
from dondoc.core.text.scanning.slotreading import parts_of
from dondoc.core.text.scanning.words import Seen

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ALONE = re.compile(r"[(]?(?P<year>(?:19|20)\d\d)[).,;:]?")
_FIGURES = 4
_HIGH = 0.4
_SAME = 0.8
_CERTAIN = 0.9
_DOUBTED = 0.5
_MOST = 12


@dataclass(slots=True)
class YearReader:
    """Reads the odd years of one page again.

    Attributes:
        ink: the page.
    """

    ink: Mask

    def set_years(self, seen: Sequence[Seen]) -> list[Seen]:
        """The words, odd years as a second reader has them where it is sure; where the two differ a doubt is left."""
        counts = Counter(y for s in seen for y in _YEAR.findall(s.word.text))
        odd = {y for y, n in counts.items() if any(m > n and _near(y, other) for other, m in counts.items())}
        out = list(seen)
        places = [
            (i, m["year"]) for i, s in enumerate(seen) if (m := _ALONE.fullmatch(s.word.text)) and m["year"] in odd
        ]
        for i, year in places[:_MOST]:
            out[i] = self._again(seen[i], year, counts)
        return out

    def _again(self, one: Seen, year: str, counts: Counter[str]) -> Seen:
        said, sure = self._read(one)
        if said == year or len(said) != _FIGURES or sure < _CERTAIN:
            return one
        if not (_near(said, year) and counts[said] > counts[year]):
            return replace(one, word=replace(one.word, sure=min(one.word.sure, _DOUBTED)))
        return replace(one, word=replace(one.word, text=one.word.text.replace(year, said), sure=sure))

    def _read(self, one: Seen) -> tuple[str, float]:
        x0, top, x1, bottom = one.box
        size = one.word.size * POINT
        parts = [p for p in parts_of(self.ink[top:bottom, x0:x1]) if p.ink.shape[0] > _HIGH * size]
        if not parts:
            return "", 0.0
        highest = max(p.ink.shape[0] for p in parts)
        read = read_figures([p.ink for p in parts if p.ink.shape[0] > _SAME * highest])
        return "".join(f for f, _ in read), min(sure for _, sure in read)


def _near(a: str, b: str) -> bool:
    """Whether two years differ in one figure, which is not the last: years that follow each other are no slips."""
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1 and a[-1] == b[-1]
