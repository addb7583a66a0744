"""Warnings worth having, and none where all is well."""

from __future__ import annotations

from tests.core.orders.drafts import plan


def codes(body: str) -> set[str]:
    return {w.code for w in plan(body).warnings}


ROW = "TT | Nhiệm vụ | Hạn | Chủ trì\n1 | {} | {} | {}"


def test_a_clean_plan_has_no_warning() -> None:
    assert codes(ROW.format("Xây dựng đề án việc làm", "Quý II/2021", "Cục Việc làm")) == set()


def test_numbers_doubled_and_broken() -> None:
    assert codes("II. NHIỆM VỤ\n1. Việc đầu tiên.\n1. Việc thứ hai.\n2. Việc nữa.\n5. Việc cuối.") == {
        "doubled-number",
        "broken-numbering",
    }


def test_points_counted_without_d_with_a_stroke_are_in_order() -> None:
    points = "\n".join(f"{letter}) Việc thứ {letter} của kế hoạch." for letter in "abcde")
    assert "broken-numbering" not in codes(f"II. NHIỆM VỤ\n1. Các việc sau:\n{points}")
    assert "broken-numbering" in codes(f"II. NHIỆM VỤ\n1. Các việc sau:\n{points}".replace("c)", "h)"))


def test_a_unit_cut_short_and_one_unknown() -> None:
    assert "truncated-unit" in codes(ROW.format("Kế hoạch phòng ngừa", "Năm 2021", "Cục Phòng, chống tệ nạn xã"))
    assert "unknown-unit" in codes(ROW.format("Kế hoạch phòng ngừa", "Năm 2021", "Cục Du hành vũ trụ liên sao"))


def test_an_annex_mentioned_but_missing() -> None:
    assert "missing-annex" in codes("II. NHIỆM VỤ\n1. Thực hiện các việc nêu tại Phụ lục IV Kế hoạch này.")


def test_a_deadline_on_a_day_off_and_one_before_the_document() -> None:
    assert "deadline-on-holiday" in codes(ROW.format("Nộp đề án", "ngày 30/01/2021", "Cục Việc làm"))
    assert "deadline-before-issue" in codes(ROW.format("Nộp đề án", "ngày 30/11/2020", "Cục Việc làm"))


def test_the_same_task_twice() -> None:
    assert "same-task-twice" in codes(
        ROW.format("Nộp đề án", "Năm 2021", "Cục Việc làm") + "\n2 | Nộp đề án | Năm 2021 | Vụ Pháp chế"
    )


def test_two_periods_for_one_thing() -> None:
    one = "Kế hoạch tổng rà soát hộ nghèo theo chuẩn nghèo đa chiều giai đoạn 2022-2025"
    two = "Tổ chức tổng rà soát hộ nghèo theo chuẩn nghèo đa chiều giai đoạn 2021-2025"
    assert "period-conflict" in codes(
        ROW.format(one, "Năm 2021", "Cục Việc làm") + f"\n2 | {two} | Năm 2021 | Cục Việc làm"
    )


def test_doubled_words_and_common_slips() -> None:
    messages = [w.message for w in plan("II. NHIỆM VỤ\n1. Thúc đẩy thực hiện thực hiện các các Đề án.").warnings]
    assert any("thực hiện thực hiện" in m for m in messages)
    assert any("các các" in m for m in messages)


def test_common_terms_with_wrong_marks() -> None:
    messages = [w.message for w in plan("II. NHIỆM VỤ\n1. Kiên toàn bộ máy; bố trí kính phí; kiện toàn Ban.").warnings]
    assert [m for m in messages if "chính tả" in m] == [
        "Có thể sai chính tả: “Kiên toàn”, có thể là “kiện toàn”.",
        "Có thể sai chính tả: “kính phí”, có thể là “kinh phí”.",
    ]
