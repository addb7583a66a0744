"""Duties of a new version with the units that answer them (rule 22)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dondoc.apps.directives.models import Fact
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import DutyRespondent, ProgrammeVersion, ReportingDuty
from dondoc.apps.programmes.services.choices import Choices

Why = DutyRespondent.Why
_ANNEX = re.compile(r"phụ lục(?:\s+số)?\s+([IVXLC]+|\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Respondent:
    """A unit that is proposed to answer a duty, and why."""

    unit: OrgUnit
    why: Why


def annexes_in(scope: Iterable[str]) -> set[str]:
    """The annexes that a duty's scope names.

    >>> sorted(annexes_in(["các nhiệm vụ cụ thể tại phụ lục II", "Phụ lục số 3"]))
    ['3', 'II']
    """
    return {number.upper() for words in scope for number in _ANNEX.findall(words)}


def propose_respondents(
    duty: Fact,
    leads: Mapping[str, Sequence[str]],
    units: Mapping[str, OrgUnit],
    members: Mapping[str, Sequence[OrgUnit]],
) -> list[Respondent]:
    """The units named; for a collective, the leads of the annexes in its scope, else the members of the group.

    Args:
        duty: the duty's fact.
        leads: the leads of tasks and indicators, who may have to report, by annex (``leads_by_annex``).
        units: units of the register by name.
        members: units of each collective addressee.
    """
    named = [units[who["unit"]] for who in duty.data.get("who") or () if who.get("unit") in units]
    found = [Respondent(unit, Why.NAMED) for unit in named]
    groups = [who["group"] for who in duty.data.get("who") or () if who.get("group") and not who.get("unit")]
    if groups:
        annexes = annexes_in(duty.data.get("scope") or ())
        names = dict.fromkeys(name for annex, named in leads.items() if annex in annexes for name in named)
        leading = [units[name] for name in names if name in units]
        found += [Respondent(unit, Why.LEADS) for unit in leading]
        if not leading:
            found += [Respondent(unit, Why.MEMBER) for group in groups for unit in members.get(group, ())]
    return list({respondent.unit.pk: respondent for respondent in reversed(found)}.values())[::-1]


def leads_by_annex(led: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    """Names of the units that lead the task and indicator facts of each annex, each once."""
    found: dict[str, dict[str, None]] = {}
    for fact in led:
        annex = str(fact.data.get("appendix") or "").upper()
        names = (lead["unit"] for lead in fact.data.get("lead") or () if lead.get("unit"))
        found.setdefault(annex, {}).update(dict.fromkeys(names))
    return {annex: tuple(names) for annex, names in found.items()}


def create_duties(
    *,
    version: ProgrammeVersion,
    facts: Sequence[Fact],
    choices: Choices,
    units: Mapping[str, OrgUnit],
    proposed: Mapping[int, Sequence[Respondent]],
) -> list[ReportingDuty]:
    """Make the duties of a new version with their respondents as confirmed; called inside the act of publishing."""
    made = [_duty(version, fact, order, choices, units) for order, fact in enumerate(facts)]
    ReportingDuty.objects.bulk_create(made)
    rows: list[DutyRespondent] = []
    for duty, fact in zip(made, facts, strict=True):
        why = {respondent.unit.pk: respondent.why for respondent in proposed.get(fact.pk, ())}
        answering = OrgUnit.objects.filter(pk__in=choices.respondents.get(fact.pk, ())).prefetch_related("names")
        rows += [
            DutyRespondent(duty=duty, unit=unit, name=str(unit), why=why.get(unit.pk, Why.ADDED)) for unit in answering
        ]
    DutyRespondent.objects.bulk_create(rows)
    return made


def _duty(
    version: ProgrammeVersion, fact: Fact, order: int, choices: Choices, units: Mapping[str, OrgUnit]
) -> ReportingDuty:
    data = fact.data
    to = data.get("to") or {}
    return ReportingDuty(
        version=version,
        fact=fact,
        kind=data.get("kind") or "report",
        what=data.get("what") or data.get("raw") or "",
        raw=data.get("raw") or "",
        who=data.get("who") or [],
        scope=data.get("scope") or [],
        to_raw=(to.get("unit") or to.get("raw") or "")[:300],
        to_unit=units.get(to.get("unit") or ""),
        schedule=data.get("schedule"),
        chosen_period=choices.periods.get(fact.pk, ""),
        span_start=fact.span_start,
        span_end=fact.span_end,
        order=order,
    )
