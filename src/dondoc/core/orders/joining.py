"""Who joins in a piece of work, and the roles of a whole clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.core.orders.model import UnitMention
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.roles import LIKELY, LIST_OPENING, Clause, Roles, at_most, skip
from dondoc.core.orders.words import folded, says
from dondoc.core.values import Span

_ANNOUNCED = 0.6
"""How sure a lead is that only a paragraph above the list names; a heading is surer."""
_NAMED_SO = re.compile(
    r"(?:kế hoạch|chương trình|quy chế|nội dung|cơ chế|công tác|hoạt động|văn bản|thỏa thuận|gửi|tổ chức|đã|phiếu)\s+$"
)
"""Behind these "phối hợp" says what kind of paper or work it is, "lấy ý kiến" what is done."""
_STOP = re.compile(r"[.;](?=\s|$)|:")
_REACH = 600
"""How far before words of joining in "chủ trì" may stand."""
_NEXT = 6
"""How near the second of two lists of those who join in begins: "phối hợp với A, có sự tham gia của B"."""


def joined(clause: Clause, start: int) -> tuple[tuple[UnitMention, ...], int]:
    """Who joins in ("phối hợp với …", "có sự tham gia của …") from ``start`` on, and where that list ends."""
    units: tuple[UnitMention, ...] = ()
    end = start
    for at, more, stop in _lists(clause, start):
        if units and at - end > _NEXT:
            break
        if at >= end:
            units, end = units + more, stop
    return units, end


def _lists(clause: Clause, start: int) -> Iterator[tuple[int, tuple[UnitMention, ...], int]]:
    """Each list of units behind words of joining in: where those words stand, the units, where the list ends."""
    pack = clause.reading.pack
    for found in says(pack, "order.coordinate", "order.joins").finditer(clause.low, start):
        at = skip(clause.low, found.end())
        opens = clause.opens_unit(at)
        if not opens and (before := _before(clause, found.start())):
            yield found.start(), before, found.end()
            continue
        plain = found.group().endswith(("với", " cùng"))
        if _NAMED_SO.search(clause.before(found.start())[0]) or not (plain or opens):
            continue
        if clause.free(found.start()):
            end = _list_end(clause, at)
            yield found.start(), clause.units(at, end), end


def _before(clause: Clause, at: int) -> tuple[UnitMention, ...]:
    """The units of "… chủ trì, Phòng B phối hợp …" that stand before the word."""
    lead = list(says(clause.reading.pack, "order.lead").finditer(clause.low, max(0, at - _REACH), at))
    start = skip(clause.low, lead[-1].end()) if lead else at
    opens = start < at and clause.opens_unit(start)
    return clause.units(start, at) if opens and clause.verb(start) >= at - 1 else ()


def _list_end(clause: Clause, at: int) -> int:
    """Where a list of units ends: at the next verb, the end of the sentence, or a colon that opens no list."""
    ends = [clause.verb(at)]
    for mark in _STOP.finditer(clause.words, at):
        if mark.group() != ":" or len(clause.words[at : mark.start()].split()) > LIST_OPENING:
            ends.append(mark.start())
            break
    return min(ends)


def roles_in_clause(reading: Reading, span: Span, inherited: Roles) -> Roles:
    """Who must act by a clause, who joins in; ``inherited`` are the roles that the heading above gives."""
    clause = Clause(reading, span)
    told = clause.told()
    lead, after = inherited.lead, 0
    if lead and told and clause.hands_on(told[0]) and min(u.confidence for u in lead) > _ANNOUNCED:
        return Roles(at_most(lead, LIKELY), inherited.coordinate, span.start)
    if told:
        named = at_most(clause.units(*told[0]), told[1])
        if named:
            lead, after = named, told[0][1]
    coordinate, end = joined(clause, after)
    mine = {u.unit or folded(u.raw) for u in lead}
    others = tuple(u for u in coordinate if (u.unit or folded(u.raw)) not in mine)
    handed_on = inherited.coordinate if lead is inherited.lead else ()
    return Roles(lead, others or handed_on, span.start + max(after, end))
