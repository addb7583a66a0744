"""Tables that only set words side by side (letterheads, signatures, boxes), read as paragraphs column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.core.text.blocks import Block, Para, WordCell, WordTable

_MOST_COLUMNS = 3
_MOST_ROWS = 4
_SIDE_BY_SIDE = 2
_COUNTED = re.compile(r"\s*(?:\d{1,3}|[IVX]{1,5}|[A-Za-zđĐ])[.)]?\s*")


def is_layout(table: WordTable) -> bool:
    """Whether a table only sets words side by side.

    So it is when it has one column; when it has no lines, two or three columns, at most four rows, no header row and
    no column of numbers (the letterhead and the place of the signature, Nghị định 30/2020/NĐ-CP, Phụ lục I); or when
    it is one row of two cells with several paragraphs each.
    """
    columns = max((sum(1 for _ in row) for row in table.rows), default=0)
    if columns <= 1:
        return True
    if table.heading or columns > _MOST_COLUMNS:
        return False
    if _without_lines(table) and len(table.rows) <= _MOST_ROWS:
        return not any(_counted(row[0]) for row in table.rows[1:] if row)
    return len(table.rows) == 1 and columns == _SIDE_BY_SIDE and all(_paragraphs(c) > 1 for c in table.rows[0])


def _without_lines(table: WordTable) -> bool:
    cells = [cell.lines for row in table.rows for cell in row]
    drawn = sum(1 for lines in cells if lines)
    if table.lines:
        return all(lines is False for lines in cells)
    return drawn * 2 < len(cells)


def _counted(cell: WordCell) -> bool:
    paras = [b for b in cell.blocks if isinstance(b, Para)]
    words = " ".join(p.words for p in paras).strip()
    return bool(_COUNTED.fullmatch(words)) or (not words and any(p.label for p in paras))


def _paragraphs(cell: WordCell) -> int:
    return sum(1 for b in cell.blocks if isinstance(b, Para) and b.words.strip())


def side_by_side(table: WordTable) -> Iterator[Block]:
    """The blocks of a layout table: column by column, but a row that is one wide cell by itself, in its place."""
    band: list[list[WordCell]] = []
    for row in table.rows:
        if len(row) == 1 and len(table.rows) > 1 and row[0].span > 1:
            yield from _columns(band)
            band = []
            yield from row[0].blocks
        else:
            band.append(row)
    yield from _columns(band)


def _columns(band: list[list[WordCell]]) -> Iterator[Block]:
    width = max((len(row) for row in band), default=0)
    for column in range(width):
        for row in band:
            if column < len(row):
                yield from row[column].blocks
