"""The house's own template of an administrative document: letterhead, kind, body, recipients and signature.

It is a Word file with placeholders ("{{CƠ QUAN}}"), laid out as Nghị định 30/2020/NĐ-CP, Phụ lục I has it: A4; margins
20, 20, 30 and 15 mm; Times New Roman 14, letterhead 12 to 13; the page's number centred in the head, none on the first
page. An administrator edits a copy of it in Word; ``writers.template`` fills either.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BREADTH = 165
"""Millimetres between the margins of a portrait page."""

_AFTER_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


@dataclass(frozen=True, slots=True)
class Face:
    """How a line of the head is set; ``rule`` draws a short line under it, in millimetres."""

    size: float = 13
    bold: bool = False
    italic: bool = False
    rule: float = 0
    left: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style of the template, as it is named in Word.

    Attributes:
        name: what Word calls it; drawing finds it by this name.
        level: 0 for words, else the level in the outline.
    """

    name: str
    size: float = 14
    bold: bool = False
    indent: float = 0
    before: float = 0
    after: float = 6
    line: float = 1.15
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    level: int = 0


STYLES = (
    Style("Báo cáo - Nội dung", indent=12.7),
    Style("Báo cáo - Đề mục I", bold=True, indent=12.7, before=6, level=1),
    Style("Báo cáo - Đề mục 1", bold=True, indent=12.7, before=3, level=2),
    Style("Báo cáo - Ô bảng", size=12, before=1, after=1, line=1, align=WD_ALIGN_PARAGRAPH.LEFT),
    Style("Báo cáo - Đầu bảng", size=12, bold=True, before=2, after=2, line=1, align=WD_ALIGN_PARAGRAPH.CENTER),
)
"""Styles of the body, of headings of two levels, of cells and heads of tables, in the order of ``markup.Faces``."""


@cache
def house_template() -> bytes:
    """The template of the house as the bytes of a Word file."""
    document = blank()
    set_page(document.sections[0], landscape=False)
    _draw_head(document)
    _line(document.add_paragraph("{{NỘI DUNG}}"), Face(14, left=True))
    _draw_foot(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def blank() -> Document:
    """An empty document with the house's styles."""
    document = docx.Document()
    set_styles(document)
    return document


def set_styles(document: Document) -> None:
    """The faces and spacings of an official document: those that are named here and missing there are added."""
    normal = document.styles["Normal"]
    _set_font(normal, 14)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    spacing = normal.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(0), Pt(6), 1.15
    add_styles(document)


def add_styles(document: Document) -> None:
    """Add those of ``STYLES`` that the document does not have."""
    known = {style.name for style in document.styles}
    for one in STYLES:
        if one.name not in known:
            _add_style(document, one)


def _add_style(document: Document, one: Style) -> None:
    style: Any = document.styles.add_style(one.name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _set_font(style, one.size)
    style.font.bold = one.bold or None
    form = style.paragraph_format
    form.first_line_indent, form.alignment, form.line_spacing = Mm(one.indent), one.align, one.line
    form.space_before, form.space_after = Pt(one.before), Pt(one.after)
    form.widow_control, form.keep_with_next = True, bool(one.level) or None
    if one.level:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(one.level - 1))
        style.element.get_or_add_pPr().append(level)


def _set_font(style: ParagraphStyle | Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        faces.set(qn(script), FONT)


def set_page(section: Section, *, landscape: bool) -> None:
    """Paper and margins; the page's number in the head, none on the first page."""
    across, down = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = across, down
    section.orientation = section.orientation.LANDSCAPE if landscape else section.orientation.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
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


def _draw_head(document: Document) -> None:
    """Issuer left, motto right, number and day under them; then kind and abstract, or the addressees of a letter."""
    grid = _grid(document, (70, 95), 2)
    left, right = grid.rows[0].cells
    _stack(left, 70, ("{{CƠ QUAN CẤP TRÊN}}", Face(12)), ("{{CƠ QUAN}}", Face(12, bold=True, rule=22)))
    motto = ("Độc lập - Tự do - Hạnh phúc", Face(13, bold=True, rule=56))
    _stack(right, 95, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face(12, bold=True)), motto)
    left, right = grid.rows[1].cells
    _stack(left, 70, ("{{SỐ KÝ HIỆU}}", Face(13)), ("{{DỰ THẢO}}", Face(12, italic=True)))
    _stack(right, 95, ("{{ĐỊA DANH, NGÀY THÁNG NĂM}}", Face(13, italic=True)))
    _space(document, 14)
    _line(document.add_paragraph("{{TÊN LOẠI}}"), Face(14, bold=True))
    _line(document.add_paragraph("{{TRÍCH YẾU}}"), Face(14, bold=True))
    _rule(document.add_paragraph(), (BREADTH - 44) / 2)
    _line(document.add_paragraph("{{KÍNH GỬI}}"), Face(14))
    _space(document, 8)


def _draw_foot(document: Document) -> None:
    """Recipients left, who signs right, kept on one page."""
    _space(document, 4)
    left, right = _grid(document, (78, 87), 1).rows[0].cells
    title, item = Face(12, bold=True, italic=True, left=True), Face(11, left=True)
    _stack(left, 78, ("Nơi nhận:", title), ("{{NƠI NHẬN}}", item))
    post, room = Face(14, bold=True), ("", Face(14))
    _stack(right, 87, ("{{QUYỀN HẠN}}", post), ("{{CHỨC VỤ}}", post), room, room, room, room, ("{{HỌ TÊN}}", post))


def _grid(document: Document, widths: tuple[float, float], rows: int) -> Table:
    table: Table = document.add_table(rows=rows, cols=2)
    table.autofit = False
    for row in table.rows:
        mark = OxmlElement("w:cantSplit")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _stack(cell: _Cell, width: float, *lines: tuple[str, Face]) -> None:
    """Lines set one under another; the cell's own empty paragraph takes the first."""
    for place, (words, face) in enumerate(lines):
        line = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        line.add_run(words)
        _line(line, face)
        if face.rule:
            _rule(cell.add_paragraph(), (width - 4 - face.rule) / 2)


def _line(line: Paragraph, face: Face) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.LEFT if face.left else WD_ALIGN_PARAGRAPH.CENTER
    form = line.paragraph_format
    form.space_after, form.line_spacing, form.keep_with_next = Pt(0), 1.0, True
    for run in line.runs:
        run.font.size, run.bold, run.italic = Pt(face.size), face.bold or None, face.italic or None


def _rule(under: Paragraph, inset: float) -> None:
    """A short line: the upper border of a low paragraph, ``inset`` millimetres in from both sides."""
    form = under.paragraph_format
    form.left_indent = form.right_indent = Mm(inset)
    form.space_before, form.space_after, form.line_spacing = Pt(2), Pt(4), Pt(3)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.keep_with_next = True
    borders: Any = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "000000")):
        top.set(qn(name), value)
    borders.append(top)
    under._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def _space(document: Document, points: float) -> None:
    form = document.add_paragraph().paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(0), Pt(points)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.keep_with_next = True
