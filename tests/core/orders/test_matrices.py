"""Matrices of units, headings of three rows, and cells that repeat the one above."""

from __future__ import annotations

from datetime import date

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
