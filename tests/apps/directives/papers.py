"""Papers made on the spot: PDFs with a text layer or as pictures, of words invented for the tests."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

Rows = Sequence[Sequence[str]]
HEAD = ("BỘ PHÁT TRIỂN XÃ HỘI", "Số: 31/QĐ-BPTXH", "Hà Nội, ngày 05 tháng 01 năm 2026")
COLUMNS = ("TT", "Nhiệm vụ", "Thời gian hoàn thành", "Cơ quan chủ trì")
UNITS = ("Cục Việc làm", "Vụ Pháp chế", "Vụ Kế hoạch - Tài chính", "Văn phòng Bộ")
VERBS = ("Xây dựng Đề án", "Rà soát chế độ", "Tổng kết chương trình", "Ban hành hướng dẫn", "Khảo sát nhu cầu")
THEMES = ("đào tạo nghề", "trợ giúp xã hội", "việc làm cho thanh niên", "chăm sóc người cao tuổi", "bình đẳng giới")


def tasks(count: int) -> list[list[str]]:
    """Rows of a plan; every tenth has no deadline, so that it must be asked about."""
    rows = []
    for n in range(1, count + 1):
        work = f"{VERBS[n % 5]} {THEMES[n // 5 % 5]} tại các địa phương, đợt {n}"
        when = "" if n % 10 == 0 else f"Tháng {n % 12 + 1}/2026"
        rows.append([str(n), work, when, UNITS[n % 4]])
    return rows


def plan_docx(rows: Rows, *, filler: int = 0) -> bytes:
    """A plan as Word: head, title, a table of ``rows``; then ``filler`` pages of a sentence each."""
    draft = docx.Document()
    draft.styles["Normal"].font.name, draft.styles["Normal"].font.size = "Liberation Serif", Pt(14)
    for words in (*HEAD, "QUYẾT ĐỊNH", "Ban hành Kế hoạch công tác năm 2026"):
        line = draft.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(words).bold = words.isupper()
    table = draft.add_table(1, len(COLUMNS))
    table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = words
    for row in rows:
        added = table.add_row()
        for cell, words in zip(added.cells, row, strict=True):
            cell.text = words
    for _page in range(filler):
        draft.add_paragraph().paragraph_format.page_break_before = True
        draft.add_paragraph("Trang này dành cho việc theo dõi hồ sơ lưu trữ và không có nội dung nào khác.")
    out = io.BytesIO()
    draft.save(out)
    return out.getvalue()


def needs_office() -> None:
    """Skip where LibreOffice is not installed."""
    if shutil.which("soffice") is None:
        pytest.skip("soffice (LibreOffice) is not installed")


def to_pdf(word: bytes) -> bytes:
    """The PDF that LibreOffice makes of a Word file."""
    needs_office()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.docx"
        source.write_bytes(word)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (Path(folder) / "a.pdf").read_bytes()


def to_scan(pdf: bytes, dpi: int = 300, pages: int = 0) -> bytes:
    """The same pages as pictures in a PDF, as a scanner gives them; the last one again and again up to ``pages``."""
    document = pdfium.PdfDocument(pdf)
    drawn = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    document.close()
    drawn += [drawn[-1]] * (pages - len(drawn))
    out = io.BytesIO()
    drawn[0].save(out, "PDF", save_all=True, append_images=drawn[1:], resolution=dpi)
    return out.getvalue()


def blank_pdf(pages: int = 1) -> bytes:
    """A PDF of empty pages."""
    document = pdfium.PdfDocument.new()
    for _page in range(pages):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()
