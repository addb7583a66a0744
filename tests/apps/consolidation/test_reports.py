"""A consolidated report: composed from the one selector, edited by blocks, sent once, proved afterwards."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import date

import docx
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from tests.apps.programmes.plans import choices, reviewed

from dondoc.apps.accounts.models import Post
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.consolidation.selectors.composing import figures
from dondoc.apps.consolidation.selectors.whole import Whole, blocks_of
from dondoc.apps.consolidation.services import Refused, Stale, arrange, begin, rewrite, send
from dondoc.apps.files import vault
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.models import TaskMove
from dondoc.apps.tasks.selectors.tracking import counts

DAY = date(2026, 3, 31)


@pytest.fixture
def report(officer: Post) -> ConsolidatedReport:
    version = publish(document=reviewed(officer), by=officer, choices=choices(officer.unit))
    return begin(version=version, on=DAY, title="Kết quả thực hiện quý I", by=officer)


def text_of(report: ConsolidatedReport, key: str) -> str:
    return {block.key: block.text for block in blocks_of(report)}[key]


def test_the_figures_are_those_of_the_one_selector(report: ConsolidatedReport) -> None:
    assert figures(counts(report.programme_version, DAY)) in text_of(report, "general")


def test_every_paragraph_with_a_figure_says_where_it_comes_from(report: ConsolidatedReport) -> None:
    silent = [
        block.key for block in blocks_of(report) if not block.heading and not block.sources and "none" not in block.key
    ]
    assert silent == []


def test_a_rewritten_block_stays_and_empty_words_bring_the_composed_ones_back(
    report: ConsolidatedReport, officer: Post
) -> None:
    composed = text_of(report, "general")
    once = rewrite(report=report, key="general", text="Lời của người.", version=1, by=officer)
    assert text_of(once, "general") == "Lời của người."
    twice = rewrite(report=report, key="general", text=" ", version=2, by=officer)
    assert text_of(twice, "general") == composed


def test_who_writes_on_an_older_version_is_told(report: ConsolidatedReport, officer: Post, head: Post) -> None:
    rewrite(report=report, key="general", text="Một.", version=1, by=officer)
    with pytest.raises(Stale, match="Lê Hoài Phương"):
        rewrite(report=report, key="general", text="Hai.", version=1, by=head)
    report.refresh_from_db()
    assert text_of(report, "general") == "Một."


def test_blocks_move_are_left_out_and_come_back(report: ConsolidatedReport, officer: Post) -> None:
    keys = [block.key for block in blocks_of(report)]
    moved = arrange(report=report, key=keys[1], how="up", version=1, by=officer)
    assert [block.key for block in blocks_of(moved)][:2] == [keys[1], keys[0]]
    gone = arrange(report=report, key=keys[1], how="drop", version=2, by=officer)
    assert keys[1] not in [block.key for block in blocks_of(gone)]
    back = arrange(report=report, key="", how="restore", version=3, by=officer)
    assert sorted(block.key for block in blocks_of(back)) == sorted(keys)


def test_a_sent_report_is_frozen_with_its_hash(report: ConsolidatedReport, officer: Post) -> None:
    sent = send(report=report, version=1, by=officer, agree=True)
    kept = vault.path_of(sent.sha256).read_bytes()
    assert hashlib.sha256(kept).hexdigest() == sent.sha256
    before = [block.text for block in blocks_of(sent)]
    TaskMove.objects.create(
        task=sent.programme_version.tasks.all()[0].task, act="cancel", to="cancelled", on=DAY, at=sent.begun_at,
        by=officer.person,
    )  # fmt: skip
    sent.refresh_from_db()
    assert [block.text for block in blocks_of(sent)] == before
    with pytest.raises(Refused, match="đã gửi"):
        rewrite(report=sent, key="general", text="Khác.", version=2, by=officer)


def test_verify_proves_what_was_sent_and_finds_what_was_changed(report: ConsolidatedReport, officer: Post) -> None:
    sent = send(report=report, version=1, by=officer, agree=True)
    said = io.StringIO()
    call_command("verify", stdout=said)
    assert "nguyên vẹn" in said.getvalue()
    path = vault.path_of(sent.sha256)
    path.chmod(0o640)
    path.write_bytes(b"khac")
    with pytest.raises(CommandError, match="1/1"):
        call_command("verify", stdout=said)
    assert "đã khác lúc gửi" in said.getvalue()


def test_the_word_file_is_an_administrative_document(report: ConsolidatedReport) -> None:
    drawn = docx.Document(io.BytesIO(Whole(report).word(stamped=True)))
    words = " ".join(cell.text for table in drawn.tables[:1] for row in table.rows for cell in row.cells)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "Dự thảo 1" in words
    assert [section.orientation for section in drawn.sections][:2] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    heads = [table for table in drawn.tables if table._tbl.findall(f".//{qn('w:tblHeader')}")]
    assert len(heads) == 3


def test_a_day_ahead_is_refused(report: ConsolidatedReport, officer: Post) -> None:
    with pytest.raises(Refused, match="chưa tới"):
        begin(version=report.programme_version, on=date(2199, 1, 1), title="X", by=officer)


def test_a_stale_form_shows_what_was_typed(
    report: ConsolidatedReport, officer: Post, client_of: Callable[[Post], Client]
) -> None:
    rewrite(report=report, key="general", text="Một.", version=1, by=officer)
    answer = client_of(officer).post(
        f"/bao-cao/{report.pk}/doan/", {"how": "save", "key": "general", "text": "Hai.", "version": "1"}
    )
    assert answer.status_code == 409
    assert "Hai." in answer.content.decode()


def test_a_report_is_begun_on_the_page(
    report: ConsolidatedReport, officer: Post, focal: Post, client_of: Callable[[Post], Client]
) -> None:
    told = {"version": report.programme_version_id, "title": "Quý I", "on": "31/03/2026"}
    assert client_of(focal).post("/bao-cao/", told).status_code == 403
    assert client_of(officer).post("/bao-cao/", told | {"on": "31/02/2026"}).status_code == 422
    assert ConsolidatedReport.objects.count() == 1
    assert client_of(officer).post("/bao-cao/", told).status_code == 302
    assert ConsolidatedReport.objects.count() == 2
