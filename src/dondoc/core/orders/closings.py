"""Sentences that only see to the document itself being carried out: they close it, and are duties rather than tasks."""

from __future__ import annotations

import re

from dondoc.core.orders.reading import Reading
from dondoc.core.orders.words import says

_CUT = re.compile(
    r"\s*[;,]\s+(?=(?:định kỳ |kịp thời |tổng hợp,? |và |(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm),? )?"
    r"(?:báo cáo|tổng hợp|gửi báo cáo|phản ánh))"
    r"|\s+và\s+(?=(?:gửi\s+)?báo cáo\s)|\s*;\s+"
)
_ITSELF = re.compile(
    r"(?:chỉ thị|thông báo|kế hoạch|công điện|kết luận|nghị quyết|quyết định|văn bản|công văn|chương trình|nội dung"
    r"|nhiệm vụ|ý kiến|đề án|chỉ đạo)(?:\s+\w+){0,4}?\s+(?:này|nêu trên|trên|nói trên)(?!\w)"
    r"|(?:nhiệm vụ|nội dung|công việc|chỉ tiêu)(?:\s+\w+){0,8}?\s+(?:tại|theo|trong|ở)\s+(?:các\s+)?"
    r"(?:phụ lục|danh mục|bảng|biểu)(?!\w)"
)
_EARNEST = ("nghiêm túc", "khẩn trương", "triển khai", "tổ chức thực hiện", "thực hiện", "căn cứ", "chủ động")
_TIMED = re.compile(r"(?:định kỳ|hằng|hàng|trước|chậm nhất|vào|kịp thời)\s")
_BORDERS = re.compile(
    r"(?:thường xuyên\s+|định kỳ\s+|kịp thời\s+)?(?:(?:theo dõi|đôn đốc|kiểm tra|giám sát|tổng hợp|báo cáo|hướng dẫn)"
    r"(?:,\s+|\s+và\s+|\s+việc\s+|\s+)){2}"
    r"|(?:chủ động\s+|khẩn trương\s+)?(?:xây dựng|ban hành|lập)(?:,\s+(?:ban hành|phê duyệt))?\s+(?:các\s+)?kế hoạch"
    r"(?:\s+(?:chi tiết|cụ thể|riêng|của|để|triển khai|tổ chức|thực hiện)|\s*[,;.]|$)"
    r"|(?:tổ chức\s+)?(?:triển khai\s+)?thực hiện\s+(?:\w+\s+){0,3}(?:nhiệm vụ|nội dung|công việc)\s+(?:\w+\s+){0,3}"
    r"(?:tại|theo|trong|của)\s+(?:phụ lục|kế hoạch|quyết định|chương trình|văn bản)"
)
"""What a task and a duty may both begin with."""
_GROUNDED = ("nhận được", "căn cứ", "trên cơ sở", "theo")
_REACH = 80
_SEES = re.compile(r"(?:theo dõi|đôn đốc|kiểm tra|giám sát|tổng hợp)(?!\w)")
_WATCHES = re.compile(
    r"(?:(?:hướng dẫn|theo dõi|đôn đốc|kiểm tra|giám sát|tổng hợp|đánh giá|nắm)(?:\s*,\s*|\s+và\s+|\s+|$))+"
    r"(?:các (?:cơ quan|đơn vị|địa phương|sở|ngành|xã)[\w, ]{0,60}?)?"
    r"(?:việc|kết quả|tình hình|tiến độ)?\s*(?:tổ chức|triển khai)?,?\s*(?:thực hiện)?"
)
_AS_TOLD = re.compile(
    r"(?:(?:nghiêm túc|khẩn trương|tổ chức|triển khai)[\s,]+)*thực hiện\s+"
    r"(?:nghiêm túc|nghiêm|đúng|đầy đủ|tốt|kịp thời)[^;:]{0,50}"
)
"""To do all in time and as it should be, without a word on what."""


def sees_to_itself(reading: Reading, low: str) -> bool:
    """Whether what somebody is told (in small letters, without who) is only to carry out or to watch this document.

    "nghiêm túc thực hiện; báo cáo kết quả về Sở A trước ngày 15/9", "theo dõi, đôn đốc thực hiện Thông báo này".
    """
    parts = [part.strip(" .,/") for part in _CUT.split(low.strip(" .,/:"))]
    return all(_closes(reading, part) for part in parts if part)


def borders(low: str) -> bool:
    """Whether what somebody is told (in small letters, without who) is hardly a task of its own but sees to the whole.

    It carries out, watches or plans "this document"; people find such a sentence to be a task as often as not.

    >>> borders("đôn đốc, tổng hợp kết quả thực hiện"), borders("thực hiện Kế hoạch này".lower()), borders("xây cầu")
    (True, True, False)
    """
    own = _ITSELF.search(low)
    return _BORDERS.match(low) is not None or (own is not None and low.startswith((*_EARNEST, *_GROUNDED)))


def _closes(reading: Reading, low: str) -> bool:
    reports = says(reading.pack, "duty.report", "duty.consolidate")
    timed = _TIMED.match(low)
    if (
        reports.match(low.removeprefix("và "))
        or (timed and reports.search(low, 0, _REACH))
        or (_SEES.match(low) and _ITSELF.search(low))
    ):
        return True
    formula = says(reading.pack, "order.closing")
    if _WATCHES.fullmatch(low) or _AS_TOLD.fullmatch(low):
        return True
    return any(m.end() == len(low) for m in formula.finditer(low)) or (
        low.startswith(_EARNEST) and _ITSELF.search(low) is not None
    )
