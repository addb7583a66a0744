"""Prose of instruction: conclusions, directives, telegrams."""

from __future__ import annotations

from datetime import date

from tests.core.orders.drafts import pack, plan, text_of, units

from dondoc.core.orders import understand

_CONCLUDED = "Chủ tịch UBND tỉnh kết luận và yêu cầu thực hiện các nhiệm vụ sau:\n"


def test_units_charged_one_after_another_have_a_task_each() -> None:
    body = (
        f"{_CONCLUDED}1. Về giải ngân: Giao Sở Tài chính rà soát vốn trước ngày 20/3/2021; "
        "giao Thanh tra tỉnh kiểm tra các dự án chậm trước ngày 30/4/2021."
    )
    first, second = plan(body).tasks
    assert (units(first.lead), units(second.lead)) == (["Sở Tài chính"], ["Thanh tra tỉnh"])
    assert [t.deadline and t.deadline.due for t in (first, second)] == [date(2021, 3, 20), date(2021, 4, 30)]


def test_agreement_and_blame_are_no_tasks_but_what_follows_them_is() -> None:
    body = (
        f"{_CONCLUDED}1. Phê bình UBND huyện A chậm giải phóng mặt bằng.\n"
        "2. Chưa thống nhất chủ trương mua xe; Sở Tài chính tiếp tục rà soát nhu cầu."
    )
    (task,) = plan(body).tasks
    assert task.text == "Sở Tài chính tiếp tục rà soát nhu cầu."
    assert units(task.lead) == ["Sở Tài chính"]


def test_a_closing_that_sees_to_the_document_itself_is_no_task() -> None:
    body = (
        f"{_CONCLUDED}1. Sở Y tế rà soát thuốc.\n"
        "Giao Văn phòng UBND tỉnh theo dõi, đôn đốc các đơn vị thực hiện Thông báo này.\n"
        "Yêu cầu các đơn vị nghiêm túc thực hiện; báo cáo kết quả về Sở Y tế trước ngày 15/9/2021."
    )
    found = plan(body)
    assert [t.number for t in found.tasks] == ["1"]
    assert "2021-09-15" in {d.isoformat() for duty in found.duties if duty.schedule for d in duty.schedule.dates}


def test_headings_that_say_towards_whom_hand_on_their_units() -> None:
    body = f"{_CONCLUDED}1. Đối với Sở Y tế\n- Rà soát thuốc.\n- Yêu cầu các bệnh viện trực đủ quân số."
    assert [units(t.lead) for t in plan(body).tasks] == [["Sở Y tế"], ["Sở Y tế"]]


def test_a_topic_before_a_colon_is_no_label_of_time_or_money() -> None:
    body = (
        f"{_CONCLUDED}1. Rà soát dự án.\n"
        "2. Về tiến độ thi công: Sở Xây dựng chỉ đạo nhà thầu tăng ca, thông xe trước ngày 02/9/2021."
    )
    task = plan(body).tasks[-1]
    assert (task.number, units(task.lead)) == ("2", ["Sở Xây dựng"])


def test_a_colon_or_a_word_behind_the_units_ends_their_names() -> None:
    body = (
        f"{_CONCLUDED}1. Phòng Quản lý văn hóa: Thẩm định hồ sơ trước ngày 15/4/2021.\n"
        "2. Giao Sở Y tế chủ trì, Sở Tài chính phối hợp rà soát giá thuốc."
    )
    first, second = plan(body).tasks
    assert units(first.lead) == ["Phòng Quản lý văn hóa"]
    assert (units(second.lead), units(second.coordinate)) == (["Sở Y tế"], ["Sở Tài chính"])


def test_the_day_before_a_purpose_is_the_deadline() -> None:
    body = f"{_CONCLUDED}1. Sở Y tế bàn giao mặt bằng trước ngày 20/3/2021, không để ảnh hưởng việc khởi công trước ngày 30/4/2021."
    (task,) = plan(body).tasks
    assert task.deadline is not None
    assert task.deadline.due == date(2021, 3, 20)


def test_a_directive_that_only_decrees_orders_its_points() -> None:
    body = "Để đảm bảo cung cấp điện, Ủy ban nhân dân tỉnh chỉ thị:\n1. Sở Công Thương kiểm tra việc sử dụng điện."
    assert [units(t.lead) for t in plan(body).tasks] == [["Sở Công Thương"]]


def test_verbs_that_are_nouns_stay_in_names() -> None:
    body = (
        f"{_CONCLUDED}1. Giao Ban Quản lý dự án đầu tư xây dựng công trình hạ tầng lập hồ sơ.\n"
        "2. Các cấp ủy, tổ chức đảng quán triệt Chỉ thị; đẩy mạnh tuyên truyền."
    )
    leads = [units(t.lead) for t in plan(body).tasks]
    assert leads == [["Ban Quản lý dự án đầu tư xây dựng công trình hạ tầng"], ["Các cấp ủy, tổ chức đảng"]]


def test_grounds_before_an_order_may_be_long() -> None:
    grounds = "Căn cứ quy định tại Điều 14 Nghị định số 161/2024/NĐ-CP của Chính phủ " + "về hàng hóa nguy hiểm, " * 16
    (task,) = plan(f"{_CONCLUDED}1. {grounds}; giao Sở Công Thương rà soát danh mục.").tasks
    assert units(task.lead) == ["Sở Công Thương"]


def test_a_letter_about_procedures_orders_all_the_same() -> None:
    letter = (
        "UBND TỈNH LAI CHÂU\n\nSố: 299/UBND-TTHC\n\nV/v công bố danh mục thủ tục hành chính\n\nKính gửi: Sở Xây dựng.\n\n"
        "Chủ tịch UBND tỉnh có ý kiến như sau:\n\n"
        "1. Giao Sở Xây dựng xây dựng quy trình nội bộ, hoàn thành trước ngày 20/01/2025.\n"
    )
    (task,) = understand(text_of(letter), pack()).tasks
    assert units(task.lead) == ["Sở Xây dựng"]


def test_what_an_inspection_looks_into_is_no_task() -> None:
    inspection = (
        "SỞ Y TẾ\n\nSố: 12/KH-SYT\n\nKẾ HOẠCH\n\nKiểm tra việc quản lý dược năm 2026\n\n"
        "I. NỘI DUNG THỰC HIỆN\n\n1. Phòng Y tế\n\n- Công tác tuyên truyền, phổ biến văn bản;\n\n"
        "- Việc thực hiện các quy định về giá thuốc;\n\nII. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Phòng Nghiệp vụ Dược chủ trì lập kế hoạch chi tiết trước ngày 10/3/2026.\n"
    )
    (task,) = understand(text_of(inspection), pack()).tasks
    assert units(task.lead) == ["Phòng Nghiệp vụ Dược"]


def test_a_heading_about_how_things_went_may_charge_units_too() -> None:
    body = (
        "Chủ tịch UBND tỉnh kết luận:\n1. Về tình hình kinh tế - xã hội tháng 11, nhiệm vụ tháng 12\n"
        "1.1. Sở Tài chính đôn đốc giải ngân.\n1.2. Cục Thuế tỉnh chống thất thu."
    )
    assert [units(t.lead) for t in plan(body).tasks] == [["Sở Tài chính"], ["Cục Thuế tỉnh"]]


def test_a_letter_asks_in_a_paragraph_without_a_number() -> None:
    letter = (
        "SỞ Y TẾ\nSố: 45/SYT-NVY\nV/v rà soát thiết bị\nHà Lâm, ngày 12 tháng 4 năm 2024\n"
        "Kính gửi: Các bệnh viện trực thuộc\n"
        "Thực hiện Công văn số 12/BYT-KCB ngày 02/4/2024, Sở Y tế nhận được báo cáo của các bệnh viện.\n"
        "Sở Y tế đề nghị quý cơ quan rà soát thiết bị, xong trước ngày 20/4/2024. Báo cáo về Sở trước ngày 25/4/2024."
    )
    (task,) = understand(text_of(letter), pack()).tasks
    assert units(task.lead) == ["quý cơ quan"]
    assert task.deadline is not None
    assert task.deadline.due == date(2024, 4, 20)


def test_words_cut_out_of_a_letter_still_order() -> None:
    (task,) = understand(
        text_of("UBND tỉnh có ý kiến như sau:\nGiao Sở Tài chính rà soát vốn, xong trước ngày 10/12/2023."), pack()
    ).tasks
    assert units(task.lead) == ["Sở Tài chính"]
