"""The head and the foot of an administrative document: letterhead, kind, addressees; signature and recipients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from dondoc.writers.report import Report, day_in_words
from dondoc.writers.wording import clean

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


class Stack:
    """Lines set one under another in a cell of a grid; the cell's own empty paragraph takes the first."""

    def __init__(self, cell: _Cell, width: float) -> None:
        """Keep the cell and its width in millimetres."""
        self.cell, self.width = cell, width
        self._empty = True

    def line(self, words: str, face: Face, *, left: bool = False) -> None:
        """One more line, centred unless said otherwise."""
        line = self._next()
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER
        _set(line, words, face)
        if face.rule:
            _rule(self._next(), (self.width - 4 - face.rule) / 2)

    def _next(self) -> Paragraph:
        line: Paragraph = self.cell.paragraphs[0] if self._empty else self.cell.add_paragraph()
        self._empty = False
        return line


def draw_letterhead(document: Document, report: Report) -> None:
    """Issuer left, motto right, number and day under them; then kind and abstract, or the addressees of a letter."""
    head = report.letterhead
    left, right = _grid(document, (70, 95))
    if head.parent:
        left.line(head.parent.upper(), Face(12))
    left.line(head.issuer.upper(), Face(12, bold=True, rule=22))
    right.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face(12, bold=True))
    right.line("Độc lập - Tự do - Hạnh phúc", Face(13, bold=True, rule=54))
    left.line(head.number, Face())
    if head.subject:
        left.line(head.subject, Face(12))
    right.line(day_in_words(head.day, head.place), Face(14, italic=True))
    _space(document, 14)
    _draw_kind(document, report)


def _draw_kind(document: Document, report: Report) -> None:
    if report.kind:
        _centred(document, report.kind.upper(), Face(14, bold=True))
        _centred(document, report.abstract, Face(14, bold=True))
        _rule(document.add_paragraph(), (BREADTH - 40) / 2)
        _space(document, 6)
    if report.addressees:
        names = report.addressees
        words = f"Kính gửi: {names[0]}" if len(names) == 1 else "Kính gửi:"
        _centred(document, words, Face(14))
        for place, name in enumerate(names if len(names) > 1 else (), 1):
            _centred(document, f"- {name}{'.' if place == len(names) else ';'}", Face(14))
        _space(document, 10)


def draw_signature(document: Document, report: Report) -> None:
    """Recipients left, who signs right, kept on one page."""
    _space(document, 4)
    left, right = _grid(document, (80, 85))
    _recipients(left, report.recipients)
    signature = report.signature
    if signature.authority:
        right.line(signature.authority.upper(), Face(14, bold=True))
    right.line(signature.title.upper(), Face(14, bold=True))
    for _place in range(4):
        right.line("", Face(14))
    right.line(signature.name, Face(14, bold=True))


def _recipients(stack: Stack, recipients: Sequence[str]) -> None:
    if not recipients:
        return
    stack.line("Nơi nhận:", Face(12, bold=True, italic=True), left=True)
    for place, name in enumerate(recipients):
        end = "." if place == len(recipients) - 1 else ";"
        stack.line(f"- {name}{end}", Face(11), left=True)


def _grid(document: Document, widths: tuple[float, float]) -> tuple[Stack, Stack]:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    mark = OxmlElement("w:cantSplit")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    left, right = table.rows[0].cells
    left.width, right.width = Mm(widths[0]), Mm(widths[1])
    return Stack(left, widths[0]), Stack(right, widths[1])


def _centred(document: Document, words: str, face: Face) -> None:
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.keep_with_next = True
    _set(line, words, face)


def _set(line: Paragraph, words: str, face: Face) -> None:
    line.paragraph_format.space_after, line.paragraph_format.line_spacing = Pt(0), 1.0
    run = line.add_run(clean(words))
    run.font.size, run.bold, run.italic = Pt(face.size), face.bold or None, face.italic or None


def _rule(under: Paragraph, inset: float) -> None:
    """A short line: the upper border of an empty paragraph, ``inset`` millimetres in from both sides."""
    form = under.paragraph_format
    form.left_indent = form.right_indent = Mm(inset)
    form.space_before, form.space_after, form.line_spacing = Pt(4), Pt(4), Pt(3)
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
    form.keep_with_next = True
