"""Figures as Vietnamese writes them: 90.000 is ninety thousand, 25,5 twenty-five and a half, "gần 79 ngàn" 79000."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from dondoc.core.orders.words import folded, says
from dondoc.core.values import Span

if TYPE_CHECKING:
    from dondoc.core.packs import Pack

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:[.,]\d+)?"
_SCALES = {"ngàn": 3, "nghìn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
_BASE = re.compile(r"so với\s+(?:cùng kỳ\s+)?(?:năm\s+)?((?:19|20)\d\d)")
_BRACKETS = re.compile(r"\([^()]*\)")
_PER = re.compile(r"^\s*(?:/\s*[^\W\d_]+\s*)+")
_ORDER = ("at_least", "at_most", "below", "above", "about", "almost")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or a range of figures in running words.

    Attributes:
        span: from the comparing word to the unit sign, relative to the words searched.
        low, high: exact decimals; the same when one figure is written.
        comparator: equal, about, almost, above, at_least, below, at_most or range.
        percent: whether "%" stands behind it.
        tail: where the words behind the figure begin, relative to the words searched.
        base_year: the year compared with, or None.
        scaled, power: whether ngàn, triệu, tỷ multiplied it, and by how much.
    """

    span: Span
    low: Decimal
    high: Decimal
    comparator: str
    percent: bool
    tail: int
    base_year: int | None = None
    scaled: bool = False
    power: Decimal = Decimal(1)


def read_number(words: str) -> Decimal:
    """The number written.

    >>> [str(read_number(x)) for x in ("90.000", "25,5", "1.2", "2.371.000", "02", "1.234.567,5")]
    ['90000', '25.5', '1.2', '2371000', '2', '1234567.5']
    """
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", words):
        return Decimal(words.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", words):
        return Decimal(words.replace(",", ""))
    return Decimal(words.replace(",", "."))


def _any(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))


@lru_cache(maxsize=8)
def _form(compare: tuple[str, ...], scales: tuple[str, ...]) -> re.Pattern[str]:
    before = rf"(?:(?P<cmp>(?<!\w)(?:{_any(compare)}))\s*)?" if compare else "(?P<cmp>(?!))?"
    scale = rf"(?:\s*(?P<scale>{_any(scales)}(?:\s+(?:{_any(scales)}))?)(?!\w))?" if scales else "(?P<scale>(?!))?"
    return re.compile(
        rf"{before}(?<![\d/.,\-–\w])(?P<low>{_NUMBER})(?![\d/])\s*(?P<p1>%)?"
        rf"(?:\s*(?:-|–|đến)\s*(?(p1)(?!(?:19|20)\d\d(?!\s*%))|)(?P<high>{_NUMBER})(?![\d/]))?{scale}\s*(?P<p2>%)?"
    )


def _comparator(word: str, pack: Pack, after: str) -> str:
    counted = says(pack, "measure.units").match(after.lstrip(" %"))
    after = _PER.sub("", after.lstrip(" %")[counted.end() if counted else 0 :]).lstrip()
    for name in ("at_least", "at_most"):
        if any(after.startswith(p) for p in pack.phrases.get(f"comparator.{name}_after", ())):
            return name
    for name in _ORDER:
        if word in pack.phrases.get(f"comparator.{name}", ()):
            return name
    return "equal"


def _past_bound(low_text: str, end: int, pack: Pack) -> int:
    """The end of "80% trở lên", behind which stands what it is a share of."""
    bound = says(pack, "comparator.at_least_after", "comparator.at_most_after").match(low_text[end : end + 40].lstrip())
    return end + len(low_text[end : end + 40]) - len(low_text[end : end + 40].lstrip()) + bound.end() if bound else end


def _figure(found: re.Match[str], low_text: str, pack: Pack) -> Figure | None:
    low = read_number(found["low"])
    high = read_number(found["high"]) if found["high"] else low
    if high < low:
        return None
    power = Decimal(10) ** sum(_SCALES[word] for word in (found["scale"] or "").split())
    word = re.sub(r"\s+", " ", found["cmp"] or "")
    comparator = _comparator(word, pack, low_text[found.end() : found.end() + 40])
    if found["high"] and comparator in ("equal", "at_least", "about"):
        comparator = "range"
    base = _BASE.search(low_text, found.end(), found.end() + 60)
    end = found.end() - (len(found.group()) - len(found.group().rstrip()))
    return Figure(
        Span(found.start(), end),
        low * power,
        high * power,
        comparator,
        bool(found["p1"] or found["p2"]),
        _past_bound(low_text, end, pack) if found["p1"] or found["p2"] else end,
        int(base.group(1)) if base else None,
        bool(found["scale"]),
        power,
    )


def find_figures(words: str, pack: Pack) -> list[Figure]:
    """Every figure in ``words``, left to right; dates, document numbers and labels are the caller's to leave out."""
    compare = tuple(p for name in _ORDER for p in pack.phrases.get(f"comparator.{name}", ()))
    form, low = _form(compare, pack.phrases.get("measure.scale", ())), folded(words)
    found = (_figure(m, low, pack) for m in form.finditer(low))
    return [f for f in found if f is not None]


def read_figure(words: str, pack: Pack) -> Figure | None:
    """The target that a table cell states, or None when it states no figure outside brackets."""
    plain = _BRACKETS.sub(lambda m: " " * len(m.group()), words)
    found = [f for f in find_figures(plain, pack) if not _is_year(f, plain)]
    return found[0] if found else None


def _is_year(figure: Figure, words: str) -> bool:
    plain = figure.low == figure.high and not figure.percent and Decimal(1990) <= figure.low <= Decimal(2100)
    return plain and folded(words[: figure.span.start]).rstrip().endswith("năm")
