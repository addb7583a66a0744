"""Who leads and who joins in by the words of a cell or of a label that names only units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dondoc.core.orders.model import UnitMention
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.roles import Roles, units_in
from dondoc.core.orders.rows import Row
from dondoc.core.orders.words import folded, says, squeezed
from dondoc.core.text.model import Cell
from dondoc.core.values import Span

_LABELLED = re.compile(r"(?:cơ quan|đơn vị)?\s*(chủ trì|phối hợp)(?:\s+(?:thực hiện|chính))?\s*:")
_BRACKETED = re.compile(r"\(\s*(?:cơ quan |đơn vị )?(chủ trì|phối hợp|ct|ph)(?: thực hiện| chính)?\s*\)")


_AROUND = " -–—_.()*"


def repeats(reading: Reading, span: Span) -> bool:
    """Whether a cell only says that the one above holds again: "nt", "- như trên -", quotes."""
    low = folded(squeezed(reading.words(span))).strip(_AROUND)
    return bool(low) and low in (p.strip(_AROUND) for p in reading.phrases("order.ditto"))


def repeated(reading: Reading, rows: Sequence[Row]) -> list[Row]:
    """The rows with the cell above in the place of one that only says that it holds again."""
    out: list[Row] = []
    for row in rows:
        again: dict[str, tuple[Cell, ...]] = {
            role: out[-1].cells[role]
            for role in ("lead", "coordinate", "deadline")
            if out and role in out[-1].cells and any(repeats(reading, c.span) for c in row.cells.get(role, ()))
        }
        out.append(replace(row, cells={**row.cells, **again}) if again else row)
    return out


def roles_in_cell(reading: Reading, span: Span) -> Roles:
    """Roles from a cell that names only units: "A chủ trì, phối hợp với B, C", "Chủ trì: A; phối hợp: B", "A, B"."""
    low = folded(reading.words(span))
    labelled = list(_LABELLED.finditer(low))
    if labelled:
        return _labelled(reading, span, labelled)
    bracketed = list(_BRACKETED.finditer(low))
    if bracketed:
        return _bracketed(reading, span, bracketed)
    head = says(reading.pack, "order.lead").search(low)
    join = says(reading.pack, "order.coordinate").search(low)
    if head is None and join is None:
        return Roles(units_in(reading, span))
    stop = min(m.start() for m in (head, join) if m)
    lead = units_in(reading, Span(span.start, span.start + stop))
    if not lead and head and (join is None or head.start() < join.start()):
        lead = units_in(reading, Span(span.start + head.end(), span.start + join.start() if join else span.end))
    coordinate = units_in(reading, Span(span.start + join.end(), span.end)) if join else ()
    if join and head and not coordinate and head.end() < join.start():
        coordinate = units_in(reading, Span(span.start + head.end(), span.start + join.start()))
    return Roles(lead, coordinate)


def _bracketed(reading: Reading, span: Span, marks: list[re.Match[str]]) -> Roles:
    """Units with their part in brackets behind them: "A (chủ trì), B, C (phối hợp)"; who has none joins in."""
    lead: tuple[UnitMention, ...] = ()
    coordinate: tuple[UnitMention, ...] = ()
    at = span.start
    for mark in marks:
        units = units_in(reading, Span(at, span.start + mark.start()))
        lead, coordinate = (
            (lead + units, coordinate) if mark.group(1) in ("chủ trì", "ct") else (lead, coordinate + units)
        )
        at = span.start + mark.end()
    return Roles(lead, coordinate + units_in(reading, Span(at, span.end)))


def _labelled(reading: Reading, span: Span, marks: list[re.Match[str]]) -> Roles:
    lead: tuple[UnitMention, ...] = units_in(reading, Span(span.start, span.start + marks[0].start()))
    coordinate: tuple[UnitMention, ...] = ()
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        part = Span(span.start + mark.end(), span.start + after.start() if after else span.end)
        if mark.group(1) == "chủ trì":
            lead += units_in(reading, part)
        else:
            coordinate += units_in(reading, part)
    return Roles(lead, coordinate)
