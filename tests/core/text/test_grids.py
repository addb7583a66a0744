"""Ruling lines of every kind make the same table."""

from __future__ import annotations

import pytest
from tests.nasties import files

from dondoc.core.text import Limits, Text
from dondoc.core.text.limits import Stopwatch
from dondoc.core.text.pdf import read_pages, read_pdf
from dondoc.core.text.sheet import Sheet, Word

_XS, _YS = (72, 110, 330, 500), (700, 670, 640, 610)
_CELLS = (("No.", "Work of the year", "Unit"), ("1", "Review of the plan for all", "Office of the law"),
          ("2", "Report to the board and the units", "Office of the plan"))  # fmt: skip


def _words() -> bytes:
    out = b"BT /F 12 Tf 72 760 Td (The list of the works and of the units that are in the lead for the year) Tj ET "
    for row, y in zip(_CELLS, _YS, strict=False):
        for words, x in zip(row, _XS, strict=False):
            out += b"BT /F 10 Tf %d %d Td (%s) Tj ET " % (x + 5, y - 18, words.encode())
    return out


def _line(kind: str, x0: float, y0: float, x1: float, y1: float) -> bytes:
    if kind == "stroke":
        return b"%g %g m %g %g l S " % (x0, y0, x1, y1)
    return b"%g %g %g %g re f " % (x0, y0, max(0.5, x1 - x0), max(0.5, y1 - y0))


def _across(kind: str) -> bytes:
    return b"".join(_line(kind, _XS[0], y, _XS[-1], y) for y in _YS)


def _down(kind: str, xs: tuple[int, ...] = _XS) -> bytes:
    return b"".join(_line(kind, x, _YS[-1], x, _YS[0]) for x in xs)


def _boxes() -> bytes:
    out = b""
    for i in range(3):
        for k in range(3):
            out += b"%d %d %d %d re S " % (_XS[i], _YS[k + 1], _XS[i + 1] - _XS[i], _YS[k] - _YS[k + 1])
    return out


def _rows(text: Text) -> list[tuple[str, ...]]:
    return [tuple(c.span.of(text.text) for c in row) for table in text.tables for row in table.rows]


LINES = {
    "stroked lines": _across("stroke") + _down("stroke"),
    "thin filled boxes": _across("fill") + _down("fill"),
    "a box a cell": _boxes(),
    "open at both sides": _across("stroke") + _down("stroke", _XS[1:-1]),
    "underlined words in a cell": _across("stroke") + _down("stroke") + _line("stroke", 115, 650, 200, 650),
    "in a form, moved": b"q 1 0 0 1 0 0 cm " + _across("stroke") + _down("stroke") + b"Q ",
}


@pytest.mark.parametrize("lines", LINES)
def test_a_table_is_found_whatever_its_lines_are_made_of(lines: str) -> None:
    text = read_pdf(files.text_pdf(LINES[lines] + _words()), Limits())
    assert _rows(text) == list(_CELLS)
    assert text.text.startswith("The list of the works")


def test_a_frame_around_words_is_no_table() -> None:
    lines = b"".join(
        b"BT /F 10 Tf 72 %d Td (Words that run on from one side to the other side of their frame) Tj ET " % y
        for y in range(620, 760, 14)
    )
    assert read_pdf(files.text_pdf(b"60 600 460 180 re S " + lines), Limits()).tables == ()


_PARTLY = {
    "no lines": b"",
    "lines across": _across("stroke"),
    "a frame": b"60 600 460 110 re S ",
    "a line above and below": _line("stroke", 72, 702, 500, 702) + _line("stroke", 72, 610, 500, 610),
}


@pytest.mark.parametrize("lines", _PARTLY)
def test_words_in_columns_are_a_table_also_without_lines_between_them(lines: str) -> None:
    text = read_pdf(files.text_pdf(_PARTLY[lines] + _words()), Limits())
    assert _rows(text) == list(_CELLS)


def test_two_tables_side_by_side_with_nothing_in_common_stay_two() -> None:
    second = b"".join(_line("stroke", x, 400, x, 460) for x in (72, 200, 400)) + b"".join(
        _line("stroke", 72, y, 400, y) for y in (400, 430, 460)
    )
    words = b"BT /F 10 Tf 80 440 Td (of the) Tj ET BT /F 10 Tf 210 440 Td (and the) Tj ET "
    text = read_pdf(files.text_pdf(LINES["stroked lines"] + second + _words() + words), Limits())
    assert [len(t.rows) for t in text.tables] == [3, 2]


def _sheet(number: int, rows: list[tuple[float, list[tuple[float, str]]]]) -> Sheet:
    words = [
        Word(w, x + 30 * i, y - 10, x + 30 * i + 26, y + 2, 12)
        for y, cells in rows
        for x, cell in cells
        for i, w in enumerate(cell.split())
    ]
    return Sheet(number, 595, 842, words)


def test_a_table_without_lines_goes_on_over_the_page_with_a_row_cut_in_two_and_a_row_across() -> None:
    head = (100.0, [(60.0, "TT"), (110.0, "Việc phải làm"), (300.0, "Đơn vị"), (430.0, "Hạn")])
    across = (136.0, [(60.0, "I"), (110.0, "CẢI CÁCH THỦ TỤC HÀNH CHÍNH NĂM NAY Ở TỈNH")])
    rows = [
        (172.0 + 36 * n, [(70.0, str(n + 1)), (110.0, "Rà soát việc"), (300.0, "Vụ A"), (430.0, "Quý I")])
        for n in range(15)
    ]
    cut = (712.0, [(70.0, "16"), (110.0, "Báo cáo kết quả"), (300.0, "Vụ B"), (430.0, "Quý I")])
    rest = [(100.0, [(110.0, "của cả năm")]), (136.0, [(70.0, "17"), (110.0, "Sơ kết"), (300.0, "Vụ C"), (430.0, "6")])]
    text = read_pages([_sheet(1, [head, across, *rows, cut]), _sheet(2, rest)], Stopwatch(Limits()))
    (table,) = text.tables
    found = [tuple(c.span.of(text.text) for c in row) for row in table.rows]
    assert found[0] == ("TT", "Việc phải làm", "Đơn vị", "Hạn")
    assert found[1] == ("I CẢI CÁCH THỦ TỤC HÀNH CHÍNH NĂM NAY Ở TỈNH",)
    assert found[2] == ("1", "Rà soát việc", "Vụ A", "Quý I")
    assert found[-1] == ("17", "Sơ kết", "Vụ C", "6")
    assert len(found) in (19, 20)
