"""PDFs with a text layer: their pages' words and ruling lines into one canonical text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from dondoc.core.text.builder import TextBuilder
from dondoc.core.text.cuts import join_tables
from dondoc.core.text.doubts import doubtful_of, found_words, stretches_of
from dondoc.core.text.flow import Frame, frame_of, goes_on, whole
from dondoc.core.text.furniture import footnotes_from, in_margin, page_number, pattern, running_lines
from dondoc.core.text.gaps import Gap
from dondoc.core.text.garbage import is_garbage
from dondoc.core.text.grids import PageTable, find_tables
from dondoc.core.text.limits import Limits, Stopwatch
from dondoc.core.text.lines import Line, carried_over, reading_order, rows_of
from dondoc.core.text.looking import look_at
from dondoc.core.text.model import CannotRead, Piece, PieceKind, Place, Stretch, Text
from dondoc.core.text.pdfium import open_pdf, read_sheets
from dondoc.core.text.sheet import Sheet
from dondoc.core.text.tables import write
from dondoc.core.text.unruled import missing_rules
from dondoc.core.values import Span

_PDF = "application/pdf"
_NO_FRAME = Frame(0, 0)
_NO_TEXT = (
    "Tệp PDF là bản quét (ảnh chụp) nhưng không nhận dạng được chữ nào. "
    "Hãy quét lại rõ hơn, hoặc tải lên bản Word hay bản PDF xuất trực tiếp từ máy tính."
)
_PICTURED = 0.5


def read_pdf(data: bytes, limits: Limits) -> Text:
    """Read a PDF; pages that are pictures or whose text layer is garbage are looked at, the others read.

    Raises:
        CannotRead: ``empty``, ``unknown-format``, ``broken``, ``encrypted``, ``too-large``, ``too-many-pages``,
            ``no-ocr`` when pages must be looked at and no recogniser is installed, ``no-text`` when it found no word.
    """
    watch = Stopwatch(limits)
    with open_pdf(data, limits) as document:
        sheets = list(read_sheets(document, watch))
    silent = silent_pages(sheets)
    if not silent:
        return read_pages(sheets, watch)
    scans = look_at(data, silent, watch)
    whole = scans.put_into(sheets)
    if not any(w for s in whole for w in s.words if not w.stamp):
        raise CannotRead("no-text", _NO_TEXT)
    reader = "scan" if len(silent) == len(sheets) else "pdf"
    return scans.placed_back(read_pages(whole, watch, reader=reader, notes=scans.notes))


def silent_pages(sheets: list[Sheet]) -> list[int]:
    """Numbers of the pages that show something but have no words to trust: they need to be looked at, not read."""
    spoken = " ".join(w.text for s in sheets for w in s.words if not w.stamp)
    if is_garbage(spoken):
        return [s.number for s in sheets]
    out = []
    for sheet in sheets:
        words = [w.text for w in sheet.words if not w.stamp]
        shows = sheet.pictures > 0 or sheet.rules
        if (not words and shows) or (sheet.pictures > _PICTURED and is_garbage(" ".join(words))):
            out.append(sheet.number)
    return out


def read_pages(
    sheets: list[Sheet],
    watch: Stopwatch,
    *,
    reader: str = "pdf",
    notes: tuple[tuple[str, str], ...] = (),
    media_type: str = _PDF,
) -> Text:
    """Pages, read by whatever reader, into the canonical text."""
    pages: list[_Page] = []
    for sheet in sheets:
        watch.check()
        pages.append(_page(sheet, _left_open(pages)))
    _set_frames(pages)
    running = running_lines((p.sheet, p.rows) for p in pages)
    writer = _Writer()
    for page, items in _mended([(page, _items(page, running)) for page in pages]):
        watch.check()
        for item in items:
            writer.take(item, page)
    writer.close()
    return writer.build(reader, media_type, len(sheets), notes)


@dataclass(slots=True)
class _Page:
    """A page taken apart: its tables, its other lines from top to bottom."""

    sheet: Sheet
    tables: list[PageTable]
    rows: list[Line]
    frame: Frame = _NO_FRAME


_Item = Line | PageTable | str


def _page(sheet: Sheet, above: Sequence[Gap]) -> _Page:
    """A page taken apart; ``above`` are the gaps of a table without lines that the page before ends with."""
    tables, rest = find_tables(sheet)
    plain = [w for x in rows_of(rest, sheet.number) if not page_number(x, sheet) for w in x.words]
    for missing in missing_rules(sheet, plain, above):
        found, left = find_tables(replace(sheet, words=plain, rules=missing.rules))
        gone = {id(w) for w in plain} - {id(w) for w in left}
        rest, plain = [w for w in rest if id(w) not in gone], left
        tables += [replace(t, gaps=tuple((g.x0, g.x1) for g in missing.gaps)) for t in found]
    tables.sort(key=lambda t: t.box[1])
    return _Page(sheet, tables, rows_of(rest, sheet.number))


def _left_open(pages: Sequence[_Page]) -> tuple[Gap, ...]:
    """The gaps of a table without lines with which the last of some pages ends."""
    if not pages or not pages[-1].tables:
        return ()
    page, table = pages[-1], pages[-1].tables[-1]
    below = [x for x in page.rows if x.top > table.box[3] and not in_margin(x, page.sheet)]
    return () if below else tuple(Gap(int(a), int(b)) for a, b in table.gaps)


def _set_frames(pages: list[_Page]) -> None:
    kinds: dict[tuple[int, int], list[_Page]] = {}
    for page in pages:
        kinds.setdefault((round(page.sheet.width), round(page.sheet.height)), []).append(page)
    for same in kinds.values():
        lines = [x for p in same for x in p.rows if not page_number(x, p.sheet)]
        frame = frame_of(lines, same[0].sheet.width)
        for page in same:
            page.frame = frame


def _items(page: _Page, running: set[str]) -> list[_Item]:
    """Lines, tables and furniture (its words) in reading order."""
    notes_from = footnotes_from(page.sheet, page.rows)
    body: list[Line] = []
    head: list[_Item] = []
    foot: list[_Item] = []
    for line in page.rows:
        carried = page_number(line, page.sheet) or (in_margin(line, page.sheet) and pattern(line.text) in running)
        if carried or line.top >= notes_from:
            (head if line.top < page.sheet.height / 2 else foot).append(line.text)
        else:
            body.append(line)
    stamps = rows_of((w for w in page.sheet.words if w.stamp), page.sheet.number)
    foot.extend(line.text for line in stamps)
    return [*head, *_in_order(page, body), *foot]


def _mended(pages: list[tuple[_Page, list[_Item]]]) -> list[tuple[_Page, list[_Item]]]:
    """Columns cut by the end of a page put back in order; the furniture between them stays where it is."""
    for (_, above), (_, below) in pairwise(pages):
        end = len(above)
        while end and isinstance(above[end - 1], str):
            end -= 1
        start = next((i for i, x in enumerate(below) if not isinstance(x, str)), len(below))
        tail, head = _lines_before(above, end), _lines_after(below, start)
        if tail and head:
            first, second = carried_over(tail, head)
            above[end - len(tail) : end] = first
            below[start : start + len(head)] = second
    return pages


def _lines_before(items: list[_Item], end: int) -> list[Line]:
    out = list(takewhile(lambda x: isinstance(x, Line), reversed(items[:end])))
    return [x for x in reversed(out) if isinstance(x, Line)]


def _lines_after(items: list[_Item], start: int) -> list[Line]:
    return [x for x in takewhile(lambda x: isinstance(x, Line), items[start:]) if isinstance(x, Line)]


def _in_order(page: _Page, body: list[Line]) -> list[_Item]:
    out: list[_Item] = []
    left = body
    for table in page.tables:
        above = [x for x in left if (x.top + x.bottom) / 2 < table.box[1]]
        left = [x for x in left if (x.top + x.bottom) / 2 >= table.box[1]]
        out.extend(reading_order(above, page.frame.middle))
        out.append(table)
    out.extend(reading_order(left, page.frame.middle))
    return out


@dataclass(slots=True)
class _Writer:
    """Puts paragraphs and tables together over lines and pages, and writes each once it is whole."""

    builder: TextBuilder = field(default_factory=TextBuilder)
    lines: list[Line] = field(default_factory=list)
    frame: Frame = _NO_FRAME
    table: PageTable | None = None
    aside: list[tuple[str, int]] = field(default_factory=list)
    written: list[tuple[Span, list[Line]]] = field(default_factory=list)

    def take(self, item: _Item, page: _Page) -> None:
        """Take the next line, table or piece of furniture."""
        if isinstance(item, str):
            self.aside.append((item, page.sheet.number))
        elif isinstance(item, Line):
            self._line(item, page.frame)
        else:
            self._table(item)

    def _line(self, line: Line, frame: Frame) -> None:
        if self.lines and not self.table and goes_on(self.lines, line, frame):
            self.lines.append(line)
            return
        self.close()
        self.lines, self.frame = [line], frame

    def _table(self, table: PageTable) -> None:
        if self.table is not None and join_tables(self.table, table):
            return
        self.close()
        self.table = table

    def close(self) -> None:
        """Write what is whole, then the furniture that stood in between."""
        if self.table is not None:
            write(self.table.grid, self.builder)
            for row, inks in zip(self.builder.tables[-1].rows, self.table.ink, strict=True):
                for cell, ink in zip(row, inks, strict=True):
                    self._note(cell.span, ink.lines)
        elif self.lines:
            self._note(self.builder.paragraph(whole(self.lines), _piece(self.lines, self.frame)), self.lines)
        for words, page in self.aside:
            self.builder.furniture(words, page)
        self.table, self.lines = None, []
        self.aside.clear()

    def _note(self, span: Span | None, lines: list[Line]) -> None:
        if span is not None:
            self.written.append((span, lines))

    def build(self, reader: str, media_type: str, pages: int, notes: tuple[tuple[str, str], ...]) -> Text:
        """The finished text with the places of its words, and the doubtful ones among them."""
        text = self.builder.build(reader, media_type, pages=pages, notes=notes)
        stretches: list[Stretch] = []
        doubtful: list[Span] = []
        for span, lines in self.written:
            found = list(found_words(text.text, span, lines))
            stretches.extend(stretches_of(found))
            doubtful.extend(doubtful_of(found, text.text))
        return replace(text, doubtful=tuple(doubtful), stretches=tuple(stretches))


def _piece(lines: list[Line], frame: Frame) -> Piece:
    first = [x for x in lines if x.page == lines[0].page]
    box = (min(x.x0 for x in first), first[0].top, max(x.x1 for x in first), first[-1].bottom)
    x0, top, x1, bottom = (round(v, 1) for v in box)
    return Piece(
        Span(0, 0),
        PieceKind.PARAGRAPH,
        Place(lines[0].page, (x0, top, x1, bottom)),
        bold=all(x.bold for x in lines),
        italic=all(x.italic for x in lines),
        centred=lines[0].column == 0 and all(frame.centred(x) for x in lines),
        indent=frame.depth(lines[0]),
    )
