"""Draws a statistics table as a Word file: issuer and name of the form above, table on A4 landscape, rule beneath."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.table import _Row

from dondoc.writers import docx as house
from dondoc.writers.report import Align, Column, Paragraph, Run
from dondoc.writers.sheet import Form, Heading, Line, Sheet, places_of_groups, said

_ALIGN = {Form.TEXT: Align.LEFT, Form.FIGURE: Align.RIGHT, Form.DAY: Align.CENTRE, Form.ORDER: Align.CENTRE}


def write_form(sheet: Sheet) -> bytes:
    """The table as the bytes of a Word file."""
    document = docx.Document()
    house.set_styles(document)
    house.set_page(document.sections[0], landscape=True, first=True)
    _draw_top(document, sheet)
    _draw_grid(document, sheet)
    for note in sheet.notes:
        _line(document, Run(note, italic=True), Align.JUSTIFY, size=Pt(11))
    if sheet.made:
        _line(document, Run(sheet.made, italic=True), Align.RIGHT)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _draw_top(document: Document, sheet: Sheet) -> None:
    for place, name in enumerate(sheet.issuer):
        _line(document, Run(name.upper(), bold=place == len(sheet.issuer) - 1), Align.LEFT, size=Pt(13))
    _line(document, Run(sheet.code, bold=True), Align.RIGHT, size=Pt(13))
    _line(document, Run(sheet.title.upper(), bold=True), Align.CENTRE)
    for words in sheet.under:
        _line(document, Run(words, italic=True), Align.CENTRE, size=Pt(13))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _line(document: Document, run: Run, align: Align, size: Pt | None = None) -> None:
    line = document.add_paragraph()
    house.draw_paragraph(line, Paragraph((run,), align, indent=False), size)
    line.paragraph_format.space_after, line.paragraph_format.line_spacing = Pt(2), 1.0


def _draw_grid(document: Document, sheet: Sheet) -> None:
    drawn = document.add_table(rows=2 if sheet.two_rows else 1, cols=len(sheet.headings))
    drawn.style = document.styles["Table Grid"]
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    drawn.autofit = False
    _set_padding(drawn)
    _draw_heads(drawn, sheet)
    for line in sheet.lines:
        _draw_line(drawn, line, sheet.headings)
    columns = tuple(Column(heading.head, heading.width) for heading in sheet.headings)
    house.set_widths(drawn, house.widths(columns, document.sections[-1]))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _set_padding(drawn: WordTable) -> None:
    """One millimetre beside the words of a cell, so that narrow columns hold a day or a figure on one line."""
    margins: Any = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), "57")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    drawn._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def _draw_heads(drawn: WordTable, sheet: Sheet) -> None:
    for row in drawn.rows:
        house.mark(row, "w:tblHeader")
        house.mark(row, "w:cantSplit")
    if not sheet.two_rows:
        _fill(drawn.rows[0], [heading.head for heading in sheet.headings])
        return
    top, low = drawn.rows[0].cells, drawn.rows[1].cells
    for place, over, many in places_of_groups(sheet.groups):
        if over:
            for step in range(place, place + many):
                house.fill(low[step], sheet.headings[step].head, Align.CENTRE, bold=True)
            house.fill(top[place].merge(top[place + many - 1]), over, Align.CENTRE, bold=True)
        else:
            house.fill(top[place].merge(low[place]), sheet.headings[place].head, Align.CENTRE, bold=True)


def _fill(row: _Row, words: Sequence[str]) -> None:
    for cell, said_there in zip(row.cells, words, strict=True):
        house.fill(cell, said_there, Align.CENTRE, bold=True)


def _draw_line(drawn: WordTable, line: Line, headings: Sequence[Heading]) -> None:
    row: _Row = drawn.add_row()  # type: ignore[no-untyped-call]
    house.mark(row, "w:cantSplit")
    cells = row.cells
    if line.whole:
        house.fill(cells[0].merge(cells[-1]), said(line.cells[0]), Align.LEFT, bold=True)
        return
    for cell, value, heading in zip(cells, line.cells, headings, strict=True):
        house.fill(cell, said(value), _ALIGN[heading.form], bold=line.total)
