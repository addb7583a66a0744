"""The deadline of a clause: the time that its words set, not the dates of the documents that it cites."""

from __future__ import annotations

import re
from dataclasses import replace

from dondoc.core.deadlines import find_deadlines
from dondoc.core.deadlines.model import Deadline, Precision
from dondoc.core.orders.reading import Reading, outside
from dondoc.core.orders.words import folded
from dondoc.core.values import Span

_NOT_DUE = re.compile(
    r"(?:giai đoạn|thời kỳ|tầm nhìn(?: đến)?|định hướng(?: đến)?|nhiệm kỳ|khóa|đến|từ|kỷ niệm|phiên bản|so với|cuối|kế hoạch|kết quả|tình hình|dự toán|của|cho)\s*(?:năm\s*)?$"
)
_CUE = re.compile(
    r"(?:hoàn thành|hoàn tất|xong|trước|chậm nhất|muộn nhất|trong|vào|thời hạn|thời gian|gửi|báo cáo|không quá)\W+(?:\w+\W+){0,4}$"
)
_SURE = 0.9


def deadlines_in(reading: Reading, span: Span) -> list[Deadline]:
    """Every expression of time in a clause that may set a deadline, with its place in the whole text."""
    words = reading.words(span)
    cited = [c.span for c in reading.facts.mentions if span.touches(c.span)]
    out = []
    for said in find_deadlines(words, year=reading.year, issued=reading.on):
        if said.span is None:
            continue
        place = said.span.shift(span.start)
        if outside(place, cited) and _sets(folded(words), said):
            out.append(replace(said, span=place, raw=reading.words(place)))
    return out


def _sets(low: str, said: Deadline) -> bool:
    """Whether the words around an expression make it a deadline."""
    start = said.span.start if said.span else 0
    before = low[max(0, start - 40) : start]
    if said.due is None or said.rule is not None:
        return True
    if said.precision is Precision.DAY:
        return (
            not said.inclusive
            or bool(_CUE.search(before))
            or low[start : start + 4] in ("trướ", "chậm", "muộn", "hoàn", "xong", "vào ", "đến ", "khôn")
        )
    return bool(
        _CUE.search(before) or low[start : start + 5] in ("trong", "hoàn ", "trước", "chậm ")
    ) and not _NOT_DUE.search(before)


def deadline_in_prose(reading: Reading, span: Span) -> Deadline | None:
    """The deadline of a clause, or None: a day before a month before a year; of two days the later one."""
    said = [d for d in deadlines_in(reading, span) if d.due and d.rule is None]
    days = [d for d in said if d.precision is Precision.DAY]
    for choice in (days, said):
        if choice:
            best = max(choice, key=lambda d: (d.due is not None, d.due or None))
            return replace(best, confidence=min(best.confidence, _SURE))
    return None
