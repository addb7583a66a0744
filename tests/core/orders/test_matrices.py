"""Matrices of units, headings of three rows, and cells that repeat the one above."""

from __future__ import annotations

from datetime import date

import pytest
from tests.core.orders.drafts import plan, units

MATRIX = """TT | Nội dung | Đơn vị | | | Thời hạn
 | | Phòng Đào tạo | Khoa Điện | TT Tuyển sinh |
1 | Khảo sát người học | P | | X | Tháng 6
2 | Công bố kết quả | X | X | P | Quý IV
Ghi chú: {legend}"""


def _roles(body: str) -> list[tuple[list[str], list[str]]]:
    return [([u.raw for u in t.lead], [u.raw for u in t.coordinate]) for t in plan(body).tasks]


def test_marks_under_units_say_who_leads_and_who_joins_in() -> None:
    assert _roles(MATRIX.format(legend="các ô trống không tham gia.")) == [
        (["TT Tuyển sinh"], ["Phòng Đào tạo"]),
        (["Phòng Đào tạo", "Khoa Điện"], ["TT Tuyển sinh"]),
    ]


def test_a_legend_says_what_a_mark_means() -> None:
    assert _roles(MATRIX.format(legend="P: đơn vị chủ trì; X: đơn vị phối hợp."))[0] == (
        ["Phòng Đào tạo"],
        ["TT Tuyển sinh"],
    )


DEEP = """TT | Nội dung công việc | Phân công | | | Thời hạn
 | | Người chỉ đạo | Đơn vị thực hiện | |
 | | | Chủ trì | Phối hợp |
1 | Soạn thảo Thông tư | Thứ trưởng Lê Văn An | Vụ Pháp chế | Văn phòng | Tháng 3
2 | Biên soạn sổ tay | nt | - nt - | Thanh tra | -nt-"""


def test_three_rows_of_headings_and_cells_that_repeat() -> None:
    tasks = plan(DEEP).tasks
    assert [units(t.lead) for t in tasks] == [["Vụ Pháp chế"], ["Vụ Pháp chế"]]
    assert [units(t.coordinate) for t in tasks] == [["Văn phòng"], ["Thanh tra"]]
    assert [t.deadline and t.deadline.due for t in tasks] == [date(2021, 3, 31), date(2021, 3, 31)]


def test_money_given_to_units_is_no_plan() -> None:
    rows = "TT | Nội dung chi | Đơn giá | Thành tiền | Đơn vị thực hiện\n1 | Sân khấu | 45 | 90 | Văn phòng"
    shares = "TT | Đơn vị | Nhiệm vụ | Dự toán\n1 | Vụ Pháp chế | Chi thường xuyên | 90"
    assert plan(rows).tasks == plan(shares).tasks == ()


def test_an_article_that_points_to_the_annex_is_no_task() -> None:
    assert plan("II. NHIỆM VỤ\nGiao các đơn vị thực hiện nhiệm vụ tại Phụ lục kèm theo.").tasks == ()


LONE = """Nội dung | Đơn vị đầu mối | Hạn cuối
Chuẩn bị nhân lực | |
Cử kỹ sư đi đào tạo | Vụ Tổ chức cán bộ | T7/2021
Mạng lưới trạm | |
Lắp đặt trạm đo | Văn phòng | Tháng 9"""


def test_rows_that_only_name_something_are_groups_where_the_first_row_does() -> None:
    assert [(t.text, t.groups) for t in plan(LONE).tasks] == [
        ("Cử kỹ sư đi đào tạo", ("Chuẩn bị nhân lực",)),
        ("Lắp đặt trạm đo", ("Mạng lưới trạm",)),
    ]


FIRST = """Đơn vị | Công việc | Thời hạn
Vụ Pháp chế | Thẩm định hồ sơ | Tháng 3
 | Xây dựng bản đồ số | Tháng 9
Văn phòng | Tập huấn | Quý I"""


def test_a_unit_before_the_tasks_holds_for_the_rows_under_it() -> None:
    assert [units(t.lead) for t in plan(FIRST).tasks] == [["Vụ Pháp chế"], ["Vụ Pháp chế"], ["Văn phòng"]]


def test_money_spent_and_wishes_answered_are_no_plan() -> None:
    spent = (
        "TT | Tên dự án | Giải ngân đến 30/6 | Thời gian khởi công - hoàn thành\n1 | Đường liên xã | 7 | 2020 - 2022"
    )
    wishes = """TT | Nội dung kiến nghị | Đơn vị giải quyết | Thời hạn | Kết quả giải quyết
1 | Sửa chữa cầu treo | Vụ Pháp chế | 30/5/2021 | Đã hoàn thành ngày 20/5
2 | Nước sinh hoạt | Văn phòng | 15/6/2021 | Đã khảo sát, đang lập dự toán"""
    assert plan(spent).tasks == plan(wishes).tasks == ()


FORM = """Nhiệm vụ | Nâng cấp trục liên thông
Đơn vị chủ trì | Vụ Pháp chế
Đơn vị phối hợp | Văn phòng; Thanh tra
Thời hạn | 30/5/2021"""


def test_a_form_holds_one_task() -> None:
    (task,) = plan(FORM).tasks
    assert (task.text, units(task.lead), units(task.coordinate)) == (
        "Nâng cấp trục liên thông",
        ["Vụ Pháp chế"],
        ["Văn phòng", "Thanh tra"],
    )


COPIED = """TT | Nhiệm vụ | Cơ quan thực hiện | Thời gian
I | Trước sự kiện | Trước sự kiện | Trước sự kiện
1 | Thuê hội trường | Văn phòng (CT); Thanh tra (PH) | 10/3/2021
Sau sự kiện | Sau sự kiện | Sau sự kiện | Sau sự kiện
2 | Quyết toán | như trên | Tháng 4"""


def test_a_cell_copied_over_a_row_is_a_group_and_a_repeat_holds_for_both_parts() -> None:
    tasks = plan(COPIED).tasks
    assert [(t.text, units(t.lead), units(t.coordinate)) for t in tasks] == [
        ("Thuê hội trường", ["Văn phòng"], ["Thanh tra"]),
        ("Quyết toán", ["Văn phòng"], ["Thanh tra"]),
    ]
    assert [t.groups for t in tasks] == [("I. Trước sự kiện",), ("Sau sự kiện",)]


TWICE = """TT | Tên đề án | Cơ quan chủ trì | Thời gian trình |
 | | | Ban Thường vụ | Ban Chấp hành
1 | Đổi mới phương thức lãnh đạo | Vụ Pháp chế | Tháng 3 | Tháng 5
2 | Tăng cường quản lý đất đai | Văn phòng | Tháng 9 | """


def test_of_two_days_of_submission_the_last_counts() -> None:
    assert [t.deadline and t.deadline.due for t in plan(TWICE).tasks] == [date(2021, 5, 31), date(2021, 9, 30)]


def test_a_table_that_goes_on_does_not_begin_with_headings() -> None:
    parts = """TT | Nội dung | Cơ quan chuẩn bị | Thời gian
1 | Trình nghị quyết | Vụ Pháp chế | Tháng 5

2 | Tổng kết chương trình | Văn phòng | 15/12/2021"""
    assert [t.number for t in plan(parts).tasks] == ["1", "2"]


COUNTED = """STT | Nội dung | Phòng chủ trì | Thời gian | |
 | | | Quý I | Quý II | Quý III
(1) | (2) | (3) | (4) | (5) | (6)
1 | Đối thoại với doanh nghiệp | Vụ Pháp chế | x | x | """


def test_a_row_that_counts_the_columns_is_no_mark_of_a_chart() -> None:
    assert [t.deadline and t.deadline.due for t in plan(COUNTED).tasks] == [date(2021, 6, 30)]


def test_a_group_may_ask_the_unit_that_it_names() -> None:
    rows = "STT | Nhiệm vụ | Thời hạn\nI | Giao Vụ Pháp chế | \n1 | Thẩm định | Tháng 3\nII | Giao Văn phòng | \n1 | Họp | Tháng 5"
    assert [units(t.lead) for t in plan(rows).tasks] == [["Vụ Pháp chế"], ["Văn phòng"]]


@pytest.mark.parametrize(("other", "sure"), [("Ghi chú", True), ("Cơ quan ký", False)])
def test_another_column_of_somebody_makes_the_lead_less_sure(other: str, sure: bool) -> None:
    rows = (
        f"TT | Nhiệm vụ | Cơ quan trình | {other} | Sản phẩm\n1 | Xây dựng quy chế | Vụ Pháp chế | Văn phòng | Quy chế"
    )
    assert [t.lead[0].confidence >= 0.95 for t in plan(rows).tasks] == [sure]


def test_a_group_may_be_the_last_day_of_its_rows() -> None:
    rows = "TT | Nội dung công việc | Chủ trì\nA | Trước ngày 30/4/2021 |\n1 | Trình đề án | Vụ Pháp chế"
    assert [t.deadline and t.deadline.due for t in plan(rows).tasks] == [date(2021, 4, 30)]
