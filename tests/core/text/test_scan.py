"""Scans of the sample's own documents: askew, dirty, stamped, turned, mixed with pages that have a text layer."""

from __future__ import annotations

import io
from statistics import median

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from tests.core.text.scans import CONCLUSIONS, PLAN, as_file, as_pdf, askew, cut, joined, noisy, part, stamped
from tests.nasties import files

from dondoc.core.text import CannotRead, Text, read
from dondoc.core.text.doubts import is_doubtful
from dondoc.core.text.limits import Limits, Stopwatch
from dondoc.core.text.pdf import read_pages
from dondoc.core.text.scan import _notes, look_at_pdf, read_picture
from dondoc.core.text.scanning.engine import engine
from dondoc.core.text.scanning.page import ScannedPage
from dondoc.core.text.scanning.picture import POINT, cleaned_paper, grey_of, is_sideways, skew, straightened
from dondoc.core.text.scanning.ruling import find_rules
from dondoc.core.text.scanning.second import SecondLook
from dondoc.core.text.scanning.words import Seen
from dondoc.core.text.sheet import Sheet, Word

HEAD, OPENING, LAST = (60, 40, 570, 200), (80, 190, 560, 300), (80, 425, 560, 525)
"""Parts of the conclusions' first page in points: its head, its first paragraphs, some of its tasks."""
ROWS = (75, 305, 560, 510)
"""Some rows of a table of the plan."""


def pictured(image: Image.Image, dpi: int = 200) -> Text:
    return read_picture(as_file([image], "PNG", dpi), Limits())


def words_near(text: Text, words: str) -> tuple[float, float, float, float]:
    piece = next(p for p in text.pieces if words in text.text[p.span.start : p.span.end])
    assert piece.place.box is not None
    return piece.place.box


@pytest.mark.parametrize("degrees", [-2.0, -0.4, 0.7, 1.6])
def test_the_angle_of_a_page_fed_askew_is_found(degrees: float) -> None:
    grey = grey_of(askew(part(CONCLUSIONS, 1, OPENING), degrees))
    assert skew(grey) == pytest.approx(-degrees, abs=0.15)
    assert abs(skew(straightened(grey)[0])) <= 0.15


def test_a_page_fed_askew_with_dust_on_it_reads_like_the_original() -> None:
    text = pictured(noisy(askew(part(CONCLUSIONS, 1, LAST), 1.1), 300)).text
    assert "1. Cục Việc làm hoàn thiện Đề án" in text
    assert "trình Bộ trưởng trước ngày 31 tháng 8 năm 2026." in text
    assert "2. Cục Bảo trợ xã hội chủ trì, phối hợp với Vụ Pháp chế, Vụ Kế hoạch - Tài chính" in text


def test_specks_go_and_the_stops_of_sentences_stay() -> None:
    clean = grey_of(part(CONCLUSIONS, 1, OPENING, 300))
    dirty = grey_of(noisy(part(CONCLUSIONS, 1, OPENING, 300), 900))
    wiped = cleaned_paper(dirty)
    assert int((wiped < 128).sum()) < int((clean < 128).sum()) * 1.02
    assert int((cleaned_paper(clean) < 128).sum()) > int((clean < 128).sum()) * 0.999


def test_a_letterhead_of_two_columns_is_read_column_by_column() -> None:
    lines = pictured(part(CONCLUSIONS, 1, HEAD)).text.splitlines()
    assert lines[:2] == ["BỘ PHÁT TRIỂN XÃ HỘI", "Số: 37/TB-BPTXH"]
    assert lines[2:5] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 15 tháng 7 năm 2026",
    ]


def test_a_red_stamp_leaves_the_words_below_it() -> None:
    sheet = part(CONCLUSIONS, 1, LAST)
    plain, under = pictured(sheet).text.split(), pictured(stamped(sheet, (sheet.width // 2, 120), 110)).text.split()
    assert len(set(plain) - set(under)) <= 2


def test_a_ruled_table_keeps_its_cells_and_its_quarters() -> None:
    text = pictured(part(PLAN, 7, ROWS))
    (table,) = text.tables
    cells = [[text.text[c.span.start : c.span.end] for c in row] for row in table.rows]
    assert {len(row) for row in cells if row[0].isdigit()} == {4}
    assert "Quý II/2026" in {row[2] for row in cells if len(row) > 2}


def test_lines_as_fine_as_a_hair_make_a_table() -> None:
    page = np.full((700, 900), 250, np.uint8)
    for y in (100, 300, 500):
        page[y, 100:800] = 178
    for x in (100, 450, 799):
        page[100:501, x] = 178
    rules, _ = find_rules(page)
    assert sum(r.top == r.bottom for r in rules) == 3
    assert sum(r.x0 == r.x1 for r in rules) == 3


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side_is_read_and_its_boxes_are_where_the_words_are(turn: int) -> None:
    sheet = part(CONCLUSIONS, 1, LAST)
    upright = words_near(pictured(sheet), "Cục Việc làm")
    width, height = sheet.width * 72 / 200, sheet.height * 72 / 200
    x0, top, x1, bottom = words_near(pictured(sheet.rotate(-turn, expand=True)), "Cục Việc làm")
    back = {90: (top, height - x1, bottom, height - x0), 180: (width - x1, height - bottom, width - x0, height - top),
            270: (width - bottom, x0, width - top, x1)}[turn]  # fmt: skip
    assert back == pytest.approx(upright, abs=4)


def test_an_upright_page_is_not_taken_for_one_on_its_side() -> None:
    sheet = part(CONCLUSIONS, 1, LAST)
    assert not is_sideways(grey_of(sheet))
    assert is_sideways(grey_of(sheet.rotate(90, expand=True)))


def test_boxes_of_a_page_fed_askew_stand_where_its_words_are() -> None:
    sheet = part(CONCLUSIONS, 1, LAST)
    upright, turned = pictured(sheet), pictured(askew(sheet, 1.5))
    straight, box = words_near(upright, "2. Cục Bảo trợ"), words_near(turned, "2. Cục Bảo trợ")
    assert box[0] <= straight[0] + 4
    assert box[1] <= straight[1] + 4
    assert box[3] >= straight[3] - 4
    heights = [median(box[3] - box[1] for _, _, box in text.stretches) for text in (upright, turned)]
    assert heights[0] <= heights[1] <= heights[0] * 1.4


def test_pages_with_and_without_a_text_layer_stand_in_one_document() -> None:
    data = joined([cut(CONCLUSIONS, [2]), as_pdf([part(CONCLUSIONS, 1, LAST)], 200), cut(PLAN, [1])])
    text = read(data, "a.pdf")
    assert (text.reader, text.pages) == ("pdf", 3)
    assert text.notes[0] == (
        "recognised", "Trang 2 là ảnh quét, chữ do máy nhận dạng; hãy đối chiếu với bản gốc.",
    )  # fmt: skip
    pages = [p.place.page for p in text.pieces]
    assert pages == sorted(pages, key=lambda n: n or 0)
    assert text.text.index("Nơi nhận:") < text.text.index("Cục Bảo trợ xã hội chủ trì") < text.text.index("Căn cứ")


def test_a_text_layer_that_is_garbage_gives_way_to_the_picture() -> None:
    layer = (
        b"(CQNG HOA XA HQI CHU NGHIA VIPT NAM DQc l$p - Tg do - tlSnh phric Qrryil dinh sd ngay thdng) Tj 0 -20 Td " * 4
    )
    with pdfium.PdfDocument(files.text_pdf(b"BT /F 10 Tf 40 700 Td " + layer + b"ET")) as document:
        sheet = part(CONCLUSIONS, 1, LAST)
        picture = pdfium.PdfImage.new(document)
        picture.set_bitmap(pdfium.PdfBitmap.from_pil(sheet))
        picture.set_matrix(pdfium.PdfMatrix().scale(595, 595 * sheet.height / sheet.width).translate(0, 640))
        page = document[0]
        page.insert_obj(picture)
        page.gen_content()
        out = io.BytesIO()
        document.save(out)
    text = read(out.getvalue(), "a.pdf")
    assert text.reader == "scan"
    assert "HQI" not in text.text
    assert "1. Cục Việc làm hoàn thiện Đề án" in text.text


def test_two_pages_on_one_sheet_are_read_one_after_the_other_and_boxes_stand_on_the_sheet() -> None:
    first, second = part(CONCLUSIONS, 1, OPENING), part(CONCLUSIONS, 1, LAST)
    sheet = Image.new("RGB", (2 * first.width + 240, 900), "white")
    sheet.paste(first, (60, 60))
    sheet.paste(second, (sheet.width // 2 + 60, 60))
    text = read(joined([as_pdf([sheet], 200), cut(CONCLUSIONS, [2])]), "a.pdf")
    assert text.pages == 2
    assert [p.place.page for p in text.pieces][-1] == 2
    box = words_near(text, "Cục Việc làm")
    assert box[0] > sheet.width / 2 * 72 / 200
    assert text.text.index("Cục Việc làm hoàn thiện") > text.text.index(pictured(first).text.split("\n")[0][:20])


def test_a_page_that_takes_too_long_is_named_not_lost() -> None:
    data = joined([cut(CONCLUSIONS, [2]), as_pdf([part(PLAN, 7, ROWS)], 200)])
    text = read(data, "a.pdf", Limits(page_seconds=0))
    (told,) = (words for code, words in text.notes if code in ("page-not-whole", "page-unread"))
    assert told.startswith("Trang 2 ")
    assert "Nơi nhận:" in text.text


def test_words_hard_to_read_are_marked_where_they_stand_and_clear_ones_are_not() -> None:
    said = [("Cục", 0.97), ("Việc", 0.41), ("làm", 0.96), ("trước", 0.95), ("ngày", 0.9), ("31/8/2026", 0.8)]
    words = [Word(w, 60.0 + 70 * i, 100, 120.0 + 70 * i, 116, 13, sure=sure) for i, (w, sure) in enumerate(said)]
    text = read_pages([Sheet(1, 595, 842, words)], Stopwatch(Limits()), reader="scan")
    assert [text.text[s.start : s.end] for s in text.doubtful] == ["Việc", "31/8/2026"]
    assert len(pictured(part(CONCLUSIONS, 1, OPENING)).doubtful) < 5


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_pictures_of_every_kind_are_read(kind: str) -> None:
    text = read(as_file([part(CONCLUSIONS, 1, HEAD)], kind, 200), "anh")
    assert "Số: 37/TB-BPTXH" in text.text


def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(CannotRead) as refused:
        pictured(Image.new("L", (800, 600), 255))
    assert refused.value.code == "no-text"


def test_a_page_of_which_nothing_was_read_in_time_is_told() -> None:
    late = ScannedPage(4, (595.0, 842.0), [], [], cut_short=True)
    half = ScannedPage(5, (595.0, 842.0), [_seen("Quý", 100)], [], cut_short=True)
    assert list(_notes([late, half]))[1:] == [
        ("page-unread", "Trang 4 không đọc được trong thời gian cho phép; hãy đọc trên bản gốc."),
        ("page-not-whole", "Trang 5 mất quá nhiều thời gian, chưa đọc hết; hãy đối chiếu với bản gốc."),
    ]


def _seen(text: str, x0: int) -> Seen:
    box = (x0, 100, x0 + 60, 140)
    return Seen(Word(text, x0 / POINT, 20, (x0 + 60) / POINT, 36, 13, sure=0.95), 0.0, 0.0, 1, box)


@pytest.mark.parametrize(("strokes", "read_as", "right"), [(3, "II", "III"), (2, "II", "II"), (1, "II", "I")])
def test_a_quarter_is_what_its_strokes_say_and_doubtful_where_the_readers_differ(
    strokes: int, read_as: str, right: str
) -> None:
    ink = np.zeros((300, 600), dtype=np.bool_)
    for n in range(strokes):
        ink[100:140, 202 + 16 * n : 208 + 16 * n] = True
    with engine() as recogniser:
        look = SecondLook(recogniser, np.where(ink, 0, 255).astype(np.uint8), ink)
        words = look.look([_seen("Quý", 100), _seen(read_as, 200)])
    assert words[1].word.text == right
    assert look.doubted == (read_as != right)
    assert is_doubtful(words[1].word) is (read_as != right)


def test_a_busy_machine_loses_pages_by_name_not_the_file() -> None:
    clock = iter([0.0, 1.0, 2.0, 3.0])
    watch = Stopwatch(Limits(seconds=60, whole=70), now=lambda: next(clock, 55.0))
    data = as_pdf([part(CONCLUSIONS, 1, HEAD), part(CONCLUSIONS, 1, LAST)], 200)
    looked = look_at_pdf(data, [1, 2], watch)
    assert ("page-unread", "Trang 2 không đọc được trong thời gian cho phép; hãy đọc trên bản gốc.") in looked.notes
    assert [bool(sheet.words) for sheet in looked.sheets] == [True, False]
