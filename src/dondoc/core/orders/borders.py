"""Orders on the border of being tasks at all: what they say of units and time may be right and yet no task's."""

from __future__ import annotations

import re

from dondoc.core.orders.closings import EARNEST, ITSELF
from dondoc.core.orders.lines import Line
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.roles import Clause
from dondoc.core.orders.words import starts
from dondoc.core.values import Span

_BORDERS = re.compile(
    r"(?:thường xuyên\s+|định kỳ\s+|kịp thời\s+)?(?:(?:theo dõi|đôn đốc|kiểm tra|giám sát|tổng hợp|báo cáo|hướng dẫn)"
    r"(?:,\s+|\s+và\s+|\s+việc\s+|\s+)){2}"
    r"|(?:chủ động\s+|khẩn trương\s+)?(?:xây dựng|ban hành|lập)(?:,\s+(?:ban hành|phê duyệt))?\s+(?:các\s+)?kế hoạch"
    r"(?:\s+(?:chi tiết|cụ thể|riêng|của|để|triển khai|tổ chức|thực hiện)|\s*[,;.]|$)"
    r"|(?:(?:khẩn trương|nghiêm túc|kịp thời|chủ động|tích cực|quan tâm|phối hợp),?\s+(?:và\s+)?)*"
    r"(?:triển khai\s+|tổ chức\s+|chỉ đạo\s+){0,2}thực hiện(?:\s+(?:nghiêm túc|tốt|đúng|kịp thời|hiệu quả))*"
    r"(?=\s*(?:$|[,;.]|và\s))"
    r"|(?:tổ chức\s+)?(?:triển khai\s+)?thực hiện\s+(?:\w+\s+){0,3}(?:nhiệm vụ|nội dung|công việc)\s+(?:\w+\s+){0,3}"
    r"(?:tại|theo|trong|của)\s+(?:phụ lục|kế hoạch|quyết định|chương trình|văn bản)"
)
"""What a task and a duty may both begin with."""
_GROUNDED = ("nhận được", "căn cứ", "trên cơ sở", "theo")
_LONG = 120
"""Words above a list that are longer are a sentence rather than a heading."""


def on_the_border(reading: Reading, line: Line, span: Span) -> bool:
    """Whether an item is hardly a task of its own: by what is told, or as a piece broken off."""
    clause = Clause(reading, span)
    told = clause.subject()
    behind = clause.low[told[1] if told else clause.opening() :]
    return borders(behind_duty(reading, behind)) or borders(clause.low) or _breaks_off(line)


def behind_duty(reading: Reading, low: str) -> str:
    """What is told behind the words for duty: "chịu trách nhiệm", "có trách nhiệm"."""
    low = low.lstrip(" ,:")
    return low[starts(reading.pack, low, "order.duty") :].lstrip(" ,:")


def borders(low: str) -> bool:
    """Whether what somebody is told (in small letters, without who) is hardly a task of its own but sees to the whole.

    It carries out, watches or plans "this document"; people find such a sentence to be a task as often as not.

    >>> borders("đôn đốc, tổng hợp kết quả thực hiện"), borders("thực hiện Kế hoạch này".lower()), borders("xây cầu")
    (True, True, False)
    """
    own = ITSELF.search(low)
    return _BORDERS.match(low) is not None or (own is not None and low.startswith((*EARNEST, *_GROUNDED)))


def _breaks_off(line: Line) -> bool:
    """Whether a dash may only part a sentence: the long words above it end with no mark, and it opens their list."""
    up = line.parent
    if up is None or line.label is None or line.label[:1].isalnum() or up.children[0] is not line:
        return False
    return len(up.words) > _LONG and up.words.rstrip()[-1:].isalnum()
