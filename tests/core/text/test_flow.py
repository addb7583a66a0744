"""Lines of a page become paragraphs as people would join them."""

from __future__ import annotations

import pytest

from dondoc.core.text.flow import Frame, frame_of, goes_on, whole
from dondoc.core.text.garbage import is_garbage
from dondoc.core.text.lines import Line, carried_over, reading_order, rows_of, segments
from dondoc.core.text.sheet import Word

FRAME = Frame(85, 540, 1.3, True)


def line(words: str, x0: float = 85, top: float = 100, *, x1: float | None = None, **looks: int) -> Line:
    """Words of equal letters on one line; ``x1`` stretches them to the right edge."""
    parts = words.split(" ")
    gap = (x1 - x0 - 7 * sum(map(len, parts))) / max(1, len(parts) - 1) if x1 else 3.5
    out = []
    for part in parts:
        out.append(Word(part, x0, top, x0 + 7 * len(part), top + 15.4, 14, bool(looks.get("bold"))))
        x0 += 7 * len(part) + gap
    return Line(out, looks.get("page", 1), looks.get("column", 0))


FULL = line("Rà soát chính sách hỗ trợ người lao động và doanh nghiệp tại các", 121, x1=540)


@pytest.mark.parametrize(
    ("below", "joined"),
    [
        (line("địa phương trong năm.", top=118), True),
        (line("Bộ Phát triển Xã hội.", top=118), True),
        (line("a) Rà soát chính sách", 121, 118), False),
        (line("- Lưu: VT.", 121, 118), False),
        (line("Tổ chức thực hiện", 121, 118, bold=True), False),
        (line("địa phương", top=160), False),
        (line("Sau đó", 121, 118), False),
        (line("địa phương trong năm.", top=60, page=2), True),
    ],
)
def test_a_full_line(below: Line, joined: bool) -> None:
    paragraph = [line("Thực hiện Nghị quyết của Chính phủ về việc làm và thu nhập của", 121, 82, x1=540), FULL]
    paragraph = [paragraph[0], Line([Word(w.text, w.x0 - 36, w.top, w.x1, w.bottom, w.size) for w in FULL.words])]
    assert goes_on(paragraph, below, FRAME) is joined


def test_a_short_line_ends_its_paragraph_unless_the_next_goes_on_in_small_letters() -> None:
    short = [line("Quyết định này có hiệu lực")]
    assert not goes_on(short, line("Thủ trưởng các đơn vị", top=118), FRAME)
    assert goes_on(short, line("kể từ ngày ký.", top=118), FRAME)


def test_a_centred_title_over_several_lines_is_one() -> None:
    title = line("Ban hành Kế hoạch hành động của ngành", 180, bold=True)
    below = line("Chương trình năm", 0, 118, bold=True)
    below = line("Chương trình năm", (title.x0 + title.x1 - below.x1) / 2, 118, bold=True)
    frame = Frame(85, title.x0 + title.x1 - 85)
    assert goes_on([title], below, frame)
    assert not goes_on([title], line("(Kèm theo Quyết định)", below.x0, 118, bold=True), frame)


def test_words_over_a_line_break() -> None:
    assert whole([line("số 12/KH-"), line("UBND", top=118)]) == "số 12/KH-UBND"


def test_raised_figures_stay_in_their_line() -> None:
    words = [Word("Bộ", 85, 100, 99, 115, 14), Word("1", 100, 98, 103, 106, 7), Word("giao", 106, 100, 130, 115, 14)]
    assert [x.text for x in rows_of(words)] == ["Bộ 1 giao"]


def test_a_number_and_its_stroke_need_no_space() -> None:
    words = [Word("11", 85, 100, 99, 115, 14), Word("/TB-UBND", 101, 100, 160, 115, 14)]
    assert [x.text for x in rows_of(words)] == ["11/TB-UBND"]


def test_a_dash_far_from_its_words_is_no_column() -> None:
    assert len(segments(Line([*line("-").words, *line("Rà soát", 130).words]))) == 1


def test_two_columns_one_after_the_other() -> None:
    rows = [
        Line([*line("BỘ X", 100, 60).words, *line("CỘNG HÒA", 380, 60).words]),
        Line([*line("Số: 1", 100, 80).words, *line("Hà Nội", 380, 80).words]),
        line("Căn cứ Luật Tổ chức Chính phủ và các nghị định", 85, 120, x1=540),
    ]
    assert [(x.column, x.text) for x in reading_order(rows, 312)][:4] == [
        (1, "BỘ X"), (1, "Số: 1"), (2, "CỘNG HÒA"), (2, "Hà Nội"),
    ]  # fmt: skip


def test_columns_cut_by_a_page_keep_their_order() -> None:
    above = [line("Nơi nhận:", column=1), line("BỘ TRƯỞNG", 380, column=2)]
    below = [line("- Như Điều 3;", page=2), line("- Lưu: VT.", top=118, page=2), line("Căn cứ", 380, 200, page=2)]
    first, second = carried_over(above, below)
    assert [x.text for x in [*first, *second]] == ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "BỘ TRƯỞNG", "Căn cứ"]


def test_the_frame_of_a_page() -> None:
    lines = [line("a b c d e f g h i", 85 if n % 3 else 121, 100 + 18 * n, x1=540) for n in range(20)]
    frame = frame_of(lines, 595)
    assert (abs(frame.left - 85) < 2, round(frame.right), frame.indented) == (True, 540, True)


@pytest.mark.parametrize(
    ("words", "garbage"),
    [
        ("Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015 và các nghị định hướng dẫn thi hành của Chính phủ", False),
        ("The Senior Officials of the member states met in the city to review the work programme for the next five years", False),
        ("UY BAN NHAN DAN THANH PHO QUYET DINH VE VIEC BAN HANH KE HOACH THUC HIEN CHUONG TRINH HO TRO PHAP LY LIEN NGANH", True),
        ("\ufffd\ufffd \ufffd\ufffd \ufffd " * 30, True),
        ("\ue001\ue002 \ue003a\ue004 " * 30, True),
        ("", True),
    ],
)  # fmt: skip
def test_garbage_is_told_from_words(words: str, garbage: bool) -> None:
    assert is_garbage(words) is garbage
