"""Finds expressions of time in running text, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dondoc.core.deadlines.lexicon import ATOMS, Token, tokens
from dondoc.core.deadlines.model import Deadline, Precision
from dondoc.core.deadlines.reading import read_deadline
from dondoc.core.deadlines.waiting import relatives_in
from dondoc.core.values import Span

_CUES = frozenset({"before", "latest", "until", "since", "within", "part"})
_JOINS = frozenset({"dash", "and"})
_AFTER_ATOM = frozenset(
    {"dash", "and", "until", "onward", "every", "times", "of_period", "last_month", "first_month", "lunar", "clock"}
)
_GAP = re.compile(r"(?:(?!\n\n)[^\S\t]|[()])*(?:(?:là|vào|lúc|của|hoàn thành|gồm)[ \n()]*)?")
_CITED = re.compile(
    r"(?:(?<!\w)số\s*:?\s*)?\d+\s*(?:/\d{4})?\s*[/-][^\W\d_][\w&-]*(?:/[\w-]+)?\s*(?:,\s*)?(?:(?:ban hành|ký)\s*)?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:^|\n)[^\n.;:]{2,30},\s*$")
_SCOPE = re.compile(r"(?:giai đoạn|thời kỳ|nhiệm kỳ|tầm nhìn|định hướng)\s*(?:đến\s*)?(?:năm\s*)?$", re.IGNORECASE)
_FAMILIES = {
    "iso": "day",
    "date": "day",
    "days": "day",
    "day": "day",
    "last_day": "day",
    "years": "year",
    "this_year": "year",
}
_ENDING = re.compile(r"(?:hoàn\s+thành|hoàn\s+tất|kết\s+thúc|xong)\s+$", re.IGNORECASE)
"""Behind these a bare year says by when: "…; hoàn thành năm 2026"."""
_DOUBT, _VAGUE, _LIKELY = 0.5, 0.6, 0.8


def find_deadlines(text: str, *, year: int | None = None, issued: date | None = None) -> list[Deadline]:
    """Every expression of time of a text in order, none over another, with ``span`` relative to ``text``.

    Dates of cited documents ("… số 12/QĐ-BPTXH ngày 04/5/2026") are left out. What may only be the scope of a product
    ("giai đoạn 2021-2025", a bare year) comes with a confidence of 0.5 and the note "scope": the caller knows the
    sentence. ``year`` and ``issued`` as for ``read_deadline``.

    >>> text = "Các đơn vị gửi báo cáo trước ngày 20 hằng tháng; tổng kết trong quý IV/2026."
    >>> [(d.raw, d.span.of(text) == d.raw) for d in find_deadlines(text)]
    [('trước ngày 20 hằng tháng', True), ('trong quý IV/2026', True)]
    """
    out: list[Deadline] = []
    reached = 0
    for start, end, signs in sorted((*_relatives(text), *_expressions(text)), key=lambda e: (e[0], -e[1])):
        if start < reached:
            continue
        place = Span(start, _bracketed(text, start, end))
        read = read_deadline(place.of(text), year=year, issued=issued)
        if read is not None and not _is_cited(text, start, signs):
            out.append(_weighed(replace(read, raw=place.of(text), span=place), text, start, signs))
            reached = place.end
    return out


def _bracketed(text: str, start: int, end: int) -> int:
    """The end with the bracket closed that the words opened."""
    return end + 1 if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")" else end


def _relatives(text: str) -> Iterator[tuple[int, int, Sequence[Token]]]:
    for start, end in relatives_in(text):
        yield start, end, ()


def _expressions(text: str) -> Iterator[tuple[int, int, Sequence[Token]]]:
    run: list[Token] = []
    found = list(tokens(text))
    for index, token in enumerate(found):
        if run and not _linked(text, run, token, found[index:]):
            yield from _closed(run)
            run = []
        run.append(token)
    yield from _closed(run)


def _family(kind: str) -> str:
    return _FAMILIES.get(kind, kind)


def _linked(text: str, run: Sequence[Token], token: Token, rest: Sequence[Token]) -> bool:
    """Whether a token belongs to the run before it: nothing but small words between, and lists of one kind only."""
    if not _GAP.fullmatch(text, run[-1].end, token.start):
        return False
    if run[-1].kind in ATOMS and token.kind not in _AFTER_ATOM:
        return False
    if token.kind != "and":
        return True
    coming = next((t for t in rest[1:] if t.kind not in _CUES), None)
    last = next((t for t in reversed(run) if t.kind not in _CUES | _JOINS), None)
    if coming is None or last is None or token.words == ";":
        return False
    return coming.kind == "onward" or _family(coming.kind) == _family(last.kind)


def _closed(run: Sequence[Token]) -> Iterator[tuple[int, int, Sequence[Token]]]:
    kept = list(run)
    while kept and kept[-1].kind in _CUES | _JOINS | {"clock"}:
        kept.pop()
    while kept and kept[0].kind in _JOINS | {"of_period", "onward"}:
        kept.pop(0)
    if kept and _says_time(kept):
        yield kept[0].start, kept[-1].end, kept


def _says_time(run: Sequence[Token]) -> bool:
    kinds = {token.kind for token in run}
    if kinds <= {"date"} | _JOINS and all(
        "ngày" not in t.words and "tháng" not in t.words for t in run if t.year is None
    ):
        return any(token.year for token in run)
    if kinds & (ATOMS | {"every", "times", "continuous"}):
        return not (kinds <= {"year"} and all("năm" not in t.words for t in run))
    return bool(
        kinds & {"day", "last_day", "weekday"}
        and kinds & {"before", "latest", "last_month", "first_month", "of_period", "every"}
    )


def _is_cited(text: str, start: int, signs: Sequence[Token]) -> bool:
    plain_day = len(signs) == 1 and signs[0].kind in ("date", "iso")
    return plain_day and _CITED.search(text, max(0, start - 60), start) is not None


def _weighed(read: Deadline, text: str, start: int, signs: Sequence[Token]) -> Deadline:
    """Less sure of what stands without a cue, or as the scope of a product."""
    before = text[max(0, start - 40) : start]
    told = bool(signs) and signs[0].kind in ("before", "latest", "within")
    if (_SCOPE.search(before) and not told) or (signs and signs[0].words.startswith("giai đoạn")):
        return replace(read, confidence=min(read.confidence, _DOUBT), note=read.note or "scope")
    if read.note == "continuous":
        return replace(read, confidence=min(read.confidence, _VAGUE))
    vague = read.precision in (Precision.YEAR, Precision.PERIOD) and not (_firm(signs) or _ENDING.search(before))
    if vague or (len(signs) == 1 and _DATELINE.search(before)):
        return replace(read, confidence=min(read.confidence, _DOUBT), note=read.note or "scope")
    if any(t.kind == "this_year" for t in signs):
        return replace(read, confidence=min(read.confidence, _VAGUE))
    bare = not any(t.kind in _CUES for t in signs) and read.precision in (Precision.DAY, Precision.YEAR)
    return replace(read, confidence=min(read.confidence, _LIKELY)) if bare and read.due else read


def _firm(signs: Sequence[Token]) -> bool:
    """Whether a year is meant as a time to act in: "trong năm 2026", "trước năm 2027", "đến hết năm 2026"."""
    return any(
        t.kind in ("before", "latest", "within") or t.words.startswith("trong") or "hết" in t.words for t in signs
    )
