"""What a table says outside the cells of a row: leads in groups and in the heading above it, times over columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from dondoc.core.deadlines.model import Deadline
from dondoc.core.orders.cellroles import roles_in_cell
from dondoc.core.orders.charts import head_time, spelt
from dondoc.core.orders.columns import Columns
from dondoc.core.orders.joining import joined
from dondoc.core.orders.lines import Line, read_label
from dondoc.core.orders.matrices import marked
from dondoc.core.orders.model import UnitMention
from dondoc.core.orders.prose import heading_roles
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.roles import Clause, Roles, at_most
from dondoc.core.orders.rows import Row
from dondoc.core.orders.tables import deadline_in_cell
from dondoc.core.orders.words import folded, says, starts
from dondoc.core.text.model import Cell, Table
from dondoc.core.values import Span

_TIME = re.compile(
    r"(?:[ivx\d]+[.)]\s*)?(?:nhiệm vụ |công việc )?(?:trong )?(?:quý|tháng|6 tháng|năm"
    r"|(?:hoàn thành |xong )?(?:trước|chậm nhất|muộn nhất|đến hết))\s"
)
_DONE_BY = re.compile(r"(?<!\w)(?:do|giao(?: cho)?)\s+(?=\w)")
_DOES = re.compile(r"\s+(?:chủ trì|thực hiện|phụ trách|đảm nhiệm|đảm nhận|làm đầu mối|chịu trách nhiệm|tham mưu)(?!\w)")
_SHORT = 40
_LIKELY, _CHARTED = 0.9, 0.96
_MOST = 0.8
"""Share of a table's groups that must name units, for groups to say who leads."""


@dataclass(frozen=True)
class Widely:
    """What holds for rows without a cell that says it.

    Attributes:
        leads: by the index of a row.
        times: by the index of a row.
    """

    leads: Mapping[int, Roles] = field(default_factory=dict)
    times: Mapping[int, Deadline] = field(default_factory=dict)


def said_widely(reading: Reading, table: Table, columns: Columns, rows: tuple[Row, ...]) -> Widely:
    """What groups, the heading above and the heads of columns say of the rows of a table of tasks."""
    leads = {} if columns.at("lead") or columns.at("who") else _leads(reading, table, rows)
    leads = leads | marked(reading, table, columns, rows)
    leads = _carried(columns, "lead", rows, lambda cell: roles_in_cell(reading, cell.span)) | leads
    if columns.at("when"):
        return Widely(leads, _times(reading, columns, rows))
    times = _carried(columns, "deadline", rows, lambda cell: deadline_in_cell(reading, cell))
    return Widely(leads, times | _group_times(reading, rows) | _bare_times(reading, columns, rows))


def _carried[T: (Roles, Deadline)](
    columns: Columns, role: str, rows: tuple[Row, ...], read: Callable[[Cell], T | None]
) -> dict[int, T]:
    """What a column before the tasks says, for the rows under it whose cell is empty: it opens a group of rows."""
    subject = columns.at("task") or columns.at("indicator")
    if len(columns.at(role)) != 1 or not subject or columns.at(role)[0] > subject[0]:
        return {}
    out: dict[int, T] = {}
    last: T | None = None
    groups: tuple[str, ...] = ()
    for row in rows:
        cell = row.cell(role)
        said = read(cell) if cell else last if row.groups == groups else None
        if said is not None and cell is None:
            out[row.index] = _less_sure(said)
        last, groups = said, row.groups
    return out


def _less_sure[T: (Roles, Deadline)](said: T) -> T:
    if isinstance(said, Roles):
        return Roles(at_most(said.lead, _LIKELY), at_most(said.coordinate, _LIKELY))
    return replace(said, confidence=min(said.confidence, _LIKELY))


def _bare_times(reading: Reading, columns: Columns, rows: tuple[Row, ...]) -> dict[int, Deadline]:
    """Times of cells with figures only, by what their column counts: "9" under "Tháng"."""
    out = {}
    for row in rows:
        for cell in row.cells.get("deadline", ()):
            place = trimmed(reading.text.text, cell.span)
            said = spelt(columns.names.get(cell.column, ""), reading.words(place))
            time = reading.time_of(said) if said else None
            if time is not None and time.due:
                sure = min(reading.in_year(time).confidence, _LIKELY)
                out[row.index] = replace(time, raw=reading.words(place), span=place, confidence=sure)
    return out


def _group_times(reading: Reading, rows: tuple[Row, ...]) -> dict[int, Deadline]:
    """Times that groups say of the rows under them: "II. Quý II/2021", "THÁNG 01"."""
    out = {}
    for row in rows:
        for span in row.group_cells[-1:]:
            place = trimmed(reading.text.text, span, " \t\n:.,;")
            words = reading.words(place)
            time = reading.time_of(words) if _TIME.match(folded(words)) and len(words) <= _SHORT else None
            if time is not None and time.due:
                sure = min(reading.in_year(time).confidence, _LIKELY)
                out[row.index] = replace(time, raw=words, span=place, confidence=sure)
    return out


def _leads(reading: Reading, table: Table, rows: tuple[Row, ...]) -> dict[int, Roles]:
    spans = {span for row in rows for span in row.group_cells[-1:]}
    named = {span: roles for span in spans if (roles := _group_roles(reading, span)).lead}
    known = sum(all(_known(reading, u) for u in roles.lead) for roles in named.values())
    if spans and len(named) >= _MOST * len(spans) and known * 2 >= len(named):
        return {
            row.index: named[row.group_cells[-1]] for row in rows if row.group_cells and row.group_cells[-1] in named
        }
    above = _heading(reading, table)
    return dict.fromkeys((row.index for row in rows), above) if above.lead else {}


def _known(reading: Reading, unit: UnitMention) -> bool:
    """Whether it is a unit for certain: known, a collective, or a kind with a name in capitals ("Vụ Công nghệ cao")."""
    head = says(reading.pack, "unit.heads").match(folded(unit.raw))
    named = head is not None and unit.raw[head.end() :].lstrip()[:1].isupper()
    return bool(unit.unit) or unit.group not in (None, "others") or named


def _group_roles(reading: Reading, span: Span) -> Roles:
    """Whom a group names: itself a unit ("Sở Nội vụ"), or what a unit leads ("Nhiệm vụ do Sở Nội vụ chủ trì")."""
    return led_by(reading, span) or Roles(_only_units(reading, span))


def led_by(reading: Reading, span: Span) -> Roles | None:
    """The roles of a heading over what somebody does: "Các nhiệm vụ do Sở A chủ trì, phối hợp với Sở B"."""
    clause = Clause(reading, span)
    for found in _DONE_BY.finditer(clause.low):
        at = found.end()
        end = _DOES.search(clause.low, at)
        if end is not None and clause.opens_unit(at):
            others, _ = joined(clause, end.start())
            return Roles(at_most(clause.units(at, end.start()), _LIKELY), at_most(others, _LIKELY))
    return None


def _only_units(reading: Reading, span: Span) -> tuple[UnitMention, ...]:
    """The units that a group consists of, known or not, for a group may also be a subject ("Bảo hiểm xã hội")."""
    place = trimmed(reading.text.text, span, " \t\n:.,;")
    _, _, _, length = read_label(reading.words(place))
    asked = starts(reading.pack, reading.words(place)[length:], "order.assign")
    clause = Clause(reading, trimmed(reading.text.text, Span(place.start + length + asked, place.end), " \t\n:"))
    if not clause.words or not clause.opens_unit(0) or clause.verb(0) < len(clause.words):
        return ()
    return at_most(clause.units(0, len(clause.words)), _LIKELY)


def _heading(reading: Reading, table: Table) -> Roles:
    """The roles of the nearest heading above a table that names units and nothing else."""
    before = [line for line in reading.lines if line.span.end <= table.span.start]
    nearest: Line | None = before[-1] if before else None
    while nearest is not None:
        roles = led_by(reading, nearest.body) or heading_roles(reading, nearest)
        if roles.lead:
            return Roles(at_most(roles.lead, _LIKELY), at_most(roles.coordinate, _LIKELY))
        nearest = nearest.parent
    return Roles()


def _times(reading: Reading, columns: Columns, rows: tuple[Row, ...]) -> dict[int, Deadline]:
    """The stretch from the first marked column of a row to the last: "x" under "Quý II" and "Quý III"."""
    heads = columns.heads
    said: dict[int, tuple[Deadline, Span]] = {}
    for column in columns.at("when"):
        head = heads[column] if column < len(heads) else None
        time = head_time(columns.names.get(column, ""), year=reading.year, issued=reading.on)
        if head is not None and time is not None and time.due:
            said[column] = (time, trimmed(reading.text.text, head.span))
    out = {}
    for row in rows:
        marked = [said[c.column] for c in row.cells.get("when", ()) if c.column in said]
        if marked:
            (first, _), (last, place) = marked[0], marked[-1]
            raw = reading.words(place)
            sure = min(last.confidence, _CHARTED) if last.note is None else _CHARTED
            out[row.index] = replace(last, raw=raw, span=place, start=first.start, confidence=sure)
    return out
