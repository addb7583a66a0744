"""To whom something is sent: "gửi Vụ X", "về Sở Y", "báo cáo Bộ trưởng"."""

from __future__ import annotations

import re

from dondoc.core.orders.model import UnitMention
from dondoc.core.orders.reading import trimmed
from dondoc.core.orders.roles import Clause, units_in
from dondoc.core.orders.words import pattern, says
from dondoc.core.values import Span

_WAYS = (("gửi", "về", "tới"), ("trình",), ("báo cáo", "với", "cho"))
_END = re.compile(
    r"\s+(?:kết quả|tình hình|về|để|trước|theo|xem xét|các|những|trên|định kỳ|chậm nhất|hằng|hàng|và đề xuất|nội dung"
    r"|biện pháp|phê duyệt|quyết định|trong|khi|nếu|vào)\b|[,.;]\s|[,.;]$"
)
_THINGS = re.compile(
    r"các\s+(?:nội dung|vướng mắc|khó khăn|nhiệm vụ|vấn đề|giải pháp|biện pháp|kết quả|hoạt động|thông tin|số liệu)"
    r"|tình hình|cơ sở dữ liệu|báo cáo|tổ chức thực hiện|địa bàn"
)


def receiver_in(clause: Clause, start: int) -> UnitMention | None:
    """Who receives it in a clause, from ``start`` on: "gửi" and "về" before "trình" before "báo cáo"."""
    for ways in _WAYS:
        best: UnitMention | None = None
        for found in pattern(ways).finditer(clause.low, start):
            best = best or _at(clause, found.end())
        if best:
            return best
    return None


def _at(clause: Clause, at: int) -> UnitMention | None:
    while at < len(clause.low) and clause.low[at] in " ,":
        at += 1
    reading = clause.reading
    boss = says(reading.pack, "unit.bosses").match(clause.low, at)
    if not (clause.opens_unit(at) or boss) or _THINGS.match(clause.low, at):
        return None
    known = max((s.end for s in clause.known if s.start == at), default=0)
    stop = _END.search(clause.low, max(known, at + 2))
    end = max(known, min(stop.start() if stop else len(clause.low), clause.verb(at)))
    opened = clause.words.find(" (", max(at, known), end)
    end = opened if opened >= 0 else end
    if clause.words[end : end + 2] == " (":
        end = clause.words.find(")", end) + 1 or end
    raw = trimmed(reading.text.text, Span(clause.span.start + at, clause.span.start + end), " ,;.:")
    if raw.start >= raw.end:
        return None
    units = units_in(reading, raw)
    one = units[0] if units else None
    return UnitMention(reading.words(raw), raw, one.unit if one else None, one.group if one else None, 0.8)
