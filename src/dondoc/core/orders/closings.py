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
ITSELF = re.compile(
    r"(?:chỉ thị|thông báo|kế hoạch|công điện|kết luận|nghị quyết|quyết định|văn bản|công văn|chương trình|nội dung"
    r"|nhiệm vụ|ý kiến|đề án|chỉ đạo)(?:\s+\w+){0,4}?\s+(?:này|nêu trên|trên|nói trên)(?!\w)"
    r"|(?:nhiệm vụ|nội dung|công việc|chỉ tiêu)(?:\s+\w+){0,8}?\s+(?:tại|theo|trong|ở)\s+(?:các\s+)?"
    r"(?:phụ lục|danh mục|bảng|biểu)(?!\w)"
)
EARNEST = ("nghiêm túc", "khẩn trương", "triển khai", "tổ chức thực hiện", "thực hiện", "căn cứ", "chủ động")
_TIMED = re.compile(r"(?:định kỳ|hằng|hàng|trước|chậm nhất|vào|kịp thời)\s")
_REACH = 80
_SEES = re.compile(r"(?:theo dõi|đôn đốc|kiểm tra|giám sát|tổng hợp)(?!\w)")
_WATCHES = re.compile(
    r"(?:(?:hướng dẫn|theo dõi|đôn đốc|kiểm tra|giám sát|tổng hợp|đánh giá|nắm)(?:\s*,\s*|\s+và\s+|\s+|$))+"
    r"(?:các (?:cơ quan|đơn vị|địa phương|sở|ngành|xã)[\w, ]{0,60}?)?"
    r"(?:việc|kết quả|tình hình|tiến độ)?\s*(?:tổ chức|triển khai)?,?\s*(?:thực hiện)?"
)
_AS_TOLD = re.compile(
    r"(?:(?:nghiêm túc|khẩn trương|tổ chức|triển khai)[\s,]+)+thực hiện"
    r"|(?:(?:nghiêm túc|khẩn trương|tổ chức|triển khai)[\s,]+)*thực hiện\s+"
    r"(?:nghiêm túc|nghiêm|đúng|đầy đủ|tốt|kịp thời)[^;:]{0,50}"
)
"""To do all in time and as it should be, without a word on what."""


def sees_to_itself(reading: Reading, low: str) -> bool:
    """Whether what somebody is told (in small letters, without who) is only to carry out or to watch this document.

    "nghiêm túc thực hiện; báo cáo kết quả về Sở A trước ngày 15/9", "theo dõi, đôn đốc thực hiện Thông báo này".
    """
    parts = [part.strip(" .,/") for part in _CUT.split(low.strip(" .,/:"))]
    return all(_closes(reading, part) for part in parts if part)


def _closes(reading: Reading, low: str) -> bool:
    reports = says(reading.pack, "duty.report", "duty.consolidate")
    timed = _TIMED.match(low)
    if (
        reports.match(low.removeprefix("và "))
        or (timed and reports.search(low, 0, _REACH))
        or (_SEES.match(low) and ITSELF.search(low))
    ):
        return True
    formula = says(reading.pack, "order.closing")
    if _WATCHES.fullmatch(low) or _AS_TOLD.fullmatch(low):
        return True
    return any(m.end() == len(low) for m in formula.finditer(low)) or (
        low.startswith(EARNEST) and ITSELF.search(low) is not None
    )
