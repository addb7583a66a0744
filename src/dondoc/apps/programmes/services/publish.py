"""Putting a document under tracking: version 1 of a programme, made of confirmed facts only."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.directives.models import Document, Fact, FactKind, Reading
from dondoc.apps.directives.selectors import confirmed_facts
from dondoc.apps.directives.services.register import mark_published
from dondoc.apps.indicators.services.create import create_indicators
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes import acts
from dondoc.apps.programmes.models import Programme, ProgrammeVersion, Section, Theme
from dondoc.apps.programmes.selectors.units import members_of, names_on, units_named
from dondoc.apps.programmes.services.choices import Choices, How, Refused
from dondoc.apps.programmes.services.drafts import Ground, drafts_of, pages_of
from dondoc.apps.programmes.services.duties import create_duties, leads_by_annex, propose_respondents
from dondoc.apps.programmes.services.obstacles import choice_obstacles, is_collective, obstacles_of
from dondoc.apps.programmes.services.tree import plant
from dondoc.apps.tasks.services.create import create_tasks
from dondoc.core.progress.casing import Casing
from dondoc.core.progress.themes import propose_themes


@transaction.atomic
def publish(*, document: Document, by: Actor, choices: Choices) -> ProgrammeVersion:
    """Make version 1 of a programme from what a named person confirmed. Done twice, it is done once.

    Args:
        document: the reviewed document.
        by: who puts it under tracking.
        choices: what they decided.

    Raises:
        Refused: something is doubtful or unconfirmed, there is nothing to track, or a choice is open; nothing is kept.
    """
    held = Document.objects.select_for_update().get(pk=document.pk)
    done = ProgrammeVersion.objects.filter(document=held).first()
    if done is not None:
        return done
    tasks = confirmed_facts(held, FactKind.TASK)
    obstacles = (*obstacles_of(held), *choice_obstacles(choices, tasks))
    if obstacles:
        raise Refused(obstacles)
    version = _begin(held, by, choices)
    _fill(version, tasks, by, choices)
    mark_published(document=held, by=by)
    return version


def _begin(document: Document, by: Actor, choices: Choices) -> ProgrammeVersion:
    on = document.issued or timezone.localdate()
    programme = Programme.objects.create(
        name=" ".join(choices.name.split())[:500],
        year=choices.year,
        focal_unit=choices.focal_unit,
        focal_name=names_on(on).get(choices.focal_unit.pk, str(choices.focal_unit)),
        created_by=person_of(by),
    )
    return ProgrammeVersion.objects.create(
        programme=programme,
        number=1,
        document=document,
        in_force_from=document.effective or on,
        published_at=timezone.now(),
        published_by=person_of(by),
    )


def _fill(version: ProgrammeVersion, tasks: list[Fact], by: Actor, choices: Choices) -> None:
    document, on = version.document, version.document.issued or timezone.localdate()
    indicators = confirmed_facts(document, FactKind.INDICATOR)
    duties = confirmed_facts(document, FactKind.DUTY)
    units = units_of([*tasks, *indicators, *duties], on)
    reading = Reading.objects.filter(document=document, current=True).first()
    casing = Casing(reading.text if reading else "")
    ground = Ground(
        choices=choices,
        units=units,
        names=names_on(on),
        sections=plant(version, Section.Room.TASKS, tasks, casing),
        pages=pages_of(tasks, reading),
        issued=document.issued,
    )
    _themes(version, reading, choices, casing)
    made = create_tasks(version=version, drafts=drafts_of(tasks, ground), by=person_of(by), on=on)
    rows = create_indicators(
        version=version,
        facts=indicators,
        sections=plant(version, Section.Room.INDICATORS, indicators, casing),
        units=units,
    )
    members = members_of(groups_of(duties), on)
    leads = leads_by_annex([*tasks, *indicators])
    proposed = {duty.pk: propose_respondents(duty, leads, units, members) for duty in duties}
    create_duties(version=version, facts=duties, choices=choices, units=units, proposed=proposed)
    counts = {"number": version.number, "tasks": len(made), "indicators": len(rows), "duties": len(duties)}
    record(actor=by, act=acts.PUBLISHED, obj=version.programme, after=counts)
    _record_choices(version.programme, tasks, by, choices)


def _themes(version: ProgrammeVersion, reading: Reading | None, choices: Choices, casing: Casing) -> None:
    offered = propose_themes(reading.data.get("outline") or ()) if reading else ()
    chosen = [theme for theme in offered if theme.place in choices.themes]
    Theme.objects.bulk_create(
        Theme(version=version, label=theme.label[:20], title=casing.calm(theme.title), order=order)
        for order, theme in enumerate(chosen)
    )


def units_of(facts: list[Fact], on: date) -> dict[str, OrgUnit]:
    """Every unit that the facts name, by its name."""
    names = {
        unit["unit"]
        for fact in facts
        for unit in (
            *(fact.data.get("lead") or ()),
            *(fact.data.get("coordinate") or ()),
            *(fact.data.get("who") or ()),
            fact.data.get("to") or {},
        )
        if unit.get("unit")
    }
    return units_named(names, on)


def groups_of(facts: list[Fact]) -> set[str]:
    """Every collective addressee that the facts name as lead or as who answers."""
    return {
        unit["group"]
        for fact in facts
        for unit in (*(fact.data.get("lead") or ()), *(fact.data.get("who") or ()))
        if unit.get("group")
    }


def _record_choices(programme: Programme, tasks: list[Fact], by: Actor, choices: Choices) -> None:
    for fact in tasks:
        decided = choices.collectives.get(fact.pk) if is_collective(fact) else None
        if decided is not None:
            decision = str(choices.focal_unit) if decided.how is How.FOCAL else f"{len(decided.units)}"
            words = ", ".join(unit.get("raw") or "" for unit in fact.data.get("lead") or ())
            after = {"words": words, "decision": decision, "how": decided.how.value, "units": list(decided.units)}
            record(actor=by, act=acts.COLLECTIVE, obj=programme, after=after)
    for act, keys in ((acts.MILESTONES, choices.milestones), (acts.DELIVERABLES, choices.deliverables)):
        if keys:
            record(actor=by, act=act, obj=programme, after={"count": len(keys), "facts": sorted(keys)})
