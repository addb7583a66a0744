"""Indicators from tables and from goals in prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.core.orders.drafts import plan, units

TABLE = """
STT | Chỉ tiêu | Đơn vị tính | Mức phấn đấu | Đơn vị chủ trì theo dõi, báo cáo
I | CHỈ TIÊU QUỐC HỘI GIAO | | |
1 | Tỷ lệ lao động qua đào tạo | % | Khoảng 66 | Cục Việc làm
 | Trong đó, có bằng cấp, chứng chỉ | % | Khoảng 25,5 | Cục Việc làm
2 | Mức giảm tỷ lệ hộ nghèo | % | 1-1,5 | Vụ Pháp chế
II | CHỈ TIÊU NGÀNH | | |
5 | Số học sinh tuyển mới | người | Khoảng 1.000 | Cục Việc làm
a | Trình độ cao đẳng | người | Khoảng 600 | Cục Việc làm
b | Trình độ sơ cấp | người | Khoảng 300 | Cục Việc làm
"""


def test_rows_are_indicators_with_their_targets() -> None:
    found = plan(TABLE).indicators
    assert [i.number for i in found] == ["1", None, "2", "5", "a", "b"]
    assert [i.targets[-1].low for i in found[:3]] == [Decimal(66), Decimal("25.5"), Decimal(1)]
    assert found[2].targets[-1].high == Decimal("1.5")
    assert found[0].unit == "%"
    assert units(found[0].lead) == ["Cục Việc làm"]


def test_parts_know_their_parent_and_whether_they_add_up() -> None:
    found = plan(TABLE).indicators
    assert (found[1].parent, found[1].additive) == (found[0].id, False)
    assert (found[4].parent, found[4].additive) == (found[3].id, True)
    assert found[2].parent is None


def test_parts_that_do_not_add_up_are_warned_about_with_both_figures() -> None:
    messages = [w.message for w in plan(TABLE).warnings if w.code == "sum-mismatch"]
    assert len(messages) == 1
    assert "900" in messages[0]
    assert "1.000" in messages[0]


def test_a_reduction_is_a_change_of_which_more_is_good() -> None:
    found = plan(TABLE).indicators
    assert (found[2].kind, found[2].direction) == ("change", "up")
    assert (found[0].kind, found[0].direction) == ("level", "up")


def test_several_years_under_one_heading_are_several_targets() -> None:
    body = """
STT | Tên chỉ tiêu | Đơn vị tính | Thực hiện năm 2020 | Mục tiêu | | Cơ quan theo dõi
 | | | | Năm 2021 | Năm 2025 |
1 | Tỷ lệ hộ nghèo đa chiều | % | 2,1 | ≤ 1,8 | Dưới 1,5 | Cục Việc làm
"""
    (found,) = plan(body).indicators
    assert [(t.period, t.comparator, t.low) for t in found.targets] == [
        ("2021", "at_most", Decimal("1.8")),
        ("2025", "below", Decimal("1.5")),
    ]
    assert found.direction == "down"


def test_a_sum_of_money_keeps_its_scale() -> None:
    (found,) = plan("II. CHỈ TIÊU\n- Thu ngân sách trên địa bàn đạt 31.850 tỷ đồng.").indicators
    assert (found.unit, found.targets[0].low, found.name) == ("tỷ đồng", Decimal(31850), "Thu ngân sách trên địa bàn")


def test_goals_in_prose_are_indicators() -> None:
    body = """
II. MỤC TIÊU
1. Đến năm 2025
- 100% các xã có điểm tiếp nhận hồ sơ.
- Hình thành ít nhất 20 mô hình sinh kế cho hộ nghèo.
- Nâng cao nhận thức của người dân.
"""
    found = plan(body).indicators
    assert [(i.unit, i.targets[0].comparator, i.targets[0].low) for i in found] == [
        ("%", "equal", Decimal(100)),
        ("mô hình", "at_least", Decimal(20)),
    ]
    assert found[0].name == "các xã có điểm tiếp nhận hồ sơ"


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("Tỷ lệ thất nghiệp ở thành thị", "down"),
        ("Tỷ lệ lao động tham gia bảo hiểm thất nghiệp", "up"),
        ("Số hộ nghèo", "down"),
        ("Tỷ lệ trẻ em bị xâm hại được hỗ trợ kịp thời", "up"),
    ],
)
def test_a_remedied_evil_is_good_when_high(name: str, direction: str) -> None:
    found = plan(TABLE.replace("Tỷ lệ lao động qua đào tạo", name)).indicators[0]
    assert (found.name, found.direction) == (name, direction)


GOALS = {
    "Mức độ hài lòng của tổ chức, cá nhân đạt tối thiểu 90% (năm 2023: 88,6%).": [
        ("Mức độ hài lòng của tổ chức, cá nhân", "%", "at_least", "90")
    ],
    "Tỷ lệ hộ nghèo giảm từ 15,2% đầu năm 2022 xuống dưới 5% vào cuối năm 2025; bình quân mỗi năm giảm 3 - 4%.": [
        ("Tỷ lệ hộ nghèo", "%", "below", "5"),
        ("Tỷ lệ hộ nghèo", "%", "range", "3"),
    ],
    "Có 15 bác sĩ và 36 giường bệnh trên 1 vạn dân.": [
        ("bác sĩ", "bác sĩ", "equal", "15"),
        ("giường bệnh trên 1 vạn dân", "giường bệnh", "equal", "36"),
    ],
    "Tổng vốn đầu tư toàn xã hội khoảng 420 nghìn tỷ đồng.": [
        ("Tổng vốn đầu tư toàn xã hội", "nghìn tỷ đồng", "about", "420")
    ],
    "Năng suất rừng trồng đạt 22 m3/ha/năm trở lên.": [("Năng suất rừng trồng", "m3/ha/năm", "at_least", "22")],
    "100% các khu công nghệ cao, cụm công nghiệp có tối thiểu 1 trạm phát sóng.": [
        ("các khu công nghệ cao, cụm công nghiệp có tối thiểu 1 trạm phát sóng", "%", "equal", "100")
    ],
    "Thu hút 20 dự án đầu tư với tổng vốn đăng ký 1.500 tỷ đồng, tăng 12%.": [
        ("dự án đầu tư", "dự án", "equal", "20"),
        ("tổng vốn đăng ký", "tỷ đồng", "equal", "1500"),
        ("tổng vốn đăng ký", "%", "equal", "12"),
    ],
    "Xếp loại học lực: Giỏi từ 35% trở lên, Khá: 40%.": [
        ("Giỏi", "%", "at_least", "35"),
        ("Khá", "%", "equal", "40"),
    ],
    "Chỉ số PCI đạt trên 66 điểm; phấn đấu thuộc nhóm 30 tỉnh, thành phố dẫn đầu.": [
        ("Chỉ số PCI", "điểm", "above", "66"),
        ("Chỉ số PCI", None, "at_most", "30"),
    ],
    "Thời gian đăng ký doanh nghiệp không quá 1,5 ngày làm việc.": [
        ("Thời gian đăng ký doanh nghiệp", "ngày làm việc", "at_most", "1.5")
    ],
    "Hỗ trợ đóng mới 500 tàu vỏ thép, nâng cấp 15 cảng cá, 30 khu neo đậu.": [
        ("tàu vỏ thép", "tàu", "equal", "500"),
        ("cảng cá", "cảng", "equal", "15"),
        ("khu neo đậu", "khu", "equal", "30"),
    ],
    "Phấn đấu 80% hộ gia đình phân loại rác tại nguồn (nội thành 90%, ngoại thành 70%).": [
        ("hộ gia đình phân loại rác tại nguồn", "%", "equal", "80")
    ],
    "Thực hiện Quyết định số 15/QĐ-UBND ngày 12/3/2024 ở mức độ 4 trong 3 năm.": [],
}

GOALS |= {
    "Đến năm 2025: năng suất lúa bình quân đạt 6,5 tấn/ha.": [("năng suất lúa bình quân", "tấn/ha", "equal", "6.5")],
    "Chi tiêu bình quân đạt 9%/năm.": [("Chi tiêu", "%", "equal", "9")],
    "Xã có bến thuyền: công nhận thêm 02 xã.": [("Xã có bến thuyền", "xã", "equal", "2")],
}


@pytest.mark.parametrize("words", GOALS)
def test_figures_of_goals_have_the_name_of_what_they_measure(words: str) -> None:
    found = plan(f"II. CHỈ TIÊU\n- {words}").indicators
    told = [(i.name, i.unit, i.targets[0].comparator, str(i.targets[0].low)) for i in found]
    assert told == GOALS[words]


def test_several_years_of_one_sentence_are_targets_of_one_indicator() -> None:
    for words in (
        "Tỷ lệ đô thị hóa đến năm 2025 đạt 40%, đến năm 2030 đạt 50%.",
        "Quy mô đạt 40 lớp vào năm 2025 và 50 lớp vào năm 2030.",
        "Tối thiểu 40% hồ sơ được nộp trực tuyến đến 2025; 50% đến 2030.",
    ):
        (found,) = plan(f"II. CHỈ TIÊU\n- {words}").indicators
        assert [(t.period, str(t.low)) for t in found.targets] == [("2025", "40"), ("2030", "50")]


def test_units_in_brackets_and_years_behind() -> None:
    body = """
STT | Nội dung chỉ tiêu | Năm gốc 2019 | Chỉ tiêu năm 2025
1 | Tổng tỷ suất sinh (con/phụ nữ) | 2,31 | 2,2
2 | Tuổi thọ bình quân (ĐVT: tuổi) | 73,2 | 74,5
"""
    found = plan(body).indicators
    assert [(i.unit, [str(t.low) for t in i.targets]) for i in found] == [("con/phụ nữ", ["2.2"]), ("tuổi", ["74.5"])]


def test_what_is_measured_and_given_out_is_an_indicator_whatever_its_column_is_called() -> None:
    body = """
STT | Nội dung | ĐVT | TH 2020 | Chỉ tiêu 2021 | KH 2021/TH 2020 (%) | Khoa, phòng thực hiện
1 | Số lần khám bệnh | Lượt | 200.000 | 215.000 | 107,5 | Khoa Khám bệnh
"""
    (found,) = plan(body).indicators
    assert ([str(t.low) for t in found.targets], units(found.lead)) == (["215000"], ["Khoa Khám bệnh"])
    assert plan(body).tasks == ()


def test_figures_without_end_are_not_weighed_to_their_end() -> None:
    found = plan("II. CHỈ TIÊU\n- " + "từ 5% xã " * 2000).indicators
    assert len(found) <= 60
