"""A 30-page decision of an invented ministry in the official layout (Nghị định 30/2020/NĐ-CP), as Word and as PDF."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from phrases import CODE, MEASURES, MINISTRY, RESULTS, TIMES, UNITS, prose, task

Rows = list[list[str]]

_LISTS = {
    "article": ("decimal", "Điều %1."),
    "part": ("upperRoman", "%1."),
    "clause": ("decimal", "%1."),
    "point": ("lowerLetter", "%1)"),
    "dash": ("bullet", "-"),
}
_CENTRE, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_TASKS = 165
_PARTS = 6


@dataclass(slots=True)
class Decision:
    """A document and what was put into it, for comparison.

    Attributes:
        docx: the Word file.
        paragraphs: words of the body, with their numbers, in order.
        tables: the rows of each table, the header first.
    """

    docx: bytes = b""
    paragraphs: list[str] = field(default_factory=list)
    tables: list[Rows] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A Word document being written: fonts, margins, lists."""

    document: Document = field(default_factory=docx.Document)
    nums: dict[str, int] = field(default_factory=dict)
    next_num: int = 100

    def __post_init__(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(14)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)

    def line(self, words: str, align: WD_ALIGN_PARAGRAPH = _JUSTIFY, **looks: bool) -> Paragraph:
        """A paragraph; justified ones are indented as the decree says."""
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(words)
        run.bold, run.italic = looks.get("bold"), looks.get("italic")
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(6)
        if align == _JUSTIFY:
            paragraph.paragraph_format.first_line_indent = Cm(1.27)
        return paragraph

    def start_list(self, kind: str) -> None:
        """Begin a list of this kind anew."""
        form, pattern = _LISTS[kind]
        number = self.next_num
        self.next_num += 1
        numbering = self.document.part.numbering_part.element
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:suff w:val="space"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
        )
        numbering.insert(0, abstract)
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
        self.nums[kind] = number

    def item(self, kind: str, words: str, *, bold: bool = False) -> Paragraph:
        """A paragraph that Word numbers by itself."""
        paragraph = self.line(words, bold=bold)
        properties: Any = paragraph._p.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = 0
        numbered.get_or_add_numId().val = self.nums[kind]
        return paragraph

    def side_by_side(self, left: list[str], right: list[str]) -> None:
        """Two columns of short lines in a table without lines: the letterhead, the signature."""
        table = self.document.add_table(1, 2)
        for column, width in zip(table.columns, (Cm(6.4), Cm(9.6)), strict=True):
            column.width = width
            column.cells[0].width = width
        cells = table.rows[0].cells
        for cell, lines in zip(cells, (left, right), strict=True):
            centred = lines is right or not lines[0].startswith("Nơi nhận")
            for i, words in enumerate(lines):
                paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
                run = paragraph.add_run(words)
                run.bold = words.isupper() or words.startswith(("Độc lập", "Nơi nhận"))
                run.font.size = Pt(12 if centred else 11)
                paragraph.alignment = _CENTRE if centred else WD_ALIGN_PARAGRAPH.LEFT

    def table(self, rows: Rows, widths: list[float]) -> None:
        """A table with lines and a header row that Word repeats on every page."""
        table = self.document.add_table(len(rows), len(rows[0]), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for i, words in enumerate(rows):
            for cell, text, width in zip(table.rows[i].cells, words, widths, strict=True):
                _fill(cell, text, bold=i == 0)
                cell.width = Cm(width)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        mark = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(mark)
        self.document.add_paragraph()

    def page_break(self) -> None:
        """Go on on a new page."""
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def number_pages(self) -> None:
        """Page number in the middle of the top margin, not on the first page."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = _CENTRE
        for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
            run = paragraph.add_run()
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = words
            run._r.append(part)

    def bytes(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def _fill(cell: _Cell, words: str, *, bold: bool) -> None:
    run = cell.paragraphs[0].add_run(words)
    run.bold, run.font.size = bold, Pt(12)


def decision(tasks: int = _TASKS) -> Decision:
    """The decision, its plan and three annexes; about 30 pages with the usual number of tasks."""
    out, draft = Decision(), Draft()
    draft.number_pages()
    _front(draft, out)
    _plan(draft, out)
    _annex(draft, out, "I", "Chỉ tiêu chủ yếu năm 2026", _indicators())
    _annex(draft, out, "II", "Một số nhiệm vụ cụ thể năm 2026", _tasks(tasks))
    _annex(draft, out, "III", "Nhiệm vụ cải thiện môi trường phục vụ người dân", _shared_tasks())
    out.docx = draft.bytes()
    return out


def _say(draft: Draft, out: Decision, words: str, align: WD_ALIGN_PARAGRAPH = _JUSTIFY, **looks: bool) -> None:
    draft.line(words, align, **looks)
    out.paragraphs.append(words)


def _front(draft: Draft, out: Decision) -> None:
    draft.side_by_side(
        [MINISTRY.upper(), f"Số: 07/QĐ-{CODE}"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngày 12 tháng 01 năm 2026"],
    )
    _say(draft, out, "QUYẾT ĐỊNH", _CENTRE, bold=True)
    _say(draft, out, "Ban hành Kế hoạch hành động của ngành Phát triển Xã hội năm 2026", _CENTRE, bold=True)
    _say(draft, out, f"BỘ TRƯỞNG {MINISTRY.upper()}", _CENTRE, bold=True)
    _say(draft, out, "Căn cứ Nghị định số 991/2025/NĐ-CP ngày 03 tháng 3 năm 2025 của Chính phủ quy định chức năng, "
         f"nhiệm vụ, quyền hạn và cơ cấu tổ chức của {MINISTRY};", italic=True)  # fmt: skip
    _say(draft, out, "Theo đề nghị của Vụ trưởng Vụ Kế hoạch và Ngân sách.", italic=True)
    _say(draft, out, "QUYẾT ĐỊNH:", _CENTRE, bold=True)
    draft.start_list("article")
    articles = (
        "Ban hành kèm theo Quyết định này Kế hoạch hành động của ngành Phát triển Xã hội năm 2026.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Thủ trưởng các đơn vị thuộc Bộ, Giám đốc Sở Phát triển Xã hội các tỉnh, thành phố chịu trách nhiệm thi hành "
        "Quyết định này./.",
    )
    for n, words in enumerate(articles, 1):
        draft.item("article", words)
        out.paragraphs.append(f"Điều {n}. {words}")
    draft.side_by_side(
        ["Nơi nhận:", "- Như Điều 3 (để thực hiện);", "- Thủ tướng Chính phủ (để báo cáo);", "- Lưu: VT, KHNS."],
        ["BỘ TRƯỞNG", "", "", "", "Trần Minh Khải"],
    )
    draft.page_break()


def _plan(draft: Draft, out: Decision) -> None:
    _say(draft, out, "KẾ HOẠCH HÀNH ĐỘNG", _CENTRE, bold=True)
    _say(draft, out, f"(Kèm theo Quyết định số 07/QĐ-{CODE} ngày 12 tháng 01 năm 2026)", _CENTRE, italic=True)
    draft.start_list("part")
    for part in range(_PARTS):
        heading = ("Quan điểm", "Mục tiêu", "Nhiệm vụ chung", "Giải pháp", "Nguồn lực", "Tổ chức thực hiện")[part]
        draft.item("part", heading.upper(), bold=True)
        out.paragraphs.append(f"{('I', 'II', 'III', 'IV', 'V', 'VI')[part]}. {heading.upper()}")
        draft.start_list("clause")
        for clause in range(3):
            words = prose(part * 3 + clause, 5)
            draft.item("clause", words)
            out.paragraphs.append(f"{clause + 1}. {words}")
            _points(draft, out, part * 3 + clause)


def _points(draft: Draft, out: Decision, seed: int) -> None:
    draft.start_list("point")
    for n in range(3):
        words = f"{prose(seed + n, 2)[:-1]};"
        draft.item("point", words)
        out.paragraphs.append(f"{'abc'[n]}) {words}")


def _annex(draft: Draft, out: Decision, number: str, title: str, rows: tuple[Rows, list[float]]) -> None:
    draft.page_break()
    _say(draft, out, f"PHỤ LỤC {number}", _CENTRE, bold=True)
    _say(draft, out, title, _CENTRE, bold=True)
    _say(draft, out, f"(Kèm theo Quyết định số 07/QĐ-{CODE} ngày 12 tháng 01 năm 2026)", _CENTRE, italic=True)
    draft.table(*rows)
    out.tables.append(rows[0])


def _indicators() -> tuple[Rows, list[float]]:
    rows = [["STT", "Chỉ tiêu", "Đơn vị tính", "Mức phấn đấu", "Đơn vị chủ trì theo dõi, báo cáo"]]
    rows.append(["I", "CHỈ TIÊU NGÀNH", "", "", ""])
    for n in range(18):
        name, unit, target = MEASURES[n % 6]
        rows.append([str(n + 1), f"{name} {('chung', 'ở nông thôn', 'ở đô thị')[n // 6]}", unit, target, UNITS[n % 13]])
    return rows, [1.3, 6, 2, 3, 3.7]


def _tasks(count: int) -> tuple[Rows, list[float]]:
    rows = [["TT", "Nhiệm vụ", "Thời gian thực hiện, hoàn thành", "Cơ quan chủ trì thực hiện, báo cáo"]]
    for n in range(count):
        if n % 30 == 0:
            rows.append(
                [("I", "II", "III", "IV", "V", "VI", "VII")[n // 30], f"Nhóm nhiệm vụ thứ {n // 30 + 1}", "", ""]
            )
        rows.append([str(n + 1), task(n), TIMES[n % 9], UNITS[(n * 3) % 13]])
    return rows, [1.2, 8, 3, 3.8]


def _shared_tasks() -> tuple[Rows, list[float]]:
    rows = [["TT", "Nhiệm vụ", "Kết quả", "Thời gian hoàn thành", "Cơ quan chủ trì", "Cơ quan phối hợp"]]
    for n in range(6):
        others = f"{UNITS[(n + 4) % 13]}; {UNITS[(n + 7) % 13]} và các đơn vị liên quan"
        rows.append([str(n + 1), task(400 + n), RESULTS[n % 5], TIMES[n % 8], UNITS[n], others])
    return rows, [1.2, 5, 2.5, 2.3, 2.5, 2.5]


def cache_folder() -> Path:
    """Where made files are kept between runs."""
    folder = Path(os.environ.get("DONDOC_BENCH_CACHE") or Path(tempfile.gettempdir()) / "dondoc-bench")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _fingerprint(word: bytes) -> str:
    """The parts of a Word file without the times at which they were packed."""
    found = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        for name in sorted(archive.namelist()):
            found.update(name.encode() + b"\0" + archive.read(name))
    return found.hexdigest()[:24]


def to_pdf(word: bytes, seconds: float = 180) -> bytes | None:
    """The file as LibreOffice prints it, remembered by content; None when LibreOffice is not installed."""
    program = shutil.which("soffice")
    kept = cache_folder() / f"{_fingerprint(word)}.pdf"
    if kept.exists():
        return kept.read_bytes()
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.docx").write_bytes(word)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "in.docx")]
        subprocess.run(command, check=True, capture_output=True, timeout=seconds)
        made = (folder / "in.pdf").read_bytes()
    unfinished = kept.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(made)
    unfinished.replace(kept)
    return made
