"""Charts of time: columns headed by months, quarters or years in which marks stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dondoc.core.deadlines import read_deadline
from dondoc.core.deadlines.model import Deadline, Precision
from dondoc.core.orders.marks import TICKS, cells_of
from dondoc.core.orders.words import folded, squeezed
from dondoc.core.text.model import Cell

_ANY_YEAR = 2000
_SHORT = re.compile(r"(?P<what>t|th|q|n)\s*\.?\s*(?P<which>\d{1,2}|[ivx]{1,4}|\d{4})(?P<rest>(?:\s*[/-]\s*\d{4})?)")
_NARROW_FIRST = (Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.YEAR, Precision.PERIOD)
_WHOLE = {"t": "tháng", "th": "tháng", "q": "quý", "n": "năm"}
_BROKEN = re.compile(r"(?<!\w)(t\d|1)\s(\d)$")
"""A number of two figures that a narrow column broke: "T1 0"."""
_BARE = re.compile(r"(?P<above>.*?)(?<![\d/])\s*(?P<which>\d{1,2}|[ivx]{1,4})")
_YEARS = re.compile(r"(?:năm\s+)?(?P<year>20\d\d)\s+(?P<rest>.*\S)")
_FIGURES = re.compile(r"(?:\d{1,2}|[IVX]{1,4})(?:\s*[,;–-]\s*(?:\d{1,2}|[IVX]{1,4}))*")
_SPOKEN = (("tháng", re.compile(r"(?<!\w)tháng(?!\w)")), ("quý", re.compile(r"(?<!\w)quý(?!\w)")))


def head_time(name: str, *, year: int | None, issued: date | None = None) -> Deadline | None:
    """The stretch of time that the heading of a column names, or None.

    >>> head_time("Thời gian thực hiện (tháng) 4", year=2023).due.isoformat()
    '2023-04-30'
    >>> head_time("Năm 2024 Quý I", year=None).due.isoformat(), head_time("T9", year=2023).due.isoformat()
    ('2024-03-31', '2023-09-30')
    """
    low = _BROKEN.sub(r"\1\2", folded(squeezed(name)).strip(" .()"))
    ways = reversed(_readings(low))
    said = [d for words in ways if (d := read_deadline(words, year=year, issued=issued)) and d.due]
    stretches = [d for d in said if d.precision in _NARROW_FIRST]
    return min(stretches, key=lambda d: _NARROW_FIRST.index(d.precision), default=None)


def spelt(name: str, words: str) -> str | None:
    """A bare figure with what its column counts: under "Tháng", "9" is "tháng 9"; None when it is no bare figure.

    >>> spelt("Tháng", "9"), spelt("Thời gian (quý)", "III"), spelt("Tháng", "9/2024")
    ('tháng 9', 'quý III', None)
    """
    if _FIGURES.fullmatch(words) is None:
        return None
    return next((f"{noun} {words}" for noun, form in _SPOKEN if form.search(folded(name))), None)


def _readings(low: str) -> Sequence[str]:
    """Ways to spell a heading out: as written, with the year behind, with what the heading above counts."""
    out = [low]
    short = _SHORT.fullmatch(low.rsplit(" ", 1)[-1]) or _SHORT.fullmatch(low)
    if short:
        out.append(f"{_WHOLE[short['what']]} {short['which']}{short['rest']}")
    dated = _YEARS.search(low)
    if dated:
        inner = next(iter(_readings(dated["rest"])[::-1]), dated["rest"])
        out.append(f"{inner} năm {dated['year']}")
    bare = _BARE.fullmatch(low)
    if bare:
        out += [f"{noun} {bare['which']}" for noun, form in _SPOKEN if form.search(bare["above"])]
    return out


def chart_columns(
    roles: dict[int, str], names: dict[int, str], rows: Sequence[Sequence[Cell | None]], text: str
) -> dict[int, str]:
    """The roles with the columns of a chart of time: heads that are times over cells of marks or nothing."""
    timed: list[int] = []
    marks = 0
    for column, name in names.items():
        if roles.get(column, "target") not in ("target", "deadline", "number") or not name:
            continue
        cells = cells_of(rows, column, text)
        if all(c in TICKS for c in cells) and head_time(name, year=_ANY_YEAR):
            timed.append(column)
            marks += sum(map(bool, cells))
    return roles | dict.fromkeys(timed, "when") if marks and len(timed) > 1 else roles
