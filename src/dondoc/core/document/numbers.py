"""The grammar of document numbers (Nghị định 30/2020/NĐ-CP, Phụ lục I and III; Hướng dẫn 36-HD/VPTW for the Party).

``{no}/{TYPE}-{AGENCY}`` 15/QĐ-BPTXH · ``{no}/{year}/{TYPE}-{AGENCY}`` 14/2017/NĐ-CP · ``{no}/{year}/QH{term}``
124/2020/QH14 · ``{no}/{AGENCY}-{UNIT}`` 318/BPTXH-HTQT, an official letter · ``{no}-{TYPE}/{ORG}`` 12-CT/TW.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from dondoc.core.values import Span

_UP = "A-ZĐÂĂÊÔƠƯ"
_LOW = "a-zđâăêôơư"
_CODE = rf"(?=[{_UP}]{{2}}|[{_UP}][{_LOW}][{_UP}]|L[-–])[{_UP}][{_UP}{_LOW}&]{{0,14}}\d{{0,3}}"
_DASH = r"(?:\s[-–]|[-–]\s?)"
_SYMBOL = rf"{_CODE}(?:{_DASH}{_CODE}|\.{_CODE}|[-–][{_UP}][{_LOW}](?!\w))*"
_GLUED = r"(?=(?:[A-ZĐ][^\W\d_]+\s?){1,4},\s*(?:ngày|hồi|lúc)\s)"
"""The place of issue may stand close behind, as pages of portals give it: "02/2017/NQ-HĐTPHà Nội, ngày …"."""
_STATE = (
    r"(?P<serial>\d{1,6}[a-z]?)\s{0,6}/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?"
    rf"(?P<symbol>{_SYMBOL}(?:(?<=CT|QĐ|NQ|TB)/UB)?)"
)
_PARTY = rf"(?P<pserial>\d{{1,6}})\s?[-–]\s?(?P<ptype>{_CODE}(?:[-–]{_CODE})?)\s?/\s?(?P<org>{_SYMBOL})"
NUMBER = re.compile(rf"(?<![\w/.,\-–])(?:{_PARTY}|{_STATE})(?:(?![\w/])|{_GLUED})")
BLANK = re.compile(rf"[\s….·_\-]*/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<symbol>{_SYMBOL})(?![\w/])")


class Abbreviations(Protocol):
    """What the grammar asks of a pack."""

    def kind_of_abbreviation(self, short: str) -> str | None:
        """The kind of document that an abbreviation stands for, or None."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number and what its parts say.

    Attributes:
        value: without stray spaces, with plain hyphens: "10-CTr/TU".
        span: offsets in the words it was found in.
        serial: the running number as written, leading zeros kept.
        year: of a normative document, or None.
        codes: the parts of its symbol, in order: ("QĐ", "LĐTBXH").
        party: whether it is written the Party's way.
    """

    value: str
    span: Span
    serial: str
    year: int | None
    codes: tuple[str, ...]
    party: bool = False

    def kind(self, pack: Abbreviations) -> str | None:
        """The kind that the symbol names; a symbol without one is that of an official letter ("Công văn").

        The National Assembly's symbols ("QH14") name none: laws and resolutions bear them alike.
        """
        named = next((k for c in self.codes[:1] if (k := pack.kind_of_abbreviation(c))), None)
        if named or self.year is not None or re.match(r"(?:UBTV)?QH\d", self.codes[0]):
            return named
        return "Công văn"

    def agencies(self, pack: Abbreviations) -> tuple[str, ...]:
        """The codes of those who issued it, without the code of the kind."""
        rest = self.codes[1:] if pack.kind_of_abbreviation(self.codes[0]) else self.codes
        return rest or self.codes


def _number(match: re.Match[str]) -> Number:
    party = match["pserial"] is not None
    value = re.sub(r"\s+", "", match[0]).replace("–", "-")
    symbol = f"{match['ptype']}-{match['org']}" if party else match["symbol"]
    codes = tuple(re.split(r"[-–./]", re.sub(r"\s+", "", symbol)))
    year = None if party or not match["year"] else int(match["year"])
    return Number(value, Span(match.start(), match.end()), match["pserial"] or match["serial"], year, codes, party)


def find_numbers(words: str) -> list[Number]:
    """All document numbers in the words, in order.

    >>> [n.value for n in find_numbers("số 14/2017/NĐ-CP, 12-CT/TW, 10- CTr/TU, 44/NQ -CP, 318/BPTXH-HTQT; 22/12/2024")]
    ['14/2017/NĐ-CP', '12-CT/TW', '10-CTr/TU', '44/NQ-CP', '318/BPTXH-HTQT']
    >>> find_numbers("HIV/AIDS, 24/7, 5G/IoT, 1/3 số xã, 60/km")
    []
    """
    return [_number(m) for m in NUMBER.finditer(words)]


def blank_symbol(words: str, at: int) -> tuple[tuple[str, ...], Span] | None:
    """The codes of a number whose running number is not filled in yet ("Số:    /KH-STTTT"), from an offset on.

    >>> blank_symbol("Số: …/KH-STTTT", 3)[0]
    ('KH', 'STTTT')
    """
    match = BLANK.match(words, at)
    if not match:
        return None
    return tuple(re.split(r"[-–]", re.sub(r"\s+", "", match["symbol"]))), Span(match.start(), match.end())
