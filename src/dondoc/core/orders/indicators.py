"""Indicators from tables: names, units of measure, targets of one or several years, and who answers for them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from dondoc.core.orders.cellroles import repeated, roles_in_cell
from dondoc.core.orders.columns import Columns
from dondoc.core.orders.lines import read_label
from dondoc.core.orders.model import Indicator, Target
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.rows import Row
from dondoc.core.orders.targets import targets_in_cell
from dondoc.core.orders.words import folded, says, squeezed
from dondoc.core.values import Span

_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?")
_BRACKETS = re.compile(r"\(([^()]{1,30})\)\s*$")
_UNIT_OF = re.compile(r"^(?:đơn vị(?: tính)?|đvt|đv)\s*:\s*", re.IGNORECASE)
_PART = re.compile(r"[a-zđ](?:\.?\d+)?|\d+[a-z]|[-+*–]")


def direction_of(reading: Reading, name: str, targets: tuple[Target, ...]) -> tuple[str | None, str]:
    """Whether a higher value is good ("up") or a lower one ("down"), and what is counted: level, change or rank.

    For a change ("Mức giảm tỷ lệ hộ nghèo") the value is the size of the change: more of it is good, whatever it is a
    change of. For a rank the value is the places gained. A share of an evil that is remedied ("Tỷ lệ trẻ em bị xâm hại
    được hỗ trợ") is good when it is high.
    """
    low = folded(name)
    if says(reading.pack, "measure.rank").search(low) and "xếp hạng" in low:
        return "up", "rank"
    if says(reading.pack, "measure.change").match(low):
        return "up", "change"
    comparators = {t.comparator for t in targets}
    if comparators & {"below", "at_most"}:
        return "down", "level"
    if comparators & {"above", "at_least"}:
        return "up", "level"
    evil = says(reading.pack, "measure.down").search(low) and not says(reading.pack, "measure.remedied").search(low)
    return ("down" if evil else "up"), "level"


def _period(name: str, plan_year: int | None) -> str | None:
    found = _YEARS.search(name)
    return squeezed(found.group()) if found else (str(plan_year) if plan_year else None)


def _targets(reading: Reading, row: Row, columns: Columns) -> tuple[Target, ...]:
    cells = row.cells.get("target", ())
    out = []
    for cell in cells:
        period = _period(columns.names.get(cell.column, ""), reading.year)
        said = targets_in_cell(reading, cell.span, period, 0.97)
        if said:
            out.append(said)
    return tuple(out)


def _named(reading: Reading, row: Row, span: Span) -> tuple[Span, str | None]:
    """The name without a number that stands in the same cell ("1.1. Tỷ lệ …"), and the number."""
    label, kind, _, length = read_label(reading.words(span))
    if label and kind.startswith(("arabic2", "arabic3")) and (row.number is None or label.startswith(f"{row.number}.")):
        return Span(span.start + length, span.end), label
    return span, row.number


def _in_brackets(reading: Reading, name: str) -> str | None:
    """The unit of measure that a name ends with: "Tuổi thọ bình quân (tuổi)", "Tổng tỷ suất sinh (con/phụ nữ)"."""
    found = _BRACKETS.search(name)
    if found is None:
        return None
    said = squeezed(_UNIT_OF.sub("", found.group(1)))
    known = said == "%" or "/" in said or says(reading.pack, "measure.units").match(folded(said).split(" ", 1)[-1])
    return said if known or says(reading.pack, "measure.units").match(folded(said)) else None


def _of_row(reading: Reading, row: Row, columns: Columns, appendix: str | None) -> Indicator | None:
    cell = row.cell("indicator") or row.cell("task")
    if cell is None:
        return None
    span, number = _named(reading, row, trimmed(reading.text.text, cell.span))
    name, targets = reading.words(span), _targets(reading, row, columns)
    unit_cell = row.cell("unit")
    unit = squeezed(reading.words(unit_cell.span)) if unit_cell else None
    if unit is None:
        unit = "%" if targets and "%" in targets[-1].raw else _in_brackets(reading, name)
    direction, kind = direction_of(reading, name, targets)
    return Indicator(
        name,
        span,
        id=reading.ids.give("indicator", appendix, number, name),
        number=number,
        appendix=appendix,
        groups=row.groups,
        unit=unit,
        direction=direction,
        kind=kind,
        targets=targets,
        lead=tuple(u for c in row.cells.get("lead", ()) for u in roles_in_cell(reading, c.span).lead),
        row=row.span,
        confidence=0.97 if targets else 0.8,
        notes=() if targets else ("no-target",),
    )


def _is_subset(reading: Reading, name: str) -> bool:
    return says(reading.pack, "measure.subset").match(folded(name).lstrip(" -–+")) is not None


def _related(reading: Reading, one: Indicator, parent: Indicator, subset: bool) -> tuple[Indicator, bool]:
    number = one.number or ""
    if _is_subset(reading, one.name):
        return replace(one, parent=parent.id, additive=False), True
    if _PART.fullmatch(number) or (parent.number and number.startswith(f"{parent.number}.")):
        return replace(one, parent=parent.id, additive=not subset and one.unit != "%"), subset
    if not number and parent.number:
        return replace(one, parent=parent.id, additive=False), subset
    return one, subset


def _adopt(reading: Reading, found: list[Indicator]) -> list[Indicator]:
    """Each part its parent: "Trong đó" is a part that need not add up, a/b and 1.1/1.2 add up to theirs."""
    out: list[Indicator] = []
    parent: Indicator | None = None
    subset = False
    for one in found:
        related = one
        if parent and one.groups == parent.groups:
            related, subset = _related(reading, one, parent, subset)
        if related.parent is None:
            parent, subset = related, False
        out.append(related)
    return out


def indicators_of_rows(
    reading: Reading, rows: tuple[Row, ...], columns: Columns, appendix: str | None
) -> list[Indicator]:
    """The indicators of a table, in order, parts with their parents."""
    found = [one for row in repeated(reading, rows) if (one := _of_row(reading, row, columns, appendix))]
    return _adopt(reading, found)


def sum_of_parts(parts: list[Indicator], at: int) -> Decimal | None:
    """What the ``at``-th targets of additive parts add up to; None when one of them has no single figure."""
    total = Decimal(0)
    for part in parts:
        target = part.targets[at] if at < len(part.targets) else None
        if target is None or target.low is None or target.low != target.high:
            return None
        total += target.low
    return total
