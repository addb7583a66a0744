"""Draws a statistics table as a Word file: issuer and name of the form above, table on A4 landscape, rule beneath."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from dondoc.writers.letterhead import blank, set_page
from dondoc.writers.markup import blocks_markup
from dondoc.writers.report import Align, Block, Column, Row, Table, small
from dondoc.writers.sheet import Form, Sheet
from dondoc.writers.template import joined, opened
from dondoc.writers.wording import clean

ALIGN = {Form.TEXT: Align.LEFT, Form.FIGURE: Align.RIGHT, Form.DAY: Align.CENTRE, Form.ORDER: Align.CENTRE}
LEAST = {Form.DAY: 22, Form.ORDER: 12, Form.FIGURE: 13}
"""Millimetres that a day, a place in the order and a figure need on one line."""

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
        Column(one.head, max(one.width, LEAST.get(one.form, 0)), ALIGN[one.form], one.over) for one in sheet.headings
    )
    rows = tuple(
        Row((line.cells[0][0],) if line.whole else tuple(words for words, _form in line.cells), line.whole, line.total)
        for line in sheet.written
    )
    return Table(columns, rows)
