"""Whether a Word file can be a template: paper, margins, face, page number, placeholders, and nothing that acts."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from dondoc.writers.letterhead import FONT
from dondoc.writers.template import BODY, PLACEHOLDER, name_of, paragraphs_of

NEEDED = (
    *("CƠ QUAN", "SỐ KÝ HIỆU", "ĐỊA DANH, NGÀY THÁNG NĂM", "TÊN LOẠI", "TRÍCH YẾU"),
    *(BODY, "NƠI NHẬN", "CHỨC VỤ"),
)
KNOWN = (*NEEDED, "CƠ QUAN CẤP TRÊN", "DỰ THẢO", "KÍNH GỬI", "QUYỀN HẠN", "HỌ TÊN")
MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
"""Millimetres from the least to the most (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

LARGEST, UNPACKED = 5 << 20, 40 << 20
_ACTING = re.compile(r"vbaProject|vbaData|activeX|embeddings/|\.bin$", re.IGNORECASE)
_SLACK = 0.6


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: a word for the kind of it, and what it is about (names, measures in millimetres)."""

    code: str
    about: tuple[str, ...] = ()


def faults_of(data: bytes) -> list[Fault]:
    """What keeps a file from being a template, in the order in which a person would mend it; empty when it is fit.

    Codes: too-large, not-docx, macros, outside, sections, paper, margin, font, number, missing, unknown, body.
    """
    if len(data) > LARGEST:
        return [Fault("too-large")]
    try:
        first = list(_package(data))
        document = docx.Document(io.BytesIO(data)) if not first else None
    except Exception:
        return [Fault("not-docx")]
    return first if document is None else [*_page(document), *_words(document)]


def _package(data: bytes) -> Iterator[Fault]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
        if sum(member.file_size for member in members) > UNPACKED:
            yield Fault("too-large")
            return
        package.getinfo("word/document.xml")
        kinds = package.read("[Content_Types].xml")
        if b"macroEnabled" in kinds or any(_ACTING.search(member.filename) for member in members):
            yield Fault("macros")
        relations = b"".join(package.read(member) for member in members if member.filename.endswith(".rels"))
    links = [found for found in re.findall(rb"<Relationship\b[^>]*>", relations) if b'"External"' in found]
    if any(b"/hyperlink" not in found for found in links):
        yield Fault("outside")


def _page(document: Document) -> Iterator[Fault]:
    if len(document.sections) != 1:
        yield Fault("sections", (str(len(document.sections)),))
    section: Any = document.sections[0]
    paper = (_mm(section.page_width), _mm(section.page_height))
    if max(abs(paper[0] - 210), abs(paper[1] - 297)) > 1:
        yield Fault("paper", (f"{paper[0]:.0f}", f"{paper[1]:.0f}"))
    for side, (least, most) in MARGINS.items():
        given = _mm(getattr(section, f"{side}_margin"))
        if not least - _SLACK <= given <= most + _SLACK:
            yield Fault("margin", (side, f"{given:.0f}", str(least), str(most)))
    if _font(document) != FONT:
        yield Fault("font", (_font(document),))
    if not section.different_first_page_header_footer or "PAGE" not in section.header._element.xml:
        yield Fault("number")


def _mm(length: Any) -> float:
    return float(length.mm) if length is not None else 0.0


def _font(document: Document) -> str:
    """The face of plain words: that of the style Normal, else the document's own."""
    named = document.styles["Normal"].font.name
    if named:
        return str(named)
    faces = document.styles.element.findall(f".//{qn('w:docDefaults')}//{qn('w:rFonts')}")
    return next((str(face.get(qn("w:ascii"))) for face in faces if face.get(qn("w:ascii"))), "")


def _words(document: Document) -> Iterator[Fault]:
    lines = [line.text for line in paragraphs_of(document)]
    found = Counter(name_of(name) for line in lines for name in PLACEHOLDER.findall(line))
    missing = tuple(name for name in NEEDED if name not in found)
    if missing:
        yield Fault("missing", missing)
    unknown = tuple(name for name in found if name not in KNOWN)
    if unknown:
        yield Fault("unknown", unknown)
    alone = [line.text.strip() for line in document.paragraphs if BODY in name_of(line.text)]
    if BODY in found and (found[BODY] > 1 or not [words for words in alone if PLACEHOLDER.fullmatch(words)]):
        yield Fault("body")
