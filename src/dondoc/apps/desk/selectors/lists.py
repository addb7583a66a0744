"""The list that a figure of the leaders' page opens: the same rows, filtered by what was pressed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.http import QueryDict

from dondoc.apps.desk.selectors.ground import ground
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import Programme
from dondoc.apps.programmes.selectors.board import Filters, Shown, keys_of, shown
from dondoc.apps.tasks.selectors.tracking import TaskRow
from dondoc.apps.tasks.wording import BOXES, Mark
from dondoc.core.progress.counting import Box


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a box, a lead unit, a stretch of days, as of a day."""

    on: date
    filters: Filters
    lead: int | None

    @classmethod
    def of(cls, query: QueryDict, on: date) -> Self:
        """Read the address; what it does not know it leaves out."""
        filters = Filters(words=query.get("tim", "")[:200].strip(), due=query.get("han", ""), box=query.get("o", ""))
        return cls(on, filters, next(iter(keys_of(query.get("chu-tri", ""))), None))

    @property
    def mark(self) -> Mark | None:
        """The box asked for, in the words and mark of the screen."""
        return BOXES[Box(self.filters.box)] if self.filters.box in set(Box) else None


def unit_of(asked: Asked) -> OrgUnit | None:
    """The lead unit asked for, when the register has it."""
    return OrgUnit.objects.prefetch_related("names").filter(pk=asked.lead).first() if asked.lead else None


@dataclass(frozen=True, slots=True)
class ListedTask:
    """A row with its programme."""

    row: TaskRow
    programme: Programme

    @property
    def item(self) -> Shown:
        """The row as drawn."""
        return shown(self.row)


def listed(asked: Asked) -> list[ListedTask]:
    """The counted rows asked for, the nearest last good day first."""
    found = ground(asked.on)
    tasks = [
        ListedTask(row, version.programme)
        for version in found.versions
        for row in asked.filters.through(found.by_version[version.pk].rows, asked.on)
        if row.box is not None and (asked.lead is None or any(unit.key == asked.lead for unit in row.lead))
    ]
    return sorted(tasks, key=lambda task: task.row.judgement.last_good_day or date.max)
