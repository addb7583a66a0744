"""The one selector of tasks as of a day: rows, boxes, lists and every report come from here (rule 7)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.selectors.day import Day
from dondoc.apps.tasks.selectors.histories import histories
from dondoc.apps.tasks.selectors.keeping import Keep
from dondoc.apps.tasks.selectors.lived import Unit
from dondoc.apps.tasks.selectors.rows import TaskRow
from dondoc.core.progress.counting import Box, Counts, add_up
from dondoc.core.progress.lifecycle import State
from dondoc.core.progress.timeliness import Tracked

__all__ = [
    "Day",
    "TaskRow",
    "boxes",
    "counts",
    "counts_by_section",
    "counts_of",
    "day_of",
    "days_of",
    "rows_of",
    "rows_of_all",
    "states_in",
    "tracked",
    "units_in",
]

_keep = Keep()


def day_of(version: ProgrammeVersion, on: date) -> Day:
    """The version as of ``on``: what is asked of it again and again is reckoned once (``Day.tell``)."""
    return days_of([version], on)[version.pk]


def days_of(versions: Sequence[ProgrammeVersion], on: date) -> dict[int, Day]:
    """Several versions as of ``on``, by the version's key, their programmes beside them; see ``Keep.days``."""
    return _keep.days(versions, on)


def rows_of(version: ProgrammeVersion, on: date) -> list[TaskRow]:
    """Every task of the version that was assigned by ``on``, in the order of the document."""
    return list(day_of(version, on).rows)


def rows_of_all(
    versions: Sequence[ProgrammeVersion], on: date, only: Collection[int] | None = None
) -> dict[int, list[TaskRow]]:
    """The rows of several versions, by the version's key.

    Args:
        versions: which ones, their programmes beside them.
        on: the day asked about.
        only: keys of the tasks wanted, or None for all; some are read by themselves, in seven queries.
    """
    if only is None:
        return {key: list(day.rows) for key, day in days_of(versions, on).items()}
    settings = {version.pk: version.programme.settings for version in versions}
    read = histories(versions, only)
    made = {key: [one.row(on, settings[key]) for one in some] for key, some in read.items()}
    return {key: [row for row in some if row is not None] for key, some in made.items()}


def tracked(version: ProgrammeVersion, on: date) -> list[Tracked]:
    """What counting needs of every task of the version as of ``on``, in the order of the document."""
    return [row.tracked for row in rows_of(version, on)]


def counts(version: ProgrammeVersion, on: date) -> Counts:
    """The official boxes of a version as of ``on``."""
    return day_of(version, on).tell(counts_of)


def counts_of(rows: Iterable[TaskRow]) -> Counts:
    """The official boxes of rows, as of the day that they were asked for."""
    return add_up((row.tracked, row.judgement) for row in rows)


def boxes(rows: Iterable[TaskRow]) -> dict[Box, list[TaskRow]]:
    """The rows of each official box, in order: the lists that the figures open."""
    found: dict[Box, list[TaskRow]] = {box: [] for box in Box}
    for row in rows:
        if row.box is not None:
            found[row.box].append(row)
    return found


def units_in(rows: Iterable[TaskRow]) -> list[Unit]:
    """The units that lead or coordinate, by name, once each."""
    return sorted(set(_all_units(rows)), key=lambda unit: unit.name)


def states_in(rows: Iterable[TaskRow]) -> set[State]:
    """The states that occur."""
    return {row.state for row in rows}


def counts_by_section(rows: Iterable[TaskRow]) -> dict[int | None, Counts]:
    """The official boxes of the rows that hang on each section itself; None is for those that hang on none."""
    found: dict[int | None, list[TaskRow]] = {}
    for row in rows:
        found.setdefault(row.section, []).append(row)
    return {section: counts_of(inside) for section, inside in found.items()}


def _all_units(rows: Iterable[TaskRow]) -> Iterator[Unit]:
    for row in rows:
        yield from row.lead
        yield from row.coordinate
