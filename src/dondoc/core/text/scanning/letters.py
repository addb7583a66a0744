"""Letters of lists that look like figures ("8)" for "g)", "1)" for "i)"), set right by their neighbours in the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dondoc.core.text.lines import rows_of
from dondoc.core.text.sheet import Sheet

_ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Letters of points in the order of Vietnamese documents (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
_LABEL = re.compile(r"(?P<sign>[^\W_]|[!|])(?P<end>[.)]?)")
_LOOK_ALIKE = {"g": "890qø", "i": "1lIíìïj!|tf", "l": "1I!|iÌÍÙỤ", "d": "đ", "đ": "d", "b": "6", "q": "9", "o": "0"}
_PLAIN = frozenset({("g", "8"), ("g", "9"), ("g", "0"), ("b", "6")})
"""Figures that cannot follow in a list of letters; the label above says enough."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a label stands: page, word, what it says."""

    sheet: int
    word: int
    sign: str
    end: str


def set_letters(sheets: Sequence[Sheet]) -> int:
    """Set the letters of lists right, in place; a sign is changed where the labels on both sides say what it must be.

    Returns:
        how many were changed.
    """
    places = [p for i, sheet in enumerate(sheets) for p in _labels(sheet, i)]
    changed = 0
    for before, one, after in zip(places, places[1:], [*places[2:], None], strict=False):
        letter = _between(before.sign, after.sign if after else "")
        if letter is None and (_next(before.sign), one.sign) in _PLAIN:
            letter = _next(before.sign)
        if letter and one.sign != letter and one.sign in _LOOK_ALIKE.get(letter, ""):
            words = sheets[one.sheet].words
            words[one.word] = replace(words[one.word], text=f"{letter}{one.end or before.end}")
            changed += 1
    return changed


def _between(before: str, after: str) -> str | None:
    """The letter that stands between two others of a list, or None when they are no such neighbours.

    >>> _between("e", "h"), _between("h", "k"), _between("a", "k")
    ('g', 'i', None)
    """
    letter = _next(before)
    return letter if letter and after and _next(letter) == after else None


def _next(letter: str) -> str | None:
    at = _ALPHABET.find(letter) if letter else -1
    return _ALPHABET[at + 1] if 0 <= at < len(_ALPHABET) - 1 else None


def _labels(sheet: Sheet, number: int) -> list[_Place]:
    """The labels that open the lines of a page, from top to bottom."""
    at = {id(word): i for i, word in enumerate(sheet.words)}
    out = []
    for line in rows_of(sheet.words, sheet.number):
        match = _LABEL.fullmatch(line.words[0].text)
        if match and len(line.words) > 1:
            out.append(_Place(number, at[id(line.words[0])], match["sign"], match["end"]))
    return out
