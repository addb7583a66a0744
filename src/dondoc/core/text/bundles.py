"""Files that hold other files and are no document themselves: archives and mails are refused with what to do."""

from __future__ import annotations

import re
from pathlib import PurePath

from dondoc.core.text.model import CannotRead

_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
_ZIP, _END = b"PK\x03\x04", b"PK\x05\x06"
_DOCUMENTS = (b"[Content_Types].xml", b"mimetype", b"word/", b"xl/", b"ppt/")
_MAIL = re.compile(rb"(?:[\w-]{2,40}:[ \t][^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n){0,50}){2,60}")
_MAIL_LINE = re.compile(
    rb"(?im)^(?:MIME-Version:\s*1|Content-Type:\s*(?:multipart|text|message)/|Message-ID:\s*<|Received:\s*from\s)"
)
_MAIL_NAMES = {".eml", ".mht", ".mhtml", ".msg"}
_HEAD = 65_536
_HELP = "Hãy lấy văn bản trong đó ra (.docx, .pdf, .doc, .odt, .rtf, .html hoặc .txt) rồi tải lên từng văn bản."


def refuse_bundle(data: bytes, name: str) -> None:
    """Refuse an archive or a mail; anything else is let through.

    Raises:
        CannotRead: ``bundle``, with what to do.
    """
    if data.startswith(_ARCHIVES) or _is_archive(data):
        raise CannotRead("bundle", f"Tệp là tệp nén (.zip, .rar, .7z…) chứa tệp khác. {_HELP}")
    head = data[:_HEAD]
    begins = _MAIL.match(head)
    named = PurePath(name).suffix.lower() in _MAIL_NAMES
    if begins and (len(_MAIL_LINE.findall(begins[0])) > 1 or (named and _MAIL_LINE.search(begins[0]))):
        raise CannotRead("bundle", f"Tệp là thư điện tử hoặc trang web đóng gói (.eml, .mht). {_HELP}")


def _is_archive(data: bytes) -> bool:
    """Whether a whole zip is none of those that word processors write; one cut short is a broken document."""
    if data.startswith(_END):
        return True
    return data.startswith(_ZIP) and _END in data and not any(part in data for part in _DOCUMENTS)
