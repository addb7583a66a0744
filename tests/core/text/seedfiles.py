"""Makes Word files and PDFs out of the plain text of a real directive, as the ministry that wrote it would have."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path

import pytest
from documents import Draft, to_pdf
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

_MARKS = re.compile(r"\*\*|\*|</?i>|#+ ")
_NUMBER = re.compile(r"Số\s*:")
_PLACE_AND_DAY = re.compile(r"\w+ ?\w*, ngày \d+ tháng \d+ năm \d+$")
_NAME = re.compile(r"(?:\w\w+ ){1,3}\w\w+")
_CENTRED_LENGTH = 120
_WIDTHS = {4: [1.2, 8.3, 3, 3.5], 5: [1.2, 6.3, 2, 2.8, 3.7]}


def shared() -> Path:
    """The folder of shared material; skips where it is not, fails in CI."""
    folder = Path(os.environ.get("DONDOC_SHARED") or Path(__file__).parents[4] / "shared")
    if not (folder / "corpus").is_dir():
        message = f"no corpus at {folder}: set DONDOC_SHARED to the folder that has it"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder


def pdf_of(word: bytes) -> bytes:
    """The file as LibreOffice prints it; skips where LibreOffice is not installed, fails in CI."""
    made = to_pdf(word)
    if made is None:
        if os.environ.get("CI"):
            pytest.fail("soffice is not installed")
        pytest.skip("soffice (LibreOffice) is not installed")
    return made


def word_of(text: str) -> bytes:
    """A Word file in the official layout with the words of a plain-text directive.

    Number, place and day stand side by side in a table without lines, recipients and signature too; the pieces of a
    table that repeat its header become one table; a sentence that the end of a page has cut becomes whole again.
    """
    draft = Draft()
    draft.number_pages()
    rows: list[list[str]] = []
    recipients: list[str] = []
    blocks = [*_blocks(text), [""]]
    for i in range(len(blocks) - 1):
        block, after = blocks[i], blocks[i + 1]
        if "\t" in block[0]:
            rows = _add_rows(rows, block)
            if "\t" not in after[0]:
                draft.table([r + [""] * (len(rows[0]) - len(r)) for r in rows], _widths(len(rows[0])))
                rows = []
        elif block[0].startswith("Nơi nhận") or (recipients and block[0].startswith("- ")):
            recipients += block
        else:
            signed = bool(recipients and _NAME.fullmatch(after[0]))
            if recipients:
                draft.side_by_side(recipients, [block[0], "", "", after[0]] if signed else [""])
                recipients = []
            if signed:
                blocks[i + 1] = [""]
            else:
                _paragraphs(draft, block, blocks, i)
    return draft.bytes()


def _blocks(text: str) -> list[list[str]]:
    """Lines between blank lines, with the marks taken off and cut sentences mended."""
    out: list[list[str]] = []
    for raw in re.split(r"\n\s*\n", text):
        lines = [_MARKS.sub("", html.unescape(x)).rstrip(" ") for x in raw.split("\n") if x.strip()]
        if not lines:
            continue
        tabbed = "\t" in lines[0]
        cut = out and not tabbed and "\t" not in out[-1][0] and lines[0][0].islower() and lines[0][1:2] != ")"
        if cut and not re.search(r"[.;:]$", out[-1][-1]):
            out[-1][-1] += " " + lines[0]
            out[-1] += lines[1:]
        else:
            out.append(lines)
    return out


def _add_rows(rows: list[list[str]], block: list[str]) -> list[list[str]]:
    new = [[c.strip() for c in line.split("\t")] for line in block]
    return rows + (new[1:] if rows and new[0] == rows[0] else new)


def _widths(columns: int) -> list[float]:
    return _WIDTHS.get(columns) or [16 / columns] * columns


def _paragraphs(draft: Draft, block: list[str], blocks: list[list[str]], i: int) -> None:
    if _NUMBER.match(block[0]) and i + 1 < len(blocks) and _PLACE_AND_DAY.search(blocks[i + 1][0]):
        draft.side_by_side(block, [blocks[i + 1][0]])
        blocks[i + 1] = [""]
        return
    words = " ".join(block)
    short = len(words) < _CENTRED_LENGTH * 3 and (block[0].isupper() or len(block) > 1 or words.startswith("("))
    if short and not block[0].startswith("- "):
        paragraph = draft.line(words, WD_ALIGN_PARAGRAPH.CENTER, bold=not words.startswith("("))
        paragraph.paragraph_format.space_before = Pt(6)
        return
    for line in block:
        if line:
            inset = len(line) - len(line.lstrip(" "))
            draft.line(line.strip()).paragraph_format.left_indent = Cm(inset / 2)
