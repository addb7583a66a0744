"""The template that an administrator edits in Word: what is fit is kept and drawn from, what is not is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from tests.apps.programmes.plans import choices, reviewed

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.consolidation.models import ConsolidatedReport, LetterTemplate
from dondoc.apps.consolidation.selectors.letterheads import headed
from dondoc.apps.consolidation.selectors.whole import Whole
from dondoc.apps.consolidation.services import begin, send
from dondoc.apps.programmes.services.publish import publish
from dondoc.writers.letterhead import house_template

ADDRESS = "/mau-van-ban/"
SAID = {
    "place": "Huế",
    "notation": "BC-VP",
    "authority": "TL. Bộ trưởng",
    "title": "Chánh Văn phòng",
    "recipients": "Bộ trưởng\nLưu: VT",
}


def edited(change: Callable[[Document], object]) -> bytes:
    """The house's template as somebody changed it."""
    document = docx.Document(io.BytesIO(house_template()))
    change(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _reworded(old: str, new: str) -> bytes:
    """The house's template with words changed in its text."""
    source, kept = zipfile.ZipFile(io.BytesIO(house_template())), io.BytesIO()
    with zipfile.ZipFile(kept, "w") as target:
        for name in source.namelist():
            target.writestr(
                name,
                source.read(name).decode().replace(old, new) if name.endswith("document.xml") else source.read(name),
            )
    return kept.getvalue()


def _with_member(name: str) -> bytes:
    kept = io.BytesIO(house_template())
    with zipfile.ZipFile(kept, "a") as target:
        target.writestr(name, b"x")
    return kept.getvalue()


def _wide(document: Document) -> None:
    document.sections[0].left_margin = Mm(10)


def _letter_paper(document: Document) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)


def _arial(document: Document) -> None:
    document.styles["Normal"].font.name = "Arial"


def _unnumbered(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = False


def _two_parts(document: Document) -> None:
    document.add_section().orientation = WD_ORIENT.LANDSCAPE


UNFIT = {
    "no Word file": (b"%PDF-1.7", "không phải Word"),
    "macros": (_with_member("word/vbaProject.bin"), "macro"),
    "margin": (edited(_wide), "Lề trái là 10 mm. Đặt lại từ 30 đến 35 mm"),
    "paper": (edited(_letter_paper), "216×279 mm"),
    "font": (edited(_arial), "“Arial”"),
    "number": (edited(_unnumbered), "số trang"),
    "sections": (edited(_two_parts), "2 phần"),
    "missing": (_reworded("{{CƠ QUAN}}", "Cơ quan"), "thiếu {{CƠ QUAN}}"),
    "unknown": (_reworded("{{HỌ TÊN}}", "{{TÊN NGƯỜI KÝ}}"), "Không có ô {{TÊN NGƯỜI KÝ}}"),
    "body": (_reworded("{{NỘI DUNG}}", "Nội dung: {{NỘI DUNG}}"), "một mình trên một dòng"),
    "large": (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
}


@pytest.fixture
def admin_client(admin: Post, client_of: Callable[[Post], Client]) -> Client:
    return client_of(admin)


def _sent(data: bytes) -> dict[str, object]:
    return SAID | {"file": SimpleUploadedFile("mau.docx", data)}


@pytest.mark.parametrize("what", UNFIT)
def test_a_file_that_is_not_fit_is_told_and_the_old_one_stays(what: str, admin_client: Client) -> None:
    data, words = UNFIT[what]
    answer = admin_client.post(ADDRESS, _sent(data))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not LetterTemplate.objects.exists()


def _report(officer: Post) -> ConsolidatedReport:
    version = publish(document=reviewed(officer), by=officer, choices=choices(officer.unit))
    return begin(version=version, on=date(2026, 3, 31), title="Kết quả thực hiện quý I", by=officer)


def test_a_report_is_drawn_from_the_template_that_was_edited(officer: Post, admin_client: Client) -> None:
    def _motto(document: Document) -> None:
        document.paragraphs[0].insert_paragraph_before("HỎA TỐC")
        document.sections[0].left_margin = Mm(35)

    assert admin_client.post(ADDRESS, _sent(edited(_motto))).status_code == 302
    drawn = docx.Document(io.BytesIO(Whole(_report(officer)).word(stamped=False)))
    said = [line.text for line in drawn.paragraphs] + [cell.text for table in drawn.tables[:1] for cell in table._cells]
    assert "HỎA TỐC" in said
    assert "Số:        /BC-VP" in said
    assert any(words.startswith("Huế, ngày") for words in said)
    assert {round(section.left_margin.mm) for section in drawn.sections if section.left_margin} == {35}
    foot = next(table for table in drawn.tables if "Nơi nhận:" in table._cells[0].text)
    assert foot._cells[0].text == "Nơi nhận:\n- Bộ trưởng;\n- Lưu: VT."
    assert foot._cells[1].text.startswith("TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG")


def test_versions_are_kept_and_audited_and_the_units_own_counts_first(officer: Post, admin_client: Client) -> None:
    admin_client.post(ADDRESS, SAID)
    admin_client.post(f"{ADDRESS}?don-vi={officer.unit_id}", SAID | {"place": "Đà Nẵng"})
    admin_client.post(ADDRESS, SAID | {"place": "Cần Thơ"})
    assert list(LetterTemplate.objects.order_by("pk").values_list("unit", "number")) == [
        (None, 1), (officer.unit_id, 1), (None, 2),
    ]  # fmt: skip
    assert headed(officer.unit).place == "Đà Nẵng"
    assert AuditRow.objects.filter(act="consolidation.template_kept").count() == 3
    page = admin_client.get(ADDRESS).content.decode()
    assert "Bản 2" in page
    assert "Bản 1" in page
    kept = LetterTemplate.objects.order_by("pk")[0]
    assert admin_client.get(f"{ADDRESS}{kept.pk}/tep/").content == house_template()


def test_the_database_refuses_to_change_a_version_or_a_sent_report(officer: Post, admin_client: Client) -> None:
    admin_client.post(ADDRESS, SAID)
    kept = LetterTemplate.objects.all()
    sent = send(report=_report(officer), version=1, by=officer, agree=True)
    rows = ConsolidatedReport.objects.filter(pk=sent.pk)
    for act in (
        lambda: kept.update(place="Hà Nội"),
        lambda: kept._raw_delete(kept.db),
        lambda: rows.update(title="Khác"),
        lambda: rows.update(state="draft", sent_at=None),
        lambda: rows._raw_delete(rows.db),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    assert rows.get().title == "Kết quả thực hiện quý I"


def test_without_a_template_the_house_and_the_units_head_sign(head: Post) -> None:
    made = headed(head.unit)
    assert (made.issuer, made.title, made.signer) == (str(head.unit), "Cục trưởng", head.person.full_name)
    assert made.notation == f"BC-{head.unit.code}"
