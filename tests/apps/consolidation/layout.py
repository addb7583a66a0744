"""What Nghị định 30/2020/NĐ-CP asks of a document's looks, measured in the Word file itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table

MARGINS = {"top_margin": (20, 25), "bottom_margin": (20, 25), "left_margin": (30, 35), "right_margin": (15, 20)}
FACES = {"Times New Roman"}


def opened(data: bytes) -> Document:
    """The file as a document."""
    return docx.Document(io.BytesIO(data))


def breaches(document: Document) -> list[str]:
    """Everything in which the file is not laid out as it must be, in words; empty when all is well."""
    return [*_pages(document), *_faces(document), *_parts(document), *_tables(document)]


def _pages(document: Document) -> Iterator[str]:
    sections: list[Any] = list(document.sections)
    for place, section in enumerate(sections):
        size = {round(section.page_width.mm), round(section.page_height.mm)}
        if size != {210, 297}:
            yield f"section {place} is {size}"
        for name, (least, most) in MARGINS.items():
            if not least <= round(getattr(section, name).mm) <= most:
                yield f"section {place}: {name} is {getattr(section, name).mm:.1f} mm"
        if not section.different_first_page_header_footer or "PAGE" in section.first_page_header._element.xml:
            yield f"section {place} has a number on its first page"
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in sections]
    if turned != [False] + [True] * (len(sections) - 1):
        yield f"sections stand as {turned}"
    head = sections[0].header.paragraphs[0]
    if "PAGE" not in head._p.xml or str(head.alignment) != "CENTER (1)":
        yield "no page number in the middle of the head"


def _faces(document: Document) -> Iterator[str]:
    named = {face.get(qn("w:ascii")) for face in document.element.body.iter(qn("w:rFonts"))} - {None}
    styles = {style.name: style for style in document.styles}
    for name in ("Normal", "Báo cáo - Nội dung", "Báo cáo - Đề mục I", "Báo cáo - Ô bảng"):
        named.add(styles[name].font.name)
    if named != FACES:
        yield f"faces are {named}"
    sizes = {styles[name].font.size.pt for name in ("Normal", "Báo cáo - Nội dung", "Báo cáo - Đề mục I")}
    if not sizes <= {13.0, 14.0}:
        yield f"sizes are {sizes}"


def _parts(document: Document) -> Iterator[str]:
    head, foot = document.tables[0], _foot(document)
    said = [cell.text for row in head.rows for cell in row.cells]
    for place, words in enumerate(
        ("", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "Số:", ", ngày")
    ):
        if words not in said[place]:
            yield f"{words!r} is not in its place of the head"
    if said[0].strip().split("\n")[-1] != said[0].strip().split("\n")[-1].upper():
        yield "the issuer is not in capitals"
    lines = [line.text for line in document.paragraphs]
    if "BÁO CÁO" not in lines:
        yield "the kind is not named"
    if foot is None or not foot._cells[0].text.startswith("Nơi nhận:\n- ") or not foot._cells[0].text.endswith("."):
        yield "Nơi nhận is not there"
    elif not foot._cells[1].text.split("\n")[0].isupper():
        yield "nobody signs"
    left = [words for words in lines + said if "{{" in words]
    if left:
        yield f"placeholders are left: {left}"


def _foot(document: Document) -> Table | None:
    return next((table for table in document.tables if table._cells[0].text.startswith("Nơi nhận")), None)


def _tables(document: Document) -> Iterator[str]:
    """Heads that repeat, rows that are not torn, columns that fill the breadth and hold no more than it."""
    for element in document.element.body.iter(qn("w:tbl")):
        if element.find(qn("w:tblPr")).find(qn("w:tblBorders")) is None:
            continue
        rows = element.findall(qn("w:tr"))
        if not rows[0].findall(f".//{qn('w:tblHeader')}"):
            yield "a head is not repeated"
        if not all(row.findall(f".//{qn('w:cantSplit')}") for row in rows):
            yield "a row may be torn"
        cuts = [int(cut.get(qn("w:w"))) for cut in element.iter(qn("w:gridCol"))]
        if abs(sum(cuts) / 1440 * 25.4 - (297 - 30 - 15)) > 2 or min(cuts) < 200:
            yield f"columns are {cuts}"
