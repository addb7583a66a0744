"""Label blocks: an item with lines such as "Cơ quan chủ trì: …", "Thời gian thực hiện: …" under it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dondoc.core.deadlines import read_deadline
from dondoc.core.deadlines.model import Deadline
from dondoc.core.orders.columns import role_of
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import UnitMention
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.roles import Clause, roles_in_cell
from dondoc.core.values import Span

_LONGEST = 60
_ITEM = 3.0
"""Rank from which on a numbered line is an item and not a section."""
_NAMED = ("cơ quan", "đơn vị", "chủ trì", "phối hợp")
_KEPT = frozenset({"lead", "coordinate", "deadline", "output", "budget", "task"})


@dataclass
class Fields:
    """What the labelled lines under an item say."""

    lead: tuple[UnitMention, ...] = ()
    coordinate: tuple[UnitMention, ...] = ()
    deadline: Deadline | None = None
    output: Span | None = None
    budget: Span | None = None
    lines: list[Line] = field(default_factory=list)


def field_of(reading: Reading, line: Line) -> tuple[str, Span] | None:
    """The role that a line's label names and the place of its value, or None when the line is no such field."""
    colon = line.words.find(":", 0, _LONGEST)
    if colon < 0 or colon + 1 >= len(line.words.rstrip()):
        return None
    head = line.words[:colon]
    role = role_of(head, reading.pack)
    if (
        role not in _KEPT
        or (role == "task" and head.lower().strip() not in ("nội dung", "nhiệm vụ"))
        or len(head.split()) > 8
    ):
        return None
    value = trimmed(reading.text.text, Span(line.body.start + colon + 1, line.body.end), " \t\n.;")
    if role in ("lead", "coordinate"):
        units = _only_units(reading, value, head.lower().strip())
        return (role, units) if units else None
    return role, value


def _only_units(reading: Reading, span: Span, head: str) -> Span | None:
    """The part of a value that names units, or None when a sentence stands there ("Phân công: các đơn vị triển khai …")."""
    clause = Clause(reading, span)
    stop = clause.verb(0)
    if stop == len(clause.words):
        return span
    return Span(span.start, span.start + stop) if head.startswith(_NAMED) and stop else None


def _take(reading: Reading, fields: Fields, role: str, value: Span) -> None:
    if role == "lead":
        said = roles_in_cell(reading, value)
        fields.lead, fields.coordinate = fields.lead + said.lead, fields.coordinate + said.coordinate
    elif role == "coordinate":
        fields.coordinate += roles_in_cell(reading, value).lead
    elif role == "deadline":
        words = reading.words(value)
        said_time = read_deadline(words, year=reading.year, issued=reading.on)
        fields.deadline = replace(said_time, raw=words, span=value) if said_time else fields.deadline
    elif role == "output":
        fields.output = value
    elif role == "budget":
        fields.budget = value


def _sibling(line: Line, parent: Line | None) -> Line | None:
    """The line itself or the one above it that stands right under ``parent``."""
    while line.parent is not None and line.parent is not parent:
        line = line.parent
    return line if line.parent is parent else None


def _owner(line: Line, before: Line, roles: dict[int, str]) -> Line:
    """Whose field a line is: the numbered item above, unless each point under it has a block of its own."""
    parent = line.parent
    if parent is None or parent.label is None or parent.rank < _ITEM or line.label is None:
        return before
    leads = [c for c in parent.children if roles.get(c.span.start) == "lead"]
    points = [c for c in parent.children if c.kind == line.kind and c.span.start not in roles]
    if points and len(leads) > 1:
        return _sibling(before, parent) or before
    return parent


def collect_fields(reading: Reading) -> dict[int, Fields]:
    """Label blocks by the start of the line that they belong to."""
    said = {line.span.start: f for line in reading.lines if (f := field_of(reading, line))}
    roles = {start: role for start, (role, _) in said.items()}
    out: dict[int, Fields] = {}
    before: Line | None = None
    for line in reading.lines:
        found = said.get(line.span.start)
        if found is None or before is None:
            before = line
            continue
        fields = out.setdefault(_owner(line, before, roles).span.start, Fields())
        fields.lines.append(line)
        _take(reading, fields, *found)
    return {start: f for start, f in out.items() if f.lead or f.deadline or f.coordinate or f.output}
