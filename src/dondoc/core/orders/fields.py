"""Label blocks: an item with lines such as "Cơ quan chủ trì: …", "Thời gian thực hiện: …" under it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from dondoc.core.deadlines.model import Deadline
from dondoc.core.orders.brackets import InBrackets, read_alone, read_brackets
from dondoc.core.orders.cellroles import roles_in_cell
from dondoc.core.orders.columns import role_of
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import UnitMention
from dondoc.core.orders.prosetime import deadline_in_prose
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.roles import Clause
from dondoc.core.orders.words import folded, says, starts
from dondoc.core.values import Span

_LONGEST = 60
_WORDS = 8
_NAMED = ("cơ quan", "đơn vị", "chủ trì", "phối hợp")
_TASKS = ("nhiệm vụ", "nội dung", "nội dung thực hiện", "nội dung công việc", "nhiệm vụ cụ thể", "công việc")
_KEPT = frozenset({"lead", "coordinate", "deadline", "output", "budget", "task"})
_INLINE = re.compile(
    r"[;.(–-]\s*(?P<head>[^\W\d][^:;.()–]{2,45}):\s*(?P<value>[^;()]+?)(?=[;)]|\.(?:\s|$)|\s[-–]\s[^:;]{2,30}:|$)"
)
_TIME = re.compile(
    r"(?:\s+(?:thực hiện|hoàn thành|triển khai))?\s+"
    r"(?=(?:trước|trong|vào|sau khi|chậm|muộn|quý|tháng|năm|ngày|từ|đến)\s)"
)
_NEXT = re.compile(r"(?:[.;,]\s+|\s[-–]\s+)(?=(?P<head>[^\W\d][^:;.()–]{2,45}):)")
_DASHED = re.compile(r"\s[-–]\s|\(")
_LISTS = re.compile(r"(?:với|cùng|của)\s+(?:các|những)\s+[\w\s,]+$")
"""What opens a list of units is no label: "Chủ trì, phối hợp với các Sở: Tài chính, Y tế rà soát …"."""
_TOPIC = ("về ", "đối với ")
_TIME_LINE = 200
_SHORTEST = 12
_POINT = 6.0
"""Rank of letters and dashes: several such points may share one block."""
_ITEM = 3.0
"""Rank from which on a numbered line is an item and not a section."""


@dataclass
class Fields:
    """What the labelled lines under an item say.

    Attributes:
        task: the words of a line "Nhiệm vụ: …", when the task stands there.
        spread: whether the block belongs to every point under a line "Nhiệm vụ:" rather than to the item itself.
    """

    lead: tuple[UnitMention, ...] = ()
    coordinate: tuple[UnitMention, ...] = ()
    deadline: Deadline | None = None
    output: Span | None = None
    budget: Span | None = None
    task: Span | None = None
    spread: bool = False
    lines: list[Line] = field(default_factory=list)

    @property
    def telling(self) -> bool:
        """Whether it says more than what the task is."""
        return bool(self.lead or self.coordinate or self.deadline or self.output)


@dataclass(frozen=True, slots=True)
class _Label:
    role: str
    head: str
    value: Span | None


def _labels(reading: Reading, line: Line) -> tuple[_Label, ...]:
    """The labels of a line with their values: one, or several behind one another ("Chủ trì: A. Thời gian: B.")."""
    if line.words.find(":", 0, _LONGEST) < 0:
        alone = _time_alone(reading, line)
        return (alone,) if alone else ()
    colon = line.words.find(":")
    marks = (m for m in _NEXT.finditer(line.words) if m.start() > colon or m.group()[0] != ",")
    cuts = [0, *(m.end() for m in marks if _heads_field(reading, m["head"]))]
    ends = [*cuts[1:], len(line.words)]
    spans = [Span(line.body.start + start, line.body.start + end) for start, end in zip(cuts, ends, strict=True)]
    first = _label(reading, spans[0])
    rest = (label for span in spans[1:] if (label := _label(reading, span)))
    return (first, *rest) if first else ()


def _heads_field(reading: Reading, head: str) -> bool:
    low = folded(head).strip()
    known = low in reading.phrases("label.lead") or role_of(low, reading.pack) in _KEPT
    return starts(reading.pack, low, "column.label") > 0 and known


def _label(reading: Reading, span: Span) -> _Label | None:
    """The role that a label names and the place of its value (None when nothing stands behind the colon)."""
    words = reading.words(span)
    colon = words.find(":", 0, _LONGEST)
    head = folded(words[:colon]).strip(" -–+") if colon >= 0 else ""
    if not head or len(head.split()) > _WORDS or _DASHED.search(head) or _LISTS.search(head):
        return None
    role = "lead" if head in reading.phrases("label.lead") else role_of(head, reading.pack)
    if role not in _KEPT or (role == "task" and head not in _TASKS):
        return None
    value = trimmed(reading.text.text, Span(span.start + colon + 1, span.end), " \t\n.;-–")
    if head.startswith(_TOPIC) and value.end - value.start > _LONGEST:
        return None
    if value.start >= value.end:
        return _Label(role, head, None) if role in ("task", "lead") else None
    if role not in ("lead", "coordinate"):
        return _Label(role, head, value)
    units = _only_units(reading, value, head)
    return _Label(role, head, units) if units else None


def _time_alone(reading: Reading, line: Line) -> _Label | None:
    """A line that says by when and nothing else: "Hoàn thành trong quý II năm 2026."."""
    low = folded(line.words)
    named = says(reading.pack, "column.deadline").match(low)
    cue = _TIME.match(low, named.end()) if named else None
    if cue is None or len(low) > _TIME_LINE or ";" in low.rstrip(" ;"):
        return None
    value = trimmed(reading.text.text, Span(line.body.start + cue.end(), line.body.end), " \t\n.;")
    return _Label("deadline", low[: cue.end()].strip(), value) if reading.time_of(reading.words(value)) else None


def _only_units(reading: Reading, span: Span, head: str) -> Span | None:
    """The part of a value that names units, or None when a sentence stands there ("Phân công: các đơn vị làm …")."""
    clause = Clause(reading, span)
    stop = clause.verb(0)
    while head.startswith(_NAMED) and clause.inside_name(stop):
        stop = clause.verb(stop + 1)
    if stop == len(clause.words):
        return span
    return Span(span.start, span.start + stop) if head.startswith(_NAMED) and stop else None


def _take(reading: Reading, fields: Fields, label: _Label, value: Span) -> None:
    if label.role == "lead":
        said = roles_in_cell(reading, value)
        fields.lead, fields.coordinate = fields.lead + said.lead, fields.coordinate + said.coordinate
    elif label.role == "coordinate":
        fields.coordinate += roles_in_cell(reading, value).lead
    elif label.role == "deadline":
        words = reading.words(value)
        time = reading.time_of(words)
        fields.deadline = replace(time, raw=words, span=value) if time else fields.deadline
    elif label.role == "output":
        fields.output = value
    elif label.role == "budget":
        fields.budget = value
    elif label.head != "nội dung":
        fields.task = value


def inline_fields(reading: Reading, line: Line) -> Fields | None:
    """The fields that stand in the item itself: "…; đơn vị chủ trì: Vụ A; thời gian hoàn thành: Quý III"."""
    fields, first = Fields(), None
    for mark in _INLINE.finditer(line.words):
        head = folded(mark["head"]).strip()
        if not starts(reading.pack, head, "column.label") or {"với", "các"} & set(head.split()):
            continue
        role = role_of(head, reading.pack)
        if role in _KEPT and role != "task":
            value = trimmed(
                reading.text.text, Span(mark.start("value"), mark.end("value")).shift(line.body.start), " .;"
            )
            _take(reading, fields, _Label(role, head, value), value)
            first = mark.start() if first is None else first
    if first is None or not (fields.lead or fields.deadline) or first < _SHORTEST:
        return None
    fields.deadline = fields.deadline or deadline_in_prose(reading, line.body)
    fields.task = trimmed(reading.text.text, Span(line.body.start, line.body.start + first), " ;.,(-–")
    return fields


def _sibling(line: Line, parent: Line | None) -> Line | None:
    """The line itself or the one above it that stands right under ``parent``."""
    while line.parent is not None and line.parent is not parent:
        line = line.parent
    return line if line.parent is parent else None


class FieldReader:
    """Gathers the label blocks of a document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.labels = {line.span.start: said for line in reading.lines if (said := _labels(reading, line))}
        self.alone = {line.span.start: one for line in reading.lines if (one := read_alone(reading, line))}
        self._own: dict[int, frozenset[str]] = {}

    def _above(self, line: Line) -> Line | None:
        """The line it stands under, bare labels such as "Cơ quan thực hiện:" apart."""
        up = line.parent
        while up is not None and up.span.start in self.labels:
            up = up.parent
        return up

    def _owner(self, line: Line, before: Line) -> Line:
        """Whose field a line is: the numbered item above, unless each point under it has a block of its own."""
        parent = self._above(line)
        if parent is None or parent.label is None or parent.rank < _ITEM or line.label is None:
            return before
        return _sibling(before, parent) or before if line.kind in self._each_its_own(parent) else parent

    def _each_its_own(self, parent: Line) -> frozenset[str]:
        """The kinds of numbers of points under a line that has several leads in blocks; gathered once."""
        if id(parent) not in self._own:
            labels = [self.labels.get(c.span.start) for c in parent.children]
            leads = sum(told is not None and told[0].role == "lead" for told in labels)
            points = (c.kind for c, told in zip(parent.children, labels, strict=True) if told is None and c.kind)
            self._own[id(parent)] = frozenset(points) if leads > 1 else frozenset()
        return self._own[id(parent)]

    def _beside(self, line: Line, before: Line) -> bool:
        """Whether a numbered line is a point of its own beside the one before, as in "1. Đối tượng 2. Thời gian"."""
        section = line.parent is not None and line.parent.rank < _ITEM
        return section and line.label is not None and line.kind == before.kind and line.parent is before.parent

    def collect(self) -> dict[int, Fields]:
        """Label blocks by the start of the line that they belong to."""
        out: dict[int, Fields] = {}
        before: Line | None = None
        for line in self.reading.lines:
            labels, alone = self.labels.get(line.span.start), self.alone.get(line.span.start)
            if alone is not None and before is not None and before.label is not None:
                self._take_alone(out.setdefault(before.span.start, Fields()), alone, line)
                continue
            if labels is None or before is None or (line.rank < _POINT and self._beside(line, before)):
                before = line
                continue
            fields = out.setdefault(self._owner(line, before).span.start, Fields())
            fields.lines.append(line)
            for label in labels:
                if label.value is not None:
                    _take(self.reading, fields, label, label.value)
                elif label.role == "task" and line.children:
                    fields.spread = True
        return self._shared(self._inline() | {start: f for start, f in out.items() if f.telling})

    def _take_alone(self, fields: Fields, said: InBrackets, line: Line) -> None:
        fields.lead, fields.coordinate = fields.lead + said.lead, fields.coordinate + said.coordinate
        fields.deadline = said.deadline or fields.deadline
        fields.output = said.output or fields.output
        fields.lines.append(line)

    def _shared(self, found: dict[int, Fields]) -> dict[int, Fields]:
        """A block without bullets under several points belongs to all of them up to the block before."""
        out = dict(found)
        for line in self.reading.lines:
            block = found.get(line.span.start)
            if block is None or line.rank < _POINT or block.task or block.spread or not block.lines:
                continue
            if any(own.label is not None for own in block.lines):
                continue
            for point in self._points_before(line, found):
                out[point.span.start] = replace(block, lines=[])
        return out

    def _points_before(self, line: Line, found: dict[int, Fields]) -> list[Line]:
        beside = line.parent.children if line.parent else []
        out: list[Line] = []
        for other in reversed(beside[: beside.index(line)]):
            if other.kind != line.kind or other.span.start in found or other.children:
                break
            out.append(other)
        return out

    def _inline(self) -> dict[int, Fields]:
        own = ((line, inline_fields(self.reading, line)) for line in self.reading.lines if ":" in line.words)
        found = {line.span.start: f for line, f in own if f is not None and line.span.start not in self.labels}
        return self._bracketed() | found

    def _bracketed(self) -> dict[int, Fields]:
        """The fields in brackets behind the items that have no points under them."""
        ends = (line for line in self.reading.lines if line.label is not None and not line.children)
        said = ((line.span.start, read_brackets(self.reading, line)) for line in ends)
        return {at: Fields(b.lead, b.coordinate, b.deadline, b.output, task=b.task) for at, b in said if b is not None}


def collect_fields(reading: Reading) -> dict[int, Fields]:
    """Label blocks by the start of the line that they belong to."""
    return FieldReader(reading).collect()
