"""Cells that name several units, and running text that names some."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.core.packs import load_pack

ON = date(2021, 1, 4)

CELLS = {
    "Cục Phòng, chống tệ nạn xã hội, Vụ Pháp chế và các đơn vị liên quan": [
        "Cục Phòng, chống tệ nạn xã hội",
        "Vụ Pháp chế",
        "các đơn vị liên quan",
    ],
    "Viện, Trường; Doanh nghiệp, Sở, ban, ngành có liên quan": [
        "Viện, Trường",
        "Doanh nghiệp",
        "Sở, ban, ngành có liên quan",
    ],
    "Sở Khoa học và Công nghệ Sở Công Thương; UBND các phường, xã": [
        "Sở Khoa học và Công nghệ",
        "Sở Công Thương",
        "UBND các phường, xã",
    ],
    "Trung tâm Thông tin và Dữ liệu, Vụ Pháp chế và Thanh tra": [
        "Trung tâm Thông tin và Dữ liệu",
        "Vụ Pháp chế",
        "Thanh tra",
    ],
    "Các khoa, Phòng CTSV và Phòng Đào tạo": ["Các khoa", "Phòng CTSV", "Phòng Đào tạo"],
    "Các Bộ: Quốc phòng, Nông nghiệp và PTNT": ["Quốc phòng", "Nông nghiệp và PTNT"],
    "Vụ Pháp chế; Trường Cán bộ quản lý văn hóa, thể thao và du lịch": [
        "Vụ Pháp chế",
        "Trường Cán bộ quản lý văn hóa, thể thao và du lịch",
    ],
    "Văn phòng HĐND và UBND huyện, Phòng Nội vụ": ["Văn phòng HĐND và UBND huyện", "Phòng Nội vụ"],
    "Văn phòng Đoàn ĐBQH và HĐND tỉnh; Văn phòng UBND tỉnh, UBND các xã": [
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
        "Văn phòng UBND tỉnh",
        "UBND các xã",
    ],
    "Sở Tài chính, UBND xã, phường, UBND huyện, thị xã, thành phố; UBND cấp huyện, cấp xã": [
        "Sở Tài chính",
        "UBND xã, phường",
        "UBND huyện, thị xã, thành phố",
        "UBND cấp huyện, cấp xã",
    ],
    "UBND xã, Công an xã; UBND quận-huyện, phường": ["UBND xã", "Công an xã", "UBND quận-huyện, phường"],
    "Các Sở Công nghiệp; các Sở Tài chính, Nội vụ": ["Các Sở Công nghiệp", "Sở Tài chính", "Nội vụ"],
    "Vụ Pháp chế\nCục Việc làm": ["Vụ Pháp chế", "Cục Việc làm"],
    "Văn phòng\nBộ": ["Văn phòng\nBộ"],
    "Doanh nghiệp, nhà đầu tư, nhà cung cấp dịch vụ số": ["Doanh nghiệp", "nhà đầu tư", "nhà cung cấp dịch vụ số"],
    "Bộ, ngành, địa phương, tổ chức, doanh nghiệp": ["Bộ, ngành, địa phương", "tổ chức, doanh nghiệp"],
    "Bộ Xây dựng và các địa phương": ["Bộ Xây dựng", "các địa phương"],
    "Công ty TNHH MTV Cấp nước, Môi trường và Đô thị Sông Xanh và các cơ quan, đơn vị liên quan": [
        "Công ty TNHH MTV Cấp nước, Môi trường và Đô thị Sông Xanh",
        "các cơ quan, đơn vị liên quan",
    ],
    "Văn phòng UBND tỉnh, các Sở, ban, ngành và UBND các huyện, thành phố": [
        "Văn phòng UBND tỉnh",
        "các Sở, ban, ngành",
        "UBND các huyện, thành phố",
    ],
    "- Sở Y tế\n- Sở Nội vụ": ["Sở Y tế", "Sở Nội vụ"],
    "UBND Thành phố (qua Sở Tài chính, Sở Nội vụ)": ["UBND Thành phố (qua Sở Tài chính, Sở Nội vụ)"],
    "các cơ quan thông tấn, báo chí trung ương": ["các cơ quan thông tấn, báo chí trung ương"],
    "Trung tâm Xúc tiến đầu tư và phát triển doanh nghiệp": ["Trung tâm Xúc tiến đầu tư và phát triển doanh nghiệp"],
    "Hội đồng Dân tộc, các Ủy ban của Quốc hội": ["Hội đồng Dân tộc", "các Ủy ban của Quốc hội"],
    "Ban Quản lý các khu công nghệ cao và khu công nghiệp": ["Ban Quản lý các khu công nghệ cao và khu công nghiệp"],
    "Bộ đội Biên phòng thành phố, Sở Nội vụ": ["Bộ đội Biên phòng thành phố", "Sở Nội vụ"],
    "Ủy ban nhân dân các tỉnh Vĩnh Long, Sóc Trăng, An Giang": [
        "Ủy ban nhân dân các tỉnh Vĩnh Long, Sóc Trăng, An Giang"
    ],
    "Các bệnh viện trực thuộc Bộ Y tế, Sở Y tế": ["Các bệnh viện trực thuộc Bộ Y tế", "Sở Y tế"],
    "": [],
    " ; , ": [],
}

DROPPED = {
    "- Các Vụ: Tổ chức Cán bộ, Kế hoạch – Tài chính, Bảo hiểm xã hội, Pháp chế.": [
        "Vụ Tổ chức cán bộ",
        "Vụ Kế hoạch - Tài chính",
        "Vụ Bảo hiểm xã hội",
        "Vụ Pháp chế",
    ],
    "Sở Tài chính, Nội vụ, Tư pháp": ["Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp"],
    "Bộ Tài chính, các Bộ: Kế hoạch và Đầu tư, Nội vụ, Văn hóa, Thể thao và Du lịch": [
        "Bộ Tài chính",
        "Bộ Kế hoạch và Đầu tư",
        "Bộ Nội vụ",
        "Bộ Văn hóa, Thể thao và Du lịch",
    ],
    "Các tỉnh, thành phố: Tuyên Quang, Cao Bằng, Hồ Chí Minh": [
        "tỉnh Tuyên Quang",
        "tỉnh Cao Bằng",
        "thành phố Hồ Chí Minh",
    ],
    "Các tỉnh Nghệ An, Gia Lai": ["tỉnh Nghệ An", "tỉnh Gia Lai"],
    "Ủy ban nhân dân các xã: An Bình, Tân Hòa": ["Ủy ban nhân dân xã An Bình", "Ủy ban nhân dân xã Tân Hòa"],
    "- Các trung tâm: Phát triển quan hệ lao động; Trung tâm thông tin": [
        "Trung tâm Phát triển quan hệ lao động",
        "Trung tâm Thông tin",
    ],
}


@pytest.mark.parametrize("cell", CELLS)
def test_each_unit_stands_apart(cell: str) -> None:
    assert [span.of(cell) for span, _ in load_pack().split_units(cell, ON)] == CELLS[cell]


@pytest.mark.parametrize("cell", DROPPED)
def test_a_dropped_kind_word_is_put_back(cell: str) -> None:
    assert [match.unit for _, match in load_pack().split_units(cell, ON)] == DROPPED[cell]


def test_units_in_running_text() -> None:
    text = (
        "Giao Vụ Hợp tác quốc tế chủ trì, phối hợp với Bộ GD&ĐT, UBND tỉnh Quảng Ngãi, Văn phòng Bộ và các đơn vị "
        "liên quan; theo Công văn số 524/VPCP-QHQT, công tác thanh tra, môi trường và hội nhập."
    )
    found = load_pack().find_units(text, ON)
    assert [(span.of(text), match.unit or match.group) for span, match in found] == [
        ("Vụ Hợp tác quốc tế", "Vụ Hợp tác quốc tế"),
        ("Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"),
        ("UBND tỉnh Quảng Ngãi", "Ủy ban nhân dân tỉnh Quảng Ngãi"),
        ("Văn phòng Bộ", "Văn phòng"),
        ("các đơn vị liên quan", "related"),
    ]


WORDS = st.sampled_from(
    [
        "Vụ Pháp chế",
        "Sở",
        "các",
        "đơn vị",
        "liên quan",
        ",",
        ";",
        " và ",
        "\n",
        "Bộ",
        "(",
        ")",
        "UBND",
        "tỉnh",
        "- ",
        "xã",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join)))
def test_splitting_and_finding_never_raise_nor_overlap(words: str) -> None:
    pack = load_pack()
    for found in (pack.split_units(words, ON), pack.find_units(words, ON)):
        ends = [0]
        for span, _ in found:
            assert ends[-1] <= span.start < span.end <= len(words)
            ends.append(span.end)


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("Các huyện uỷ, thành uỷ, đảng uỷ trực thuộc", ["Các huyện uỷ, thành uỷ, đảng uỷ trực thuộc"]),
        ("Giám đốc BHXH các huyện, thị xã và Sở Y tế", ["Giám đốc BHXH các huyện, thị xã", "Sở Y tế"]),
        ("Đ/c Lê Thị Nhàn, Phó Chủ tịch UBND xã", ["Đ/c Lê Thị Nhàn, Phó Chủ tịch UBND xã"]),
        ("Đ/c Bí thư, đ/c Phó Chủ tịch UBND xã", ["Đ/c Bí thư", "đ/c Phó Chủ tịch UBND xã"]),
        ("Công ty Điện lực Hà Lam, VNPT Hà Lam", ["Công ty Điện lực Hà Lam", "VNPT Hà Lam"]),
        ("BCĐ liên ngành các huyện, thành phố", ["BCĐ liên ngành các huyện, thành phố"]),
        ("Thanh tra tỉnh, Chánh Thanh tra các sở, ngành", ["Thanh tra tỉnh", "Chánh Thanh tra các sở, ngành"]),
        ("Sở Y tế; UBND các huyện, TP", ["Sở Y tế", "UBND các huyện, TP"]),
        ("Chi cục Thuế, KBNN các huyện, thị xã", ["Chi cục Thuế", "KBNN các huyện, thị xã"]),
        ("Hội Cựu chiến binh, UBMTTQ xã", ["Hội Cựu chiến binh", "UBMTTQ xã"]),
        ("Khoa Phòng, chống HIV/AIDS, phòng Kế toán", ["Khoa Phòng, chống HIV/AIDS", "phòng Kế toán"]),
    ],
)
def test_heads_of_bodies_and_persons_in_lists(raw: str, names: list[str]) -> None:
    assert [span.of(raw) for span, _ in load_pack().split_units(raw)] == names
