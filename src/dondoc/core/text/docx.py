"""Word files: body order, automatic numbers, tables, tracked changes as accepted (ECMA-376, part 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dondoc.core.text.blocks import Block, BlockReader, Para, WordCell, WordTable
from dondoc.core.text.builder import TextBuilder, tidy
from dondoc.core.text.inlaid import Inlaid, mark_pictures, with_pictures
from dondoc.core.text.labels import resolve_labels
from dondoc.core.text.layout import is_layout, side_by_side
from dondoc.core.text.limits import Limits, Stopwatch
from dondoc.core.text.model import Piece, PieceKind, Place, Text
from dondoc.core.text.numbering import read_numbering
from dondoc.core.text.olden.fonts import FileFonts
from dondoc.core.text.ooxml import Element, child, w
from dondoc.core.text.package import Package, media_type, open_package, parse_xml
from dondoc.core.text.styles import outline_level, read_styles
from dondoc.core.text.stylesheet import StyleSheet, read_sheet
from dondoc.core.text.tables import Grid, GridCell, append, cluster, nearest, repeated_header, same_columns, write
from dondoc.core.values import Span

_POINT = 20
_CENTIMETRE = 567
_MOST_INDENT = 9
_DEFAULT_WIDTH = 1000
_SIDE = 6
_ITEM = re.compile(r"\s*(?:[-–+*•]\s|\(?\d{1,3}[.)]\s|[a-zđ][.)]\s|[IVX]{1,5}[.)]\s|(?:Điều|Chương|Mục|Phần)\s)")
_TAIL = re.compile(r"[\d.…\s]+")
_NOWHERE, _NO_PLACE = Span(0, 0), Place()
_NOTE_PARTS = (("footnotes", "footnote"), ("endnotes", "endnote"))
_MACROS = ("macros", "Tệp Word có macro; macro không được chạy và không được đọc.")


def read_docx(data: bytes, limits: Limits) -> Text:
    """Read a Word file (.docx, .docm).

    Args:
        data: the bytes of the file.
        limits: how much of it is taken.

    Raises:
        CannotRead: ``empty``, ``unknown-format``, ``broken``, ``encrypted``, ``too-large``, ``too-deep``; of a file
            that is nothing but pictures of pages ``no-ocr`` and ``no-text``.
    """
    with open_package(data, limits) as package:
        return _read(package, Stopwatch(limits))


def _read(package: Package, watch: Stopwatch) -> Text:
    parts = package.related()
    sheet = next((data for part in parts.get("styles", ()) if (data := package.part(part))), None)
    package.fonts = FileFonts(sheet, parse_xml)
    styles = read_styles(read_sheet(sheet, parse_xml) if sheet else StyleSheet())
    numbering = read_numbering(_first(package, parts, "numbering"), styles.lists())
    reader = BlockReader(styles, numbering, package.limits, watch)
    root = package.xml(package.main)
    body = child(root, w("body"))
    inlaid = mark_pictures(body, package) if body is not None else Inlaid([], {})
    blocks = reader.read(body) if body is not None else []
    pages = reader.page
    writer = Writer(_notes(package, parts, reader), hinted=pages > 1)
    heads, feet = ([reader.read(part) for part in _parts(package, parts, name)] for name in ("header", "footer"))
    resolve_labels(reader.order, numbering)
    writer.margins(heads)
    writer.blocks(blocks)
    writer.margins(feet)
    notes = (*((_MACROS,) if package.macros else ()), *package.fonts.note())
    text = writer.builder.build("docx", media_type(package), pages=pages if pages > 1 else None, notes=notes)
    return with_pictures(text, inlaid, package)


def _parts(package: Package, parts: dict[str, list[str]], name: str) -> Iterable[Element]:
    for part in parts.get(name, ()):
        root = package.xml(part)
        if root is not None:
            yield root


def _first(package: Package, parts: dict[str, list[str]], name: str) -> Element | None:
    return next(iter(_parts(package, parts, name)), None)


def _notes(package: Package, parts: dict[str, list[str]], reader: BlockReader) -> dict[tuple[str, str], str]:
    """Words of the footnotes and endnotes, by kind and id."""
    out: dict[tuple[str, str], str] = {}
    page = reader.page
    for part, kind in _NOTE_PARTS:
        root = _first(package, parts, part)
        for note in root if root is not None else ():
            if note.get(w("type")) in {None, "normal"}:
                out[kind, note.get(w("id"), "")] = _flat(reader.read(note))
    reader.page = page
    return out


def _flat(blocks: Iterable[Block]) -> str:
    """All words of some blocks, one on a line."""
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Para):
            out.append(labelled(block, block.words))
        else:
            out.extend(_flat(cell.blocks) for row in block.rows for cell in row)
    return "\n".join(x for x in out if x.strip())


def labelled(para: Para, words: str) -> str:
    """Words behind the paragraph's number."""
    return f"{para.label.words} {words}" if para.label and para.label.words else words


@dataclass(slots=True)
class Writer:
    """Writes blocks into the canonical text.

    Attributes:
        footnotes: their words by kind and id.
        hinted: whether the file tells where its pages ended when it was saved.
        builder: where the text grows.
        waiting: a table that the next one may go on.
        touching: whether nothing at all stands between that table and the next block.
        pending: words of footnotes inside that table, with their page.
        looks: pieces made so far, by all that they say; most are alike.
    """

    footnotes: dict[tuple[str, str], str]
    hinted: bool = False
    builder: TextBuilder = field(default_factory=TextBuilder)
    waiting: Grid | None = None
    touching: bool = False
    pending: list[tuple[str, int | None]] = field(default_factory=list)
    looks: dict[tuple[object, ...], Piece] = field(default_factory=dict)

    def blocks(self, blocks: Iterable[Block], *, apart: bool = False) -> None:
        """Write blocks in order; ``apart`` keeps every line of a paragraph apart (letterheads)."""
        self._blocks(blocks, apart=apart)
        if not apart:
            self._flush()

    def _blocks(self, blocks: Iterable[Block], *, apart: bool) -> None:
        for block in blocks:
            if isinstance(block, Para):
                self._paragraph(block, apart=apart)
            elif is_layout(block):
                self._blocks(side_by_side(block), apart=apart or len(block.rows[0] if block.rows else ()) > 1)
            else:
                self._table(block)

    def _paragraph(self, para: Para, *, apart: bool) -> None:
        self.touching = False
        if not para.words.strip():
            return
        self._flush()
        page = para.page if self.hinted else None
        if para.furniture:
            self.builder.furniture(labelled(para, para.words), page)
        else:
            for i, line in enumerate(split_lines(para.words, apart=apart)):
                self.builder.paragraph(labelled(para, line) if i == 0 else line, self._piece(para, first=i == 0))
        for note in para.notes:
            self.builder.furniture(self.footnotes.get(note, ""), page)

    def _piece(self, para: Para, set_as: tuple[bool, bool] | None = None, *, first: bool = True) -> Piece:
        label, look = para.label, para.look
        bold, italic = set_as or (para.bold, para.italic)
        words = label.words if label and label.words and first else None
        key = (id(look), para.page, words, label.level if label else None, bold, italic)
        if key not in self.looks:
            place = Place(para.page) if self.hinted else _NO_PLACE
            indent = min(_MOST_INDENT, label.level if label else max(0, look.left or 0) // _CENTIMETRE)
            kind, level, centred = PieceKind.PARAGRAPH, outline_level(look), bool(look.centred)
            self.looks[key] = Piece(_NOWHERE, kind, place, words, level, bold, italic, centred, indent)
        return self.looks[key]

    def _table(self, table: WordTable) -> None:
        grid = self._grid(table)
        if not grid.rows:
            return
        notes = [n for row in table.rows for c in row for b in c.blocks if isinstance(b, Para) for n in b.notes]
        before = self.waiting
        skip = repeated_header(before, grid) if before is not None and same_columns(before, grid) else 0
        if before is not None and (skip or (self.touching and same_columns(before, grid))):
            append(before, grid, skip)
        else:
            self._flush()
            self.waiting = grid
        self.touching = True
        self.pending.extend((self.footnotes.get(n, ""), None) for n in notes)

    def _flush(self) -> None:
        if self.waiting is not None:
            write(self.waiting, self.builder)
            self.waiting = None
        for words, page in self.pending:
            self.builder.furniture(words, page)
        self.pending.clear()

    def _grid(self, table: WordTable) -> Grid:
        edges, at = _columns(table)
        rows: list[list[GridCell]] = []
        above: dict[int, GridCell] = {}
        for source in table.rows:
            row: list[GridCell] = []
            for cell in source:
                column = at[cell.start]
                span = max(1, at[cell.start + cell.span] - column)
                if cell.goes_on and column in above:
                    above[column].row_span += 1
                    continue
                above[column] = self._cell(cell, column, span)
                row.append(above[column])
            rows.append(row)
        return Grid(rows, edges, table.heading)

    def _cell(self, cell: WordCell, column: int, span: int) -> GridCell:
        blocks = cell.blocks
        if len(blocks) == 1 and isinstance(blocks[0], Para):
            return GridCell(labelled(blocks[0], blocks[0].words), column, 1, span, self._piece(blocks[0]))
        words = _flat(blocks)
        paras = [b for b in blocks if isinstance(b, Para) and (b.words.strip() or b.label)]
        if not paras:
            return GridCell(words, column, 1, span)
        spoken = [p for p in paras if p.words.strip()]
        bold, italic = all(p.bold for p in spoken), all(p.italic for p in spoken)
        return GridCell(words, column, 1, span, self._piece(paras[0], (bold and bool(spoken), italic and bool(spoken))))

    def margins(self, margins: Iterable[list[Block]]) -> None:
        """Write headers or footers once each, as furniture; bare page numbers are left out."""
        seen: set[str] = set()
        for blocks in margins:
            words = tidy(_flat(blocks))
            if words and words not in seen and not words.strip("-– ").isdigit():
                seen.add(words)
                self.builder.furniture(words)


def _columns(table: WordTable) -> tuple[list[float], dict[int, int]]:
    """Column edges in points, and which of them each grid position is; grid positions that no cell uses are dropped."""
    last = max((c.start + c.span for row in table.rows for c in row), default=0)
    widths = [*table.grid, *[0] * last][:last]
    if any(x <= 0 for x in widths):
        widths = [_DEFAULT_WIDTH] * last
    positions = [sum(widths[:i]) / _POINT for i in range(last + 1)]
    used = {p for row in table.rows for c in row for p in (c.start, c.start + c.span)} | {0}
    edges = cluster([positions[i] for i in used])
    return edges, {i: nearest(positions[i], edges) for i in used}


def split_lines(words: str, *, apart: bool = False) -> list[str]:
    """Cut a paragraph at its line breaks and wide tabs where they part items rather than fold a line.

    >>> split_lines("Ban hành Kế hoạch\\nthực hiện Nghị quyết")
    ['Ban hành Kế hoạch thực hiện Nghị quyết']
    >>> split_lines("- Như Điều 3;\\n- Lưu: VT.")
    ['- Như Điều 3;', '- Lưu: VT.']
    >>> split_lines("BỘ NỘI VỤ\\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    ['BỘ NỘI VỤ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']
    >>> split_lines("1.\\tMục đích")
    ['1.\\tMục đích']
    """
    out: list[str] = []
    for line in words.split("\n"):
        for k, part in enumerate(_tabbed(line)):
            if out and k == 0 and not apart and not _opens(out[-1], part):
                out[-1] = f"{out[-1]} {part}"
            else:
                out.append(part)
    return [x for x in out if x.strip()]


def _tabbed(line: str) -> list[str]:
    if "\t" not in line.strip():
        return [line]
    sides = [x for x in line.split("\t") if x.strip()]
    wide = len(sides) > 1 and all(len(x.strip()) >= _SIDE and not _TAIL.fullmatch(x) for x in sides)
    return sides if wide else [line]


def _opens(above: str, line: str) -> bool:
    """Whether a line behind a line break opens an item of its own."""
    if not above.strip() or not line.strip():
        return False
    if _ITEM.match(line):
        return True
    return above.isupper() != line.isupper() and not line.strip()[0].islower() and above.isupper()
