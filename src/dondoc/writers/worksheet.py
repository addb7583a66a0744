"""Draws a spreadsheet that a unit fills and sends back: what may be typed is open, the rest is locked."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dondoc.writers.sheet import Cell, Form, said
from dondoc.writers.wording import clean
from dondoc.writers.xlsx import LONGEST, PER_MM, Faces, new_book

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MARKS = "dondoc"
"""The sheet that no menu shows: what the file is, and what stood in each row when it was made."""
CODE = "Mã dòng"
"""The head of the hidden first column, which names the row wherever it is moved to."""
_EXACT = 15  # digits that a spreadsheet keeps
_ALLOWED = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True, "format_cells": True}
_LEFT = {Form.TEXT: "left", Form.FIGURE: "right", Form.DAY: "center", Form.ORDER: "center"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in millimetres, its form, whether one types into it, and the words offered."""

    head: str
    width: float
    form: Form = Form.TEXT
    typed: bool = False
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its code; one without cells but with a ``heading`` spans the table."""

    code: str
    cells: tuple[Cell, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet: its name, the lines above the table, the columns and rows."""

    name: str
    above: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def write_worksheet(pages: tuple[Filled, ...], marks: tuple[tuple[str, ...], ...]) -> bytes:
    """The bytes of a workbook with these sheets and the marks that tell what it is, row by row."""
    kept = io.BytesIO()
    with new_book(kept) as book:
        faces = Faces(book)
        for page in pages:
            _draw(book, page, faces)
        hidden = book.add_worksheet(MARKS)
        for number, row in enumerate(marks):
            for place, words in enumerate(row):
                hidden.write_string(number, place, clean(words)[:LONGEST])
        hidden.very_hidden()
    return kept.getvalue()


def drawn(words: str) -> str:
    """Words as a cell holds them: without what XML cannot hold, within a cell's length."""
    return clean(words)[:LONGEST]


def _draw(book: Workbook, page: Filled, faces: Faces) -> None:
    sheet = book.add_worksheet(page.name)
    _set(sheet, page)
    for number, words in enumerate(page.above):
        look = faces.face(bold=number == 0, font_size=14 if number == 0 else 12, text_wrap=False)
        sheet.write_string(number, 1, clean(words), look)
    head = len(page.above) + 1
    sheet.write_string(head, 0, CODE)
    for place, column in enumerate(page.columns, start=1):
        colour = "#DDEBF7" if column.typed else "#F2F2F2"
        look = faces.face(bold=True, border=1, align="center", bg_color=colour)
        sheet.write_string(head, place, clean(column.head), look)
    sheet.set_row(head, 34)
    sheet.repeat_rows(head)
    sheet.freeze_panes(head + 1, 3)
    for number, row in enumerate(page.rows, start=head + 1):
        _draw_row(sheet, number, row, page.columns, faces)
    _offer(sheet, page, head)


def _set(sheet: Worksheet, page: Filled) -> None:
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 12, None, {"hidden": True})
    for place, column in enumerate(page.columns, start=1):
        sheet.set_column(place, place, column.width * PER_MM)
    sheet.protect("", dict(_ALLOWED))


def _draw_row(sheet: Worksheet, number: int, row: Row, columns: tuple[Column, ...], faces: Faces) -> None:
    sheet.write_string(number, 0, row.code)
    if row.heading:
        look = faces.face(bold=True, border=1)
        sheet.merge_range(number, 1, number, len(columns), "", look)
        sheet.write_string(number, 1, clean(row.heading), look)
        return
    for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True), start=1):
        look = {"border": 1, "valign": "top", "align": _LEFT[column.form], "locked": not column.typed}
        _draw_cell(sheet, (number, place), cell, column, (faces, look))


def _draw_cell(
    sheet: Worksheet, at: tuple[int, int], cell: Cell, column: Column, drawn_as: tuple[Faces, dict[str, object]]
) -> None:
    faces, look = drawn_as
    if column.form is Form.DAY:
        look = look | {"num_format": "dd/mm/yyyy"}
    if cell is None or cell == "":
        sheet.write_blank(*at, None, faces.face(**look))
    elif isinstance(cell, date):
        sheet.write_datetime(*at, cell, faces.face(**look))
    elif isinstance(cell, (int, Decimal)) and len(Decimal(cell).as_tuple().digits) <= _EXACT:
        sheet.write_number(*at, float(cell), faces.face(**look))
    else:
        sheet.write_string(*at, drawn(cell if isinstance(cell, str) else said(cell)), faces.face(**look))


def _offer(sheet: Worksheet, page: Filled, head: int) -> None:
    last = head + len(page.rows)
    for place, column in enumerate(page.columns, start=1):
        if column.offered and page.rows:
            rule = {"validate": "list", "source": list(column.offered), "error_type": "warning"}
            sheet.data_validation(head + 1, place, last, place, rule)
