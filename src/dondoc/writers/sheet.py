"""A statistics table as a typed value: screen, spreadsheet and Word draw the same cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

type Cell = str | int | Decimal | date | None


class Form(StrEnum):
    """How the cells of a column are written and how they stand."""

    TEXT = "text"
    FIGURE = "figure"
    DAY = "day"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its head, the head above it that neighbours share (or ""), its width in millimetres, its form."""

    head: str
    width: float
    form: Form = Form.TEXT
    over: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells; ``total`` is set bold; a ``whole`` row has one text for all columns."""

    cells: tuple[Cell, ...]
    total: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Top:
    """A cell of the upper row of heads: a shared head over ``many`` columns, or the head of one column."""

    head: str
    many: int
    form: Form | None


@dataclass(frozen=True, slots=True)
class Written:
    """A row in words: each cell as it is written, with the form of its column."""

    cells: tuple[tuple[str, Form], ...]
    total: bool
    whole: bool


@dataclass(frozen=True)
class Sheet:
    """A table with all that is printed with it.

    Attributes:
        issuer: who makes it, with the body above, from the top down.
        code: what the form is called, "Biểu T1".
        title: the name of the table.
        under: lines under the title: of what, as of which day.
        headings: its columns.
        lines: its rows, the total's first or last.
        notes: the counting rule and footnotes, printed beneath.
        made: where and when, for the signature.
    """

    issuer: tuple[str, ...]
    code: str
    title: str
    under: tuple[str, ...]
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    made: str = ""

    @property
    def two_rows(self) -> bool:
        """Whether neighbours share heads above their own."""
        return any(heading.over for heading in self.headings)

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """The upper row of heads with how many columns each spans; a column alone has "" and one."""
        found: list[tuple[str, int]] = []
        for over, columns in groupby(self.headings, key=lambda heading: heading.over):
            many = len(list(columns))
            found += [(over, many)] if over else [("", 1)] * many
        return tuple(found)

    @property
    def tops(self) -> tuple[Top, ...]:
        """The upper row of heads."""
        found = places_of_groups(self.groups)
        return tuple(
            Top(over, many, None) if over else Top(self.headings[place].head, 1, self.headings[place].form)
            for place, over, many in found
        )

    @property
    def written(self) -> tuple[Written, ...]:
        """The rows in words, as screen and Word have them."""
        forms = [heading.form for heading in self.headings]
        return tuple(
            Written(
                tuple((said(cell), form) for cell, form in zip(line.cells, forms, strict=False)), line.total, line.whole
            )
            for line in self.lines
        )


def said(cell: Cell) -> str:
    """A cell as Vietnamese documents write it; no data is a dash, never zero.

    >>> said(90000), said(Decimal("25.50")), said(date(2021, 5, 3)), said(None), said("Vụ A"), said(Decimal("-1.2"))
    ('90.000', '25,50', '03/05/2021', '–', 'Vụ A', '-1,2')
    """
    if cell is None:
        return "–"
    if isinstance(cell, (int, Decimal)):
        return f"{cell:,f}".translate(_SWAP) if isinstance(cell, Decimal) else f"{cell:,}".translate(_SWAP)
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell


_SWAP = str.maketrans(",.", ".,")


def places_of_groups(groups: Sequence[tuple[str, int]]) -> Iterator[tuple[int, str, int]]:
    """Each group with the place of its first column.

    >>> list(places_of_groups([("", 1), ("Đã hoàn thành", 3)]))
    [(0, '', 1), (1, 'Đã hoàn thành', 3)]
    """
    place = 0
    for over, many in groups:
        yield place, over, many
        place += many
