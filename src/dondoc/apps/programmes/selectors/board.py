"""The programme page: the tree of parts, groups and tasks, its boxes and its filters, as of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.apps.directives.folding import fold
from dondoc.apps.programmes.models import ProgrammeVersion, Section
from dondoc.apps.tasks.models import STATE_LABELS
from dondoc.apps.tasks.selectors.lived import Unit
from dondoc.apps.tasks.selectors.tracking import Day, TaskRow, counts_by_section, counts_of, day_of, states_in, units_in
from dondoc.apps.tasks.wording import Mark, When, mark_of, when
from dondoc.core.progress.counting import Counts
from dondoc.core.progress.lifecycle import State
from dondoc.core.progress.timeliness import Timeliness

PER_PAGE = 100
_AT_REST = {State.COMPLETED, State.SUSPENDED, State.CANCELLED, State.SUPERSEDED}

_DUE: dict[str, Callable[[TaskRow, date], bool]] = {
    "7": lambda row, on: falls_within(row, on, 7),
    "30": lambda row, on: falls_within(row, on, 30),
    "qua-han": lambda row, on: row.judgement.timeliness is Timeliness.OVERDUE,
    "khong": lambda row, on: row.judgement.last_good_day is None,
    "cham-moc": lambda row, on: row.missed > 0,
}


def falls_within(row: TaskRow, on: date, days: int) -> bool:
    """Whether a task that is still to be done has its last good day within so many days."""
    good = row.judgement.last_good_day
    return row.state not in _AT_REST and good is not None and on <= good <= on + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; an empty value asks for everything.

    Attributes:
        words: to be found in number, text and units, without marks.
        unit: key of a unit that leads or coordinates.
        due: "7", "30", "qua-han", "khong" or "cham-moc".
        state: a lifecycle state.
        box: an official box.
        group: key of a section, with all that stands below it.
        folded: keys of the sections that are folded.
        page: which page of the open rows.
    """

    words: str = ""
    unit: int | None = None
    due: str = ""
    state: str = ""
    box: str = ""
    group: int | None = None
    folded: frozenset[int] = frozenset()
    page: str = ""

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.unit or self.due or self.state or self.box or self.group)

    def lets(self, row: TaskRow, on: date) -> bool:
        """Whether a row is shown."""
        return all(test(row) for test in self._tests(on))

    def through(self, rows: Iterable[TaskRow], on: date) -> list[TaskRow]:
        """The rows that are shown, in order."""
        found = rows
        for test in self._tests(on):
            found = [row for row in found if test(row)]
        return list(found)

    def _tests(self, on: date) -> Iterator[Callable[[TaskRow], bool]]:
        """What each condition of the address asks of a row."""
        if box := self.box:
            yield lambda row: row.box is not None and row.box.value == box
        if state := self.state:
            yield lambda row: row.state.value == state
        if words := fold(self.words).split():
            yield lambda row: all(word in row.fold for word in words)
        if (unit := self.unit) is not None:
            yield lambda row: any(one.key == unit for one in (*row.lead, *row.coordinate))
        if (due := _DUE.get(self.due)) is not None:
            yield lambda row: due(row, on)


@dataclass(frozen=True, slots=True)
class Shown:
    """A task's row as drawn."""

    row: TaskRow
    mark: Mark
    when: When
    state: object
    url: str

    @property
    def lead(self) -> str:
        """The lead units."""
        return ", ".join(unit.name for unit in self.row.lead)

    @property
    def coordinate(self) -> str:
        """The coordinating units."""
        return ", ".join(unit.name for unit in self.row.coordinate)

    @property
    def coordinate_short(self) -> str:
        """The first two coordinating units by name, the rest counted."""
        names = [unit.name for unit in self.row.coordinate]
        if len(names) < 4:
            return ", ".join(names)
        return _("%(names)s và %(rest)s đơn vị") % {"names": ", ".join(names[:2]), "rest": len(names) - 2}


@dataclass
class Branch:
    """A section with its own rows and the figures of all that stands below it."""

    section: Section
    rows: list[Shown]
    counts: Counts
    folded: bool
    toggle: str | None

    @property
    def css(self) -> str:
        """Which row style it takes: part or group."""
        return "part" if self.section.depth == 0 else "grp"


@dataclass
class Board:
    """The whole page as of a day."""

    version: ProgrammeVersion
    on: date
    filters: Filters
    day: Day
    sections: list[Section]

    @property
    def rows(self) -> Sequence[TaskRow]:
        """Every task of the version, in order."""
        return self.day.rows

    @property
    def counts(self) -> Counts:
        """The official boxes of the whole version, whatever the filters."""
        return self.day.tell(counts_of)

    @cached_property
    def passing(self) -> list[TaskRow]:
        """The rows that the filters let through, in order."""
        rows = self.filters.through(self.day.rows, self.on)
        if self.filters.group is None:
            return rows
        inside = self._below.get(self.filters.group, set())
        return [row for row in rows if row.section in inside]

    @property
    def uncounted(self) -> int:
        """How many of the passing rows stand in no box: a collective whose children count, a cancelled one."""
        return sum(row.box is None for row in self.passing)

    @property
    def counted(self) -> int:
        """How many of the passing rows stand in a box."""
        return len(self.passing) - self.uncounted

    @property
    def group(self) -> Section | None:
        """The section asked for."""
        return next((section for section in self.sections if section.pk == self.filters.group), None)

    @cached_property
    def loose(self) -> list[Shown]:
        """Rows that stand under no section."""
        return [shown(row) for row in self.page.object_list if row.section is None]

    @cached_property
    def page(self) -> Page[TaskRow]:
        """The rows drawn on this page: those that pass and stand under no folded section."""
        below = self._below
        closed = {key for section in self.filters.folded for key in below.get(section, ())}
        rows = [row for row in self.passing if row.section not in closed]
        return Paginator(rows, PER_PAGE).get_page(self.filters.page)

    @cached_property
    def branches(self) -> list[Branch]:
        """The sections in order that have a row on this page, are folded, or are empty in the document itself."""
        here: defaultdict[int | None, list[TaskRow]] = defaultdict(list)
        for row in self.page.object_list:
            here[row.section].append(row)
        counts = self.day.tell(counts_by_section)
        found = []
        for section in self.sections:
            inside = self._below[section.pk]
            if self._hidden(section, inside, here):
                continue
            folded = section.pk in self.filters.folded
            own = [] if folded else [shown(row) for row in here.get(section.pk, ())]
            everything = sum((counts[key] for key in inside if key in counts), Counts())
            found.append(Branch(section, own, everything, folded, self._toggled(section.pk)))
        return found

    def _hidden(self, section: Section, inside: set[int], here: Mapping[int | None, object]) -> bool:
        """Whether a section is left out: below a folded one, without a row that passes, or on another page."""
        if any(
            section.pk in self._below[key] and key != section.pk for key in self.filters.folded if key in self._below
        ):
            return True
        if self.filters.narrow and inside.isdisjoint(self._reached):
            return True
        if section.pk in self.filters.folded or not self.page.has_other_pages():
            return False
        return inside.isdisjoint(here)

    @cached_property
    def _reached(self) -> set[int | None]:
        """The sections that have a row which passes."""
        return {row.section for row in self.passing}

    def _toggled(self, key: int) -> str | None:
        """The folded sections, in the address, after one more press on a section."""
        return ",".join(str(other) for other in sorted(self.filters.folded ^ {key})) or None

    @cached_property
    def _below(self) -> dict[int, set[int]]:
        below: dict[int, set[int]] = {section.pk: {section.pk} for section in self.sections}
        for section in reversed(self.sections):
            if section.parent_id:
                below[section.parent_id] |= below[section.pk]
        return below

    @property
    def units(self) -> list[Unit]:
        """Units of the register that lead or coordinate, for the filter."""
        return [unit for unit in self.day.tell(units_in) if unit.key is not None]

    @property
    def states(self) -> list[tuple[str, object]]:
        """The states that occur, for the filter."""
        seen = self.day.tell(states_in)
        return [(state.value, label) for state, label in STATE_LABELS.items() if state in seen]

    @property
    def all_folded(self) -> str:
        """Keys of all sections, to fold every one."""
        return ",".join(str(section.pk) for section in self.sections)


@cache
def _tasks_address() -> str:
    return reverse("tasks:task", args=[0]).removesuffix("0/")


def shown(row: TaskRow) -> Shown:
    """A row in the words and marks of the screen."""
    mark = mark_of(row.state, row.judgement)
    return Shown(
        row,
        mark,
        when(row.in_force, row.judgement.last_good_day),
        STATE_LABELS[row.state],
        f"{_tasks_address()}{row.task}/",
    )


def board(version: ProgrammeVersion, on: date, filters: Filters) -> Board:
    """The programme page as of ``on``; two queries while nothing changed, whatever the number of tasks."""
    sections = list(version.sections.filter(room=Section.Room.TASKS).order_by("order"))
    return Board(version, on, filters, day_of(version, on), sections)


def keys_of(raw: str) -> Iterable[int]:
    """Numbers of a comma-separated list of the address; anything else is left out.

    >>> list(keys_of("3,x,12,"))
    [3, 12]
    """
    return (int(part) for part in raw.split(",") if part.isdecimal() and len(part) < 12)
