"""Names of documents resolved to units of the register, on the day of the document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dondoc.apps.organisation.models import OrgUnit, UnitAlias, UnitGroupMember, UnitName


def units_named(names: Iterable[str], on: date) -> dict[str, OrgUnit]:
    """The unit of each name: who bore it on ``on``, else who ever bore it, else who has it as an alias."""
    wanted = {name for name in names if name}
    found: dict[str, OrgUnit] = {}
    aliases = UnitAlias.objects.filter(alias__in=wanted).select_related("unit")
    found.update({alias.alias: alias.unit for alias in aliases})
    known = UnitName.objects.filter(name__in=wanted).select_related("unit")
    found.update({row.name: row.unit for row in known.order_by("valid_from")})
    found.update({row.name: row.unit for row in known.on(on)})
    return found


def names_on(on: date) -> dict[int, str]:
    """The Vietnamese name of every unit on ``on``, by the unit's key."""
    return {row.unit_id: row.name for row in UnitName.objects.on(on).filter(language="vi")}


def unit_choices(on: date) -> list[tuple[int, str]]:
    """Every unit that exists on ``on`` with its name then, in the order of the register."""
    names = names_on(on)
    return [(unit.pk, names[unit.pk]) for unit in OrgUnit.objects.on(on) if unit.pk in names]


def members_of(codes: Iterable[str], on: date) -> dict[str, list[OrgUnit]]:
    """The units of each collective addressee on ``on``, in the order of the register."""
    rows = UnitGroupMember.objects.on(on).filter(group__code__in=set(codes)).select_related("group", "unit")
    members: dict[str, list[OrgUnit]] = {}
    for row in rows.order_by("unit__order", "unit__code"):
        members.setdefault(row.group.code, []).append(row.unit)
    return members
