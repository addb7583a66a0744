"""Histories and days kept in this process's memory, and never older than the database.

Every task has a pulse that the database itself lets grow in the transaction of each change (``tasks.beats``). Whoever
asks compares the sum of a programme's pulses with the one under which its histories were read: equal, nothing has
changed; else the tasks whose pulse has grown are read again, and of each kept day just their rows are made anew. What a
day says depends on the day, so each day is made of the histories when it is first asked for, and nothing is repainted.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

from django.db.models import Count, Sum

from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Pulse
from dondoc.apps.tasks.selectors.day import Day
from dondoc.apps.tasks.selectors.histories import histories
from dondoc.apps.tasks.selectors.rows import History, TaskRow
from dondoc.core.progress.timeliness import Settings

MOST_TASKS, MOST_ROWS = 40_000, 120_000
FEW = 300

type Beat = tuple[int, int]


@dataclass(slots=True, eq=False)
class _Made:
    """A day, beside each history the row that was made of it."""

    histories: Sequence[History]
    rows: Sequence[TaskRow | None]
    day: Day


class _Kept:
    """A version in memory: its histories, the pulses as they were before those were read, and its days."""

    def __init__(self, pulses: Mapping[int, int], read: Sequence[History]) -> None:
        self.beat: Beat = (len(pulses), sum(pulses.values()))
        self.pulses, self.histories = pulses, read
        self.days: OrderedDict[tuple[date, Settings], _Made] = OrderedDict()

    def day(self, on: date, settings: Settings) -> Day:
        """The day, made of the rows that stay and of what is new."""
        made = self.days.get((on, settings))
        if made is None or made.histories is not self.histories:
            stay = {id(one): row for one, row in zip(made.histories, made.rows, strict=True)} if made else {}
            rows = [stay[id(one)] if id(one) in stay else one.row(on, settings) for one in self.histories]
            made = _Made(self.histories, rows, Day(row for row in rows if row is not None))
            self.days[on, settings] = made
        self.days.move_to_end((on, settings))
        return made.day

    def changed(self, pulses: Mapping[int, int]) -> set[int]:
        """The tasks that are new, are gone, or whose pulse has grown."""
        return {task for task, _number in pulses.items() ^ self.pulses.items()}

    def renewed(self, pulses: Mapping[int, int], changed: set[int], read: Sequence[History]) -> _Kept:
        """The same with what was read anew in the place of what changed."""
        stay = [one for one in self.histories if one.said.task not in changed]
        fresh = _Kept(pulses, sorted([*stay, *read], key=lambda one: one.said.order))
        fresh.days = self.days
        return fresh


class Keep:
    """What one process holds; what was asked for least lately is let go first."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._lock = Lock()

    def days(self, versions: Sequence[ProgrammeVersion], on: date) -> dict[int, Day]:
        """Each version as of ``on``, by its key: one query while nothing changed, at most 16 when something did."""
        if not versions:
            return {}
        beats = _beats(versions)
        with self._lock:
            self._read([version for version in versions if self._is_old(version, beats)])
            found = {version.pk: self._kept[version.pk].day(on, version.programme.settings) for version in versions}
            self._let_go(versions)
        return found

    def _is_old(self, version: ProgrammeVersion, beats: Mapping[int, Beat]) -> bool:
        kept = self._kept.get(version.pk)
        return kept is None or kept.beat != beats.get(version.programme_id, (0, 0))

    def _read(self, versions: Sequence[ProgrammeVersion]) -> None:
        """Read what changed: the pulses first, so that what is written meanwhile is read again the next time."""
        pulses = _pulses(versions) if versions else {}
        whole, changed = [], {}
        for version in versions:
            kept = self._kept.get(version.pk)
            of_it = kept.changed(pulses[version.programme_id]) if kept else None
            if of_it is None or len(of_it) > FEW:
                whole.append(version)
            else:
                changed[version] = of_it
        for version, read in _histories(whole, None):
            self._kept[version.pk] = _Kept(pulses[version.programme_id], read)
        for version, read in _histories(list(changed), set().union(*changed.values())):
            mine = [one for one in read if one.said.task in changed[version]]
            kept = self._kept[version.pk]
            self._kept[version.pk] = kept.renewed(pulses[version.programme_id], changed[version], mine)

    def _let_go(self, asked: Sequence[ProgrammeVersion]) -> None:
        """Stay within the bounds; what was just asked for stays, whatever its size."""
        for version in asked:
            self._kept.move_to_end(version.pk)
        while len(self._kept) > len(asked) and self.tasks > MOST_TASKS:
            self._kept.popitem(last=False)
        for kept in self._kept.values():
            while len(kept.days) > 1 and self.rows > MOST_ROWS:
                kept.days.popitem(last=False)

    @property
    def tasks(self) -> int:
        """How many histories it holds."""
        return sum(len(kept.histories) for kept in self._kept.values())

    @property
    def rows(self) -> int:
        """How many rows its days hold."""
        return sum(len(made.rows) for kept in self._kept.values() for made in kept.days.values())


def _histories(
    versions: Sequence[ProgrammeVersion], only: set[int] | None
) -> list[tuple[ProgrammeVersion, Sequence[History]]]:
    if not versions:
        return []
    read = histories(versions, only)
    return [(version, read[version.pk]) for version in versions]


def _beats(versions: Sequence[ProgrammeVersion]) -> dict[int, Beat]:
    """How many pulses each programme has, and their sum."""
    pulses = Pulse.objects.filter(programme__in={version.programme_id for version in versions})
    summed = pulses.values_list("programme_id").annotate(many=Count("*"), total=Sum("number")).order_by()
    return {programme: (many, int(total)) for programme, many, total in summed}


def _pulses(versions: Sequence[ProgrammeVersion]) -> dict[int, dict[int, int]]:
    """The pulse of each task of each programme."""
    found: dict[int, dict[int, int]] = {version.programme_id: {} for version in versions}
    rows = Pulse.objects.filter(programme__in=list(found)).values_list("programme_id", "task_id", "number")
    for programme, task, number in rows:
        found[programme][task] = number
    return found
