"""Words on which a pattern could try ways without end: each is answered at once, or the test never ends."""

from __future__ import annotations

import pytest

from dondoc.core.orders import understand
from dondoc.core.packs import load_pack
from dondoc.core.text import read

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
