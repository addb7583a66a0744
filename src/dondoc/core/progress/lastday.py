"""The last good day, until core.deadlines says it."""

from __future__ import annotations

from datetime import date, timedelta

from dondoc.core.deadlines.model import Deadline


def last_good_day(deadline: Deadline, *, strict: bool = True) -> date | None:
    """The last day in time, or None."""
    if deadline.due is None:
        return None
    return deadline.due if deadline.inclusive or not strict else deadline.due - timedelta(days=1)
