"""The ministry's own units as the readers of documents take them: added to what the pack of the country knows."""

from __future__ import annotations

from datetime import date

from dondoc.apps.organisation.models import OrgUnit, UnitKind, UnitName
from dondoc.core.packs.model import Unit

KINDS = {
    UnitKind.MINISTRY: "bo",
    UnitKind.GENERAL_DEPARTMENT: "tong_cuc",
    UnitKind.DEPARTMENT: "vu",
    UnitKind.AUTHORITY: "cuc",
    UnitKind.OFFICE: "van_phong",
    UnitKind.INSPECTORATE: "thanh_tra",
    UnitKind.PROVINCIAL: "so",
}
BY_FIRST_WORD = {"trung": "trung_tam", "viện": "vien", "trường": "truong", "báo": "bao", "tạp": "bao", "ban": "ban"}


def pack_units(on: date | None = None) -> tuple[Unit, ...]:
    """Each Vietnamese name of each unit as a unit of the pack, with its days, other spellings and short forms.

    Args:
        on: only the names that hold on this day; None for all, dated, as the pack wants them.
    """
    units = OrgUnit.objects.select_related("parent").prefetch_related("names", "aliases", "parent__names")
    return tuple(
        _unit(unit, name)
        for unit in units
        for name in unit.names.all()
        if name.language == "vi" and (on is None or name.holds(on))
    )


def _unit(unit: OrgUnit, name: UnitName) -> Unit:
    short = tuple(dict.fromkeys(word for word in (name.short_name, unit.code) if word and word != name.name))
    return Unit(
        name=name.name,
        kind=KINDS.get(UnitKind(unit.kind)) or BY_FIRST_WORD.get(name.name.split()[0].lower(), "khac"),
        aliases=tuple(row.alias for row in unit.aliases.all()),
        abbreviations=short,
        parent=str(unit.parent) if unit.parent else None,
        valid_from=name.valid_from,
        valid_to=name.valid_to,
        code=unit.code if unit.kind == UnitKind.MINISTRY else None,
    )
