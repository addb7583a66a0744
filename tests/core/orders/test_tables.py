"""Tasks from tables."""

from __future__ import annotations

from datetime import date

import pytest
from tests.core.orders.drafts import pack, plan, units

from dondoc.core.orders.columns import role_of


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("STT", "number"),
        ("Thời gian thực hiện, hoàn thành", "deadline"),
        ("Cơ quan chủ trì thực hiện, báo cáo", "lead"),
        ("PHỐI HỢP", "coordinate"),
        ("Nội dung/nhiệm vụ", "task"),
        ("Kết quả dự kiến", "output"),
        ("Đơn vị tính", "unit"),
        ("Mức phấn đấu", "target"),
        ("Năm 2023", "target"),
        ("Cơ quan chủ trì, phối hợp", "lead"),
        ("Thời hạn giải quyết", "step"),
        ("Họ và tên", None),
    ],
)
def test_a_heading_names_a_role(heading: str, role: str | None) -> None:
    assert role_of(heading, pack()) == role


TABLE = """
TT | Nhiệm vụ | Thời gian | Chủ trì | Phối hợp
A | VIỆC CHUNG | | |
 | Thực hiện chương trình công tác | Năm 2021 | Các đơn vị thuộc Bộ |
B | VIỆC RIÊNG | | |
I | Về việc làm | | |
1 | Đề án sàn việc làm | Tháng 5/2021 | Cục Việc làm | Vụ Pháp chế, Vụ Kế hoạch - Tài chính
2 | Rà soát hộ nghèo | Quý III-IV/2021 | Văn phòng chủ trì, phối hợp với Vụ Pháp chế và các đơn vị liên quan |
3 | Sửa quy chế | trước ngày 20/6/2021 | nt | -nt-
"""


def test_rows_are_tasks_in_their_groups() -> None:
    tasks = plan(TABLE).tasks
    assert [t.number for t in tasks] == [None, "1", "2", "3"]
    assert tasks[0].groups == ("A. VIỆC CHUNG",)
    assert tasks[1].groups == ("B. VIỆC RIÊNG", "I. Về việc làm")
    assert tasks[0].lead[0].group == "units"


def test_cells_give_deadline_lead_and_coordinators() -> None:
    first, second, third = plan(TABLE).tasks[1:]
    assert first.deadline is not None
    assert first.deadline.due == date(2021, 5, 31)
    assert units(first.lead) == ["Cục Việc làm"]
    assert units(first.coordinate) == ["Vụ Pháp chế", "Vụ Kế hoạch - Tài chính"]
    assert units(second.lead) == ["Văn phòng"]
    assert units(second.coordinate) == ["Vụ Pháp chế", "các đơn vị liên quan"]
    assert third.deadline is not None
    assert not third.deadline.inclusive
    assert units(third.lead) == ["Văn phòng"], "a ditto mark repeats the row above"


def test_columns_may_stand_in_any_order() -> None:
    tasks = plan(
        "Chủ trì | Hạn hoàn thành | Sản phẩm | Công việc\nVụ Pháp chế | Quý I/2021 | Thông tư | Xây dựng Thông tư"
    ).tasks
    assert [(t.text, units(t.lead), t.output) for t in tasks] == [("Xây dựng Thông tư", ["Vụ Pháp chế"], "Thông tư")]


def test_a_second_table_of_the_same_width_goes_on() -> None:
    two = "TT | Nhiệm vụ | Hạn | Chủ trì\n1 | Việc một cần làm | 2021 | Vụ Pháp chế\n"
    tasks = plan(two).tasks
    assert len(tasks) == 1


def test_a_row_that_lost_its_merged_cells_goes_on_from_the_row_above() -> None:
    body = """
TT | Đề án | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành
1 | Đề án phong trào | Bộ Nội vụ | Bộ Y tế | 2030
Bộ Tài chính | Bộ Công an
2 | Đề án khác | Bộ Y tế | Bộ Nội vụ | 2030
"""
    tasks = plan(body).tasks
    assert [(t.number, units(t.lead)) for t in tasks] == [
        ("1", ["Bộ Nội vụ"]),
        ("1", ["Bộ Tài chính"]),
        ("2", ["Bộ Y tế"]),
    ]
    assert tasks[1].text == "Đề án phong trào"
    assert tasks[1].deadline == tasks[0].deadline


def test_several_leads_are_kept_and_noted() -> None:
    body = "TT | Nhiệm vụ | Hạn | Chủ trì\n1 | Mở rộng đối tượng | Năm 2021 | Vụ Bảo hiểm xã hội, Cục Việc làm"
    task = plan(body).tasks[0]
    assert len(task.lead) == 2
    assert "several-leads" in task.notes
    assert any(w.code == "several-leads" for w in plan(body).warnings)


def test_a_procedure_is_no_programme() -> None:
    body = "Bước | Nội dung công việc | Đơn vị thực hiện | Thời hạn giải quyết\n1 | Tiếp nhận hồ sơ | Bộ phận Một cửa | 0,25 ngày"
    assert plan(body).tasks == ()


@pytest.mark.parametrize(
    ("words", "kind", "issuer"),
    [
        ("Quyết định của Thủ tướng Chính phủ về tiêu chí", "Quyết định", "Thủ tướng Chính phủ"),
        ("Đề án chuyển đổi số", "Đề án", None),
        ("Xây dựng, trình Ban Bí thư ban hành Chỉ thị về dạy nghề", "Chỉ thị", "Ban Bí thư"),
        ("Triển khai thực hiện Đề án 161", None, None),
    ],
)
def test_the_document_that_a_task_brings_forth(words: str, kind: str | None, issuer: str | None) -> None:
    made = plan(f"TT | Nhiệm vụ | Hạn | Chủ trì\n1 | {words} | 2021 | Vụ Pháp chế").tasks[0].deliverable
    assert (made.kind, made.issued_by) == (kind, issuer) if made else kind is None


def test_ids_do_not_change_from_one_reading_to_the_next() -> None:
    assert [t.id for t in plan(TABLE).tasks] == [t.id for t in plan(TABLE).tasks]
    assert len({t.id for t in plan(TABLE).tasks}) == len(plan(TABLE).tasks)


def test_two_rows_of_headings() -> None:
    body = """
TT | Nhiệm vụ, giải pháp | Cơ quan thực hiện | | Tiến độ | Kinh phí
 | | Chủ trì | Phối hợp | |
I | Hạ tầng số | | | |
1 | Phủ sóng mạng | Trung tâm Thông tin | Vụ Pháp chế | 2021-2022 | 1.500
"""
    (task,) = plan(body).tasks
    assert units(task.lead) == ["Trung tâm Thông tin"]
    assert units(task.coordinate) == ["Vụ Pháp chế"]
    assert task.budget == "1.500"
    assert task.groups == ("I. Hạ tầng số",)


def test_a_number_with_rows_below_it_is_a_group() -> None:
    body = """
STT | Nội dung công việc | Đơn vị chủ trì | Thời gian hoàn thành
1 | Công tác tổ chức | |
1.1 | Kiện toàn Ban Chỉ đạo | Văn phòng | Tháng 3/2021
2 | Công tác tuyên truyền | |
2.1 | Tổ chức hội nghị | Vụ Pháp chế | Quý II/2021
"""
    assert [(t.number, t.groups) for t in plan(body).tasks] == [
        ("1.1", ("1. Công tác tổ chức",)),
        ("2.1", ("2. Công tác tuyên truyền",)),
    ]


def test_a_row_that_lost_its_number_cell_is_put_right() -> None:
    body = """
TT | Tên văn bản | Cơ quan trình | Tiến độ
1 | Luật sửa đổi, bổ sung Luật Việc làm | Bộ Nội vụ | Tháng 3/2021
Nghị quyết về cơ cấu tổ chức của Văn phòng | Bộ Tư pháp | Tháng 5/2021 |
"""
    assert [(t.text[:9], units(t.lead)) for t in plan(body).tasks] == [
        ("Luật sửa ", ["Bộ Nội vụ"]),
        ("Nghị quyế", ["Bộ Tư pháp"]),
    ]


def test_a_lead_marked_in_brackets() -> None:
    body = "TT | Nhiệm vụ | Hạn | Đơn vị thực hiện\n1 | Xây dựng đề án | 2021 | Cục Việc làm (chủ trì), Vụ Pháp chế"
    task = plan(body).tasks[0]
    assert (units(task.lead), units(task.coordinate)) == (["Cục Việc làm"], ["Vụ Pháp chế"])
