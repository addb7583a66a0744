"""Spreadsheets of strangers: opened within bounds, refused with what to do, cells told by what was typed."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from dondoc.core.worksheets.model import CannotOpen, Cell, Kind
from dondoc.core.worksheets.read import Bounds, read_book


def book_of(*rows: list[Any], form: str = "") -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    for cell in book.active[1] if form else ():
        cell.number_format = form
    book.save(out)
    return out.getvalue()


def first(data: bytes) -> tuple[Cell, ...]:
    return next(iter(read_book(data).values())).rows[0]


def test_cells_are_told_by_what_was_typed() -> None:
    at = datetime(2026, 5, 3, tzinfo=UTC).replace(tzinfo=None)
    row = ["Đã  trình ", 25.5, 90000, date(2026, 5, 3), at, "=1+1", True, time(8), None, "#N/A", "  "]
    found = first(book_of(row))[: len(row)]
    kinds = [Kind.TEXT, Kind.NUMBER, Kind.NUMBER, Kind.DAY, Kind.DAY, Kind.FORMULA, Kind.OTHER, Kind.OTHER]
    assert [cell.kind for cell in found] == [*kinds, Kind.BLANK, Kind.OTHER, Kind.BLANK]
    assert (found[0].text, found[1].number, found[3].day) == ("Đã  trình", Decimal("25.5"), date(2026, 5, 3))
    assert (found[5].at, found[5].text) == ("F1", "=1+1")


def test_a_percent_holds_what_it_shows() -> None:
    cell = first(book_of([0.07], form="0.0%"))[0]
    assert (cell.number, cell.text) == (Decimal(7), "7%")


def test_words_that_begin_like_a_formula_are_words() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        book.add_worksheet().write_string(0, 0, "=cộng dồn")
    assert first(out.getvalue())[0] == Cell("A1", Kind.TEXT, "=cộng dồn")


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(name: str, old: bytes, new: bytes) -> bytes:
    parts = parts_of(book_of(["A"]))
    assert old in parts[name]
    return packed(parts | {name: parts[name].replace(old, new)})


SHEET, TYPES = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
ENTITY = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet '
REFUSED = {
    "empty": (b"", "empty"),
    "a picture": (b"\x89PNG", "unknown-format"),
    "an old file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unknown-format"),
    "a locked file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "any zip": (packed({"a.txt": b"a"}), "unknown-format"),
    "half a file": (book_of(["A"])[:-80], "broken"),
    "a zip that says it is one": (packed({TYPES: parts_of(book_of(["A"]))[TYPES]}), "broken"),
    "macros": (changed(TYPES, b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"x.sheet"), "unknown-format"),
    "entities": (changed(SHEET, b"<worksheet ", ENTITY), "broken"),
    "another encoding": (packed(parts_of(book_of(["A"])) | {SHEET: "<worksheet/>".encode("utf-16")}), "broken"),
    "a bomb": (packed(parts_of(book_of(["A"])) | {"xl/media/a.bin": bytes(30_000)}), "too-large"),
    "many parts": (packed(parts_of(book_of(["A"])) | {f"{n}.bin": b"" for n in range(40)}), "too-large"),
    "endless": (changed(SHEET, b'<row r="1"', b'<row r="1048000"'), "too-many"),
}


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_what_is_refused(case: str) -> None:
    data, code = REFUSED[case]
    with pytest.raises(CannotOpen) as refused:
        read_book(data, Bounds(unpacked=25_000, entries=30))
    assert refused.value.code == code


def test_too_large_and_too_many_sheets() -> None:
    with pytest.raises(CannotOpen, match="lớn hơn 0 MB"):
        read_book(book_of(["A"]), Bounds(bytes=100))
    with pytest.raises(CannotOpen) as many:
        read_book(book_of(["A"]), Bounds(pages=0))
    assert many.value.code == "too-many"
