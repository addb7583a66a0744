"""Draws a report as a Word file in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I.

Letterhead, faces and margins are those of a template: the house's own or one that an administrator edited in Word. The
body is drawn where the template says; annexes stand in sections of their own, landscape where asked, numbered from one
each; heads of tables are repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from dondoc.writers.letterhead import house_template
from dondoc.writers.markup import TWIPS, Faces, blocks_markup, paragraph_markup, section_markup
from dondoc.writers.report import Align, Annex, Paragraph, Report, Run, day_in_words
from dondoc.writers.template import Values, close_section, fill, joined, mark_places, opened
from dondoc.writers.wording import clean

LONG, SHORT = 297.0, 210.0
EMU_A_TWIP = 635


def write_docx(report: Report, template: bytes | None = None) -> bytes:
    """The report as the bytes of a Word file, drawn into ``template`` or the house's own."""
    document, faces = opened(template or house_template())
    section: Any = document.sections[0]
    margins = tuple(
        int(edge) // EMU_A_TWIP
        for edge in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    )
    breadth = (int(section.page_width) // EMU_A_TWIP - margins[2] - margins[3]) / TWIPS
    _say_whose(document, report)
    fill(document, values_of(report))
    mark_places(document)
    ends = [section_markup(landscape=annex.landscape, margins=margins) for annex in report.annexes]  # type: ignore[arg-type]
    first_end = close_section(document, ends[-1]) if ends else ""
    room = {True: LONG - (margins[2] + margins[3]) / TWIPS, False: breadth}
    body = blocks_markup(report.blocks, faces, breadth)
    return joined(document, body, _annexes(report, faces, room, [first_end, *ends]))


def _say_whose(document: Document, report: Report) -> None:
    _drop_old_properties(document)
    named = document.core_properties
    named.title, named.author = clean(report.abstract)[:255], clean(report.letterhead.issuer)[:255]
    named.subject, named.comments, named.keywords = clean(report.kind), "", ""


def _drop_old_properties(document: Document) -> None:
    """Let go of properties under another name of their relation, as LibreOffice writes it: one part, not two alike."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if _is_other_core(one)]:
        del relations[key]


def _is_other_core(relation: Any) -> bool:
    named = str(relation.reltype)
    return named.endswith("core-properties") and named != RELATIONSHIP_TYPE.CORE_PROPERTIES


def values_of(report: Report) -> Values:
    """What the placeholders of a template say for this report."""
    head, signature = report.letterhead, report.signature
    lines = {
        "CƠ QUAN CẤP TRÊN": head.parent.upper(),
        "CƠ QUAN": head.issuer.upper(),
        "SỐ KÝ HIỆU": head.number,
        "DỰ THẢO": head.subject,
        "ĐỊA DANH, NGÀY THÁNG NĂM": day_in_words(head.day, head.place),
        "TÊN LOẠI": report.kind.upper(),
        "TRÍCH YẾU": report.abstract,
        "QUYỀN HẠN": signature.authority.upper(),
        "CHỨC VỤ": signature.title.upper(),
        "HỌ TÊN": signature.name,
    }
    last = len(report.recipients) - 1
    recipients = [f"- {name}{'.' if place == last else ';'}" for place, name in enumerate(report.recipients)]
    many = {"KÍNH GỬI": _addressed(report.addressees), "NƠI NHẬN": recipients}
    return {name: [words] if words else [] for name, words in lines.items()} | many


def _addressed(names: tuple[str, ...]) -> list[str]:
    if len(names) < 2:
        return [f"Kính gửi: {name}" for name in names]
    listed = [f"- {name}{'.' if place == len(names) else ';'}" for place, name in enumerate(names, 1)]
    return ["Kính gửi:", *listed]


def _annexes(report: Report, faces: Faces, room: dict[bool, float], ends: list[str]) -> Iterator[str]:
    """Each annex after the end of the section before it; the last section's end stands in the template's place."""
    for place, annex in enumerate(report.annexes):
        yield ends[place] if place == 0 else f"<w:p><w:pPr>{ends[place]}</w:pPr></w:p>"
        yield from (paragraph_markup(line, faces) for line in _title_of(annex))
        yield from blocks_markup(annex.blocks, faces, room[annex.landscape])


def _title_of(annex: Annex) -> Iterator[Paragraph]:
    for words, bold in ((annex.label, True), (annex.title.upper(), True), (annex.attached_to, False)):
        if words:
            said = Run(words if bold else f"({words})", bold=bold, italic=not bold)
            yield Paragraph((said,), Align.CENTRE, indent=False, keep_with_next=True, size=14 if bold else 13)
