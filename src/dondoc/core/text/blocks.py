"""The body of a Word file as a list of paragraphs and tables, before its numbers are resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dondoc.core.text.limits import Limits, Stopwatch
from dondoc.core.text.model import CannotRead
from dondoc.core.text.numbering import Label, Numbering
from dondoc.core.text.ooxml import MC, VAL, Element, as_int, child, children, number, opening, switch, value, w
from dondoc.core.text.runs import RunReader, Words
from dondoc.core.text.styles import Look, Styles, has_lines, paragraph_marks

_P, _TBL, _SDT, _PPR, _TC, _TR, _TCPR = (w(n) for n in ("p", "tbl", "sdt", "pPr", "tc", "tr", "tcPr"))
_V_MERGE, _H_MERGE, _SPAN, _BORDERS = (w(n) for n in ("vMerge", "hMerge", "gridSpan", "tcBorders"))
_CELL_DEL = w("cellDel")
_MARKS = frozenset(w(n) for n in ("tcPr", "sectPr", "bookmarkStart", "bookmarkEnd", "proofErr"))
_BLOCKS, _CELLS, _ROWS = frozenset({_P, _TBL}), frozenset({_TC}), frozenset({_TR})
_WRAPPERS = frozenset({w("sdtContent"), w("customXml"), w("ins"), w("moveTo"), MC + "AlternateContent", MC + "Choice"})
_PAGE_NUMBER_LENGTH = 6
_MOST_COLUMNS = 200
_CHECKED_EVERY = 500


@dataclass(slots=True)
class Para:
    """A paragraph.

    Attributes:
        words: its words, not yet tidied, line breaks and tabs included, without its number.
        look: how it is set.
        num, level: its list and the level in it from 0, or None.
        style_level: outline level as the look says.
        label: its resolved number, once it is known.
        bold, italic: whether all its words are.
        page: page hint from 1.
        notes: words of the footnotes that it refers to.
        furniture: whether it belongs to the carrier (a table of contents, a page number).
        vietnamese: whether the words of a numbered paragraph are marked as Vietnamese.
    """

    words: str
    look: Look
    num: str | None = None
    level: int = 0
    label: Label | None = None
    bold: bool = False
    italic: bool = False
    page: int = 1
    notes: tuple[tuple[str, str], ...] = ()
    furniture: bool = False
    vietnamese: bool = False


@dataclass(slots=True)
class WordCell:
    """A cell: where it starts in the grid, how many grid columns it covers, whether it goes on from the row above."""

    blocks: list[Block]
    start: int
    span: int
    goes_on: bool = False
    lines: bool | None = None


@dataclass(slots=True)
class WordTable:
    """A table: the widths of its grid columns in twentieths of a point, its rows, whether it is drawn with lines."""

    grid: list[int]
    rows: list[list[WordCell]]
    heading: int = 0
    lines: bool = False


Block = Para | WordTable


@dataclass(slots=True)
class BlockReader:
    """Reads blocks in the order of the file and keeps all paragraphs in that order for the numbering.

    Attributes:
        styles, numbering: the styles and lists of the file.
        limits, watch: guards against endless nesting and endless files.
        order: every paragraph read, cells and text boxes included, in counting order.
        page: page at the place read last, from 1.
    """

    styles: Styles
    numbering: Numbering
    limits: Limits
    watch: Stopwatch
    order: list[Para] = field(default_factory=list)
    page: int = 1
    runs: RunReader = field(init=False)

    def __post_init__(self) -> None:
        self.runs = RunReader(self.styles)

    def read(self, container: Element, depth: int = 0) -> list[Block]:
        """The blocks of a body, a cell, a text box, a header or a footnote.

        Raises:
            CannotRead: ``too-deep`` when tables are nested beyond the limit, ``too-large`` when it takes too long.
        """
        if depth > self.limits.depth:
            raise CannotRead(
                "too-deep", "Tệp Word lồng quá nhiều lớp bảng. Hãy mở bằng Word, bỏ các bảng lồng nhau rồi tải lên."
            )
        out: list[Block] = []
        carried: list[str] = []
        for element in container:
            tag = element.tag
            if tag == _P:
                self._paragraph(element, out, carried, depth)
            elif tag == _TBL:
                self.watch.check()
                out.append(self._table(element, depth + 1))
            elif tag not in _MARKS:
                self._wrapped(element, out, carried, depth)
        return out

    def _wrapped(self, element: Element, out: list[Block], carried: list[str], depth: int) -> None:
        """Blocks inside content controls and the like."""
        for inner, listed in unwrapped((element,), _BLOCKS):
            start = len(out)
            if inner.tag == _P:
                self._paragraph(inner, out, carried, depth)
            else:
                out.append(self._table(inner, depth + 1))
            if listed:
                _set_aside(out[start:])

    def _paragraph(self, element: Element, out: list[Block], carried: list[str], depth: int) -> None:
        if len(self.order) % _CHECKED_EVERY == 0:
            self.watch.check()
        style, marks, deleted = paragraph_marks(opening(element, _PPR))
        look = self.styles.set_paragraph(style, marks)
        words = self.runs.read(element, look)
        self.page += words.breaks_before
        for box in words.boxes:
            out.extend(self._box(box, depth + 1))
        if deleted:
            carried.append(words.text)
        else:
            text = "".join([*carried, words.text]) if carried else words.text
            out.append(self._finish(text, words, look, style))
            carried.clear()
        self.page += words.breaks_after

    def _finish(self, text: str, words: Words, look: Look, style: str | None) -> Para:
        para = Para(text, look, page=self.page, notes=words.notes)
        para.bold = 0 < words.letters == words.bold
        para.italic = 0 < words.letters == words.italic
        if look.num is not None and look.num != "0":
            para.vietnamese = any(x.lower().startswith("vi") for x in words.lang or {look.lang or ""})
            tied = self.numbering.level_of_style(look.num or "", style or "") if look.level is None else None
            para.num, para.level = look.num, tied or look.level or 0
        if style is not None:
            para.furniture = style.upper().startswith("TOC")
        self.order.append(para)
        return para

    def _box(self, box: Element, depth: int) -> list[Block]:
        blocks = self.read(box, depth)
        texts = [b for b in blocks if isinstance(b, Para)]
        only = "".join(p.words for p in texts).strip()
        if len(texts) == len(blocks) and len(only) < _PAGE_NUMBER_LENGTH and only.isdigit():
            _set_aside(blocks)
        return blocks

    def _table(self, element: Element, depth: int) -> WordTable:
        properties = child(element, w("tblPr"))
        own = child(properties, w("tblBorders"))
        lines = has_lines(own) if own is not None else self.styles.draws_lines(value(properties, w("tblStyle")))
        widths = [number_of(c) for c in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        table = WordTable(widths, [], lines=lines)
        heading = True
        for row, _ in unwrapped(element, _ROWS):
            marks = child(row, w("trPr"))
            if child(marks, w("del")) is not None:
                continue
            heading = heading and bool(switch(marks, w("tblHeader")))
            table.heading += 1 if heading else 0
            before = number(marks, w("gridBefore")) or 0
            table.rows.append(self._row(row, max(0, min(before, _MOST_COLUMNS)), depth))
        return table

    def _row(self, row: Element, start: int, depth: int) -> list[WordCell]:
        cells: list[WordCell] = []
        first, last = self.page, self.page
        for element, _ in unwrapped(row, _CELLS):
            marks = children(opening(element, _TCPR))
            if _CELL_DEL in marks:
                continue
            self.page = first
            borders, span = marks.get(_BORDERS), marks.get(_SPAN)
            cell = WordCell(
                self.read(element, depth),
                start,
                _span(span),
                _goes_on(marks.get(_V_MERGE)),
                None if borders is None else has_lines(borders),
            )
            last = max(last, self.page)
            start += cell.span
            if _goes_on(marks.get(_H_MERGE)) and cells:
                cells[-1].span += cell.span
            else:
                cells.append(cell)
        self.page = last
        return cells


def _set_aside(blocks: Iterable[Block]) -> None:
    """Mark paragraphs as furniture."""
    for block in blocks:
        if isinstance(block, Para):
            block.furniture = True


def _span(mark: Element | None) -> int:
    return 1 if mark is None else max(1, min(as_int(mark.get(VAL)) or 1, _MOST_COLUMNS))


def _goes_on(merge: Element | None) -> bool:
    return merge is not None and merge.get(VAL, "continue") == "continue"


def number_of(column: Element) -> int:
    """The width of a grid column in twentieths of a point; 0 when it is not given."""
    try:
        return int(float(column.get(w("w")) or 0))
    except (ValueError, OverflowError):
        return 0


def unwrapped(
    parent: Iterable[Element], wanted: frozenset[str], *, contents: bool = False
) -> Iterator[tuple[Element, bool]]:
    """Children of a kind, inside content controls too, each with whether it stands in a table of contents."""
    for element in parent:
        tag = element.tag
        if tag in wanted:
            yield element, contents
        elif tag == _SDT:
            gallery = element.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
            listed = contents or (gallery is not None and "Contents" in (gallery.get(w("val")) or ""))
            yield from unwrapped(element, wanted, contents=listed)
        elif tag in _WRAPPERS:
            yield from unwrapped(element, wanted, contents=contents)
