"""Forms: a table whose first column names the fields of one task, or of one task a column."""

from __future__ import annotations

from dataclasses import replace

from dondoc.core.orders.columns import role_of
from dondoc.core.orders.words import squeezed
from dondoc.core.packs import Pack
from dondoc.core.text.model import Cell, Table

_FIELDS = frozenset({"task", "lead", "coordinate", "deadline", "output", "budget", "note"})
_TELLING = frozenset({"lead", "coordinate", "deadline"})
_LEAST = 3
_LONGEST = 60


def turned(table: Table, text: str, pack: Pack) -> Table:
    """The table with rows for columns when its first column holds the headings; else the table itself.

    A form may count its lines: then the headings stand in the second column.
    """
    width = max((len(row) for row in table.rows), default=0)
    if width < 2 or any(len(row) != width for row in table.rows):
        return table
    for column in range(min(2, width - 1)):
        roles = [_field(row[column], text, pack) for row in table.rows]
        known = [r for r in roles if r]
        form = "task" in known and len(set(known) & _TELLING) > 0 and len(known) == len(set(known)) >= _LEAST
        filled = [r for row in table.rows if (r := _field(row[-1], text, pack))]
        if form and len(known) * 2 > max(len(roles), 2 * len(filled) + 1):
            rows = tuple(
                tuple(replace(row[c], row=r, column=i, row_span=1, column_span=1) for i, row in enumerate(table.rows))
                for r, c in enumerate(range(column, width))
            )
            return replace(table, rows=rows)
    return table


def _field(cell: Cell, text: str, pack: Pack) -> str | None:
    words = squeezed(cell.span.of(text)).rstrip(" :")
    role = role_of(words, pack) if len(words) <= _LONGEST else None
    return role if role in _FIELDS else None
