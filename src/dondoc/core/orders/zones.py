"""What each section is about: what it orders, what it hopes for, and what only tells the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.core.orders.lines import Line
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.words import folded, says

_ORDER = ("report", "goals", "context", "tasks", "money")
_OPENING = re.compile(r"^(?:về|một số|các|những|phần|nội dung về|đối với|thực hiện|công tác)\s+")
_LONGEST = 260
"""A longer line is no heading, whatever its words."""


def zone_of(reading: Reading, line: Line) -> str | None:
    """What a heading says of its section, or None when it says nothing.

    A chief heading is known by any of the words of the pack ("II. NHIỆM VỤ, GIẢI PHÁP"), a lesser one only by how it
    begins ("1. Mục đích"), for "4. Bảo đảm kinh phí thực hiện" under tasks is a task.
    """
    low = _OPENING.sub("", folded(line.words))
    chief = line.rank <= 1.0 and line.label is not None
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
    tail = low[-160:]
    announced = says(reading.pack, "order.leadin").search(tail)
    asks = says(reading.pack, "order.assign", "section.tasks").search(low)
    return bool(announced and asks)


def _heads_section(line: Line) -> bool:
    return len(line.words) <= _LONGEST and (line.heading or bool(line.children))


def set_zones(reading: Reading, lines: Sequence[Line]) -> None:
    """Give every line the zone of its nearest heading that says one; before any heading, what the lead-in says."""
    opened = ""
    for line in lines:
        inherited = line.parent.zone if line.parent else opened
        said = zone_of(reading, line) if line.label and _heads_section(line) else None
        if said == "context" and inherited == "tasks" and line.rank > 3.4:
            said = None
        line.zone = said or inherited
        if line.parent is None and not line.label and leads_in(reading, line):
            opened = "tasks"
