"""The doors to a unit's files, for pages of other rooms."""

from __future__ import annotations

from typing import Any

from django import template

from dondoc.apps.accounts.models import Post
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.worksheets.access import may_fill

register = template.Library()


@register.simple_tag(takes_context=True)
def may_fill_files(context: dict[str, Any], unit: OrgUnit) -> bool:
    """Whether whoever looks at the page reports for ``unit``."""
    return may_fill(context["request"].acting.actor, unit)


@register.simple_tag(takes_context=True)
def unit_to_fill(context: dict[str, Any]) -> OrgUnit | None:
    """The unit that whoever looks at the page reports for (of a division, the department above it), or None."""
    actor = context["request"].acting.actor
    if not isinstance(actor, Post):
        return None
    unit = actor.unit.parent if actor.unit.kind == "division" and actor.unit.parent else actor.unit
    return unit if may_fill(actor, unit) else None
