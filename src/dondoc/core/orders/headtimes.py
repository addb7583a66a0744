"""By when the points of a list are due that stand under a heading of time: "Quý II", "3.1. … (trong tháng 12/2022)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from dondoc.core.deadlines.model import Deadline
from dondoc.core.orders.lines import Line
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.words import folded
from dondoc.core.values import Span

_TIME = re.compile(
    r"(?:trong\s+|đến\s+)?(?:quý|các tháng|tháng|6 tháng|sáu tháng|năm)\s+[\divx]"
    r"|(?:trong\s+)?(?:6|sáu)\s+tháng\s+(?:đầu|cuối)\s+năm"
)
_IN_BRACKETS = re.compile(
    r"\(((?:(?:hoàn thành|thực hiện|thời gian|xong)\s*:?\s+)?(?:trong\s+|trước\s+|đến\s+)?"
    r"(?:quý|tháng|ngày|năm)\s[^()]{1,40})\)[\s.:;]*$",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?:hoàn thành|thực hiện|thời gian|xong)\s*:?\s+", re.IGNORECASE)
_SHORT, _BACK = 40, 80
_LIKELY = 0.9


def time_above(reading: Reading, line: Line) -> Deadline | None:
    """The time that the nearest heading says which is one of time, for a point that says none itself."""
    opener = _opener(reading, line)
    heads = ([opener] if opener else []) + [up for up in line.above() if up.heading]
    return next((time for head in heads if (time := _time_of(reading, head))), None)


def _opener(reading: Reading, line: Line) -> Line | None:
    """The heading without a number that opens the list of a line: both stand under the same heading."""
    if line.label is None:
        return None
    lines = reading.lines
    at = bisect_left(lines, line.span.start, key=lambda x: x.span.start)
    before = (x for x in lines[max(0, at - _BACK) : at][::-1] if x.parent is line.parent and x.label is None)
    last = next(before, None)
    return last if last is not None and last.heading else None


def _time_of(reading: Reading, head: Line) -> Deadline | None:
    words = head.words.rstrip(" :.;")
    bracket = _IN_BRACKETS.search(words)
    start, end = (bracket.start(1), bracket.end(1)) if bracket else (0, len(words))
    if not bracket and (len(words) > _SHORT or not _TIME.match(folded(words))):
        return None
    done = _DONE.match(words, start)
    place = trimmed(reading.text.text, Span(done.end() if done else start, end).shift(head.body.start))
    said = reading.time_of(reading.words(place))
    if said is None or said.due is None:
        return None
    sure = min(reading.in_year(said).confidence, _LIKELY)
    return replace(said, raw=reading.words(place), span=place, confidence=sure)
