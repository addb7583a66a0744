"""The same work written in the shapes that offices use: odd columns, charts of time, groups that lead, blocks of labels."""

from __future__ import annotations

import pytest
from tests.core.orders.drafts import plan, units

HEAD = "II. NHIỆM VỤ\n"
BY_PLAIN_COLUMNS = """Số TT | Đầu việc cụ thể | Bộ phận chịu trách nhiệm chính | Bộ phận tham gia | Thời điểm phải xong
1 | Xây dựng quy chế | Vụ Pháp chế | Thanh tra | 30/6/2021
2 | Rà soát hồ sơ | Vụ Tổ chức cán bộ | Văn phòng | Quý III/2021"""
BY_SHORT_HEADS = """TGHT | CQPH | CQCT | Tên nhiệm vụ | STT
30/6/2021 | Thanh tra | Vụ Pháp chế | Xây dựng quy chế | 1
Quý III/2021 | Văn phòng | Vụ Tổ chức cán bộ | Rà soát hồ sơ | 2"""
BY_REPEATED_HEADS = """TT | Nhiệm vụ | Phân công | Phân công | Thời gian | Thời gian
TT | Nhiệm vụ | Chủ trì | Phối hợp | Bắt đầu | Kết thúc
1 | Xây dựng quy chế | Vụ Pháp chế | Thanh tra | 01/3/2021 | 30/6/2021
2 | Rà soát hồ sơ | Vụ Tổ chức cán bộ | Văn phòng | 01/7/2021 | 30/9/2021"""
BY_GROUPS = """STT | Nội dung | Đơn vị phối hợp | Thời gian
I | VỤ PHÁP CHẾ | |
1 | Xây dựng quy chế | Thanh tra | 30/6/2021
II | VỤ TỔ CHỨC CÁN BỘ | |
1 | Rà soát hồ sơ | Văn phòng | Quý III/2021"""
BY_HEADINGS = """1. Vụ Pháp chế
TT | Nội dung công việc | Thời hạn | Phối hợp
1 | Xây dựng quy chế | 30/6/2021 | Thanh tra
2. Vụ Tổ chức cán bộ
TT | Nội dung công việc | Thời hạn | Phối hợp
1 | Rà soát hồ sơ | Quý III/2021 | Văn phòng"""
BY_CHART = """TT | Nhiệm vụ | Đơn vị thực hiện | Quý I | Quý II | Quý III | Quý IV
1 | Xây dựng quy chế | Vụ Pháp chế chủ trì; Thanh tra phối hợp | | x | |
2 | Rà soát hồ sơ | Vụ Tổ chức cán bộ chủ trì; Văn phòng phối hợp | | | x |"""
BY_LETTERED_LABELS = """1. Xây dựng quy chế
a) Đơn vị chủ trì: Vụ Pháp chế
b) Đơn vị phối hợp: Thanh tra
c) Thời hạn hoàn thành: trước ngày 30/6/2021
2. Rà soát hồ sơ
a) Đơn vị chủ trì: Vụ Tổ chức cán bộ
b) Đơn vị phối hợp: Văn phòng
c) Thời hạn hoàn thành: Quý III/2021"""
BY_LABELS_IN_ONE_LINE = """1. Xây dựng quy chế
Cơ quan chủ trì, trình: Vụ Pháp chế. Cơ quan phối hợp: Thanh tra. Thời gian trình: 30/6/2021.
2. Rà soát hồ sơ - Chủ trì: Vụ Tổ chức cán bộ - Phối hợp: Văn phòng - Thời hạn: Quý III/2021"""
BY_BRACKETS = """1. Xây dựng quy chế (Chủ trì: Vụ Pháp chế; phối hợp: Thanh tra; hoàn thành: 30/6/2021).
2. Rà soát hồ sơ. Đơn vị chủ trì: Vụ Tổ chức cán bộ. Đơn vị phối hợp: Văn phòng. Thời gian: Quý III/2021."""
BY_SHORT_LABELS = """1. Xây dựng quy chế
* Đ/v chủ trì: Vụ Pháp chế
* Đơn vị, tổ chức p/h: Thanh tra
* Thời gian t/h: trước 30/6/2021
2. Rà soát hồ sơ
Giao chủ trì thực hiện: Vụ Tổ chức cán bộ
Cơ quan, đơn vị phối hợp thực hiện: Văn phòng
Tiến độ thực hiện: Quý III/2021"""
BY_PLAIN_WORDS = """Mã việc | Công việc phải làm | Ai làm | Cùng làm | Khi nào
I-1 | Xây dựng quy chế | Vụ Pháp chế | Thanh tra | Trước 30/6/2021
I-2 | Rà soát hồ sơ | Vụ Tổ chức cán bộ | Văn phòng | Quý III/2021"""
SHAPES = {name.lower(): body for name, body in list(globals().items()) if name.startswith("BY_")}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_work_in_every_shape(shape: str) -> None:
    tasks = plan(HEAD + SHAPES[shape]).tasks
    assert [t.text for t in tasks] == ["Xây dựng quy chế", "Rà soát hồ sơ"]
    assert [units(t.lead) for t in tasks] == [["Vụ Pháp chế"], ["Vụ Tổ chức cán bộ"]]
    assert [units(t.coordinate) for t in tasks] == [["Thanh tra"], ["Văn phòng"]]
    assert [str(t.deadline.due) for t in tasks if t.deadline] == ["2021-06-30", "2021-09-30"]


def test_a_chart_says_from_when_to_when() -> None:
    (task,) = plan(
        HEAD + "TT | Nhiệm vụ | Đơn vị thực hiện | Tháng 1 | Tháng 2 | Tháng 3\n1 | Kiểm kê | Văn phòng | x | x |"
    ).tasks
    assert task.deadline is not None
    assert (task.deadline.raw, str(task.deadline.start), str(task.deadline.due)) == (
        "Tháng 2",
        "2021-01-01",
        "2021-02-28",
    )


def test_a_group_that_names_a_subject_leads_nothing() -> None:
    tasks = plan(
        HEAD + "STT | Nội dung | Thời gian\nI | BẢO HIỂM VÀ AN SINH | \n1 | Rà soát hồ sơ | 30/6/2021\n"
        "II | VIỆC LÀM | \n1 | Lập danh sách | 30/9/2021"
    ).tasks
    assert [t.lead for t in tasks] == [(), ()]


def test_what_was_done_is_no_target() -> None:
    (indicator,) = plan(
        "II. CHỈ TIÊU\nTT | Chỉ tiêu | ĐVT | Thực hiện 2020 | Mục tiêu | Mục tiêu\n"
        "TT | Chỉ tiêu | ĐVT | Thực hiện 2020 | 2021 | 2025\n1 | Lao động qua đào tạo | % | 64,5 | 66 | 70"
    ).indicators
    assert [(t.period, str(t.low)) for t in indicator.targets] == [("2021", "66"), ("2025", "70")]


def test_figures_in_goals_are_named_by_what_they_count() -> None:
    found = plan(
        "II. MỤC TIÊU\n1. Chỉ tiêu cụ thể\n- Tỷ lệ lao động qua đào tạo đạt 70%, trong đó có bằng cấp, chứng chỉ đạt 30%.\n"
        "- Phấn đấu tạo việc làm cho 1,5 triệu lượt người mỗi năm.\n- 100% văn bản ký số."
    ).indicators
    assert [i.name for i in found] == [
        "Tỷ lệ lao động qua đào tạo",
        "bằng cấp, chứng chỉ",
        "tạo việc làm",
        "văn bản ký số",
    ]


def test_what_is_agreed_to_is_no_task() -> None:
    tasks = plan(
        HEAD + "1. Đồng ý với đề xuất của Thanh tra về kế hoạch năm 2021.\n2. Đồng ý giao Vụ Pháp chế rà soát quy chế."
    ).tasks
    assert [units(t.lead) for t in tasks] == [["Vụ Pháp chế"]]


def test_a_point_with_an_unknown_verb_is_still_a_task() -> None:
    (task,) = plan(HEAD + "1. Thanh tra Bộ chốt lại toàn bộ hồ sơ còn treo trước ngày 20/6/2021.").tasks
    assert units(task.lead) == ["Thanh tra"]


def test_what_a_clause_waits_for() -> None:
    (task,) = plan(HEAD + "1. Vụ Pháp chế sửa đổi quy chế ngay sau khi Nghị định được ban hành.").tasks
    assert task.deadline is not None
    assert task.deadline.waits_for is not None
    assert task.deadline.due is None


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("1. Vụ Pháp chế rà soát quy chế, hoàn thành trước ngày 30/6/2021.", 0.96),
        ("1. Vụ Pháp chế rà soát quy chế trong quý II.", 0.96),
        ("1. Vụ Pháp chế rà soát quy chế trước ngày 30/6/2021, sửa đổi trước ngày 30/9/2021.", 0.8),
        ("1. Vụ Pháp chế rà soát quy chế trước ngày 30/6/2020.", 0.7),
    ],
)
def test_how_sure_a_deadline_of_the_prose_is(words: str, sure: float) -> None:
    (task,) = plan(HEAD + words).tasks
    assert task.deadline is not None
    assert task.deadline.confidence == sure


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("1. Vụ Pháp chế rà soát quy chế.", 1.0),
        ("1. Giao Vụ Pháp chế rà soát quy chế.", 1.0),
        ("1. Căn cứ Kế hoạch này, Vụ Pháp chế rà soát quy chế.", 0.9),
        ("1. Vụ Pháp chế gỡ lại toàn bộ hồ sơ còn treo.", 0.85),
        ("Vụ Pháp chế rà soát quy chế làm việc của Bộ.", 0.9),
    ],
)
def test_how_sure_a_lead_of_the_prose_is(words: str, sure: float) -> None:
    (task,) = plan(HEAD + words).tasks
    assert [u.confidence for u in task.lead] == [sure]


def test_groups_that_name_a_time_say_by_when() -> None:
    tasks = plan(
        HEAD + "TT | Nội dung | Chủ trì\nI | Quý I/2021 |\n1 | Xây dựng quy chế | Vụ Pháp chế\n"
        "II | Quý II/2021 |\n1 | Rà soát hồ sơ | Văn phòng"
    ).tasks
    assert [str(t.deadline.due) for t in tasks if t.deadline] == ["2021-03-31", "2021-06-30"]


def test_the_day_of_who_receives_is_not_that_of_who_reports() -> None:
    found = plan(
        "III. TỔ CHỨC THỰC HIỆN\n1. Các đơn vị báo cáo nhanh về Văn phòng Bộ trước 15 giờ 00 ngày 16/02/2021 để tổng hợp, "
        "báo cáo Bộ trưởng trước ngày 20/02/2021."
    )
    assert [str(t.deadline.due) for t in found.tasks if t.deadline] == ["2021-02-16"]
    assert [[str(d) for d in duty.schedule.dates] for duty in found.duties if duty.schedule] == [
        ["2021-02-16"],
        ["2021-02-20"],
    ]


def test_a_standing_report_is_a_duty_and_no_task() -> None:
    found = plan("III. TỔ CHỨC THỰC HIỆN\n1. Các đơn vị báo cáo kết quả về Vụ Pháp chế trước ngày 20 hằng tháng.")
    assert (len(found.tasks), [d.kind for d in found.duties]) == (0, ["report"])


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("mở đợt kiểm tra từ ngày 15/01/2021 đến hết ngày 15/3/2021", "2021-03-15"),
        ("khảo sát trong hai tháng 5 và 6 năm 2021", "2021-06-30"),
        ("chuẩn bị hồ sơ, trình ký trước 17 giờ ngày 15 tháng 9 năm 2021", "2021-09-15"),
        ("quyết toán trước khi kết thúc quý I năm 2021", "2021-03-31"),
    ],
)
def test_more_ways_to_say_by_when(words: str, due: str) -> None:
    (task,) = plan(f"{HEAD}1. Văn phòng {words}.").tasks
    assert task.deadline is not None
    assert str(task.deadline.due) == due


def test_who_asks_by_its_own_name_does_not_act() -> None:
    tasks = plan(
        HEAD + "1. Hội đồng nhân dân tỉnh yêu cầu Ủy ban nhân dân tỉnh thực hiện các nhiệm vụ sau:\n"
        "a) Phê duyệt phương án; hoàn thành năm 2022.\nb) Xây dựng chương trình hằng năm, trình trước 15/01.\n"
        "2. Đề nghị Hội Nông dân tỉnh: Tuyên truyền, vận động hội viên."
    ).tasks
    assert [units(t.lead) for t in tasks] == [["Ủy ban nhân dân tỉnh"]] * 2 + [["Hội Nông dân tỉnh"]]
    assert [str(t.deadline.due) for t in tasks if t.deadline and t.deadline.due] == ["2022-12-31"]


def test_what_the_share_of_so_many_per_cent_and_more_is_of() -> None:
    (one,) = plan(HEAD.replace("NHIỆM VỤ", "MỤC TIÊU") + "- Hằng năm có 80% trở lên thôn có nhà văn hóa.").indicators
    assert (one.name, one.targets[0].comparator) == ("thôn có nhà văn hóa", "at_least")
