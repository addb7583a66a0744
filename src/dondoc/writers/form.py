"""Draws a statistics table as a Word file: issuer and name of the form above, table on A4 landscape, rule beneath."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from lxml import etree

from dondoc.writers.letterhead import blank, set_page
from dondoc.writers.markup import blocks_markup
from dondoc.writers.report import Align, Block, Column, Row, Table, small
from dondoc.writers.sheet import Form, Sheet
from dondoc.writers.template import joined, opened
from dondoc.writers.wording import clean

ALIGN = {Form.TEXT: Align.LEFT, Form.FIGURE: Align.RIGHT, Form.DAY: Align.CENTRE, Form.ORDER: Align.CENTRE}
PLAIN, HEAVY, PADDING = 2.22, 2.5, 2.6
"""Millimetres of a figure and of a bold letter in cells of 12 points, and of the room at both sides of a cell."""

BREADTH = 297.0 - 30 - 15


def write_form(sheet: Sheet) -> bytes:
    """The table as the bytes of a Word file."""
    document = blank()
    set_page(document.sections[0], landscape=True)
    document.core_properties.title = clean(sheet.title)[:255]
    document.core_properties.author = clean(sheet.issuer[-1] if sheet.issuer else "")[:255]
    document.core_properties.comments = ""
    kept = io.BytesIO()
    document.save(kept)
    document, faces = opened(kept.getvalue())
    for mark in ("dondoc-body", "dondoc-annexes"):
        document.element.body.sectPr.addprevious(etree.Comment(mark))
    return joined(document, blocks_markup(_blocks(sheet), faces, BREADTH), ())


def _blocks(sheet: Sheet) -> Iterator[Block]:
    for place, name in enumerate(sheet.issuer):
        yield small(name.upper(), Align.LEFT, bold=place == len(sheet.issuer) - 1)
    yield small(sheet.code, Align.RIGHT, bold=True)
    yield small(sheet.title.upper(), Align.CENTRE, bold=True, size=14)
    yield from (small(words, Align.CENTRE, italic=True) for words in sheet.under)
    yield small("", Align.CENTRE)
    yield table_of(sheet)
    yield from (small(note, Align.JUSTIFY, italic=True, size=11) for note in sheet.notes)
    if sheet.made:
        yield small(sheet.made, Align.RIGHT, italic=True)


def table_of(sheet: Sheet) -> Table:
    """The cells of a statistics table as a table of a report."""
    columns = tuple(
        Column(one.head, one.width, ALIGN[one.form], one.over, _least(sheet, place))
        for place, one in enumerate(sheet.headings)
    )
    rows = tuple(
        Row((line.cells[0][0],) if line.whole else tuple(words for words, _form in line.cells), line.whole, line.total)
        for line in sheet.written
    )
    return Table(columns, rows, noted=bool(sheet.notes))


def _least(sheet: Sheet, place: int) -> float:
    """Millimetres in which the longest word of a column's head and, of figures and days, every cell stand unbroken."""
    heading = sheet.headings[place]
    head = HEAVY * max((len(word) for word in heading.head.split()), default=0)
    cells: Iterable[str] = ()
    if heading.form is not Form.TEXT:
        cells = (line.cells[place][0] for line in sheet.written if not line.whole)
    return max(head, max((_breadth(words) for words in cells), default=0)) + PADDING


def _breadth(words: str) -> float:
    """The longest word of a cell in millimetres; points and commas are half as broad as figures.

    >>> round(_breadth("Trên 1.234.560"), 1)
    17.8
    """
    return max((PLAIN * (len(word) - word.count(".") / 2 - word.count(",") / 2) for word in words.split()), default=0)
