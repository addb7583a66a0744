"""A filled file beside what the system holds: every cell looked at, changes told from what somebody changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.worksheets.cells import NotTaken, value_of
from dondoc.apps.worksheets.columns import FIELDS, INDICATORS, TASKS, Field, Words, as_filed, letter_of
from dondoc.apps.worksheets.selectors.marks import Marks
from dondoc.apps.worksheets.selectors.standing import IndicatorNow, Standing, TaskNow, standing, written
from dondoc.core.worksheets.model import Book, Cell, Kind, Page, lettered
from dondoc.writers.worksheet import CODE

HEAD_WITHIN = 50  # rows in which the heads of the columns are looked for


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong: where ("Ô F12", "Dòng 15" or ""), in which sheet, and what to do."""

    sheet: str
    at: str
    words: str

    @property
    def place(self) -> str:
        """Where, in words."""
        if not self.at:
            return self.sheet and _("Trang “%(sheet)s”") % {"sheet": self.sheet}
        named = _("Dòng %(at)s") if self.at.isdecimal() else _("Ô %(at)s")
        return _("%(place)s, trang “%(sheet)s”") % {"place": named % {"at": self.at}, "sheet": self.sheet}


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that differs from what stood in it when the file was made.

    Attributes:
        at: its place.
        name: the field.
        head: the column's head.
        mine: what was typed.
        base: what stood there when the file was made.
        now: what the system holds today.
    """

    at: str
    name: str
    head: Words
    mine: str
    base: str
    now: str

    @property
    def clashes(self) -> bool:
        """Whether somebody else changed it meanwhile, to something else."""
        return self.now not in {self.base, self.mine}


@dataclass
class Line:
    """A row of the file with its changes, and the thing that it is about."""

    sheet: str
    number: int
    about: TaskNow | IndicatorNow
    changes: tuple[Change, ...]

    @property
    def title(self) -> str:
        """The thing in words."""
        number = self.about.row.number
        words = self.about.row.text if isinstance(self.about, TaskNow) else self.about.row.name
        return f"{number}. {words}" if number else words

    @property
    def last(self) -> tuple[str, datetime] | None:
        """Who wrote last what the system holds of it, and when."""
        if isinstance(self.about, TaskNow):
            said = self.about.update
            return (said.by.full_name, said.saved_at) if said else None
        value = self.about.last
        return (value.by.full_name, value.at) if value else None

    @property
    def clashing(self) -> tuple[Change, ...]:
        """The cells that somebody else changed meanwhile."""
        return tuple(change for change in self.changes if change.clashes)

    def at(self, name: str) -> str:
        """The place of a field's cell in this row."""
        return f"{letter_of(self.sheet, name)}{self.number}"


@dataclass
class Examined:
    """A whole file looked at.

    Attributes:
        now: what the system holds.
        marks: what the file says of itself.
        lines: the rows that change something.
        troubles: everything that is wrong.
        missing: how many rows of the file that was made are not in this one; nothing is done with their tasks.
    """

    now: Standing
    marks: Marks
    lines: list[Line] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    missing: int = 0

    @property
    def clashes(self) -> list[Change]:
        """The cells about which a person must choose."""
        return [change for line in self.lines for change in line.clashing]

    @property
    def digest(self) -> str:
        """Tells whether what was shown is what would be written."""
        told = [
            (line.sheet, one.at, one.mine, one.base, one.now, str(_seen(line)))
            for line in self.lines
            for one in line.changes
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()


def _seen(line: Line) -> object:
    if isinstance(line.about, TaskNow):
        return (line.about.seen, line.about.row.state.value)
    return line.about.last.pk if line.about.last else None


def examine(book: Book, marks: Marks, unit: OrgUnit, version: ProgrammeVersion, on: date) -> Examined:
    """Look at every cell; what is wrong is gathered, never only the first."""
    with translation.override(settings.LANGUAGE_CODE):
        now = standing(unit, version, on, marks.which, day=marks.day)
        held = {one.code: {name: written(cell) for name, cell in one.cells.items()} for one in _all(now)}
    found = Examined(now, marks)
    for title, known in ((TASKS, now.tasks), (INDICATORS, now.indicators)):
        page = book.get(title)
        if page is None:
            found.troubles.append(Trouble(title, "", _("Thiếu trang này. Tải tệp mới, chép phần đã điền sang.")))
            continue
        _examine_page(found, page, {one.code: one for one in known}, held)
    found.missing = len(marks.rows) - len(set(_codes(book)) & set(marks.rows))
    return found


def _all(now: Standing) -> Sequence[TaskNow | IndicatorNow]:
    return [*now.tasks, *now.indicators]


def _codes(book: Book) -> Iterator[str]:
    for title in FIELDS:
        for row in book[title].rows if title in book else ():
            if row:
                yield row[0].text


def _examine_page(
    found: Examined, page: Page, known: Mapping[str, TaskNow | IndicatorNow], held: Mapping[str, Mapping[str, str]]
) -> None:
    head = next((at for at, row in enumerate(page.rows[:HEAD_WITHIN]) if row and row[0].text == CODE), None)
    if head is None:
        words = _("Không thấy dòng tiêu đề cột. Tải tệp mới, chép phần đã điền sang.")
        found.troubles.append(Trouble(page.title, "", words))
        return
    wrong = list(_wrong_heads(page, page.rows[head]))
    found.troubles += wrong
    if wrong:
        return
    seen: dict[str, int] = {}
    for number, row in enumerate(page.rows[head + 1 :], start=head + 2):
        trouble = _about_row(page.title, number, row, seen, known)
        if trouble is not None:
            found.troubles += [Trouble(page.title, str(number), trouble)] if trouble else []
            continue
        line = _line(found, page.title, number, row, (known[row[0].text], held[row[0].text]))
        if line.changes:
            found.lines.append(line)


def _wrong_heads(page: Page, row: Sequence[Cell]) -> Iterator[Trouble]:
    fields = FIELDS[page.title]
    for place, one in enumerate(fields, start=1):
        wanted, cell = as_filed(one.head), row[place] if place < len(row) else None
        if cell is None or cell.text != wanted:
            at = cell.at if cell else f"{lettered(place)}{row[0].at[1:]}"
            said = {"wanted": wanted, "found": cell.text if cell else ""}
            yield Trouble(page.title, at, _("Tiêu đề cột phải là “%(wanted)s”, tệp ghi “%(found)s”.") % said)
    for cell in row[len(fields) + 1 :]:
        if cell.kind is not Kind.BLANK:
            yield Trouble(
                page.title, cell.at, _("Tệp mẫu không có cột này. Bỏ cột “%(found)s”.") % {"found": cell.text}
            )


def _about_row(
    title: str, number: int, row: Sequence[Cell], seen: dict[str, int], known: Mapping[str, TaskNow | IndicatorNow]
) -> str | None:
    """None for a row to be read, "" for one to be passed by, else what is wrong with it."""
    code = row[0].text if row else ""
    if code.startswith("M-") or all(cell.kind is Kind.BLANK for cell in row):
        return ""
    if not code:
        return _("Dòng này không có trong tệp đã tải về. Việc mới không thêm bằng tệp này; bỏ dòng đi.")
    if code in seen:
        return _("Dòng này lặp lại dòng %(first)s. Giữ một dòng.") % {"first": seen[code]}
    seen[code] = number
    if code not in known:
        return _("Việc của dòng này không (hoặc không còn) do đơn vị chủ trì. Bỏ dòng đi, hoặc tải tệp mới.")
    return None


def _line(
    found: Examined,
    title: str,
    number: int,
    row: Sequence[Cell],
    stands: tuple[TaskNow | IndicatorNow, Mapping[str, str]],
) -> Line:
    about, now = stands
    base = found.marks.rows.get(about.code, {})
    changes, fine = [], True
    for place, one in enumerate(FIELDS[title], start=1):
        cell = row[place] if place < len(row) else Cell(f"{lettered(place)}{number}")
        try:
            mine = value_of(cell, one)
        except NotTaken as wrong:
            found.troubles.append(Trouble(title, cell.at, wrong.message))
            fine = False
            continue
        stood = base.get(one.name, now[one.name])
        if mine == stood:
            continue
        if not one.typed:
            found.troubles.append(Trouble(title, cell.at, _locked(one, stood)))
        elif mine != now[one.name]:
            changes.append(Change(cell.at, one.name, one.head, mine, stood, now[one.name]))
    return Line(title, number, about, tuple(changes) if fine else ())


def _locked(one: Field, stood: str) -> str:
    said = {"head": one.head, "stood": stood[:80]}
    return _("Cột “%(head)s” không sửa bằng tệp. Ghi lại như cũ: “%(stood)s”.") % said
