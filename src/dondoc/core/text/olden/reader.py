"""Word 97–2003, RTF and OpenDocument text: made into .docx by LibreOffice, checked against a second reader's words."""

from __future__ import annotations

import dataclasses
import re
import struct
from collections import Counter
from collections.abc import Callable

from dondoc.core.text.docx import read_docx
from dondoc.core.text.limits import Limits
from dondoc.core.text.model import CannotRead, Text
from dondoc.core.text.olden.binary import without_binary
from dondoc.core.text.olden.office import plain_words, to_docx
from dondoc.core.text.olden.opendoc import odt_lines
from dondoc.core.text.plain import plain_text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_FIB = b"\xec\xa5"
_SECTOR, _FLAGS = 512, 10
_ENCRYPTED = 0x0100
_WORD = re.compile(r"\w+")
_KEPT = 0.9
"""Share of the words of the second reader that the first one must have, or the second one is believed."""
_TYPES = {
    ".doc": "application/msword",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
}
_HELP = "Hãy mở tệp bằng Word hoặc LibreOffice, lưu thành .docx rồi tải lên."
_TEXT_ONLY = (
    "text-only",
    "Tệp kiểu cũ chỉ đọc được phần chữ, không giữ được đầy đủ bảng và đánh số. Nên lưu thành .docx rồi đọc lại.",
)

Second = Callable[[], str | None]


def is_opendocument(data: bytes) -> bool:
    """Whether a zip is an OpenDocument text: its first part says so, unpacked."""
    return data.startswith(b"PK") and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]


def read_doc(data: bytes, limits: Limits) -> Text:
    """Read a file of Word 97–2003.

    Raises:
        CannotRead: ``encrypted``, ``unknown-format`` (a spreadsheet, or no program reads it), ``broken``, ``no-text``.
    """
    if _WORD_STREAM not in data:
        raise CannotRead("unknown-format", f"Tệp không phải là văn bản Word (có thể là bảng tính cũ). {_HELP}")
    if _is_locked(data):
        raise CannotRead("encrypted", "Tệp Word được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.")
    return _read(data, ".doc", limits, lambda: plain_words(data, ".doc", limits.seconds / 4))


def read_rtf(data: bytes, limits: Limits) -> Text:
    """Read a Rich Text file.

    Raises:
        CannotRead: ``unknown-format`` when no program here reads it, ``broken``, ``no-text``.
    """
    words = without_binary(data)
    return _read(words, ".rtf", limits, lambda: plain_words(words, ".rtf", limits.seconds / 4))


def read_odt(data: bytes, limits: Limits) -> Text:
    """Read an OpenDocument text; where LibreOffice is absent, its lines and cells without numbers.

    Raises:
        CannotRead: ``broken``, ``encrypted``, ``too-large``, ``no-text``.
    """
    lines = odt_lines(data, limits)
    return _read(data, ".odt", limits, lambda: lines)


def _read(data: bytes, suffix: str, limits: Limits, second: Second) -> Text:
    made = to_docx(data, suffix, limits.seconds * 3 / 4)
    words = second()
    if made is None and words is None:
        raise CannotRead(
            "unknown-format", f"Máy này chưa có LibreOffice hoặc catdoc để đọc tệp {suffix}, hoặc tệp bị hỏng. {_HELP}"
        )
    text = _converted(made, limits)
    if text is None or (words is not None and _kept(words, text.text) < _KEPT):
        text = _from_words(words, text)
    missing = _missing_rows(words, text) if words else 0
    notes = text.notes
    if missing and text.reader == "docx":
        notes = (*notes, ("rows", f"Bảng trong tệp cũ có thể thiếu {missing} dòng sau khi chuyển đổi; hãy đối chiếu."))
    return dataclasses.replace(text, media_type=_TYPES[suffix], notes=notes)


def _converted(made: bytes | None, limits: Limits) -> Text | None:
    if made is None:
        return None
    try:
        return read_docx(made, limits)
    except CannotRead as refusal:
        if refusal.code not in {"broken", "no-text", "empty"}:
            raise
        return None


def _from_words(words: str | None, instead: Text | None) -> Text:
    if words is not None and words.strip():
        return plain_text(words, (_TEXT_ONLY,))
    if instead is not None:
        return instead
    raise CannotRead("broken", f"Tệp bị hỏng hoặc không có chữ. {_HELP}")


def _kept(words: str, text: str) -> float:
    """Share of the words of the second reader that stand in the text; what is not ASCII may be coded otherwise."""
    want, have = (Counter(w for w in _WORD.findall(x) if w.isascii()) for x in (words, text))
    return sum((want & have).values()) / max(1, sum(want.values()))


def _missing_rows(words: str, text: Text) -> int:
    """Rows with two cells or more that the second reader sees and the tables do not have.

    Rows of the second reader are lines with tabs; a letterhead set in a table may be read as lines, so that as many
    short rows at the head are let pass.
    """
    rows = sum(line.strip().count("\t") > 1 for line in words.splitlines())
    have = sum(len(table.rows) for table in text.tables)
    return max(0, rows - have) if have else 0


def _is_locked(data: bytes) -> bool:
    """Whether the header of the Word stream says that the file is encrypted ([MS-DOC] 2.5.2, fEncrypted)."""
    for at in range(_SECTOR, min(len(data), 1 << 20), _SECTOR):
        if data.startswith(_FIB, at) and len(data) >= at + _FLAGS + 2:
            flags: int = struct.unpack_from("<H", data, at + _FLAGS)[0]
            return bool(flags & _ENCRYPTED)
    return False
