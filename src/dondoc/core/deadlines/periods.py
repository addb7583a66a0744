"""Reporting periods with their cut-offs: the administrative calendar and the statistical one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.core.deadlines.spans_of_time import month_end

_LENGTHS = {"month": 1, "quarter": 3, "half": 6, "nine_months": 9, "year": 12}


class Reckoning(StrEnum):
    """Which calendar a report follows."""

    ADMINISTRATIVE = "administrative"
    """From the 15th to the 14th: Nghị định 09/2019/NĐ-CP, Điều 12; nine months by analogy."""
    STATISTICAL = "statistical"
    """Whole calendar months, as statistical reporting regimes count."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch that a report covers.

    Attributes:
        kind: "month", "quarter", "half", "nine_months" or "year".
        year: the year that it is called by.
        number: 1 to 12 for months, 1 to 4 for quarters, 1 or 2 for halves, 1 otherwise.
        start: first day of the calendar stretch that it is called by.
        end: last day of that stretch.
        count_from: first day whose figures it holds.
        cutoff: last day whose figures it holds ("thời gian chốt số liệu").
    """

    kind: str
    year: int
    number: int
    start: date
    end: date
    count_from: date
    cutoff: date


def period(kind: str, year: int, number: int = 1, reckoning: Reckoning = Reckoning.ADMINISTRATIVE) -> Period:
    """A reporting period.

    Raises:
        ValueError: no such kind, or no such number in a year.

    >>> p = period("month", 2021, 3)
    >>> p.start.isoformat(), p.count_from.isoformat(), p.cutoff.isoformat()
    ('2021-03-01', '2021-02-15', '2021-03-14')
    >>> period("year", 2021).count_from.isoformat()
    '2020-12-15'
    >>> period("quarter", 2021, 1, Reckoning.STATISTICAL).cutoff.isoformat()
    '2021-03-31'
    """
    length = _LENGTHS.get(kind)
    many = 1 if kind == "nine_months" else 12 // length if length else 0
    if not length or not 1 <= number <= many:
        raise ValueError(f"no such period: {kind} {number}/{year}")
    first, last = (number - 1) * length + 1, number * length
    start, end = date(year, first, 1), month_end(year, last)
    if reckoning is Reckoning.STATISTICAL:
        return Period(kind, year, number, start, end, start, end)
    before = date(year - (first == 1), first - 1 or 12, 15)
    return Period(kind, year, number, start, end, before, date(year, last, 14))


def periods_of_year(kind: str, year: int, reckoning: Reckoning = Reckoning.ADMINISTRATIVE) -> tuple[Period, ...]:
    """All periods of a kind in a year, in order.

    >>> [p.cutoff.isoformat() for p in periods_of_year("half", 2021)]
    ['2021-06-14', '2021-12-14']
    """
    many = 1 if kind == "nine_months" else 12 // _LENGTHS[kind]
    return tuple(period(kind, year, number, reckoning) for number in range(1, many + 1))


def without_overlaps(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods left when the longer one replaces the shorter that ends with it (rule 22), by their ends.

    >>> year = [p for k in ("month", "quarter", "half", "year") for p in periods_of_year(k, 2021)]
    >>> kept = without_overlaps(tuple(year))
    >>> len(kept), [p.number for p in kept if p.kind == "month"]
    (12, [1, 2, 4, 5, 7, 8, 10, 11])
    """
    longest: dict[date, Period] = {}
    for one in periods:
        known = longest.get(one.end)
        if known is None or one.start < known.start:
            longest[one.end] = one
    return tuple(longest[end] for end in sorted(longest))
