"""A report with everything that is drawn of it: blocks, tables and files, all from one reading of the day's figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import translation

from dondoc.apps.consolidation.blocks import ReportBlock, changed, from_json
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.consolidation.selectors.composing import compose
from dondoc.apps.consolidation.selectors.drawing import typed
from dondoc.apps.consolidation.selectors.letterheads import Headed, headed
from dondoc.apps.programmes.tables.ground import Ground
from dondoc.apps.programmes.tables.products import products
from dondoc.apps.programmes.tables.register import TABLES
from dondoc.writers.docx import write_docx
from dondoc.writers.sheet import Sheet
from dondoc.writers.xlsx import write_book

ANNEXES = ("t1", "t2", "t5", "t3")
SHEETS: Mapping[str, str] = {
    "t1": "Số liệu",
    "t3": "Nhiệm vụ",
    "t5": "Chỉ tiêu",
    "products": "Sản phẩm",
    "t2": "Quá hạn",
}
"""Tables of the workbook and what their sheets are called."""


@dataclass
class Whole:
    """A report as it stands; its words are Vietnamese whatever the language of the screen."""

    report: ConsolidatedReport
    _tables: dict[str, Sheet] = field(default_factory=dict)

    @cached_property
    def ground(self) -> Ground:
        """The figures of the report's day."""
        return Ground(self.report.programme_version, self.report.on)

    @cached_property
    def composed(self) -> list[ReportBlock]:
        """The blocks as the figures make them, before anybody's changes."""
        with translation.override("vi"):
            return compose(self.ground)

    @cached_property
    def blocks(self) -> list[ReportBlock]:
        """Live figures under people's changes while it is a draft, as sent afterwards."""
        if self.report.frozen is not None:
            return from_json(self.report.frozen)
        return changed(self.composed, self.report.changes)

    @cached_property
    def headed(self) -> Headed:
        """How it is headed and signed."""
        return headed(self.report.programme_version.programme.focal_unit)

    def table(self, slug: str) -> Sheet:
        """A table of the day, made once."""
        if slug not in self._tables:
            make = products if slug == "products" else TABLES[slug].make
            with translation.override("vi"):
                self._tables[slug] = make(self.ground)
        return self._tables[slug]

    def word(self, *, stamped: bool) -> bytes:
        """The Word file; ``stamped`` writes "Dự thảo N" under its number."""
        sheets = [sheet for sheet in map(self.table, ANNEXES) if sheet.lines]
        made = typed(self.report, self.headed, self.blocks, sheets, stamped=stamped)
        return write_docx(made, self.headed.template)

    def book(self) -> bytes:
        """The spreadsheet of its figures, a sheet a table."""
        return write_book([(name, self.table(slug)) for slug, name in SHEETS.items()])


def blocks_of(report: ConsolidatedReport) -> list[ReportBlock]:
    """The report's blocks."""
    return Whole(report).blocks
