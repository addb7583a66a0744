"""Words and ruling lines of a PDF's pages, by way of pdfium."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from dondoc.core.text.limits import Limits, Stopwatch, check_size
from dondoc.core.text.model import CannotRead
from dondoc.core.text.pdfrules import Box, read_drawn
from dondoc.core.text.sheet import Rule, Sheet, Word

_HEAD = 1024
_TAIL = 8192
_HYPHEN = 0x02
_SPACE = 0x20
_MARKS = range(0x300, 0x370)
_HALVES, _UNKNOWN = range(0xD800, 0xE000), 0xFFFD
_NO_CHARS = frozenset({0x7F, 0xA0, 0xFFFE, 0xFFFF, 0xFEFF, 0x200B, 0x3000, *range(0x2000, 0x200B)})
_GAP = 0.3
"""A gap wider than this share of the line's height parts words even where no space is written."""
_GUESSED_GAP = 0.08
"""The same where pdfium guessed a space from the places of the letters."""
_NO_GAP = -1.0
_BACK = -0.6
_ASCENT, _DESCENT = 0.89, 0.22
"""Of Times New Roman, the type of administrative documents, as shares of its size."""
_LEVEL = 0.15
_MOST_CHARS = 200_000
_SAMPLED = 40
_QUARTER = math.pi / 2
_NAME = 96
_ITALIC_FLAG = 1 << 6
_BOLD = re.compile(rb"bold|black|heavy|demi|-b$|-bi$", re.IGNORECASE)
_ITALIC = re.compile(rb"italic|oblique|-i$|-bi$", re.IGNORECASE)
_STAMPED_NUMBER = re.compile(r"\d{1,5}")
_A4 = (595.0, 842.0)
_BROKEN = "Tệp PDF bị hỏng hoặc tải lên chưa hết. Hãy mở thử tệp, lưu lại bản khác rồi tải lên lần nữa."
_LOCKED = "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu (in ra PDF mới không đặt mật khẩu) rồi tải lên."


@contextmanager
def open_pdf(data: bytes, limits: Limits) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF.

    Raises:
        CannotRead: ``empty``, ``too-large``, ``unknown-format``, ``encrypted``, ``broken``, ``too-many-pages``.
    """
    check_size(data, limits)
    if b"%PDF-" not in data[:_HEAD]:
        raise CannotRead("unknown-format", "Tệp không phải là PDF. Hãy kiểm tra lại tệp và phần mở rộng của tên tệp.")
    if b"%%EOF" not in data[-_TAIL:]:
        raise CannotRead("broken", _BROKEN)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refusal(error) from error
    try:
        _check_pages(len(document), limits)
        yield document
    finally:
        document.close()


def _check_pages(pages: int, limits: Limits) -> None:
    if pages == 0:
        raise CannotRead("broken", _BROKEN)
    if pages > limits.pages:
        allowed = f"Tệp PDF có {pages} trang, vượt quá {limits.pages} trang cho phép."
        raise CannotRead("too-many-pages", f"{allowed} Hãy tách tệp thành nhiều tệp rồi tải lên.")


def _refusal(error: pdfium.PdfiumError) -> CannotRead:
    locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
    return CannotRead("encrypted", _LOCKED) if locked else CannotRead("broken", _BROKEN)


def read_sheets(document: pdfium.PdfDocument, watch: Stopwatch) -> Iterator[Sheet]:
    """The pages one after another, so that the clock stops an endless file; a broken page is an empty sheet."""
    for index in range(len(document)):
        watch.check()
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield Sheet(index + 1, *_A4, pictures=1.0)
            continue
        yield _PageReader(document, page, index).read()


@dataclass(slots=True)
class _PageReader:
    """Reads one page; every place is turned to how the page is looked at."""

    document: pdfium.PdfDocument
    page: pdfium.PdfPage
    index: int
    turn: int = 0
    box: Box = (0, 0, 0, 0)
    words: list[Word] = field(default_factory=list)

    def read(self) -> Sheet:
        """The sheet; the page is closed behind it."""
        width, height = self.page.get_size()
        self.turn = self.page.get_rotation() // 90
        self.box = self.page.get_cropbox()
        drawn = read_drawn(self.page.raw)
        own = self._flatten() if raw.FPDFPage_GetAnnotCount(self.page.raw) > 0 else _MOST_CHARS
        turned = self._text(own)
        if turned:
            width, height = height, width
        rules = [Rule(*self._seen(line)) for line in drawn.lines]
        self.page.close()
        return Sheet(self.index + 1, width, height, self.words, rules, min(1.0, drawn.pictures / (width * height)))

    def _flatten(self) -> int:
        """Lay the overlays (stamped number, day, signatures) into the page; how many characters were its own."""
        page = raw.FPDFText_LoadPage(self.page.raw)
        own = raw.FPDFText_CountChars(page)
        raw.FPDFText_ClosePage(page)
        if raw.FPDFPage_Flatten(self.page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
            self.page.close()
            self.page = self.document[self.index]
        return int(own)

    def _text(self, own: int) -> bool:
        """Read the words, those from character ``own`` on as overlays; whether text set sideways turned the page."""
        page = raw.FPDFText_LoadPage(self.page.raw)
        if not page:
            return False
        try:
            count = min(_MOST_CHARS, raw.FPDFText_CountChars(page))
            sideways = _sideways(page, count, self.turn)
            self.turn = (self.turn + sideways) % 4
            self._characters(page, count, own)
        finally:
            raw.FPDFText_ClosePage(page)
        self.words = _keep_stamped_numbers(self.words)
        return sideways % 2 == 1

    def _characters(self, page: raw.FPDF_TEXTPAGE, count: int, own: int) -> None:
        get_box, get_origin = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
        rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        text: list[str] = []
        first, x0, x1, base, gap = 0, 0.0, 0.0, 0.0, _GAP
        for i, code in enumerate(_codes(page, count)):
            if text and code in _MARKS and get_box(page, i, rect):
                text.append(chr(code))
                x1 = max(x1, self._seen((rect.left, rect.bottom, rect.right, rect.top))[2])
                continue
            if code <= _SPACE or code in _NO_CHARS or not get_box(page, i, rect):
                gap = min(gap, _GUESSED_GAP if raw.FPDFText_IsGenerated(page, i) == 1 else _NO_GAP)
                continue
            get_origin(page, i, x, y)
            left, top, right, bottom = self._seen((rect.left, rect.bottom, rect.right, rect.top))
            level = self._seen((x.value, y.value, x.value, y.value))[3]
            high = bottom - top
            if text and not (abs(level - base) < _LEVEL * high and _BACK * high < left - x1 < gap * high):
                self._word(page, first, text, (x0, x1, base), own)
                text = []
            if not text:
                first, x0, x1, base = i, left, right, level
            text.append(chr(code))
            x1, gap = max(x1, right), _GAP
        if text:
            self._word(page, first, text, (x0, x1, base), own)

    def _word(
        self, page: raw.FPDF_TEXTPAGE, first: int, text: list[str], at: tuple[float, float, float], own: int
    ) -> None:
        matrix, (x0, x1, base) = raw.FS_MATRIX(), at
        raw.FPDFText_GetMatrix(page, first, matrix)
        size = raw.FPDFText_GetFontSize(page, first) * math.hypot(matrix.c, matrix.d)
        bold, italic = _font(page, first)
        upright = (x0, base - _ASCENT * size, x1, base + _DESCENT * size)
        self.words.append(Word("".join(text), *upright, size, bold, italic, first >= own))

    def _seen(self, box: Box) -> Box:
        """A box of the page's own space (left, bottom, right, top) as it is looked at: x0, top, x1, bottom."""
        left, bottom, right, top = box
        if self.turn == 0:
            return left - self.box[0], self.box[3] - top, right - self.box[0], self.box[3] - bottom
        if self.turn == 1:
            return bottom - self.box[1], left - self.box[0], top - self.box[1], right - self.box[0]
        if self.turn == 2:
            return self.box[2] - right, bottom - self.box[1], self.box[2] - left, top - self.box[1]
        return self.box[3] - top, self.box[2] - right, self.box[3] - bottom, self.box[2] - left


def _codes(page: raw.FPDF_TEXTPAGE, count: int) -> list[int]:
    """The code points, hyphens at line ends put back."""
    codes = [raw.FPDFText_GetUnicode(page, i) for i in range(count)]
    for i, code in enumerate(codes):
        if code == _HYPHEN:
            codes[i] = ord("-")
        elif code in _HALVES:
            codes[i] = _UNKNOWN
    return codes


def _sideways(page: raw.FPDF_TEXTPAGE, count: int, turn: int) -> int:
    """Quarter turns clockwise after which most of the text stands upright (0 when it does already)."""
    step = max(1, count // _SAMPLED)
    seen = Counter(
        round(raw.FPDFText_GetCharAngle(page, i) / _QUARTER) % 4
        for i in range(0, count, step)
        if raw.FPDFText_GetUnicode(page, i) > _SPACE
    )
    if not seen:
        return 0
    angle, votes = seen.most_common(1)[0]
    return (-angle - turn) % 4 if votes * 2 > seen.total() else 0


def _font(page: raw.FPDF_TEXTPAGE, index: int) -> tuple[bool, bool]:
    name, flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, index, name, _NAME, flags)
    return bool(_BOLD.search(name.value)), bool(flags.value & _ITALIC_FLAG or _ITALIC.search(name.value))


def _keep_stamped_numbers(words: list[Word]) -> list[Word]:
    """A bare number stamped into a line of the page (its number, its day) is part of that line, no overlay."""
    own = [w for w in words if not w.stamp]
    return [
        replace(w, stamp=False) if w.stamp and _STAMPED_NUMBER.fullmatch(w.text) and _in_line(w, own) else w
        for w in words
    ]


def _in_line(word: Word, others: list[Word]) -> bool:
    middle = (word.top + word.bottom) / 2
    return any(o.top < middle < o.bottom for o in others)
