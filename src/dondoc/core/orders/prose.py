"""Tasks from prose: the points under "nhiệm vụ, giải pháp", clauses that assign work, label blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.core.deadlines.model import Deadline, Precision
from dondoc.core.orders.deliverables import deliverable_of
from dondoc.core.orders.fields import Fields
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import Task, UnitMention
from dondoc.core.orders.prosetime import deadline_in_prose
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.roles import Clause, Roles, roles_in_clause
from dondoc.core.orders.targets import targets_in
from dondoc.core.orders.words import folded, says, starts
from dondoc.core.values import Span

_SENTENCE = re.compile(r"(?<=[\w)”\"%])[.;…]\s+(?=[A-ZĐÀ-Ỹ“\"])")
_TOPIC = re.compile(r"[^:.;]{3,60}:\s+(?=\w)")
_SHORTEST = 12
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


def unit_heading(reading: Reading, line: Line) -> tuple[UnitMention, ...]:
    """The units that a heading consists of ("2.1. Sở Tài chính:", "c) Đề nghị Mặt trận Tổ quốc"); empty when it says more."""
    span = trimmed(reading.text.text, line.body, " \t\n:.,")
    if span.end - span.start > 260 or span.start >= span.end:
        return ()
    clause = Clause(reading, span)
    at = starts(reading.pack, clause.low, "order.assign")
    while at < len(clause.low) and clause.low[at] in " :":
        at += 1
    if not clause.opens_unit(at):
        return ()
    end = clause.verb(at)
    announced = line.words.rstrip().endswith(":") and len(clause.words) - end <= _TAIL
    if (end < len(clause.words) and not announced) or not clause.names(at, end):
        return ()
    return clause.units(at, end)


class ProseReader:
    """Walks the lines of the sections that order something."""

    def __init__(self, reading: Reading, fields: dict[int, Fields]) -> None:
        self.reading, self.fields = reading, fields
        self.field_lines = {line.span.start for f in fields.values() for line in f.lines}
        self._heads: dict[int, tuple[UnitMention, ...]] = {}

    def head_units(self, line: Line) -> tuple[UnitMention, ...]:
        """The units of a heading, read once."""
        if line.span.start not in self._heads:
            self._heads[line.span.start] = unit_heading(self.reading, line)
        return self._heads[line.span.start]

    def inherited(self, line: Line) -> tuple[UnitMention, ...]:
        """The units of the nearest heading above that names only units."""
        return next((units for up in line.above() if (units := self.head_units(up))), ())

    def kids(self, line: Line) -> list[Line]:
        """The lines under a line, label blocks apart."""
        return [c for c in line.children if c.span.start not in self.field_lines]

    def lists_parts(self, line: Line) -> bool:
        """Whether the points under it only list what it speaks of ("…, bao gồm:")."""
        low = folded(line.words).rstrip()
        form = says(self.reading.pack, "order.listing")
        return low.endswith(":") and any(m.end() == len(low) - 1 for m in form.finditer(low, max(0, len(low) - 20)))

    def never(self, low: str) -> bool:
        """Whether a line is a closing or a condition and no task, by how it begins."""
        return says(self.reading.pack, "order.never").match(low.lstrip(" (*")) is not None

    def items(self) -> Iterator[tuple[Line, Span]]:
        """The lines (or sentences of lines) that are tasks."""
        part_of: Line | None = None
        for line in self.reading.lines:
            if line.zone != "tasks" or line.span.start in self.field_lines or self._under(line, part_of):
                continue
            kids = self.kids(line)
            if kids and not self.lists_parts(line) and line.span.start not in self.fields:
                continue
            part_of = line if kids else None
            if line.label is None and not self.inherited(line) and line.span.start not in self.fields:
                yield from ((line, s) for s in self._spoken(line))
            elif self._orders(line):
                yield line, trimmed(self.reading.text.text, line.body)

    def _under(self, line: Line, owner: Line | None) -> bool:
        return owner is not None and any(up is owner for up in line.above())

    def _orders(self, line: Line) -> bool:
        low = folded(line.words).strip()
        if len(low) < _SHORTEST or self.never(low) or (line.heading and line.rank <= 1.0):
            return False
        if line.span.start in self.fields:
            return True
        return not (line.heading and self.head_units(line))

    def _spoken(self, line: Line) -> Iterator[Span]:
        """Sentences of a paragraph without a number in which somebody named is told to do something."""
        for sentence in sentences(self.reading.text.text, line.body):
            topic = _TOPIC.match(self.reading.words(sentence))
            span = Span(sentence.start + topic.end(), sentence.end) if topic else sentence
            low = folded(self.reading.words(span))
            if len(low) < _SHORTEST or self.never(low) or low.endswith(":"):
                continue
            clause = Clause(self.reading, span)
            subject = clause.subject()
            if subject and clause.units(*subject) and subject[1] < len(low):
                yield span


def groups_above(line: Line) -> tuple[str, ...]:
    """The headings above a line, outermost first."""
    ups = [up for up in reversed(line.above()) if up.heading]
    return tuple(f"{up.label}. {up.words.rstrip(' :.')}" if up.label else up.words for up in ups)


def _leadin(line: Line) -> str | None:
    near = line.parent
    return near.words if near is not None and near.words.rstrip().endswith(":") else None


def _reports_only(reading: Reading, low: str, deadline: Deadline | None) -> bool:
    """Whether a clause only orders a report: that is a duty."""
    report = says(reading.pack, "duty.report", "duty.consolidate")
    head = low.removeprefix("định kỳ ").removeprefix("hằng năm, ").removeprefix("hàng năm, ")
    return report.match(head) is not None or (
        low.startswith("định kỳ") and report.search(low, 0, 80) is not None and deadline is None
    )


def task_of_item(reader: ProseReader, line: Line, span: Span) -> Task | None:
    """The task of an item, with what its label block, its words and its heading say of time and units."""
    reading, fields = reader.reading, reader.fields.get(line.span.start, Fields())
    roles = (
        roles_in_clause(reading, span, reader.inherited(line))
        if not fields.lead
        else Roles(fields.lead, fields.coordinate)
    )
    deadline = fields.deadline or deadline_in_prose(reading, span)
    words = reading.words(span)
    if not fields.lead and _reports_only(reading, folded(words), deadline):
        return None
    appendix = reading.facts.appendix_of(span.start)
    number = line.label
    notes = ("several-leads",) if len(roles.lead) > 1 else ()
    return Task(
        words,
        span,
        id=reading.ids.give("task", appendix, number, words),
        number=number,
        appendix=appendix,
        groups=groups_above(line),
        leadin=_leadin(line),
        deadline=deadline,
        lead=roles.lead,
        coordinate=fields.coordinate or roles.coordinate,
        output=reading.words(fields.output) if fields.output else None,
        output_span=fields.output,
        deliverable=deliverable_of(reading, fields.output or span) or deliverable_of(reading, span),
        budget=reading.words(fields.budget) if fields.budget else None,
        targets=targets_in(reading, span),
        citations=reading.cited(span),
        row=line.span if line.label else span,
        confidence=0.9 if fields.lead else 0.75,
        notes=notes,
    )


def tasks_of_prose(reader: ProseReader, dated_only: bool) -> list[Task]:
    """The tasks of the prose; with ``dated_only`` (a table lists the tasks) just those with a day and somebody who must act."""
    out = []
    for line, span in reader.items():
        task = task_of_item(reader, line, span)
        if task is None:
            continue
        day = task.deadline is not None and task.deadline.precision is Precision.DAY
        blocked = line.span.start in reader.fields
        if not dated_only or (day and task.lead) or blocked:
            out.append(task)
    return out
