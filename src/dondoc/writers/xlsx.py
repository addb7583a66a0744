"""Draws a statistics table as a spreadsheet: text stays text, figures are figures, the head is frozen and repeated."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dondoc.writers.sheet import Cell, Form, Heading, Line, Sheet, places_of_groups
from dondoc.writers.wording import clean

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FONT = "Times New Roman"
PER_MM = 0.52  # width of a column in characters of the default font, for one millimetre
LONGEST = 32_000  # a cell of Excel holds 32.767 characters

_ALIGN = {Form.TEXT: "left", Form.FIGURE: "right", Form.DAY: "center", Form.ORDER: "center"}


class Faces:
    """The formats of a workbook, made once each."""

    def __init__(self, book: Workbook) -> None:
        """Keep the workbook; nothing is made yet."""
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def face(self, **look: object) -> Format:
        """A format of the house's font with that look."""
        key = tuple(sorted(look.items()))
        if key not in self._made:
            whole = {"font_name": FONT, "font_size": 12, "valign": "vcenter", "text_wrap": True} | look
            self._made[key] = self._book.add_format(whole)
        return self._made[key]


def write_xlsx(sheet: Sheet) -> bytes:
    """The table as the bytes of a workbook of one sheet, A4 landscape, one page wide."""
    return write_book([(sheet.code, sheet)])


def write_book(sheets: Sequence[tuple[str, Sheet]]) -> bytes:
    """Tables as the bytes of a workbook, each on a sheet with a name of its own; the first gives title and author."""
    kept = io.BytesIO()
    with new_book(kept) as book:
        first = sheets[0][1]
        book.set_properties({"title": clean(first.title), "author": clean(first.issuer[-1] if first.issuer else "")})
        faces = Faces(book)
        for name, sheet in sheets:
            _draw(book.add_worksheet(clean(name)[:31] or "Biểu"), sheet, faces)
    return kept.getvalue()


def new_book(kept: io.BytesIO) -> Any:
    """A workbook that is written to ``kept`` when it is closed; words in it stay words."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return import_module("xlsxwriter").Workbook(kept, options)  # heavy, and few pages of a server draw a workbook


def _draw(page: Worksheet, sheet: Sheet, faces: Faces) -> None:
    _set_page(page, sheet)
    first = _draw_top(page, sheet, faces)
    row = _draw_head(page, sheet, faces, first)
    page.repeat_rows(first, row - 1)
    page.freeze_panes(row, 2)
    for line in sheet.lines:
        _draw_line(page, row, line, sheet.headings, faces)
        row += 1
    _draw_notes(page, sheet, faces, row + 1)


def _set_page(page: Worksheet, sheet: Sheet) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
    page.fit_to_pages(1, 0)
    page.set_header('&C&"Times New Roman"&13&P')
    page.hide_gridlines(2)
    for place, heading in enumerate(sheet.headings):
        page.set_column(place, place, heading.width * PER_MM)


def _draw_top(page: Worksheet, sheet: Sheet, faces: Faces) -> int:
    last = len(sheet.headings) - 1
    row = 0
    for place, name in enumerate(sheet.issuer):
        bold = place == len(sheet.issuer) - 1
        page.write_string(row, 0, clean(name).upper(), faces.face(bold=bold, text_wrap=False))
        row += 1
    page.write_string(0, last, clean(sheet.code), faces.face(bold=True, align="right", text_wrap=False))
    for place, words in enumerate((sheet.title.upper(), *sheet.under)):
        look = (
            faces.face(bold=True, font_size=14, align="center")
            if place == 0
            else faces.face(italic=True, align="center")
        )
        page.merge_range(row, 0, row, last, "", look)
        page.write_string(row, 0, clean(words), look)
        row += 1
    return row + 1


def _draw_head(page: Worksheet, sheet: Sheet, faces: Faces, row: int) -> int:
    look = faces.face(bold=True, border=1, align="center", bg_color="#F2F2F2")
    if not sheet.two_rows:
        for place, heading in enumerate(sheet.headings):
            page.write_string(row, place, clean(heading.head), look)
        return row + 1
    for place, over, many in places_of_groups(sheet.groups):
        if not over:
            page.merge_range(row, place, row + 1, place, "", look)
            page.write_string(row, place, clean(sheet.headings[place].head), look)
            continue
        if many > 1:
            page.merge_range(row, place, row, place + many - 1, "", look)
        page.write_string(row, place, clean(over), look)
        for step in range(place, place + many):
            page.write_string(row + 1, step, clean(sheet.headings[step].head), look)
    return row + 2


def _draw_line(page: Worksheet, row: int, line: Line, headings: tuple[Heading, ...], faces: Faces) -> None:
    if line.whole:
        look = faces.face(bold=True, border=1)
        page.merge_range(row, 0, row, len(headings) - 1, "", look)
        page.write_string(row, 0, clean(str(line.cells[0])), look)
        return
    for place, (cell, heading) in enumerate(zip(line.cells, headings, strict=True)):
        _draw_cell(page, (row, place), cell, faces, {"bold": line.total, "align": _ALIGN[heading.form]})


def _draw_cell(page: Worksheet, at: tuple[int, int], cell: Cell, faces: Faces, look: dict[str, object]) -> None:
    look = look | {"border": 1, "valign": "top"}
    if cell is None:
        page.write_string(*at, "–", faces.face(**look))
    elif isinstance(cell, int):
        page.write_number(*at, cell, faces.face(**look, num_format="#,##0"))
    elif isinstance(cell, Decimal):
        page.write_number(*at, float(cell), faces.face(**look, num_format=_form_of(cell)))
    elif isinstance(cell, date):
        page.write_datetime(*at, cell, faces.face(**look, num_format="dd/mm/yyyy"))
    else:
        words = clean(cell)
        page.write_string(*at, words if len(words) <= LONGEST else f"{words[:LONGEST]}…", faces.face(**look))


def _form_of(cell: Decimal) -> str:
    places = max(0, -int(cell.as_tuple().exponent))
    return "#,##0" + (f".{'0' * places}" if places else "")


def _draw_notes(page: Worksheet, sheet: Sheet, faces: Faces, row: int) -> None:
    last = len(sheet.headings) - 1
    look = faces.face(italic=True, font_size=11, valign="top")
    for note in sheet.notes:
        page.merge_range(row, 0, row, last, "", look)
        page.write_string(row, 0, clean(note), look)
        page.set_row(row, 15.0 * (1 + len(note) // 150))
        row += 1
    if sheet.made:
        right = faces.face(italic=True, align="right", text_wrap=False)
        page.write_string(row + 1, last, clean(sheet.made), right)
