"""The cells of a statistics table as each of its forms shows them: the sheet itself, the page, Excel, Word."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from html import unescape
from xml.etree import ElementTree

import docx

from dondoc.writers.sheet import Sheet, said

_NAMES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}

type Grid = list[list[str]]


def of_sheet(sheet: Sheet) -> Grid:
    return [[said(cell) for cell in line.cells] for line in sheet.lines]


def of_docx(data: bytes) -> Grid:
    table = docx.Document(io.BytesIO(data)).tables[0]
    rows = []
    for row in table.rows:
        if "w:tblHeader" in row._tr.xml:
            continue
        rows.append(
            [
                cell.text
                for place, cell in enumerate(row.cells)
                if place == 0 or cell._tc is not row.cells[place - 1]._tc
            ]
        )
    return rows


def of_xlsx(data: bytes, sheet: Sheet) -> Grid:
    """The cells of the rows, numbers written as the sheet writes them; a formula would fail here."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        words = ["".join(node.itertext()) for node in ElementTree.fromstring(packed.read("xl/sharedStrings.xml"))]
        page = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    assert page.find(".//s:f", _NAMES) is None
    pane = page.find(".//s:pane", _NAMES)
    assert pane is not None
    first = int(pane.attrib["ySplit"])
    rows = []
    for place, row in enumerate(page.findall(".//s:row", _NAMES)):
        number = int(row.attrib["r"]) - 1
        if first <= number < first + len(sheet.lines):
            line = sheet.lines[number - first]
            cells = [cell for cell in row.findall("s:c", _NAMES) if cell.find("s:v", _NAMES) is not None]
            rows.append([_cell(cell, value, words) for cell, value in zip(cells, line.cells, strict=True)])
        assert place >= 0
    return rows


def _cell(cell: ElementTree.Element, value: object, words: Sequence[str]) -> str:
    raw = cell.findtext("s:v", "", _NAMES)
    if cell.attrib.get("t") == "s":
        return words[int(raw)]
    if isinstance(value, date):
        return said((datetime(1899, 12, 30) + timedelta(int(raw))).date())  # noqa: DTZ001
    return said(Decimal(raw).quantize(value) if isinstance(value, Decimal) else int(raw))


def of_page(text: str) -> Grid:
    body = re.search(r"<tbody>(.*?)</tbody>", text, re.S)
    if body is None:
        return []
    rows = re.findall(r"<tr.*?</tr>", body[1], re.S)
    return [[unescape(cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)] for row in rows]
