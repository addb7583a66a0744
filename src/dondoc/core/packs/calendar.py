"""The working calendar of a country: statutory holidays, days moved by yearly decision, weekends."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib import import_module

from dondoc.core.packs.model import DayOverride

_SATURDAY = 5


@lru_cache(maxsize=64)
def _statutory(country: str, year: int, language: str) -> dict[date, str]:
    calendars = import_module("holidays")  # its tables weigh 26 MB and most processes never ask for a holiday
    return dict(calendars.country_holidays(country.upper(), years=year, language=language))


def holidays_of(year: int, country: str, language: str, overrides: tuple[DayOverride, ...]) -> dict[date, str]:
    """Days off of a year with their names, weekends not counted, in the order of the calendar."""
    days = dict(_statutory(country, year, language))
    for override in overrides:
        if override.day.year == year and override.off:
            days[override.day] = override.name
        elif override.day.year == year:
            days.pop(override.day, None)
    return dict(sorted(days.items()))


def is_working(day: date, country: str, language: str, overrides: tuple[DayOverride, ...]) -> bool:
    """Whether offices work on the day; an override goes before the weekend and before the statutory calendar."""
    for override in overrides:
        if override.day == day:
            return not override.off
    return day.weekday() < _SATURDAY and day not in _statutory(country, day.year, language)
