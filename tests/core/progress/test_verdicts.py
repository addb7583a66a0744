"""A value is judged by the words of its target, whatever its size."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.progress.verdicts import Goal, Verdict, check_sum, percent_of_plan, ratio, verdict

FIGURES = st.decimals(min_value=-1000, max_value=10**7, places=2)
COMPARATORS = ["equal", "about", "almost", "above", "at_least", "below", "at_most", "range"]


@pytest.mark.parametrize(
    ("comparator", "low", "high", "direction", "value", "expected"),
    [
        ("equal", "100", "100", "up", "100", Verdict.MET),
        ("equal", "100", "100", "up", "101", Verdict.EXCEEDED),
        ("equal", "100", "100", None, "101", Verdict.NOT_MET),
        ("about", "66", "66", "up", "70", Verdict.MET),
        ("about", "66", "66", "down", "70", Verdict.NOT_MET),
        ("below", "3", "3", "down", "2.9", Verdict.MET),
        ("at_most", "3", "3", "down", "3", Verdict.MET),
        ("above", "86", "86", "up", "86", Verdict.NOT_MET),
        ("range", "1", "1.5", "up", "1.25", Verdict.MET),
        ("range", "1", "1.5", "down", "0.5", Verdict.EXCEEDED),
    ],
)
def test_verdicts_as_the_words_have_them(
    comparator: str, low: str, high: str, direction: str | None, value: str, expected: Verdict
) -> None:
    goal = Goal(comparator, Decimal(low), Decimal(high), direction)
    assert verdict(Decimal(value), goal, period_over=True) is expected


@given(FIGURES, FIGURES, st.sampled_from(COMPARATORS), st.sampled_from(["up", "down", None]))
def test_before_the_period_ends_nothing_is_judged(
    value: Decimal, figure: Decimal, comparator: str, direction: str | None
) -> None:
    goal = Goal(comparator, figure, figure, direction)
    assert verdict(value, goal, period_over=False) is Verdict.NOT_ASSESSED
    assert verdict(None, goal, period_over=True) is Verdict.NO_DATA


@given(FIGURES, FIGURES, st.decimals(min_value=0, max_value=20, places=1))
def test_a_tolerance_never_turns_met_into_not_met(value: Decimal, figure: Decimal, tolerance: Decimal) -> None:
    goal = Goal("about", figure, figure)
    plain, kind = (verdict(value, goal, period_over=True, tolerance=t) for t in (Decimal(0), tolerance))
    assert plain is Verdict.NOT_MET or kind is plain


@given(st.lists(FIGURES, min_size=1, max_size=6))
def test_parts_that_add_up_are_never_warned_about(parts: list[Decimal]) -> None:
    whole = sum(parts, Decimal(0))
    assert check_sum(whole, parts, additive=True) is None
    wrong = check_sum(whole + 1, parts, additive=True)
    assert wrong is not None
    assert (wrong.expected, wrong.found) == (whole + 1, whole)


def test_no_data_is_not_zero() -> None:
    goal = Goal("about", Decimal(90000), Decimal(90000))
    assert percent_of_plan(None, goal) is None
    assert percent_of_plan(Decimal(0), goal) == Decimal("0.0")
    assert ratio(Decimal(5), Decimal(0)) is None
    assert check_sum(Decimal(5), [None], additive=True) is None
    assert check_sum(None, [Decimal(5)], additive=True) is None
