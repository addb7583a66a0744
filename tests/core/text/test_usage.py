"""Words and years of scans are set right by what the document itself says elsewhere, and by nothing else."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from dondoc.core.text.scanning.page import ScannedPage
from dondoc.core.text.scanning.picture import POINT
from dondoc.core.text.scanning.slots import find_slots
from dondoc.core.text.scanning.usage import follow_usage
from dondoc.core.text.scanning.words import Seen
from dondoc.core.text.scanning.years import YearReader
from dondoc.core.text.sheet import Word

SIZE = 13.0


def seen(text: str, row: int, box: tuple[int, int, int, int] = (0, 0, 9, 9)) -> Seen:
    x0, top, x1, bottom = (v / POINT for v in box)
    return Seen(Word(text, x0, top, x1, bottom, SIZE, sure=0.9), 0.1, 1.0, row, box)


def page_of(*lines: str) -> ScannedPage:
    return ScannedPage(1, (595, 842), [seen(w, i) for i, line in enumerate(lines) for w in line.split()], [])


def words_of(page: ScannedPage, row: int) -> str:
    return " ".join(s.word.text for s in page.words if s.row == row)


def test_a_word_follows_what_the_same_neighbours_often_hold() -> None:
    page = page_of("Độ, ngành, địa phương", "thử đề thực hiện", *["Bộ, ngành, địa phương"] * 3, *["để thực hiện"] * 3)
    follow_usage([page])
    assert words_of(page, 0) == "Bộ, ngành, địa phương"
    assert words_of(page, 1) == "thử đề thực hiện", "its neighbour before never holds the other word"
    assert page.mended == 1


def test_a_word_that_nobody_can_say_follows_its_like_but_foreign_words_stay() -> None:
    page = page_of("đốc, kiểm tr thực hiện", "kiểm tra thực hiện", "tệp clip ảnh", "tệp clíp ảnh")
    follow_usage([page])
    assert words_of(page, 0) == "đốc, kiểm tra thực hiện"
    assert words_of(page, 2) == "tệp clip ảnh"


def test_a_body_named_often_sets_its_slips_right() -> None:
    page = page_of("Bzn Điều hành", "tổ chức: Ban Điều hành", "của Ban Điều hành", "và Ban Điều hành")
    follow_usage([page])
    assert words_of(page, 0) == "Ban Điều hành"


def test_half_a_year_leaves_no_room_for_a_month() -> None:
    assert list(find_slots(page_of("cải cách hành chính 6 tháng đầu năm 2018").words)) == []
    assert [s.kind for s in find_slots(page_of("ngày 5 tháng 6 năm 2018").words)] == ["day", "month"]


def test_an_odd_year_is_read_again_from_its_ink() -> None:
    font = ImageFont.truetype("LiberationSerif-Regular.ttf", round(SIZE * POINT))
    picture = Image.new("L", (300, 100), 255)
    ImageDraw.Draw(picture).text((40, 20), "2030", fill=0, font=font)
    ink = np.asarray(picture) < 128
    place = 30, 10, 260, 90
    often = [seen("2030", row) for row in range(1, 4)]
    assert [s.word.text for s in YearReader(ink).set_years([seen("2050", 0, place), *often])] == ["2030"] * 4
    alone = [seen("2050", 0, place), seen("2045", 1)]
    assert YearReader(ink).set_years(alone) == alone, "nothing says that it is odd"
