"""Tasks from tables: rows under headings such as Nhiệm vụ, Thời gian, Chủ trì, Phối hợp, Kết quả, in any order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dondoc.core.deadlines.model import Deadline
from dondoc.core.orders.cellitems import parts_of
from dondoc.core.orders.cellroles import repeated, repeats, roles_in_cell
from dondoc.core.orders.certainty import weighed
from dondoc.core.orders.deliverables import deliverable_of
from dondoc.core.orders.lines import read_label
from dondoc.core.orders.model import Task, UnitMention
from dondoc.core.orders.prosetime import deadline_in_prose
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.roles import Roles, at_most
from dondoc.core.orders.rows import Row
from dondoc.core.orders.targets import targets_in
from dondoc.core.orders.words import folded, says, squeezed
from dondoc.core.text.model import Cell
from dondoc.core.values import Span

SURE = 0.97
"""Confidence of what a whole cell of a recognised column says."""
LIKELY = 0.9
_NUMERAL = 3
_WITHIN = re.compile(r"(?:trong|cả|hết|cuối)\s+(?P<what>tháng|quý)")
_PERIOD = re.compile(r"(?:tháng\s+\d{1,2}|quý\s+(?:[ivx]{1,3}|\d))(?:\s*[/,]\s*|\s+)(?:năm\s+)?20\d\d")


def deadline_in_cell(reading: Reading, cell: Cell) -> Deadline | None:
    """What a cell of the time column says, or None when it says nothing about time."""
    place = trimmed(reading.text.text, cell.span)
    said = reading.time_of(reading.words(place))
    if said is None:
        return _in_its_period(reading, place)
    sure = min(reading.in_year(said).confidence, SURE)
    return replace(said, raw=reading.words(place), span=place, confidence=sure)


def _in_its_period(reading: Reading, place: Span) -> Deadline | None:
    """What "trong tháng" is in a programme for a month: the month or quarter that the title names."""
    within = _WITHIN.fullmatch(folded(reading.words(place)))
    named = _PERIOD.search(folded(reading.facts.title or ""))
    if within is None or named is None or not named.group().startswith(within["what"]):
        return None
    said = reading.time_of(named.group())
    return said and replace(said, raw=reading.words(place), span=place, confidence=min(said.confidence, LIKELY))


def _deadline(reading: Reading, row: Row) -> Deadline | None:
    said = [d for cell in row.cells.get("deadline", ()) if (d := deadline_in_cell(reading, cell))]
    dated = [d for d in said if d.due]
    return dated[-1] if dated else said[-1] if said else None


def _roles(reading: Reading, row: Row) -> Roles:
    lead: tuple[UnitMention, ...] = ()
    coordinate: tuple[UnitMention, ...] = ()
    for cell in row.cells.get("lead", ()):
        said = roles_in_cell(reading, cell.span)
        lead, coordinate = lead + _fresh(said.lead, lead), coordinate + said.coordinate
    for cell in row.cells.get("coordinate", ()):
        said = roles_in_cell(reading, cell.span)
        coordinate += said.lead + said.coordinate
    return Roles(lead, coordinate)


def _fresh(units: tuple[UnitMention, ...], known: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
    """Units that another column has not named already."""
    names = {folded(u.unit or u.raw) for u in known}
    return tuple(u for u in units if folded(u.unit or u.raw) not in names)


def _one_only(mentions: tuple[UnitMention, ...], notes: list[str]) -> None:
    if len(mentions) > 1:
        notes.append("several-leads")
    notes.extend(m.note for m in mentions if m.note)


def _output(reading: Reading, row: Row) -> Cell | None:
    cell = row.cell("output") or row.cell("result")
    return None if cell is None or repeats(reading, cell.span) else cell


def _budget(reading: Reading, row: Row) -> str | None:
    cell = row.cell("budget")
    return squeezed(reading.words(cell.span)) if cell else None


def _parts(reading: Reading, row: Row) -> tuple[Row, ...]:
    subject = row.cell("task") or row.cell("indicator")
    return parts_of(reading, row, subject) if subject else (row,)


def _text_of(reading: Reading, row: Row) -> tuple[Span, str | None] | None:
    """The words of the task and a number that stands in the same cell."""
    cell = row.cell("task") or row.cell("indicator")
    if cell is None:
        return None
    place = trimmed(reading.text.text, cell.span)
    if row.number is None:
        label, kind, _, length = read_label(reading.words(place))
        if label and kind not in ("dash0", "dash", "bullet"):
            return Span(place.start + length, place.end), label
    return place, row.number


def _sums_up(reading: Reading, span: Span) -> bool:
    """A last row that only adds the figures of the others up: "Tổng cộng", "Cộng (I + II)"."""
    low = folded(reading.words(span))
    found = says(reading.pack, "table.sum").match(low)
    acts = says(reading.pack, "order.actions").match(low)
    if found is None or (acts is not None and acts.end() > found.end()):
        return False
    return not any(len(word) > _NUMERAL for word in re.findall(r"\w+", low[found.end() :]))


def started(reading: Reading, span: Span, number: str | None, output: Span | None) -> Task:
    """A task with all that its own words say: text, place, id, result, targets, citations."""
    words, appendix = reading.words(span), reading.facts.appendix_of(span.start)
    return Task(
        words,
        span,
        id=reading.ids.give("task", appendix, number, words),
        number=number,
        appendix=appendix,
        output=reading.words(output) if output else None,
        output_span=output,
        deliverable=deliverable_of(reading, output or span) or deliverable_of(reading, span),
        targets=targets_in(reading, span),
        citations=reading.cited(span),
    )


def task_of_row(reading: Reading, row: Row, given: Roles) -> tuple[Task, Roles] | None:
    """The task of a row, and its roles for the rows numbered under it; None when the row names no task.

    ``given``: the roles of a row whose table has no column for leads.
    """
    said = _text_of(reading, row)
    if said is None or said[0].start >= said[0].end or _sums_up(reading, said[0]):
        return None
    span, number = said
    roles, output, notes = _roles(reading, row), _output(reading, row), list[str]()
    roles = Roles(roles.lead or given.lead, roles.coordinate or given.coordinate)
    _one_only(roles.lead, notes)
    task = replace(
        started(reading, span, number, output.span if output else None),
        groups=row.groups,
        deadline=_deadline(reading, row),
        lead=roles.lead,
        coordinate=roles.coordinate,
        budget=_budget(reading, row),
        row=row.span,
        confidence=SURE if row.cell("lead") or row.cell("deadline") else LIKELY,
        notes=tuple(notes),
    )
    return weighed(reading, task, row), roles


def tasks_of_rows(
    reading: Reading,
    rows: tuple[Row, ...],
    leads: Mapping[int, Roles],
    times: Mapping[int, Deadline],
    *,
    timed: bool = True,
) -> list[Task]:
    """The tasks of a table, in order; ``leads`` and ``times`` hold by index for rows without a cell that says them.

    ``timed``: whether the table has a column for times; where it has none, the words of a task may say by when.
    """
    out: list[Task] = []
    numbered: dict[str, Roles] = {}
    for row in (part for whole in repeated(reading, rows) for part in _parts(reading, whole)):
        said = task_of_row(reading, row, leads.get(row.index) or _from_above(row, numbered))
        if said:
            task, roles = said
            numbered[(task.number or "").rstrip(".")] = roles
            time = task.deadline or times.get(row.index)
            if time is None and not timed:
                time = deadline_in_prose(reading, task.span)
            out.append(replace(task, deadline=time))
    return out


def _from_above(row: Row, numbered: Mapping[str, Roles]) -> Roles:
    """Who leads the row that a row is numbered under: 1.2 under 1."""
    over, dot, _ = (row.number or "").rstrip(".").rpartition(".")
    roles = numbered.get(over, Roles()) if dot else Roles()
    return Roles(at_most(roles.lead, LIKELY))
