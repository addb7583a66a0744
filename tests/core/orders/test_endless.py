"""Words on which a pattern could try ways without end: each is answered at once, or the test never ends."""

from __future__ import annotations

import pytest

from dondoc.core.document import DocumentFacts
from dondoc.core.document.facts import Part, Region
from dondoc.core.orders import understand
from dondoc.core.packs import load_pack
from dondoc.core.text import read
from dondoc.core.values import Span

_PAGE = "Thứ trưởng làm việc với các vụ\n\nNgày đăng 18/11/2025\n\n"


@pytest.mark.parametrize("words", ["Các " + "cơ quan đơn vị " * 40, "Thủ trưởng các " + "vụ cục đơn vị " * 40])
def test_a_collective_said_over_and_over_is_no_unit(words: str) -> None:
    assert load_pack().resolve_unit(words + "xong", None).unit is None


@pytest.mark.parametrize(
    "line",
    [
        f"Thủ tướng {'A' * 60}! yêu cầu Vụ Pháp chế rà soát văn bản.",
        f"Bộ trưởng {'ẠĐ' * 16}, đã {'đ' * 12}! đề nghị Cục Việc làm báo cáo.",
    ],
)
def test_a_name_in_capitals_without_end_is_no_speaker(line: str) -> None:
    directive = understand(read(f"{_PAGE}{line}\n".encode(), "a.txt"), load_pack())
    assert not any(task.speaker for task in directive.tasks)


def test_a_clause_that_tells_more_times_than_a_sentence_can_makes_few_duties() -> None:
    told = "báo cáo Bộ trưởng trước ngày 15 hằng tháng, " * 200
    head = "BỘ PHÁT TRIỂN XÃ HỘI\nSố: 5/KH-BPTXH\nHà Nội, ngày 5 tháng 1 năm 2026\nKẾ HOẠCH\nCông tác năm 2026\n"
    text = f"{head}II. NHIỆM VỤ\n1. Giao Vụ Pháp chế {told}"
    assert 0 < len(understand(read(text.encode(), "a.txt"), load_pack()).duties) < 100


def test_a_region_within_a_longer_one_does_not_shorten_it() -> None:
    annex, inner = Region(Part.ANNEX, Span(10, 90)), Region(Part.ANNEX, Span(20, 40))
    facts = DocumentFacts(regions=(annex, inner))
    assert facts.within(Span(30, 80), Part.ANNEX)
    assert not facts.within(Span(30, 95), Part.ANNEX)
