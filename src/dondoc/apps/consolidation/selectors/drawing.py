"""A report's blocks and annexes as the typed report that the writers draw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse
from django.utils import translation

from dondoc.apps.consolidation.blocks import ReportBlock, Source, changed, from_json
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.consolidation.selectors.composing import compose
from dondoc.apps.organisation.selectors import ministry_name
from dondoc.apps.programmes.tables.register import sheet_of
from dondoc.writers.docx import write_docx
from dondoc.writers.report import (
    Align,
    Annex,
    Column,
    Letterhead,
    Paragraph,
    Report,
    Row,
    Signature,
    Table,
    heading,
    paragraph,
)
from dondoc.writers.sheet import Form, Sheet

ANNEXES = ("t1", "t2", "t5")
_LEAST = {Form.DAY: 27, Form.ORDER: 15, Form.FIGURE: 18}  # millimetres that a day, "STT", "Trong" need
_ALIGN = {Form.TEXT: Align.LEFT, Form.FIGURE: Align.RIGHT, Form.DAY: Align.CENTRE, Form.ORDER: Align.CENTRE}


def blocks_of(report: ConsolidatedReport) -> list[ReportBlock]:
    """The blocks: live figures under people's changes while it is a draft, as sent afterwards."""
    if report.frozen is not None:
        return from_json(report.frozen)
    with translation.override("vi"):
        return changed(compose(report.programme_version, report.on), report.changes)


def word_file(report: ConsolidatedReport, blocks: Iterable[ReportBlock], *, stamped: bool) -> bytes:
    """The report as a Word file; ``stamped`` writes "Dự thảo N" under its number."""
    with translation.override("vi"):
        return write_docx(typed(report, blocks, stamped=stamped))


def typed(report: ConsolidatedReport, blocks: Iterable[ReportBlock], *, stamped: bool) -> Report:
    """The report as a value."""
    programme, ministry = report.programme_version.programme, ministry_name()
    focal = programme.focal_name
    return Report(
        letterhead=Letterhead(
            ministry if focal != ministry else "",
            focal,
            "Số:        /BC",
            "Hà Nội",
            subject=f"Dự thảo {report.version}" if stamped else "",
        ),
        kind="Báo cáo",
        abstract=report.title,
        blocks=_body(blocks),
        signature=Signature("Thủ trưởng đơn vị"),
        recipients=("Lãnh đạo Bộ (để báo cáo)", "Các đơn vị thuộc Bộ", "Lưu: VT"),
        annexes=tuple(_annex(report, number, slug) for number, slug in enumerate(ANNEXES, 1)),
    )


def _body(blocks: Iterable[ReportBlock]) -> tuple[Paragraph, ...]:
    """The paragraphs; the last two stay with the signature, which never stands on a page alone."""
    drawn = [heading(block.text) if block.heading else paragraph(block.text) for block in blocks]
    return (*drawn[:-2], *(replace(one, keep_with_next=True) for one in drawn[-2:]))


def _annex(report: ConsolidatedReport, number: int, slug: str) -> Annex:
    sheet = sheet_of(slug, report.programme_version, report.on)
    notes = tuple(paragraph(note, italic=True) for note in sheet.notes)
    under = f"Số liệu tính đến ngày {report.on:%d/%m/%Y}"
    return Annex(f"PHỤ LỤC {'I' * number}", sheet.title, (_table(sheet), *notes), landscape=True, attached_to=under)


def _table(sheet: Sheet) -> Table:
    columns = tuple(
        Column(one.head, max(one.width, _LEAST.get(one.form, 0)), _ALIGN[one.form], one.over) for one in sheet.headings
    )
    rows = tuple(
        Row((line.cells[0][0],) if line.whole else tuple(words for words, _form in line.cells), line.whole, line.total)
        for line in sheet.written
    )
    return Table(columns, rows)


def chip_address(source: Source, report: ConsolidatedReport) -> str:
    """Where a chip leads: the task, the indicator, or the table as of the report's day."""
    if source.kind == "table":
        address = reverse("programmes:table", args=[report.programme_version.programme_id, source.ref])
        return f"{address}?ngay={report.on:%Y-%m-%d}"
    name = {"task": "tasks:task", "indicator": "indicators:indicator"}[source.kind]
    return reverse(name, args=[int(source.ref)])


def shown(report: ConsolidatedReport) -> list[tuple[ReportBlock, list[tuple[str, str]]]]:
    """The blocks for the screen, each with its chips: words and address."""
    return [
        (block, [(source.label, chip_address(source, report)) for source in block.sources])
        for block in blocks_of(report)
    ]
