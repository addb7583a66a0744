"""Who is told to act: subjects, those put in charge, lists handed on by a heading, and the little words around them."""

from __future__ import annotations

import pytest
from tests.core.orders.drafts import plan, units

from dondoc.core.orders.model import Task

TASKS = "II. NHIỆM VỤ\n"


def only(body: str) -> Task:
    """The one task of a plan with this body."""
    (task,) = plan(TASKS + body).tasks
    return task


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("1. Thứ trưởng Lê An chỉ đạo Vụ Pháp chế chủ trì, phối hợp với Thanh tra rà soát quy chế.", ["Vụ Pháp chế"]),
        ("1. Căn cứ hướng dẫn của Bộ Tài chính, Sở Tài chính xây dựng dự toán năm 2021.", ["Sở Tài chính"]),
        ("1. Về dữ liệu: Sở Nội vụ chủ động rà soát hồ sơ cán bộ.", ["Sở Nội vụ"]),
        ("1. Các sở, ngành phải báo cáo tình hình thực hiện trước ngày 20/6/2021.", ["Các sở, ngành"]),
        ("1. Các đơn vị được giao chủ trì cập nhật số liệu trước ngày 20/6/2021.", ["Các đơn vị được giao chủ trì"]),
        ("1. Yêu cầu tất cả các trường hợp vi phạm phải được xử lý trước ngày 20/6/2021.", []),
        ("1. Hội nhập quốc tế về lao động phải hoàn thành trước ngày 20/6/2021.", []),
        ("1. Các doanh nghiệp vận tải đường thủy: niêm yết giá vé.", ["Các doanh nghiệp vận tải đường thủy"]),
        ("1. Đề nghị UB MTTQ tỉnh: giám sát việc chi trả.", ["UB MTTQ tỉnh"]),
        ("1. Cơ quan phối hợp có trách nhiệm trả lời bằng văn bản.", ["Cơ quan phối hợp"]),
        ("1. Trên cơ sở đề xuất của các sở, ngành, chủ trì tổng hợp kinh phí trước ngày 20/6/2021.", []),
        ("1. Với Vụ Pháp chế, Vụ Tổ chức cán bộ tiếp tục tập huấn trước ngày 20/6/2021.", []),
        ("1. Thực hiện quy định về đầu tư, doanh nghiệp, đất đai trước ngày 20/6/2021.", []),
    ],
)
def test_whom_a_clause_tells_to_act(words: str, lead: list[str]) -> None:
    assert units(only(words).lead) == lead


def test_a_heading_hands_on_who_leads_and_who_joins_in() -> None:
    tasks = plan(
        TASKS + "1. Thứ trưởng Lê An phối hợp với các Thứ trưởng khác chỉ đạo:\n"
        "a) Vụ Pháp chế chủ trì, phối hợp với Vụ Kế hoạch - Tài chính, Thanh tra triển khai gấp các việc sau:\n"
        "- Rà soát quy chế làm việc.\n- Phối hợp với Văn phòng lập danh mục hồ sơ."
    ).tasks
    assert [units(t.lead) for t in tasks] == [["Vụ Pháp chế"], ["Vụ Pháp chế"]]
    assert [units(t.coordinate) for t in tasks] == [["Vụ Kế hoạch - Tài chính", "Thanh tra"], ["Văn phòng"]]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("1. Các cơ quan đăng ký đầu tư (Sở Tài chính, Ban Quản lý khu kinh tế):", ["Các cơ quan đăng ký đầu tư"]),
        ("1. Các phòng ban tham gia đào tạo", ["Các phòng ban tham gia đào tạo"]),
        ("1. Phòng Công nghệ thông tin", ["Phòng Công nghệ thông tin"]),
        ("1. Các sở, ngành: Là đơn vị góp ý, chịu trách nhiệm về các nội dung sau:", ["Các sở, ngành"]),
    ],
)
def test_a_heading_that_describes_a_group(heading: str, lead: list[str]) -> None:
    tasks = plan(f"{TASKS}{heading}\n- Rà soát hồ sơ.\n- Lập danh sách học viên.").tasks
    assert [units(t.lead) for t in tasks] == [lead, lead]


def test_a_paragraph_that_explains_a_point_is_no_task_and_breaks_no_list() -> None:
    tasks = plan(
        TASKS
        + "a) Sở Xây dựng\n- Đánh giá quy hoạch.\nKhi đánh giá, nội dung phải đầy đủ theo quy định.\n- Đánh giá đất đai."
    ).tasks
    assert [t.text for t in tasks] == ["Đánh giá quy hoạch.", "Đánh giá đất đai."]
    assert all(units(t.lead) == ["Sở Xây dựng"] for t in tasks)


def test_a_condition_is_no_task() -> None:
    assert plan(TASKS + "1. Trường hợp có ý kiến khác nhau, Sở Tài chính báo cáo cấp trên.").tasks == ()


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("trình Bộ trưởng ban hành trong quý I năm 2021", "2021-03-31"),
        ("trình Bộ trưởng ban hành trước ngày 15/3/2021", "2021-03-15"),
        ("tổ chức tập huấn vào tháng 4/2021", "2021-04-30"),
        ("trình Bộ trưởng phê duyệt trong năm 2021", "2021-12-31"),
        ("thực hiện văn bản đã ban hành trong quý I năm 2020", None),
        ("đẩy mạnh xuất khẩu để bù đắp trong năm 2021", None),
    ],
)
def test_by_when_a_clause_orders_something(words: str, due: str | None) -> None:
    deadline = only(f"1. Vụ Pháp chế {words}.").deadline
    assert (deadline.due.isoformat() if deadline and deadline.due else None) == due


def test_a_line_of_its_own_says_by_when() -> None:
    task = only("1. Khẩn trương ban hành danh mục hàng hóa.\nHoàn thành trong quý II năm 2021.")
    assert task.deadline is not None
    assert str(task.deadline.due) == "2021-06-30"


def test_a_block_without_bullets_belongs_to_the_points_above_it() -> None:
    tasks = plan(
        TASKS
        + "1. Nâng cao năng lực\n- Rà soát đội ngũ cán bộ.\n- Lập danh sách học viên.\nĐơn vị chủ trì: Vụ Tổ chức cán bộ.\n"
        "- Mở lớp tập huấn.\nĐơn vị chủ trì: Vụ Pháp chế."
    ).tasks
    assert [units(t.lead) for t in tasks] == [["Vụ Tổ chức cán bộ"], ["Vụ Tổ chức cán bộ"], ["Vụ Pháp chế"]]


def test_seeing_to_it_and_reporting_by_a_calendar_are_two_duties() -> None:
    duties = plan(
        "III. TỔ CHỨC THỰC HIỆN\n1. Vụ Pháp chế theo dõi, đôn đốc việc thực hiện Kế hoạch này, báo cáo Bộ trưởng kết quả "
        "định kỳ hằng năm (trước ngày 15 tháng 11)."
    ).duties
    assert [d.kind for d in duties] == ["urge", "report"]
    schedule = duties[1].schedule
    assert schedule is not None
    assert (schedule.raw, schedule.periods) == ("định kỳ hằng năm (trước ngày 15 tháng 11)", ("year",))


def test_a_report_by_a_part_of_a_quarter_names_no_day() -> None:
    (duty,) = plan("III. TỔ CHỨC THỰC HIỆN\n1. Vụ Pháp chế báo cáo Bộ trưởng kết quả vào đầu quý II năm 2021.").duties
    assert duty.schedule is not None
    assert (duty.schedule.raw, duty.schedule.dates) == ("vào đầu quý II năm 2021", ())


def test_orientation_beside_work_given_to_units_is_no_task() -> None:
    general = "".join(f"{n}. Tăng cường công tác tuyên truyền số {n}.\n" for n in range(1, 5))
    given = "".join(
        f"{n}. {unit}\n- Xây dựng kế hoạch triển khai.\n- Lập dự toán kinh phí.\n"
        for n, unit in enumerate(("Sở Tài chính", "Sở Nội vụ", "Sở Y tế"), 1)
    )
    tasks = plan(f"II. NHIỆM VỤ, GIẢI PHÁP\n{general}III. NHIỆM VỤ CỤ THỂ\n{given}").tasks
    assert len(tasks) == 6
    assert all(t.lead for t in tasks)
    assert len(plan(f"II. NHIỆM VỤ, GIẢI PHÁP\n{general}").tasks) == 4


@pytest.mark.parametrize(
    ("words", "lead", "joined"),
    [
        (
            "1. Sở Tài chính cùng Sở Y tế cân đối kinh phí, có sự tham gia của Cục Thuế tỉnh.",
            ["Sở Tài chính"],
            ["Sở Y tế"],
        ),
        (
            "1. Sở Y tế chủ trì, lấy ý kiến Sở Tài chính, hoàn thiện đề án.",
            ["Sở Y tế"],
            ["Sở Tài chính"],
        ),
        ("1. Sở Y tế hoàn thiện đề án, gửi lấy ý kiến các sở, ngành.", ["Sở Y tế"], []),
        (
            "1. Sở Y tế phối hợp với các ngành: Công an, Quân sự và UBND các huyện, thành phố tập huấn.",
            ["Sở Y tế"],
            ["Công an", "Quân sự", "UBND các huyện, thành phố"],
        ),
        (
            "1. Giao đồng chí Trần Văn Long - Phó Bí thư Đảng ủy theo dõi đại hội.",
            ["đồng chí Trần Văn Long - Phó Bí thư Đảng ủy"],
            [],
        ),
        ("1. Sở Y tế (đồng chí Giám đốc trực tiếp chỉ đạo) cấp thuốc.", ["Sở Y tế"], []),
        ("1. Các đơn vị chưa gửi báo cáo khẩn trương hoàn thành kiểm kê.", ["Các đơn vị chưa gửi báo cáo"], []),
        ("1. Phòng Đào tạo phối hợp với các khoa lập lịch thi.", ["Phòng Đào tạo"], ["các khoa"]),
        (
            "1. Viện Nghiên cứu và Chuyển giao công nghệ tham mưu kế hoạch.",
            ["Viện Nghiên cứu và Chuyển giao công nghệ"],
            [],
        ),
        ("1. Các đơn vị sử dụng lao động kê khai số người.", ["Các đơn vị sử dụng lao động"], []),
        ("1. Cục An toàn vận hành thiết bị chủ trì rà soát quy trình.", ["Cục An toàn vận hành thiết bị"], []),
    ],
)
def test_who_joins_in_by_other_words_and_who_is_meant(words: str, lead: list[str], joined: list[str]) -> None:
    task = only(words)
    assert (units(task.lead), units(task.coordinate)) == (lead, joined)


@pytest.mark.parametrize(
    "name",
    [
        "Cục Xuất nhập khẩu",
        "Phòng Đào tạo",
        "Trung tâm Chuyển giao công nghệ",
        "Phòng Quản lý đào tạo",
        "Cục Biến đổi khí hậu",
        "Phòng Kế hoạch đầu tư",
        "Trung tâm Xúc tiến đầu tư",
    ],
)
@pytest.mark.parametrize(
    "order", ["{} chủ trì rà soát văn bản.", "{} tổ chức hội nghị tập huấn.", "Giao {} xây dựng đề án trồng rừng."]
)
def test_verbs_within_the_names_of_offices_stay_there(name: str, order: str) -> None:
    (task,) = plan(f"II. NHIỆM VỤ\n1. {order.format(name)}").tasks
    assert [u.raw for u in task.lead] == [name]


def test_a_heading_of_a_group_says_whom_it_works_with() -> None:
    body = (
        "II. NHIỆM VỤ\n1. UBND các huyện, thành phố Tân An phối hợp với Sở Tài chính:\n- Rà soát vốn các dự án.\n- Họp."
    )
    first = plan(body).tasks[0]
    assert [u.raw for u in first.lead] == ["UBND các huyện, thành phố Tân An"]
    assert [u.raw for u in first.coordinate] == ["Sở Tài chính"]
