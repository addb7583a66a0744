"""Blocks tile the text; spans give back their words; whatever is read, nothing raises."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.orders.drafts import HEAD, pack, text_of

from dondoc.core.orders.model import As, Directive, Duty, Indicator, Task
from dondoc.core.orders.understanding import understand

LINES = st.sampled_from(
    [
        "I. MỤC TIÊU",
        "II. NHIỆM VỤ, GIẢI PHÁP",
        "1. Vụ Pháp chế:",
        "2. Giao Cục Việc làm chủ trì, phối hợp với Vụ Pháp chế rà soát, xong trước ngày 20/6/2021.",
        "a) Xây dựng kế hoạch, bao gồm:",
        "- Cơ quan chủ trì: Cục Việc làm.",
        "- Thời gian: Quý II/2021.",
        "+ 100% xã đạt chuẩn.",
        "1.",
        "Các đơn vị báo cáo Bộ trước ngày 15 hằng tháng để tổng hợp, báo cáo Bộ trưởng.",
        "TT | Nhiệm vụ | Hạn | Chủ trì",
        "1 | Rà soát | 2021 | Vụ Pháp chế",
        "I | NHÓM VIỆC | |",
        " | | Quý III/2021 | Cục Việc làm",
        "TT | Chỉ tiêu | ĐVT | Năm 2021",
        "a | Tỷ lệ hộ nghèo | % | dưới 3",
        "Phụ lục II",
        "Nơi nhận:",
        "- Như trên;",
        "x | y",
        "(1) | (2) | (3) | (4)",
        "Thứ trưởng Trần An yêu cầu Vụ Pháp chế thực hiện các việc sau: một; hai.",
    ]
)


def check(directive: Directive) -> None:
    text = directive.text
    at = 0
    for block in directive.blocks:
        assert block.span.start == at
        assert block.span.end > at
        at = block.span.end
    assert at == len(text)
    facts: list[Task | Indicator | Duty] = [*directive.tasks, *directive.indicators, *directive.duties]
    for fact in facts:
        words = getattr(fact, "text", None) or getattr(fact, "name", None) or getattr(fact, "raw", None)
        assert fact.span.of(text) == words
        inside = next(b for b in directive.blocks if b.span.start <= fact.span.start < b.span.end)
        assert inside.what in {As.TASK, As.INDICATOR, As.DUTY, As.EVENT, As.HEADING, As.HEADER}
    for task in directive.tasks:
        for unit in (*task.lead, *task.coordinate):
            assert unit.span.of(text) == unit.raw
        if task.deadline and task.deadline.span:
            assert task.deadline.span.of(text) == task.deadline.raw


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=25), st.booleans())
def test_any_mixture_of_lines_is_tiled_and_its_spans_hold(lines: list[str], headed: bool) -> None:
    source = (HEAD if headed else "") + "\n".join(lines)
    check(understand(text_of(source), pack()))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aăâđêôơư ABC\n|.;:-+()0123456789/%“”", max_size=300))
def test_noise_never_raises(noise: str) -> None:
    check(understand(text_of(noise), pack()))


def test_an_empty_text_gives_an_empty_directive() -> None:
    directive = understand(text_of(""), pack())
    assert (directive.blocks, directive.tasks, directive.warnings) == ((), (), ())
