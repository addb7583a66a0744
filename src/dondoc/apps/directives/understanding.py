"""With what this room reads and understands: the country's pack and the organisation's own units."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from dondoc.apps.directives.contract.typed import Surroundings
from dondoc.apps.directives.models import HeadingAnswer
from dondoc.apps.organisation.models import OrgUnit, UnitKind
from dondoc.apps.organisation.selectors import ministry_name
from dondoc.core.deadlines import read_deadline, read_schedule
from dondoc.core.orders.contract import deadline_json, schedule_json
from dondoc.core.packs import Pack, Unit
from dondoc.reading import Recipe

SURE = 0.95
_KINDS = {
    UnitKind.MINISTRY: "bo",
    UnitKind.GENERAL_DEPARTMENT: "tong_cuc",
    UnitKind.DEPARTMENT: "vu",
    UnitKind.AUTHORITY: "cuc",
    UnitKind.OFFICE: "van_phong",
    UnitKind.INSPECTORATE: "thanh_tra",
    UnitKind.PUBLIC_UNIT: "trung_tam",
    UnitKind.PROVINCIAL: "so",
}


def own_units() -> list[Unit]:
    """The organisation's units as the pack knows units: one for each name and the days it was borne."""
    found = []
    for unit in OrgUnit.objects.prefetch_related("names", "aliases", "parent__names"):
        aliases = tuple(sorted(a.alias for a in unit.aliases.all()))
        parent = str(unit.parent) if unit.parent else None
        code = unit.code if unit.kind == UnitKind.MINISTRY else None
        for name in unit.names.all():
            if name.language != "vi":
                continue
            short = (name.short_name,) if name.short_name else ()
            kind = _KINDS.get(UnitKind(unit.kind), "khac")
            begun, ended = name.valid_from or unit.valid_from, name.valid_to or unit.valid_to
            found.append(Unit(name.name, kind, aliases, short, parent, begun, ended, code))
    return sorted(found, key=lambda u: (u.name, u.valid_from or date.min))


def pack_for() -> Pack:
    """The country's pack with the organisation's own units before the shipped ones."""
    return _pack(recipe_for())


def recipe_for() -> Recipe:
    """How that pack is made, for a process that reads apart."""
    return Recipe("vn", ministry_name(), tuple(own_units()), own_headings())


def own_headings() -> tuple[tuple[str, str], ...]:
    """Headings of columns that somebody took over from what corrections suggested, with their roles."""
    taken = HeadingAnswer.objects.filter(taken=True).order_by("words_key")
    return tuple(taken.values_list("words_key", "role"))


@lru_cache(maxsize=4)
def _pack(recipe: Recipe) -> Pack:
    """Building the register of names takes long; the same units give the same pack."""
    return recipe.pack()


def surroundings(issued: date | None, year: int | None) -> Surroundings:
    """What reading an input needs: the register on the day of the document, the grammar of time, the year."""
    pack = pack_for()

    def unit(words: str) -> tuple[str | None, str | None]:
        match = pack.resolve_unit(words, issued)
        return (match.unit, match.group) if match.confidence >= SURE else (None, None)

    return Surroundings(unit=unit, year=year, issued=issued, deadline=_deadline, schedule=_schedule)


def _deadline(raw: str, year: int | None, issued: date | None) -> dict[str, Any] | None:
    return deadline_json(read_deadline(raw, year=year, issued=issued))


def _schedule(raw: str, year: int | None, issued: date | None) -> dict[str, Any] | None:
    return schedule_json(read_schedule(raw, year=year, issued=issued))
