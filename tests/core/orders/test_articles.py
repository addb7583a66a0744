"""Plans, resolutions and decisions in prose: who and when in brackets, orders in articles, lead-ins inside sections."""

from __future__ import annotations

import pytest
from tests.core.orders.drafts import pack, plan, text_of, units

from dondoc.core.orders import understand
from dondoc.core.orders.model import Directive

HEAD = "II. NHIỆM VỤ\n"
DECISION = """BỘ PHÁT TRIỂN XÃ HỘI

Số: 12/{code}

Hà Nội, ngày 04 tháng 01 năm 2021

{kind}
Về việc thực hiện chính sách

{decides}:

"""


def decided(words: str, kind: str = "QUYẾT ĐỊNH", code: str = "QĐ-BPTXH") -> Directive:
    """A decision (or resolution) of 2021 with these articles."""
    decides = "QUYẾT NGHỊ" if kind == "NGHỊ QUYẾT" else "QUYẾT ĐỊNH"
    whole = DECISION.format(kind=kind, code=code, decides=decides) + words
    return understand(text_of(whole.replace("\n\n", "\n")), pack())


@pytest.mark.parametrize(
    "item",
    [
        "1. Xây dựng quy chế (Vụ Pháp chế chủ trì, phối hợp Thanh tra; hoàn thành quý II/2021).",
        "1. Xây dựng quy chế. (Chủ trì: Vụ Pháp chế; phối hợp: Thanh tra; thời gian: quý II/2021)",
        "1. Xây dựng quy chế (Vụ Pháp chế; phối hợp với Thanh tra; quý II/2021)",
        "1. Xây dựng quy chế\nVụ Pháp chế thực hiện, phối hợp với Thanh tra, xong trong quý II/2021",
        "1. Xây dựng quy chế - Vụ Pháp chế chủ trì, phối hợp với Thanh tra, hoàn thành quý II/2021.",
        "Nhiệm vụ 1: Xây dựng quy chế\n- Phụ trách: Vụ Pháp chế\n- Phối hợp: Thanh tra\n- Thời hạn: quý II/2021",
        "1. Xây dựng quy chế\nThực hiện: Vụ Pháp chế. Phối hợp: Thanh tra. Hoàn thành: quý II/2021.",
    ],
)
def test_who_and_when_behind_an_item(item: str) -> None:
    (task,) = plan(HEAD + item).tasks
    assert (task.text.rstrip("."), units(task.lead), units(task.coordinate)) == (
        "Xây dựng quy chế",
        ["Vụ Pháp chế"],
        ["Thanh tra"],
    )
    assert task.deadline is not None
    assert str(task.deadline.due) == "2021-06-30"


@pytest.mark.parametrize(
    "item",
    [
        "1. Phối hợp với các cơ quan chuyên môn (Sở Tài chính, Sở Nội vụ) rà soát quy chế.",
        "1. Xây dựng quy chế theo đề nghị của các vụ (Vụ Pháp chế, Thanh tra).",
        "1. Xây dựng quy chế (theo mẫu của Vụ Pháp chế).",
    ],
)
def test_a_bracket_that_explains_names_nobody(item: str) -> None:
    (task,) = plan(HEAD + item).tasks
    assert not task.lead


def test_articles_order_what_they_tell_somebody_to_do() -> None:
    found = decided(
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.\n\n"
        "Điều 2. Giao Vụ Pháp chế hướng dẫn thực hiện trước ngày 30/6/2021.\n\n"
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.\n\n"
        "Điều 4. Chánh Văn phòng; Vụ trưởng các Vụ: Pháp chế, Tổ chức cán bộ; Thủ trưởng các đơn vị chịu trách nhiệm "
        "thi hành Quyết định này kể từ ngày ký./.\n"
    )
    assert [(units(t.lead), t.deadline and str(t.deadline.due)) for t in found.tasks] == [
        (["Vụ Pháp chế"], "2021-06-30")
    ]


def test_a_body_that_is_set_up_has_no_tasks_of_its_members() -> None:
    found = decided(
        "Điều 1. Thành lập Ban Chỉ đạo chuyển đổi số gồm các ông (bà) có tên sau:\n"
        "1. Ông Nguyễn Văn Tám - Vụ trưởng Vụ Pháp chế, Trưởng ban;\n2. Bà Trần Thị Mười - Chánh Thanh tra, Ủy viên.\n\n"
        "Điều 2. Nhiệm vụ, quyền hạn của Ban Chỉ đạo\n1. Giúp Bộ trưởng điều phối chuyển đổi số.\n"
    )
    assert found.tasks == ()


def test_a_lead_in_opens_the_orders_of_a_section_that_tells_the_story() -> None:
    found = decided(
        "I. TÌNH HÌNH THỰC HIỆN\n\nBộ thống nhất đánh giá: kết quả tốt.\n\n"
        "Để đạt kết quả cao hơn, Bộ yêu cầu các đơn vị tập trung thực hiện các nhiệm vụ sau:\n\n"
        "1. Vụ Pháp chế:\n\na) Rà soát quy chế trước ngày 30/6/2021.\n\nb) Hướng dẫn các đơn vị.\n",
        "NGHỊ QUYẾT",
        "NQ-BPTXH",
    )
    assert [(t.number, units(t.lead)) for t in found.tasks] == [("a", ["Vụ Pháp chế"]), ("b", ["Vụ Pháp chế"])]


def test_a_paragraph_over_a_list_hands_on_whom_it_names() -> None:
    found = plan(HEAD + "1. Hỗ trợ về nhà ở\nVụ Pháp chế:\na) Rà soát quy chế;\nb) Hướng dẫn các đơn vị.\n")
    assert [units(t.lead) for t in found.tasks] == [["Vụ Pháp chế"], ["Vụ Pháp chế"]]
