"""Questions about units: what they are called on a day, who follows whom, how they stand in the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.organisation.models import OrgUnit, Succession, UnitGroupMember, UnitKind, UnitName
from dondoc.apps.periods import DatedQuerySet


def current_name(unit: OrgUnit, on: date, language: str = "vi") -> str:
    """What ``unit`` is called on ``on``; outside its days the nearest name before, else after, else the code."""
    name = name_on(unit, on, language)
    return name.name if name else unit.code


def ministry_name() -> str:
    """What the ministry is called today: the first unit at the top, else ``settings.DONDOC_MINISTRY``."""
    tops = OrgUnit.objects.filter(parent__isnull=True, kind=UnitKind.MINISTRY).prefetch_related("names")
    today = timezone.localdate()
    top = next((unit for unit in tops if unit.holds(today)), None)
    return current_name(top, today) if top else str(settings.DONDOC_MINISTRY)


def name_on(unit: OrgUnit, on: date, language: str = "vi") -> UnitName | None:
    """The row of the name that ``current_name`` gives."""
    names = sorted((n for n in unit.names.all() if n.language == language), key=lambda n: n.valid_from or date.min)
    if not names:
        return name_on(unit, on) if language != "vi" else None
    begun = [n for n in names if n.valid_from is None or n.valid_from <= on]
    return begun[-1] if begun else names[0]


def successors(unit: OrgUnit, on: date) -> list[OrgUnit]:
    """The units that stand for ``unit`` on ``on``: itself while it lasts, else those at the end of each succession.

    A unit that ended without a successor stands for itself.
    """
    steps: dict[int, list[Succession]] = defaultdict(list)
    for step in Succession.objects.filter(on__lte=on).select_related("to_unit"):
        steps[step.from_unit_id].append(step)
    found: dict[int, OrgUnit] = {}
    _follow(unit, on, steps, found, set())
    return list(found.values())


def _follow(
    unit: OrgUnit, on: date, steps: dict[int, list[Succession]], found: dict[int, OrgUnit], seen: set[int]
) -> None:
    if unit.pk in seen:
        return
    seen.add(unit.pk)
    onward = [] if unit.holds(on) else steps[unit.pk]
    if not onward:
        found[unit.pk] = unit
    for step in onward:
        _follow(step.to_unit, on, steps, found, seen)


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the tree: its name on the day, its names' short form, and how deep it stands (0 for the top)."""

    unit: OrgUnit
    name: str
    short: str
    depth: int


def tree(on: date) -> list[Branch]:
    """The units that hold on ``on``, each after its parent, in the ministry's order. Two queries."""
    units: DatedQuerySet[OrgUnit] = OrgUnit.objects.on(on).prefetch_related("names")
    by_parent: dict[int | None, list[OrgUnit]] = defaultdict(list)
    held = {unit.pk: unit for unit in units}
    for unit in held.values():
        by_parent[unit.parent_id if unit.parent_id in held else None].append(unit)
    return list(_branches(by_parent, None, 0, on))


def apart(branches: list[Branch]) -> tuple[list[Branch], list[Branch]]:
    """The branches of the ministry itself, and those of the provinces, each in their order."""
    provincial = [branch for branch in branches if branch.unit.kind == UnitKind.PROVINCIAL]
    return [branch for branch in branches if branch.unit.kind != UnitKind.PROVINCIAL], provincial


def _branches(by_parent: dict[int | None, list[OrgUnit]], top: int | None, depth: int, on: date) -> Iterator[Branch]:
    for unit in by_parent[top]:
        name = name_on(unit, on)
        yield Branch(unit, name.name if name else unit.code, name.short_name if name else "", depth)
        yield from _branches(by_parent, unit.pk, depth + 1, on)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something in the life of a unit, told in a sentence, with its day and the document that says so."""

    on: date | None
    icon: str
    words: str
    citation: str = ""


def life_of(unit: OrgUnit) -> list[Sentence]:
    """The names and successions of ``unit`` in sentences, oldest first."""
    told = [*_names_told(unit), *_steps_told(unit)]
    if unit.valid_to:
        told.append(Sentence(unit.valid_to, "x", _("Hết ngày này đơn vị ngừng hoạt động.")))
    return sorted(told, key=lambda sentence: sentence.on or date.min)


def _names_told(unit: OrgUnit) -> Iterator[Sentence]:
    for number, name in enumerate(n for n in unit.names.all() if n.language == "vi"):
        words = _("Mang tên “%(name)s”.") if number == 0 else _("Đổi tên thành “%(name)s”.")
        yield Sentence(name.valid_from, "edit" if number else "unit", words % {"name": name.name})


def _steps_told(unit: OrgUnit) -> Iterator[Sentence]:
    for step in unit.followed_by.select_related("to_unit").prefetch_related("to_unit__names"):
        yield _told(step, step.to_unit, _away(step))
    for step in unit.follows.select_related("from_unit").prefetch_related("from_unit__names"):
        yield _told(step, step.from_unit, _hither(step))


def _told(step: Succession, other: OrgUnit, words: str) -> Sentence:
    said = words % {"unit": current_name(other, step.on), "function": step.function or _("toàn bộ chức năng")}
    return Sentence(step.on, "shift", said, step.citation)


def _away(step: Succession) -> str:
    return {
        "merge": _("Hợp nhất vào %(unit)s."),
        "split": _("Chia tách, %(unit)s được lập từ đơn vị này."),
        "rename": _("Tiếp tục với tư cách %(unit)s."),
        "transfer": _("Chuyển %(function)s sang %(unit)s."),
    }[step.kind]


def _hither(step: Succession) -> str:
    return {
        "merge": _("Nhận %(unit)s hợp nhất vào."),
        "split": _("Lập ra từ %(unit)s."),
        "rename": _("Kế tục %(unit)s."),
        "transfer": _("Nhận %(function)s từ %(unit)s."),
    }[step.kind]


def members(code: str, on: date) -> list[OrgUnit]:
    """The units that belong to the group ``code`` on ``on``; none when there is no such group."""
    rows = UnitGroupMember.objects.on(on).filter(group__code=code).select_related("unit").order_by("unit__order")
    return [row.unit for row in rows]
