"""Plain text and Markdown: paragraphs, page breaks, tables of every kind, marks, encodings."""

from __future__ import annotations

import unicodedata

import pytest

from dondoc.core.text import CannotRead, PieceKind, Text
from dondoc.core.text.plain import plain_text, read_plain


def words(text: Text) -> list[str]:
    return [p.span.of(text.text) for p in text.pieces]


def rows(text: Text, table: int = 0) -> list[list[str]]:
    return [[c.span.of(text.text) for c in row] for row in text.tables[table].rows]


def test_a_sentence_cut_by_a_page_break_is_whole() -> None:
    text = plain_text(
        "Tăng cường chỉ đạo, tuyệt đối không chủ quan trước dịch\n\nbệnh. Tiếp tục phối hợp.\n\nĐoạn khác."
    )
    assert words(text) == [
        "Tăng cường chỉ đạo, tuyệt đối không chủ quan trước dịch bệnh. Tiếp tục phối hợp.",
        "Đoạn khác.",
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("- Văn phòng Bộ;", "các đơn vị khác"),
        ("Mục tiêu chung:", "nâng cao chất lượng"),
        ("QUYẾT ĐỊNH", "về việc ban hành kế hoạch"),
        ("Rà soát các quy định", "a) Quy định thứ nhất"),
        ("## Mục đích", "nâng cao chất lượng"),
    ],
)
def test_what_is_no_broken_sentence_stays_apart(above: str, below: str) -> None:
    assert len(plain_text(f"{above}\n\n{below}").pieces) == 2


def test_a_page_number_between_two_halves_stands_behind_the_sentence() -> None:
    text = plain_text("Vụ Pháp chế chủ trì rà soát các\n\n12\n\nquy định hiện hành.")
    assert words(text) == ["Vụ Pháp chế chủ trì rà soát các quy định hiện hành.", "12"]
    assert text.pieces[1].kind is PieceKind.FURNITURE


def test_lines_wrapped_at_a_width_are_joined_and_items_are_not() -> None:
    body = "\n".join(
        f"- Bộ trưởng giao các đơn vị thuộc Bộ triển khai\ncác nhiệm vụ của kế hoạch năm {2020 + i}"
        " theo Nghị\nQuyết của Chính phủ.\n"
        for i in range(5)
    )
    text = plain_text(body)
    assert len(text.pieces) == 5
    assert words(text)[0].endswith("theo Nghị Quyết của Chính phủ.")


def test_a_title_broken_inside_its_bold_marks_is_one_bold_paragraph() -> None:
    text = plain_text("**Ban hành Kế hoạch hành động\nNăm 2026 của Bộ**\n\nCăn cứ")
    assert words(text)[0] == "Ban hành Kế hoạch hành động Năm 2026 của Bộ"
    assert text.pieces[0].bold
    assert not text.pieces[1].bold


def test_heading_marks_give_the_level_and_vanish() -> None:
    piece = (text := plain_text("### **II. NHIỆM VỤ**\n\nNội dung")).pieces[0]
    assert (piece.span.of(text.text), piece.level, piece.bold) == ("II. NHIỆM VỤ", 3, True)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("*   Rà soát văn bản", "- Rà soát văn bản"),
        ("• Rà soát văn bản", "- Rà soát văn bản"),
        ("  + Rà soát văn bản", "+ Rà soát văn bản"),
        ("- a) Rà soát", "a) Rà soát"),
        ("- ✓ 2. Vụ trưởng", "2. Vụ trưởng"),
        ("**Điều 1.** Ban hành", "Điều 1. Ban hành"),
        ("1\\. Mục đích", "1. Mục đích"),
        ("*(nếu có) *và gửi", "(nếu có) và gửi"),
        ("Tỷ lệ (2) * 100%", "Tỷ lệ (2) * 100%"),
        ("A &amp; B<br>C <i>D</i>", "A & B C D"),
    ],
)
def test_marks_are_taken_off_and_words_stay(raw: str, clean: str) -> None:
    assert words(plain_text(raw)) == [clean]


def test_a_table_of_tabs_with_a_repeated_header_is_one_table() -> None:
    text = plain_text("TT\tNhiệm vụ\tĐơn vị\n1\tRà soát\tVụ A\n\nTT\tNhiệm vụ\tĐơn vị\n2\tBáo cáo\tVụ B\n")
    assert rows(text) == [["TT", "Nhiệm vụ", "Đơn vị"], ["1", "Rà soát", "Vụ A"], ["2", "Báo cáo", "Vụ B"]]
    assert [p.span.of(text.text) for p in text.pieces if p.kind is PieceKind.FURNITURE] == ["TT Nhiệm vụ Đơn vị"]


def test_one_line_of_many_tabs_does_not_widen_every_row() -> None:
    many = 400
    text = plain_text("TT\tViệc\tĐơn vị\n" + "1\tRà soát\tVụ A\n" * many + "\t".join(["x"] * many) + "\n")
    (table,) = text.tables
    assert sum(map(len, table.rows)) < 8 * many
    assert text.text.count("Rà soát") == many
    assert rows(text)[-1] == ["x"] * many


def test_a_row_parted_by_an_empty_line_stays_in_the_table() -> None:
    text = plain_text("TT\tChỉ tiêu\tMức\na\tCao đẳng\t603\n\n<i>b</i>\t<i>Sơ cấp</i>\t1.768\n")
    assert rows(text)[2] == ["b", "Sơ cấp", "1.768"]


def test_a_row_cut_inside_a_cell_is_whole() -> None:
    text = plain_text("TT\tViệc\tHạn\tĐơn vị\n1\tRà soát các\n\nquy định\tNăm 2026\tVụ A\n2\tBáo cáo\tNăm 2026\tVụ B\n")
    assert rows(text)[1] == ["1", "Rà soát các quy định", "Năm 2026", "Vụ A"]


def test_lines_that_only_begin_with_a_tab_are_no_table() -> None:
    assert plain_text("\tHà Nội, ngày 18 tháng 12 năm 2009\n\tKính gửi:\n\t- Văn phòng Bộ").tables == ()


def test_pipe_tables_of_both_kinds() -> None:
    one = plain_text("| TT | Việc |\n|----|:---|\n| 1 | **Rà soát** |\n\n| 2 | Báo cáo |\n")
    assert rows(one) == [["TT", "Việc"], ["1", "Rà soát"], ["2", "Báo cáo"]]
    assert one.tables[0].heading
    other = plain_text("|\n**TT**\n|\n**Việc**\n|\n|\n1\n|\nRà\nsoát\n|\n|\n** **\n|\nGhi chú\n|\n")
    assert rows(other) == [["TT", "Việc"], ["1", "Rà soát"], ["", "Ghi chú"]]


def test_an_html_table_inside_markdown_is_a_table() -> None:
    head = "Bảng 1\n<table><tr><th>TT</th><th>V<b>iệc</b></th></tr>"
    text = plain_text(f"{head}<tr><td rowspan=2>1</td><td>a|b</td></tr>\n<tr><td>c<br>d &amp; e</td></tr></table>\nHết")
    assert rows(text) == [["TT", "Việc"], ["1", "a|b"], ["c d & e"]]
    assert (text.tables[0].rows[1][0].row_span, text.tables[0].rows[2][0].column) == (2, 1)
    assert [text.text[at:][:1] for at in text.breaks] == ["d"]
    assert words(text)[0] == "Bảng 1"
    assert words(text)[-1] == "Hết"


def test_a_table_that_only_lays_out_the_head_becomes_paragraphs() -> None:
    first = "|\n**BỘ NỘI\nVỤ**\n------\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\n"
    text = plain_text(f"{first}|\nSố: 01/QĐ-BNV\n|\n*Hà Nội, ngày 01/01/2026*\n|\n")
    assert text.tables == ()
    assert words(text)[:2] == ["BỘ NỘI VỤ", "Số: 01/QĐ-BNV"]


def test_two_columns_of_a_printed_head_are_read_one_after_the_other() -> None:
    text = plain_text(
        "BỘ NỘI VỤ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 01/BNV         Độc lập - Tự do - Hạnh phúc\n"
    )
    assert words(text) == [
        "BỘ NỘI VỤ",
        "Số: 01/BNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_word_segmented_text_is_written_as_people_write_it() -> None:
    text = plain_text("Kế_hoạch phát_triển kinh_tế - xã_hội , y_tế .\n1 . \nGiao Sở Tài_chính ( chủ_trì )")
    assert words(text) == ["Kế hoạch phát triển kinh tế - xã hội, y tế.", "1. Giao Sở Tài chính (chủ trì)"]
    assert text.notes[0][0] == "segmented"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_every_encoding_gives_the_same_words(encoding: str) -> None:
    said = "Số: 01/QĐ-BNV. Ban hành kế hoạch công tác"
    data = _as_cp1258(said) if encoding == "cp1258" else said.encode(encoding)
    assert read_plain(data).text == said + "\n"


def _as_cp1258(words_: str) -> bytes:
    """As Windows-1258 keeps them: the base letter, then the tone as a mark of its own."""
    out = bytearray()
    for char in words_:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in "\u0300\u0301\u0303\u0309\u0323"))
            tone = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
            out += (base + tone).encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 40, "unknown-format"),
        (b"\x00\x01\x02" * 50, "unknown-format"),
        (b" \n\t\n", "no-text"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read_plain(data)
    assert refused.value.code == code
    assert "Hãy" in refused.value.message


def test_broken_titles_do_not_make_a_text_wrapped() -> None:
    titles = [
        "BỘ PHÁT TRIỂN XÃ HỘI",
        "Số: 12/QĐ-BPTXH",
        "Hà Nội, ngày 06 tháng 01 năm 2026",
        "của Bộ trưởng",
        "về việc",
    ]
    long = "Căn cứ Nghị định quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Phát triển Xã hội; " * 2
    lines = [line for _ in range(4) for line in (*titles, "", *([long, ""] * 6))]
    text = plain_text("\n".join(lines)).text
    assert "Số: 12/QĐ-BPTXH\nHà Nội, ngày 06" in text


def test_a_head_that_a_portal_tore_apart_is_put_together() -> None:
    torn = (
        "ỦY\nBAN NHÂN DÂN\nTỈNH AN HÒA\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\n"
        "Số:\n12/KH-UBND\n|\nAn\nHòa, ngày 3 tháng 2 năm 2026\n|\nKẾ HOẠCH\nTRỒNG CÂY NĂM 2026\nCăn cứ Quyết định số\n1/QĐ-TTg;\n"
        "Điều 1. Trồng cây.\n"
    )
    lines = plain_text(torn).text.splitlines()
    assert lines[:2] == ["ỦY BAN NHÂN DÂN", "TỈNH AN HÒA"]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines
    assert {"Số: 12/KH-UBND", "An Hòa, ngày 3 tháng 2 năm 2026", "KẾ HOẠCH"} <= set(lines)
    assert "Căn cứ Quyết định số 1/QĐ-TTg;" in lines


OUT_OF_A_PDF = """KẾ HOẠCH
Phòng, chống dịch bệnh trên địa bàn xã năm 2024 và các năm tiếp theo của
nhiệm kỳ
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Nâng cao nhận thức của người dân về phòng bệnh; huy động các lực lượng
tại chỗ tham gia.
II. NHIỆM VỤ
1. Phun thuốc khử trùng tại các thôn, trường học và chợ đầu mối trước
ngày 30/6/2024.
1
2. Trạm Y tế xã
- Tổ chức tiêm phòng cho trẻ em, thống kê số trẻ chưa được tiêm và báo
cáo Ủy ban nhân dân xã.
- Cấp phát thuốc.
3. Các thôn
Lập danh sách hộ gia đình có người già yếu, gửi về Trạm Y tế xã trước
khi phun thuốc.
"""


def test_text_copied_out_of_a_pdf_parts_its_paragraphs_where_lines_are_not_full() -> None:
    read = plain_text(OUT_OF_A_PDF)
    assert [p.span.of(read.text) for p in read.pieces if p.kind is PieceKind.PARAGRAPH][1:9] == [
        "Phòng, chống dịch bệnh trên địa bàn xã năm 2024 và các năm tiếp theo của nhiệm kỳ",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "Nâng cao nhận thức của người dân về phòng bệnh; huy động các lực lượng tại chỗ tham gia.",
        "II. NHIỆM VỤ",
        "1. Phun thuốc khử trùng tại các thôn, trường học và chợ đầu mối trước ngày 30/6/2024.",
        "2. Trạm Y tế xã",
        "- Tổ chức tiêm phòng cho trẻ em, thống kê số trẻ chưa được tiêm và báo cáo Ủy ban nhân dân xã.",
    ]
    assert [p.span.of(read.text) for p in read.pieces if p.kind is PieceKind.FURNITURE] == ["1"]


def test_a_star_before_a_point_opens_no_emphasis() -> None:
    said = plain_text("1. Kiểm tra\n* Chủ trì: Phòng A\n* Hạn: 30/9/2019\n2. Cải cách\n2.1. Công khai\n")
    assert words(said)[-3:] == ["- Hạn: 30/9/2019", "2. Cải cách", "2.1. Công khai"]


def test_the_place_and_day_under_an_abstract_are_no_more_of_it() -> None:
    text = plain_text("Số: 916/SCT-QLTM\nV/v bình ổn thị trường cuối năm\nBình Sơn, ngày 06 tháng 11 năm 2018")
    assert words(text)[1:] == ["V/v bình ổn thị trường cuối năm", "Bình Sơn, ngày 06 tháng 11 năm 2018"]
