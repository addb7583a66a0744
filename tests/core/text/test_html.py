"""Web pages: the document apart from its page, merged cells, lists, headings."""

from __future__ import annotations

import pytest

from dondoc.core.text import CannotRead, Limits, PieceKind, Text
from dondoc.core.text.html import read_html

PAGE = """<html><head><title>Trang</title><style>p {}</style></head><body>
<div class="menu"><a href="/">Trang chủ</a> <a href="/a">Văn bản</a> <a href="/b">Liên hệ</a></div>
<main><h1>Hội nghị triển khai nhiệm vụ</h1><span>Thứ ba, 06/01/2026 08:30</span>
<div class="body"><p>Sáng 6/1, Bộ tổ chức hội nghị triển khai nhiệm vụ năm 2026 tại Hà Nội.</p>
<p>Bộ trưởng yêu cầu các đơn vị hoàn thành kế hoạch trước ngày 15/01/2026.</p></div>
<div class="related"><p>Tin liên quan</p><ul><li><a>Tin một</a></li><li><a>Tin hai</a></li><li><a>Tin ba</a></li>
</ul></div>
</main><footer>Bản quyền của Bộ</footer><script>var x = "ẩn";</script></body></html>"""


def page(body: str) -> Text:
    return read_html(f"<html><body>{body}</body></html>".encode())


def words(text: Text, kind: PieceKind = PieceKind.PARAGRAPH) -> list[str]:
    return [p.span.of(text.text) for p in text.pieces if p.kind is kind]


def test_menus_related_news_and_footer_are_furniture_and_nothing_is_lost() -> None:
    text = read_html(PAGE.encode())
    assert words(text) == [
        "Hội nghị triển khai nhiệm vụ",
        "Thứ ba, 06/01/2026 08:30",
        "Sáng 6/1, Bộ tổ chức hội nghị triển khai nhiệm vụ năm 2026 tại Hà Nội.",
        "Bộ trưởng yêu cầu các đơn vị hoàn thành kế hoạch trước ngày 15/01/2026.",
    ]
    assert {"Tin liên quan", "Tin hai", "Bản quyền của Bộ"} <= set(words(text, PieceKind.FURNITURE))
    assert "ẩn" not in text.text


def test_a_document_saved_as_a_page_of_its_own_has_no_furniture() -> None:
    text = page("<p>Số: 01/QĐ-BNV</p><p align=center><b>QUYẾT ĐỊNH</b></p><p><i>Căn cứ Luật</i></p>")
    assert [(p.bold, p.italic, p.centred) for p in text.pieces] == [
        (False, False, False),
        (True, False, True),
        (False, True, False),
    ]


def test_lists_carry_the_marks_that_a_browser_shows() -> None:
    text = page("<ol start=3><li>Ba<li>Bốn<ul><li>nhỏ</li></ul></li></ol><ol type=a><li>chữ</li></ol>")
    assert words(text) == ["3. Ba", "4. Bốn", "- nhỏ", "a) chữ"]
    assert [p.label for p in text.pieces] == ["3.", "4.", None, "a)"]
    assert text.pieces[2].indent == 1


def test_an_item_of_two_paragraphs_is_marked_once() -> None:
    assert words(page("<ol><li><p>Một</p><p>thêm</p></li><li>Hai</li></ol>")) == ["1. Một", "thêm", "2. Hai"]


def test_headings_give_their_level() -> None:
    assert [p.level for p in page("<h2>I. Mục đích</h2><p>Nội dung</p>").pieces] == [2, None]


def test_merged_cells_stand_once_with_their_extent() -> None:
    text = page(
        "<table><tr><th>TT</th><th colspan=2>Việc</th></tr><tr><td rowspan=2>1</td><td>a</td><td>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr></table>"
    )
    table = text.tables[0]
    assert table.heading
    assert [[(c.span.of(text.text), c.column, c.row_span, c.column_span) for c in row] for row in table.rows] == [
        [("TT", 0, 1, 1), ("Việc", 1, 1, 2)],
        [("1", 0, 2, 1), ("a", 1, 1, 1), ("b", 2, 1, 1)],
        [("c", 1, 1, 1), ("d", 2, 1, 1)],
    ]


def test_a_table_that_lays_out_the_head_becomes_paragraphs() -> None:
    text = page(
        "<table><tr><td><b>BỘ NỘI VỤ<br>-------</b></td>"
        "<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập</b></td></tr>"
        "<tr><td>Số: 01/QĐ-BNV</td><td>Hà Nội, ngày 01/01/2026</td></tr></table><p>Nội dung</p>"
    )
    assert text.tables == ()
    assert words(text)[:3] == ["BỘ NỘI VỤ", "Số: 01/QĐ-BNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


@pytest.mark.parametrize("code", ["undefined", "idna", "punycode", "unicode_escape", "rot13", "none-such"])
def test_a_charset_that_no_page_is_written_in_is_passed_over(code: str) -> None:
    page = f'<html><head><meta charset="{code}"></head><body><p>Số \\u0041 caf\xe9</p></body></html>'
    assert read_html(page.encode(), Limits()).text == "Số \\u0041 caf\xe9\n"


def test_a_charset_named_in_the_page_is_used() -> None:
    data = b"<html><head><meta charset='windows-1252'></head><body><p>caf\xe9</p></body></html>"
    assert read_html(data).text == "café\n"


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (b"", Limits(), "empty"),
        (b"<html><body><script>1</script></body></html>", Limits(), "no-text"),
        (b"<div>" * 300 + b"x", Limits(), "too-deep"),
        (b"<p>" + b"x" * 100, Limits(bytes=50), "too-large"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, limits: Limits, code: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read_html(data, limits)
    assert refused.value.code == code


def test_what_a_page_hides_is_not_read_and_a_table_inside_layout_tables_is_a_table() -> None:
    text = page(
        "<table><tr><td><a>Mục lục</a></td><td><table><tr><td><p>KẾ HOẠCH</p><p style='display : none'>Bản nháp</p>"
        "<div hidden><p style='visibility:hidden'>Ghi chú</p></div><p>Các đơn vị thực hiện các việc sau đây.</p>"
        "<table><tr><th>TT</th><th>Việc</th><th>Chủ trì</th></tr><tr><td>1</td><td>Rà soát</td><td>Vụ Pháp chế</td></tr>"
        "<tr style='display:none'><td>2</td><td>Bỏ</td><td>Vụ khác</td></tr></table></td></tr></table></td></tr></table>"
    )
    assert not {"nháp", "chú", "Bỏ"} & set(text.text.split())
    assert [[c.span.of(text.text) for c in row] for row in text.tables[-1].rows][1] == ["1", "Rà soát", "Vụ Pháp chế"]
