"""Confirmed facts and a person's choices made into drafts of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.apps.directives.contract.places import BlockPages
from dondoc.apps.directives.models import Fact, Reading
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import Section
from dondoc.apps.programmes.services.choices import Choices, How
from dondoc.apps.programmes.services.obstacles import is_collective
from dondoc.apps.tasks.services.create import Named, TaskDraft
from dondoc.core.progress.clarity import Context
from dondoc.core.progress.contract import task_view
from dondoc.core.progress.deliverables import find_deliverables, load_catalogue
from dondoc.core.progress.examine import propose_milestones
from dondoc.core.progress.proposals import Plan, ProposedMilestone


@dataclass(frozen=True)
class Ground:
    """What drafts are made from, besides the facts.

    Attributes:
        choices: what the person decided.
        units: units of the register by the names that the facts use.
        names: the name of every unit on the day of the document, by its key.
        sections: the section of each fact, by the fact's key.
        pages: the page of each fact's words, by the fact's key.
        issued: the day of the document.
    """

    choices: Choices
    units: Mapping[str, OrgUnit]
    names: Mapping[int, str]
    sections: Mapping[int, Section | None]
    pages: Mapping[int, int | None]
    issued: date | None


def drafts_of(facts: Sequence[Fact], ground: Ground) -> list[TaskDraft]:
    """One draft a task; a collective lead given to each unit makes one more for each of them (rules 4 and 5)."""
    drafts: list[TaskDraft] = []
    known = {fact.key for fact in facts}
    for fact in facts:
        decided = ground.choices.collectives.get(fact.pk) if is_collective(fact) else None
        if decided is not None and decided.how is How.EACH:
            drafts += _one_a_unit(fact, decided.units, ground, known)
        else:
            drafts.append(_single(fact, ground, known))
    return drafts


def _single(fact: Fact, ground: Ground, known: Iterable[str]) -> TaskDraft:
    return _draft(fact, ground, tuple(_lead(unit, ground) for unit in fact.data.get("lead") or ()), known)


def _lead(unit: Mapping[str, Any], ground: Ground) -> Named:
    """A named unit stays as named; a collective that the focal unit holds keeps its words beside the focal unit."""
    if unit.get("group") and not unit.get("unit"):
        focal = ground.choices.focal_unit
        return Named(ground.names.get(focal.pk, str(focal)), focal, unit.get("raw") or "", unit["group"])
    return named_of(unit, ground.units)


def named_of(unit: Mapping[str, Any], units: Mapping[str, OrgUnit]) -> Named:
    """A unit of a fact: its name in the register, else its words."""
    name = unit.get("unit") or unit.get("raw") or ""
    found = units.get(unit.get("unit") or "")
    return Named(name, found, unit.get("raw") or "", unit.get("group") or "", unit.get("part") or "")


def _one_a_unit(fact: Fact, keys: Iterable[int], ground: Ground, known: Iterable[str]) -> list[TaskDraft]:
    whole = tuple(named_of(unit, ground.units) for unit in fact.data.get("lead") or ())
    parent = _draft(fact, ground, whole, known, holds_children=True)
    units = {unit.pk: unit for unit in OrgUnit.objects.filter(pk__in=tuple(keys))}
    named = {lead.unit.pk: lead.unit for lead in whole if lead.unit}
    children = [
        TaskDraft(
            key=f"{fact.key}/{unit.code}"[:120],
            fact=fact,
            section=ground.sections[fact.pk],
            lead=(Named(ground.names.get(unit.pk, str(unit)), unit),),
            coordinate=parent.coordinate,
            parent=fact.key,
            milestones=parent.milestones,
            deliverable=parent.deliverable,
            page=parent.page,
        )
        for unit in {**named, **units}.values()
    ]
    return [parent, *children]


def _draft(
    fact: Fact, ground: Ground, lead: tuple[Named, ...], known: Iterable[str], *, holds_children: bool = False
) -> TaskDraft:
    parent = fact.data.get("parent")
    return TaskDraft(
        key=fact.key,
        fact=fact,
        section=ground.sections[fact.pk],
        lead=lead,
        coordinate=tuple(named_of(unit, ground.units) for unit in fact.data.get("coordinate") or ()),
        parent=parent if parent in known else None,
        holds_children=holds_children,
        milestones=_milestones(fact, ground),
        deliverable=_deliverable(fact, ground),
        page=ground.pages.get(fact.pk),
    )


def _milestones(fact: Fact, ground: Ground) -> tuple[ProposedMilestone, ...]:
    """Milestones taken in the review, else those proposed here and accepted."""
    taken = fact.data.get("milestones") or ()
    if taken:
        return tuple(
            ProposedMilestone(row["name"], date.fromisoformat(row["due"]), "review", row.get("stage")) for row in taken
        )
    if fact.pk not in ground.choices.milestones:
        return ()
    context = Context(Plan(issued=ground.issued))
    return propose_milestones(task_view(fact.key, fact.data), context)


def _deliverable(fact: Fact, ground: Ground) -> tuple[str, str] | None:
    said = fact.data.get("deliverable") or {}
    if said.get("kind"):
        return said["kind"], said.get("issued_by") or ""
    if fact.pk not in ground.choices.deliverables:
        return None
    found = find_deliverables(fact.data.get("text") or "", load_catalogue())
    return (found[0].kind, found[0].issued_by or "") if found else None


def pages_of(facts: Iterable[Fact], reading: Reading | None) -> dict[int, int | None]:
    """The page on which each fact's words begin, where the reading knows pages."""
    pages = BlockPages(reading.data.get("blocks") or ()) if reading else BlockPages(())
    return {fact.pk: None if fact.span_start is None else pages.at(fact.span_start) for fact in facts}
