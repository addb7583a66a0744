"""Words that all heads share, read askew under stamps and smears: the State's name, the kind, the frame of the date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Levenshtein

from dondoc.core.packs.folding import fold
from dondoc.core.packs.terms import formulas_of
from dondoc.core.text.scanning.words import Seen

_LETTERS = re.compile(r"[^\W\d_]+")
_LIKE = 0.8
_LEAST = 8
"""Letters from which on a formula is known although some are other ones; a shorter one must have just its letters."""
_SCRAPS = 2
"""Letters of specks that may stand beside a formula that has its line for itself."""
_SURE = 0.9
_FRAME = {"ngay": "ngày", "thang": "tháng", "nam": "năm"}
_BEHALF = re.compile(r"[1I7l]M[.,;:]")
"""How "TM." is read, on whose behalf one signs."""
_YEAR = re.compile(r"(?:19|20)\d\d\W*")


@dataclass(frozen=True, slots=True)
class _Formula:
    words: tuple[str, ...]
    letters: str
    capitals: bool
    alone: bool


@dataclass(slots=True)
class FormulaMender:
    """Sets formulas of heads and signatures right.

    Attributes:
        country: whose formulas.
        formulas: the longest first.
    """

    country: str = "vn"
    formulas: tuple[_Formula, ...] = field(init=False)

    def __post_init__(self) -> None:
        made = [
            _Formula(tuple(f.split()), _bare(f), f.isupper(), bool(alone))
            for alone, group in enumerate(formulas_of(self.country))
            for f in group
        ]
        self.formulas = tuple(sorted(made, key=lambda f: -len(f.letters)))

    def set_right(self, seen: Sequence[Seen]) -> list[Seen]:
        """The words of a page with the formulas in its lines as they are written everywhere."""
        return [one for line in lines_of(seen) for one in self._line(line)]

    def _line(self, line: list[Seen]) -> list[Seen]:
        out: list[Seen] = []
        at = 0
        line = [_behalf(one, after) for one, after in zip(line, [*line[1:], None], strict=True)]
        while at < len(line):
            formula, end = self._found(line, at)
            if formula is None:
                out.append(line[at])
                at += 1
            else:
                out += _written(line[at:end], formula.words)
                at = end
        return _dated(out)

    def _found(self, line: Sequence[Seen], at: int) -> tuple[_Formula | None, int]:
        """The formula that begins at a word and the word behind it: as it is, else that of most same letters."""
        first = line[at].word.text
        if not any(map(str.isalpha, first)):
            return None, at
        best: tuple[float, _Formula | None, int] = (0.0, None, at)
        for formula in self.formulas:
            if (formula.capitals and not _is_capital(first)) or (formula.alone and not _is_alone(line, formula)):
                continue
            for end in range(min(len(line), at + len(formula.words) + 1), at, -1):
                like = _likeness(line[at:end], formula)
                if like == 1:
                    return formula, end
                best = max(best, (like * len(formula.letters), formula, end), key=lambda b: b[0])
        return best[1:] if best[0] else (None, at)


def lines_of(seen: Sequence[Seen]) -> Iterator[list[Seen]]:
    """The words of each recognised line."""
    line: list[Seen] = []
    for one in seen:
        if line and line[-1].row != one.row:
            yield line
            line = []
        line.append(one)
    if line:
        yield line


def _behalf(one: Seen, after: Seen | None) -> Seen:
    return _as(one, "TM.") if after and _BEHALF.fullmatch(one.word.text) and _is_capital(after.word.text) else one


def _bare(words: str) -> str:
    return fold("".join(_LETTERS.findall(words)))


def _is_capital(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return sum(c.isupper() for c in letters) * 2 > len(letters)


def _is_alone(line: Sequence[Seen], formula: _Formula) -> bool:
    return sum(len(_bare(s.word.text)) for s in line) <= len(formula.letters) + _SCRAPS


def _likeness(part: Sequence[Seen], formula: _Formula) -> float:
    """How much words are like a formula: 1 where all letters are the same, 0 where they are too different."""
    words = [s.word.text for s in part]
    letters = _bare(" ".join(words))
    if abs(len(letters) - len(formula.letters)) > 2 or not (_bare(words[0]) and _bare(words[-1])):
        return 0.0
    if formula.capitals and not all(_is_capital(w) for w in words if _bare(w)):
        return 0.0
    if letters == formula.letters:
        return 1.0
    if len(formula.letters) < _LEAST or letters[0] != formula.letters[0]:
        return 0.0
    return float(Levenshtein.normalized_similarity(letters, formula.letters, score_cutoff=_LIKE))


def _written(part: Sequence[Seen], words: Sequence[str]) -> list[Seen]:
    """The words of a formula in the place of those that were read."""
    read = [s.word.text for s in part]
    if [_LETTERS.findall(w) for w in read] == [_LETTERS.findall(w) for w in words]:
        return list(part)
    tail = "".join(c for c in read[-1][-1:] if c in ":;,.")
    text = [*words[:-1], words[-1] + tail]
    if len(part) == len(words):
        return [_as(s, w) for s, w in zip(part, text, strict=True)]
    x0, x1 = part[0].word.x0, part[-1].word.x1
    whole = sum(map(len, text)) + len(text) - 1
    out, at = [], 0
    for word in text:
        left, right = (x0 + (x1 - x0) * k / whole for k in (at, at + len(word)))
        one = _as(part[0], word)
        out.append(replace(one, word=replace(one.word, x0=left, x1=right)))
        at += len(word) + 1
    return out


def _as(one: Seen, text: str) -> Seen:
    return replace(one, word=replace(one.word, text=text, sure=max(_SURE, one.word.sure)))


def _dated(line: list[Seen]) -> list[Seen]:
    """The line with "ngày", "tháng" and "năm" as they are, where they stand in this order before a year."""
    folded = [_bare(s.word.text) for s in line]
    try:
        day = folded.index("ngay")
        month = folded.index("thang", day)
        year = folded.index("nam", month)
    except ValueError:
        return line
    if year + 1 >= len(line) or not _YEAR.fullmatch(line[year + 1].word.text) or year - day > len(_FRAME) + 3:
        return line
    out = list(line)
    for at in (day, month, year):
        meant = _FRAME[folded[at]]
        text = meant.capitalize() if line[at].word.text[0].isupper() else meant
        out[at] = replace(line[at], word=replace(line[at].word, text=text))
    return out
