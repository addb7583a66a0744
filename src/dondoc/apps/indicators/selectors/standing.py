"""Indicators against their plan as of a day: the one selector of figures (rules 18 to 20)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dondoc.apps.indicators.models import IndicatorInVersion, IndicatorValue, Target
from dondoc.apps.indicators.wording import figure, period_name, plain
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.core.deadlines.periods import Period, period
from dondoc.core.progress.verdicts import Goal, SumCheck, Verdict, check_sum, percent_of_plan, verdict

type Slot = tuple[str, int, int, str, str]
"""Kind, year and number of a period, dimension and place."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a period as it was known on a day."""

    row: IndicatorValue
    period: Period
    approved: bool

    @property
    def name(self) -> str:
        """The period in words."""
        return period_name(self.row.kind, self.row.number, self.row.year)

    @property
    def shown(self) -> dict[str, str]:
        """Its figures as the page writes them."""
        names = ("value", "numerator", "denominator", "cumulative", "year_estimate", "last_year")
        return {name: figure(getattr(self.row, name)) for name in names}


@dataclass(frozen=True)
class Standing:
    """An indicator as of a day.

    Attributes:
        depth: how deep it stands below others.
        latest: the figure of the newest period whose figures were due by then, or None.
        value, cumulative, year_estimate: of that period (the year's own figure stands as its cumulative).
        percent: of the plan, None where it means nothing.
        against_last_year: percent of the same period of the year before.
        wrong_sum: parts reported for that period that do not fit the whole.
    """

    row: IndicatorInVersion
    depth: int
    lead: str
    target: Target | None
    readings: tuple[Reading, ...]
    latest: Reading | None
    value: Decimal | None
    cumulative: Decimal | None
    year_estimate: Decimal | None
    percent: Decimal | None
    against_last_year: Decimal | None
    verdict: Verdict
    wrong_sum: SumCheck | None = None

    @property
    def heading(self) -> str:
        """The heading that it stands under."""
        return self.row.section.shown if self.row.section else ""


def standings(version: ProgrammeVersion, on: date, *, approved_only: bool = False) -> list[Standing]:
    """Every indicator of the version as of ``on``, in the order of the document. Four queries.

    Args:
        version: whose indicators.
        on: the day; figures said as of a later day are not known yet.
        approved_only: leave out what no head had approved by then (rule 12: closed periods and reports).
    """
    found = version.indicators.select_related("section", "indicator").prefetch_related("targets", "leads")
    rows = list(found.order_by("order"))
    known = readings_of((row.indicator_id for row in rows), on, approved_only=approved_only)
    latest = {row.indicator_id: latest_of(known[row.indicator_id]) for row in rows}
    return [_standing(row, rows, known, latest, on) for row in rows]


def readings_of(indicators: Iterable[int], on: date, *, approved_only: bool = False) -> dict[int, list[Reading]]:
    """What was known of each indicator on ``on``: the last row of each period and part. One query."""
    said = IndicatorValue.objects.filter(indicator__in=list(indicators), on__lte=on)
    newest: dict[int, dict[Slot, Reading]] = defaultdict(dict)
    for row in said.select_related("approval", "by").order_by("pk"):
        approval = getattr(row, "approval", None)
        approved = approval is not None and approval.on <= on
        if approved_only and not approved:
            continue
        slot = (row.kind, row.year, row.number, row.dimension, row.place)
        newest[row.indicator_id][slot] = Reading(row, period(row.kind, row.year, row.number), approved)
    ordered = {key: sorted(slots.values(), key=_in_order) for key, slots in newest.items()}
    return defaultdict(list, ordered)


def _in_order(reading: Reading) -> tuple[date, int, str, str]:
    length = (reading.period.end - reading.period.start).days
    return (reading.period.end, length, reading.row.dimension, reading.row.place)


def latest_of(readings: Sequence[Reading]) -> Reading | None:
    """The newest period of the whole whose figures were already due when they were said; else the newest of all."""
    whole = [reading for reading in readings if not reading.row.dimension]
    due = [reading for reading in whole if reading.period.cutoff <= reading.row.on]
    return max(due or whole, key=_in_order, default=None)


def _standing(
    row: IndicatorInVersion,
    rows: Sequence[IndicatorInVersion],
    known: dict[int, list[Reading]],
    latest: dict[int, Reading | None],
    on: date,
) -> Standing:
    newest, readings = latest[row.indicator_id], known[row.indicator_id]
    target = last_target(row)
    year = target_year(row, target)
    final = _of_year(readings, newest, year)
    reached = final if final is not None else _reached(newest)
    goal = target.goal if target else Goal("equal", None, None)
    over = on > date(year, 12, 31) and final is not None
    return Standing(
        row=row,
        depth=_depth(row, rows),
        lead=", ".join(lead.name for lead in row.leads.all()),
        target=target,
        readings=tuple(readings),
        latest=newest,
        value=_plain(newest.row.value) if newest else None,
        cumulative=_plain(_reached(newest)),
        year_estimate=_plain(_estimate(readings, newest, year)),
        percent=percent_of_plan(reached, goal) if row.kind == "level" else None,
        against_last_year=_against(newest),
        verdict=verdict(reached, goal, period_over=over, tolerance=row.version.programme.tolerance),
        wrong_sum=_wrong_sum(row, rows, known, newest),
    )


def last_target(row: IndicatorInVersion) -> Target | None:
    """The target that counts: the last one written."""
    targets = list(row.targets.all())
    return targets[-1] if targets else None


def target_year(row: IndicatorInVersion, target: Target | None) -> int:
    """The year by whose end the target is to be reached."""
    written = target.period if target else ""
    if written.isdecimal() and len(written) == 4:
        return int(written)
    return row.version.programme.year or row.version.in_force_from.year


def _reached(reading: Reading | None) -> Decimal | None:
    if reading is None:
        return None
    return reading.row.cumulative if reading.row.cumulative is not None else reading.row.value


def _of_year(readings: Sequence[Reading], newest: Reading | None, year: int) -> Decimal | None:
    """The figure that covers the whole year, when it has been reported."""
    own = [one for one in readings if one.row.kind == "year" and one.row.year == year and not one.row.dimension]
    if own:
        return own[-1].row.value if own[-1].period.cutoff <= own[-1].row.on else None
    return _reached(newest) if newest and newest.period.end >= date(year, 12, 31) else None


def _estimate(readings: Sequence[Reading], newest: Reading | None, year: int) -> Decimal | None:
    if newest and newest.row.year_estimate is not None:
        return newest.row.year_estimate
    own = [one for one in readings if one.row.kind == "year" and one.row.year == year and not one.row.dimension]
    return own[-1].row.value if own else None


def _against(newest: Reading | None) -> Decimal | None:
    if newest is None or newest.row.last_year is None:
        return None
    before = newest.row.last_year
    return percent_of_plan(newest.row.value, Goal("equal", before, before))


def _plain(value: Decimal | None) -> Decimal | None:
    return None if value is None else plain(value)


def _depth(row: IndicatorInVersion, rows: Sequence[IndicatorInVersion]) -> int:
    above = {other.pk: other.parent_id for other in rows}
    depth, key = 0, row.parent_id
    while key is not None and depth < len(rows):
        depth, key = depth + 1, above[key]
    return depth


def _wrong_sum(
    row: IndicatorInVersion,
    rows: Sequence[IndicatorInVersion],
    known: dict[int, list[Reading]],
    newest: Reading | None,
) -> SumCheck | None:
    """Children, or parts of a breakdown, that do not fit the whole in its newest period (rule 18)."""
    if newest is None:
        return None
    children = [other for other in rows if other.parent_id == row.pk]
    whole = _plain(newest.row.value)
    for additive in (True, False):
        parts = [_same_period(known[child.indicator_id], newest) for child in children if child.additive is additive]
        wrong = check_sum(whole, parts, additive=additive)
        if wrong is not None:
            return wrong
    return None if "%" in row.unit else _wrong_breakdown(known[row.indicator_id], newest)


def _wrong_breakdown(readings: Sequence[Reading], newest: Reading) -> SumCheck | None:
    for dimension in ("market", "province"):
        parts = [part.row.value for part in parts_of(readings, newest) if part.row.dimension == dimension]
        together = sum((part for part in parts if part is not None), Decimal(0))
        wrong = check_sum(_plain(newest.row.value), [plain(together)], additive=False) if parts else None
        if wrong is not None:
            return wrong
    return None


def parts_of(readings: Sequence[Reading], newest: Reading) -> list[Reading]:
    """The breakdown by market or province of that period."""
    return [one for one in readings if one.row.dimension and one.period == newest.period]


def _same_period(readings: Sequence[Reading], newest: Reading) -> Decimal | None:
    for one in readings:
        if one.period == newest.period and not one.row.dimension:
            return _plain(one.row.value)
    return None
