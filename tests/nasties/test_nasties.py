"""Hostile and broken files are refused with a sentence that says what is wrong and what to do, and harm nothing."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tests.nasties import files

from dondoc.core.text import CannotRead, Limits, read
from dondoc.core.text.docx import read_docx
from dondoc.core.text.html import read_html
from dondoc.core.text.limits import Stopwatch
from dondoc.core.text.looking import read_picture
from dondoc.core.text.olden.reader import read_odt
from dondoc.core.text.pdf import read_pdf
from dondoc.core.text.scanning.pictures import pages_of_pdf
from dondoc.reading import Bounds, Reader

Taker = Callable[[bytes, Limits], object]
_ASKS = re.compile(r"\bHãy\b")
_RANDOM = random.Random(20260712).randbytes(20_000)
_WORD = files.word(files.paragraph("Điều 1. Phạm vi") * 40)
_PDF = files.text_pdf(b"BT /F 14 Tf 72 700 Td (The plan of the year and the tasks for all of the units) Tj ET")

REFUSED: dict[str, tuple[Taker, bytes, str]] = {
    "empty docx": (read_docx, b"", "empty"),
    "empty pdf": (read_pdf, b"", "empty"),
    "random bytes as docx": (read_docx, _RANDOM, "unknown-format"),
    "random bytes as pdf": (read_pdf, _RANDOM, "unknown-format"),
    "random bytes behind a zip's first bytes": (read_docx, b"PK\x03\x04" + _RANDOM, "broken"),
    "random bytes behind a PDF's first bytes": (read_pdf, b"%PDF-1.7\n" + _RANDOM, "broken"),
    "pdf called docx": (read_docx, _PDF, "unknown-format"),
    "docx called pdf": (read_pdf, _WORD, "unknown-format"),
    "spreadsheet": (read_docx, files.spreadsheet(), "unknown-format"),
    "zip of anything": (read_docx, files.zipped({"a.txt": b"a"}), "unknown-format"),
    "docx without its main part": (read_docx, files.zipped({"[Content_Types].xml": b"<Types/>"}), "unknown-format"),
    "no XML": (read_docx, files.word_of_xml(b"hello"), "broken"),
    "encrypted docx": (read_docx, files.encrypted_word(), "encrypted"),
    "old doc": (read_docx, files.old_word(), "unknown-format"),
    "entity bomb": (read_docx, files.entity_bomb(), "broken"),
    "entity from outside": (read_docx, files.outside_entity("/etc/hostname"), "broken"),
    "entity from outside in UTF-16": (read_docx, files.outside_entity_utf16("/etc/hostname"), "broken"),
    "zip bomb": (read_docx, files.zip_bomb(), "too-large"),
    "zip that lies about its size": (read_docx, files.lying_zip(), "broken"),
    "crowd of parts": (read_docx, files.many_entries(10_001), "too-large"),
    "tables in tables": (read_docx, files.word(files.nested_tables(60)), "too-deep"),
    "tables in tables without end": (read_docx, files.word(files.nested_tables(5_000)), "too-deep"),
    "entity bomb as odt": (
        read_odt,
        files.opendocument("<text:p>&b;</text:p>", head='<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'),
        "broken",
    ),
    "odt nested without end": (
        read_odt,
        files.opendocument("<text:section>" * 5_000 + "</text:section>" * 5_000),
        "too-deep",
    ),
    "odt that swells": (read_odt, files.opendocument(" " * 51_000_000), "too-large"),
    "page nested without end": (read_html, b"<html><body>" + b"<div>" * 5_000 + b"a", "too-deep"),
    "page nested by hundreds of thousands": (read_html, b"<html><body>" + b"<ul>" * 400_000 + b"a", "too-deep"),
    "password pdf": (read_pdf, files.locked_pdf(), "encrypted"),
    "pages in a circle": (read_pdf, files.circular_pdf(), "no-text"),
    "form that draws itself": (read_pdf, files.self_drawing_pdf(), "no-text"),
    "picture that hides its size": (read_picture, files.tiff_without_size(), "broken"),
    "endless pdf": (read_pdf, files.text_pdf(b"", pages=2_001), "too-many-pages"),
    "page as large as a town": (read_pdf, files.text_pdf(b"", box=b"0 0 200000 200000"), "no-text"),
    "pdf without a word": (read_pdf, files.text_pdf(b""), "no-text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(name: str) -> None:
    reader, data, code = REFUSED[name]
    limits = Limits(depth=50)
    with pytest.raises(CannotRead) as refusal:
        reader(data, limits)
    assert refusal.value.code == code
    assert _ASKS.search(refusal.value.message), "the sentence says what to do"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_cut_short_zip_is_broken(share: float) -> None:
    with pytest.raises(CannotRead) as refusal:
        read_docx(_WORD[: int(len(_WORD) * share)], Limits())
    assert refusal.value.code == "broken"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_cut_short_pdf_is_broken(share: float) -> None:
    with pytest.raises(CannotRead) as refusal:
        read_pdf(_PDF[: int(len(_PDF) * share)], Limits())
    assert refusal.value.code == "broken"


@pytest.mark.parametrize(("reader", "data"), [(read_docx, _WORD), (read_pdf, _PDF)])
def test_larger_than_allowed(reader: Taker, data: bytes) -> None:
    with pytest.raises(CannotRead) as refusal:
        reader(data, Limits(bytes=100))
    assert refusal.value.code == "too-large"


@pytest.mark.parametrize(("reader", "data"), [(read_docx, _WORD), (read_pdf, _PDF)])
def test_out_of_time(reader: Taker, data: bytes) -> None:
    with pytest.raises(CannotRead) as refusal:
        reader(data, Limits(seconds=-1))
    assert refusal.value.code == "too-large"


def test_unpacked_more_than_allowed() -> None:
    many = files.word(files.paragraph("Rà soát ") * 3_000)
    with pytest.raises(CannotRead) as refusal:
        read_docx(many, Limits(unpacked=1_000_000))
    assert refusal.value.code == "too-large"


def test_a_part_damaged_inside_is_broken() -> None:
    damaged = bytearray(_WORD)
    at = damaged.index(b"word/document.xml") + 60
    damaged[at : at + 8] = b"\xff" * 8
    with pytest.raises(CannotRead) as refusal:
        read_docx(bytes(damaged), Limits())
    assert refusal.value.code == "broken"


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_is_read_or_refused_never_a_crash(seed: int) -> None:
    chance = random.Random(seed)
    for reader, whole in ((read_docx, _WORD), (read_pdf, _PDF)):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(CannotRead):
            reader(bytes(data), Limits())


def test_paths_in_a_zip_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    parts = {"../../evil.xml": b"<x/>", "/evil.xml": b"<x/>", "word/../../evil": b"x"}
    data = files.zipped(parts)
    with pytest.raises(CannotRead):
        read_docx(data, Limits())
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_macros_are_left_alone_and_said() -> None:
    text = read_docx(
        files.word(files.paragraph("Điều 1."), kind=files.MACRO_KIND, parts={"word/vbaProject.bin": b"\0" * 99}),
        Limits(),
    )
    assert text.text == "Điều 1.\n"
    assert [code for code, _ in text.notes] == ["macros"]


def test_mad_numbers_do_not_fill_the_memory() -> None:
    grid = '<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'
    row = f'<w:tr><w:trPr><w:gridBefore w:val="-7"/></w:trPr><w:tc>{grid}{files.paragraph("A")}</w:tc></w:tr>'
    table = f"<w:tbl>{row}</w:tbl>"
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="9999"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>B</w:t></w:r></w:p>'
    )
    assert read_docx(files.word(table + numbered), Limits()).text == "A\nB\n"


def test_mark_of_secrecy_in_a_text_box_is_refused() -> None:
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"{files.paragraph('MẬT')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    with pytest.raises(CannotRead) as refusal:
        read(files.word(box + files.paragraph("Số: 01/QĐ-BPTXH") + files.paragraph("QUYẾT ĐỊNH")), "a.docx")
    assert refusal.value.code == "secret"


def test_the_door_goes_by_the_bytes_not_by_the_name() -> None:
    assert read(_WORD, "a.pdf").reader == "docx"
    assert read(_PDF, "a.docx").reader == "pdf"


ENDLESS = {
    "a date, a name": "Giao Vụ Pháp chế rà soát "
    + "1," * 40_000
    + "\n\n2. Giao Cục Việc làm báo cáo "
    + "các " * 20_000,
    "a mark of secrecy": "rà soát\n\n" + "-_" * 50_000 + " M",
    "a heading": "rà soát" + "\n" * 400_000 + "2. Báo cáo",
    "a word of an old code": "rà soát " + "·" * 200_000,
    "a point": "rà soát\n" + "a\n\n" * 25_000,
}
"""Words without an end that nearly are something: whoever tries every place anew needs hours."""


def test_words_without_end_are_read_in_time() -> None:
    with Reader(bounds=Bounds(seconds=60)) as apart:
        for words in ENDLESS.values():
            assert apart.read(f"KẾ HOẠCH\n\n1. {words}\n".encode(), "a.txt").text.text


def test_a_page_on_which_is_drawn_without_end_is_drawn_until_its_time_is_up() -> None:
    data = files.text_pdf(b"BT /F 14 Tf 72 700 Td (a) Tj ET\n" * 3_000)
    for seconds, whole in ((0, False), (600, True)):
        (picture,) = pages_of_pdf(data, [1], Stopwatch(Limits(page_seconds=seconds)))
        assert (round(picture.width), picture.whole) == (595, whole)
