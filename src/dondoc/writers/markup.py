"""Paragraphs, tables and sections as WordprocessingML: plain strings, so that thousands of rows take little to draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

from dondoc.writers.report import Align, Block, Column, Paragraph, Row, Run, Table
from dondoc.writers.wording import clean

TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre: the unit of Word's measures."""

_JC = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_LOOK = (
    f'<w:tblPr><w:tblW w:w="{{}}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_EDGES}</w:tblBorders>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)
_HEAD_ROW = '<w:trPr><w:cantSplit w:val="true"/>{}<w:tblHeader w:val="true"/></w:trPr>'
_HIGH = '<w:trHeight w:val="{}" w:hRule="atLeast"/>'
LINE = 280
"""Height of a line of 12 points. A head over two rows is told how high it is: LibreOffice cuts the repeated one off."""

_ROW = '<w:trPr><w:cantSplit w:val="true"/></w:trPr>'


@dataclass(frozen=True, slots=True)
class Faces:
    """Identifiers of the paragraph styles of a document: body, headings of two levels, cells of tables, their heads."""

    body: str
    heading: str
    subheading: str
    cell: str
    head: str


def blocks_markup(blocks: Iterable[Block], faces: Faces, breadth: float) -> Iterator[str]:
    """Paragraphs and tables in order, a piece at a time.

    Args:
        blocks: what is drawn.
        faces: the styles of the document.
        breadth: millimetres between the margins; tables fill it.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield paragraph_markup(block, faces)
        else:
            yield from _table(block, faces, breadth)


def paragraph_markup(block: Paragraph, faces: Faces) -> str:
    """A paragraph; a heading (``level``) takes its face from the style of headings."""
    style = (faces.body, faces.heading, faces.subheading)[block.level]
    marks = [f'<w:pStyle w:val="{style}"/>']
    if block.keep_with_next:
        marks.append("<w:keepNext/>")
    if block.tight:
        marks.append('<w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/>')
    if not block.indent:
        marks.append('<w:ind w:firstLine="0"/>')
    if block.align is not Align.JUSTIFY:
        marks.append(f'<w:jc w:val="{_JC[block.align]}"/>')
    runs = "".join(_run(run, plain=block.level > 0, size=block.size) for run in block.runs)
    return f"<w:p><w:pPr>{''.join(marks)}</w:pPr>{runs}</w:p>"


def _run(run: Run, *, plain: bool, size: float) -> str:
    """Words of one face; ``plain`` leaves the face to the style of the paragraph."""
    marks = "" if plain else ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
    marks += f'<w:sz w:val="{round(size * 2)}"/>' if size else ""
    return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}{_text(run.text)}</w:r>"


def _text(words: str) -> str:
    r"""Words as text elements, lines parted.

    >>> _text("a < b\nc")
    '<w:t xml:space="preserve">a &lt; b</w:t><w:br/><w:t xml:space="preserve">c</w:t>'
    """
    lines = escape(clean(words)).split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)


def _table(table: Table, faces: Faces, breadth: float) -> Iterator[str]:
    cuts = widths(table.columns, breadth)
    grid = "".join(f'<w:gridCol w:w="{cut}"/>' for cut in cuts)
    yield f"<w:tbl>{_LOOK.format(sum(cuts))}<w:tblGrid>{grid}</w:tblGrid>"
    yield from _heads(table.columns, cuts, faces)
    aligned = [f'<w:jc w:val="{_JC[column.align]}"/>' for column in table.columns]
    last = len(table.rows) - 1
    for place, row in enumerate(table.rows):
        marks = ["<w:keepNext/>" + jc for jc in aligned] if place == last and table.noted else aligned
        yield _row(row, cuts, marks, faces)
    yield f'</w:tbl><w:p><w:pPr><w:pStyle w:val="{faces.cell}"/></w:pPr></w:p>'


def widths(columns: Sequence[Column], breadth: float) -> list[int]:
    """Widths in twentieths of a point: the breadth shared in the proportion asked for, none below its least.

    >>> widths((Column("a", 10), Column("b", 30)), 80), widths((Column("a", 10, least=40), Column("b", 30)), 80)
    ([1133, 3401], [2267, 2267])
    """
    fixed: dict[int, float] = {}
    while True:
        free = [place for place in range(len(columns)) if place not in fixed]
        asked = sum(columns[place].width for place in free)
        room = breadth - sum(fixed.values())
        given = {place: room * columns[place].width / asked for place in free}
        short = {place: columns[place].least for place in free if given[place] < columns[place].least}
        if not short or len(short) == len(free) or sum(short.values()) > 0.9 * room:
            return [int(TWIPS * (given | fixed)[place]) for place in range(len(columns))]
        fixed |= short


def _heads(columns: Sequence[Column], cuts: Sequence[int], faces: Faces) -> Iterator[str]:
    """The repeated heads; where neighbours share one, it stands in a row of its own above theirs."""
    if not any(column.over for column in columns):
        yield _tr(
            _HEAD_ROW.format(""), [_head(column.head, cut, faces) for column, cut in zip(columns, cuts, strict=True)]
        )
        return
    top, low, lines = [], [], 1
    for over, group in groupby(zip(columns, cuts, strict=True), key=lambda one: one[0].over):
        inside = list(group)
        if over:
            top.append(_head(over, sum(cut for _column, cut in inside), faces, f'<w:gridSpan w:val="{len(inside)}"/>'))
        for column, cut in inside:
            if not over:
                top.append(_head(column.head, cut, faces, '<w:vMerge w:val="restart"/>'))
                lines = max(lines, _lines(column.head, cut))
            low.append(_head(column.head if over else "", cut, faces, "" if over else "<w:vMerge/>"))
    yield _tr(_HEAD_ROW.format(""), top)
    yield _tr(_HEAD_ROW.format(_HIGH.format(max(1, lines - 1) * LINE + 80)), low)


def _lines(words: str, cut: int) -> int:
    """How many lines a bold head takes in a cell of that width, at most.

    >>> _lines("Không xác định thời hạn", 800), _lines("STT", 800)
    (5, 1)
    """
    room, held, lines = cut / TWIPS - 2, 0.0, 1
    for word in words.split():
        broad = 2.5 * len(word)
        lines += held > 0 and held + broad > room
        held = broad + 1.2 if held + broad > room else held + broad + 1.2
    return lines


def _tr(marks: str, cells: Iterable[str]) -> str:
    return f"<w:tr>{marks}{''.join(cells)}</w:tr>"


def _head(words: str, cut: int, faces: Faces, span: str = "") -> str:
    said = f'<w:p><w:pPr><w:pStyle w:val="{faces.head}"/></w:pPr><w:r>{_text(words)}</w:r></w:p>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{cut}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>{said}</w:tc>'


def _row(row: Row, cuts: Sequence[int], aligned: Sequence[str], faces: Faces) -> str:
    if row.whole:
        span = f'<w:gridSpan w:val="{len(cuts)}"/>' if len(cuts) > 1 else ""
        return _tr(_ROW, [_cell(row.cells[0], sum(cuts), "<w:keepNext/>", faces.cell, span=span, bold=True)])
    cells = zip(row.cells, cuts, aligned, strict=True)
    return _tr(_ROW, [_cell(words, cut, jc, faces.cell, bold=row.bold) for words, cut, jc in cells])


def _cell(words: str, cut: int, marks: str, face: str, *, span: str = "", bold: bool = False) -> str:
    """A cell, a paragraph for each line."""
    heavy = "<w:rPr><w:b/></w:rPr>" if bold else ""
    start = f'<w:p><w:pPr><w:pStyle w:val="{face}"/>{marks}</w:pPr><w:r>{heavy}<w:t xml:space="preserve">'
    lines = f"</w:t></w:r></w:p>{start}".join(escape(clean(words)).split("\n"))
    said = f"{start}{lines}</w:t></w:r></w:p>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{cut}" w:type="dxa"/>{span}</w:tcPr>{said}</w:tc>'


def section_markup(*, landscape: bool, margins: tuple[int, int, int, int]) -> str:
    """A section of A4 paper on pages of its own, numbered from one, its first page without a number.

    Args:
        landscape: the long side across.
        margins: top, bottom, left and right in twentieths of a point.
    """
    across, down, turned = (16838, 11906, ' w:orient="landscape"') if landscape else (11906, 16838, "")
    top, bottom, left, right = margins
    return (
        f'<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="{across}" w:h="{down}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="567" w:footer="567" '
        'w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )
