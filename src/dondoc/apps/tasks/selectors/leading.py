"""Rows under the units that lead them: a unit stands once, whatever name it bore on the day of an act (rule 4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from dondoc.apps.tasks.selectors.lived import Unit
from dondoc.apps.tasks.selectors.tracking import TaskRow, counts_of
from dondoc.core.progress.counting import Counts

type Identity = int | str
"""The key of a unit of the register, else its name."""


@dataclass(frozen=True)
class Led:
    """A unit and the counted rows that it leads; the name "" stands for tasks without a lead."""

    unit: Unit
    rows: list[TaskRow] = field(default_factory=list)

    @cached_property
    def counts(self) -> Counts:
        """The official boxes of its rows; asked for when they are all there."""
        return counts_of(self.rows)


def by_lead(rows: Iterable[TaskRow]) -> dict[Identity, Led]:
    """The counted rows under each lead unit, once under each; a unit is called as the first of its rows calls it."""
    found: dict[Identity, Led] = {}
    for row in rows:
        if row.box is None:
            continue
        units = row.lead or (Unit(None, ""),)
        for who, unit in {identity(unit): unit for unit in reversed(units)}.items():
            found.setdefault(who, Led(unit)).rows.append(row)
    return found


def by_coordinator(rows: Iterable[TaskRow]) -> dict[int, list[TaskRow]]:
    """The counted rows that each unit of the register coordinates."""
    found: dict[int, list[TaskRow]] = {}
    for row in rows:
        for key in {unit.key for unit in row.coordinate} if row.box is not None else ():
            if key is not None:
                found.setdefault(key, []).append(row)
    return found


def identity(unit: Unit) -> Identity:
    """What a unit is known by."""
    return unit.name if unit.key is None else unit.key
