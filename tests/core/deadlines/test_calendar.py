"""The working calendar, counted periods and reporting periods."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.deadlines import (
    Offset,
    Reckoning,
    Roll,
    add_working_days,
    end_of_period,
    last_good_day,
    period,
    periods_of_year,
    read_deadline,
    roll,
    working_days_between,
)
from dondoc.core.deadlines.model import Deadline
from dondoc.core.packs import load_pack

IS_WORKING = load_pack().is_working_day
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def test_the_last_good_day_is_strict_or_lenient() -> None:
    before = read_deadline("trước ngày 20/02/2021")
    by = read_deadline("chậm nhất ngày 20/02/2021")
    assert before is not None
    assert by is not None
    assert last_good_day(before) == date(2021, 2, 19)
    assert last_good_day(before, strict=False) == last_good_day(by) == date(2021, 2, 20)
    assert last_good_day(Deadline("Thường xuyên")) is None


def test_rolling_over_the_lunar_new_year() -> None:
    assert roll(date(2021, 2, 12), Roll.FORWARD, IS_WORKING) == date(2021, 2, 17)
    assert roll(date(2021, 2, 12), Roll.BACKWARD, IS_WORKING) == date(2021, 2, 9)
    assert roll(date(2021, 2, 12), Roll.NONE, IS_WORKING) == date(2021, 2, 12)


def test_working_days_count_swapped_saturdays() -> None:
    assert add_working_days(date(2026, 1, 1), 1, IS_WORKING) == date(2026, 1, 5)
    assert add_working_days(date(2026, 1, 9), 1, IS_WORKING) == date(2026, 1, 10)
    assert working_days_between(date(2026, 1, 9), date(2026, 1, 12), IS_WORKING) == 2


@pytest.mark.parametrize(
    ("offset", "end"),
    [
        (Offset(15, "day"), date(2021, 3, 22)),  # 20/3/2021 is a Saturday
        (Offset(7, "day", working=True), date(2021, 3, 16)),
        (Offset(1, "month"), date(2021, 4, 5)),
        (Offset(1, "year"), date(2022, 3, 7)),  # 05/3/2022 is a Saturday
        (Offset(10, "day", before=True), date(2021, 2, 23)),
    ],
)
def test_periods_counted_from_an_event(offset: Offset, end: date) -> None:
    assert end_of_period(date(2021, 3, 5), offset, IS_WORKING) == end


def test_months_end_on_their_last_day() -> None:
    assert end_of_period(date(2022, 1, 31), Offset(1, "month"), IS_WORKING) == date(2022, 2, 28)


@given(DAYS, st.integers(0, 40))
def test_adding_working_days_is_what_counting_says(day: date, amount: int) -> None:
    end = add_working_days(day, amount, IS_WORKING)
    assert working_days_between(day, end, IS_WORKING) == amount


def test_administrative_periods_close_on_the_fourteenth() -> None:
    january, half = period("month", 2021, 1), period("half", 2021, 1)
    assert (january.count_from, january.cutoff) == (date(2020, 12, 15), date(2021, 1, 14))
    assert (half.count_from, half.cutoff) == (date(2020, 12, 15), date(2021, 6, 14))
    assert period("nine_months", 2021).cutoff == date(2021, 9, 14)
    assert period("year", 2021, reckoning=Reckoning.STATISTICAL).cutoff == date(2021, 12, 31)


@pytest.mark.parametrize("kind", ["month", "quarter", "half", "year"])
@pytest.mark.parametrize("reckoning", list(Reckoning))
def test_periods_of_a_year_follow_one_another_without_a_gap(kind: str, reckoning: Reckoning) -> None:
    periods = periods_of_year(kind, 2024, reckoning)
    for one, following in itertools.pairwise(periods):
        assert (following.count_from - one.cutoff).days == 1


def test_unknown_periods_are_refused() -> None:
    with pytest.raises(ValueError, match="no such period"):
        period("month", 2021, 13)
