"""The working calendar: statute, yearly decisions, weekends."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.core.packs import load_pack


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2021, 1, 4), True),
        (date(2021, 2, 12), False),  # first day of the lunar year
        (date(2021, 2, 20), False),  # Saturday
        (date(2021, 4, 21), False),  # Hùng kings' day
        (date(2026, 1, 2), False),  # given off against 10/01
        (date(2026, 1, 10), True),  # a Saturday worked in its place
        (date(2026, 4, 27), False),  # Monday after a holiday on Sunday
    ],
)
def test_working_days(day: date, working: bool) -> None:
    assert load_pack().is_working_day(day) is working


def test_holidays_are_named_in_order() -> None:
    days = load_pack().holidays(2026)
    assert list(days) == sorted(days)
    assert "10/01/2026" in days[date(2026, 1, 2)]
    assert date(2026, 1, 10) not in days
