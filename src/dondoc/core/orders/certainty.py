"""How sure the values of a table's row may be: whether it reads as an order, and whether its units are well formed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dondoc.core.orders.columns import Columns
from dondoc.core.orders.model import Task, UnitMention
from dondoc.core.orders.reading import WELL_FORMED, Reading
from dondoc.core.orders.roles import at_most
from dondoc.core.orders.rows import Row
from dondoc.core.orders.words import folded, says

_NAMED_IN_FULL = 0.96
"""A well-formed name that is a whole cell is read right, whether or not the register knows the unit."""
_UNSURE = 0.9
_PARTY = re.compile(r"(?:cơ quan|đơn vị|phòng|ban|bộ phận|người|cá nhân|ai)(?!\w)")


def weighed(reading: Reading, task: Task, row: Row) -> Task:
    """The task of a row, its values no surer than that the row is an order at all.

    A row is one when its table parts who leads from who joins in or what comes of it, or when it begins with an act
    or a kind of document; an agenda's "Thảo luận" beside a name and a day may be neither. Of two columns of leads one
    may say who signs.
    """
    if not _reads_as_order(reading, row, task.text):
        deadline = task.deadline and replace(task.deadline, confidence=min(task.deadline.confidence, _UNSURE))
        return replace(
            task,
            deadline=deadline,
            lead=at_most(task.lead, _UNSURE),
            coordinate=at_most(task.coordinate, _UNSURE),
            confidence=min(task.confidence, _UNSURE),
        )
    lead = in_full(task.lead) if len(row.cells.get("lead", ())) == 1 else at_most(task.lead, _UNSURE)
    return replace(task, lead=lead, coordinate=in_full(task.coordinate))


def doubted(reading: Reading, columns: Columns, tasks: Iterable[Task]) -> list[Task]:
    """The tasks of a table, their leads no surer than that no other column names who leads.

    A heading of somebody that says nothing known ("Cơ quan …") may, unless another says plainly who is in charge.
    """
    chief = any(says(reading.pack, "column.chief").search(folded(columns.names[c])) for c in columns.at("lead"))
    other = any(_PARTY.match(folded(name)) for c, name in columns.names.items() if c not in columns.roles)
    if chief or not other or not columns.at("lead"):
        return list(tasks)
    return [replace(task, lead=at_most(task.lead, _UNSURE)) for task in tasks]


def _reads_as_order(reading: Reading, row: Row, words: str) -> bool:
    if row.cell("lead") and (row.cell("coordinate") or row.cell("output")):
        return True
    opening = folded(words).lstrip(" -–+•*")
    return says(reading.pack, "order.actions", "deliverable.kinds").match(opening) is not None


def in_full(units: Iterable[UnitMention]) -> tuple[UnitMention, ...]:
    """Units of a cell, a label or a heading that holds nothing else: well-formed names of it are whole."""
    return tuple(
        replace(u, confidence=_NAMED_IN_FULL) if u.note == "unknown-unit" and u.confidence >= WELL_FORMED else u
        for u in units
    )
