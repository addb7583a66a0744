"""The deadline of a clause: the time that its words set, not the dates of the documents that it cites."""

from __future__ import annotations

import re
from dataclasses import replace

from dondoc.core.deadlines import find_deadlines
from dondoc.core.deadlines.model import Deadline, Precision
from dondoc.core.orders.reading import Reading, outside
from dondoc.core.orders.words import folded
from dondoc.core.values import Span

_DONE = re.compile(
    r"hoàn thành|hoàn tất|xong|thời hạn|thời gian|kết thúc|chậm nhất|muộn nhất|không quá|trình|ban hành|gửi|đưa vào"
)
_CUE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|trong|vào|lúc|gửi|báo cáo|không quá|hoàn thành|xong|đến|dự kiến)\W+(?:\w+\W+){0,4}$"
)
_OPENS = re.compile(r"(?:trước|chậm|muộn|hoàn|xong|vào|đến|không|trong|ngay|hết|cuối|đầu|hạn|từ)\s")
_SENT = re.compile(r"(?:gửi|nộp|báo cáo|trình|chuyển|bàn giao)\s(?:(?!\s(?:theo|tại|của)\s)[^;.:]){0,110}$")
_SENT_BY = re.compile(r"\s*(?:[).;,/]*\s*$|[;.]\s|,?\s+để\s)")
"""A day at the end of "gửi danh sách về Phòng A ngày 10/3" says by when."""
_RETURNS = re.compile(
    r"(?:định kỳ|hằng|hàng|mỗi)\s+(?:(?:hằng|hàng)\s+)?(?:\d{1,2}\s+tháng|sáu tháng|năm|quý|tháng)(?!\w)[^;.]*$"
)
"""Behind these a day without its year comes round."""
_ALONE = re.compile(r"(?:\(|:)\s*(?:từ\s+)?$")
_ENDED = re.compile(r"\s*[).;,]*\s*$")
_TOLD = re.compile(r"(?:đã|vừa|từng)\s+(?:\w+\s+){0,3}$")
_NAMED = re.compile(r"(?:ban hành|ký|tại|cuộc họp|phiên họp)\s+(?:\w+\s+){0,3}$")
"""Behind these a plain day is the day of a document or of a meeting."""
_BESIDE = re.compile(
    r"(?:trước|trong|vào|hoàn thành|xong|chậm nhất|muộn nhất|hết|kết thúc|thời gian|thời hạn|dự kiến)\s*:?\s*"
    r"(?:(?:hai|ba|các)\s+)?$"
)
_OTHERS = re.compile(
    r"\s+để\s+(?=tổng hợp|theo dõi|báo cáo|kịp|trình|phục vụ)"
    r"|,?\s+(?=không (?:để|làm) ảnh hưởng|làm cơ sở|kịp thời phục vụ)"
    r"|[;.]\s+(?=(?:giao|yêu cầu|đề nghị|(?:định kỳ\s+|gửi\s+|và\s+)?báo cáo)\s)"
)
"""Behind these another acts (the receiver of a report, the next one who is asked), what it is done for is said, or a
report of it is asked for, which has a day of its own."""
_DONE_HERE = re.compile(r"(?:hoàn thành|hoàn tất|xong|kết thúc)\s+(?:trong|trước|vào|chậm nhất|năm|ngay|hết)")
_TIMELY = re.compile(r"\d|quý\s|sau khi|kể từ|hằng|hàng|mỗi|trước khi|đầu năm|cuối năm|tết")
_YEARS_END = re.compile(
    r"(?:ban hành|trình|phê duyệt|thông qua|khởi công|khánh thành|tổng kết|sơ kết|vận hành|sử dụng|thành lập|kiện toàn"
    r"|công bố|nghiệm thu|bàn giao|ký kết|hoàn thành|hoàn tất|dứt điểm)(?:(?!để )[^.;:]){0,60}$"
)
"""What is done once, so that "trong năm 2026" at the end of its clause says by when."""
_AWAITS = re.compile(
    r"(?:ngay )?sau khi [^.;:(),\n]{2,120}?(?:được (?:ban hành|phê duyệt|thông qua|ký)|có hiệu lực(?: thi hành)?"
    r"|có (?:ý kiến|hướng dẫn|chỉ đạo|văn bản|quyết định)[^.;:(),\n]*)"
)
_DONE_WORD = 12
_FRONT = 30
"""Up to where a recurring time belongs to the whole clause."""
_FIRM, _SURE, _ONE_OF_SEVERAL = 0.96, 0.9, 0.8
_ANOTHERS = 0.9
"""How sure the day of a report, or of another's work, is the day of the work itself."""
_YEAR_WRITTEN = re.compile(r"(?:19|20)\d\d\b")
_EXACT = (Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.HALF)


def deadlines_in(reading: Reading, span: Span) -> list[Deadline]:
    """Every expression of time in a clause that sets a deadline, with its place in the whole text."""
    words = reading.words(span)
    low = folded(words)
    if not _TIMELY.search(low):
        return []
    cited = [c.span for c in reading.facts.mentions if span.touches(c.span)]
    out = []
    for said in find_deadlines(words, year=reading.year, issued=reading.on):
        if said.span is None or said.note == "scope":
            continue
        place = said.span.shift(span.start)
        past = said.due is None or reading.on is None or said.due < reading.on
        if outside(place, cited) and _sets(low, said, said.span.start, past=past):
            out.append(replace(said, span=place, raw=reading.words(place)))
    return out


def _in_brackets(low: str, at: int) -> bool:
    opened = low.rfind("(", 0, at)
    return opened >= 0 and low.find(")", opened) > at and not _DONE.search(low[opened : at + _DONE_WORD])


def _sets(low: str, said: Deadline, start: int, *, past: bool) -> bool:
    """Whether the words around an expression make it a deadline; what lies ahead was not "đã …" done."""
    before, opens = low[max(0, start - 60) : start], _OPENS.match(low, start) is not None
    if said.due is None:
        return said.waits_for is not None or (said.rule is not None and start <= _FRONT)
    if _stands_alone(low, said, start):
        return True
    if (
        (_in_brackets(low, start) and not _closes(low, said, start))
        or (past and _TOLD.search(before[-30:]))
        or (not opens and _NAMED.search(before[-30:]))
    ):
        return False
    yearless = said.note in ("year-from-context", "before-issue") and not _YEAR_WRITTEN.search(said.raw)
    if yearless and _RETURNS.search(low, max(0, start - 160), start):
        return False
    if said.precision is Precision.DAY:
        sent = (
            not past and _SENT_BY.match(low, start + len(said.raw)) and _SENT.search(low[max(0, start - 120) : start])
        )
        return not said.inclusive or opens or bool(_CUE.search(before) or sent)
    if said.precision in (Precision.MONTH, Precision.QUARTER, Precision.HALF):
        return opens or bool(_BESIDE.search(before))
    return bool(_DONE_HERE.search(low[max(0, start - 30) : start + 7])) or _ends_in_year(low, said, start)


def _closes(low: str, said: Deadline, start: int) -> bool:
    """Whether brackets at the end of a clause hold nothing but by when: "… (trước ngày 05/9/2018)."."""
    fills = low[:start].endswith("(") and _ENDED.match(low, start + len(said.raw)) is not None
    return fills and _OPENS.match(low, start) is not None


def _stands_alone(low: str, said: Deadline, start: int) -> bool:
    """Whether a month, a quarter or a stretch of time ends the clause behind a colon or in brackets of its own."""
    ends = _ENDED.match(low, start + len(said.raw)) is not None
    return ends and said.precision in (*_EXACT[1:], Precision.PERIOD) and _ALONE.search(low[:start]) is not None


def _ends_in_year(low: str, said: Deadline, start: int) -> bool:
    """Whether "trong năm 2026" ends a clause that orders something done once."""
    behind = low[start + len(said.raw) :].lstrip()
    once = _YEARS_END.search(low[max(0, start - 90) : start]) is not None
    return low.startswith("trong năm", start) and once and behind[:1] in ("", ".", ";")


def deadline_in_prose(reading: Reading, span: Span) -> Deadline | None:
    """The deadline of a clause, or None: a day before a month before a year; of several days the last one."""
    other = _OTHERS.search(folded(reading.words(span)))
    said = deadlines_in(reading, Span(span.start, span.start + other.start())) if other else []
    said = said or deadlines_in(reading, span)
    once = [d for d in said if d.due and d.rule is None]
    days = [d for d in once if d.precision is Precision.DAY]
    months = [d for d in once if d.precision in (Precision.MONTH, Precision.QUARTER, Precision.HALF)]
    for choice in (days, months, once):
        if choice:
            best = max(choice, key=lambda d: (d.due is not None, d.due))
            dates = tuple(sorted({d.due for d in days if d.due}))
            sure = min(reading.in_year(best).confidence, _confidence(reading, span, best, len(once)))
            if other and best.span and best.span.start >= span.start + other.end():
                sure = min(sure, _ANOTHERS)
            return replace(best, dates=dates if len(dates) > 1 else best.dates, confidence=sure)
    return said[0] if said else _awaited(reading, span)


def _confidence(reading: Reading, span: Span, said: Deadline, dated: int) -> float:
    """How sure a deadline is: the only one of its clause, written with its year, with a word that says by when."""
    if dated > 1 or said.span is None:
        return _ONE_OF_SEVERAL
    low = folded(reading.words(span))
    at = said.span.start - span.start
    cued = _OPENS.match(low, at) or _BESIDE.search(low[max(0, at - 60) : at])
    whole = said.note is None if _YEAR_WRITTEN.search(said.raw) else reading.in_year(said).confidence >= _FIRM
    return _FIRM if cued and whole and said.precision in _EXACT else _SURE


def _awaited(reading: Reading, span: Span) -> Deadline | None:
    """What a clause waits for: "… ngay sau khi Nghị định được ban hành"."""
    found = _AWAITS.search(folded(reading.words(span)))
    if found is None:
        return None
    place = Span(found.start(), found.end()).shift(span.start)
    said = reading.time_of(reading.words(place))
    return replace(said, raw=reading.words(place), span=place) if said and said.waits_for and not said.due else None
