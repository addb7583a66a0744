"""A report's Word file is laid out as Nghị định 30/2020/NĐ-CP has it, whatever the report; LibreOffice reads it so too."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.apps.consolidation.layout import breaches, opened
from tests.apps.programmes.plans import choices, reviewed

from dondoc.apps.accounts.models import Post
from dondoc.apps.consolidation.blocks import ReportBlock
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.consolidation.selectors.drawing import typed
from dondoc.apps.consolidation.selectors.letterheads import Headed
from dondoc.apps.consolidation.selectors.pdf import NoPdf, pdf_of
from dondoc.apps.consolidation.selectors.whole import Whole
from dondoc.apps.consolidation.services import begin
from dondoc.apps.programmes.services.publish import publish
from dondoc.core.text.olden.office import converted
from dondoc.writers.docx import write_docx
from dondoc.writers.fitness import faults_of
from dondoc.writers.letterhead import house_template
from dondoc.writers.sheet import Cell, Form, Heading, Line, Sheet

WORDS = st.text(st.characters(exclude_categories=("Cs",), max_codepoint=0x1EFF), max_size=400)
LONG = st.sampled_from(
    ["Vụ", "Ban Chỉ đạo liên ngành về an sinh xã hội thích ứng với biến đổi khí hậu và chuyển đổi số " * 4, "Ư" * 300]
)
CELLS: dict[Form, st.SearchStrategy[Cell]] = {
    Form.TEXT: WORDS | LONG,
    Form.FIGURE: st.none() | st.integers(-9, 10**13) | st.decimals(0, 10**6, places=2),
    Form.DAY: st.none() | st.dates(date(1945, 1, 1), date(2200, 1, 1)),
    Form.ORDER: st.integers(0, 10_000),
}


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A table of any shape: no rows at all, or thousands."""
    forms = draw(st.lists(st.sampled_from(list(Form)), min_size=1, max_size=15))
    overs = draw(st.sampled_from([("",), ("", "Đã hoàn thành", "Đã hoàn thành")]))
    headings = tuple(
        Heading(
            draw(st.sampled_from(["STT", "Nội dung nhiệm vụ", "Số văn bản"])),
            draw(st.integers(5, 90)),
            form,
            overs[place % len(overs)],
        )
        for place, form in enumerate(forms)
    )
    line = st.tuples(*(CELLS[form] for form in forms)).map(Line)
    lines = draw(st.lists(line | WORDS.map(lambda words: Line((words,), whole=True)), max_size=3))
    many = draw(st.sampled_from([1, 1, 1, 1500]))
    under = ("Kế hoạch", "Số liệu tính đến ngày 31/03/2026")
    return Sheet(("Bộ",), "Biểu", draw(LONG), under, headings, tuple(lines) * many, (draw(WORDS),))


BLOCKS = st.lists(
    st.builds(ReportBlock, st.sampled_from(["h-1", "g-2", "r-3"]), WORDS | LONG, heading=st.booleans()), max_size=12
)
HEADS = st.builds(
    Headed, LONG, LONG | st.just(""), st.just("Hà Nội"), st.just("BC-VP"), st.sampled_from(["", "TL. Bộ trưởng"]),
    st.just("Chánh Văn phòng"), LONG | st.just(""), st.lists(LONG, min_size=1, max_size=9).map(tuple),
    st.just(house_template()),
)  # fmt: skip


@pytest.fixture
def report(officer: Post) -> ConsolidatedReport:
    version = publish(document=reviewed(officer), by=officer, choices=choices(officer.unit))
    return begin(version=version, on=date(2026, 3, 31), title="Kết quả thực hiện quý I", by=officer)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(blocks=BLOCKS, head=HEADS, tables=st.lists(sheets(), max_size=3), stamped=st.booleans())
def test_every_report_is_laid_out_as_the_decree_has_it(
    blocks: list[ReportBlock], head: Headed, tables: list[Sheet], stamped: bool
) -> None:
    drawn = ConsolidatedReport(title="Kết quả thực hiện " * 12, on=date(2026, 3, 31), version=3)
    data = write_docx(typed(drawn, head, blocks, tables, stamped=stamped), head.template)
    assert breaches(opened(data)) == []


def test_a_composed_report_is_laid_out_as_the_decree_has_it(report: ConsolidatedReport) -> None:
    document = opened(Whole(report).word(stamped=True))
    assert breaches(document) == []
    assert "Dự thảo 1" in document.tables[0]._cells[2].text
    assert next(line.text for line in reversed(document.paragraphs) if "./." in line.text).endswith("kính báo cáo./.")


def test_the_rules_of_layout_can_be_broken(report: ConsolidatedReport) -> None:
    document = opened(Whole(report).word(stamped=True))
    document.sections[0].left_margin = 0
    document.tables[0].rows[0].cells[1].paragraphs[0].text = ""
    document.styles["Normal"].font.name = "Arial"
    assert len(breaches(document)) == 3


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_template_saved_by_libreoffice_is_fit_and_gives_a_whole_file(report: ConsolidatedReport) -> None:
    saved = converted(house_template(), ".docx", "docx")
    assert saved is not None
    assert faults_of(saved) == []
    whole = Whole(report)
    drawn = write_docx(typed(report, whole.headed, whole.blocks, [whole.table("t1")], stamped=False), saved)
    assert breaches(opened(drawn)) == []
    names = zipfile.ZipFile(io.BytesIO(drawn)).namelist()
    assert len(names) == len(set(names))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_makes_the_pdf_once_with_numbers_from_the_second_page(
    report: ConsolidatedReport, settings: object, tmp_path: Path
) -> None:
    settings.DONDOC_DATA = str(tmp_path)  # type: ignore[attr-defined]
    word = Whole(report).word(stamped=False)
    made = pdf_of(word)
    kept = next((tmp_path / "pdf").iterdir())
    kept.write_bytes(made + b"%")
    assert pdf_of(Whole(report).word(stamped=False)) == made + b"%"
    kept.write_bytes(made)
    shown = subprocess.run(["pdftotext", "-layout", kept, "-"], capture_output=True, text=True, check=True).stdout
    pages = [page.split("\n", 1)[0].strip() for page in shown.split("\f") if page.strip()]
    assert not pages[0].isdecimal()
    assert "Phụ lục I" in shown
    assert "2" in pages


def test_without_libreoffice_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: Path
) -> None:
    settings.DONDOC_DATA = str(tmp_path)  # type: ignore[attr-defined]
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPdf, match="chưa cài LibreOffice"):
        pdf_of(b"x")
