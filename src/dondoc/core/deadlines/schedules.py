"""Reads on which calendar a standing duty falls due."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dondoc.core.deadlines.cycles import PERIODS, periods_in, rules, times
from dondoc.core.deadlines.lexicon import Token, tokens
from dondoc.core.deadlines.model import Precision, Schedule
from dondoc.core.deadlines.windows import Placed, place
from dondoc.core.packs.folding import lower

_SIGNS = frozenset(
    {"iso", "date", "days", "half", "nine", "quarter", "month", "year", "years", "this_year", "every", "times"}
    | {"day", "last_day", "last_month", "first_month", "weekday", "continuous"}
)
_CYCLIC = frozenset({"every", "times", "last_month", "first_month", "day", "last_day", "weekday", "of_period"})
_VAGUE = 0.8
_BRACKETS = re.compile(r"\([^()]*\)")
_REPORT = re.compile(
    r"(?<!\w)báo\s+cáo\s+((?:0?6|sáu)\s+tháng|tháng|quý|năm)(?=\s+(?:trước|vào|chậm|ngày|gửi)|\s*[:,(])"
)


def read_schedule(raw: str, *, year: int | None = None, issued: date | None = None) -> Schedule | None:
    """On which calendar a string says that something falls due; None when it says nothing about time.

    Only days with a written year become ``dates``; a day and month alone stands in ``rules``: no year is filled in.

    >>> s = read_schedule("định kỳ hằng tháng, quý, 6 tháng và cả năm 2021 gửi Vụ Tổng hợp trước ngày 20 hằng tháng")
    >>> s.periods, s.monthly_day, s.before, s.rules
    (('month', 'quarter', 'half', 'year'), 20, True, ('FREQ=MONTHLY;BYMONTHDAY=20',))
    >>> read_schedule("trước ngày 30 tháng 11 hằng năm").rules
    ('FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30',)
    >>> [d.isoformat() for d in read_schedule("trước ngày 01 tháng 6 và trước ngày 01 tháng 12 năm 2021").dates]
    ['2021-06-01', '2021-12-01']
    """
    found = tuple(tokens(raw))
    if not any(token.kind in _SIGNS for token in found):
        return None
    dates = _dates(placed := place(found, None))
    periods = _periods(_returning((*found, *tokens(_BRACKETS.sub(" ", raw)), *_of_reports(raw)), dates))
    cyclic = not dates and (any(t.kind in _CYCLIC for t in found) or any(p.window is None for p in placed))
    coming = rules(found, periods) if cyclic else ()
    sure = bool(dates or periods or _yearly(coming)) or any(token.kind == "continuous" for token in found)
    return Schedule(
        raw.strip(),
        periods=periods or _yearly(coming),
        monthly_day=_monthly_day(found, periods),
        dates=dates,
        before=any(token.kind == "before" for token in found),
        rules=coming,
        confidence=1.0 if sure else _VAGUE,
    )


def _yearly(coming: Sequence[str]) -> tuple[str, ...]:
    """A day and month without a year come round each year."""
    return ("year",) if any("BYMONTH=" in rule for rule in coming) else ()


def _of_reports(raw: str) -> Iterator[Token]:
    """The periods that reports are called by: "báo cáo tháng trước ngày 20, báo cáo quý trước …"."""
    for found in _REPORT.finditer(lower(raw)):
        yield Token("every", found[1], found.start(1), found.end(1))


def _dates(placed: Sequence[Placed]) -> tuple[date, ...]:
    days: list[date] = []
    for one in placed:
        if one.days:
            days += one.days
        elif one.window and one.window.precision is Precision.DAY:
            days.append(one.window.end)
    return tuple(sorted(set(days)))


def _periods(found: Sequence[Token]) -> tuple[str, ...]:
    named = set(periods_in(" ".join(t.words for t in found if t.kind in ("every", "of_period"))))
    for token in found:
        if token.kind == "times":
            named.update(times(token)[0])
    if any(token.kind in ("last_month", "first_month") for token in found):
        named.add("quarter")
    if any(token.kind == "weekday" for token in found):
        named.add("week")
    return tuple(period for period in PERIODS if period in named)


def _returning(found: Sequence[Token], dates: Sequence[date]) -> list[Token]:
    """The tokens without a weekday that only tells which day a date is: "ngày 25/10/2021 (thứ Hai)"."""
    return [token for token in found if token.kind != "weekday" or not dates]


def _monthly_day(found: Sequence[Token], periods: Sequence[str]) -> int | None:
    """The day of the month where it comes round each month."""
    day = next((token.numbers[0] for token in found if token.kind == "day"), None)
    return day if day and ("month" in periods or not periods) else None
