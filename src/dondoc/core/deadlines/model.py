"""Deadlines, schedules and periods as values (the words of contract/directive.md are the public names)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.core.values import Span


class Precision(StrEnum):
    """How exactly the words name the day."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    PERIOD = "period"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class WaitsFor:
    """What must come first: a document, an event or another task (rule 10 of the counting rules)."""

    kind: str
    raw: str


@dataclass(frozen=True, slots=True)
class Offset:
    """So many days, weeks, months or years from what must come first ("15 ngày làm việc kể từ ngày ký").

    Attributes:
        amount: how many.
        unit: "hour", "day", "week", "month" or "year".
        working: True for working days.
        before: True when the time is counted back from the thing ("10 ngày trước hội nghị").
    """

    amount: int
    unit: str
    working: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """What an expression of time says, and nothing more: unknown stays None.

    Attributes:
        raw: the words.
        start: first day of the window, or None.
        due: the day named, or the last day of the month, quarter, half or year; None when the words name none.
        time: "HH:MM" when an hour is written.
        dates: all days, where the words name several.
        precision: how exactly the day is known.
        inclusive: False for "trước ngày D" (last good day D - 1 under the strict setting), True otherwise.
        rule: an RFC 5545 RRULE when it recurs.
        waits_for: what must happen first, or None.
        span: where the words stand, or None before they are placed in a text.
        confidence: 0 to 1.
        note: code of what a person should look at, or None: "two-windows" (a range or one for each?), "several-dates",
            "before-issue", "open-ended", "year-from-context", "lunar", "relative", "part-of-period" (đầu, giữa, cuối),
            "no-such-day", "continuous", "scope" (a stage that may belong to the product and not to the task).
        offset: how long after (or before) ``waits_for``, or None.
    """

    raw: str
    start: date | None = None
    due: date | None = None
    time: str | None = None
    dates: tuple[date, ...] = ()
    precision: Precision = Precision.NONE
    inclusive: bool = True
    rule: str | None = None
    waits_for: WaitsFor | None = None
    span: Span | None = None
    confidence: float = 1.0
    note: str | None = None
    offset: Offset | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """On which calendar a duty falls due.

    Attributes:
        raw: the words.
        periods: of "week", "month", "quarter", "half", "nine_months", "year", in the order of their length.
        monthly_day: the day of the month named, or None.
        dates: fixed days.
        before: True when the days are written "trước ngày …".
        rules: RFC 5545 RRULEs.
        span: where the words stand.
    """

    raw: str
    periods: tuple[str, ...] = ()
    monthly_day: int | None = None
    dates: tuple[date, ...] = ()
    before: bool = False
    rules: tuple[str, ...] = ()
    span: Span | None = None
    confidence: float = 1.0
