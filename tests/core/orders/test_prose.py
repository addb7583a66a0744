"""Tasks from prose."""

from __future__ import annotations

from datetime import date

from tests.core.orders.drafts import plan, units


def test_points_of_a_task_section_are_tasks_and_its_headings_are_groups() -> None:
    body = """
I. MỤC ĐÍCH, YÊU CẦU
- Nâng cao nhận thức của cán bộ.
II. NHIỆM VỤ, GIẢI PHÁP
1. Hoàn thiện thể chế
a) Rà soát quy định về trợ giúp xã hội;
b) Sửa đổi quy chế làm việc.
2. Triển khai hiệu quả các cam kết, cụ thể:
a) Lộ trình xóa bỏ lao động trẻ em;
"""
    tasks = plan(body).tasks
    assert [t.number for t in tasks] == ["a", "b", "a"]
    assert tasks[0].groups == ("II. NHIỆM VỤ, GIẢI PHÁP", "1. Hoàn thiện thể chế")
    assert tasks[2].leadin == "Triển khai hiệu quả các cam kết, cụ thể:"


def test_points_that_only_list_what_a_task_speaks_of_are_no_tasks() -> None:
    body = "II. NHIỆM VỤ\n1. Thúc đẩy các ưu tiên, bao gồm:\n- Chăm sóc sức khỏe;\n- Phát triển nhân lực."
    assert [t.text for t in plan(body).tasks] == ["Thúc đẩy các ưu tiên, bao gồm:"]


def test_who_leads_and_who_joins_in() -> None:
    body = (
        "III. TỔ CHỨC THỰC HIỆN\n"
        "1. Vụ trưởng Vụ Hợp tác quốc tế chủ trì, phối hợp với Vụ trưởng Vụ Kế hoạch - Tài chính lập dự toán.\n"
        "2. Giao Cục Việc làm rà soát quy định, hoàn thành trước ngày 20/6/2021.\n"
        "3. Bộ yêu cầu các đơn vị nghiên cứu, xây dựng kế hoạch."
    )
    first, second, third = plan(body).tasks
    assert (units(first.lead), units(first.coordinate)) == (["Vụ Hợp tác quốc tế"], ["Vụ Kế hoạch - Tài chính"])
    assert units(second.lead) == ["Cục Việc làm"]
    assert second.deadline is not None
    assert second.deadline.due == date(2021, 6, 20)
    assert units(third.lead) == ["các đơn vị"]


def test_who_stands_in_front_acts_even_when_he_directs_others() -> None:
    body = "II. NHIỆM VỤ\n1. Bộ Quốc phòng chỉ đạo các quân khu hỗ trợ nhân lực cho các dự án."
    assert units(plan(body).tasks[0].lead) == ["Bộ Quốc phòng"]


def test_points_inherit_the_unit_of_their_heading() -> None:
    body = "IV. TRÁCH NHIỆM CỦA CÁC ĐƠN VỊ\n1. Vụ Pháp chế:\n- Rà soát văn bản.\n2. Cục Việc làm có trách nhiệm:\n- Theo dõi thị trường."
    assert [units(t.lead) for t in plan(body).tasks] == [["Vụ Pháp chế"], ["Cục Việc làm"]]


def test_dates_of_cited_documents_are_no_deadlines() -> None:
    body = "II. NHIỆM VỤ\n1. Triển khai Nghị quyết số 12/NQ-CP ngày 10/02/2021 của Chính phủ giai đoạn 2021-2025."
    assert plan(body).tasks[0].deadline is None


def test_a_label_block_belongs_to_its_item() -> None:
    body = """
II. NỘI DUNG
1. Tổ chức tập huấn cho cán bộ các địa phương
- Cơ quan chủ trì: Vụ Pháp chế.
- Cơ quan phối hợp: Cục Việc làm; các đơn vị liên quan.
- Thời gian thực hiện: Quý II/2021.
"""
    (task,) = plan(body).tasks
    assert task.text == "Tổ chức tập huấn cho cán bộ các địa phương"
    assert units(task.lead) == ["Vụ Pháp chế"]
    assert units(task.coordinate) == ["Cục Việc làm", "các đơn vị liên quan"]
    assert task.deadline is not None
    assert task.deadline.due == date(2021, 6, 30)


def test_a_block_may_hold_for_every_point_under_it() -> None:
    body = """
II. NỘI DUNG
1. Về dữ liệu
a) Nhiệm vụ:
- Chuẩn hóa cơ sở dữ liệu.
- Kết nối các nền tảng.
b) Cơ quan thực hiện:
- Đơn vị chủ trì: Trung tâm Thông tin.
c) Thời gian thực hiện: Hoàn thành trong năm 2021.
"""
    tasks = plan(body).tasks
    assert [t.text for t in tasks] == ["Chuẩn hóa cơ sở dữ liệu.", "Kết nối các nền tảng."]
    assert [units(t.lead) for t in tasks] == [["Trung tâm Thông tin"]] * 2
    assert [t.deadline.due for t in tasks if t.deadline] == [date(2021, 12, 31)] * 2


def test_where_a_table_lists_the_tasks_only_dated_clauses_of_the_prose_are_tasks() -> None:
    body = """
II. NHIỆM VỤ
1. Nâng cao chất lượng công tác tuyên truyền.
2. Vụ Pháp chế hoàn thiện Nghị định, hoàn thành trước ngày 01/6/2021.
TT | Nhiệm vụ | Hạn | Chủ trì
1 | Xây dựng đề án | Năm 2021 | Cục Việc làm
"""
    assert [t.text for t in plan(body).tasks] == [
        "Vụ Pháp chế hoàn thiện Nghị định, hoàn thành trước ngày 01/6/2021.",
        "Xây dựng đề án",
    ]


def test_closings_are_no_tasks() -> None:
    body = "II. NHIỆM VỤ\n1. Rà soát quy định.\nBộ yêu cầu các đơn vị nghiêm túc triển khai, thực hiện./."
    assert [t.number for t in plan(body).tasks] == ["1"]


def test_articles_that_only_bring_a_decision_into_force_are_no_tasks() -> None:
    body = (
        "Điều 1. Giao Sở Nội vụ rà soát biên chế.\nĐiều 2. Chánh Văn phòng UBND tỉnh, Giám đốc các Sở: Nội vụ, Tài chính; "
        "Chủ tịch UBND các huyện chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./."
    )
    assert len(plan(body).tasks) == 1


def test_the_paragraph_above_the_list_says_whom_it_asks() -> None:
    body = "Căn cứ tình hình thực tế, Bộ đề nghị các cơ quan, đơn vị, địa phương:\n1. Rà soát danh mục, xong trước ngày 20/3/2021."
    (task,) = plan(body).tasks
    assert units(task.lead) == ["các cơ quan, đơn vị, địa phương"]
    assert all(u.confidence < 0.95 for u in task.lead)


def test_fields_within_the_item() -> None:
    body = (
        "II. NHIỆM VỤ\n"
        "1. Hoàn thiện cơ sở dữ liệu; đơn vị chủ trì: Trung tâm Thông tin; đơn vị phối hợp: Vụ Pháp chế; "
        "thời gian hoàn thành: Quý III/2021.\n"
        "2. Tổ chức tập huấn (Vụ Pháp chế chủ trì, hoàn thành trước 30/9/2021)."
    )
    first, second = plan(body).tasks
    assert first.text == "Hoàn thiện cơ sở dữ liệu"
    assert (units(first.lead), units(first.coordinate)) == (["Trung tâm Thông tin"], ["Vụ Pháp chế"])
    assert first.deadline is not None
    assert first.deadline.due == date(2021, 9, 30)
    assert units(second.lead) == ["Vụ Pháp chế"]


def test_numbers_of_party_documents() -> None:
    body = "I- MỤC ĐÍCH\n1- Tạo chuyển biến.\nII- NHIỆM VỤ\n1- Ban Tuyên giáo Trung ương tuyên truyền Chỉ thị."
    assert [t.number for t in plan(body).tasks] == ["1"]


def test_a_closing_charge_is_no_field_of_the_last_point_and_points_that_define_are_no_tasks() -> None:
    body = """
II. NỘI DUNG
1. Đối tượng: công chức, viên chức.
2. Thời điểm đánh giá: từ ngày 01/12/2021 đến ngày 15/12/2021.
III. TỔ CHỨC THỰC HIỆN
1. Ban QLDA đầu tư xây dựng: Khởi công nhà văn hóa trước 30/5/2021.
2. Các chủ rừng xây dựng phương án trước ngày 20/10/2021.
Giao Vụ Pháp chế chủ trì, phối hợp với các đơn vị liên quan theo dõi, đôn đốc việc thực hiện, định kỳ 6 tháng báo cáo Bộ.
"""
    first, second, *_ = plan(body).tasks
    assert units(first.lead) == ["Ban QLDA đầu tư xây dựng"]
    assert (units(second.lead), units(second.coordinate)) == (["Các chủ rừng"], [])
