"""Word, laid out by Nghị định 30/2020: margins, head in two columns, size 14, recipients beside who signs."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, time

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from sampledocs.markup import Block, Row, Source, automatic
from sampledocs.numbering import Numbering

CENTRE, JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
WIDTH = 16.5
LIST_LABELS = {"-", "dear", "to_file"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph stands on the page; sizes in points, indents in centimetres."""

    align: WD_ALIGN_PARAGRAPH = JUSTIFY
    size: float = 13
    bold: bool = False
    italic: bool = False
    indent: float = 0
    before: float = 0
    after: float = 5
    keep: bool = False


BODY = Look(indent=1.27)
SHORT_HEADING = Look(LEFT, bold=True, indent=1.27, keep=True)
LOOKS = {
    "issuer": Look(CENTRE, bold=True, before=6, after=10),
    "order": Look(CENTRE, bold=True, before=6, after=8),
    "basis": Look(italic=True, indent=1.27),
    "#": Look(LEFT, bold=True, indent=1.27, before=6, keep=True),
}
CELL = Look(LEFT, 12, after=0)


def draw(source: Source) -> bytes:
    """The whole document as a .docx file."""
    page = _Page(source)
    page.head()
    page.body()
    out = io.BytesIO()
    page.document.save(out)
    return _without_clock(out.getvalue())


def _without_clock(data: bytes) -> bytes:
    """The same package with the zip's own dates set still, so that the same source gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write(paragraph: Paragraph, words: str, look: Look) -> Paragraph:
    shape = paragraph.paragraph_format
    shape.alignment, shape.space_before, shape.space_after = look.align, Pt(look.before), Pt(look.after)
    shape.first_line_indent, shape.keep_with_next = Cm(look.indent), look.keep
    run = paragraph.add_run(words)
    run.font.size, run.bold, run.italic = Pt(look.size), look.bold or None, look.italic or None
    weight = f'{"<w:b/>" * look.bold}{"<w:i/>" * look.italic}<w:sz w:val="{round(look.size * 2)}"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:rPr {nsdecls('w')}>{weight}</w:rPr>"))
    return paragraph


def _rule(paragraph: Paragraph, width: float, within: float) -> None:
    """A short line under what stands above: an empty paragraph with a border, indented from both sides."""
    side = Cm((within - width) / 2)
    shape = paragraph.paragraph_format
    shape.left_indent, shape.right_indent, shape.space_after = side, side, Pt(4)
    shape.line_spacing = Pt(3)
    line = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(line))


def _field(paragraph: Paragraph, instruction: str) -> None:
    for kind, words in (("begin", ""), ("", instruction), ("end", "")):
        run = paragraph.add_run()._r
        mark = OxmlElement("w:instrText" if words else "w:fldChar")
        if words:
            mark.text = words
        else:
            mark.set(qn("w:fldCharType"), kind)
        run.append(mark)


def _widths(table: Table, widths: tuple[float, ...]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _whole(table: Table) -> None:
    """Keep the last row on one page."""
    table.rows[-1]._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


class _Page:
    """One document being drawn."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.document: Document = docx.Document()
        self.numbering = Numbering(self.document)
        self._set_page()
        self._set_properties()

    def _set_page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin = section.bottom_margin = Cm(2)
        section.left_margin, section.right_margin = Cm(3), Cm(1.5)
        section.header_distance = Cm(1)
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        number.alignment = CENTRE
        _field(number, "PAGE")
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = "Times New Roman", Pt(13)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
        style.paragraph_format.line_spacing = 1.1

    def _set_properties(self) -> None:
        core, head = self.document.core_properties, self.source.head
        core.author = core.last_modified_by = head["agency"]
        core.title = head.get("title", head.get("subject", "")).replace(" //", "")
        core.created = core.modified = datetime.combine(self.source.issued, time(9), UTC)
        core.comments = ""
        core.language = "vi-VN"

    def add(self, words: str, look: Look) -> Paragraph:
        """One paragraph at the end."""
        return _write(self.document.add_paragraph(), words, look)

    def head(self) -> None:
        """Agency and number at the left, the country's name, place and day at the right; then the title."""
        head = self.source.head
        table = self.document.add_table(1, 2)
        _widths(table, (6.3, 10.2))
        left, right = table.rows[0].cells
        centre = Look(CENTRE, 13, after=0)
        _write(left.paragraphs[0], head["agency"], Look(CENTRE, 13, bold=True, after=0))
        _rule(left.add_paragraph(), 2.2, 6.0)
        _write(left.add_paragraph(), f"Số: {head['number']}", centre)
        if "subject" in head:
            _write(left.add_paragraph(), head["subject"], Look(CENTRE, 12, before=4, after=0))
        _write(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look(CENTRE, 13, bold=True, after=0))
        _write(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", Look(CENTRE, 14, bold=True, after=0))
        _rule(right.add_paragraph(), 6.2, 9.8)
        _write(right.add_paragraph(), self.source.place_and_day, Look(CENTRE, 14, italic=True, after=0))
        if "title" in head:
            self.add(head["kind"], Look(CENTRE, bold=True, before=16, after=0, keep=True))
            self.title([line.strip() for line in head["title"].split("//")], bold=True)
        else:
            self.add("", Look(after=0))

    def title(self, lines: list[str], *, bold: bool = False, italic: bool = False, rule: bool = True) -> None:
        """A centred title of one paragraph, its lines broken as given, with the short line under it."""
        paragraph = self.add(lines[0], Look(CENTRE, bold=bold, italic=italic, after=2, keep=True))
        for line in lines[1:]:
            paragraph.runs[-1].add_break(WD_BREAK.LINE)
            run = paragraph.add_run(line)
            run.bold, run.italic = bold or None, italic or None
        if rule:
            _rule(self.document.add_paragraph(), 4.5, WIDTH)

    def body(self) -> None:
        """Every block in order; runs of Kính gửi and Nơi nhận are gathered into tables without borders."""
        waiting: list[Block] = []
        for block in self.source.blocks:
            if waiting and block.kind != waiting[0].kind:
                waiting = self._gathered(waiting, block)
            if block.kind in {"dear", "to_file"}:
                waiting.append(block)
            elif block.kind == "table":
                self.table(block)
            elif block.kind in {"plan", "annex"}:
                self.opening(block)
            elif block.kind != "sign":
                self.block(block)

    def _gathered(self, waiting: list[Block], following: Block) -> list[Block]:
        if waiting[0].kind == "dear":
            self.dear(waiting)
        else:
            self.signature(waiting, following)
        return []

    def block(self, block: Block) -> None:
        """A paragraph, numbered by Word where Word counts as the document does."""
        counted = automatic(self.source.blocks, block)
        words = block.words if counted or not block.label else f"{block.label} {block.words}"
        is_title = block.kind == "##" and block.words[-1] not in ".;:/”"
        paragraph = self.add(words, SHORT_HEADING if is_title else LOOKS.get(block.kind, BODY))
        if counted or block.kind == "-":
            self.numbering.apply(paragraph, block.kind, block.group)
            paragraph.paragraph_format.left_indent = Cm(0)

    def opening(self, block: Block) -> None:
        """The first lines of an enclosed plan or an annex, on a new page."""
        name, title, enclosed = block.parts
        first = self.add(name[0], Look(CENTRE, bold=True, after=2, keep=True))
        first.paragraph_format.page_break_before = True
        self.title(title, bold=True, rule=False)
        self.title(enclosed, italic=True)

    def dear(self, blocks: list[Block]) -> None:
        """Kính gửi, a list when there are several."""
        table = self.document.add_table(1, 2)
        _widths(table, (3.2, 13.3))
        left, right = table.rows[0].cells
        _write(left.paragraphs[0], "Kính gửi:", Look(WD_ALIGN_PARAGRAPH.RIGHT))
        for index, block in enumerate(blocks):
            paragraph = right.paragraphs[0] if index == 0 else right.add_paragraph()
            _write(paragraph, block.words, Look(LEFT, after=3))
            self.numbering.apply(paragraph, "-", 0)
        self.add("", Look(size=6, after=0))

    def signature(self, blocks: list[Block], sign: Block) -> None:
        """Recipients at the left, who signs at the right."""
        table = self.document.add_table(1, 2)
        _widths(table, (8.5, 8.0))
        _whole(table)
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        left, right = table.rows[0].cells
        _write(left.paragraphs[0], "Nơi nhận:", Look(LEFT, 12, bold=True, italic=True, after=0))
        for block in blocks:
            paragraph = _write(left.add_paragraph(), block.words, Look(LEFT, 11, after=0))
            self.numbering.apply(paragraph, "-", 1)
        *roles, name = [lines[0] for lines in sign.parts]
        for index, role in enumerate(roles):
            paragraph = right.paragraphs[0] if index == 0 else right.add_paragraph()
            _write(paragraph, role, Look(CENTRE, bold=True, after=0))
        _write(right.add_paragraph(), name, Look(CENTRE, bold=True, before=60, after=0))

    def table(self, block: Block) -> None:
        """A bordered table whose head row comes back on every page."""
        table = self.document.add_table(0, len(block.widths))
        table.style = "Table Grid"
        for row in block.rows:
            self._row(table, row)
        _widths(table, block.widths)

    def _row(self, table: Table, row: Row) -> None:
        cells = table.add_row().cells  # type: ignore[no-untyped-call]
        _whole(table)
        if row.kind == "=":
            table.rows[-1]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        if row.kind == "+":
            cells[1].merge(cells[-1])
            cells = (cells[0], cells[1])
        for index, (cell, words) in enumerate(zip(cells, row.cells, strict=True)):
            self._cell(cell, words, row.kind, centred=index == 0 or row.kind == "=")

    def _cell(self, cell: _Cell, words: str, kind: str, *, centred: bool) -> None:
        look = Look(CENTRE if centred else LEFT, 12, bold=kind in "=+", italic=kind == "~", before=2, after=2)
        _write(cell.paragraphs[0], words, look)
