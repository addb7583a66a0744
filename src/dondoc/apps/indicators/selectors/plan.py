"""The indicators of a version with their targets as written, and sums that do not add up (rule 18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from dondoc.apps.indicators.models import IndicatorInVersion, Target
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.core.progress.verdicts import SumCheck, check_sum


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator on the screen: how deep it stands, its targets, its leads, and a sum that does not add up."""

    row: IndicatorInVersion
    depth: int
    targets: list[Target]
    lead: str
    wrong_sum: SumCheck | None


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """Indicators under one heading."""

    heading: str
    lines: list[IndicatorLine]


def indicator_groups(version: ProgrammeVersion) -> list[IndicatorGroup]:
    """The indicators in the order of the document, under their headings; three queries."""
    found = version.indicators.select_related("section", "fact").prefetch_related("targets", "leads")
    rows = list(found.order_by("order"))
    lines = [_line(row, rows) for row in rows]
    return [
        IndicatorGroup(heading, list(group))
        for heading, group in groupby(lines, key=lambda line: line.row.section.shown if line.row.section else "")
    ]


def _line(row: IndicatorInVersion, rows: Sequence[IndicatorInVersion]) -> IndicatorLine:
    by_key = {other.pk: other for other in rows}
    depth, above = 0, row.parent_id
    while above is not None and depth < len(rows):
        depth, above = depth + 1, by_key[above].parent_id
    leads = ", ".join(lead.name for lead in row.leads.all())
    return IndicatorLine(row, depth, list(row.targets.all()), leads, _check(row, rows))


def _check(row: IndicatorInVersion, rows: Sequence[IndicatorInVersion]) -> SumCheck | None:
    children = [other for other in rows if other.parent_id == row.pk]
    for additive in (True, False):
        parts = [_figure(child) for child in children if child.additive is additive]
        wrong = check_sum(_figure(row), parts, additive=additive)
        if wrong is not None:
            return wrong
    return None


def _figure(row: IndicatorInVersion) -> Decimal | None:
    targets = list(row.targets.all())
    last = targets[-1] if targets else None
    if last is None or last.low is None or last.low != last.high:
        return None
    return Decimal(f"{last.low.normalize():f}")
