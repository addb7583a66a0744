"""Word's automatic numbers, resolved as they are seen on the page (ECMA-376, part 1, clause 17.9).

Letters. Word counts ``lowerLetter`` along the Latin alphabet; Vietnamese administrative documents count along their
own: a, b, c, d, đ, e (Nghị định 30/2020/NĐ-CP, Phụ lục I: điểm). The Vietnamese alphabet is taken for a list when the
document says that it is Vietnamese (its default language or the language of the list's own words) or labels items
with "đ" elsewhere, unless a hand-written "đ)" stands between two items of that very list: then the writer filled the
gap himself, and the Latin count gives what is on the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dondoc.core.text.ooxml import Element, as_int, child, number, switch, value, w

_LEVELS = 9
_LATIN = "abcdefghijklmnopqrstuvwxyz"
VIETNAMESE = "abcdđeghiklmnopqrstuvxy"
"""The letters that label points, in order: without ă, â, ê, ô, ơ, ư, and without f, j, w, z."""
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SLOT = re.compile(r"%([1-9])")
_DASHES = frozenset("-+*–—")
_MOST_ROMAN = 4000
_MOST_TURNS = 30


def roman(n: int) -> str:
    """A number in small Roman numerals.

    >>> roman(4), roman(19)
    ('iv', 'xix')
    """
    if not 0 < n < _MOST_ROMAN:
        return str(n)
    out = ""
    for size, letters in _ROMAN:
        count, n = divmod(n, size)
        out += letters * count
    return out


def letters(n: int, alphabet: str = _LATIN) -> str:
    """A number as Word letters it: a to z, then aa, bb and so on.

    >>> letters(5), letters(5, VIETNAMESE), letters(27)
    ('e', 'đ', 'aa')
    """
    turns, index = divmod(n - 1, len(alphabet))
    if not 0 <= turns < _MOST_TURNS:
        return str(n)
    return alphabet[index] * (turns + 1)


def written(n: int, form: str, alphabet: str = _LATIN) -> str:
    """A number in one of Word's formats; an unknown format is written as a decimal.

    >>> written(3, "upperRoman"), written(5, "lowerLetter", VIETNAMESE), written(7, "decimalZero"), written(2, "none")
    ('III', 'đ', '07', '')
    """
    plain = {"none": "", "decimalZero": f"{n:02}", "ordinal": f"{n}"}
    if form in plain:
        return plain[form]
    if form.endswith("Roman"):
        return roman(n).upper() if form == "upperRoman" else roman(n)
    if form.endswith("Letter"):
        return letters(n, alphabet).upper() if form == "upperLetter" else letters(n, alphabet)
    return str(n)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and how its label looks."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    indent: int | None = None


def read_level(lvl: Element) -> Level:
    """A ``w:lvl`` element."""
    start = number(lvl, w("start"))
    return Level(
        start=0 if start is None else start,
        form=value(lvl, w("numFmt")) or "decimal",
        pattern=value(lvl, w("lvlText")) or "",
        restart=number(lvl, w("lvlRestart")),
        legal=bool(switch(lvl, w("isLgl"))),
        style=value(lvl, w("pStyle")),
        indent=number(child(lvl, w("pPr")), w("ind"), w("left")),
    )


@dataclass(slots=True)
class List:
    """A ``w:num``: its abstract list, the levels with overrides laid over, the forced starts, those not yet used."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    forced: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """A resolved number: its words and the level of its list from 0."""

    words: str
    level: int
    lettered: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts through a document; ask once for each numbered paragraph, in order.

    Attributes:
        abstracts, nums: the elements of ``numbering.xml`` by id; only the lists that are used are looked into.
        style_lists: list style id → the list it uses.
        lists: the lists looked into so far.
        counters: by abstract list, the count reached at each level.
    """

    abstracts: dict[str, Element] = field(default_factory=dict)
    nums: dict[str, Element] = field(default_factory=dict)
    style_lists: Mapping[str, str] = field(default_factory=dict)
    lists: dict[str, List | None] = field(default_factory=dict)
    counters: dict[str, list[int | None]] = field(default_factory=dict)

    def begin(self) -> None:
        """Forget all counts: the document is counted from its beginning again."""
        self.counters.clear()
        for known in self.lists.values():
            if known is not None:
                known.forced = dict(known.starts)

    def list_of(self, num: str) -> List | None:
        """The list of that id, or None."""
        if num not in self.lists:
            self.lists[num] = self._look_into(num)
        return self.lists[num]

    def _look_into(self, num_id: str) -> List | None:
        num = self.nums.get(num_id)
        abstract_id = value(num, w("abstractNumId")) or ""
        link = value(self.abstracts.get(abstract_id), w("numStyleLink"))
        target = self.nums.get(self.style_lists.get(link, "")) if link else None
        if target is not None:
            abstract_id = value(target, w("abstractNumId")) or ""
        abstract = self.abstracts.get(abstract_id)
        return None if num is None or abstract is None else _with_overrides(List(abstract_id, _levels(abstract)), num)

    def level_of_style(self, num: str, style: str) -> int | None:
        """The level that a list ties to a paragraph style, or None."""
        known = self.list_of(num)
        return next((i for i, lvl in known.levels.items() if lvl.style == style), None) if known else None

    def label(self, num: str, level: int, alphabet: str = _LATIN) -> Label | None:
        """Count one paragraph on and give its label; None when the list or the level is unknown or "0" (no list)."""
        known = self.list_of(num)
        if known is None or level not in known.levels:
            return None
        counts = self.counters.setdefault(known.abstract, [None] * _LEVELS)
        _step(counts, known, level)
        lvl = known.levels[level]
        if lvl.form == "bullet":
            return Label(_bullet(lvl.pattern), level)
        words = _SLOT.sub(lambda m: _slot(int(m[1]) - 1, known, counts, lvl, alphabet), lvl.pattern)
        return Label(words.strip(), level, lvl.form.endswith("Letter"))


def _step(counts: list[int | None], known: List, level: int) -> None:
    here = counts[level]
    if level in known.forced:
        counts[level] = known.forced.pop(level)
    else:
        counts[level] = known.levels[level].start if here is None else here + 1
    for above in range(level):
        if counts[above] is None and above in known.levels:
            counts[above] = known.levels[above].start
    for below in range(level + 1, _LEVELS):
        lvl = known.levels.get(below)
        after = below if lvl is None or lvl.restart is None else lvl.restart
        if level < after:
            counts[below] = None


def _slot(index: int, known: List, counts: list[int | None], own: Level, alphabet: str) -> str:
    lvl = known.levels.get(index)
    if lvl is None:
        return ""
    count = counts[index]
    form = "decimal" if own.legal else lvl.form
    return written(lvl.start if count is None else count, form, alphabet)


def _bullet(pattern: str) -> str:
    """Dashes stay as they are; every glyph of a symbol font is one and the same bullet."""
    mark = pattern.strip()
    return mark if mark in _DASHES else "•"


def read_numbering(root: Element | None, style_lists: Mapping[str, str]) -> Numbering:
    """The lists of ``numbering.xml``; ``style_lists`` tells which list a list style uses (``w:numStyleLink``)."""
    if root is None:
        return Numbering()
    abstracts = {a.get(w("abstractNumId"), ""): a for a in root.iterfind(w("abstractNum"))}
    return Numbering(abstracts, {n.get(w("numId"), ""): n for n in root.iterfind(w("num"))}, style_lists)


def _levels(holder: Element) -> dict[int, Level]:
    found = ((as_int(lvl.get(w("ilvl"))), lvl) for lvl in holder.iterfind(w("lvl")))
    return {i: read_level(lvl) for i, lvl in found if i is not None and 0 <= i < _LEVELS}


def _with_overrides(known: List, num: Element) -> List:
    for override in num.iterfind(w("lvlOverride")):
        i = as_int(override.get(w("ilvl")))
        if i is None or not 0 <= i < _LEVELS:
            continue
        known.levels |= _levels(override)
        start = number(override, w("startOverride"))
        if start is not None:
            known.starts[i] = known.forced[i] = start
    return known
