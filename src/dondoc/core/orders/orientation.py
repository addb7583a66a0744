"""Tells the orders of a plan from its general orientation."""

from __future__ import annotations

from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import Task

_FEWEST = 5
"""How many points must be given to units before points of other sections count as orientation."""
_HARDLY = 0.2
_POINTS = 3
"""Of fewer points no section is known to be orientation."""


def _chief(line: Line) -> int:
    """Where the chief section begins that a line stands in; -1 outside any."""
    return next((up.span.start for up in line.above() if up.rank <= 1.0), -1)


def without_orientation(found: list[tuple[Line, Task]]) -> list[Task]:
    """The tasks without the general orientation of a document that assigns its work elsewhere.

    Where other chief sections give their points to units, one of which hardly a point names a unit, a time or a result
    only says where the way leads: of it just those few are tasks. But a plan that assigns little is no orientation.
    """
    assigned = [_assigned(task) for _, task in found]
    if sum(assigned) < _FEWEST:
        return [task for _, task in found]
    sections: dict[int, list[bool]] = {}
    for (line, _), given in zip(found, assigned, strict=True):
        sections.setdefault(_chief(line), []).append(given)
    general = {
        at
        for at, given in sections.items()
        if len(given) >= _POINTS
        and sum(given) < _HARDLY * len(given)
        and 2 * (sum(assigned) - sum(given)) >= len(given)
    }
    return [t for (line, t), given in zip(found, assigned, strict=True) if given or _chief(line) not in general]


def _assigned(task: Task) -> bool:
    return bool(task.lead or task.output or task.deadline)
