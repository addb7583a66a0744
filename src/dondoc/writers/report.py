"""A report as a typed value: what stands in it and in which order. Writers only draw it (docx, later pdf and xlsx).

The parts are those of an administrative document (Nghị định 30/2020/NĐ-CP, Phụ lục I): letterhead, kind and abstract,
body, place of signature, recipients, annexes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Align(StrEnum):
    """How words stand in their line or cell."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one face."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body: first line indented and set full, unless said otherwise.

    Attributes:
        level: 1 or 2 for a heading of the body, 0 for other words.
        size: in points, or 0 for that of the document.
        tight: lines without room between them, as in a head or under a table.
    """

    runs: tuple[Run, ...]
    align: Align = Align.JUSTIFY
    indent: bool = True
    keep_with_next: bool = False
    level: int = 0
    size: float = 0
    tight: bool = False


def paragraph(text: str, *, bold: bool = False, italic: bool = False, align: Align = Align.JUSTIFY) -> Paragraph:
    """A paragraph of one face."""
    return Paragraph((Run(text, bold, italic),), align, indent=align is Align.JUSTIFY)


def heading(text: str, level: int = 1) -> Paragraph:
    """A heading of the body, bold, kept with what follows."""
    return Paragraph((Run(text, bold=True),), keep_with_next=True, level=level)


def small(text: str, align: Align, *, bold: bool = False, italic: bool = False, size: float = 13) -> Paragraph:
    """A line of the head of a form or of the notes under it."""
    return Paragraph((Run(text, bold, italic),), align, indent=False, size=size, tight=True)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        head: its head; ``over`` the head above it that neighbours share, or "".
        width: in millimetres; columns share the breadth in this proportion.
        align: how its cells stand.
        least: millimetres that it never falls below while the others have room.
    """

    head: str
    width: float
    align: Align = Align.LEFT
    over: str = ""
    least: float = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: one text a column; a spanning row (``whole``) has one text for all columns, set bold."""

    cells: tuple[str, ...]
    whole: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page and whose rows are not torn; ``noted``: notes stand under it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    noted: bool = False


type Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of the first page.

    Attributes:
        parent: the body above the issuer, or "".
        issuer: who issues.
        number: number and notation as it is to be printed, with room left for a number not yet given.
        place: place of issue.
        day: day of issue, or None to leave room for it.
        subject: the abstract under the number, for a letter without a kind ("V/v …"), or "".
    """

    parent: str
    issuer: str
    number: str
    place: str
    day: date | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: authority line ("KT. BỘ TRƯỞNG") or "", post, name or "" while unsigned."""

    title: str
    name: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on pages of its own."""

    label: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    attached_to: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole document.

    Attributes:
        kind: "BÁO CÁO", "PHIẾU RÀ SOÁT"…; empty for a letter.
        abstract: what it is about, under the kind.
        addressees: names after "Kính gửi".
        recipients: lines of "Nơi nhận", the last of which is the archive line.
    """

    letterhead: Letterhead
    kind: str
    abstract: str
    blocks: tuple[Block, ...]
    signature: Signature
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()


def day_in_words(day: date | None, place: str) -> str:
    """Place and day as the decree has them: two digits for days under 10 and for January and February.

    >>> day_in_words(date(2021, 1, 4), "Hà Nội"), day_in_words(date(2021, 4, 16), "Hà Nội")
    ('Hà Nội, ngày 04 tháng 01 năm 2021', 'Hà Nội, ngày 16 tháng 4 năm 2021')
    >>> day_in_words(None, "Hà Nội")
    'Hà Nội, ngày      tháng      năm     '
    """
    if day is None:
        return f"{place}, ngày      tháng      năm     "
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{place}, ngày {day.day:02d} tháng {month} năm {day.year}"
