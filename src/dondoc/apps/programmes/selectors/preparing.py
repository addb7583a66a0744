"""Everything a person looks at and decides before a document is put under tracking."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from dondoc.apps.directives.models import Document, Fact, FactKind, FactState
from dondoc.apps.directives.selectors import confirmed_facts
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ReportingDuty
from dondoc.apps.programmes.selectors.clarity import Examined, Line, examined, lines, plan_for
from dondoc.apps.programmes.selectors.units import members_of, unit_choices
from dondoc.apps.programmes.services.choices import Choices, Collective, How, Obstacle
from dondoc.apps.programmes.services.duties import Respondent, leads_by_annex, propose_respondents
from dondoc.apps.programmes.services.obstacles import is_collective, obstacles_of
from dondoc.apps.programmes.services.publish import groups_of, units_of
from dondoc.core.progress.clarity import MendKind, Question
from dondoc.core.progress.proposals import Plan, ProposedMilestone
from dondoc.core.progress.themes import ProposedTheme, propose_themes

_ISSUES = re.compile(r"^(?:về việc\s+|v/v\s+)?(?:ban hành|phê duyệt)\s+(?:kèm theo\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CollectiveRow:
    """A task led by a collective addressee: its words, the members of the group, and what was chosen so far."""

    fact: Fact
    words: str
    members: int
    chosen: frozenset[int]
    how: str = ""

    @property
    def name(self) -> str:
        """Name of the choice in the form."""
        return f"collective-{self.fact.pk}"

    @property
    def units_name(self) -> str:
        """Name of the units' boxes in the form."""
        return f"members-{self.fact.pk}"


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A task whose window is long, with the milestones proposed."""

    fact: Fact
    proposed: tuple[ProposedMilestone, ...]
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class DeliverableRow:
    """A task whose words promise a document that nobody has named as its deliverable yet."""

    fact: Fact
    kind: str
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A heading of the plan's body that may become a theme; ticked until somebody takes the tick away."""

    theme: ProposedTheme
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty with the units proposed to answer it, why they are, and the frequency chosen where the words name none."""

    fact: Fact
    chosen: frozenset[int]
    reason: str
    period: str = ""

    @property
    def units_name(self) -> str:
        """Name of the units' boxes in the form."""
        return f"respondents-{self.fact.pk}"

    @property
    def period_name(self) -> str:
        """Name of the frequency in the form."""
        return f"period-{self.fact.pk}"

    @property
    def label(self) -> str:
        """What the duty is."""
        return str(dict(ReportingDuty.Kind.choices).get(self.fact.data.get("kind") or "report", ""))

    @property
    def needs_period(self) -> bool:
        """Whether it is a report without a frequency, which a person must choose (rule 22)."""
        schedule = self.fact.data.get("schedule") or {}
        timed = any(schedule.get(name) for name in ("periods", "dates", "rules", "monthly_day"))
        return self.fact.data.get("kind") == "report" and not timed


@dataclass(frozen=True)
class Preparation:
    """The page before publishing; nothing of it is stored until somebody presses the button.

    Attributes:
        name: the programme's name, proposed from the document's title.
        focal: key of the unit proposed to keep the programme, or None.
        units: every unit of the register on the day of the document, with its name then.
        obstacles: what keeps it from being published.
        clarity: the six questions with their figures.
        open: tasks of which something computed is missing.
        strangers: names of units that the register does not know, with how often each is used.
        kept: how many other facts were confirmed, by kind.
    """

    document: Document
    plan: Plan
    name: str
    focal: int | None
    units: list[tuple[int, str]]
    obstacles: tuple[Obstacle, ...]
    clarity: list[Line]
    open: list[Examined]
    collectives: list[CollectiveRow]
    milestones: list[MilestoneRow]
    deliverables: list[DeliverableRow]
    duties: list[DutyRow]
    themes: list[ThemeRow]
    strangers: list[tuple[str, int]]
    tasks: int
    indicators: int
    kept: list[tuple[str, int]]

    @property
    def nothing_to_track(self) -> bool:
        """Whether the document can only be closed as reviewed."""
        return any(obstacle.code == "nothing-to-track" for obstacle in self.obstacles)

    @property
    def can_be_closed(self) -> bool:
        """Whether nothing else stands in the way of closing it."""
        return len(self.obstacles) == 1


def prepare(document: Document) -> Preparation:
    """Everything on the page before publishing, from the facts as they stand confirmed."""
    on = document.issued or timezone.localdate()
    tasks = confirmed_facts(document, FactKind.TASK)
    indicators = confirmed_facts(document, FactKind.INDICATOR)
    duties = confirmed_facts(document, FactKind.DUTY)
    reading = document.readings.filter(current=True).first()
    plan = plan_for(document, reading)
    rows = examined(document, plan)
    units = unit_choices(on)
    known = units_of([*tasks, *indicators, *duties], on)
    return Preparation(
        document=document,
        plan=plan,
        name=programme_name(document),
        focal=_focal(plan, units),
        units=units,
        obstacles=obstacles_of(document),
        clarity=lines(rows),
        open=[row for row in rows if row.missing],
        collectives=_collectives(tasks, on),
        milestones=_milestones(rows),
        deliverables=_deliverables(rows),
        duties=_duties(duties, [*tasks, *indicators], known, on),
        themes=[ThemeRow(theme) for theme in propose_themes(reading.data.get("outline") or ())] if reading else [],
        strangers=_strangers([*tasks, *indicators], known),
        tasks=len(tasks),
        indicators=len(indicators),
        kept=_kept(document),
    )


def choices_as_ticked(page: Preparation, name: str, focal: OrgUnit, year: int | None) -> Choices:
    """The choices that the page's ticks make."""
    return Choices(
        name=name,
        focal_unit=focal,
        year=year,
        collectives={
            row.fact.pk: Collective(How(row.how), tuple(sorted(row.chosen))) for row in page.collectives if row.how
        },
        milestones=frozenset(row.fact.pk for row in page.milestones if row.accepted),
        deliverables=frozenset(row.fact.pk for row in page.deliverables if row.accepted),
        themes=frozenset(row.theme.place for row in page.themes if row.accepted),
        respondents={row.fact.pk: tuple(sorted(row.chosen)) for row in page.duties},
        periods={row.fact.pk: row.period for row in page.duties if row.needs_period and row.period},
    )


def with_every_offer(page: Preparation) -> Preparation:
    """The page with every proposal ticked and collective leads held by the focal unit."""
    return replace(
        page,
        collectives=[replace(row, how=How.FOCAL) for row in page.collectives],
        milestones=[replace(row, accepted=True) for row in page.milestones],
        deliverables=[replace(row, accepted=True) for row in page.deliverables],
    )


def programme_name(document: Document) -> str:
    """The document's title without "Ban hành", its first letter a capital.

    >>> programme_name(Document(title="Ban hành Kế hoạch hành động năm 2026"))
    'Kế hoạch hành động năm 2026'
    """
    words = _ISSUES.sub("", " ".join(document.title.split())) or document.label
    return words[:1].upper() + words[1:]


def _focal(plan: Plan, units: Sequence[tuple[int, str]]) -> int | None:
    keys = {name: key for key, name in units}
    return next((keys[name] for name in plan.proposing if name in keys), None)


def _collectives(tasks: Sequence[Fact], on: date) -> list[CollectiveRow]:
    collective = [fact for fact in tasks if is_collective(fact)]
    members = members_of(groups_of(collective), on)
    rows = []
    for fact in collective:
        leads = [unit for unit in fact.data.get("lead") or () if unit.get("group")]
        units = frozenset(unit.pk for lead in leads for unit in members.get(lead["group"], ()))
        rows.append(CollectiveRow(fact, ", ".join(lead.get("raw") or "" for lead in leads), len(units), units))
    return rows


def _milestones(rows: Sequence[Examined]) -> list[MilestoneRow]:
    found = []
    for row in rows:
        mend = row.examination.of(Question.TIME).mend
        if mend is not None and mend.kind is MendKind.MILESTONES and row.fact.state == FactState.CONFIRMED:
            found.append(MilestoneRow(row.fact, mend.milestones))
    return found


def _deliverables(rows: Sequence[Examined]) -> list[DeliverableRow]:
    found = []
    for row in rows:
        mend = row.examination.of(Question.RESULT).mend
        if mend is not None and mend.code == "take-deliverable" and row.fact.state == FactState.CONFIRMED:
            found.append(DeliverableRow(row.fact, mend.values["value"]))
    return found


def _duties(duties: Sequence[Fact], led: Sequence[Fact], units: dict[str, OrgUnit], on: date) -> list[DutyRow]:
    members, leads = members_of(groups_of(list(duties)), on), leads_by_annex(led)
    return [_duty_row(duty, propose_respondents(duty, leads, units, members)) for duty in duties]


def _duty_row(duty: Fact, proposed: Sequence[Respondent]) -> DutyRow:
    reasons = dict.fromkeys(str(respondent.why.label) for respondent in proposed)
    return DutyRow(duty, frozenset(respondent.unit.pk for respondent in proposed), ", ".join(reasons))


def _strangers(facts: Sequence[Fact], units: dict[str, OrgUnit]) -> list[tuple[str, int]]:
    named = Counter(
        unit.get("unit") or unit.get("raw") or ""
        for fact in facts
        for unit in (*(fact.data.get("lead") or ()), *(fact.data.get("coordinate") or ()))
        if not unit.get("group") and unit.get("unit") not in units
    )
    return named.most_common()


def _kept(document: Document) -> list[tuple[str, int]]:
    kinds = (FactKind.EVENT, FactKind.AGREEMENT, FactKind.MEASURE)
    confirmed = document.facts.filter(kind__in=kinds, state=FactState.CONFIRMED).values_list("kind", flat=True)
    counted = Counter(confirmed)
    return [(str(kind.label), counted[kind]) for kind in kinds if counted[kind]]
