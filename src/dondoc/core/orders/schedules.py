"""The calendars that a clause names: one duty each, when they differ in period."""

from __future__ import annotations

import re
from dataclasses import replace

from dondoc.core.deadlines import read_schedule
from dondoc.core.deadlines.model import Schedule
from dondoc.core.orders.reading import Reading, outside
from dondoc.core.values import Span

_EVERY = r"(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)"
_PERIOD = (
    rf"(?:{_EVERY}|\d+\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?|sáu tháng|cả năm(?:\s+\d{{4}})?|(?:một|0?1) năm|quý|tháng|năm)"
)
_DAY = (
    r"(?:(?:ngày\s+)?\d{1,2}\s*(?:/\s*\d{1,2}(?:\s*/\s*\d{4})?|[-.]\s*\d{1,2}\s*[-./]\s*\d{4})"
    r"|ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)?"
    r"(?:\s+của\s+tháng(?:\s+\w+){1,2}(?:\s+quý(?:\s+(?:sau|tiếp theo|kế tiếp))?)?"
    r"|\s+tháng\s+(?:đầu|cuối)(?:\s+của)?\s+(?:mỗi\s+)?quý)?)"
)
_CUE = r"(?:trước|chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?|vào|không muộn hơn|xong trước)"
_HOUR = r"(?:\s+\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?(?:\s*phút)?)?"
_CLOCK = r"\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{2})?(?:\s*phút)?"
_WITHIN = re.compile(
    r"(?:trong\s+(?:thời hạn|thời gian|vòng)|chậm nhất(?:\s+là)?|không quá)\s+\d{1,3}\s+ngày(?:\s+làm việc)?"
    r"(?:,?\s+(?:kể từ|tính từ|sau|từ)\s+[^,.;]{4,80})?"
    r"|trong\s+(?:(?:ngày\s+)?hôm nay|(?:ngày|tuần|tháng)\s+(?:này|tới|sau))(?!\w)"
    r"|(?:vào\s+|sau\s+khi\s+)?(?:đầu|cuối|hết|sau|kết thúc)\s+(?:mỗi\s+)?học kỳ(?:\s+(?:I{1,2}|[12])(?!\w))?"
    r"(?:\s*(?:,|và)\s*(?:(?:cuối|hết|kết thúc)\s+)?(?:học kỳ(?:\s+(?:I{1,2}|[12])(?!\w))?|năm học(?!\w)))*"
    r"|tại\s+(?:(?:các|mỗi)\s+)?kỳ họp\s+(?:thường lệ|giữa năm|cuối năm)(?:(?:,|\s+và)?\s+(?:giữa năm|cuối năm))*",
    re.IGNORECASE,
)
"""So many days from something, the end of a school term, the sitting of a council: a calendar without a date."""
_DAILY = rf"(?:{_CUE}|lúc)\s+{_CLOCK}(?:\s*(?:,|và)\s*{_CLOCK})*\s+(?:hằng|hàng|mỗi)\s+ngày"
_WEEKLY = (
    rf"(?:(?:{_CUE}|vào|lúc)\s+)?(?:{_CLOCK}\s+)?(?:(?:sáng|chiều|cuối buổi chiều)\s+)?(?:ngày\s+)?"
    r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])(?:\s+(?:hằng|hàng|mỗi)\s+tuần)?"
)
_STRETCH = (
    r"(?:trong|hết|trước|vào|chậm nhất|đến)\s+(?:hết\s+)?(?:(?:đầu|giữa|cuối)\s+)?"
    r"(?:tháng\s+\d{1,2}|quý\s+(?:I{1,3}|IV|[1-4]))(?!\w)(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?"
)
_HALVES = (
    r"(?:quý\s*,\s*)?(?:0?6|sáu)\s+tháng\s*(?:,|và)\s*(?:(?:0?9|chín)\s+tháng\s*(?:,|và)\s*)?"
    r"(?:(?:cả|một|0?1|hết)\s+năm(?!\s+\d)|năm(?=\s*(?:[.;,)/]|$)))"
)
"""The reports of half a year and of the whole one, called by their periods alone: "sáu tháng, một năm báo cáo …"."""
_PAIRED = rf"{_PERIOD}\s*\((?:{_CUE}\s+)?{_DAY}\)"
"""A period with its day in brackets: "6 tháng (trước 10/6) và cả năm (trước 15/11)"."""
_TIMES_A = (
    r"(?:(?:\d{1,2}|một|hai|ba|sáu)\s+(?:tháng|tuần|quý|năm)|mỗi\s+(?:tháng|tuần|quý|năm))\s+(?:một|hai|\d{1,2})\s+lần"
    r"|(?:\d{1,2}|một|hai)\s+lần\s*(?:/|một|mỗi)\s*(?:tháng|tuần|quý|năm)"
)
"""How often: "6 tháng một lần", "02 lần/năm"."""
_TERM = (
    rf"(?:{_PAIRED}|{_TIMES_A}"
    rf"|(?:theo\s+)?định kỳ(?:\s*,?\s*{_PERIOD})*|{_CUE}{_HOUR}\s+(?:vào\s+)?{_DAY}(?:\s+{_PERIOD})?"
    r"|ngày\s+\d{1,2}\s+(?:của\s+)?(?:(?:hằng|hàng|mỗi)\s+(?:tháng|quý)|tháng\s+(?:đầu|cuối)\s+(?:của\s+)?(?:mỗi\s+)?quý)"
    rf"|{_DAILY}|{_WEEKLY}|{_EVERY}|thường xuyên|{_HALVES}|{_STRETCH}|vào\s+năm\s+\d{{4}}|\(năm\s+\d{{4}}\))"
)
_RELATIVE = 0.8
_PART = re.compile(r"(?:đầu|giữa|cuối)\s+(?:tháng|quý)", re.IGNORECASE)
_JOINT = r"(?:\s*,\s*|\s*\(|\s+và\s+|\s+|\s+(?:gửi|về)\s+[^,.;]{2,60}?\s+|\s*\([^)]*\)\s*)"
_TIMES = re.compile(
    rf"(?<!\w){_TERM}(?:{_JOINT}{_TERM}|\s*(?:,|và)\s*{_DAY}(?:\s+{_EVERY})?|\s*(?:,|và)\s*{_PERIOD}(?!\w))*",
    re.IGNORECASE,
)


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
            place = _closed(words, found).shift(span.start)
            dates = () if _PART.search(found.group()) else said.dates
            out.append(replace(said, raw=reading.words(place), span=place, dates=dates))
    return _best(out) or _within(reading, span)


def _within(reading: Reading, span: Span) -> list[Schedule]:
    found = _WITHIN.search(reading.words(span))
    place = Span(found.start(), found.end()).shift(span.start) if found else None
    return [Schedule(reading.words(place), span=place, confidence=_RELATIVE)] if place else []


def _closed(words: str, found: re.Match[str]) -> Span:
    """The place of an expression with the bracket closed that it opened."""
    opened = found.group().count("(") > found.group().count(")")
    return Span(found.start(), found.end() + (opened and words[found.end() : found.end() + 1] == ")"))


def _sharp(said: Schedule) -> bool:
    return bool(said.dates or said.monthly_day or any("BY" in rule for rule in said.rules))


def _best(found: list[Schedule]) -> list[Schedule]:
    """Those that name a day; else the first that names a period; else the first vague one ("định kỳ")."""
    sharp = [s for s in found if _sharp(s)]
    firm = [s for s in found if s.periods]
    wide = next((s for s in firm if not _sharp(s)), None)
    if wide and sharp and all(set(s.periods) < set(wide.periods) for s in sharp):
        return [replace(s, periods=wide.periods) for s in sharp]
    return sharp or firm[:1] or found[:1]
