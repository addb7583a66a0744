"""Lines that order nothing: closing formulas, conditions, praise and agreement, how things went."""

from __future__ import annotations

import re

from dondoc.core.orders.reading import Reading
from dondoc.core.orders.words import says

_TAIL_OF_CLOSING = re.compile(
    r"[;.,]\s+(?=(?:nếu |mọi |có gì |trong quá trình|quá trình|khó khăn|những khó khăn|các khó khăn))"
)
"""What follows a closing formula: "…; khó khăn, vướng mắc phản ánh về Sở Nội vụ"."""
_SINCE = re.compile(r"(?<![\s,])[\s,]+(?:kể\s+)?từ\s+ngày\s+(?:ký|ban hành)(?:[\s,]+ban hành)?$")
_AGREED, _OF_WHOM = 160, 40
_FORMULA = 260
"""A longer sentence that ends like a closing formula says more than that."""
_STORY = re.compile(
    r"(?:về\s+)?(?:tình hình|đánh giá|kết quả|ưu điểm|hạn chế|tồn tại|nguyên nhân)[^:.;]{0,60}:\s"
    r"(?!.*(?:có trách nhiệm|chủ trì))"
)
"""A topic that tells how things went."""
_ON_REPORTS = re.compile(
    r"(?:về\s+)?(?:chế độ\s+(?:thông tin,?\s+)?báo cáo|công tác báo cáo|thông tin,?\s+báo cáo"
    r"|(?:thời hạn|thời gian)\s+báo cáo)[^:.;]{0,40}:\s"
)
"""A point on reports holds duties and no task."""
_GIVES_OTHERWISE = re.compile(r"(?:bàn|chuyển|được|đã|tiếp|nhận|khoán|trao|hữu)\s+$")
_OTHER_THINGS = re.compile(r"giao\s+(?:thông|ban|dịch|lưu|nhận|quân|mùa|thừa|hữu|tiếp|diện)(?!\w)")
"""Words with "giao" that charge nobody: "bàn giao mặt bằng", "giao thông"."""

_BARELY = re.compile(
    r"(?:yêu cầu|đề nghị)\s+(?:các|thủ trưởng|chủ tịch|giám đốc)\s"
    r"(?:(?!báo cáo|gửi|hoàn thành|xây dựng|kết quả|tình hình|việc|tiến độ|đôn đốc|hướng dẫn|kiểm tra|kinh phí)"
    r"[^;:.]){0,90}?"
    r"\sthực hiện"
)
"""Asks all to carry it out, without a word on what: "Yêu cầu các đơn vị thực hiện./."."""


def ends_with(form: re.Pattern[str], words: str) -> bool:
    """Whether words end with one of the phrases of a pattern."""
    return any(m.end() == len(words) for m in form.finditer(words, max(0, len(words) - 50)))


def _assigns(reading: Reading, low: str, end: int | None = None) -> bool:
    """Whether somebody is charged or asked in a line."""
    return any(
        not _GIVES_OTHERWISE.search(low[: found.start()]) and not _OTHER_THINGS.match(low, found.start())
        for found in says(reading.pack, "order.assign").finditer(low, 0, len(low) if end is None else end)
    )


def is_formula(reading: Reading, low: str) -> bool:
    """Whether a line (in small letters) is a closing formula or a condition and no task, by how it begins or ends."""
    if _ON_REPORTS.match(low):
        return True
    if _STORY.match(low) and not _assigns(reading, low):
        return True
    agreed = _agreed(reading, low)
    if agreed and not _assigns(reading, low[agreed:], _AGREED):
        return True
    ends = _TAIL_OF_CLOSING.split(low, maxsplit=1)[0].rstrip(" ./")
    ends = _SINCE.sub("", ends)
    if ends_with(says(reading.pack, "order.enforces"), ends) or _BARELY.fullmatch(ends):
        return True
    led = says(reading.pack, "order.lead").search(low)
    closes = ends_with(says(reading.pack, "order.closing"), ends)
    formula = len(ends) < _FORMULA and not led and ";" not in ends and closes
    return formula or says(reading.pack, "order.never").match(low.lstrip(" (*")) is not None


def _agreed(reading: Reading, low: str) -> int:
    """Where the words end by which a line only agrees or praises ("Thống nhất đề nghị …"), 0 when it does not."""
    agrees = says(reading.pack, "order.agrees")
    leader = says(reading.pack, "unit.leaders").match(low)
    own = agrees.search(low, leader.end(), leader.end() + _OF_WHOM) if leader else None
    found = own or agrees.match(low)
    return found.end() if found else 0
