"""A Word file in the layout of Nghị định 30/2020: measured in the file itself."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Length

from dondoc.writers.docx import write_docx
from dondoc.writers.report import (
    Align,
    Annex,
    Column,
    Letterhead,
    Report,
    Row,
    Signature,
    Table,
    heading,
    paragraph,
)


def _report(**changed: object) -> Report:
    columns = (Column("TT", 10, Align.CENTRE), Column("Nhiệm vụ", 90), Column("Hạn", 30))
    rows = (Row(("A. Phần một",), whole=True), Row(("1", "Xây dựng Đề án", "31/12/2026")))
    annex = Annex("Phụ lục", "Danh mục nhiệm vụ", (Table(columns, rows),), landscape=True, attached_to="Báo cáo số 1")
    given: dict[str, object] = {
        "letterhead": Letterhead("Bộ Phát triển Xã hội", "Vụ Pháp chế", "Số:    /BC-PC", "Hà Nội", date(2026, 1, 6)),
        "kind": "Báo cáo",
        "abstract": "Kết quả thực hiện quý I",
        "blocks": (heading("I. Đánh giá chung"), paragraph("Nội dung.")),
        "signature": Signature("Vụ trưởng", "Trần Minh Khuê"),
        "addressees": ("Bộ trưởng",),
        "recipients": ("Như trên", "Lưu: VT, PC"),
        "annexes": (annex,),
    }
    return Report(**(given | changed))  # type: ignore[arg-type]


def _drawn(**changed: object) -> Document:
    return docx.Document(io.BytesIO(write_docx(_report(**changed))))


def _mm(length: Length | None) -> int:
    assert length is not None
    millimetres: float = length.mm
    return round(millimetres)


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    page = _drawn().sections[0]
    assert (_mm(page.page_width), _mm(page.page_height)) == (210, 297)
    assert 20 <= _mm(page.top_margin) <= 25
    assert 20 <= _mm(page.bottom_margin) <= 25
    assert 30 <= _mm(page.left_margin) <= 35
    assert 15 <= _mm(page.right_margin) <= 20


def test_the_face_is_times_new_roman_for_every_script() -> None:
    style = _drawn().styles["Normal"]
    faces = style.element.rPr.rFonts
    assert {faces.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert style.font.size.pt == 14


def test_the_number_stands_in_the_head_but_not_on_page_one() -> None:
    page = _drawn().sections[0]
    assert page.different_first_page_header_footer
    assert "PAGE" in page.header._element.xml
    assert "PAGE" not in page.first_page_header._element.xml


def test_an_annex_has_a_landscape_section_numbered_from_one_with_no_number_on_its_first_page() -> None:
    page = _drawn().sections[1]
    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert (_mm(page.page_width), _mm(page.page_height)) == (297, 210)
    assert page.different_first_page_header_footer
    assert page._sectPr.xpath("./w:pgNumType/@w:start") == ["1"]
    assert "PAGE" in page.header._element.xml


def test_the_letterhead_says_who_when_and_what() -> None:
    left, right = (cell.text for cell in _drawn().tables[0].rows[0].cells)
    assert left.split("\n")[:2] == ["BỘ PHÁT TRIỂN XÃ HỘI", "VỤ PHÁP CHẾ"]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in right
    number, day = (cell.text for cell in _drawn().tables[0].rows[1].cells)
    assert number == "Số:    /BC-PC"
    assert day == "Hà Nội, ngày 06 tháng 01 năm 2026"


def test_heads_of_tables_repeat_and_rows_are_not_torn() -> None:
    table = _drawn().tables[-1]
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)


def test_columns_fill_the_breadth_in_the_proportion_asked_for() -> None:
    table = _drawn().tables[-1]
    widths = [cell.width or 0 for cell in table.rows[2].cells]
    assert sum(widths) / 36000 == pytest.approx(297 - 30 - 15, abs=1)
    assert widths[1] / widths[0] == pytest.approx(9, rel=0.01)


def test_a_whole_row_spans_the_table() -> None:
    table = _drawn().tables[-1]
    assert len({cell._tc for cell in table.rows[1].cells}) == 1


def test_recipients_end_with_a_full_stop_and_the_signature_is_in_capitals() -> None:
    left, right = (cell.text for cell in _drawn(annexes=()).tables[-1].rows[0].cells)
    assert left == "Nơi nhận:\n- Như trên;\n- Lưu: VT, PC."
    assert right.startswith("VỤ TRƯỞNG")
    assert right.endswith("Trần Minh Khuê")


def test_several_addressees_stand_in_a_list() -> None:
    lines = [line.text for line in _drawn(addressees=("Vụ A", "Vụ B")).paragraphs]
    assert lines[lines.index("Kính gửi:") + 1 :][:2] == ["- Vụ A;", "- Vụ B."]


def test_what_xml_cannot_hold_is_left_out() -> None:
    words = [line.text for line in _drawn(blocks=(paragraph("Nội\x00 dung\x0b \ud800mới"),)).paragraphs]
    assert "Nội dung mới" in words


def test_room_is_left_for_a_day_that_is_not_known() -> None:
    letterhead = Letterhead("", "Bộ Phát triển Xã hội", "Số:", "Hà Nội")
    right = _drawn(letterhead=letterhead).tables[0].rows[1].cells[1].text
    assert "Hà Nội, ngày      tháng" in right
