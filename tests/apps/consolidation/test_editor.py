"""The page of a report: outline, checks before sending, both texts of a clash, its files."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from django.test import Client
from tests.apps.programmes.plans import choices, reviewed

from dondoc.apps.accounts.models import Post
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.consolidation.selectors.checks import checks_of
from dondoc.apps.consolidation.selectors.screen import Screen
from dondoc.apps.consolidation.selectors.whole import SHEETS, Whole
from dondoc.apps.consolidation.services import Refused, arrange, begin, rewrite, send
from dondoc.apps.programmes.services.publish import publish

DAY = date(2027, 1, 20)


@pytest.fixture
def report(officer: Post) -> ConsolidatedReport:
    """A draft as of a day on which every task with a deadline is overdue and nobody has said anything."""
    version = publish(document=reviewed(officer), by=officer, choices=choices(officer.unit))
    made = begin(version=version, on=date(2026, 3, 31), title="Kết quả thực hiện năm", by=officer)
    ConsolidatedReport.objects.filter(pk=made.pk).update(on=DAY)
    made.refresh_from_db()
    return made


def words_of(report: ConsolidatedReport) -> dict[str, str]:
    return {check.words: check.status for check in checks_of(Whole(report))}


def test_the_checks_name_what_is_amiss_and_lead_there(report: ConsolidatedReport) -> None:
    found = words_of(report)
    assert found["5/5 nhiệm vụ quá hạn chưa có nguyên nhân."] == "soon"
    assert found["6 nhiệm vụ chưa có đơn vị nào báo cáo kết quả."] == "soon"
    assert found["Thể thức theo Nghị định 30/2020/NĐ-CP."] == "done"
    screen = Screen(report)
    keys = {shown.block.key for shown in screen.blocks}
    assert all(check.key in keys for check in screen.checks if check.key)
    assert [entry.title for entry in screen.outline if entry.doubtful]


def test_a_figure_that_a_person_wrote_is_held_against_that_of_the_day(
    report: ConsolidatedReport, officer: Post
) -> None:
    assert any(words.startswith("Mọi số trong lời văn khớp") for words in words_of(report))
    wrong = rewrite(report=report, key="general", text="Đã hoàn thành 68.540 nhiệm vụ.", version=1, by=officer)
    assert any("68.540" in words for words in words_of(wrong))


def test_what_is_amiss_must_be_known_and_what_is_empty_is_not_sent(report: ConsolidatedReport, officer: Post) -> None:
    with pytest.raises(Refused, match="Đã xem, vẫn gửi"):
        send(report=report, version=1, by=officer)
    held = report
    for place, block in enumerate(list(Whole(report).blocks), 1):
        held = arrange(report=held, key=block.key, how="drop", version=place, by=officer)
    assert Screen(held).stops
    with pytest.raises(Refused, match="không còn đoạn nào"):
        send(report=held, version=held.version, by=officer, agree=True)
    held.refresh_from_db()
    assert not held.is_sent


def test_two_people_in_two_blocks_do_not_clash_and_in_one_both_texts_are_shown(
    report: ConsolidatedReport, officer: Post, head: Post, client_of: Callable[[Post], Client]
) -> None:
    rewrite(report=report, key="general", text="Lời của người kia.", version=1, by=head)
    client, address = client_of(officer), f"/bao-cao/{report.pk}/doan/"
    other = {"how": "save", "key": "late", "text": "Lời của tôi.", "version": "1"}
    asked = {"headers": {"Accept": "application/json"}}
    assert client.post(address, other, **asked).json() == {"version": 3}  # type: ignore[arg-type]
    same = other | {"key": "general"}
    clash = client.post(address, same, **asked)  # type: ignore[arg-type]
    assert clash.status_code == 409
    assert "Hai bản đặt cạnh nhau" in clash.json()["message"]
    page = client.post(address, same)
    assert page.status_code == 409
    shown = page.content.decode()
    for words in ("Bản của Hoàng Bích Liên", "Lời của người kia.", "Bản của bạn", "Lời của tôi.", 'value="3"'):
        assert words in shown
    assert client.post(address, same | {"version": "3"}).status_code == 302


def test_the_workbook_has_a_sheet_a_table_and_no_formulas(
    report: ConsolidatedReport, officer: Post, client_of: Callable[[Post], Client]
) -> None:
    answer = client_of(officer).get(f"/bao-cao/{report.pk}/excel/")
    assert answer["Content-Disposition"] == f'attachment; filename="bao-cao-{report.pk}-du-thao-1.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == list(SHEETS.values())
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    book.close()


def test_the_files_of_a_sent_report_are_those_that_were_sent(
    report: ConsolidatedReport, officer: Post, client_of: Callable[[Post], Client]
) -> None:
    sent = send(report=report, version=1, by=officer, agree=True)
    client = client_of(officer)
    assert sent.workbook is not None
    for form, kept in (("word", sent.file), ("excel", sent.workbook)):
        assert kept is not None
        assert len(client.get(f"/bao-cao/{sent.pk}/{form}/").content) == kept.size
    assert sent.sha256 in client.get(sent.get_absolute_url()).content.decode()


def test_without_libreoffice_the_page_offers_word(
    report: ConsolidatedReport, officer: Post, client_of: Callable[[Post], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(officer)
    monkeypatch.setenv("PATH", "")
    answer = client.get(f"/bao-cao/{report.pk}/pdf/")
    assert answer.status_code == 503
    assert f"/bao-cao/{report.pk}/word/" in answer.content.decode()
