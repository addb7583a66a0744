"""Days as documents write them: "ngày 04 tháng 01 năm 2021", "ngày 04/01/2021"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dondoc.core.values import Span

LONG = r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*,?\s*năm\s*(\d{4})"
SHORT = r"(?:ngày\s*)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)"
_DAY = re.compile(rf"{LONG}|(?<![\d/.-]){SHORT}", re.IGNORECASE)
_AFTER = re.compile(rf"[\s,(]*(?:ban hành\s+|ký\s+)?(?:{LONG}|{SHORT})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day and where its words stand."""

    day: date
    span: Span


def _made(match: re.Match[str]) -> date | None:
    numbers = [int(g) for g in match.groups() if g]
    try:
        return date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        return None


def find_days(words: str) -> list[Day]:
    """All days with their year, in order; days that no calendar has are left out.

    >>> [d.day.isoformat() for d in find_days("ngày 06 tháng 4 năm 2021; 31/02/2021; 22/12/2024")]
    ['2021-04-06', '2024-12-22']
    """
    found = [(m, _made(m)) for m in _DAY.finditer(words)]
    return [Day(day, Span(m.start(), m.end())) for m, day in found if day]


def day_after(words: str, at: int) -> Day | None:
    """The day that directly follows an offset, as in "số 01/NQ-CP ngày 01/01/2021".

    >>> day_after("số 01/NQ-CP ngày 01/01/2021", 11).day.isoformat()
    '2021-01-01'
    """
    match = _AFTER.match(words, at)
    day = _made(match) if match else None
    return Day(day, Span(at, match.end())) if match and day else None
