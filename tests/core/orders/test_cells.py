"""Cells that hold several things, charts of months, and tables that only look like plans."""

from __future__ import annotations

from datetime import date

import pytest
from tests.core.orders.drafts import plan, units

Said = list[tuple[str, date | None, list[str]]]


def _told(rows: str) -> Said:
    tasks = plan(rows).tasks
    return [(t.text, t.deadline.due if t.deadline else None, units(t.lead)) for t in tasks]


LISTED = """TT | Nhiệm vụ | Chủ trì | Thời hạn
1 | - Rà soát văn bản; - Báo cáo kết quả. | - Vụ Pháp chế ⏎ - Vụ Tổ chức cán bộ | Quý II
2 | Tổ chức các hoạt động: - Hội thảo; - Triển lãm | Vụ Pháp chế | Tháng 5
3 | a) Xây dựng đề án; b) Ban hành quy chế | Vụ Pháp chế | a) Tháng 3; b) Tháng 9"""


def test_items_of_a_cell_are_tasks_unless_an_introduction_holds_them() -> None:
    assert _told(LISTED) == [
        ("Rà soát văn bản", date(2021, 6, 30), ["Vụ Pháp chế"]),
        ("Báo cáo kết quả.", date(2021, 6, 30), ["Vụ Tổ chức cán bộ"]),
        ("Tổ chức các hoạt động: - Hội thảo; - Triển lãm", date(2021, 5, 31), ["Vụ Pháp chế"]),
        ("Xây dựng đề án", date(2021, 3, 31), ["Vụ Pháp chế"]),
        ("Ban hành quy chế", date(2021, 9, 30), ["Vụ Pháp chế"]),
    ]


KEYED = """Tháng | Nội dung công việc | Người phụ trách
9/2021 | - Khai giảng ⏎ - Hội nghị viên chức | Hiệu trưởng ⏎ Chủ tịch Công đoàn"""


def test_a_month_may_hold_several_tasks_and_as_many_persons() -> None:
    end = date(2021, 9, 30)
    assert _told(KEYED) == [("Khai giảng", end, ["Hiệu trưởng"]), ("Hội nghị viên chức", end, ["Chủ tịch Công đoàn"])]


GROUPED = """TT | Công việc | Thời gian thực hiện (tháng) | |
 | | 1 | 2 | 3
A | Nhiệm vụ do Vụ Pháp chế chủ trì | | |
1 | Biên soạn tài liệu | | x |
B | Nhiệm vụ do Thanh tra Bộ thực hiện | | |
2 | Kiểm tra | x | | x"""


def test_months_with_marks_say_when_and_groups_say_who() -> None:
    assert _told(GROUPED) == [
        ("Biên soạn tài liệu", date(2021, 2, 28), ["Vụ Pháp chế"]),
        ("Kiểm tra", date(2021, 3, 31), ["Thanh tra"]),
    ]


OVERSEEN = """TT | Nhiệm vụ | Cơ quan trình | Cơ quan chủ trì soạn thảo | Lãnh đạo Bộ chỉ đạo | Thời hạn
1 | Nghị định về việc làm | Bộ Nội vụ | Cục Việc làm | Thứ trưởng Lê Văn An | Tháng 5
 | Tổng cộng | | | | """


def test_who_drafts_leads_and_not_who_submits_or_oversees() -> None:
    assert _told(OVERSEEN) == [("Nghị định về việc làm", date(2021, 5, 31), ["Cục Việc làm"])]


UNDER = """TT | Nội dung chỉ đạo | Chủ trì
1 | Hoàn thiện hồ sơ dự án, trình Bộ trước ngày 25/4/2021 | Vụ Pháp chế
1.1 | Lấy ý kiến các bộ | """


def test_without_a_column_for_times_the_words_say_by_when_and_a_number_whose_part_a_row_is() -> None:
    words = "Hoàn thiện hồ sơ dự án, trình Bộ trước ngày 25/4/2021"
    assert _told(UNDER) == [(words, date(2021, 4, 25), ["Vụ Pháp chế"]), ("Lấy ý kiến các bộ", None, ["Vụ Pháp chế"])]


@pytest.mark.parametrize(
    "rows",
    [
        "Thời gian | Nội dung | Người thực hiện\n7h30 - 8h00 | Đón tiếp đại biểu | Văn phòng\n8h00 | Khai mạc | Vụ Pháp chế",
        "TT | Nhiệm vụ | Chủ trì | Kết quả thực hiện\n1 | Ban hành quy chế | Vụ Pháp chế | Đã hoàn thành",
        "TT | Đơn vị được kiểm tra | Nội dung | Thời gian\n1 | Sở Y tế | Kê khai tài sản | Tháng 5/2021",
        "Ngày | Buổi | Nội dung | Giảng viên\n12/4/2021 | Sáng | Khai giảng | Vụ Pháp chế",
        "Bước | Nội dung công việc | Đơn vị thực hiện | Thời gian\n1 | Thẩm định | Vụ Pháp chế | 03 ngày",
    ],
    ids=["agenda", "account", "visits", "sessions", "procedure"],
)
def test_what_only_looks_like_a_plan_holds_no_task(rows: str) -> None:
    assert _told(rows) == []
