"""The working calendar: last good days, working days, rolling, periods counted from an event."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from dondoc.core.deadlines.model import Deadline, Offset

WorkingDay = Callable[[date], bool]
"""Whether offices work on a day: ``Pack.is_working_day``."""
_ONE = timedelta(days=1)
_LONGEST = 60
"""Days searched for a working day before giving up; no break of offices is as long."""


class Roll(StrEnum):
    """What to do with a last good day on which offices do not work (rule 9)."""

    NONE = "none"
    FORWARD = "forward"
    BACKWARD = "backward"


def last_good_day(deadline: Deadline, *, strict: bool = True) -> date | None:
    """The last day on which the thing is in time (rule 8); None when no day is named.

    "trước ngày D": D - 1 under the strict setting, D under the lenient one. Any other deadline: its due day.

    >>> before = Deadline("trước ngày 20/02/2021", due=date(2021, 2, 20), inclusive=False)
    >>> last_good_day(before), last_good_day(before, strict=False)
    (datetime.date(2021, 2, 19), datetime.date(2021, 2, 20))
    """
    if deadline.due is None or deadline.inclusive or not strict or deadline.due == date.min:
        return deadline.due
    return deadline.due - _ONE


def roll(day: date, how: Roll, is_working: WorkingDay) -> date:
    """The nearest working day in a direction; the day itself when it is one or when nothing is to roll.

    >>> weekday = lambda d: d.weekday() < 5
    >>> roll(date(2021, 3, 20), Roll.FORWARD, weekday), roll(date(2021, 3, 20), Roll.BACKWARD, weekday)
    (datetime.date(2021, 3, 22), datetime.date(2021, 3, 19))
    """
    if how is Roll.NONE:
        return day
    step = _ONE if how is Roll.FORWARD else -_ONE
    return next((d for d in (day + step * n for n in range(_LONGEST)) if is_working(d)), day)


def add_working_days(start: date, amount: int, is_working: WorkingDay) -> date:
    """The ``amount``-th working day after ``start`` (before it when negative); ``start`` itself is not counted.

    >>> add_working_days(date(2021, 3, 18), 3, lambda d: d.weekday() < 5)
    datetime.date(2021, 3, 23)
    """
    step = _ONE if amount >= 0 else -_ONE
    day, left = start, abs(amount)
    while left:
        day += step
        left -= is_working(day)
    return day


def working_days_between(first: date, last: date, is_working: WorkingDay) -> int:
    """Working days from the day after ``first`` to ``last``; negative when ``last`` lies before.

    >>> working_days_between(date(2021, 3, 19), date(2021, 3, 22), lambda d: d.weekday() < 5)
    1
    """
    if last < first:
        return -working_days_between(last, first, is_working)
    return sum(is_working(first + _ONE * n) for n in range(1, (last - first).days + 1))


def add_months(day: date, amount: int) -> date:
    """The corresponding day of another month, its last day where there is none (Bộ luật Dân sự 2015, Điều 148.3).

    >>> add_months(date(2021, 1, 31), 1)
    datetime.date(2021, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of_period(anchor: date, offset: Offset, is_working: WorkingDay) -> date:
    """The last day of a period counted "kể từ ngày" (Bộ luật Dân sự 2015, Điều 147, 148).

    The day of the event is not counted; calendar days unless the words say working days; a last day on which offices
    do not work moves to the next working day (Điều 148.5). Hours end on the day itself. Counted back from the event
    the day does not move.

    >>> end_of_period(date(2021, 3, 5), Offset(15, "day"), lambda d: d.weekday() < 5)
    datetime.date(2021, 3, 22)
    """
    amount = -offset.amount if offset.before else offset.amount
    if offset.working:
        return add_working_days(anchor, amount, is_working)
    spans = {"hour": timedelta(0), "day": _ONE * amount, "week": timedelta(weeks=amount)}
    end = anchor + spans[offset.unit] if offset.unit in spans else add_months(anchor, amount * _MONTHS[offset.unit])
    return end if offset.before else roll(end, Roll.FORWARD, is_working)


_MONTHS = {"month": 1, "year": 12}
