"""A version as of a day: its rows, and beside them what was once reckoned of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from dondoc.apps.tasks.selectors.rows import TaskRow


class Day:
    """The rows of a version as of a day, shared by all who ask: nobody changes what it gives.

    Attributes:
        rows: every task that was assigned by then, in the order of the document.
    """

    def __init__(self, rows: Iterable[TaskRow]) -> None:
        """Keep the rows."""
        self.rows: tuple[TaskRow, ...] = tuple(rows)
        self._told: dict[Callable[..., Any], Any] = {}

    def tell[T](self, reckon: Callable[[Sequence[TaskRow]], T]) -> T:
        """What ``reckon`` makes of the rows; it is asked once, and must be a function of a module, never made anew.

        >>> day = Day([])
        >>> day.tell(len), day.tell(len)
        (0, 0)
        """
        if reckon not in self._told:
            self._told[reckon] = reckon(self.rows)
        return cast(T, self._told[reckon])
