"""The page of a unit's work: what it leads and coordinates, its timeliness over the months, what stands in its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dondoc.apps.desk.selectors.ground import Bar, Ground, bar, ground
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.selectors.board import Shown, shown
from dondoc.apps.tasks.models import TaskUpdate
from dondoc.apps.tasks.selectors.leading import by_coordinator, by_lead
from dondoc.apps.tasks.selectors.tracking import TaskRow, counts_of
from dondoc.core.deadlines.calendar import add_months
from dondoc.core.deadlines.spans_of_time import month_end
from dondoc.core.progress.counting import Counts
from dondoc.core.progress.lifecycle import State

MONTHS, MOST = 6, 50


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What a unit last said stands in the way of a task."""

    row: Shown
    words: str
    on: date


@dataclass(frozen=True)
class UnitPage:
    """A unit's work as of a day."""

    unit: OrgUnit
    on: date
    counts: Counts
    leads: list[Shown]
    coordinates: list[Shown]
    over_time: list[Bar]
    obstacles: list[Obstacle]


def unit_page(unit: OrgUnit, on: date) -> UnitPage:
    """The page as of ``on``; the months before are asked of the one selector, each as of its last day."""
    found = ground(on)
    leads = led_by(found, unit)
    coordinates = [row for rows in found.gathered(by_coordinator) for row in rows.get(unit.pk, ())]
    return UnitPage(
        unit=unit,
        on=on,
        counts=counts_of(leads),
        leads=[shown(row) for row in sorted(leads, key=_urgent)],
        coordinates=[shown(row) for row in sorted(coordinates, key=_urgent)],
        over_time=_over_time(found, unit, leads),
        obstacles=_obstacles(leads, on),
    )


def led_by(found: Ground, unit: OrgUnit) -> list[TaskRow]:
    """The counted rows that the unit leads."""
    return [row for led in found.gathered(by_lead) if unit.pk in led for row in led[unit.pk].rows]


def _urgent(row: TaskRow) -> tuple[bool, date]:
    return (row.state is State.COMPLETED, row.judgement.last_good_day or date.max)


def _over_time(found: Ground, unit: OrgUnit, now: list[TaskRow]) -> list[Bar]:
    """The boxes at the end of each of the last months, and on the day itself, the newest first."""
    days = [month_end((on := add_months(found.on, -back)).year, on.month) for back in range(1, MONTHS)]
    past = [(f"{day:%d/%m/%Y}", led_by(found.on_day(day), unit)) for day in days]
    named = [(_("%(day)s (ngày xem)") % {"day": f"{found.on:%d/%m/%Y}"}, now), *past]
    counted = [(name, counts_of(rows)) for name, rows in named]
    longest = max(counts.total for _name, counts in counted)
    return [bar(name, counts, longest) for name, counts in counted if counts.total]


def _obstacles(rows: list[TaskRow], on: date) -> list[Obstacle]:
    open_rows = {row.task: row for row in rows if row.state is not State.COMPLETED}
    said = TaskUpdate.objects.filter(task__in=open_rows, on__lte=on).exclude(state=TaskUpdate.State.DRAFT)
    newest = {
        task: (words, day) for task, words, day in said.order_by("on", "pk").values_list("task", "difficulties", "on")
    }
    return [Obstacle(shown(open_rows[task]), words, day) for task, (words, day) in newest.items() if words]
