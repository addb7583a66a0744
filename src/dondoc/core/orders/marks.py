"""Marks in cells: what a cell holds that only ticks something off, and the columns of units that are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dondoc.core.orders.words import folded, says, squeezed
from dondoc.core.text.model import Cell

if TYPE_CHECKING:
    from dondoc.core.packs import Pack

TICKS = frozenset({"", "x", "✓", "✔", "√", "+", "v", "●", "•", "■", "*", "×", "☑", "☒", "★", "▲"})
"""Marks that only say yes."""
_PARTS = TICKS | {"p", "ph", "pp", "c", "ct", "h", "ht", "tg", "o", "○", "◯", "□", "☐", "△", "chủ trì", "phối hợp"}
"""Marks that say which part a unit has."""
_OPEN = ("target", "lead", "party", "coordinate", "doer", "unit", "note", "task", "step")
"""Roles that the heading of a unit may have been taken for ("Khoa …", "Ban Dự án")."""


def cells_of(rows: Sequence[Sequence[Cell | None]], column: int, text: str) -> list[str]:
    """The words of a column, in small letters, without cells merged over several columns, as of a group."""
    cells = (row[column] for row in rows if column < len(row))
    return [folded(squeezed(c.span.of(text))) for c in cells if c is not None and c.column_span == 1]


def unit_columns(
    roles: dict[int, str], heads: Sequence[Cell | None], rows: Sequence[Sequence[Cell | None]], text: str, pack: Pack
) -> dict[int, str]:
    """The roles with the columns of a matrix of units ("who"): heads that are units over cells of marks or nothing."""
    ticked, named = set[int](), set[int]()
    marks = 0
    for column, head in enumerate(heads):
        if head is None or roles.get(column, "target") not in _OPEN:
            continue
        cells = [w for w in cells_of(rows, column, text) if w]
        if set(cells) <= _PARTS and head.span.of(text).strip():
            ticked.add(column)
            marks += len(cells)
            if _heads_unit(head, roles.get(column), text, pack):
                named.add(column)
    beside = {c for c in ticked if {c - 1, c + 1} & named}
    return roles | dict.fromkeys(sorted(named | beside), "who") if marks and len(named) > 1 else roles


def _heads_unit(head: Cell, role: str | None, text: str, pack: Pack) -> bool:
    """Whether a heading is a unit: by its kind, or under a heading that says who acts ("Phân công": "VP", "P.ĐT")."""
    words = squeezed(head.span.of(text))
    known = says(pack, "unit.heads").match(folded(words)) is not None or pack.resolve_unit(words, None).unit is not None
    return known or role in ("lead", "party", "coordinate", "doer")
