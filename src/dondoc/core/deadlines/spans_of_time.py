"""Stretches of the calendar: months, quarters, halves and years as first and last day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dondoc.core.deadlines.model import Precision

FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the calendar, both days included, and how exactly the words named it."""

    start: date
    end: date
    precision: Precision


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has none such.

    >>> day_of(2021, 2, 30) is None
    True
    """
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def months(year: int, first: int, last: int, precision: Precision) -> Window | None:
    """The window from the first month to the last of one year, or None when there are none such.

    >>> months(2021, 7, 12, Precision.QUARTER)
    Window(start=datetime.date(2021, 7, 1), end=datetime.date(2021, 12, 31), precision=<Precision.QUARTER: 'quarter'>)
    """
    if not (1 <= first <= last <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return Window(date(year, first, 1), month_end(year, last), precision)


def quarters(year: int, first: int, last: int) -> Window | None:
    """The window of one quarter or of several."""
    return months(year, 3 * first - 2, 3 * last, Precision.QUARTER)


def years(first: int, last: int) -> Window | None:
    """One year, or a stage of several years."""
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        return None
    return Window(date(first, 1, 1), date(last, 12, 31), Precision.YEAR if first == last else Precision.PERIOD)


_THIRDS = {"thượng tuần": 10, "trung tuần": 20}
"""The last day of the first and of the second ten days of a month; the third ends with the month."""


def point(window: Window, part: str) -> Window:
    """What is named of a month, quarter or year: "giữa" and "cuối" are days, "đầu" and a week leave the whole of it.

    The middle and the end are days (Bộ luật Dân sự 2015, Điều 146; of a quarter by analogy). "Đầu quý III" says when
    to act and names no last day, so that the quarter's own stands, as for the quarter alone.

    >>> point(years(2021, 2021), "giữa").end
    datetime.date(2021, 6, 30)
    >>> point(months(2021, 5, 5, Precision.MONTH), "đầu").end
    datetime.date(2021, 5, 31)
    """
    third = next((day for name, day in _THIRDS.items() if part.startswith(name)), None)
    if third and window.precision is Precision.MONTH:
        return Window(window.start.replace(day=third - 9), window.start.replace(day=third), Precision.DAY)
    if part.startswith("nửa đầu"):
        return Window(window.start, _middle(window), Precision.DAY)
    if part not in ("giữa", "cuối"):
        return window
    day = window.end if part == "cuối" else _middle(window)
    return Window(day, day, Precision.DAY)


def _middle(window: Window) -> date:
    if window.precision is Precision.YEAR:
        return date(window.start.year, 6, 30)
    if window.precision is Precision.MONTH:
        return window.start.replace(day=15)
    return window.start + (window.end - window.start) // 2
