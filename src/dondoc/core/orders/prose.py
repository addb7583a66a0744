"""Tasks from prose: the points under "nhiệm vụ, giải pháp", clauses that assign work, label blocks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from math import inf

from dondoc.core.alphabet import UPPER
from dondoc.core.deadlines.model import Precision
from dondoc.core.orders.borders import behind_duty, on_the_border
from dondoc.core.orders.brackets import read_behind, read_brackets
from dondoc.core.orders.certainty import in_full
from dondoc.core.orders.charges import charges
from dondoc.core.orders.closings import sees_to_itself
from dondoc.core.orders.fields import Fields
from dondoc.core.orders.formulas import ends_with, is_formula
from dondoc.core.orders.headtimes import time_above
from dondoc.core.orders.joining import joined, roles_in_clause
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import Task, UnitMention
from dondoc.core.orders.orientation import without_orientation
from dondoc.core.orders.prosetime import deadline_in_prose
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.regulations import regulations_in
from dondoc.core.orders.roles import Clause, Roles, at_most
from dondoc.core.orders.tables import started
from dondoc.core.orders.words import folded, says, starts
from dondoc.core.orders.zones import asked_units
from dondoc.core.values import Span

_SENTENCE = re.compile(rf"(?<=[\w)”\"%])[.;…]\s+(?=[{UPPER}“\"])")
_TOPIC = re.compile(r"[^:.;]{3,60}:\s+(?=\w)")
_ORDERING = ("tasks", "spoken", "money")
_SHORTEST, _A_WORD = 12, 4
"""How few letters still say what is to be done: of an item, and of one with a block of labels under it."""
_HANDED_ON = 0.95
"""How sure a lead is that a whole sentence over a list hands on."""
_SPOKEN = 0.9
"""How sure a lead is of a sentence without a number that asks nobody by name."""
_ANNOUNCED = 0.6
"""How sure a lead is that only the paragraph above the list names."""
_REPORTS = re.compile(r"(?:(?:cơ bản|luôn|vẫn)\s+)?(?:đã|đang|luôn|nhận thấy|nhận được|thấy|có nhận được)\s")
"""Behind who acts these tell what was done, and order nothing."""
_DIRECTS = re.compile(
    r"\s*(?:lãnh đạo|chỉ đạo|lãnh đạo, chỉ đạo)\s+"
    r"(?:uỷ ban|ủy ban|ubnd|hđnd|hội đồng|các|sở|ban|đảng|chi|phòng)(?!\w)[^:;.]*$"
)
"""Behind the one who answers, a heading may say whom he directs: "Ban cán sự đảng … lãnh đạo Ủy ban nhân dân tỉnh"."""
_BRACKET = re.compile(r"\s*\([^()]*\)\s*[:.]?\s*$")
_HEADING = 260
_LONG_NAME = 6
_GROUP = 120
_LAST_WORDS = 2
"""How many words behind a verb may still belong to the name of a group without a plural."""
_TAIL = 90
"""How long the words behind the units of a heading may be ("… có trách nhiệm thực hiện các nhiệm vụ sau:")."""


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a paragraph.

    >>> [s.of("Giao Vụ A. Vụ B làm.") for s in sentences("Giao Vụ A. Vụ B làm.", Span(0, 20))]
    ['Giao Vụ A.', 'Vụ B làm.']
    """
    start = span.start
    for found in _SENTENCE.finditer(text, span.start, span.end):
        yield trimmed(text, Span(start, found.start() + 1))
        start = found.end()
    last = trimmed(text, Span(start, span.end))
    if last.start < last.end:
        yield last


def heading_roles(reading: Reading, line: Line) -> Roles:
    """Whom a heading names: "2.1. Sở Tài chính:", "Đề nghị Hội Nông dân", "Sở Nội vụ chủ trì, phối hợp với các sở:".

    Nobody when it says more than who acts, and announces no list of what is to be done.
    """
    bracket = read_brackets(reading, line) if line.children else None
    if bracket:
        return Roles(bracket.lead, bracket.coordinate)
    span = trimmed(reading.text.text, _without_bracket(reading, line), " \t\n:.,")
    if span.start >= span.end:
        return Roles()
    announces = line.words.rstrip().endswith(":")
    clause = Clause(reading, span)
    at = starts(reading.pack, clause.low, "order.assign", "order.towards")
    while at < len(clause.low) and clause.low[at] in " :":
        at += 1
    if span.end - span.start <= _HEADING and clause.opens_unit(at):
        end = clause.verb(at)
        at, end = clause.asked_by((at, end)) or (at, end)
        if line.children and _names_a_group(clause, line, at, end):
            end = len(clause.words)
        directs = bool(line.children) and _DIRECTS.match(clause.low, end) is not None
        announced = (announces or directs) and len(clause.words) - end <= _TAIL
        if (end == len(clause.words) or announced) and clause.names(at, end):
            named = clause.units(at, end)
            return Roles(in_full(named) if end == len(clause.words) else named, joined(clause, end)[0])
    if announces and line.label is not None and line.children:
        said = roles_in_clause(reading, span, Roles())
        return Roles(at_most(said.lead, _HANDED_ON), said.coordinate)
    return Roles()


def _a_sentence(unit: UnitMention) -> bool:
    """Whether what was taken for a unit is long and unknown: a point whose verb is not among the known ones."""
    return unit.unit is None and unit.group is None and len(unit.raw.split()) > _LONG_NAME


def _without_bracket(reading: Reading, line: Line) -> Span:
    """The words of a heading without a list in brackets at its end: "Các cơ quan đăng ký (Sở A, Sở B):"."""
    found = _BRACKET.search(reading.words(line.body))
    return Span(line.body.start, line.body.start + found.start()) if found else line.body


def _names_a_group(clause: Clause, line: Line, at: int, end: int) -> bool:
    """Whether a short heading only describes a group: "Các phòng tham gia đào tạo", "Phòng Công nghệ thông tin"."""
    rest = clause.words[end:]
    if starts(clause.reading.pack, rest.lstrip(), "order.lead", "order.coordinate"):
        return False
    if not rest or len(clause.words) - at > _GROUP or "," in rest or not line.heading:
        return False
    plural = says(clause.reading.pack, "unit.plural").match(clause.low, at) is not None
    return len(rest.split()) <= _LAST_WORDS or (plural and line.label is not None)


class ProseReader:
    """Walks the lines of the sections that order something."""

    def __init__(self, reading: Reading, fields: dict[int, Fields], listed: bool = False) -> None:
        """``listed``: a table lists the tasks, so that the prose only adds what has a day and a unit."""
        self.reading, self.fields, self.listed = reading, fields, listed
        self.field_lines = {line.span.start for f in fields.values() for line in f.lines}
        self._heads: dict[int, Roles] = {}
        self._leadins: dict[int, tuple[UnitMention, ...]] = {}
        self._openers: dict[int, list[Line]] = {}
        self._points: dict[int, float] = {}

    def head_roles(self, line: Line) -> Roles:
        """The roles that a heading gives, read once."""
        if line.span.start not in self._heads:
            self._heads[line.span.start] = heading_roles(self.reading, line)
        return self._heads[line.span.start]

    def head_units(self, line: Line) -> tuple[UnitMention, ...]:
        """The units of a heading that must act."""
        return self.head_roles(line).lead

    def all_of_heading(self, line: Line) -> bool:
        """Whether a paragraph is all that stands under a numbered heading that names who acts: "4. Sở Tư pháp"."""
        up = line.parent
        return up is not None and up.label is not None and up.children == [line] and bool(self.head_units(up))

    def inherited(self, line: Line) -> Roles:
        """The roles of the nearest heading above that gives any."""
        named = next((roles for up in line.above() if (roles := self.head_roles(up)).lead), Roles())
        if line.label is None:
            return named
        beside = self._beside(line)
        if beside.lead:
            return beside
        if named.lead or line.announced is None:
            return named
        return Roles(at_most(self._asked(line.announced), _ANNOUNCED))

    def _beside(self, line: Line) -> Roles:
        """The roles of the paragraph without a number that opens the list of a line: "Ủy ban nhân dân các tỉnh:"."""
        item = next((up for up in (line, *line.above()) if up.parent is not None), None)
        while item is not None and item.parent is not None:
            openers = self._unnumbered(item.parent)
            behind = bisect_left(openers, item.span.start, key=lambda c: c.span.start)
            last = openers[behind - 1] if behind else None
            if last is not None and last.words.rstrip().endswith(":"):
                return self.head_roles(last)
            nearer = self.head_roles(item.parent).lead
            item = item.parent if item.parent.parent is not None and not nearer else None
        return Roles()

    def _unnumbered(self, line: Line) -> list[Line]:
        """The paragraphs without a number under a line, in order; gathered once."""
        if id(line) not in self._openers:
            self._openers[id(line)] = [c for c in line.children if c.label is None]
        return self._openers[id(line)]

    def _asked(self, leadin: Line) -> tuple[UnitMention, ...]:
        if leadin.span.start not in self._leadins:
            self._leadins[leadin.span.start] = asked_units(self.reading, leadin)
        return self._leadins[leadin.span.start]

    def kids(self, line: Line) -> list[Line]:
        """The lines under a line, label blocks apart."""
        return [c for c in line.children if c.span.start not in self.field_lines]

    def lists_parts(self, line: Line) -> bool:
        """Whether the points under it only list what it speaks of ("…, bao gồm:")."""
        low = folded(line.words).rstrip()
        form = says(self.reading.pack, "order.listing")
        return low.endswith(":") and ends_with(form, low[:-1].rstrip())

    def block(self, line: Line) -> Fields:
        """The label block of a line: its own, or that of the item above when it holds for every point."""
        own = self.fields.get(line.span.start)
        if own is not None and not own.spread:
            return own
        return next((f for up in line.above() if (f := self.fields.get(up.span.start)) and f.spread), Fields())

    def items(self) -> Iterator[tuple[Line, Span]]:
        """The lines (or sentences of lines) that are tasks."""
        part_of: Line | None = None
        for line in self.reading.lines:
            if line.zone not in _ORDERING or line.span.start in self.field_lines or self._under(line, part_of):
                continue
            own = self.fields.get(line.span.start)
            kids = self.kids(line)
            if (own and own.spread) or (kids and own is None and not self.lists_parts(line)):
                continue
            part_of = line if kids else None
            if own and own.task:
                yield line, own.task
            elif line.zone != "tasks":
                yield from self._told(line)
            elif line.label is None and own is None and (self._goes_on(line) or not self.inherited(line).lead):
                spoken = list(self._spoken(line))
                alone = not spoken and self._fills_section(line)
                yield from ((line, s) for s in (self._charges(line) if alone else spoken))
            elif self._orders(line):
                yield from ((line, span) for span in self._charges(line))

    def _charges(self, line: Line) -> Iterator[Span]:
        """An item, or the orders of one that charges several units one after another."""
        body = trimmed(self.reading.text.text, line.body)
        if line.children:
            yield body
            return
        for charge in charges(self.reading, body):
            if not is_formula(self.reading, folded(self.reading.words(charge.span))):
                yield charge.span

    def _told(self, line: Line) -> Iterator[tuple[Line, Span]]:
        """What somebody is told to do where not all is ordered: the articles of a decision, a section on money."""
        said = list(self._spoken(line))
        handed = line.zone == "spoken" and line.label is not None and self.inherited(line).lead
        if line.label is None or not (said or handed):
            yield from ((line, s) for s in said)
        else:
            yield from ((line, s) for s in self._charges(line))

    def _fills_section(self, line: Line) -> bool:
        """Whether a paragraph without a label is all that stands under a lesser heading, and orders something."""
        up = line.parent
        if up is None or up.label is None or up.rank <= 1.0 or len(self._unnumbered(up)) < len(up.children):
            return False
        asks = starts(self.reading.pack, line.words, "order.assign")
        acts = starts(self.reading.pack, line.words, "order.actions")
        return acts > 0 and not asks and line.words.rstrip()[-1:] != ":"

    def _goes_on(self, line: Line) -> bool:
        """Whether a paragraph without a label follows a point beside it: it explains the point."""
        return line.parent is not None and self._first_point(line.parent) < line.span.start

    def _first_point(self, line: Line) -> float:
        """Where the first point under a line begins, worked out once; beyond all lines when there is none."""
        if line.span.start not in self._points:
            begun = (c.span.start for c in self.kids(line) if c.label is not None)
            self._points[line.span.start] = min(begun, default=inf)
        return self._points[line.span.start]

    def _under(self, line: Line, owner: Line | None) -> bool:
        return owner is not None and any(up is owner for up in line.above())

    def _orders(self, line: Line) -> bool:
        low = folded(line.words).strip()
        short = len(low) < (_SHORTEST if line.span.start not in self.fields else _A_WORD)
        if short or (line.heading and line.rank <= 1.0) or self._is_matter(low):
            return False
        if line.span.start in self.fields or not self.head_units(line):
            return True
        return not line.children and any(_a_sentence(u) for u in self.head_units(line))

    def _is_matter(self, low: str) -> bool:
        """Whether a point only names what a plan of inspection looks into: "Công tác …", "Việc thực hiện …"."""
        about = says(self.reading.pack, "section.inspection").match(folded(self.reading.facts.title or ""))
        matter = about and says(self.reading.pack, "order.matter").match(low)
        return bool(matter) and not says(self.reading.pack, "order.lead", "order.assign").search(low)

    def _spoken(self, line: Line) -> Iterator[Span]:
        """Sentences of a paragraph without a number in which somebody named is told to do something."""
        for sentence in sentences(self.reading.text.text, line.body):
            topic = _TOPIC.match(self.reading.words(sentence))
            span = Span(sentence.start + topic.end(), sentence.end) if topic else sentence
            low = folded(self.reading.words(span))
            if len(low) < _SHORTEST or is_formula(self.reading, low) or low.endswith(":"):
                continue
            clause = Clause(self.reading, span)
            subject = clause.subject()
            if subject is None or not self._acts(clause, subject) or subject[1] >= len(low):
                continue
            if not sees_to_itself(self.reading, behind_duty(self.reading, clause.low[subject[1] :])):
                yield from (charge.span for charge in charges(self.reading, span))

    def _acts(self, clause: Clause, subject: tuple[int, int]) -> bool:
        """Whether units are told to act; who issues the document does not order what it agrees to or issues itself."""
        units, behind = clause.units(*subject), clause.low[subject[1] :].lstrip(" ,")
        issuer = self.reading.facts.issuer
        own = issuer is not None and any(issuer.startswith((u.raw, u.unit or u.raw)) for u in units)
        above = says(self.reading.pack, "unit.above", "unit.leaders").match(clause.low, subject[0]) is not None
        if _REPORTS.match(behind):
            return False
        agrees = says(self.reading.pack, "order.agrees").match(behind) is not None
        return bool(units) and not (own and behind.startswith("ban hành")) and not ((own or above) and agrees)


def groups_above(line: Line) -> tuple[str, ...]:
    """The headings above a line, outermost first."""
    ups = [up for up in reversed(line.above()) if up.heading]
    return tuple(f"{up.label}. {up.words.rstrip(' :.')}" if up.label else up.words for up in ups)


def _leadin(line: Line) -> str | None:
    near = line.parent
    return near.words if near is not None and near.words.rstrip().endswith(":") else None


def _reports_only(reading: Reading, low: str) -> bool:
    """Whether a clause only orders a report: that is a duty."""
    report = says(reading.pack, "duty.report", "duty.consolidate")
    head = low.removeprefix("định kỳ ").removeprefix("hằng năm, ").removeprefix("hàng năm, ")
    return report.match(head) is not None or (low.startswith("định kỳ") and bool(report.search(low, 0, 80)))


def _only_reports(reading: Reading, span: Span) -> bool:
    """The same of a clause that may begin with who reports: "Các đơn vị báo cáo … hằng tháng"."""
    clause = Clause(reading, span)
    told = clause.subject()
    behind = clause.low[told[1] :].lstrip(" ,:") if told else ""
    duty = starts(reading.pack, behind, "order.duty")
    single = len(list(sentences(reading.text.text, span))) == 1 and ";" not in clause.low
    return _reports_only(reading, clause.low) or (single and _reports_only(reading, behind[duty:].lstrip(" ,:")))


def _roles_of_item(reader: ProseReader, line: Line, span: Span, fields: Fields) -> Roles:
    """Who acts and who joins in by the label block of an item, by its words, or by what stands behind it."""
    reading = reader.reading
    if fields.lead:
        return Roles(in_full(fields.lead), in_full(fields.coordinate))
    roles = roles_in_clause(reading, span, reader.inherited(line))
    behind = None if roles.lead or line.children else read_behind(reading, span)
    if behind is not None:
        roles = replace(roles, lead=behind.lead, coordinate=behind.coordinate or roles.coordinate)
    if line.label is None and not reader.all_of_heading(line) and not Clause(reading, span).asked():
        roles = replace(roles, lead=at_most(roles.lead, _SPOKEN))
    return roles


def task_of_item(reader: ProseReader, line: Line, span: Span) -> Task | None:
    """The task of an item, with what its label block, its words and its heading say of time and units."""
    reading, fields = reader.reading, reader.block(line)
    roles = _roles_of_item(reader, line, span, fields)
    deadline = fields.deadline or deadline_in_prose(reading, span)
    once = deadline is not None and deadline.due is not None and not reader.listed
    if not fields.lead and not once and _only_reports(reading, span):
        return None
    deadline = deadline or time_above(reading, line)
    if not fields.lead and on_the_border(reading, line, span):
        roles = replace(roles, lead=at_most(roles.lead, _SPOKEN))
        deadline = deadline and replace(deadline, confidence=min(deadline.confidence, _SPOKEN))
    return replace(
        started(reading, span, line.label, fields.output),
        groups=groups_above(line),
        leadin=_leadin(line),
        deadline=deadline,
        lead=roles.lead,
        coordinate=fields.coordinate or roles.coordinate,
        budget=reading.words(fields.budget) if fields.budget else None,
        row=line.span if line.label else span,
        confidence=0.9 if fields.lead else 0.75,
        notes=("several-leads",) if len(roles.lead) > 1 else (),
    )


def tasks_of_prose(reader: ProseReader) -> list[Task]:
    """The tasks of the prose; where a table lists the tasks just those with a day and a unit."""
    out = []
    rules = regulations_in(reader.reading)
    for line, span in reader.items():
        task = task_of_item(reader, line, span)
        if task is None or (not (task.deadline and task.deadline.due) and any(r.covers(span) for r in rules)):
            continue
        day = task.deadline is not None and task.deadline.precision is Precision.DAY
        blocked = reader.block(line).telling
        if not reader.listed or (day and task.lead) or blocked or line.zone == "spoken":
            out.append((line, task))
    return without_orientation(out)
