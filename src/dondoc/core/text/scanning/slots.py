"""Where the words of a page leave room for figures written by hand: running number, day and month of the head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dondoc.core.text.scanning.engine import BoxPx
from dondoc.core.text.scanning.picture import POINT
from dondoc.core.text.scanning.words import DESCENT, Seen

_SYMBOL = r"[A-ZĐÐQ][A-ZĐÐ\dtgr&]{1,14}(?:-[A-ZĐÐ][A-ZĐÐ\dtgr&]{0,14}){0,3}"
_NUMBER = re.compile(
    r"(?:(?<!\S)S[^\W\d_]{1,2}[:;.,]?|(?<!\S)s[ốôóò][:;.,]?)"
    r"(?P<slot>\s?(?!\d+\s?/\s?(?:19|20)\d\d\b|\d+\s?[-–]\s?[A-ZĐÐ]{2})\S{0,7}(?:\s\S{1,4}){0,2}\s?)"
    rf"(?P<end>(?:[-–]{_SYMBOL})?/{_SYMBOL})(?!\S*/)"
)
_DAY = re.compile(r"ng[àảáaãạ]y(?P<slot>\s?\S{0,4}?(?:\s\S{1,3})?\s?)(?P<end>th[áàâaãạ]ng)")
_MONTH = re.compile(r"th[áàâaãạ]ng(?P<slot>\s?\S{0,3}?(?:\s\S{1,2})?\s?)(?P<end>n[ăâàáa]m\s\d{4})")
_DAY_WORD = re.compile(r"ng[àảáaãạẩấ]\w")
_WIDTHS = {
    **dict.fromkeys("/;:tl", 0.278),
    **dict.fromkeys("-rI", 0.333),
    **dict.fromkeys("ABCDĐEGHKLNOQRTUVXY", 0.7),
    **dict.fromkeys("PS", 0.556),
    "M": 0.889,
    "m": 0.75,
}
_UPPER, _LOWER = 0.7, 0.5
_FIGURES = re.compile(r"\d{1,5}")
_RISE, _FALL = 1.0, 0.32
_SLACK = 0.45


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for figures.

    Attributes:
        kind: ``number``, ``day`` or ``month``.
        words: the first word that has to do with it and the one behind the last.
        before, after: what these words say to its left and to its right.
        said: what was recognised in it, without spaces.
        sure: how sure the recogniser was, 0 to 1.
        box: its place in dots.
        size: of the type around it, in dots.
    """

    kind: str
    words: tuple[int, int]
    before: str
    after: str
    said: str
    sure: float
    box: BoxPx
    size: float


def find_slots(seen: Sequence[Seen]) -> Iterator[Slot]:
    """The slots of a page's words, line by line; words of one line follow each other."""
    start = 0
    for end in range(1, len(seen) + 1):
        if end == len(seen) or seen[end].row != seen[start].row:
            yield from _in_line(seen, start, end)
            start = end


def _in_line(seen: Sequence[Seen], start: int, end: int) -> Iterator[Slot]:
    words = " ".join(s.word.text for s in seen[start:end])
    if "/" not in words and "ng" not in words:
        return
    for kind, form in (("number", _NUMBER), ("day", _DAY), ("month", _MONTH)):
        for match in form.finditer(words):
            if kind == "month" and not _DAY_WORD.search(words[: match.start()]):
                continue  # "6 tháng đầu năm 2018"
            yield _slot(seen[start:end], start, kind, match)


def _slot(line: Sequence[Seen], start: int, kind: str, match: re.Match[str]) -> Slot:
    """The slot of a match in the words of a line, joined by single spaces."""
    begins = [0]
    for seen in line:
        begins.append(begins[-1] + len(seen.word.text) + 1)
    first = _word_at(begins, match.start("slot") - 1)
    last = _word_at(begins, match.start("end"))
    left, right = line[first], line[last]
    before = left.word.text[: match.start("slot") - begins[first]]
    after = right.word.text[match.start("end") - begins[last] :]
    size = left.word.size * POINT
    words = line[first + (before == left.word.text) : last + (after != right.word.text)]
    own = [w for w in words if w not in (left, right)]
    x0, x1 = _edges((left, right), (before, after), own, size)
    base = left.word.bottom * POINT - DESCENT * size
    return Slot(
        kind,
        (start + first, start + last + 1),
        before,
        after,
        match["slot"].replace(" ", ""),
        min((s.word.sure for s in words), default=0.0),
        (x0, round(base - _RISE * size), max(x0, x1), round(base + _FALL * size)),
        size,
    )


def _edges(sides: tuple[Seen, Seen], around: tuple[str, str], own: Sequence[Seen], size: float) -> tuple[int, int]:
    """Where the words around a slot end and begin; a box too wide for its word has swallowed ink of the slot."""
    left, right = sides
    head = _width(around[0][:2]) + _WIDTHS[":"] * len(around[0][2:]) if around[0][:1] in "Ss" else _width(around[0])
    size = min(size, (right.box[2] - right.box[0]) / max(_width(right.word.text), 1))
    x0, x1 = left.box[0] + round(head * size), right.box[2] - round(_width(around[1]) * size)
    if around[0] == left.word.text and (left.box[2] < x0 + _SLACK * size or (own and left.box[2] <= own[0].box[0])):
        x0 = left.box[2]
    if around[1] == right.word.text and (right.box[0] > x1 - _SLACK * size or (own and right.box[0] >= own[-1].box[2])):
        x1 = right.box[0]
    return x0, x1


def _word_at(begins: Sequence[int], offset: int) -> int:
    return max(i for i, b in enumerate(begins[:-1]) if b <= offset)


def _width(text: str) -> float:
    """Width of words in Times New Roman, in ems."""
    return sum(_WIDTHS.get(c, _UPPER if c.isupper() else _LOWER) for c in text)


def is_figure(slot: Slot) -> bool:
    """Whether figures and nothing else were recognised in a slot."""
    return _FIGURES.fullmatch(slot.said) is not None
