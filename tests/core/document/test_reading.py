"""What documents of our own writing say of themselves."""

from __future__ import annotations

from datetime import date

import pytest
from tests.core.document.drafts import DECISION, LETTER, facts_of

from dondoc.core.document import Part


def test_the_header_of_a_decision() -> None:
    facts, text = facts_of(DECISION)
    assert (facts.number, facts.kind, facts.issued, facts.place) == (
        "12/QĐ-BPTXH",
        "Quyết định",
        date(2026, 1, 5),
        "Hà Nội",
    )
    assert facts.issuer == "Bộ Phát triển Xã hội"
    assert facts.title == "Về việc ban hành Chương trình công tác năm 2026 của Bộ Phát triển Xã hội"
    assert facts.effective == date(2026, 1, 5)
    assert facts.header["number"].raw == "Số: 12/QĐ-BPTXH"
    for field in facts.header.values():
        assert " ".join(field.span.of(text.text).split()) == " ".join(field.raw.split())


def test_the_grounds_that_a_text_layer_put_on_the_line_of_the_title() -> None:
    facts, _ = facts_of(
        "BỘ PHÁT TRIỂN XÃ HỘI\nSố: 7/KH-BPTXH\nHà Nội, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nTriển khai công tác bình đẳng giới "
        "năm 2026 Thực hiện Quyết định số 161/QĐ-TTg ngày 25/01/2016 của Thủ tướng Chính phủ, Bộ ban hành Kế hoạch như sau:"
        "\nI. MỤC TIÊU\n1. Thu hẹp khoảng cách giới."
    )
    assert facts.title == "Triển khai công tác bình đẳng giới năm 2026"


def test_who_signed_and_in_which_post() -> None:
    signer = facts_of(DECISION)[0].signer
    assert signer is not None
    assert (signer.name, signer.title) == ("Lê Thị Bình", "Thứ trưởng")
    assert facts_of(LETTER)[0].signer.title == "Chánh Văn phòng"  # type: ignore[union-attr]


def test_recipients_with_their_purpose() -> None:
    recipients = facts_of(DECISION)[0].recipients
    assert [(r.raw, r.purpose) for r in recipients] == [
        ("Như Điều 3", None),
        ("Bộ trưởng (để báo cáo)", "để báo cáo"),
        ("UBND các tỉnh: Lào Cai, Yên Bái", None),
        ("Lưu: VT, VP (2b)", None),
    ]
    assert [r.raw for r in facts_of(LETTER)[0].recipients] == ["Như trên", "Cục Kiểm soát - Văn phòng (b/c)", "Lưu: VT"]


def test_basis_and_the_other_roles() -> None:
    roles = {c.number or c.raw: c.role for c in facts_of(DECISION)[0].citations}
    assert roles == {
        "Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025": "basis",
        "01/NQ-CP": "basis",
        "02/NQ-CP": "basis",
        "30/2025/NĐ-CP": "basis",
        "9/NQ-CP": "mentions",
        "5/TTr-VP": "mentions",
        "77/QĐ-TTg": "implements",
        "11/QĐ-BPTXH": "replaces",
        "10/QĐ-BPTXH": "replaces",
        "12/QĐ-BPTXH": "mentions",
        "20-CT/TW": "mentions",
        "8/KH-BPTXH": "mentions",
    }


def test_a_citation_knows_its_kind_day_and_issuer() -> None:
    cited = {c.number: c for c in facts_of(DECISION)[0].citations}
    assert (cited["02/NQ-CP"].kind, cited["02/NQ-CP"].issued, cited["02/NQ-CP"].issuer) == (
        "Nghị quyết",
        date(2026, 1, 6),
        "Chính phủ",
    )
    assert cited["20-CT/TW"].issuer == "Bộ Chính trị"
    assert cited["20-CT/TW"].raw == "Chỉ thị số 20-CT/TW"


def test_the_document_does_not_cite_itself_but_its_namesake_of_another_year() -> None:
    facts, _ = facts_of(DECISION)
    assert facts.own_numbers == {"12/QĐ-BPTXH", "12/QĐ-BPTX"}
    (namesake,) = [c for c in facts.citations if c.number == "12/QĐ-BPTXH"]
    assert namesake.issued == date(2020, 1, 6)


def test_the_paragraph_in_place_of_a_basis_counts_only_what_it_carries_out_itself() -> None:
    roles = {c.number: c.role for c in facts_of(LETTER)[0].citations}
    assert [n for n, role in roles.items() if role == "basis"] == ["7/VPCP-TH", "8/KH-BPTXH"]
    assert {roles[n] for n in ("9/NQ-CP", "3/CT-TTg", "6/QĐ-TTg", "4/2025/TT-BNV")} == {"mentions"}


def test_a_letter_is_known_by_its_form() -> None:
    facts, _ = facts_of(LETTER)
    assert (facts.number, facts.kind, facts.title) == ("045/VP-TH", "Công văn", "V/v báo cáo công tác quý I")


def test_grouped_addressees_are_unfolded() -> None:
    facts, text = facts_of(LETTER)
    assert [u.unit or u.raw for u in facts.addressees] == [
        "Văn phòng",
        "Thanh tra",
        "Vụ Pháp chế",
        "Vụ Kế hoạch - Tài chính",
        "Cục Việc làm",
        "Cục An toàn lao động",
        "Phòng Chính sách số",
        "Phòng Dữ liệu",
        "UBND các tỉnh, thành phố trực thuộc Trung ương",
    ]
    assert [u.span.of(text.text) for u in facts.addressees][2] == "Pháp chế"


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("Các Sở: Y tế, Văn hóa, Thể thao và Du lịch.", ["Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "UBND các tỉnh, thành phố: Hà Nội, Nghệ An",
            ["Ủy ban nhân dân thành phố Hà Nội", "Ủy ban nhân dân tỉnh Nghệ An"],
        ),
        ("Bộ trưởng các Bộ: Công an; Quốc phòng", ["Bộ Công an", "Bộ Quốc phòng"]),
        ("Các Phòng: Số hóa, lưu trữ; Dữ liệu", ["Phòng Số hóa, lưu trữ", "Phòng Dữ liệu"]),
        ("Các Tổng công ty, công ty trực thuộc", ["Các Tổng công ty, công ty trực thuộc"]),
        ("Bộ trưởng Bộ Phát triển Xã hội.", ["Bộ trưởng Bộ Phát triển Xã hội"]),
        ("Sở Y tế và Sở Tài chính", ["Sở Y tế", "Sở Tài chính"]),
    ],
)
def test_addressees_of_every_shape(line: str, units: list[str]) -> None:
    facts, _ = facts_of(f"Kính gửi: {line}\n\nNội dung của văn bản.")
    assert [u.unit or u.raw for u in facts.addressees] == units


def test_a_telegram_names_whom_it_is_wired_to() -> None:
    telegram = (
        "CÔNG ĐIỆN\n\nVề việc ứng phó bão\n\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Các Bộ: Công an, Quốc phòng;\n\nNội dung."
    )
    facts, _ = facts_of(telegram)
    assert [u.unit for u in facts.addressees] == ["Bộ Công an", "Bộ Quốc phòng"]
    assert (facts.kind, facts.title) == ("Công điện", "Về việc ứng phó bão")


def test_annexes_and_the_attached_programme_are_told_apart() -> None:
    facts, text = facts_of(DECISION)
    places = {"Điều 1.": None, "I. NHIỆM VỤ": None, "Rà soát": None, "8/KH": "I", "Nội dung khác": "02"}
    assert {w: facts.appendix_of(text.text.index(w)) for w in places} == places
    found = {r.part: r.span.of(text.text) for r in facts.regions}
    assert found[Part.ATTACHED].startswith("CHƯƠNG TRÌNH CÔNG TÁC")
    assert found[Part.RECIPIENTS].startswith("Nơi nhận")
    assert found[Part.SIGNATURE].endswith("Bình")
    assert found[Part.HEADER].endswith("BỘ TRƯỞNG BỘ PHÁT TRIỂN XÃ HỘI")
    assert facts.within(facts.recipients[0].span, Part.RECIPIENTS)


def test_the_outline_has_articles_headings_and_annexes() -> None:
    outline = facts_of(DECISION)[0].outline
    articles = [("Điều 1", 2), ("Điều 2", 2), ("Điều 3", 2)]
    assert [(h.label, h.level) for h in outline] == [
        (None, 1),
        *articles,
        (None, 1),
        ("I", 2),
        ("Phụ lục I", 1),
        ("Phụ lục 02", 1),
    ]


HEADLESS = """**NGHỊ QUYẾT**

VỀ PHÁT ĐỘNG PHONG TRÀO TRỒNG CÂY

**CHÍNH PHỦ**

Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;

QUYẾT NGHỊ:

1. Các bộ trồng cây.

Nơi nhận:
- Lưu: VT.

TM. CHÍNH PHỦ
THỦ TƯỚNG
Trần Văn Bình

PHỤ LỤC

DANH MỤC

(Kèm theo Nghị quyết số 94/NQ-CP ngày 03 tháng 12 năm 2025 của Chính phủ)
"""


def test_where_the_head_is_missing_the_caption_of_the_annex_speaks() -> None:
    facts, _ = facts_of(HEADLESS)
    assert (facts.number, facts.issued, facts.issuer, facts.place) == ("94/NQ-CP", date(2025, 12, 3), "Chính phủ", None)


BLANKS = """SỞ THÔNG TIN VÀ TRUYỀN THÔNG
TỈNH PHÚ THỌ
Số:       /KH-STTTT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Phú Thọ, ngày      tháng 12 năm 2011

KẾ HOẠCH
Đào tạo năm 2011

Căn cứ Quyết định số 1605/QĐ-TTg;
"""


def test_what_is_left_blank_stays_unknown() -> None:
    facts, _ = facts_of(BLANKS)
    assert (facts.number, facts.issued, facts.place, facts.kind) == (None, None, "Phú Thọ", "Kế hoạch")
    assert facts.issuer == "Sở Thông tin và Truyền thông tỉnh Phú Thọ"


PARTY = """ĐẢNG CỘNG SẢN VIỆT NAM
TỈNH ỦY SƠN LA
*
Số 29-CT/TU
Sơn La, ngày 19 tháng 4 năm 2023

CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về tăng cường sự lãnh đạo đối với công tác trẻ em

Thời gian qua, công tác này đạt kết quả.

1. Các cấp ủy quán triệt.

Nơi nhận
- Các huyện ủy, thành ủy,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
BÍ THƯ
(đã ký)
Nguyễn Văn An
"""


def test_a_document_of_the_party() -> None:
    facts, _ = facts_of(PARTY)
    assert (facts.number, facts.kind, facts.issuer) == ("29-CT/TU", "Chỉ thị", "Tỉnh ủy Sơn La")
    assert facts.title == "về tăng cường sự lãnh đạo đối với công tác trẻ em"
    assert (facts.signer.name, facts.signer.title) == ("Nguyễn Văn An", "Bí thư")  # type: ignore[union-attr]
    assert [r.raw for r in facts.recipients] == ["Các huyện ủy, thành ủy", "Lưu Văn phòng Tỉnh ủy"]


PRESS = """Tin trong nước
Trang chủ / Thời sự
Bộ tổng kết công tác năm 2025
05:01 PM 12/01/2026
(LĐXH) Sáng 12/1, Bộ tổ chức hội nghị. Bộ yêu cầu thực hiện Đề án 161 theo Quyết định số 5/QĐ-TTg.
Ngọc Trần
TAG:
Tin khác
Một tin khác hẳn
"""


def test_a_page_of_the_press_has_a_headline_a_day_and_no_issuer() -> None:
    facts, text = facts_of(PRESS)
    assert (facts.kind, facts.issued, facts.issuer, facts.number) == ("Tin tức", date(2026, 1, 12), None, None)
    assert facts.title == "Bộ tổng kết công tác năm 2025"
    assert [c.role for c in facts.citations] == ["mentions"]
    furniture = "".join(r.span.of(text.text) for r in facts.regions if r.part is Part.FURNITURE)
    assert "Một tin khác hẳn" in furniture
    assert "hội nghị" not in furniture


def test_a_press_page_without_a_headline_gets_none() -> None:
    facts, _ = facts_of(
        "date 2025-10-17 Trong giai đoạn 2020-2025, Việt Nam đã ưu tiên nhiều hoạt động...\n\nNội dung bài viết."
    )
    assert (facts.kind, facts.issued, facts.title) == ("Tin tức", date(2025, 10, 17), None)


def test_a_day_does_not_make_a_letter_a_press_page() -> None:
    assert facts_of("Cập nhật: 12/01/2026 08:00\n\nKính gửi: Văn phòng Bộ.\n\nNội dung.")[0].kind == "Công văn"


@pytest.mark.parametrize(
    ("office", "issuer"),
    [
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
        ("BỘ TRƯỞNG BỘ NỘI VỤ", "Bộ Nội vụ"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", "Ủy ban nhân dân tỉnh Nghệ An"),
        ("ỦY BAN THƯỜNG VỤ QUỐC HỘI", "Ủy ban Thường vụ Quốc hội"),
    ],
)
def test_the_office_above_the_basis_names_the_issuer(office: str, issuer: str) -> None:
    facts, _ = facts_of(f"Số: 5/QĐ-ABC\n\nQUYẾT ĐỊNH\n\nVề việc ban hành quy chế\n\n{office}\n\nCăn cứ Luật;\n")
    assert (facts.issuer, facts.title) == (issuer, "Về việc ban hành quy chế")


def test_a_number_alone_names_its_issuer_and_kind() -> None:
    facts, _ = facts_of("Số: 21/CT-TTg\n\nHà Nội, ngày 02/03/2026\n\nCăn cứ tình hình thực tế;\n")
    assert (facts.kind, facts.issuer, facts.title) == ("Chỉ thị", "Thủ tướng Chính phủ", None)


def test_words_that_say_nothing_give_nothing() -> None:
    facts, _ = facts_of("Một đoạn văn bình thường không có gì.")
    assert (facts.number, facts.kind, facts.issued, facts.issuer, facts.title, facts.signer) == (None,) * 6
    assert (facts.recipients, facts.citations, facts.regions) == ((), (), facts.regions)


def test_recipients_and_signature_read_across_two_columns() -> None:
    facts, _ = facts_of(
        "BỘ PHÁT TRIỂN XÃ HỘI\n\nSố: 3/CT-BPTXH\n\nCHỈ THỊ\n\nVề việc tiết kiệm điện\n\n1. Các đơn vị tắt đèn khi về.\n\n"
        "Nơi nhận:\n\nBỘ TRƯỞNG\n\n- Văn phòng Chính phủ;\n\n- Các đơn vị thuộc Bộ;\n\n(Đã ký)\n\n- Website Bộ;\n\n"
        "Trần Thu Hà\n\n- Lưu: VT."
    )
    assert [r.raw for r in facts.recipients] == ["Văn phòng Chính phủ", "Các đơn vị thuộc Bộ", "Website Bộ", "Lưu: VT"]
    assert facts.signer is not None
    assert (facts.signer.name, facts.signer.title) == ("Trần Thu Hà", "Bộ trưởng")


def test_the_day_is_found_where_the_right_column_of_the_head_was_read_under_the_kind() -> None:
    facts, _ = facts_of(
        "UBND TỈNH HÀ LAM\n\nSố: 21/KH-UBND\n\nKẾ HOẠCH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\n\nNAM\n\n"
        "Độc lập - Tự do - Hạnh phúc\n\nHà Lam, ngày 06 tháng 4 năm 2021\n\nPhòng, chống lụt bão\n\n"
        "Thực hiện chỉ đạo của tỉnh, Ủy ban nhân dân lập kế hoạch như sau:\n"
    )
    assert (facts.number, facts.issued, facts.place) == ("21/KH-UBND", date(2021, 4, 6), "Hà Lam")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 02/2026/NQ-HĐTPHà Nội, ngày 13 tháng 01 năm 2026", "02/2026/NQ-HĐTP"),
        ("Nghị quyết số: 31/NQ-HĐND Hà Nội, ngày 13 tháng 01 năm 2026", "31/NQ-HĐND"),
        ("Số: 06/QC-TT.HĐND-UBND Hà Nội, ngày 13 tháng 01 năm 2026", "06/QC-TT.HĐND-UBND"),
        ("Số: 09/KH-BCĐ389 Hà Nội, hồi 15 giờ 30 ngày 13 tháng 01 năm 2026", "09/KH-BCĐ389"),
    ],
)
def test_a_number_and_the_place_beside_it_are_told_apart(line: str, number: str) -> None:
    facts, _ = facts_of(f"BỘ NỘI VỤ\n\n{line}\n\nKẾ HOẠCH\n\nKiểm tra công vụ\n\nCăn cứ Luật;\n")
    assert (facts.number, facts.place, facts.issued) == (number, "Hà Nội", date(2026, 1, 13))


def test_a_later_sentence_may_state_the_basis_and_names_may_hold_an_apostrophe() -> None:
    words = LETTER.replace("Triển khai Công văn", "Dịch còn phức tạp. Thực hiện Công văn").replace("Văn An", "K' Brông")
    facts = facts_of(words)[0]
    assert [c.number for c in facts.citations if c.role == "basis"] == ["7/VPCP-TH", "8/KH-BPTXH"]
    assert facts.signer is not None
    assert facts.signer.name == "Nguyễn K' Brông"


@pytest.mark.parametrize(
    ("block", "issuer"),
    [
        ("ỦY BAN NHÂN\n\nDÂN\n\nTỈNH NGHỆ AN", "Ủy ban nhân dân tỉnh Nghệ An"),
        ("BẢO HIỂM XÃ HỘI\n\nVIỆT NAM", "Bảo hiểm xã hội Việt Nam"),
    ],
)
def test_a_head_copied_from_a_page_is_read_whole(block: str, issuer: str) -> None:
    """Names parted at any word, soft hyphens for plain ones, letters of another page of codes, offices in the title."""
    facts, _ = facts_of(
        f"{block}\n\nCỘNG HÒA XàHỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập \u00ad Tự do \u00ad Hạnh phúc\n\n"
        "Số: 61/QĐ\u00adUBND\n\nNghệ An, ngày 28 tháng 8 năm 2019\n\nQUYẾT ĐỊNH\n\nPHÊ DUYỆT QUY HOẠCH RAU SẠCH\n"
        f"CHỦ TỊCH {' '.join(block.replace('ỦY', 'UỶ').split())}\n\n"
        "Cắn cứ Nghị quyết số 30c/NQ\u00adCP; Quyết định số 64/QĐ.UBND-NN;\n\nĐiều 1. Phê duyệt."
    )
    assert (facts.number, facts.issuer, facts.title) == ("61/QĐ-UBND", issuer, "PHÊ DUYỆT QUY HOẠCH RAU SẠCH")
    assert [c.number for c in facts.citations if c.role == "basis"] == ["30c/NQ-CP", "64/QĐ.UBND-NN"]
