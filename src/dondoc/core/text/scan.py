"""Scans: pages that are pictures, recognised and read like pages with a text layer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dondoc.core.text.limits import Limits, Stopwatch
from dondoc.core.text.model import CannotRead, Piece, Text
from dondoc.core.text.pdf import read_pages
from dondoc.core.text.scanning.engine import engine
from dondoc.core.text.scanning.halves import halves
from dondoc.core.text.scanning.letters import set_letters
from dondoc.core.text.scanning.page import ScannedPage, read_page
from dondoc.core.text.scanning.paper import Warp
from dondoc.core.text.scanning.picture import Picture
from dondoc.core.text.scanning.pictures import pages_of_pdf, pages_of_picture
from dondoc.core.text.scanning.settling import Box, Setting, settle
from dondoc.core.text.scanning.usage import follow_usage
from dondoc.core.text.sheet import Sheet

_MEDIA = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"), (b"RIFF", "image/webp"))
_TIFF = "image/tiff"
_BUSY = 4
_SLOTS = {"number": "số văn bản", "day": "ngày ban hành", "month": "ngày ban hành"}
_NO_TEXT = "Không nhận dạng được chữ nào trong ảnh. Hãy chụp hoặc quét lại rõ hơn, hoặc tải lên bản Word hay PDF."


@dataclass(frozen=True, slots=True)
class Looked:
    """Pages of a document that were looked at.

    Attributes:
        sheets: the pages in the order of their numbers.
        settings: for each page how it was set straight.
        notes: what a person should know of the looking, each a code and a Vietnamese sentence.
        halved: whether there are two pages on some; page ``n`` is then number ``2n``, its second half ``2n + 1``.
    """

    sheets: tuple[Sheet, ...]
    settings: dict[int, Setting]
    notes: tuple[tuple[str, str], ...]
    halved: bool = False

    def put_into(self, sheets: list[Sheet]) -> list[Sheet]:
        """The pages of the document with the looked-at ones in the place of the silent ones; overlays stay."""
        mine: defaultdict[int, list[Sheet]] = defaultdict(list)
        for seen in self.sheets:
            mine[self._page(seen.number)].append(seen)
        out: list[Sheet] = []
        for sheet in sheets:
            here = mine[sheet.number]
            if here:
                here[-1].words.extend(w for w in sheet.words if w.stamp)
            elif self.halved:
                sheet.number *= 2
            out += here or [sheet]
        return out

    def _page(self, number: int) -> int:
        return number // 2 if self.halved else number

    def placed_back(self, text: Text) -> Text:
        """The text with the boxes of its pieces where they are on the pages as given."""
        stretches = tuple((span, self._page(page), self._box(page, box)) for span, page, box in text.stretches)
        pages = text.pages and text.pages - sum(s.number % 2 for s in self.sheets if self.halved)
        return replace(text, pieces=tuple(self._back(p) for p in text.pieces), stretches=stretches, pages=pages)

    def _back(self, piece: Piece) -> Piece:
        place = piece.place
        if place.page is None:
            return piece
        box = place.box and self._box(place.page, place.box)
        return replace(piece, place=replace(place, page=self._page(place.page), box=box))

    def _box(self, page: int, box: Box) -> Box:
        setting = self.settings.get(page)
        return box if setting is None else setting.back(box)


def look_at_pdf(data: bytes, numbers: Sequence[int], watch: Stopwatch) -> Looked:
    """Recognise the words of some pages of a PDF.

    Args:
        data: the file.
        numbers: of the pages, from 1.
        watch: of the whole reading; each page to be looked at adds ``Limits.page_seconds`` of the processor, by the
            clock as much as a busy machine takes for them.

    Raises:
        CannotRead: ``no-ocr`` when no recogniser is installed, ``too-large`` when time is up.

    When time is nearly up the pages that are left are named as not read, so that the others are not lost.
    """
    watch.allow(_BUSY * watch.limits.page_seconds * len(numbers))
    return _look(pages_of_pdf(data, numbers, watch), watch)


def read_picture(data: bytes, limits: Limits) -> Text:
    """Read a picture file: PNG, JPEG, WebP, GIF, or a TIFF of one or more pages.

    Raises:
        CannotRead: ``broken``, ``too-large``, ``too-many-pages``, ``no-ocr``, ``no-text``.
    """
    watch = Stopwatch(limits)
    looked = _look(pages_of_picture(data, limits), watch)
    if not any(s.words for s in looked.sheets):
        raise CannotRead("no-text", _NO_TEXT)
    media = next((kind for start, kind in _MEDIA if data.startswith(start)), _TIFF)
    return looked.placed_back(
        read_pages(list(looked.sheets), watch, reader="scan", media_type=media, notes=looked.notes)
    )


def _look(pictures: Iterable[Picture], watch: Stopwatch) -> Looked:
    pages: list[ScannedPage] = []
    ways: dict[int, tuple[float, Warp | None]] = {}
    with engine() as recogniser:
        for picture in (half for sheet in pictures for half in halves(sheet)):
            ways[picture.number] = picture.grown, picture.warp
            if watch.nearly_up():
                page = ScannedPage(picture.number, (picture.width, picture.height), [], [], cut_short=True)
            else:
                page = read_page(picture, recogniser, watch.limits)
            page.left, page.cut_short = picture.left, page.cut_short or not picture.whole
            pages.append(page)
    follow_usage(pages)
    notes, halved = tuple(_notes(pages)), any(p.left for p in pages)
    taken = [ways[p.number] for p in pages]
    for page in pages:
        page.number = 2 * page.number + (page.left > 0) if halved else page.number
    sheets, straight = settle(pages)
    settings = {p.number: replace(straight[p.number], grown=g, warp=w) for p, (g, w) in zip(pages, taken, strict=True)}
    set_letters(sheets)
    return Looked(tuple(sheets), settings, notes, halved)


def _notes(pages: Sequence[ScannedPage]) -> Iterable[tuple[str, str]]:
    read = _listed(p.number for p in pages)
    yield "recognised", f"Trang {read} là ảnh quét, chữ do máy nhận dạng; hãy đối chiếu với bản gốc."
    unread = [p.number for p in pages if p.cut_short and not p.words]
    if unread:
        yield (
            "page-unread",
            f"Trang {_listed(unread)} không đọc được trong thời gian cho phép; hãy đọc trên bản gốc.",
        )
    cut = [p.number for p in pages if p.cut_short and p.words]
    if cut:
        yield (
            "page-not-whole",
            f"Trang {_listed(cut)} mất quá nhiều thời gian, chưa đọc hết; hãy đối chiếu với bản gốc.",
        )
    open_ = dict.fromkeys(_SLOTS[kind] for p in pages for kind in p.left_open)
    if open_:
        yield (
            "handwriting-unread",
            f"Chữ số viết tay ở {' và '.join(open_)} chưa đọc được: xin gõ lại từ ảnh của trang.",
        )
    doubted = sum(p.doubted for p in pages)
    if doubted:
        yield (
            "doubtful-quarter",
            f"Có {doubted} chỗ ghi quý (I, II, III, IV) nhận dạng chưa chắc; hãy đối chiếu với ảnh của trang.",
        )
    mended = sum(p.mended for p in pages)
    if mended:
        yield "marks-mended", f"Đã đặt lại dấu thanh ở {mended} chữ theo từ điển thuật ngữ hành chính."


def _listed(numbers: Iterable[int]) -> str:
    """Page numbers with runs drawn together.

    >>> _listed([1, 2, 3, 7])
    '1-3, 7'
    """
    runs: list[list[int]] = []
    for n in sorted(set(numbers)):
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)
