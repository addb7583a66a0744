"""Pages that were scanned or photographed and laid into a Word file as pictures."""

from __future__ import annotations

import dataclasses
import io
import warnings
from collections.abc import Iterable, Iterator

from PIL import Image

from dondoc.core.text.limits import Limits
from dondoc.core.text.model import PieceKind, Text
from dondoc.core.text.ooxml import Element
from dondoc.core.text.package import Package
from dondoc.core.text.pdf import read_pdf

_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_OF = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP")
_LEAST_SIDE = 400
"""Dots on the short side below which a picture is a seal or a logo, no page."""
_PAGE_SHARE = 0.5
"""A picture whose short side is less than this share of its long one is a banner or a signature, no page."""
_MOST_DOTS = 150_000_000
_FEW_LETTERS = 60
_QUALITY = 92
_DPI = 300
_SHORT_SIDE = 2480
"""Of A4 at so many dots an inch; what the file says of a picture's resolution is seldom true."""
_UNREAD = (
    "pictures",
    "Tệp Word có {} ảnh lớn như trang giấy, chữ trong ảnh chưa được đọc. Hãy xuất tệp ra PDF rồi tải lên.",
)


def with_pictures(text: Text, body: Element, package: Package) -> Text:
    """The text of a Word file; where it is nothing but pictures of pages, the words on these.

    Where words and pictures of pages stand side by side, the words are kept and a note says what was not read.

    Raises:
        CannotRead: as ``read_pdf`` says of scans.
    """
    pages = list(_pages(_inlaid(body, package)))
    if not pages:
        return text
    letters = sum(c.isalnum() for p in text.pieces if p.kind is not PieceKind.FURNITURE for c in p.span.of(text.text))
    if letters >= _FEW_LETTERS:
        code, said = _UNREAD
        return dataclasses.replace(text, notes=(*text.notes, (code, said.format(len(pages)))))
    return _looked_at(pages, text, package.limits)


def _looked_at(pages: list[bytes], text: Text, limits: Limits) -> Text:
    seen = read_pdf(_pdf(pages), limits)
    bare = tuple(dataclasses.replace(p, place=dataclasses.replace(p.place, box=None)) for p in seen.pieces)
    return dataclasses.replace(seen, pieces=bare, media_type=text.media_type, notes=(*text.notes, *seen.notes))


def _pdf(pages: list[bytes]) -> bytes:
    """Pictures of pages (JPEG, grey) as a PDF of nothing else (ISO 32000-1, 7.5); each fills a page."""
    kids = b" ".join(b"%d 0 R" % (3 + 3 * n) for n in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids)]
    for n, jpeg in enumerate(pages):
        with Image.open(io.BytesIO(jpeg)) as image:
            size = image.size
        box = tuple(round(x * 72 / _DPI) for x in size)
        draw = b"%d 0 0 %d 0 0 cm /I Do" % box
        head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % size
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>"
            % (*box, 4 + 3 * n, 5 + 3 * n),
            b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw),
            b"<<%s/Filter/DCTDecode/Length %d>>stream\n%s\nendstream" % (head, len(jpeg), jpeg),
        ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))


def _inlaid(body: Element, package: Package) -> Iterator[bytes]:
    """The pictures in the order of the body."""
    targets = package.targets()
    for element in body.iter(_BLIP, _OLD_PICTURE):
        name = targets.get(element.get(_OF + "embed") or element.get(_OF + "id") or "")
        data = package.part(name) if name else None
        if data:
            yield data


def _pages(pictures: Iterable[bytes]) -> Iterator[bytes]:
    """Those that may be pages, as JPEG; what cannot be opened is no page."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for data in pictures:
            try:
                with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                    if _is_page(image):
                        yield _on_paper(image.convert("L"))
            except Exception:  # a picture broken in whatever way, or of a kind that is drawn, not dotted
                continue


def _is_page(image: Image.Image) -> bool:
    low, high = sorted((image.width, image.height))
    return low >= _LEAST_SIDE and image.width * image.height <= _MOST_DOTS and low / high >= _PAGE_SHARE


def _on_paper(image: Image.Image) -> bytes:
    """The picture as large as a page of A4 at the resolution of the PDF."""
    scale = _SHORT_SIDE / min(image.width, image.height)
    out = io.BytesIO()
    image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.BICUBIC).save(
        out, "JPEG", quality=_QUALITY
    )
    return out.getvalue()
