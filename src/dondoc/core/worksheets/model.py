"""A filled spreadsheet as it was sent: pages of cells, each with its place and with what was typed into it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dondoc.core.progress.figures import DIGITS


class Kind(StrEnum):
    """What was typed into a cell."""

    BLANK = "blank"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FORMULA = "formula"
    OTHER = "other"  # true or false, a time of day, an error such as #N/A


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    Attributes:
        at: its place as Excel names it, "F12".
        kind: what was typed.
        text: the words, tidied; of other kinds what the program shows of them.
        number: the figure, when it is one; a cell shown in percent holds 70 for 70 %.
        day: the day, when it is one.
    """

    at: str
    kind: Kind = Kind.BLANK
    text: str = ""
    number: Decimal | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of the file: its rows from the first on, the cells of each from column A on."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]


type Book = Mapping[str, Page]
"""The sheets of a file by title."""


class CannotOpen(ValueError):
    """The file is not a spreadsheet that can be taken.

    Attributes:
        code: "empty", "too-large", "encrypted", "unknown-format", "broken" or "too-many".
        message: what is wrong and what to do, in Vietnamese.
    """

    def __init__(self, code: str, message: str) -> None:
        """Keep what is wrong."""
        super().__init__(message)
        self.code, self.message = code, message


def tidy(words: str) -> str:
    """Words as they are compared: NFC, plain line ends, no blanks at the ends of lines.

    >>> tidy("  Đã trình _x000D_\\r\\n Bộ trưởng\\u00a0 ")
    'Đã trình\\n Bộ trưởng'
    """
    plain = unicodedata.normalize("NFC", words).replace("_x000D_", "").replace("\r\n", "\n").replace("\u00a0", " ")
    return "\n".join(line.rstrip() for line in plain.strip().split("\n"))


def exact(value: float) -> Decimal:
    """The figure that somebody typed, out of what a spreadsheet keeps of it (15 digits).

    >>> str(exact(25.5)), str(exact(0.1 + 0.2)), str(exact(90000)), str(exact(1e22))
    ('25.5', '0.3', '90000', '10000000000000000000000')
    """
    found = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    return Decimal(f"{found:f}") if found.adjusted() < DIGITS * 2 else found


def lettered(place: int) -> str:
    """The letters of a column counted from 0.

    >>> lettered(0), lettered(25), lettered(26), lettered(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    letters = ""
    place += 1
    while place:
        place, left = divmod(place - 1, 26)
        letters = chr(65 + left) + letters
    return letters
