"""Whether sent reports are still what was sent: bytes in the vault, and the record of the sending."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.apps.audit.models import AuditRow
from dondoc.apps.audit.services import digest
from dondoc.apps.consolidation import acts
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.files import vault


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one report: ``wrong`` is empty when file and record agree."""

    report: ConsolidatedReport
    wrong: tuple[str, ...]


def proofs() -> Iterator[Proof]:
    """Every sent report, examined."""
    for report in (
        ConsolidatedReport.objects.filter(state=ConsolidatedReport.State.SENT).select_related("workbook").order_by("pk")
    ):
        yield Proof(report, tuple(_wrong(report)))


def _wrong(report: ConsolidatedReport) -> Iterator[str]:
    files = [report.sha256, *([report.workbook.sha256] if report.workbook else [])]
    for path in map(vault.path_of, files):
        if not path.is_file():
            yield "file-missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
            yield "file-changed"
    label = ConsolidatedReport._meta.label_lower
    rows = list(AuditRow.objects.filter(object_type=label, object_id=str(report.pk), act=acts.SENT.code))
    if not any((row.after or {}).get("sha256") == report.sha256 for row in rows):
        yield "record-missing"
    if any(digest(row) != row.sha256 for row in rows):
        yield "record-changed"
