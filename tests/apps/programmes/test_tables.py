"""The statistics tables: screen, spreadsheet and Word hold the same cells, over random programmes and days."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import docx
import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.directives.contracts import decision
from tests.apps.directives.factories import confirmed_document
from tests.apps.programmes.grids import of_docx, of_page, of_sheet, of_xlsx
from tests.apps.programmes.plans import choices
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.indicators.services.values import Figures, Which, enter
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.programmes.tables.register import TABLES, sheet_of
from dondoc.apps.tasks.models import TaskMove
from dondoc.apps.tasks.selectors.tracking import counts
from dondoc.core.progress.counting import Box
from dondoc.core.progress.lifecycle import Act, State
from dondoc.writers.form import write_form
from dondoc.writers.sheet import Form, Heading, Line, Sheet
from dondoc.writers.xlsx import write_xlsx

_REACHED = [State.ACCEPTED, State.IN_PROGRESS, State.COMPLETED, State.SUSPENDED, State.CANCELLED]


def _random_version(org: Org, officer: Post, seed: int) -> ProgrammeVersion:
    """A programme of up to 25 tasks with random deadlines, leads, moves and figures."""
    dice = random.Random(seed)
    contract = decision(number=f"{seed}/QĐ-BPTXH", tasks=dice.randint(1, 25))
    names = ["Cục Việc làm", "Vụ Pháp chế", "Văn phòng Bộ", "=HYPERLINK(1)"]
    for task in contract["tasks"]:
        leads = dice.sample(names, dice.randint(1, 2))
        task["lead"] = [{"raw": name, "unit": name, "group": None, "span": [0, 1], "confidence": 1.0} for name in leads]
        if task["deadline"]:
            task["deadline"] |= {"due": (date(2026, 1, 1) + timedelta(dice.randint(0, 364))).isoformat(), "start": None}
    version = publish(document=confirmed_document(contract, by=officer), by=officer, choices=choices(org.planning))
    for row in version.tasks.all():
        if dice.random() < 0.7:
            day = date(2026, 1, 6) + timedelta(dice.randint(0, 300))
            TaskMove.objects.create(
                task=row.task, act=Act.CONFIRM, to=dice.choice(_REACHED), on=day, at=timezone.now(), by=officer.person
            )
    for measured in version.indicators.all():
        figures = Figures("estimate", date(2026, 4, 20), value=Decimal(dice.randint(0, 9000)) / 100)
        which = Which("quarter", 2026, 1)
        enter(indicator=measured, which=which, figures=figures, by=officer, revises=None, today=date(2026, 5, 1))
    return version


@pytest.mark.parametrize("seed", range(4))
def test_screen_spreadsheet_and_word_are_equal(
    org: Org, officer: Post, client_of: Callable[[Post], Client], seed: int
) -> None:
    version = _random_version(org, officer, seed + 1)
    browser = client_of(officer)
    for on in (date(2026, 1, 20), date(2026, 6, 30), date(2027, 1, 15)):
        for slug in TABLES:
            sheet = sheet_of(slug, version, on)
            address = f"/chuong-trinh/{version.programme_id}/bang-bieu/{slug}"
            cells = of_sheet(sheet)
            assert of_page(browser.get(f"{address}/?ngay={on}").text) == cells
            assert of_xlsx(browser.get(f"{address}.xlsx?ngay={on}").content, sheet) == cells
            assert of_docx(browser.get(f"{address}.docx?ngay={on}").content) == cells


@pytest.mark.parametrize("seed", range(4))
def test_the_tables_count_as_the_boxes_do(org: Org, officer: Post, seed: int) -> None:
    version = _random_version(org, officer, seed + 11)
    for on in (date(2026, 1, 20), date(2026, 8, 1), date(2027, 1, 15)):
        found = counts(version, on)
        total, *units = sheet_of("t1", version, on).lines
        boxes = (found.done_on_time, found.done_late, found.open_in_time, found.open_overdue)
        assert (total.cells[4], total.cells[5], total.cells[7], total.cells[8]) == boxes
        assert total.cells[2] == found.total
        assert sum(int(str(line.cells[2])) for line in units) == found.total + found.shared
        assert len(sheet_of("t2", version, on).lines) == found.of(Box.OPEN_OVERDUE)
        tasks = [line for line in sheet_of("t3", version, on).lines if not line.whole]
        assert len(tasks) == found.total


def _sheet(*cells: str | int | Decimal | date | None) -> Sheet:
    forms = (Form.ORDER, Form.TEXT, Form.FIGURE, Form.FIGURE, Form.DAY)
    headings = tuple(Heading(f"Cột {place}", 20, form) for place, form in enumerate(forms))
    return Sheet(("Bộ",), "Biểu", "Bảng", ("Kỳ",), headings, (Line(cells),), ("Cách tính.",))


@pytest.mark.parametrize("words", ["=1+1", "+84", "-x", "@SUM(A1)", "https://example.org", "0123", "a\x0bb"])
def test_text_in_a_spreadsheet_stays_text(words: str) -> None:
    sheet = _sheet(1, words, 90000, Decimal("25.5"), date(2026, 5, 3))
    assert of_xlsx(write_xlsx(sheet), sheet) == [["1", words.replace("\x0b", ""), "90.000", "25,5", "03/05/2026"]]


def test_no_data_is_a_dash_never_zero() -> None:
    sheet = _sheet(1, "x", None, Decimal(0), None)
    assert of_xlsx(write_xlsx(sheet), sheet) == of_docx(write_form(sheet)) == [["1", "x", "–", "0", "–"]]


def test_the_word_file_is_an_official_form(org: Org, officer: Post) -> None:
    version = _random_version(org, officer, 3)
    document = docx.Document(io.BytesIO(write_form(sheet_of("t1", version, date(2026, 6, 30)))))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert document.styles["Normal"].font.name == "Times New Roman"
    table = document.tables[0]
    heads = [row for row in table.rows if "w:tblHeader" in row._tr.xml]
    assert len(heads) == 2
    assert [cell.text for cell in heads[0].cells][2:6] == ["Tổng số", "Đã hoàn thành", "Đã hoàn thành", "Đã hoàn thành"]
    said_beneath = " ".join(line.text for line in document.paragraphs)
    assert "tổng số = hoàn thành đúng hạn + hoàn thành quá hạn" in said_beneath


def test_an_unknown_table_or_form_is_not_found(org: Org, officer: Post, client_of: Callable[[Post], Client]) -> None:
    version = _random_version(org, officer, 2)
    for tail in ("t4/", "t1.pdf", "t9.xlsx"):
        assert client_of(officer).get(f"/chuong-trinh/{version.programme_id}/bang-bieu/{tail}").status_code == 404
