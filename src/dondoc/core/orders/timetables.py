"""Tables that look like tables of tasks and are none: agendas, timetables of visits, accounts of what was done."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dondoc.core.orders.columns import Columns
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.rows import Row
from dondoc.core.orders.words import folded, says
from dondoc.core.text.model import Cell

_HOUR = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])\s*(?:h|giờ|g)\s*(?:[0-5]\d)?(?!\w)|(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)"
)
_PART_OF_DAY = re.compile(
    r"(?:buổi\s+)?(?:sáng|chiều|tối|trưa|cả ngày)(?!\w)|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)|chủ nhật"
)
_BY = re.compile(r"(?:trước|chậm nhất|muộn nhất|đến hết|hạn|xong|không quá|hằng|hàng)(?!\w)")
_TOLD = re.compile(r"(?:đã|đang|chưa)(?!\w)")
"""What begins so is told, and names the day on which it was done."""
_HALF = 0.5


def is_none(reading: Reading, columns: Columns, rows: tuple[Row, ...]) -> bool:
    """Whether the rows only say when something takes place on a day, or what has been done."""
    return bool(rows) and (_keeps_hours(reading, rows) or _tells(reading, columns, rows))


def _said(reading: Reading, cells: Iterable[Cell]) -> list[str]:
    return [w for cell in cells if (w := folded(reading.words(trimmed(reading.text.text, cell.span))))]


def _keeps_hours(reading: Reading, rows: tuple[Row, ...]) -> bool:
    """An agenda or a timetable: most times are hours or parts of a day, none of them the end of a term."""
    times = [_said(reading, row.cells.get("deadline", ())) for row in rows]
    told = [" ".join(t) for t in times if t]
    hours = [t for t in told if (_HOUR.search(t) or _PART_OF_DAY.match(t)) and not _BY.search(t)]
    return bool(told) and len(hours) > _HALF * len(told)


def _tells(reading: Reading, columns: Columns, rows: tuple[Row, ...]) -> bool:
    """An account: the column of results or of the state says of most rows what was done or is going on."""
    for column, role in columns.roles.items():
        if role not in ("result", "deadline", "output"):
            continue
        cells = (c for row in rows for c in row.cells.get(role, ()) if c.column == column)
        filled = _said(reading, cells)
        plain = role == "result"
        done = [t for t in filled if _is_state(reading, t, plain=plain)]
        if filled and len(done) > _HALF * len(filled) and (plain or len(done) > 1):
            return True
    return False


def _is_state(reading: Reading, words: str, *, plain: bool) -> bool:
    """Whether a cell says how things stand; ``plain``: a day in it does not make a term of it."""
    if not says(reading.pack, "table.state").match(words) and words.rstrip(".") not in reading.phrases("table.done"):
        return False
    return plain or _TOLD.match(words) is not None or not _dated(reading, words)


def _dated(reading: Reading, words: str) -> bool:
    time = reading.time_of(words)
    return time is not None and time.due is not None
