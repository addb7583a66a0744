"""Reviewed documents of several shapes, ready to be put under tracking."""

from __future__ import annotations

from typing import Any

from tests.apps.directives.contracts import JSON, decision
from tests.apps.directives.factories import confirm, confirmed_document, document_from

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.models import Document, Fact, FactState
from dondoc.apps.organisation.models import OrgUnit, UnitGroup, UnitGroupMember
from dondoc.apps.programmes.services.choices import Choices, Collective, How

YEAR = {"raw": "Năm 2026", "start": "2026-01-01", "due": "2026-12-31", "precision": "year", "inclusive": True}


def plan(**changed: JSON) -> JSON:
    """The contract of a decision whose tasks are changed by key: ``plan(**{"t-1": {"text": …}})``."""
    contract = decision(number=_free_number())
    for task in contract["tasks"]:
        task.update(changed.get(task["id"], {}))
    return contract


def _free_number() -> str:
    """The usual number, or another where the register has it already."""
    usual = "12/QĐ-BPTXH"
    return f"{100 + Document.objects.count()}/QĐ-BPTXH" if Document.objects.filter(number=usual).exists() else usual


def reviewed(by: Post, **changed: JSON) -> Document:
    """A document of the register with every fact confirmed."""
    return confirmed_document(plan(**changed), by=by)


def collective_task() -> JSON:
    """What makes a task one led by all units of the ministry."""
    return {"lead": [{"raw": "Các đơn vị thuộc Bộ", "unit": None, "group": "units", "span": [0, 1], "confidence": 1.0}]}


def half_reviewed(by: Post) -> Document:
    """A document of which one task is not confirmed."""
    document = document_from(by=by)
    confirm(document.facts.filter(state=FactState.PROPOSED).exclude(key="t-2"), by=by)
    document.refresh_from_db()
    return document


def group_of(*units: OrgUnit, code: str = "units") -> UnitGroup:
    """A collective addressee with these members."""
    group = UnitGroup.objects.create(code=code, name="Các đơn vị thuộc Bộ")
    for unit in units:
        UnitGroupMember.objects.create(group=group, unit=unit)
    return group


def choices(focal: OrgUnit, **more: Any) -> Choices:
    """Choices with a name, a year and a keeper."""
    return Choices(**{"name": "Kế hoạch hành động năm 2026", "focal_unit": focal, "year": 2026, **more})


def to_each(fact: Fact, *units: OrgUnit) -> dict[int, Collective]:
    """The decision that each unit gets a child task."""
    return {fact.pk: Collective(How.EACH, tuple(unit.pk for unit in units))}


def to_focal(fact: Fact) -> dict[int, Collective]:
    """The decision that the focal unit holds the task."""
    return {fact.pk: Collective(How.FOCAL)}
