"""What each section is about: what it orders, what it hopes for, and what only tells the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.core.document.facts import Part
from dondoc.core.orders.charges import charged
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import UnitMention
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.roles import Clause
from dondoc.core.orders.words import folded, says, starts
from dondoc.core.values import Span

_SECTION = 3.4
_ORDER = ("report", "goals", "context", "tasks", "money")
_OPENING = re.compile(r"^(?:về|một số|các|những|phần|nội dung về|đối với|thực hiện|công tác)\s+")
_REACH = 320
_TO_DO = re.compile(
    r"(?:(?:thực hiện|triển khai|tập trung|lưu ý|chú ý|làm tốt)(?:\s+(?:ngay|tốt|nghiêm|nghiêm túc|một số))?"
    r"|(?:một số|các)\s+(?:việc|công việc|vấn đề|điểm|yêu cầu|biện pháp)(?:\s+\w+){0,3})\s*:$"
)
"""How a sentence that asks somebody ends before the list of what is to be done."""
_DECREE = 40
"""How near the end "… chỉ thị:" stands."""
_LABEL = 40
_LONGEST = 260
"""A longer line is no heading, whatever its words."""
_DECIDES = ("Quyết định", "Nghị quyết")
"""Kinds whose articles order something, whatever their headings say."""
_INVITES, _HEAD = "Giấy mời", 80
_PREPARES = re.compile(r"chuẩn bị|phân công|đề nghị|yêu cầu|tài liệu|báo cáo|nhiệm vụ|tổ chức thực hiện|lưu ý")
"""How a section of an invitation is headed that asks something of those invited."""
_DIRECTS = ("Kế hoạch", "Hướng dẫn", "Chương trình", "Phương án", "Chỉ thị", "Thông báo", "Công văn", "Công điện")
"""Kinds whose numbered points order something where no heading says what they are about."""
_LETTERS = ("Công văn", "Công điện")
"""Kinds whose one paragraph may ask somebody to act."""


def zone_of(reading: Reading, line: Line) -> str | None:
    """What a heading says of its section, or None when it says nothing.

    A chief heading is known by any of the words of the pack ("II. NHIỆM VỤ, GIẢI PHÁP"), a lesser one and
    an article only by how it begins ("1. Mục đích"), for "4. Bảo đảm kinh phí thực hiện" under tasks is a task.
    """
    low = _OPENING.sub("", folded(line.words))
    chief = line.rank <= 1.0 and line.label is not None and line.kind != "article"
    if says(reading.pack, "section.powers").match(low):
        return "context"
    hits = {}
    for zone in _ORDER:
        form = says(reading.pack, f"section.{zone}")
        found = form.search(low) if chief else form.match(low)
        if found:
            hits[zone] = found.start()
    if not hits:
        return None
    if chief and "tasks" in hits and hits["tasks"] <= min(hits.values()) + 60 and "report" not in hits:
        first = min(hits, key=lambda z: hits[z])
        return "tasks" if first in ("tasks", "goals") or hits["tasks"] == 0 else first
    return min(hits, key=lambda z: (hits[z], _ORDER.index(z)))


def leads_in(reading: Reading, line: Line) -> bool:
    """Whether a paragraph announces what is ordered: "… yêu cầu … thực hiện các nhiệm vụ sau:"."""
    low = folded(line.words).rstrip()
    if not low.endswith((":", "sau.", "sau đây.")) and not low.endswith(("như sau", "sau đây")):
        return False
    asked = [m.end() for m in says(reading.pack, "order.assign").finditer(low, max(0, len(low) - 40))]
    if (asked and not low[asked[-1] :].strip(" :")) or asked_units(reading, line, to_the_end=True):
        return True
    ends = low.rstrip(" :.")
    if any(
        m.end() == len(ends) for m in says(reading.pack, "order.decrees").finditer(ends, max(0, len(ends) - _DECREE))
    ):
        return True
    tail = low[-160:]
    announced = says(reading.pack, "order.leadin").search(tail)
    asks = says(reading.pack, "order.assign", "section.tasks").search(low)
    return bool(asks and (announced or _TO_DO.search(low)))


def _heads_section(line: Line) -> bool:
    return len(line.words) <= _LONGEST and (line.heading or bool(line.children))


def asked_units(reading: Reading, line: Line, *, to_the_end: bool = False) -> tuple[UnitMention, ...]:
    """Whom a lead-in asks ("Sở Nội vụ đề nghị các cơ quan, đơn vị:"); with ``to_the_end`` nothing may stand behind.

    Who issues the document asks, and is not asked ("Bộ Nội vụ ban hành Kế hoạch với những nội dung sau:").
    """
    span = trimmed(reading.text.text, line.body, " \t\n:")
    clause = Clause(reading, Span(max(span.start, span.end - _REACH), span.end))
    asked = clause.asked()
    if asked is None or (to_the_end and asked[1] < len(clause.words)):
        return ()
    issuer = reading.facts.issuer
    return tuple(unit for unit in clause.units(*asked) if issuer is None or issuer not in (unit.raw, unit.unit))


def set_zones(reading: Reading, lines: Sequence[Line], announced: Line | None = None) -> None:
    """Give every line the zone of its nearest heading that says one; before any heading, what the lead-in says.

    A lead-in inside a section ("… Chính phủ yêu cầu các bộ thực hiện các nhiệm vụ sau:") opens the orders of the rest
    of that section, whatever its heading is about. ``announced``: the paragraph of the basis that already says that
    orders follow.
    """
    leadins: dict[int, Line] = {-1: announced} if announced else {}
    for line in lines:
        home = line.parent.span.start if line.parent else -1
        leadin = leadins.get(home)
        inherited = "tasks" if leadin else line.parent.zone if line.parent else _unsaid(reading, line)
        said = zone_of(reading, line) if line.label and _heads_section(line) else None
        if said == "context" and inherited == "tasks" and (line.rank > _SECTION or _orders_too(reading, line)):
            said = None
        if said == "context" and inherited == "spoken" and _charges_beneath(reading, line):
            said = None
        line.zone = _of_invitation(line) if reading.facts.kind == _INVITES else said or inherited
        line.announced = leadin or (line.parent.announced if line.parent else None)
        if not line.label and leads_in(reading, line):
            leadins[_home_of_points(line)] = line


def _of_invitation(line: Line) -> str:
    """An invitation orders what it tells somebody to prepare or to send, and nothing of its agenda."""
    top = ([line, *line.above()])[-1]
    prepares = top.label is None or _PREPARES.search(folded(top.words)[:_HEAD]) is not None
    return "spoken" if prepares else "context"


def _orders_too(reading: Reading, line: Line) -> bool:
    """Whether a heading about how things went names tasks too, or charges units: "Về tình hình …, nhiệm vụ …"."""
    if says(reading.pack, "section.tasks").search(folded(line.words)) or _has_labels(reading, line):
        return True
    points = [child for child in line.children if child.label]
    told = sum(zone_of(reading, child) != "context" and bool(charged(reading, child.body)) for child in points)
    return bool(points) and 2 * told >= len(points)


def _charges_beneath(reading: Reading, line: Line) -> bool:
    """Whether a paragraph under a heading of a resolution opens with a charge: "Về tình hình …" / "Giao Bộ A …"."""
    if reading.facts.kind not in _DECIDES or line.kind == "article":
        return False
    plain = [child for child in line.children if not child.label]
    return any(starts(reading.pack, c.words, "order.assign") and charged(reading, c.body) for c in plain)


def _has_labels(reading: Reading, line: Line) -> bool:
    """Whether the lines under a heading say who does it and by when, so that it is an item: "Đánh giá giữa kỳ …"."""
    labels = says(reading.pack, "column.label")
    told = [c for c in line.children if 0 < c.words.find(":") <= _LABEL and labels.match(folded(c.words))]
    return len(told) > 1 and 2 * len(told) >= len(line.children)


def _home_of_points(line: Line) -> int:
    """Under which line the points stand that a paragraph announces: under the labelled one that it stands under."""
    up = line.parent
    while up is not None and up.label is None:
        up = up.parent
    return up.span.start if up else -1


def _asks_somebody(reading: Reading, line: Line) -> bool:
    """Whether a paragraph asks a unit to do something, early or late: "Sở Y tế đề nghị các bệnh viện báo cáo …"."""
    return bool(asked_units(reading, line)) or Clause(reading, line.body).asked() is not None


def _unsaid(reading: Reading, line: Line) -> str:
    """The zone of what no heading speaks of: the articles of a decision order what they tell somebody to do.

    So do the points of a short plan or letter; its opening words only tell how it came about.
    """
    facts = reading.facts
    orders = facts.kind in _DECIDES or (line.label is not None and facts.kind in _DIRECTS)
    orders = orders or (facts.kind in _LETTERS and _asks_somebody(reading, line))
    attached = facts.within(line.span, Part.ATTACHED, Part.ANNEX)
    return "spoken" if orders and not attached else ""
