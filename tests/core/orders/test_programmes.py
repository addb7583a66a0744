"""Programmes of work by months and quarters, items whose particulars stand behind them, regulations."""

from __future__ import annotations

from datetime import date

from tests.core.orders.drafts import plan, units


def test_points_under_a_quarter_are_due_at_its_end_unless_they_say_else() -> None:
    body = "II. NHIỆM VỤ\nQuý II\n- Kiểm tra kho;\n- Họp sơ kết (trước ngày 20/5/2021);\n- Trực kho hằng tuần."
    dues = [t.deadline.due if t.deadline else None for t in plan(body).tasks]
    assert dues == [date(2021, 6, 30), date(2021, 5, 20), None]


def test_the_month_in_brackets_behind_a_heading_holds_for_its_points() -> None:
    body = "II. NHIỆM VỤ\n1. Trước mùa khô (hoàn thành trong tháng 12/2021)\na) Kiểm kê nguồn nước;\nb) Nạo vét kênh."
    tasks = plan(body).tasks
    assert [t.deadline.due for t in tasks if t.deadline] == [date(2021, 12, 31)] * 2
    assert all(t.deadline and t.deadline.confidence < 0.95 for t in tasks)


def test_units_time_and_result_behind_a_dash() -> None:
    body = (
        "II. NHIỆM VỤ\n1. Nâng cấp kho dữ liệu - Phòng Hạ tầng chủ trì, Phòng An toàn thông tin phối hợp; "
        "hoàn thành quý II/2021; sản phẩm: Biên bản nghiệm thu."
    )
    (task,) = plan(body).tasks
    assert (units(task.lead), units(task.coordinate)) == (["Phòng Hạ tầng"], ["Phòng An toàn thông tin"])
    assert (task.text, task.output) == ("Nâng cấp kho dữ liệu", "Biên bản nghiệm thu")
    assert task.deadline is not None
    assert task.deadline.due == date(2021, 6, 30)


def test_who_acts_by_a_later_sentence() -> None:
    body = (
        "II. NHIỆM VỤ\n1. Lập quy hoạch nghề cá. Sở Thủy sản chủ trì, phối hợp với Sở Tài chính, xong trong năm 2021."
    )
    (task,) = plan(body).tasks
    assert (units(task.lead), units(task.coordinate)) == (["Sở Thủy sản"], ["Sở Tài chính"])


def test_what_a_regulation_lays_down_for_good_is_no_task() -> None:
    body = (
        "Nơi nhận:\n- Lưu: VT.\nBỘ TRƯỞNG\nCao Đức Hạnh\nQUY CHẾ\nSử dụng thư điện tử\n"
        "(Ban hành kèm theo Quyết định số 88/QĐ-BPTXH)\n"
        "Điều 4. Trách nhiệm của người sử dụng\n1. Kiểm tra hộp thư mỗi ngày.\n2. Không cho mượn mật khẩu."
    )
    assert plan(body).tasks == ()


def test_shares_year_by_year_are_indicators_whatever_their_column_is_called() -> None:
    table = "TT | Nội dung | Năm 2021 | Năm 2025\n1 | Trường có phòng y tế | 70% | 90%\n2 | Tật khúc xạ | < 26% | < 20%"
    read = plan(f"I. CHỈ TIÊU\n{table}")
    assert read.tasks == ()
    assert [(i.name, i.targets[-1].comparator, int(i.targets[-1].low or 0)) for i in read.indicators] == [
        ("Trường có phòng y tế", "equal", 90),
        ("Tật khúc xạ", "below", 20),
    ]
