"""The lines of an OpenDocument text by themselves (OpenDocument 1.2): a second reader, at need the only one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from dondoc.core.text.limits import Limits
from dondoc.core.text.model import CannotRead
from dondoc.core.text.package import as_broken, parse_xml

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LINES = frozenset({_TEXT + "p", _TEXT + "h"})
_ROW, _CELL = _TABLE + "table-row", _TABLE + "table-cell"
_MANIFEST, _CONTENT = "META-INF/manifest.xml", "content.xml"
_SPACES = {_TEXT + "tab": "\t", _TEXT + "line-break": " ", _TEXT + "s": " "}
_SKIPPED = frozenset({_TEXT + "tracked-changes", _TEXT + "note-citation", _TEXT + "sequence-decls"})
_SHARE = 10


def odt_lines(data: bytes, limits: Limits) -> str:
    """Paragraphs a line, rows of a table a line with tabs between cells.

    Raises:
        CannotRead: ``broken``, ``encrypted``, ``too-large``, ``too-deep``.
    """
    with as_broken(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {e.filename: e.file_size for e in archive.infolist()}
        if sum(names.values()) > limits.unpacked or names.get(_CONTENT, 0) > limits.unpacked // _SHARE:
            raise CannotRead("too-large", "Tệp nén phình ra quá lớn khi mở. Hãy lưu thành tệp .docx mới rồi tải lên.")
        if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
            raise CannotRead("encrypted", "Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.")
        content = archive.read(_CONTENT) if _CONTENT in names else b""
    root = parse_xml(content)
    return "\n".join(_lines(root))


def _lines(element: etree._Element) -> Iterator[str]:
    for part in element:
        if part.tag == _ROW:
            yield "\t".join(" ".join(_lines(cell)) for cell in part if cell.tag == _CELL)
        elif part.tag in _LINES:
            yield _words(part)
        elif part.tag not in _SKIPPED:
            yield from _lines(part)


def _words(paragraph: etree._Element) -> str:
    out = [paragraph.text or ""]
    for part in paragraph:
        if part.tag not in _SKIPPED:
            out.append(_SPACES.get(str(part.tag)) or _words(part))
        out.append(part.tail or "")
    return "".join(out)
