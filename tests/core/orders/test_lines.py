"""Labels and the tree that they make."""

from __future__ import annotations

import pytest
from tests.core.orders.drafts import text_of

from dondoc.core.orders.lines import Line, plant, read_label


@pytest.mark.parametrize(
    ("words", "label", "kind"),
    [
        ("I. MỤC ĐÍCH", "I", "roman"),
        ("C. Các đơn vị", "C", "capital"),
        ("2.1. Sở Tài chính:", "2.1", "arabic2"),
        ("1.3.1. Đề nghị", "1.3.1", "arabic3"),
        ("3. Rà soát", "3", "arabic"),
        ("(2) Nâng cao", "2", "bracket"),
        ("đ) Hướng dẫn", "đ", "letter"),
        ("- a) Xây dựng", "a", "letter"),
        ("✓ 2. Vụ trưởng", "2", "arabic"),
        ("+ Ban hành", "+", "plus"),
        ("Điều 3. Giao", "Điều 3", "article"),
        ("Thứ nhất, các bộ", "Thứ nhất", "ordinal"),
        ("V/v triển khai", None, ""),
        ("Năm 2021 có ý nghĩa", None, ""),
        ("15/4/2021 là hạn", None, ""),
    ],
)
def test_a_label_is_read(words: str, label: str | None, kind: str) -> None:
    assert read_label(words)[:2] == (label, kind)


def labels(line: Line) -> list[str | None]:
    return [child.label for child in line.children]


def test_points_stand_under_their_numbers() -> None:
    lines = plant(
        text_of("I. NHIỆM VỤ\n1. Về pháp luật\na) Rà soát;\nb) Sửa đổi.\n2. Về tổ chức\n- Kiện toàn.\nII. TỔ CHỨC")
    )
    tops = [line for line in lines if line.parent is None]
    assert [line.label for line in tops] == ["I", "II"]
    assert labels(tops[0]) == ["1", "2"]
    assert labels(tops[0].children[0]) == ["a", "b"]
    assert labels(tops[0].children[1]) == ["-"]


def test_an_article_holds_roman_parts() -> None:
    lines = plant(text_of("Điều 1. Phê duyệt Đề án với nội dung:\nI. MỤC TIÊU\n1. Chung\nĐiều 2. Hiệu lực"))
    assert lines[1].parent is lines[0]
    assert lines[3].parent is None


def test_a_paragraph_without_number_stands_under_the_heading_not_the_item() -> None:
    lines = plant(
        text_of("2.2. Thanh tra Bộ:\nTăng cường công tác thanh tra.\n- Một việc đã xong.\nBộ yêu cầu các đơn vị.")
    )
    assert lines[1].parent is lines[0]
    assert lines[3].parent is lines[0]


def test_a_number_alone_belongs_to_the_paragraph_behind_it() -> None:
    lines = plant(text_of("1.\nRà soát văn bản.\n- Cơ quan thực hiện: Vụ Pháp chế."))
    assert [(line.label, line.words) for line in lines] == [
        ("1", "Rà soát văn bản."),
        ("-", "Cơ quan thực hiện: Vụ Pháp chế."),
    ]
    assert lines[1].parent is lines[0]


def test_a_list_that_begins_anew_stands_under_the_numbered_heading_before_it() -> None:
    lines = plant(text_of("1. Mục tiêu\n- Giảm nghèo.\n2. Nhiệm vụ\n1. Rà soát.\n2. Hỗ trợ.\n3. Kinh phí"))
    tops = [line for line in lines if line.parent is None]
    assert [line.words for line in tops] == ["Mục tiêu", "Nhiệm vụ", "Kinh phí"]
    assert labels(tops[1]) == ["1", "2"]
