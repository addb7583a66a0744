"""Draws a report as a Word file in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I.

A4; margins 20, 20, 30 and 15 mm; Times New Roman 14, letterhead 13; page number centred in the head, none on the first
page; annexes in sections of their own, landscape where asked; heads of tables repeated.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import groupby

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from dondoc.writers.letterhead import draw_letterhead, draw_signature
from dondoc.writers.report import Align, Annex, Block, Column, Paragraph, Report, Row, Run, Table
from dondoc.writers.wording import clean

FONT = "Times New Roman"
BODY = Pt(14)
SMALL = Pt(12)
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
SHORT, LONG = Mm(210), Mm(297)

ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def write_docx(report: Report) -> bytes:
    """The report as the bytes of a Word file."""
    document = docx.Document()
    set_styles(document)
    set_page(document.sections[0], landscape=False, first=True)
    draw_letterhead(document, report)
    draw_blocks(document, report.blocks)
    draw_signature(document, report)
    for annex in report.annexes:
        _draw_annex(document, annex)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def set_styles(document: Document) -> None:
    """The faces and spacings of an official document."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, BODY
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        faces.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.get_or_add_rPr().append(language)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(0), Pt(6), 1.15
    spacing.widow_control = True


def set_page(section: Section, *, landscape: bool, first: bool) -> None:
    """Paper and margins of a section; the first one numbers the pages."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = first
    if first:
        _number_pages(section)


def _number_pages(section: Section) -> None:
    line = section.header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:instrText" if words else "w:fldChar")
        if words:
            element.text = words
        else:
            element.set(qn("w:fldCharType"), kind or "")
        run = line.add_run()
        run.font.size = Pt(13)
        run._r.append(element)


def _draw_annex(document: Document, annex: Annex) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, landscape=annex.landscape, first=False)
    centred = [Run(annex.label, bold=True), Run(annex.title, bold=True)]
    for run in centred:
        if run.text:
            draw_paragraph(document.add_paragraph(), Paragraph((run,), Align.CENTRE, indent=False, keep_with_next=True))
    if annex.attached_to:
        under = Paragraph((Run(f"({annex.attached_to})", italic=True),), Align.CENTRE, indent=False)
        draw_paragraph(document.add_paragraph(), under)
    draw_blocks(document, annex.blocks)


def draw_blocks(document: Document, blocks: Iterable[Block]) -> None:
    """Paragraphs and tables, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            draw_paragraph(document.add_paragraph(), block)
        else:
            _draw_table(document, block)


def draw_paragraph(line: WordParagraph, block: Paragraph, size: Pt | None = None) -> None:
    """The words of a paragraph into an empty one of Word."""
    line.alignment = ALIGNMENTS[block.align]
    line.paragraph_format.keep_with_next = block.keep_with_next
    if block.indent:
        line.paragraph_format.first_line_indent = Mm(12.7)
    for said in block.runs:
        run = line.add_run(clean(said.text))
        run.bold, run.italic = said.bold or None, said.italic or None
        if size is not None:
            run.font.size = size


def _draw_table(document: Document, table: Table) -> None:
    drawn = document.add_table(rows=1, cols=len(table.columns))
    drawn.style = document.styles["Table Grid"]
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    drawn.autofit = False
    _draw_heads(drawn, table.columns)
    for row in table.rows:
        _draw_row(drawn, row, table.columns)
    set_widths(drawn, widths(table.columns, document.sections[-1]))
    space = document.add_paragraph().paragraph_format
    space.space_after = Pt(0)


def _draw_heads(drawn: WordTable, columns: tuple[Column, ...]) -> None:
    """The repeated heads; where neighbours share one, it stands in a row of its own above theirs."""
    if any(column.over for column in columns):
        drawn.add_row()  # type: ignore[no-untyped-call]
    top, low = drawn.rows[0].cells, drawn.rows[-1].cells
    for over, places in groupby(range(len(columns)), key=lambda place: columns[place].over):
        group = list(places)
        if over:
            fill(top[group[0]].merge(top[group[-1]]), over, Align.CENTRE, bold=True)
        for place in group:
            cell = low[place] if over else top[place].merge(low[place])
            fill(cell, columns[place].head, Align.CENTRE, bold=True)
    for row in drawn.rows:
        mark(row, "w:tblHeader")
        mark(row, "w:cantSplit")


def set_widths(drawn: WordTable, breadths: list[Emu]) -> None:
    """Fix the columns in the grid and in each cell: Word goes by the cells, LibreOffice by the grid."""
    for column, width in zip(drawn.columns, breadths, strict=True):
        column.width = width
    for row in drawn.rows:
        place = 0
        for element in row._tr.tc_lst:
            element.width = Emu(sum(breadths[place : place + element.grid_span]))
            place += element.grid_span


def _draw_row(drawn: WordTable, row: Row, columns: tuple[Column, ...]) -> None:
    line: _Row = drawn.add_row()  # type: ignore[no-untyped-call]
    mark(line, "w:cantSplit")
    if row.whole:
        cells = line.cells
        fill(cells[0].merge(cells[-1]), row.cells[0], Align.LEFT, bold=True)
        return
    for cell, words, column in zip(line.cells, row.cells, columns, strict=True):
        fill(cell, words, column.align, bold=row.bold)


def fill(cell: _Cell, words: str, align: Align, *, bold: bool = False) -> None:
    """The words of a cell, a paragraph for each line."""
    lines = clean(words).split("\n")
    for place, words_of_line in enumerate(lines):
        line = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        draw_paragraph(line, Paragraph((Run(words_of_line, bold=bold),), align, indent=False), SMALL)
        line.paragraph_format.space_after, line.paragraph_format.line_spacing = Pt(2), 1.0


def mark(row: _Row, name: str) -> None:
    """Set a property of a row: repeated as a head, or not torn between pages."""
    properties = row._tr.get_or_add_trPr()
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    properties.append(element)


def widths(columns: tuple[Column, ...], section: Section) -> list[Emu]:
    """Widths in the proportion asked for, over the whole breadth between the margins."""
    page, left, right = section.page_width, section.left_margin, section.right_margin
    assert page is not None
    assert left is not None
    assert right is not None
    asked = sum(column.width for column in columns)
    return [Emu(int((page - left - right) * column.width / asked)) for column in columns]
