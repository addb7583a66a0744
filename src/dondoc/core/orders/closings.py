"""Sentences that only see to the document itself being carried out: they close it, and are duties rather than tasks."""

from __future__ import annotations

import re

from dondoc.core.orders.reading import Reading
from dondoc.core.orders.words import says

_CUT = re.compile(
    r"\s*[;,]\s+(?=(?:định kỳ |kịp thời |tổng hợp,? |và )?(?:báo cáo|tổng hợp|gửi báo cáo|phản ánh))"
    r"|\s+và\s+(?=(?:gửi\s+)?báo cáo\s)|\s*;\s+"
)
_ITSELF = re.compile(
    r"(?:chỉ thị|thông báo|kế hoạch|công điện|kết luận|nghị quyết|quyết định|văn bản|công văn|chương trình|nội dung"
    r"|nhiệm vụ|ý kiến|đề án|chỉ đạo)(?:\s+\w+){0,4}?\s+(?:này|nêu trên|trên|nói trên)(?!\w)"
)
_EARNEST = ("nghiêm túc", "khẩn trương", "triển khai", "tổ chức thực hiện", "thực hiện", "căn cứ", "chủ động")
_TIMED = re.compile(r"(?:định kỳ|hằng|hàng|trước|chậm nhất|vào|kịp thời)\s")
_REACH = 80
_SEES = re.compile(r"(?:theo dõi|đôn đốc|kiểm tra|giám sát|tổng hợp)(?!\w)")


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
        or (_SEES.match(low) and _ITSELF.search(low))
    ):
        return True
    formula = says(reading.pack, "order.closing")
    return any(m.end() == len(low) for m in formula.finditer(low)) or (
        low.startswith(_EARNEST) and _ITSELF.search(low) is not None
    )
