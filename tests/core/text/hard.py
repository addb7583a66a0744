"""Documents that are hard to read back from paper: cut cells, headers of two rows, landscape pages, merged cells."""

from __future__ import annotations

from documents import Draft
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm
from docx.table import Table
from phrases import RESULTS, TIMES, UNITS, prose, task

Rows = list[list[str]]
HEADER = ["TT", "Nhiệm vụ", "Thời gian", "Chủ trì"]
_WIDTHS = [1.2, 8.0, 3.0, 3.8]


def eight_tables() -> tuple[bytes, list[Rows]]:
    """Eight annexes with 116 rows in all, headers counted; columns and lengths differ."""
    draft, tables = Draft(), []
    draft.number_pages()
    for n, size in enumerate((20, 31, 7, 16, 2, 13, 6, 21)):
        draft.line(f"PHỤ LỤC {n + 1}", WD_ALIGN_PARAGRAPH.CENTER, bold=True)
        header = [*HEADER, "Phối hợp", "Kết quả"][: 4 + n % 3]
        rows = [header] + [_row(n * 50 + i, len(header), i + 1) for i in range(size - 1)]
        draft.table(rows, [1.2, 6.0, 2.4, 2.6, 2.2, 2.2][: len(header)])
        tables.append(rows)
    return draft.bytes(), tables


def _row(seed: int, columns: int, number: int) -> list[str]:
    cells = [str(number), task(seed), TIMES[seed % 9], UNITS[seed % 13], UNITS[(seed + 5) % 13], RESULTS[seed % 5]]
    return cells[:columns]


def cut_rows(length: int) -> tuple[bytes, list[Rows]]:
    """A table of rows so long that pages cut them; ``length`` shifts where."""
    draft = Draft()
    draft.number_pages()
    draft.line(prose(length, length), WD_ALIGN_PARAGRAPH.JUSTIFY)
    rows = [HEADER]
    for n in range(14):
        lead = f"{UNITS[n % 13]}; {UNITS[(n + 3) % 13]}; {UNITS[(n + 6) % 13]}" if n % 3 == 0 else UNITS[n % 13]
        rows.append([str(n + 1), f"{task(n)}. {prose(n + length, 3 + (n + length) % 6)}", TIMES[n % 9], lead])
    draft.table(rows, _WIDTHS)
    return draft.bytes(), [rows]


def without_repeated_header() -> tuple[bytes, list[Rows]]:
    """A long table whose header stands on its first page only, then one of the same columns with a title of its own."""
    draft, tables = Draft(), []
    for n in range(2):
        draft.line(f"Biểu số {n + 1}. Danh mục nhiệm vụ", bold=True)
        rows = [HEADER] + [_row(n * 40 + i, 4, i + 1) for i in range(25)]
        draft.table(rows, _WIDTHS)
        mark = draft.document.tables[-1].rows[0]._tr.trPr
        assert mark is not None
        mark.clear()
        tables.append(rows)
    return draft.bytes(), tables


def landscape() -> tuple[bytes, list[Rows]]:
    """Prose on upright pages, then an annex on pages turned to the side."""
    draft = Draft()
    draft.number_pages()
    for n in range(12):
        draft.line(prose(n, 5))
    section = draft.document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    draft.line("PHỤ LỤC", WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    header = [*HEADER, "Phối hợp", "Kết quả"]
    rows = [header] + [_row(i, 6, i + 1) for i in range(24)]
    draft.table(rows, [1.2, 9, 3, 4, 4, 3.5])
    return draft.bytes(), [rows]


def merged() -> bytes:
    """A header of two rows, group rows over the whole width, a first column that reaches over several rows."""
    draft = Draft()
    draft.number_pages()
    draft.line("Biểu tổng hợp", WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    size = 2 + 4 * 9
    table = draft.document.add_table(size, 5, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, (1.2, 2.8, 6.0, 3.0, 3.0), strict=True):
        column.width = Cm(width)
    _fill_merged(table)
    for row in table.rows[:2]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    draft.document.add_paragraph()
    return draft.bytes()


def _fill_merged(table: Table) -> None:
    cells = [list(row.cells) for row in table.rows]
    for column, words in enumerate(("TT", "Nhóm", "Nhiệm vụ", "Thời gian")):
        cells[0][column].text = words
    cells[1][3].text, cells[1][4].text = "Bắt đầu", "Kết thúc"
    for column in range(3):
        cells[0][column].merge(cells[1][column])
    cells[0][3].merge(cells[0][4])
    for group in range(9):
        first = 2 + 4 * group
        cells[first][0].text = f"{'ABCDEFGHI'[group]}. {UNITS[group]}"
        cells[first][0].merge(cells[first][4])
        cells[first + 1][1].text = UNITS[group + 2]
        for n in range(1, 4):
            cells[first + n][0].text, cells[first + n][2].text = str(n), task(group * 3 + n)
            cells[first + n][3].text, cells[first + n][4].text = TIMES[n], TIMES[n + 3]
        cells[first + 1][1].merge(cells[first + 3][1])
