"""Shapes in which documents really arrive: pictures of pages in Word, a portal's page, tables within tables."""

from __future__ import annotations

import io

import docx
import pytest
from documents import to_pdf
from docx.shared import Cm
from PIL import Image

from dondoc.core.text import CannotRead, Limits, read
from dondoc.core.text.docx import read_docx
from dondoc.core.text.model import PieceKind
from dondoc.core.text.olden.reader import _missing_rows
from dondoc.core.text.plain import plain_text
from dondoc.core.text.splicing import spliced

WORDS = [
    "BỘ PHÁT TRIỂN XÃ HỘI",
    "Số: 12/KH-BPTXH",
    "KẾ HOẠCH",
    "1. Vụ Pháp chế chủ trì xây dựng báo cáo kết quả thực hiện trước ngày 30 tháng 6 năm 2026.",
    "2. Các đơn vị thuộc Bộ rà soát quy định còn vướng mắc; gửi về Văn phòng Bộ để tổng hợp.",
]


def with_picture(picture: bytes, words: list[str]) -> bytes:
    file = docx.Document()
    for line in words:
        file.add_paragraph(line)
    file.add_picture(io.BytesIO(picture), width=Cm(15))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def blank(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("L", (width, height), 255).save(out, "PNG")
    return out.getvalue()


def page_of(words: list[str]) -> bytes:
    pdfium = pytest.importorskip("pypdfium2")
    file = docx.Document()
    for line in words:
        file.add_paragraph(line)
    made = io.BytesIO()
    file.save(made)
    pdf = to_pdf(made.getvalue())
    if pdf is None:
        pytest.skip("LibreOffice is not installed")
    out = io.BytesIO()
    pdfium.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil().convert("L").save(out, "PNG")
    return out.getvalue()


def test_a_word_file_of_page_pictures_is_looked_at() -> None:
    pytest.importorskip("tesserocr")
    text = read(with_picture(page_of(WORDS), []), "a.docx")
    assert (text.reader, text.pages) == ("scan", 1)
    assert "wordprocessingml" in text.media_type
    assert "12/KH-BPTXH" in text.text
    assert "trước ngày 30 tháng 6 năm 2026" in text.text
    assert "recognised" in dict(text.notes)
    assert {p.place.box for p in text.pieces} == {None}


def test_words_beside_a_page_picture_are_kept_and_the_picture_is_told() -> None:
    text = read_docx(with_picture(blank(900, 1200), WORDS), Limits())
    assert text.text.splitlines() == WORDS
    assert "1 ảnh" in dict(text.notes)["pictures"]


def test_the_words_of_a_page_picture_stand_where_it_stands_among_words_and_tables() -> None:
    pytest.importorskip("tesserocr")
    file = docx.Document(io.BytesIO(with_picture(page_of(WORDS), ["Kính gửi: Các đơn vị thuộc Bộ " * 3])))
    table = file.add_table(rows=2, cols=2)
    for cell, words in zip((c for row in table.rows for c in row.cells), ("TT", "Việc", "1", "Rà soát"), strict=True):
        cell.text = words
    out = io.BytesIO()
    file.save(out)
    text = read(out.getvalue(), "a.docx")
    order = [text.text.index(w) for w in ("Kính gửi", "12/KH-BPTXH", "30 tháng 6 năm 2026", "TT\tViệc")]
    assert order == sorted(order)
    assert text.reader == "docx"
    assert "1 trang" in dict(text.notes)["recognised"]
    assert [[c.span.of(text.text) for c in row] for row in text.tables[0].rows] == [["TT", "Việc"], ["1", "Rà soát"]]
    assert "\ue0f4" not in text.text


def test_a_text_laid_into_another_keeps_the_places_of_both() -> None:
    outer = plain_text("Trước.\n\nChỗ này.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")
    inner = plain_text("| C | D |\n|---|---|\n| 3 | 4 |\n\nHết.\n")
    here = next(p.span for p in outer.pieces if p.span.of(outer.text) == "Chỗ này.")
    both = spliced(outer, {here: inner})
    assert both.text == "Trước.\nC\tD\n3\t4\nHết.\nA\tB\n1\t2\n"
    assert [t.rows[1][0].span.of(both.text) for t in both.tables] == ["3", "1"]
    assert [p.place.cell[0] for p in both.pieces if p.place.cell] == [0, 0, 0, 0, 1, 1, 1, 1]
    assert spliced(outer, {here: None}).text == "Trước.\nA\tB\n1\t2\n"


@pytest.mark.parametrize("size", [(300, 300), (1500, 200)])
def test_a_seal_or_a_signature_is_no_page(size: tuple[int, int]) -> None:
    assert read_docx(with_picture(blank(*size), WORDS), Limits()).notes == ()


def test_a_word_file_of_empty_pictures_says_so() -> None:
    pytest.importorskip("tesserocr")
    with pytest.raises(CannotRead) as refusal:
        read(with_picture(blank(900, 1200), []), "a.docx")
    assert refusal.value.code == "no-text"


def test_a_portal_page_of_a_megabyte_gives_the_document_alone() -> None:
    menu = "".join(f'<li><a href="/{n}">Chuyên mục tin tức số {n}</a></li>' for n in range(14_000))
    script = "<script>" + "var a = 'nhiệm vụ';" * 8_000 + "</script>"
    rows = "".join(f"<tr><td>{n}</td><td>Xây dựng đề án {n}</td><td>Cục Việc làm</td></tr>" for n in range(1, 30))
    table = f"<table><tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th></tr>{rows}</table>"
    body = "".join(f"<p>{line}</p>" for line in WORDS)
    page = f"<html><body><nav><ul>{menu}</ul></nav>{script}<main>{body}{table}</main><footer>Trang chủ</footer></body>"
    assert len(page.encode()) > 1_000_000
    text = read(page.encode(), "a.html")
    said = [p.span.of(text.text) for p in text.pieces if p.kind is not PieceKind.FURNITURE]
    assert said[: len(WORDS)] == WORDS
    assert [len(t.rows) for t in text.tables] == [30]
    assert not any("Chuyên mục" in words or "var a" in words for words in said)


def test_a_megabyte_in_one_line_is_read() -> None:
    line = "Giao Vụ Pháp chế chủ trì, phối hợp với các đơn vị rà soát, báo cáo trước ngày 30/6/2026; " * 9_000
    assert len(read(f"<p>{line}</p>".encode(), "a.html").text) > 700_000
    assert len(read(line.encode(), "a.txt").text) > 700_000


def test_tables_in_a_cell_of_a_web_page_keep_all_their_words() -> None:
    inner = "<table><tr><td>Quý I</td><td>Báo cáo</td></tr></table>"
    page = f"<table border=1><tr><th>TT</th><th>Nhiệm vụ</th></tr><tr><td>1</td><td>Rà soát {inner}</td></tr></table>"
    text = read(page.encode(), "a.html").text
    assert [word for word in ("TT", "Nhiệm vụ", "Rà soát", "Quý I", "Báo cáo") if word not in text] == []


def test_rows_that_an_old_file_lost_are_counted() -> None:
    three, two = "1\tA\tB\n2\tC\tD\n3\tE\tF\n", "1\tA\tB\n2\tC\tD\n"
    assert _missing_rows(three, plain_text(two)) == 1
    assert _missing_rows(two, plain_text(three)) == 0
