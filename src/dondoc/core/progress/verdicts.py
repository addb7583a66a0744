"""Indicators against their targets, as the words have it (rules 18 to 20). Decimal throughout; no data is not zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Verdict(StrEnum):
    """What a value says of a target.

    "khoảng X" is met at X or beyond in the good direction, within the tolerance it is "xấp xỉ":

    >>> about = Goal("about", Decimal(66), Decimal(66))
    >>> [str(verdict(Decimal(v), about, period_over=True, tolerance=Decimal(2))) for v in ("66", "65.5", "60")]
    ['met', 'nearly', 'not_met']

    "trên X" is beyond X, "ít nhất X" at or beyond:

    >>> str(verdict(Decimal(86), Goal("above", Decimal(86), Decimal(86)), period_over=True))
    'not_met'
    >>> str(verdict(Decimal(86), Goal("at_least", Decimal(86), Decimal(86)), period_over=True))
    'met'

    Inside a range is met, beyond it in the good direction exceeded:

    >>> fall = Goal("range", Decimal("1"), Decimal("1.5"), "up")
    >>> [str(verdict(Decimal(v), fall, period_over=True)) for v in ("0.9", "1.2", "1.6")]
    ['not_met', 'met', 'exceeded']

    Before the period ends, and without data, nothing is judged:

    >>> str(verdict(Decimal(70), about, period_over=False)), str(verdict(None, about, period_over=True))
    ('not_assessed', 'no_data')
    """

    EXCEEDED = "exceeded"
    MET = "met"
    NEARLY = "nearly"
    NOT_MET = "not_met"
    NOT_ASSESSED = "not_assessed"
    NO_DATA = "no_data"


class ValueState(StrEnum):
    """How firm a value is (rule 20)."""

    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Goal:
    """A target as judged: comparator of the contract, one figure as low = high, direction "up", "down" or None."""

    comparator: str
    low: Decimal | None
    high: Decimal | None
    direction: str | None = "up"


def verdict(value: Decimal | None, goal: Goal, *, period_over: bool, tolerance: Decimal = Decimal(0)) -> Verdict:
    """Judge a value.

    Args:
        value: the figure reached, or None when there is none.
        goal: the target.
        period_over: whether the target's period has ended; before that nothing is judged.
        tolerance: the programme's percent of the target within which "khoảng" counts as nearly met.
    """
    if value is None:
        return Verdict.NO_DATA
    if not period_over or goal.low is None or goal.high is None:
        return Verdict.NOT_ASSESSED
    if goal.comparator in _BOUNDS:
        return Verdict.MET if _within_bound(value, goal) else Verdict.NOT_MET
    if goal.low <= value <= goal.high:
        return Verdict.MET
    if _beyond(value, goal):
        return Verdict.MET if goal.comparator in {"about", "almost"} else Verdict.EXCEEDED
    return Verdict.NEARLY if _nearly(value, goal, tolerance) else Verdict.NOT_MET


_BOUNDS = frozenset({"above", "at_least", "below", "at_most"})


def _within_bound(value: Decimal, goal: Goal) -> bool:
    assert goal.low is not None
    assert goal.high is not None
    match goal.comparator:
        case "above":
            return value > goal.low
        case "at_least":
            return value >= goal.low
        case "below":
            return value < goal.high
        case _:
            return value <= goal.high


def _beyond(value: Decimal, goal: Goal) -> bool:
    assert goal.low is not None
    assert goal.high is not None
    return (goal.direction == "up" and value > goal.high) or (goal.direction == "down" and value < goal.low)


def _nearly(value: Decimal, goal: Goal, tolerance: Decimal) -> bool:
    assert goal.low is not None
    assert goal.high is not None
    if goal.comparator not in {"about", "almost"}:
        return False
    edge = goal.low if value < goal.low else goal.high
    return abs(value - edge) * 100 <= abs(edge) * tolerance


def percent_of_plan(value: Decimal | None, goal: Goal) -> Decimal | None:
    """The value in percent of the target's (lower) figure, to one decimal; None without data or against zero.

    >>> percent_of_plan(Decimal(45000), Goal("about", Decimal(90000), Decimal(90000)))
    Decimal('50.0')
    >>> percent_of_plan(None, Goal("about", Decimal(90000), Decimal(90000)))
    """
    if value is None or not goal.low:
        return None
    return (100 * value / goal.low).quantize(Decimal("0.1"), ROUND_HALF_UP)


def ratio(numerator: Decimal | None, denominator: Decimal | None, places: int = 1) -> Decimal | None:
    """A percentage from its two figures (rule 20); None when either is missing or the denominator is zero.

    >>> ratio(Decimal(1), Decimal(3)), ratio(Decimal(1), None), ratio(Decimal(0), Decimal(4))
    (Decimal('33.3'), None, Decimal('0.0'))
    """
    if numerator is None or not denominator:
        return None
    return (100 * numerator / denominator).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class SumCheck:
    """Figures that should add up and do not: both are shown (rule 18)."""

    expected: Decimal
    found: Decimal
    only_part: bool


def check_sum(whole: Decimal | None, parts: Sequence[Decimal | None], *, additive: bool | None) -> SumCheck | None:
    """None when the parts fit the whole, or when nothing can be said; else both figures.

    "a/b" add up to their parent; "trong đó" is a part of it and only not greater:

    >>> check_sum(Decimal(2371000), [Decimal(603000), Decimal(1768000)], additive=True)
    >>> check_sum(Decimal(2371500), [Decimal(603000), Decimal(1768000)], additive=True)
    SumCheck(expected=Decimal('2371500'), found=Decimal('2371000'), only_part=False)
    >>> check_sum(Decimal(66), [Decimal(70)], additive=False)
    SumCheck(expected=Decimal('66'), found=Decimal('70'), only_part=True)
    >>> check_sum(Decimal(66), [None, Decimal(70)], additive=True)
    """
    known = [part for part in parts if part is not None]
    if whole is None or additive is None or not known:
        return None
    if additive:
        found = sum(known, Decimal(0))
        return None if len(known) < len(parts) or found == whole else SumCheck(whole, found, only_part=False)
    largest = max(known)
    return SumCheck(whole, largest, only_part=True) if largest > whole else None
