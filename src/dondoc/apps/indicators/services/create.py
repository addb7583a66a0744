"""Bringing the indicators of a new version into being."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dondoc.apps.directives.models import Fact
from dondoc.apps.indicators.models import Indicator, IndicatorInVersion, IndicatorLead, Target
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ProgrammeVersion, Section
from dondoc.core.progress.contract import figure_of


def create_indicators(
    *,
    version: ProgrammeVersion,
    facts: Sequence[Fact],
    sections: Mapping[int, Section | None],
    units: Mapping[str, OrgUnit],
) -> list[IndicatorInVersion]:
    """Make the indicators of a new version in the order of the facts; called inside the act of publishing.

    Args:
        version: the version that is being published.
        facts: confirmed indicator facts; a parent stands before its children.
        sections: the section of each fact, by the fact's key.
        units: units of the register by canonical name.
    """
    made: dict[str, IndicatorInVersion] = {}
    for order, fact in enumerate(facts):
        identity = Indicator.objects.create(programme_id=version.programme_id, key=fact.key)
        row = _row(fact, sections[fact.pk], made.get(fact.data.get("parent") or ""))
        row.indicator, row.version, row.order = identity, version, order
        row.save(force_insert=True)
        made[fact.key] = row
        _leads(row, fact.data, units)
        _targets(row, fact.data)
    return list(made.values())


def _row(fact: Fact, section: Section | None, parent: IndicatorInVersion | None) -> IndicatorInVersion:
    data = fact.data
    return IndicatorInVersion(
        section=section,
        parent=parent,
        additive=data.get("additive"),
        number=str(data.get("number") or "")[:30],
        name=data["name"],
        unit=(data.get("unit") or "")[:120],
        direction=data.get("direction") or "",
        kind=data.get("kind") or "level",
        fact=fact,
        span_start=fact.span_start,
        span_end=fact.span_end,
    )


def _leads(row: IndicatorInVersion, data: Mapping[str, Any], units: Mapping[str, OrgUnit]) -> None:
    IndicatorLead.objects.bulk_create(
        IndicatorLead(
            indicator=row,
            unit=units.get(lead.get("unit") or ""),
            name=(lead.get("unit") or lead.get("raw") or "")[:300],
            raw=lead.get("raw") or "",
            order=place,
        )
        for place, lead in enumerate(data.get("lead") or ())
    )


def _targets(row: IndicatorInVersion, data: Mapping[str, Any]) -> None:
    said = data.get("targets") or ([data["target"]] if data.get("target") else [])
    Target.objects.bulk_create(
        Target(
            indicator=row,
            raw=(target.get("raw") or "")[:300],
            comparator=target.get("comparator") or "equal",
            low=figure_of(target.get("low")),
            high=figure_of(target.get("high")),
            base_year=target.get("base_year"),
            period=(target.get("period") or "")[:40],
            order=place,
        )
        for place, target in enumerate(said)
    )
