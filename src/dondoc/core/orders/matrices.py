"""Matrices of units: columns headed by units in which marks say who leads a row and who joins in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dondoc.core.orders.columns import Columns
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.roles import Roles, at_most, units_in
from dondoc.core.orders.rows import Row
from dondoc.core.orders.words import folded, says, squeezed
from dondoc.core.text.model import Cell, Table
from dondoc.core.values import Span

if TYPE_CHECKING:
    from dondoc.core.orders.model import UnitMention

_JOINS = frozenset({"p", "ph", "pp", "h", "ht", "tg", "o", "○", "◯", "□", "☐", "+", "▲", "△"})
"""Marks that by themselves mean joining in; any other mark means leading."""
_LEGEND = re.compile(
    r"(?<!\w)(?P<mark>chủ trì|phối hợp|[^\W\d_]{1,3}|[●○◯■□▲△★☆✓✔√×*+])[\"”’)]*\s*(?:[:=–-]|là)\s*(?:là\s+)?"
    r"(?:(?:các\s+)?(?:đơn vị|cơ quan|phòng|bộ phận|nơi)\s+)?(?P<part>chủ trì|chịu trách nhiệm chính|thực hiện chính"
    r"|đầu mối|phối hợp|tham gia|hỗ trợ)"
)
_LEADS = ("chủ trì", "chịu trách nhiệm chính", "thực hiện chính", "đầu mối")
_BESIDE = 600
"""How far before and behind a table its legend may stand."""
_SURE, _LIKELY = 0.95, 0.9


def marked(reading: Reading, table: Table, columns: Columns, rows: Sequence[Row]) -> dict[int, Roles]:
    """By the index of a row, whom the marks in the columns of units say to lead and to join in."""
    heads = {c: _unit_of(reading, columns, c) for c in columns.at("who")}
    meaning = _meaning(reading, table, rows)
    out = {}
    for row in rows:
        lead: tuple[UnitMention, ...] = ()
        coordinate: tuple[UnitMention, ...] = ()
        for cell in row.cells.get("who", ()):
            units = heads.get(cell.column, ())
            if meaning.get(_mark(reading, cell), True):
                lead += units
            else:
                coordinate += units
        if lead or coordinate:
            out[row.index] = Roles(lead, coordinate)
    return out


def _unit_of(reading: Reading, columns: Columns, column: int) -> tuple[UnitMention, ...]:
    head = columns.heads[column] if column < len(columns.heads) else None
    if head is None:
        return ()
    units = units_in(reading, trimmed(reading.text.text, head.span))
    known = all(u.unit or says(reading.pack, "unit.heads").match(folded(u.raw)) for u in units)
    return at_most(units, _SURE if known else _LIKELY)


def _mark(reading: Reading, cell: Cell) -> str:
    return squeezed(reading.words(cell.span))


def _meaning(reading: Reading, table: Table, rows: Sequence[Row]) -> Mapping[str, bool]:
    """Mark → whether it means leading, by the legend beside the table or by custom ("X" leads beside "x" or "P")."""
    marks = {_mark(reading, cell) for row in rows for cell in row.cells.get("who", ())}
    said = _legend(reading, table)
    plain = len(marks) == 1
    out = {}
    for mark in marks:
        low = folded(mark)
        beside = low != mark and low in marks
        joins = low in _JOINS or low.startswith("phối") or (mark == low and mark.upper() in marks - {mark})
        out[mark] = said.get(mark, said.get(low, beside or plain or not joins))
    return out


def _legend(reading: Reading, table: Table) -> dict[str, bool]:
    text = reading.text.text
    near = (Span(table.span.end, table.span.end + _BESIDE), Span(max(0, table.span.start - _BESIDE), table.span.start))
    out: dict[str, bool] = {}
    for span in near:
        words = text[span.start : span.end]
        for found in _LEGEND.finditer(folded(words)):
            leads = found["part"] in _LEADS
            out.setdefault(words[slice(*found.span("mark"))], leads)
            out.setdefault(found["mark"], leads)
    return out
