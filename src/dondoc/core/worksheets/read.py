"""Opens a spreadsheet that anybody may have made: weighed, unpacked within bounds, read cell by cell."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any

from dondoc.core.worksheets.model import Book, CannotOpen, Cell, Kind, Page, exact, lettered, tidy

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_CONTENTS = "[Content_Types].xml"
_CHUNK = 1 << 20
_TEN_MB = 10_000_000

EMPTY = "Tệp rỗng. Kiểm tra lại rồi tải lên tệp khác."
_NO_XLSX = "Tệp không phải bảng tính Excel (.xlsx). Tải lên chính tệp đã tải về từ đây."
_OLD = "Đây là tệp Excel kiểu cũ (.xls). Mở bằng Excel, lưu thành .xlsx rồi tải lên."
_LOCKED = "Tệp Excel có mật khẩu. Bỏ mật khẩu, lưu lại rồi tải lên."
_MACROS = "Tệp Excel có macro hoặc không phải sổ tính thường. Lưu thành .xlsx rồi tải lên."
_BROKEN = "Tệp Excel bị hỏng hoặc tải lên chưa hết. Mở bằng Excel, lưu lại rồi tải lên lần nữa."
_BOMB = "Tệp phình ra quá lớn khi mở. Tải tệp mới từ đây, chép phần đã điền sang rồi tải lên."
_ENDLESS = "Trang “{title}” có quá {rows} dòng. Tải tệp mới từ đây, chép phần đã điền sang rồi tải lên."


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that is taken; beyond it the file is refused, never cut.

    Attributes:
        bytes: size of the file.
        unpacked: size of all its parts.
        entries: number of its parts.
        pages: number of its sheets.
        rows: rows of a sheet.
        columns: columns of a sheet that are read.
    """

    bytes: int = _TEN_MB
    unpacked: int = 10 * _TEN_MB
    entries: int = 500
    pages: int = 20
    rows: int = 20_000
    columns: int = 40


def too_large(bounds: Bounds) -> CannotOpen:
    """The refusal of a file above ``bounds.bytes``."""
    return CannotOpen("too-large", f"Tệp lớn hơn {bounds.bytes // 1_000_000} MB cho phép. Tải lên đúng tệp đã tải về.")


def read_book(data: bytes, bounds: Bounds = Bounds()) -> Book:
    """Every cell of every sheet, formulas as such and never their results.

    Raises:
        CannotOpen: says what is wrong and what to do.
    """
    _weigh(data, bounds)
    try:
        _unpack(data, bounds)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened = import_module("openpyxl")  # heavy, and most processes never open a spreadsheet
            book = opened.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            if len(book.worksheets) > bounds.pages:
                raise CannotOpen("too-many", _BOMB)
            return {sheet.title: _page(sheet, bounds) for sheet in book.worksheets}
    except CannotOpen:
        raise
    except Exception as problem:  # the library raises what the damage happens to cause
        raise CannotOpen("broken", _BROKEN) from problem


def _weigh(data: bytes, bounds: Bounds) -> None:
    if not data:
        raise CannotOpen("empty", EMPTY)
    if len(data) > bounds.bytes:
        raise too_large(bounds)
    if data.startswith(_OLE):
        locked = _ENCRYPTED in data
        raise CannotOpen("encrypted" if locked else "unknown-format", _LOCKED if locked else _OLD)
    if not data.startswith(b"PK"):
        raise CannotOpen("unknown-format", _NO_XLSX)


def _unpack(data: bytes, bounds: Bounds) -> None:
    """Unpack every part once within the bounds, so that nothing unforeseen is left for the library."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > bounds.entries or sum(part.file_size for part in parts) > bounds.unpacked:
            raise CannotOpen("too-large", _BOMB)
        if _CONTENTS not in archive.namelist():
            raise CannotOpen("unknown-format", _NO_XLSX)
        kinds = archive.read(_CONTENTS)
        if _MAIN.encode() not in kinds:
            is_sheet = b"sheet" in kinds and b"wordprocessingml" not in kinds
            raise CannotOpen("unknown-format", _MACROS if is_sheet else _NO_XLSX)
        left = bounds.unpacked
        for part in parts:
            left = _look(archive, part, left)


def _look(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """How much may still be unpacked after ``part``; one that declares entities is refused."""
    is_xml, first = part.filename.endswith((".xml", ".rels", ".vml")), True
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise CannotOpen("too-large", _BOMB)
            if is_xml and ((first and chunk[:2] in {b"\xff\xfe", b"\xfe\xff"}) or b"<!DOCTYPE" in chunk):
                raise CannotOpen("broken", _BROKEN)
            first = False
    return left


def _page(sheet: Any, bounds: Bounds) -> Page:
    sheet.reset_dimensions()
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(sheet.iter_rows(max_row=bounds.rows + 1, max_col=bounds.columns), start=1):
        cells = tuple(_cells(row, number))
        if number > bounds.rows:
            raise CannotOpen("too-many", _ENDLESS.format(title=sheet.title, rows=bounds.rows))
        rows.append(cells)
    while rows and all(cell.kind is Kind.BLANK for cell in rows[-1]):
        rows.pop()
    return Page(sheet.title, tuple(rows))


def _cells(row: Iterable[Any], number: int) -> Iterable[Cell]:
    for place, cell in enumerate(row):
        yield _cell(f"{lettered(place)}{number}", cell)


def _cell(at: str, cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell(at)
    if cell.data_type == "f":
        return Cell(at, Kind.FORMULA, str(getattr(value, "text", value)))
    if isinstance(value, str):
        words = tidy(value)
        kind = Kind.OTHER if cell.data_type == "e" else Kind.TEXT if words else Kind.BLANK
        return Cell(at, kind, words)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(at, exact(value), "%" in (cell.number_format or ""))
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return Cell(at, Kind.DAY, f"{day:%d/%m/%Y}", day=day)
    return Cell(at, Kind.OTHER, str(value))


def _number(at: str, found: Any, percent: bool) -> Cell:
    number = exact(float(found * 100)) if percent else found
    shown = f"{number.normalize():f}".replace(".", ",")
    return Cell(at, Kind.NUMBER, shown + ("%" if percent else ""), number)
