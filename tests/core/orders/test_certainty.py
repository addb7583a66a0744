"""How sure the values of a row may be."""

from __future__ import annotations

from tests.core.orders.drafts import plan

FULL = """
STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn
1 | Số liệu dùng chung | Phòng Kỹ thuật số | Văn phòng | Quý II/2021
"""
BARE = """
STT | Nội dung | Người thực hiện | Thời gian
1 | {words} | Vụ Pháp chế | 12/5/2021
"""


def test_an_unknown_unit_with_a_whole_name_is_read_right() -> None:
    (task,) = plan(FULL).tasks
    assert [(u.unit, u.note) for u in task.lead] == [(None, "unknown-unit")]
    assert task.lead[0].confidence >= 0.95


def test_a_row_that_opens_with_no_act_leaves_a_doubt() -> None:
    (ordered,) = plan(BARE.format(words="Rà soát văn bản")).tasks
    (named,) = plan(BARE.format(words="Phần phát biểu")).tasks
    assert min(ordered.lead[0].confidence, ordered.deadline.confidence) >= 0.95  # type: ignore[union-attr]
    assert max(named.lead[0].confidence, named.deadline.confidence, named.confidence) < 0.95  # type: ignore[union-attr]


def test_a_unit_of_two_columns_is_named_once_and_doubtfully() -> None:
    body = """
STT | Tên văn bản | Cơ quan chủ trì | Đơn vị đầu mối | Thời gian trình
1 | Nghị định về phí | Vụ Pháp chế | Vụ Pháp chế | Tháng 5/2021
"""
    (task,) = plan(body).tasks
    assert [u.unit for u in task.lead] == ["Vụ Pháp chế"]
    assert task.lead[0].confidence < 0.95


def test_an_order_that_sees_to_the_whole_plan_leaves_a_doubt() -> None:
    body = """
II. NHIỆM VỤ
1. Vụ Pháp chế rà soát các văn bản, trình Bộ trưởng trước ngày 12/5/2021.
2. Vụ Pháp chế xây dựng kế hoạch chi tiết, trình Bộ trưởng trước ngày 12/5/2021.
"""
    own, whole = plan(body).tasks
    assert min(own.lead[0].confidence, own.deadline.confidence) >= 0.95  # type: ignore[union-attr]
    assert max(whole.lead[0].confidence, whole.deadline.confidence) < 0.95  # type: ignore[union-attr]


def test_the_day_of_a_report_is_doubtful_as_the_day_of_the_work() -> None:
    body = """
II. NHIỆM VỤ
1. Vụ Pháp chế rà soát các văn bản; báo cáo kết quả về Bộ trước ngày 12/5/2021.
"""
    (task,) = plan(body).tasks
    assert task.deadline is not None
    assert task.deadline.confidence < 0.95


def test_a_whole_heading_or_label_names_an_office_as_surely_as_a_cell() -> None:
    body = """
II. NHIỆM VỤ
1. Phòng Kỹ thuật số
Rà soát số liệu dùng chung.
2. Lập bản đồ số.
Đơn vị chủ trì: Phòng Kỹ thuật số.
"""
    below, labelled = plan(body).tasks
    assert [below.lead[0].unit, labelled.lead[0].unit] == [None, None]
    assert min(below.lead[0].confidence, labelled.lead[0].confidence) >= 0.95
