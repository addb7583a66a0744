"""The calendars that a clause names: one duty each, when they differ in period."""

from __future__ import annotations

import re
from dataclasses import replace

from dondoc.core.deadlines import find_deadlines, read_schedule
from dondoc.core.deadlines.model import Schedule
from dondoc.core.orders.reading import Reading, outside
from dondoc.core.values import Span

_PERIOD = r"(?:(?:hằng|hàng|mỗi)\s+(?:tuần|tháng|quý|năm)|\d+\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?|sáu tháng|cả năm(?:\s+\d{4})?|quý|tháng|một năm|năm)"
_DAY = (
    r"ngày\s+\d{1,2}(?:\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)?(?:\s+của\s+tháng\s+\w+)?"
)
_CUE = r"(?:trước|chậm nhất|muộn nhất|vào|không muộn hơn|chậm nhất là|muộn nhất là)"
_HOUR = r"(?:\s+\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?(?:\s*phút)?)?"
_TERM = rf"(?:(?:theo\s+)?định kỳ(?:\s*,?\s*{_PERIOD})*|{_CUE}{_HOUR}\s+(?:vào\s+)?{_DAY}(?:\s+{_PERIOD})?|(?:hằng|hàng)\s+(?:tuần|tháng|quý|năm)|thường xuyên|vào\s+năm\s+\d{{4}}|\(năm\s+\d{{4}}\))"
_JOINT = r"(?:\s*,\s*|\s+và\s+|\s+|\s+gửi\s+[^,.;]{2,60}?\s+|\s*\([^)]*\)\s*)"
_TIMES = re.compile(rf"{_TERM}(?:{_JOINT}{_TERM}|\s*(?:,|và)\s*{_PERIOD}(?!\w))*", re.IGNORECASE)


def schedules_in(reading: Reading, span: Span) -> list[Schedule]:
    """The schedules of a clause with their places; expressions that stand apart are schedules of their own."""
    words = reading.words(span)
    cited = [c.span for c in reading.facts.mentions if span.touches(c.span)]
    out: list[Schedule] = []
    for found in _TIMES.finditer(words):
        place = Span(found.start(), found.end()).shift(span.start)
        if not outside(place, cited):
            continue
        said = read_schedule(found.group(), year=reading.year, issued=reading.on)
        if said is not None:
            out.append(replace(said, raw=found.group(), span=place))
    return _best(out)


def _best(found: list[Schedule]) -> list[Schedule]:
    """Those that name a day or a period; when none does, the first vague one ("định kỳ", "thường xuyên")."""
    firm = [s for s in found if s.dates or s.periods or s.monthly_day]
    dated = [s for s in firm if s.dates or s.monthly_day or s.rules]
    return dated or firm[:1] or found[:1]


def deadlines_as_schedule(reading: Reading, span: Span) -> list[Schedule]:
    """Fixed days of a clause as a schedule, for clauses whose calendar the terms above do not cover."""
    words = reading.words(span)
    days = [d for d in find_deadlines(words, year=reading.year, issued=reading.on) if d.due and d.span]
    return [
        Schedule(d.raw, dates=(d.due,) if d.due else (), before=not d.inclusive, span=d.span.shift(span.start))
        for d in days
        if d.span
    ]
