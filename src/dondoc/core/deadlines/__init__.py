"""Deadlines: the grammar of time, schedules, the working calendar and reporting periods."""

from dondoc.core.deadlines.calendar import (
    Roll,
    add_months,
    add_working_days,
    end_of_period,
    last_good_day,
    roll,
    working_days_between,
)
from dondoc.core.deadlines.finding import find_deadlines
from dondoc.core.deadlines.model import Deadline, Offset, Precision, Schedule, WaitsFor
from dondoc.core.deadlines.periods import Period, Reckoning, period, periods_of_year, without_overlaps
from dondoc.core.deadlines.reading import read_deadline
from dondoc.core.deadlines.schedules import read_schedule

__all__ = [
    "Deadline",
    "Offset",
    "Period",
    "Precision",
    "Reckoning",
    "Roll",
    "Schedule",
    "WaitsFor",
    "add_months",
    "add_working_days",
    "end_of_period",
    "find_deadlines",
    "last_good_day",
    "period",
    "periods_of_year",
    "read_deadline",
    "read_schedule",
    "roll",
    "without_overlaps",
    "working_days_between",
]
