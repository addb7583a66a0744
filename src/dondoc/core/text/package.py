"""Opens a Word file: a zip of XML parts, taken with care because anybody may have made it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from dondoc.core.text.limits import Limits, check_size
from dondoc.core.text.model import CannotRead
from dondoc.core.text.olden.fonts import FileFonts

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    RuntimeError,
)
_CHUNK = 1 << 20
_MOST_ENTRIES = 10_000
_BOMB_SIZE = 20_000_000
_BOMB_RATIO = 200
_XML_SHARE = 10
"""One XML part may take a tenth of what all parts may: a tree needs about ten times its XML."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BROKEN = "Tệp Word bị hỏng hoặc tải lên chưa hết. Hãy mở tệp bằng Word, lưu lại rồi tải lên lần nữa."
_BOMB = "Tệp nén phình ra quá lớn khi mở, có thể là tệp độc hại. Hãy mở bằng Word, lưu thành tệp mới rồi tải lên."


@dataclass(slots=True)
class Package:
    """The parts of one Word file.

    Attributes:
        archive: the open zip.
        limits: what may be unpacked.
        main: name of the part with the document's body.
        macros: whether the file carries macros (they are never looked at).
        unpacked: bytes unpacked so far.
        names: names of the parts.
        fonts: fonts before Unicode whose words are converted as parts are parsed, once they are known.
    """

    archive: zipfile.ZipFile
    limits: Limits
    main: str = "word/document.xml"
    macros: bool = False
    unpacked: int = 0
    names: frozenset[str] = field(default_factory=frozenset)
    fonts: FileFonts | None = None

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None when the file has no such part.

        Raises:
            CannotRead: ``broken``, ``too-large`` or ``too-deep``.
        """
        data = self.part(name)
        if data is None:
            return None
        root = parse_xml(data)
        if self.fonts is not None:
            self.fonts.mend(root, data)
        return root

    def part(self, name: str) -> bytes | None:
        """A part as it is, strict namespaces (ISO/IEC 29500) turned into the usual ones; None when there is none.

        Raises:
            CannotRead: ``broken`` or ``too-large``.
        """
        if name not in self.names:
            return None
        data = self._unpack(name)
        if _STRICT in data:
            for strict, usual in _NAMESPACES:
                data = data.replace(strict, usual)
        return data

    def related(self) -> dict[str, list[str]]:
        """Names of the parts that the main part refers to, by the last word of the relation's type ("styles")."""
        out: dict[str, list[str]] = {}
        for _, kind, target in self._links():
            out.setdefault(kind, []).append(target)
        return out

    def targets(self) -> dict[str, str]:
        """Names of the parts that the main part refers to, by the id of the relation ("rId7")."""
        return {key: target for key, _, target in self._links()}

    def _links(self) -> Iterator[tuple[str, str, str]]:
        folder = dirname(self.main)
        root = self.xml(f"{folder}/_rels/{self.main.rsplit('/', 1)[-1]}.rels")
        for link in root if root is not None else ():
            if link.get("TargetMode") != "External":
                kind = (link.get("Type") or "").rsplit("/", 1)[-1]
                yield link.get("Id") or "", kind, _resolve(folder, link.get("Target") or "")

    def _unpack(self, name: str) -> bytes:
        info = self.archive.getinfo(name)
        if info.flag_bits & 1:
            raise CannotRead("encrypted", "Tệp Word có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi tải lên.")
        out = bytearray()
        with as_broken(), self.archive.open(info) as part:
            while chunk := part.read(_CHUNK):
                out += chunk
                self._count(len(chunk), len(out), info.compress_size)
        return bytes(out)

    def _count(self, more: int, size: int, packed: int) -> None:
        self.unpacked += more
        too_much = self.unpacked > self.limits.unpacked or size > self.limits.unpacked // _XML_SHARE
        if too_much or (size > _BOMB_SIZE and size > _BOMB_RATIO * max(1, packed)):
            raise CannotRead("too-large", _BOMB)


def _resolve(folder: str, target: str) -> str:
    return target[1:] if target.startswith("/") else normpath(join(folder, target))


def parse_xml(data: bytes) -> etree._Element:
    """Parse XML without entities, document types, network or endless depth.

    Raises:
        CannotRead: ``broken`` when it is no XML or brings its own document type, ``too-deep`` when nested without end.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise CannotRead(
                "too-deep",
                "Tệp Word lồng quá nhiều lớp, không đọc được. Hãy mở bằng Word, lưu thành tệp mới rồi tải lên.",
            ) from error
        raise CannotRead("broken", _BROKEN) from error
    if _has_doctype(root):
        raise CannotRead(
            "broken",
            "Tệp Word chứa khai báo thực thể XML không được phép. Hãy mở bằng Word, lưu thành tệp mới rồi tải lên.",
        )
    return root


def _has_doctype(root: etree._Element) -> bool:
    info: Any = root.getroottree().docinfo
    return bool(info.doctype)


@contextmanager
def open_package(data: bytes, limits: Limits) -> Iterator[Package]:
    """Open a Word file.

    Raises:
        CannotRead: ``empty``, ``too-large``, ``encrypted``, ``unknown-format`` (another kind of file) or ``broken``.
    """
    check_size(data, limits)
    _refuse_other_containers(data)
    with as_broken():
        archive = zipfile.ZipFile(io.BytesIO(data))
    with archive:
        entries = archive.infolist()
        if len(entries) > _MOST_ENTRIES or sum(e.file_size for e in entries) > limits.unpacked:
            raise CannotRead("too-large", _BOMB)
        package = Package(archive, limits, names=frozenset(e.filename for e in entries))
        _find_main(package)
        yield package


@contextmanager
def as_broken() -> Iterator[None]:
    """What the zip library says of a damaged archive, as our own word for it."""
    try:
        yield
    except _DAMAGED as error:
        raise CannotRead("broken", _BROKEN) from error


def _refuse_other_containers(data: bytes) -> None:
    if data.startswith(OLE_MAGIC):
        if _ENCRYPTED in data:
            raise CannotRead(
                "encrypted",
                "Tệp Word có mật khẩu. Hãy bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu), lưu lại rồi tải lên.",
            )
        raise CannotRead(
            "unknown-format", "Đây là tệp Word kiểu cũ (.doc). Hãy mở bằng Word, lưu thành .docx rồi tải lên."
        )
    if not data.startswith(b"PK"):
        raise CannotRead(
            "unknown-format", "Tệp không phải là tệp Word (.docx). Hãy kiểm tra lại tệp và phần mở rộng của tên tệp."
        )


def _find_main(package: Package) -> None:
    root = package.xml("[Content_Types].xml")
    if root is None:
        raise CannotRead("unknown-format", "Tệp nén này không phải là tệp Word (.docx). Hãy tải lên chính tệp văn bản.")
    kinds = {e.get("PartName", ""): e.get("ContentType", "") for e in root}
    for part, kind in kinds.items():
        if "wordprocessingml" in kind and kind.endswith("main+xml"):
            package.main = part.lstrip("/")
        elif kind.startswith("application/vnd.ms-word.") and kind.endswith("main+xml"):
            package.main, package.macros = part.lstrip("/"), True
    if package.main not in package.names:
        raise CannotRead(
            "unknown-format",
            "Tệp không phải là văn bản Word (có thể là bảng tính hoặc trình chiếu). Hãy tải lên tệp .docx.",
        )


def media_type(package: Package) -> str:
    """The media type of the file: with or without macros."""
    return "application/vnd.ms-word.document.macroEnabled.12" if package.macros else _WORD_TYPE
