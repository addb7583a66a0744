"""What is done to units; each in one transaction with its row in the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.audit.services import record
from dondoc.apps.organisation import acts
from dondoc.apps.organisation.models import OrgUnit, Succession, UnitAlias, UnitGroup, UnitGroupMember, UnitName
from dondoc.apps.organisation.selectors import current_name, name_on

type Row = Mapping[str, Any]


class NotPossible(Exception):
    """The act would break a rule; the message says which, in words for the page."""


def add_unit(*, code: str, kind: str, name: str, parent: OrgUnit | None, valid_from: date, by: Actor | None) -> OrgUnit:
    """A new unit with its first name, both from ``valid_from`` on.

    Raises:
        NotPossible: the code is taken.
    """
    if OrgUnit.objects.filter(code__iexact=code).exists():
        raise NotPossible(_("Mã %(code)s đã có đơn vị dùng.") % {"code": code})
    with transaction.atomic():
        unit = OrgUnit.objects.create(code=code, kind=kind, parent=parent, valid_from=valid_from)
        UnitName.objects.create(unit=unit, name=name, valid_from=valid_from)
        record(actor=by, act=acts.ADDED, obj=unit, after={"name": name, "kind": kind, "valid_from": _day(valid_from)})
    return unit


def rename(*, unit: OrgUnit, name: str, short_name: str = "", on: date, by: Actor) -> UnitName:
    """``unit`` is called ``name`` from ``on`` on; the name before it ends the day before.

    Raises:
        NotPossible: the name in force began on that day or later.
    """
    before = name_on(unit, on)
    if before and before.valid_from and before.valid_from >= on:
        words = _("Tên đang dùng bắt đầu từ %(day)s. Chọn ngày sau đó.")
        raise NotPossible(words % {"day": _day(before.valid_from)})
    with transaction.atomic():
        if before:
            before.valid_to = on - timedelta(days=1)
            before.save()
        new = UnitName.objects.create(unit=unit, name=name, short_name=short_name, valid_from=on)
        was = {"name": before.name if before else ""}
        record(actor=by, act=acts.RENAMED, obj=unit, before=was, after={"name": name, "valid_from": _day(on)})
    return new


def add_alias(*, unit: OrgUnit, alias: str, by: Actor) -> UnitAlias:
    """Documents also write ``unit`` as ``alias``; saying it twice changes nothing."""
    with transaction.atomic():
        row, made = UnitAlias.objects.get_or_create(unit=unit, alias=alias)
        if made:
            record(actor=by, act=acts.ALIAS_ADDED, obj=unit, after={"alias": alias})
    return row


def remove_alias(*, alias: UnitAlias, by: Actor) -> None:
    """The spelling is no longer taken for the unit."""
    with transaction.atomic():
        record(actor=by, act=acts.ALIAS_REMOVED, obj=alias.unit, before={"alias": alias.alias})
        alias.delete()


def follow(*, step: Succession, closes: bool, by: Actor) -> Succession:
    """Record the unsaved ``step``: one unit follows another from a day, by a document.

    Args:
        step: both units, the kind, the day, the citation and, for a transfer, the function.
        closes: whether the first unit ends the day before.
        by: who records it.

    Raises:
        NotPossible: no citation, or a unit following itself.
    """
    if not step.citation.strip():
        raise NotPossible(_("Ghi căn cứ: số, ký hiệu và ngày của văn bản."))
    if step.from_unit_id == step.to_unit_id:
        raise NotPossible(_("Một đơn vị không kế thừa chính mình. Chọn đơn vị khác."))
    with transaction.atomic():
        step.save(force_insert=True)
        told = {
            "on": _day(step.on),
            "kind": str(step.get_kind_display()),
            "to": current_name(step.to_unit, step.on),
            "citation": step.citation,
        }
        record(actor=by, act=acts.FOLLOWED, obj=step.from_unit, after=told)
        if closes:
            _close(step.from_unit, step.on - timedelta(days=1), by)
    return step


def _close(unit: OrgUnit, last: date, by: Actor) -> None:
    unit.valid_to = last
    unit.save()
    for name in unit.names.all():
        if name.holds(last):
            name.valid_to = last
            name.save()
    record(actor=by, act=acts.CLOSED, obj=unit, after={"valid_to": _day(last)})


def load_units(*, data: Row, by: Actor | None = None) -> dict[str, OrgUnit]:
    """Load a register of units written as JSON; what is there already (by its code) stays as it is.

    Args:
        data: ``{"units": [{"code", "kind", "name", "short"?, "en"?, "parent"?, "from"?, "to"?, "aliases"?: [],
            "names"?: [{"name", "short"?, "language"?, "from"?, "to"?}]}], "groups"?: [{"code", "name",
            "units": [code]}], "successions"?: [{"from", "to", "kind", "on", "citation", "function"?}]}``; days are
            ISO 8601; a parent stands before its children; ``names`` replaces ``name`` where there were several.
        by: who loads it; None for the system.

    Returns:
        Every unit named in ``data``, by its code.

    Raises:
        KeyError: a unit, group or succession names a code that is not there.
    """
    with transaction.atomic():
        units: dict[str, OrgUnit] = {}
        for order, row in enumerate(data["units"]):
            units[row["code"]] = _load_unit(row, order, units)
        _load_groups(data.get("groups", ()), units)
        _load_successions(data.get("successions", ()), units)
        top = next(iter(units.values()))
        record(actor=by, act=acts.LOADED, obj=top, after={"units": len(units)})
    return units


def _load_unit(row: Row, order: int, units: Mapping[str, OrgUnit]) -> OrgUnit:
    parent = units[row["parent"]] if row.get("parent") else None
    days = {"valid_from": _date(row.get("from")), "valid_to": _date(row.get("to"))}
    fields = {"kind": row["kind"], "parent": parent, "order": order, **days}
    unit, made = OrgUnit.objects.get_or_create(code=row["code"], defaults=fields)
    if made:
        for name in _names(row):
            UnitName.objects.create(unit=unit, **name)
        for alias in row.get("aliases", ()):
            UnitAlias.objects.create(unit=unit, alias=alias)
    return unit


def _names(row: Row) -> Iterable[dict[str, Any]]:
    whole = {"name": row.get("name"), "short": row.get("short"), "from": row.get("from"), "to": row.get("to")}
    for name in row.get("names") or [whole]:
        yield {
            "name": name["name"],
            "short_name": name.get("short") or "",
            "language": name.get("language") or "vi",
            "valid_from": _date(name.get("from")),
            "valid_to": _date(name.get("to")),
        }
    if row.get("en"):
        yield {"name": row["en"], "language": "en", "valid_from": _date(row.get("from"))}


def _load_groups(rows: Iterable[Row], units: Mapping[str, OrgUnit]) -> None:
    for row in rows:
        group, _made = UnitGroup.objects.get_or_create(code=row["code"], defaults={"name": row["name"]})
        for code in row["units"]:
            unit = units[code]
            UnitGroupMember.objects.get_or_create(group=group, unit=unit, defaults={"valid_from": unit.valid_from})


def _load_successions(rows: Iterable[Row], units: Mapping[str, OrgUnit]) -> None:
    for row in rows:
        Succession.objects.get_or_create(
            from_unit=units[row["from"]],
            to_unit=units[row["to"]],
            on=date.fromisoformat(row["on"]),
            function=row.get("function") or "",
            defaults={"kind": row["kind"], "citation": row["citation"]},
        )


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _day(value: date) -> str:
    return f"{value:%d/%m/%Y}"
