"""A year of figures for the sample's indicators, reported by quarters through the services that people use.

What is reached follows from the target and the place in the list, so that every loading makes the same figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.roles import Role
from dondoc.apps.indicators.models import IndicatorInVersion, IndicatorValue, Target
from dondoc.apps.indicators.services.values import Figures, Which, approve, enter
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.core.deadlines.periods import period

_SHARES = (Decimal("0.21"), Decimal("0.26"), Decimal("0.27"), Decimal("0.25"))
_STEPS = (Decimal("0.955"), Decimal("0.97"), Decimal("0.985"), Decimal("1.004"))
_LAST_YEAR = Decimal("0.96")
_DAYS_TO_REPORT = 8
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Reporters:
    """Who reports for a unit, and who approves what is reported."""

    reporters: Mapping[int, Post]
    heads: Mapping[int, Post]

    def of(self, unit: int | None) -> tuple[Post, Post] | None:
        """Both for a unit, when it has both and they are two people."""
        if unit is None or unit not in self.reporters or unit not in self.heads:
            return None
        reporter, head = self.reporters[unit], self.heads[unit]
        return (reporter, head) if reporter.person_id != head.person_id else None


@dataclass
class _Year:
    """What has been reported of each indicator so far, by its key in the version."""

    number: int
    last_quarter: int
    sums: dict[int, Decimal] = field(default_factory=dict)


@transaction.atomic
def measure(*, version: ProgrammeVersion, year: int, today: date) -> int:
    """Report every quarter that is over by ``today``; what has been reported stays as it is.

    Returns:
        How many figures were reported.
    """
    if IndicatorValue.objects.filter(indicator__programme=version.programme).exists():
        return 0
    rows = list(version.indicators.prefetch_related("targets", "leads", "children").order_by("order"))
    days = {quarter: period("quarter", year, quarter).end + timedelta(days=_DAYS_TO_REPORT) for quarter in range(1, 5)}
    over = [quarter for quarter, on in days.items() if on + timedelta(days=1) < today]
    people, so_far = _reporters(today), _Year(year, max(over, default=0))
    return sum(_quarter(rows, quarter, days[quarter], (people, so_far)) for quarter in over)


def _reporters(on: date) -> Reporters:
    posts = list(Post.objects.on(on).select_related("person", "unit").order_by("-pk"))
    heads = {post.unit_id: post for post in posts if post.role == Role.HEAD}
    return Reporters({post.unit_id: post for post in posts if post.role == Role.FOCAL}, heads)


def _quarter(rows: list[IndicatorInVersion], quarter: int, on: date, told: tuple[Reporters, _Year]) -> int:
    people, so_far = told
    values = {row.pk: _value(row, quarter) for row in rows}
    for row in rows:  # a whole is what its parts come to
        parts = [values[child.pk] for child in row.children.all() if child.additive]
        known = [part for part in parts if part is not None]
        if known and len(known) == len(parts):
            values[row.pk] = sum(known, Decimal(0))
    made = 0
    for row in rows:
        pair = people.of(next((lead.unit_id for lead in row.leads.all()), None))
        value = values[row.pk]
        if pair is not None and value is not None:
            which = Which("quarter", so_far.number, quarter)
            _tell(row, which, _figures(row, value, which, on, so_far), pair)
            made += 1
    return made


def _target(row: IndicatorInVersion) -> Target | None:
    return next(iter(row.targets.all()), None)


def _is_counted(row: IndicatorInVersion) -> bool:
    """Whether quarters add up to the year: people and inspections do, shares do not."""
    return "%" not in row.unit or row.kind == "change"


def _value(row: IndicatorInVersion, quarter: int) -> Decimal | None:
    target = _target(row)
    if target is None or target.low is None or row.order % 9 == 8:  # somebody is always late with figures
        return None
    if _is_counted(row):
        places = _TENTH / 10 if "%" in row.unit else Decimal(1)
        drift = Decimal(row.order % 5) / 500
        return (target.low * (_SHARES[quarter - 1] + drift)).quantize(places)
    step = _STEPS[quarter - 1]
    return (target.low * (2 - step if row.direction == "down" else step)).quantize(_TENTH)


def _figures(row: IndicatorInVersion, value: Decimal, which: Which, on: date, so_far: _Year) -> Figures:
    newest = which.number == so_far.last_quarter
    state = IndicatorValue.State.PRELIMINARY if newest else IndicatorValue.State.OFFICIAL
    if not _is_counted(row):
        value = min(value, Decimal(100))
        return Figures(state, on, value, last_year=(value * _LAST_YEAR).quantize(_TENTH))
    total = so_far.sums[row.pk] = so_far.sums.get(row.pk, Decimal(0)) + value
    places = Decimal(1) if value == value.to_integral_value() else _TENTH / 10
    estimate = (total / sum(_SHARES[: which.number])).quantize(places)
    last_year = (value * _LAST_YEAR).quantize(places)
    return Figures(state, on, value, cumulative=total, year_estimate=estimate, last_year=last_year)


def _tell(row: IndicatorInVersion, which: Which, figures: Figures, pair: tuple[Post, Post]) -> None:
    reporter, head = pair
    said = enter(indicator=row, which=which, figures=figures, by=reporter, revises=None, today=figures.on)
    approve(value=said, indicator=row, by=head, today=figures.on + timedelta(days=1))
