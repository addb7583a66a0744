"""Pages that were scanned or photographed and laid into a Word file as pictures."""

from __future__ import annotations

import dataclasses
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from PIL import Image

from dondoc.core.text.garbage import is_garbage
from dondoc.core.text.limits import Limits, Stopwatch
from dondoc.core.text.model import CannotRead, PieceKind, Text
from dondoc.core.text.ooxml import Element, w
from dondoc.core.text.package import Package
from dondoc.core.text.pdf import read_pdf
from dondoc.core.text.splicing import spliced
from dondoc.core.values import Span

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
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_LEAST_AREA = 270 * 360_000**2
"""Square EMU (270 cm², four tenths of A4) from which a picture among words is the picture of a page."""
_EMU_OF_POINT = 12_700
_LONGEST_SIZE = 24
_KEPT_NOTES = frozenset({"page-unread", "page-not-whole", "doubtful-quarter", "marks-mended"})
_MARK = "\ue0f4"
_MARKED = re.compile(rf"{_MARK}(\d+){_MARK}")
_UNREAD = (
    "pictures",
    "Tệp Word có {} ảnh lớn như trang giấy, chữ trong ảnh chưa được đọc. Hãy xuất tệp ra PDF rồi tải lên.",
)
_READ = ("recognised", "Tệp Word có {} trang là ảnh, chữ do máy nhận dạng; hãy đối chiếu với ảnh trong tệp.")


@dataclass(slots=True)
class Inlaid:
    """The pictures of pages in a Word file, marked where they stand in the body before it is read.

    Attributes:
        pages: those that are pages, as JPEG.
        marked: numbers, among these, of the large ones, whose place is marked.
    """

    pages: list[bytes]
    marked: dict[int, bytes]


def mark_pictures(body: Element, package: Package) -> Inlaid:
    """Find the pictures of pages; behind the part of the body that holds a large one a paragraph with a mark is put."""
    inlaid = Inlaid([], {})
    for element, data in list(_inlaid(body, package)):
        page = _page(data)
        if page is None:
            continue
        if _is_large(element):
            _put_mark(body, element, len(inlaid.pages))
            inlaid.marked[len(inlaid.pages)] = page
        inlaid.pages.append(page)
    return inlaid


def _put_mark(body: Element, element: Element, number: int) -> None:
    outer = element
    while (above := outer.getparent()) is not None and above is not body:
        outer = above
    para = etree.Element(w("p"))
    etree.SubElement(etree.SubElement(para, w("r")), w("t")).text = f"{_MARK}{number}{_MARK}"
    behind = outer.getnext()
    while (
        behind is not None
        and behind.tag == w("p")
        and _MARKED.fullmatch(str(etree.tostring(behind, method="text", encoding="unicode", with_tail=False)))
    ):
        outer, behind = behind, behind.getnext()
    outer.addnext(para)


def with_pictures(text: Text, inlaid: Inlaid, package: Package) -> Text:
    """The text of a Word file with the words of its pictures of pages in their place.

    Where it is nothing but pictures of pages, these are read like a scan. Among words only large pictures are looked
    at; of what was not read a note says so, also where no recogniser is installed or it found no words.

    Raises:
        CannotRead: as ``read_pdf`` says of scans, where the file is nothing but pictures.
    """
    if not inlaid.pages:
        return text
    marks = [(p.span, int(m[1])) for p in text.pieces if (m := _MARKED.fullmatch(p.span.of(text.text)))]
    bare = spliced(text, {span: None for span, _ in marks})
    letters = sum(c.isalnum() for p in bare.pieces if p.kind is not PieceKind.FURNITURE for c in p.span.of(bare.text))
    if letters < _FEW_LETTERS:
        return _looked_at(inlaid.pages, bare, package.limits)
    inlays = _inlays(text, [(span, inlaid.marked[n]) for span, n in marks if n in inlaid.marked], package.limits)
    read = sum(len(pages) for pages, seen in inlays.values() if seen is not None)
    laid: dict[Span, Text | None] = {span: None for span, _ in marks}
    notes = text.notes
    for span, (_, seen) in inlays.items():
        laid[span] = seen
        notes += tuple(n for n in seen.notes if n[0] in _KEPT_NOTES) if seen else ()
    for (code, said), count in ((_READ, read), (_UNREAD, len(inlaid.pages) - read)):
        notes += ((code, said.format(count)),) if count else ()
    return dataclasses.replace(spliced(text, laid), notes=notes)


def _inlays(text: Text, marks: list[tuple[Span, bytes]], limits: Limits) -> dict[Span, tuple[list[bytes], Text | None]]:
    """By the place of their first: pictures that stand together, and their words; None where none can be trusted."""
    groups: list[tuple[Span, list[bytes]]] = []
    last = -1
    for span, page in marks:
        if groups and not text.text[last : span.start].strip():
            groups[-1][1].append(page)
        else:
            groups.append((span, [page]))
        last = span.end
    watch = Stopwatch(limits)
    return {span: (pages, _words_on(pages, watch)) for span, pages in groups}


def _words_on(pages: list[bytes], watch: Stopwatch) -> Text | None:
    """What the pictures say, in the time that is left; None when there is none, or no word to trust."""
    left = watch.limits.whole - (watch.now() - watch.started)
    if left < watch.limits.page_seconds:
        return None
    try:
        seen = read_pdf(_pdf(pages), dataclasses.replace(watch.limits, whole=left))
    except CannotRead:
        return None
    return None if sum(map(str.isalnum, seen.text)) < _FEW_LETTERS or is_garbage(seen.text) else seen


def _is_large(element: Element) -> bool:
    """Whether a picture is shown as large as the better part of a page, as far as the file says."""
    drawing: Element | None = element
    sizes: list[Element] = []
    while drawing is not None and not sizes:
        sizes = drawing.findall(_EXTENT)
        drawing = drawing.getparent()
    if not sizes:
        return _shape_size(element) >= _LEAST_AREA
    cx, cy = (sizes[0].get(name, "") for name in ("cx", "cy"))
    return cx.isdecimal() and cy.isdecimal() and len(cx + cy) < _LONGEST_SIZE and int(cx) * int(cy) >= _LEAST_AREA


def _shape_size(element: Element) -> float:
    """Square EMU of an old drawing ("width:450pt;height:640pt")."""
    shape = element.getparent()
    style = shape.get("style", "") if shape is not None else ""
    sides = dict(re.findall(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,5}(?:\.\d{1,3})?)pt", style))
    return float(sides.get("width", 0)) * float(sides.get("height", 0)) * _EMU_OF_POINT**2


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


def _inlaid(body: Element, package: Package) -> Iterator[tuple[Element, bytes]]:
    """The pictures in the order of the body."""
    targets = package.targets()
    for element in body.iter(_BLIP, _OLD_PICTURE):
        name = targets.get(element.get(_OF + "embed") or element.get(_OF + "id") or "")
        data = package.part(name) if name else None
        if data:
            yield element, data


def _page(data: bytes) -> bytes | None:
    """A picture that may be a page, as JPEG; what cannot be opened is no page."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                return _on_paper(image.convert("L")) if _is_page(image) else None
        except Exception:  # a picture broken in whatever way, or of a kind that is drawn, not dotted
            return None


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
