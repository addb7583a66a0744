"""Makes files that nobody should send: broken, hostile, locked, endless."""

from __future__ import annotations

import io
import struct
import zipfile

from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
)
WORD_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_KIND = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def document_xml(inner: str) -> bytes:
    """The main part of a Word file around the inside of its body."""
    return f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'.encode()


def paragraph(words: str) -> str:
    """A Word paragraph."""
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def word(inner: str = "", *, kind: str = WORD_KIND, parts: dict[str, bytes] | None = None) -> bytes:
    """A Word file around the inside of its body, with further parts by name."""
    own = {"[Content_Types].xml": _TYPES.format(kind=kind).encode(), "word/document.xml": document_xml(inner)}
    return zipped(own | (parts or {}))


def spreadsheet() -> bytes:
    """A file of Excel."""
    kind = _TYPES.format(kind=SHEET_KIND).replace("/word/document.xml", "/xl/workbook.xml")
    return zipped({"[Content_Types].xml": kind.encode(), "xl/workbook.xml": b"<workbook/>"})


def word_of_xml(xml: bytes) -> bytes:
    """A Word file with this main part."""
    return zipped({"[Content_Types].xml": _TYPES.format(kind=WORD_KIND).encode(), "word/document.xml": xml})


def entity_bomb() -> bytes:
    """Ten levels of entities, each ten times the one before."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY e0 "ha">{levels}]>'
    return word_of_xml(f'{head}<w:document xmlns:w="{W}"><w:body>{paragraph("&e9;")}</w:body></w:document>'.encode())


def outside_entity(path: str) -> bytes:
    """An entity that asks for a file of the machine that reads."""
    head = f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file://{path}">]>'
    return word_of_xml(f'{head}<w:document xmlns:w="{W}"><w:body>{paragraph("&x;")}</w:body></w:document>'.encode())


def outside_entity_utf16(path: str) -> bytes:
    """The same in an encoding in which a search for its bytes finds nothing."""
    head = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file://{path}">]>'
    return word_of_xml(
        f'{head}<w:document xmlns:w="{W}"><w:body>{paragraph("&x;")}</w:body></w:document>'.encode("utf-16")
    )


def zip_bomb(megabytes: int = 30) -> bytes:
    """A main part of white space, a thousand times its size in the zip."""
    return word_of_xml(document_xml(" " * (megabytes << 20)))


def lying_zip(megabytes: int = 2) -> bytes:
    """A part that unpacks to far more than the zip says."""
    data = bytearray(word_of_xml(document_xml(" " * (megabytes << 20))))
    small = (100).to_bytes(4, "little")
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = small
    return bytes(data)


def many_entries(count: int) -> bytes:
    """A Word file with a crowd of empty parts beside it."""
    return zipped(
        {
            "[Content_Types].xml": _TYPES.format(kind=WORD_KIND).encode(),
            "word/document.xml": document_xml(paragraph("Một")),
        }
        | {f"x/{n}": b"" for n in range(count)}
    )


def nested_tables(depth: int) -> str:
    """Tables in tables."""
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("Đáy") + "</w:tc></w:tr></w:tbl>" * depth


def encrypted_word() -> bytes:
    """The container in which Word wraps a file with a password."""
    return _OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(1024)


def old_word() -> bytes:
    """The container of a .doc of Word 97."""
    return _OLE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(1024)


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects; the first one is its root."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)
    return bytes(out)


def stream(content: bytes, head: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content)


def text_pdf(
    content: bytes, *, pages: int = 1, page: bytes = b"", box: bytes = b"0 0 595 842", more: tuple[bytes, ...] = ()
) -> bytes:
    """A PDF whose pages all show the same content in Helvetica; ``more`` objects are numbered from 5 on."""
    kids = b" ".join(b"%d 0 R" % (5 + len(more) + n) for n in range(pages))
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>%s>>" % (box, page)
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream(content),
            *more,
            *[leaf] * pages,
        ]
    )


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    key = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"5a" * 32, b"a5" * 32)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", key]  # fmt: skip
    return pdf(objects, b"/Encrypt 4 0 R/ID[<00><00>]")


def circular_pdf() -> bytes:
    """A tree of pages that is its own branch."""
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"])


def self_drawing_pdf() -> bytes:
    """A form that draws itself."""
    form = stream(
        b"/X Do BT /F 12 Tf (x) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
    )
    return text_pdf(b"/X Do", page=b"/Resources<</Font<</F 3 0 R>>/XObject<</X 5 0 R>>>>", more=(form,))


def tiff_without_size() -> bytes:
    """A picture of two pages, the second of which does not say how large it is."""
    out = io.BytesIO()
    Image.new("L", (60, 60), 255).save(out, "TIFF")
    data = bytearray(out.getvalue())
    (first,) = struct.unpack_from("<I", data, 4)
    (entries,) = struct.unpack_from("<H", data, first)
    struct.pack_into("<I", data, first + 2 + 12 * entries, len(data))
    return bytes(data + struct.pack("<HHHIII", 1, 305, 2, 1, 0, 0))


_ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def opendocument(inner: str, *, head: str = "") -> bytes:
    """An OpenDocument text around the inside of its body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"{head}<office:document-content {_ODT}><office:body><office:text>{inner}"
            "</office:text></office:body></office:document-content>",
        )
    return out.getvalue()
