"""The page of an indicator: its standing, the figures of each period, the breakdown, and a chart with its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dondoc.apps.audit.selectors import Line, history_of
from dondoc.apps.indicators.models import IndicatorInVersion, IndicatorValue
from dondoc.apps.indicators.selectors.standing import Reading, Standing, parts_of, standings
from dondoc.apps.indicators.wording import VERDICTS, figure
from dondoc.apps.tasks.wording import Mark

WIDTH, HEIGHT, FOOT = 640, 200, 24


@dataclass(frozen=True, slots=True)
class Bar:
    """A period in the chart, in the units of its view box; ``short`` stands under it."""

    x: int
    y: int
    width: int
    height: int
    middle: int
    short: str
    label: str
    firm: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of what was reached period by period, and the line of the plan (None when it names no figure)."""

    bars: tuple[Bar, ...]
    plan_y: int | None
    plan: str
    base: int = HEIGHT - FOOT
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that took the place of another."""

    row: IndicatorValue
    before: str
    after: str


@dataclass(frozen=True)
class IndicatorPage:
    """Everything on the page as of a day."""

    standing: Standing
    mark: Mark
    readings: tuple[Reading, ...]
    parts: tuple[Reading, ...]
    revisions: list[Revision]
    chart: Chart | None
    history: list[Line]
    on: date


def indicator_page(row: IndicatorInVersion, on: date) -> IndicatorPage:
    """The page of an indicator as of ``on``."""
    standing = next(one for one in standings(row.version, on) if one.row.indicator_id == row.indicator_id)
    whole = tuple(one for one in standing.readings if not one.row.dimension)
    revised = IndicatorValue.objects.filter(indicator=row.indicator_id, on__lte=on, revises__isnull=False)
    return IndicatorPage(
        standing=standing,
        mark=Mark(*VERDICTS[standing.verdict]),
        readings=whole,
        parts=tuple(parts_of(standing.readings, standing.latest)) if standing.latest else (),
        revisions=[_revision(one) for one in revised.select_related("revises", "by").order_by("-pk")],
        chart=chart_of(whole, standing.target.low if standing.target else None),
        history=history_of(row.indicator),
        on=on,
    )


def _revision(row: IndicatorValue) -> Revision:
    before = row.revises.value if row.revises else None
    return Revision(row, figure(before), figure(row.value))


def chart_of(readings: Sequence[Reading], plan: Decimal | None) -> Chart | None:
    """Bars of the figures that there are; None when there are none, or when any is negative."""
    known = [(one, one.row.cumulative if one.row.cumulative is not None else one.row.value) for one in readings]
    drawn = [(one, value) for one, value in known if value is not None]
    if not drawn or min(value for _one, value in drawn) < 0:
        return None
    top = max([value for _one, value in drawn] + ([plan] if plan else [])) or Decimal(1)
    room, step = HEIGHT - FOOT - 24, WIDTH / max(len(drawn), 4)
    bars = tuple(
        _bar(one, value, place * step, step, float(value / top) * room) for place, (one, value) in enumerate(drawn)
    )
    plan_y = round(HEIGHT - FOOT - float(plan / top) * room) if plan and plan > 0 else None
    return Chart(bars, plan_y, figure(plan))


def _bar(one: Reading, value: Decimal, left: float, step: float, height: float) -> Bar:
    wide = min(step * 0.6, 64)
    x = round(left + (step - wide) / 2)
    top = round(HEIGHT - FOOT - height)
    firm = one.row.state != IndicatorValue.State.ESTIMATE
    return Bar(x, top, round(wide), round(height), round(left + step / 2), short(one), figure(value), firm)


def short(one: Reading) -> str:
    """A period under its bar: T3, QII, 6T, 9T, year."""
    roman = ("", "I", "II", "III", "IV")
    row = one.row
    said = {"month": f"T{row.number}", "quarter": f"Q{roman[min(row.number, 4)]}", "half": f"6T-{row.number}"}
    return said.get(row.kind, "9T" if row.kind == "nine_months" else str(row.year))
