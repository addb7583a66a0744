"""The register's names of units as they were on the day of a document."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from dondoc.apps.directives.folding import name_key
from dondoc.apps.organisation.models import UnitAlias, UnitGroup, UnitName


def names_on(day: date | None) -> list[str]:
    """Vietnamese names of every unit on that day (today when unknown), in the order of the register."""
    dated = UnitName.objects.on(day or timezone.localdate()).filter(language="vi")
    return list(dated.order_by("unit__order", "name").values_list("name", flat=True))


def known_units(day: date | None) -> dict[str, str]:
    """Folded name, short name or alias → the name of the unit on that day."""
    dated = UnitName.objects.on(day or timezone.localdate()).filter(language="vi")
    rows = list(dated.values_list("unit_id", "name", "short_name"))
    names = {unit: name for unit, name, _short in rows}
    known = {name_key(short): names[unit] for unit, _name, short in rows if short}
    for unit, alias in UnitAlias.objects.filter(unit__in=names).values_list("unit_id", "alias"):
        known[name_key(alias)] = names[unit]
    known.update({name_key(name): name for name in names.values()})
    return known


def known_groups() -> dict[str, str]:
    """Folded name of a collective addressee → its code."""
    return {name_key(group.name): group.code for group in UnitGroup.objects.all()}
