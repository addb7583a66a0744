"""A report's blocks and annexes as the typed report that the writers draw, and the chips of its sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.urls import reverse

from dondoc.apps.consolidation.blocks import ReportBlock, Source
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.consolidation.selectors.letterheads import Headed
from dondoc.writers.form import table_of
from dondoc.writers.report import Align, Annex, Letterhead, Paragraph, Report, Signature, heading, paragraph, small
from dondoc.writers.sheet import Sheet

ROMAN = ("I", "II", "III", "IV", "V", "VI")
KEPT = 2
"""How many of the last paragraphs stay with the signature, which never stands on a page alone."""


def typed(
    report: ConsolidatedReport, head: Headed, blocks: Iterable[ReportBlock], sheets: Sequence[Sheet], *, stamped: bool
) -> Report:
    """The report as a value; ``stamped`` names the draft."""
    number = f"Số:        /{head.notation}"
    stamp = f"Dự thảo {report.version}" if stamped else ""
    return Report(
        letterhead=Letterhead(head.parent, head.issuer, number, head.place, subject=stamp),
        kind="Báo cáo",
        abstract=report.title,
        blocks=_body(blocks),
        signature=Signature(head.title, head.signer, head.authority),
        recipients=head.recipients,
        annexes=tuple(
            _annex(sheet, ROMAN[place] if len(sheets) > 1 else "", head) for place, sheet in enumerate(sheets)
        ),
    )


def _body(blocks: Iterable[ReportBlock]) -> tuple[Paragraph, ...]:
    """The paragraphs, one a line."""
    drawn: list[Paragraph] = []
    for block in blocks:
        if block.heading:
            drawn.append(heading(block.text, 1 if block.key.startswith("h-") else 2))
        else:
            drawn += [paragraph(line.strip()) for line in block.text.splitlines() if line.strip()]
    return (*drawn[:-KEPT], *(replace(one, keep_with_next=True) for one in drawn[-KEPT:]))


def _annex(sheet: Sheet, number: str, head: Headed) -> Annex:
    attached = f"Kèm theo Báo cáo số        /{head.notation} ngày      tháng      năm        của {head.issuer}"
    day = small(sheet.under[-1], Align.CENTRE, italic=True)
    notes = tuple(small(note, Align.JUSTIFY, italic=True, size=12) for note in sheet.notes)
    label = f"Phụ lục {number}".strip()
    return Annex(label, sheet.title, (day, table_of(sheet), *notes), landscape=True, attached_to=attached)


def chip_address(source: Source, report: ConsolidatedReport) -> str:
    """Where a chip leads: the task, the indicator, or the table as of the report's day."""
    if source.kind == "table":
        address = reverse("programmes:table", args=[report.programme_version.programme_id, source.ref])
        return f"{address}?ngay={report.on:%Y-%m-%d}"
    name = {"task": "tasks:task", "indicator": "indicators:indicator"}[source.kind]
    return reverse(name, args=[int(source.ref)])
