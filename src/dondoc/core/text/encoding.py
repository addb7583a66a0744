"""Bytes of plain text into one Unicode string, whatever Vietnamese encoding they were saved in."""

from __future__ import annotations

import codecs
import unicodedata

from dondoc.core.text.model import CannotRead
from dondoc.core.text.olden.guess import guess_code

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LAYOUT = "\t\n\r\x0b\x0c\x85"
_FEW = 0.02
"""Share of unreadable characters up to which UTF-8 is still believed (a byte lost here and there)."""
_SHIFTED = 0.3
"""Share of NUL bytes on one side of every pair from which UTF-16 without a mark is believed."""


def decode(data: bytes) -> tuple[str, str]:
    """The words and the encoding: a byte order mark, UTF-8, UTF-16, TCVN3 or VNI by their letters, Windows-1258.

    Raises:
        CannotRead: "unknown-format" when the bytes are no text in any of them.

    >>> decode("Số: 01".encode("utf-16"))
    ('Số: 01', 'utf-16')
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(name, errors="replace"), name.removesuffix("-sig"))
    shifted = _utf16(data)
    if shifted:
        return _checked(data.decode(shifted, errors="replace"), shifted)
    words = data.decode("utf-8", errors="replace")
    lost = words.count("\ufffd")
    if lost <= _FEW * max(1, sum(c > "\x7f" for c in words)):
        return _checked(words, "utf-8")
    old = guess_code(data.decode("cp1252", errors="replace"))
    if old is not None:
        name, convert = old
        return _checked(convert(data.decode("cp1252", errors="replace")), name)
    try:
        return _checked(unicodedata.normalize("NFC", data.decode("cp1258")), "cp1258")
    except UnicodeDecodeError:
        raise _not_text() from None


def _utf16(data: bytes) -> str | None:
    head = data[:4000]
    pairs = len(head) // 2
    if not pairs:
        return None
    if head[1::2].count(0) > _SHIFTED * pairs and head[::2].count(0) == 0:
        return "utf-16-le"
    if head[::2].count(0) > _SHIFTED * pairs and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _checked(words: str, name: str) -> tuple[str, str]:
    odd = sum(unicodedata.category(c) in ("Cc", "Cn", "Co") and c not in _LAYOUT for c in words)
    if odd > _FEW * len(words) or "\x00" in words:
        raise _not_text()
    return words, name


def _not_text() -> CannotRead:
    return CannotRead(
        "unknown-format",
        "Tệp không phải là văn bản đọc được. Hãy tải lên tệp .docx, .pdf, .html, .txt hoặc .md của văn bản.",
    )
