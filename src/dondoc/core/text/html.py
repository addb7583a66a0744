"""Web pages into Text: the document apart from the page's furniture, tables with merged cells, lists, headings."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dondoc.core.text.builder import TextBuilder, tidy
from dondoc.core.text.encoding import decode
from dondoc.core.text.items import BULLET, ItemMarks
from dondoc.core.text.limits import Limits, check_size
from dondoc.core.text.model import CannotRead, Cell, Piece, PieceKind, Place, Table, Text
from dondoc.core.text.page import Marked, drop_hidden, frame_of, is_frame_heading, refuse_towers, walk, words_of
from dondoc.core.text.rows import columns_of, is_layout, said
from dondoc.core.text.wrapping import fold
from dondoc.core.values import Span

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CHARSET_HEAD = 4096
_NO_CHARSETS = ("undefined", "idna", "punycode", "unicode-escape", "raw-unicode-escape")
"""Codecs of the language that no page is written in."""
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split(" "))
_MOST_SPAN = 1000
_ITEM = re.compile(r"\s*(?:[-–+•*]|\(?\w{1,2}[.)])\s")
_LEAST_ROWS = 3
"""Rows and columns from which a table with another one in a cell may still be a table of the document."""
_LONG_CELL = 12
"""Paragraphs in one cell from which a table is taken for the frame of a page, not for a table."""


class _Run(NamedTuple):
    """One line of a block with its looks."""

    words: str
    bold: bool
    italic: bool


@dataclass
class _Block:
    """Words between two block borders, as lines parted by ``br``."""

    lines: list[list[tuple[str, bool, bool]]] = field(default_factory=lambda: [[]])

    def runs(self) -> list[_Run]:
        """The lines that have words."""
        out = []
        for line in self.lines:
            words = tidy("".join(w for w, _, _ in line))
            lettered = [(b, i) for w, b, i in line if any(c.isalnum() for c in w)]
            if any(c.isalnum() for c in words):
                out.append(_Run(words, all(b for b, _ in lettered), all(i for _, i in lettered)))
        return out


@dataclass
class _Found:
    """A cell of a table while it is read."""

    lines: list[str]
    row_span: int
    column_span: int
    header: bool
    looks: tuple[bool, bool]

    @property
    def words(self) -> str:
        """All words of the cell, line by line."""
        return "\n".join(self.lines)


def read_html(data: bytes, limits: Limits | None = None) -> Text:
    """Read a web page or an HTML file.

    Raises:
        CannotRead: empty, too-large, too-deep, unknown-format, no-text.
    """
    limits = limits or Limits()
    check_size(data, limits)
    page = _decoded(data)
    refuse_towers(page)
    parser = LexborHTMLParser(page)
    body = parser.body or parser.root
    if body is None:
        raise _empty()
    drop_hidden(body, limits.depth)
    reader = _Reader(frame_of(body, limits.depth), limits.depth)
    reader.read(body, furniture=reader.marks.get(body.mem_id, False))
    if not any(p.kind is not PieceKind.FURNITURE for p in reader.builder.pieces):
        raise _empty()
    return reader.builder.build("html", "text/html")


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:_CHARSET_HEAD])
    if named and named[1].lower() not in (b"utf-8", b"utf8"):
        with contextlib.suppress(LookupError, UnicodeError):
            code = codecs.lookup(named[1].decode("ascii")).name
            if code not in _NO_CHARSETS:
                return data.decode(code)
    return decode(data)[0]


def _empty() -> CannotRead:
    return CannotRead("no-text", "Trang web không có chữ nào đọc được. Hãy lưu lại nội dung văn bản rồi tải lên.")


@dataclass
class _Reader:
    """Goes through the elements in order and appends their words."""

    marks: Marked
    depth: int
    builder: TextBuilder = field(default_factory=TextBuilder)
    items: ItemMarks = field(default_factory=ItemMarks)
    tail: bool = False
    """Whether a heading of related pages was met: what follows in the main element is furniture."""

    def read(self, root: LexborNode, furniture: bool) -> None:
        """Append all words under ``root``."""
        block = _Block()
        skip: LexborNode | None = None
        last: list[LexborNode] = []
        for node, above in walk(root, self.depth):
            if skip is not None:
                if any(x.mem_id == skip.mem_id for x in above):
                    continue
                skip = None
            border = _border(last, above) or node.tag in _BLOCKS
            if border:
                self._flush(block, last, furniture)
                block = _Block()
            last = list(above)
            if node.tag == "-text":
                _add(block, node, above)
            elif node.tag == "br":
                block.lines.append([])
            elif node.tag == "table" and not self._is_furniture([*above, node], furniture) and self._table(node):
                skip = node
        self._flush(block, last, furniture)

    def _is_furniture(self, above: Iterable[LexborNode], furniture: bool) -> bool:
        for node in above:
            furniture = self.marks.get(node.mem_id, furniture)
        return furniture

    def _flush(self, block: _Block, above: list[LexborNode], furniture: bool) -> None:
        runs = block.runs()
        if not runs:
            return
        aside = self._is_furniture(above, furniture)
        self.tail = self.tail or (not aside and is_frame_heading(runs[0].words))
        if aside or self.tail:
            for run in runs:
                self.builder.furniture(run.words)
            return
        label = self.items.mark(above)
        for at, (words, run) in enumerate(_folded(runs)):
            mark = label if at == 0 else None
            if mark and words.startswith(mark):
                mark = None
            piece = Piece(
                Span(0, 0),
                label=mark if mark != BULLET else None,
                level=_level(above),
                bold=run.bold or _level(above) is not None,
                italic=run.italic,
                centred=_centred(above),
                indent=max(0, sum(x.tag in ("ul", "ol") for x in above) - 1),
            )
            self.builder.paragraph(f"{mark} {words}" if mark else words, piece)

    def _table(self, table: LexborNode) -> bool:
        """Append a table; False when it only frames the page, so that its cells are read like other blocks."""
        rows = _rows(table, self.depth)
        cells = [c for r in rows for c in r]
        if not cells:
            return False
        lines = [["\n".join(c.lines) for c in r] for r in rows]
        nested = any(x.mem_id != table.mem_id for x in table.css("table"))
        few = len(rows) < _LEAST_ROWS or max(map(len, rows)) < _LEAST_ROWS
        long = any(len(c.lines) > _LONG_CELL for c in cells)
        if (nested and (few or long)) or (long and len(rows) < _LONG_CELL):
            return False
        if is_layout(lines):
            for cell in columns_of(lines):
                for para in fold([x for x in cell.split("\n") if any(map(str.isalnum, x))], False, cell=True):
                    self.builder.paragraph(para.raw)
            return True
        self._put(rows)
        return True

    def _put(self, rows: list[list[_Found]]) -> None:
        index, start, end = len(self.builder.tables), self.builder.length, self.builder.length
        done: list[tuple[Cell, ...]] = []
        taken: dict[int, int] = {}
        head = said([c.words for c in rows[0]])
        for at, row in enumerate(rows):
            words = [c.words for c in row]
            if at and head and said(words) == head:
                self.builder.furniture(" ".join(words))
                continue
            places = _places(row, taken)
            pieces: list[Piece | None] = [
                Piece(Span(0, 0), PieceKind.CELL, Place(cell=(index, len(done), p)), bold=c.looks[0], italic=c.looks[1])
                for c, p in zip(row, places, strict=True)
            ]
            spans = self.builder.row(words or [""], pieces or [None])
            done.append(
                tuple(
                    Cell(s, len(done), p, c.row_span, c.column_span)
                    for s, p, c in zip(spans, places, row, strict=False)
                )
            )
            end = spans[-1].end
        heading = bool(rows[0]) and all(c.header for c in rows[0])
        self.builder.tables.append(Table(tuple(done), Span(start, end), heading))


def _border(last: list[LexborNode], above: list[LexborNode]) -> bool:
    """Whether a block element ended between two nodes."""
    if len(last) <= len(above) and all(a.mem_id == b.mem_id for a, b in zip(last, above, strict=False)):
        return False
    common = 0
    while common < min(len(last), len(above)) and last[common].mem_id == above[common].mem_id:
        common += 1
    return any(x.tag in _BLOCKS for x in last[common:])


def _add(block: _Block, node: LexborNode, above: list[LexborNode]) -> None:
    tags = {x.tag for x in above}
    bold, italic = bool(tags & {"b", "strong", "th"}), bool(tags & {"i", "em"})
    for style in (x.attributes.get("style") or "" for x in above):
        bold = bold or bool(re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", style))
        italic = italic or "italic" in style
    words = words_of(node)
    for at, line in enumerate(words.split("\n") if "pre" in tags else [words]):
        if at:
            block.lines.append([])
        block.lines[-1].append((line, bold, italic))


def _folded(runs: list[_Run]) -> list[tuple[str, _Run]]:
    """Lines made whole where one clearly goes on in the next, each with its looks."""
    out, at = [], 0
    for para in fold([r.words for r in runs], False, cell=True):
        part = runs[at : at + len(para.parts)]
        out.append((para.raw, _Run(para.raw, all(r.bold for r in part), all(r.italic for r in part))))
        at += len(part)
    return out


def _level(above: list[LexborNode]) -> int | None:
    return next((int((x.tag or "h1")[1]) for x in reversed(above) if re.fullmatch(r"h[1-6]", x.tag or "")), None)


def _centred(above: list[LexborNode]) -> bool:
    for node in reversed(above):
        middle = node.tag == "center" or node.attributes.get("align") == "center"
        if middle or re.search(r"text-align\s*:\s*center", node.attributes.get("style") or ""):
            return True
        if node.tag in ("td", "body"):
            return False
    return False


def _rows(table: LexborNode, depth: int) -> list[list[_Found]]:
    """The cells of a table, row by row, without the rows of tables inside it."""
    rows: list[list[_Found]] = []
    for node, above in walk(table, depth):
        if any(x.tag == "table" for x in above[1:]):
            continue
        if node.tag == "tr":
            rows.append([])
        elif node.tag in ("td", "th") and rows:
            rows[-1].append(_cell(node, depth))
        elif node.tag == "caption":
            rows.insert(0, [_cell(node, depth)])
    return [r for r in rows if any(c.lines for c in r)]


def _cell(node: LexborNode, depth: int) -> _Found:
    block, last, items = _Block(), list[LexborNode](), ItemMarks()
    for inner, above in walk(node, depth):
        if _border(last, above) or inner.tag in _BLOCKS or inner.tag == "br":
            block.lines.append([])
        last = list(above)
        if inner.tag == "-text":
            mark = items.mark(last) if any(map(str.isalnum, words_of(inner))) else None
            if mark and not "".join(w for w, _, _ in block.lines[-1]).strip() and _ITEM.match(words_of(inner)) is None:
                block.lines[-1].append((f"{mark} ", False, False))
            _add(block, inner, above)
    runs = block.runs()
    looks = (bool(runs) and all(r.bold for r in runs), bool(runs) and all(r.italic for r in runs))
    marks = [tidy("".join(w for w, _, _ in line)) for line in block.lines]
    spans = [_span(node, name) for name in ("rowspan", "colspan")]
    return _Found([m for m in marks if m], spans[0], spans[1], node.tag == "th", looks)


def _span(node: LexborNode, name: str) -> int:
    said = node.attributes.get(name) or "1"
    return min(_MOST_SPAN, max(1, int(said))) if re.fullmatch(r"\s*\d{1,6}\s*", said) else 1


def _places(row: list[_Found], taken: dict[int, int]) -> list[int]:
    """The column of each cell, past those that cells of rows above still hold; ``taken`` maps column to rows left."""
    places, column = [], 0
    held = {c for c, left in taken.items() if left > 0}
    for c in list(taken):
        taken[c] -= 1
    for cell in row:
        while column in held:
            column += 1
        places.append(column)
        for c in range(column, column + cell.column_span):
            taken[c] = cell.row_span - 1
        column += cell.column_span
    return places
