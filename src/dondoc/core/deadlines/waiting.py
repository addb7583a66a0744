"""What must come first: relative periods ("15 ngày kể từ ngày ký") and conditions ("sau khi được phê duyệt")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.core.deadlines.lexicon import count
from dondoc.core.deadlines.model import Offset, WaitsFor
from dondoc.core.packs.folding import lower

_NUMBER = r"(?P<amount>\d{1,4}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_UNIT = r"(?P<unit>giờ|ngày(?:\s+làm\s+việc)?|tuần|tháng|năm)"
_OPEN = (
    r"(?:(?:trong(?:\s+(?:vòng|thời\s+hạn|thời\s+gian))?|sau|chậm\s+nhất(?:\s+là)?|muộn\s+nhất(?:\s+là)?"
    r"|không\s+quá|tối\s+đa|ít\s+nhất)\s+)*"
)
_TAIL = r"(?P<anchor>[^.;:()\n]*?)(?=[.;:()\n]|,\s+(?!thời\s+hạn)|$)"
_RELATIVE = re.compile(
    rf"(?<!\w){_OPEN}{_NUMBER}\s*(?:\([^()]*\)\s*)?{_UNIT}\s*,?\s*(?P<way>(?:tính\s+)?(?:kể\s+)?từ|sau|trước)\s+(?P<what>khi|ngày|thời\s+điểm|lúc)?\s*{_TAIL}"
)
_COUNTED = re.compile(
    rf"(?<!\w)(?P<open>(?:trong\s+(?:vòng|thời\s+hạn)|không\s+quá|tối\s+đa|chậm\s+nhất(?:\s+sau)?|sau)\s+){_NUMBER}\s*(?:\([^()]*\)\s*)?{_UNIT}(?!\w)"
)
_CONDITION = re.compile(
    r"(?<!\w)(?:(?:ngay\s+)?sau\s+khi|khi|ngay\s+khi|(?:kể\s+)?từ\s+khi|kể\s+từ\s+ngày(?!\s+\d))\s+(?P<anchor>[^.;:()\n,]+)"
    r"|(?<!\w)theo\s+(?P<plan>(?:đúng\s+)?(?:kế\s+hoạch|lộ\s+trình|tiến\s+độ|chương\s+trình|yêu\s+cầu|chỉ\s+đạo|quy\s+định|hướng\s+dẫn|thời\s+gian)[^.;:()\n,]*)"
    r"|(?<!\w)(?:trình|tại)\s+(?P<event>(?:hội\s+nghị|kỳ\s+họp|phiên\s+họp|cấp\s+cao)[^.;:()\n,]+)"
    r"|(?<!\w)(?P<session>(?:kỳ|phiên)\s+họp\s+(?:thứ\s+\w+|(?:[^.;:()\n,]{1,40}\s)?(?:giữa\s+năm|cuối\s+năm|thường\s+lệ))[^.;:()\n,]*)"
)
_BARE = re.compile(rf"\s*{_NUMBER}\s*(?:\([^()]*\)\s*)?{_UNIT}\s*")
_DOCUMENT = re.compile(
    r"(?<!\w)(?:ký|ban\s+hành|phê\s+duyệt|có\s+hiệu\s+lực|thông\s+qua|nhận\s+được|văn\s+bản|quyết\s+định|công\s+văn|nghị\s+quyết|kế\s+hoạch|luật|báo\s+cáo|đề\s+án)(?!\w)"
)
_TASK = re.compile(r"(?<!\w)(?:hoàn\s+thành|thực\s+hiện\s+xong|nghiệm\s+thu|tổng\s+rà\s+soát)(?!\w)")
_UNITS = {"giờ": "hour", "ngày": "day", "tuần": "week", "tháng": "month", "năm": "year"}
_FIXED = re.compile(r"^\s*(?:ngày\s+)?\d{1,2}\s*(?:[/.-]\s*\d|\s+tháng\s+\d)")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the words wait for, the time counted from it, and where they stand."""

    waits_for: WaitsFor
    offset: Offset | None
    start: int
    end: int


def waiting_in(text: str) -> Waiting | None:
    """The first condition of an expression, or None.

    >>> w = waiting_in("trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản")
    >>> w.offset, w.waits_for.kind
    (Offset(amount=5, unit='day', working=True, before=False), 'document')
    >>> waiting_in("Năm 2021 (sau khi được phê duyệt)").waits_for.raw
    'sau khi được phê duyệt'
    """
    low = lower(text)
    return _relative(text, low) or _condition(text, low) or _counted(text, low)


def relatives_in(text: str) -> Iterator[tuple[int, int]]:
    """Where relative periods with what they are counted from stand in running text."""
    low = lower(text)
    for match in _RELATIVE.finditer(low):
        found = _relative(text, low, match)
        if found:
            yield found.start, found.end


def _kind(words: str) -> str:
    if _TASK.search(words):
        return "task"
    return "document" if _DOCUMENT.search(words) else "event"


def _offset(match: re.Match[str], before: bool = False) -> Offset:
    unit, *rest = match.group("unit").split()
    return Offset(count(match.group("amount")), _UNITS[unit], bool(rest), before)


def _relative(text: str, low: str, match: re.Match[str] | None = None) -> Waiting | None:
    match = match or _RELATIVE.search(low)
    if not match or (not match.group("anchor").strip() and match.group("what") != "ngày"):
        return None
    if match.group("way") == "trước" and not match.group("what") and not match.group("anchor").strip():
        return None
    anchor = text[match.start("way") : match.end()].strip()
    offset = _offset(match, match.group("way") == "trước")
    return Waiting(WaitsFor(_kind(match.group("anchor")), anchor), offset, match.start(), match.end())


def _condition(text: str, low: str) -> Waiting | None:
    match = _CONDITION.search(low)
    if not match or _FIXED.match(match.group("anchor") or ""):
        return None
    words = text[match.start() : match.end()].strip()
    kind = (
        "event"
        if match.group("event") or match.group("session")
        else _kind(match.group("anchor") or match.group("plan") or "")
    )
    return Waiting(WaitsFor(kind, words), None, match.start(), match.start() + len(words))


def _counted(text: str, low: str) -> Waiting | None:
    """So many days without a word on what they are counted from."""
    match = _COUNTED.search(low) or _BARE.fullmatch(low)
    if not match:
        return None
    return Waiting(
        WaitsFor("event", text[match.start() : match.end()].strip()), _offset(match), match.start(), match.end()
    )
