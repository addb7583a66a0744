"""The one door for bytes: finds out what they are and hands them to the reader of that format."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from dondoc.core.text.bundles import refuse_bundle
from dondoc.core.text.docx import read_docx
from dondoc.core.text.html import read_html
from dondoc.core.text.limits import Limits, check_size
from dondoc.core.text.looking import read_picture
from dondoc.core.text.model import CannotRead, Text
from dondoc.core.text.olden.reader import OLE, is_opendocument, read_doc, read_odt, read_rtf
from dondoc.core.text.pdf import read_pdf
from dondoc.core.text.plain import read_plain
from dondoc.core.text.secrecy import refuse_secret

Reader = Callable[[bytes, Limits], Text]

_PDF_HEAD = 1024
_HTML_HEAD = 4096
_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_NAMES = {".html", ".htm", ".xhtml"}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(data: bytes, name: str, limits: Limits | None = None) -> Text:
    """Read the bytes of one document; what they are is decided by their first bytes, then by the name.

    Args:
        data: the whole file.
        name: its file name; only the ending counts, and only where the bytes do not tell.
        limits: the most that is taken (default: ``Limits()``).

    Raises:
        CannotRead: empty, too-large, unknown-format, broken, encrypted, too-many-pages, too-deep, no-text, secret,
            bundle (an archive or a mail), no-ocr (a scan, and no recogniser of characters is installed), no-room (an
            old format, and the folder for temporary files cannot be written).
    """
    limits = limits or Limits()
    check_size(data, limits)
    refuse_bundle(data, name)
    return refuse_secret(_reader_of(data, name)(data, limits))


def _reader_of(data: bytes, name: str) -> Reader:
    if b"%PDF-" in data[:_PDF_HEAD] and not data.startswith(b"PK"):
        return read_pdf
    if data.startswith(b"PK\x03\x04"):
        return read_odt if is_opendocument(data) else read_docx
    if data.startswith(b"{\\rtf"):
        return read_rtf
    if data.startswith(OLE) and _ENCRYPTED not in data:
        return read_doc
    if data.startswith(OLE):
        raise CannotRead("encrypted", "Tệp Word được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.")
    if data.startswith(_PICTURES):
        return read_picture
    if _HTML.match(data[:_HTML_HEAD]) or PurePath(name).suffix.lower() in _HTML_NAMES:
        return read_html
    return read_plain
