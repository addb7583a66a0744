"""PDFs are read back as what was put into them: cell by cell, sentence by sentence."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from documents import Decision, decision
from tests.core.text import hard
from tests.core.text.seedfiles import pdf_of, shared
from tests.nasties import files

from dondoc.core.text import Limits, Text
from dondoc.core.text.builder import tidy
from dondoc.core.text.docx import read_docx
from dondoc.core.text.limits import Stopwatch
from dondoc.core.text.model import PieceKind
from dondoc.core.text.pdf import read_pdf, silent_pages
from dondoc.core.text.pdfium import open_pdf, read_sheets

Rows = list[list[str]]


def rows_of(text: Text) -> list[Rows]:
    return [[[c.span.of(text.text) for c in row] for row in table.rows] for table in text.tables]


def words_of(text: Text, kind: PieceKind | None = None) -> list[str]:
    return [p.span.of(text.text) for p in text.pieces if (p.kind == kind if kind else p.kind != PieceKind.FURNITURE)]


def shape_of(text: Text) -> list[list[tuple[object, ...]]]:
    return [
        [(c.span.of(text.text), c.row, c.column, c.row_span, c.column_span) for c in row]
        for table in text.tables
        for row in table.rows
    ]


def tidied(tables: list[Rows]) -> list[Rows]:
    return [[[tidy(words) for words in row] for row in rows] for rows in tables]


@pytest.fixture(scope="module")
def plan() -> Decision:
    return decision()


@pytest.fixture(scope="module")
def plan_pdf(plan: Decision) -> Text:
    return read_pdf(pdf_of(plan.docx), Limits())


def test_every_row_of_the_decision(plan: Decision, plan_pdf: Text) -> None:
    assert rows_of(plan_pdf) == tidied(plan.tables)


def test_every_sentence_of_the_decision(plan: Decision, plan_pdf: Text) -> None:
    said = words_of(plan_pdf)
    assert [p for p in plan.paragraphs if tidy(p) not in said] == []


def test_the_pdf_reads_like_the_word_file(plan: Decision, plan_pdf: Text) -> None:
    assert words_of(plan_pdf) == words_of(read_docx(plan.docx, Limits()))


def test_page_numbers_and_repeated_headers_are_furniture(plan_pdf: Text) -> None:
    furniture = words_of(plan_pdf, PieceKind.FURNITURE)
    assert [x for x in furniture if x.isdigit()] == [str(n) for n in range(2, (plan_pdf.pages or 0) + 1)]
    assert "TT Nhiệm vụ Thời gian thực hiện, hoàn thành Cơ quan chủ trì thực hiện, báo cáo" in furniture


def test_every_piece_has_its_place(plan_pdf: Text) -> None:
    spoken = [p for p in plan_pdf.pieces if p.kind != PieceKind.FURNITURE]
    assert all(p.place.page and p.place.box for p in spoken)
    for box in [p.place.box for p in spoken if p.place.box]:
        assert 0 <= box[0] < box[2] <= 596
        assert 0 <= box[1] < box[3] <= 843
    pages = [p.place.page or 0 for p in spoken]
    assert pages == sorted(pages)


def test_every_word_has_its_place(plan: Decision, plan_pdf: Text) -> None:
    pages = pdfium.PdfDocument(pdf_of(plan.docx))
    spoken = [p for p in plan_pdf.pieces if p.kind != PieceKind.FURNITURE]
    placed = "".join(span.of(plan_pdf.text) for span, _, _ in plan_pdf.stretches)
    assert "".join(placed.split()) == "".join("".join(p.span.of(plan_pdf.text) for p in spoken).split())
    for span, page, (x0, top, x1, bottom) in plan_pdf.stretches[::7]:
        height = pages[page - 1].get_height()
        there = pages[page - 1].get_textpage().get_text_bounded(x0 - 1, height - bottom - 1, x1 + 1, height - top + 1)
        assert tidy(span.of(plan_pdf.text)) in tidy(there)


def test_116_rows_of_eight_tables() -> None:
    word, tables = hard.eight_tables()
    assert sum(map(len, tables)) == 116
    assert rows_of(read_pdf(pdf_of(word), Limits())) == tidied(tables)


@pytest.mark.parametrize("length", range(1, 7))
def test_cells_cut_by_a_page_are_whole_again(length: int) -> None:
    word, tables = hard.cut_rows(length)
    assert rows_of(read_pdf(pdf_of(word), Limits())) == tidied(tables)


def test_tables_without_a_repeated_header_are_joined_and_told_apart() -> None:
    word, tables = hard.without_repeated_header()
    assert rows_of(read_pdf(pdf_of(word), Limits())) == tidied(tables)


def test_landscape_annex() -> None:
    word, tables = hard.landscape()
    assert rows_of(read_pdf(pdf_of(word), Limits())) == tidied(tables)


def test_merged_cells_stand_once_with_their_extent() -> None:
    word = hard.merged()
    assert shape_of(read_pdf(pdf_of(word), Limits())) == shape_of(read_docx(word, Limits()))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_turned_in_the_file(turn: int) -> None:
    word, tables = hard.eight_tables()
    with pdfium.PdfDocument(pdf_of(word)) as document:
        for page in document:
            page.set_rotation(turn)
        out = io.BytesIO()
        document.save(out)
    assert rows_of(read_pdf(out.getvalue(), Limits())) == tidied(tables)


def test_text_set_sideways_on_an_upright_page() -> None:
    lines = b"".join(
        b"BT 0 1 -1 0 %d 100 Tm /F 14 Tf (%s) Tj ET " % (80 + 18 * n, words)
        for n, words in enumerate(
            (b"The plan of the year for all of the units", b"and the tasks of the second quarter")
        )
    )
    text = read_pdf(files.text_pdf(lines), Limits())
    assert text.text == "The plan of the year for all of the units and the tasks of the second quarter\n"


def test_number_broken_at_its_hyphen_is_whole() -> None:
    lines = (b"BT /F 14 Tf 72 700 Td (In the letter of the year and to the units of the house no. 6138/UBND-) Tj ",
             b"0 -18 Td (KGVX of the same day) Tj ET")  # fmt: skip
    assert "no. 6138/UBND-KGVX of" in read_pdf(files.text_pdf(b"".join(lines)), Limits()).text


def test_pages_that_are_pictures_are_named() -> None:
    with pdfium.PdfDocument(
        files.text_pdf(b"BT /F 14 Tf 72 700 Td (" + b"the plan of the year " * 5 + b") Tj ET")
    ) as document:
        blank = document.new_page(595, 842)
        picture = pdfium.PdfImage.new(document)
        picture.set_bitmap(pdfium.PdfBitmap.new_native(8, 8, 4))
        picture.set_matrix(pdfium.PdfMatrix().scale(595, 842))
        blank.insert_obj(picture)
        blank.gen_content()
        out = io.BytesIO()
        document.save(out)
    assert read_pdf(out.getvalue(), Limits()).notes[0][0] == "recognised"


@pytest.mark.parametrize("name", ["54-CV-STP-HCM-garbage-text-layer", "10-QD146-TTg-nang-cao-nhan-thuc-CDS-scan",
                                  "46-CT16-UBND-QuangNgai-Tet-scan"])  # fmt: skip
def test_scans_and_garbage_are_told_from_text(name: str) -> None:
    with open_pdf((shared() / f"corpus/real/{name}.pdf").read_bytes(), Limits()) as document:
        sheets = list(read_sheets(document, Stopwatch(Limits())))
    assert silent_pages(sheets) == [sheet.number for sheet in sheets]


def test_stamped_number_and_day_stand_in_their_line() -> None:
    data = (shared() / "corpus/real/08-TB11-UBND-QuangNgai-ket-luan.pdf").read_bytes()
    text = read_pdf(data, Limits())
    head = words_of(text)[:8]
    assert "Số: 11/TB-UBND" in head
    assert "Quảng Ngãi, ngày 08 tháng 01 năm 2025" in head
    assert "ttcbth@quangngai.gov.vn" in words_of(text, PieceKind.FURNITURE)


def test_signature_in_two_columns_is_read_column_by_column() -> None:
    data = (shared() / "corpus/real/13-TB565-UBND-QuangNgai.pdf").read_bytes()
    said = words_of(read_pdf(data, Limits()))
    assert said[-5].startswith("- Lưu: VT, ")
    assert said[-4:] == ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Phùng Tô Long"]


@pytest.mark.parametrize(("turn", "matrix"), [(90, b"0 1 -1 0"), (180, b"-1 0 0 -1"), (270, b"0 -1 1 0")])
def test_pages_that_are_turned_to_stand_upright(turn: int, matrix: bytes) -> None:
    steps = {90: (80, 100, 18, 0), 180: (500, 700, 0, -18), 270: (500, 700, -18, 0)}
    x, y, dx, dy = steps[turn]
    lines = b"".join(
        b"BT %s %d %d Tm /F 14 Tf (%s) Tj ET " % (matrix, x + n * dx, y - n * dy, words)
        for n, words in enumerate(
            (b"The plan of the year for all of the units", b"and the tasks of the second quarter")
        )
    )
    text = read_pdf(files.text_pdf(lines, page=b"/Rotate %d" % turn), Limits())
    assert text.text == "The plan of the year for all of the units and the tasks of the second quarter\n"
    box = text.pieces[0].place.box
    assert box is not None
    assert box[2] - box[0] > 4 * (box[3] - box[1])


def test_running_headers_and_footnotes_are_furniture() -> None:
    page = (
        b"BT /F 9 Tf 250 815 Td (OFFICIAL GAZETTE No. 12) Tj ET "
        b"BT /F 14 Tf 72 700 Td (The plan of the year for all of the units and the tasks of the second quarter) Tj ET "
        b"72 120 m 200 120 l S BT /F 9 Tf 72 105 Td (1 With the annex of the plan) Tj ET"
    )
    text = read_pdf(files.text_pdf(page, pages=2), Limits())
    said = "The plan of the year for all of the units and the tasks of the second quarter"
    assert " ".join(words_of(text)) == f"{said} {said}"
    assert words_of(text, PieceKind.FURNITURE) == ["OFFICIAL GAZETTE No. 12", "1 With the annex of the plan"] * 2


def test_a_piece_of_a_table_that_lacks_an_edge_is_joined_all_the_same() -> None:
    def grid(xs: tuple[int, ...], top: int, bottom: int) -> bytes:
        down = b"".join(b"%d %d m %d %d l S " % (x, bottom, x, top) for x in xs)
        return down + b"".join(b"%d %d m %d %d l S " % (xs[0], y, xs[-1], y) for y in (top, bottom))

    first = (
        grid((72, 110, 330), 780, 750)
        + b"BT /F 10 Tf 75 760 Td (1) Tj ET BT /F 10 Tf 115 760 Td (Review of the plan for the year) Tj ET"
    )
    second = grid((72, 330), 780, 750) + grid((72, 110, 330), 750, 720) + (
        b"BT /F 10 Tf 75 760 Td (Part II of the plan and of the tasks for the year) Tj ET "
        b"BT /F 10 Tf 75 730 Td (2) Tj ET BT /F 10 Tf 115 730 Td (Report on the plan to the board) Tj ET"
    )  # fmt: skip
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
    data = files.pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 2/Kids[6 0 R 7 0 R]>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            files.stream(first),
            files.stream(second),
            leaf % 4,
            leaf % 5,
        ]
    )
    text = read_pdf(data, Limits())
    assert [len(row) for table in text.tables for row in table.rows] == [2, 1, 2]
    assert [c.column_span for table in text.tables for row in table.rows for c in row] == [1, 1, 2, 1, 1]
