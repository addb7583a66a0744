"""Lines into paragraphs: lines wrapped by a width and sentences cut by a page are made whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dondoc.core.text.markup import opens

BULLET = re.compile(r"[-–—+•●▪◦○·✓✔■]\s+(?=\S)|\*\s+(?=\S)|\*[-+–]\*\s+(?=\S)|[-•](?=[^\W\d_])")
LABEL = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*\s?[.)]\)?|\(\d{1,2}\)|[a-zđ]\d{0,2}\s?[.)]|\([a-zđ]\)|[A-ZĐ]\.|[IVX]{1,5}\s?[.)]"
    r"|(?:Điều|Chương|Mục|Phần)\s+[\dIVX]+[.:]?)(?=\s|\Z|\*)",
)
_HEADING = re.compile(r"\s*#{1,6}\s+\S")
_WORD_END = re.compile(r"[^\W\d_]|[\d,)”\"’%–-]")
_WRAPPED_PAIRS = 8
_WRAPPED_SHARE = 0.3
_WRAPPED_WIDTH = 140
_SHORT = 0.6
_ENDED = tuple(".;:!?…")
_CLOSERS = ' \t*_”"’)]»'


@dataclass
class Paragraph:
    """Raw words of one paragraph, marks still on; ``blank`` says whether an empty line stood above it."""

    raw: str
    blank: bool = True
    last: str = ""
    broken: bool = False
    """Whether a form feed stood above it."""


def bare(line: str) -> str:
    """The line without leading white space, emphasis, quote or heading marks, so that its label shows.

    >>> bare("  **1.** Mục đích"), bare("* việc")
    ('1.** Mục đích', '* việc')
    """
    line = line.lstrip()
    if re.match(r"\*\s+\S", line):
        return line
    return line.lstrip("*_#>\\ \t")


def starts_item(line: str) -> bool:
    """Whether a line opens with a bullet, a label or a heading mark."""
    words = bare(line)
    return bool(_HEADING.match(line) or BULLET.match(line.lstrip()) or BULLET.match(words) or LABEL.match(words))


def is_wrapped(lines: list[str]) -> bool:
    """Whether the file breaks its lines at a width, so that a line break inside a block is no end of a paragraph."""
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if a.strip() and b.strip() and not starts_item(b) and "|" not in a and "|" not in b and "\t" not in a.strip()
    ]
    if len(pairs) < _WRAPPED_PAIRS or sorted(len(a) for a, _ in pairs)[len(pairs) // 2] > _WRAPPED_WIDTH:
        return False
    return sum(bare(b)[:1].islower() for _, b in pairs) >= _WRAPPED_SHARE * len(pairs)


def ended(raw: str) -> bool:
    """Whether the words end a sentence or an item: a stop, a semicolon, a colon, also before a closing mark.

    >>> ended("thi hành./."), ended("**ĐIỀU 1**"), ended("(để báo cáo);")
    (True, False, True)
    """
    return raw.rstrip(_CLOSERS).endswith(_ENDED) or raw.rstrip().endswith(_ENDED)


def fold(lines: list[str], wrapped: bool, *, cell: bool = False) -> list[Paragraph]:
    """The paragraphs of lines without an empty one among them.

    ``cell`` is for the cells of a layout table, where every line stands for itself unless it clearly goes on.
    """
    width = max((len(x.rstrip()) for x in lines), default=0)
    out: list[Paragraph] = []
    for line in lines:
        above = out[-1] if out else None
        if above is not None and _goes_on(above, line, wrapped and not cell, width, cell):
            above.raw = f"{above.raw.rstrip()} {line.strip()}"
            above.last = line
        else:
            out.append(Paragraph(line.strip(), not out, line))
    return out


def _goes_on(above: Paragraph, line: str, wrapped: bool, width: int, cell: bool) -> bool:
    words = bare(line)
    if _HEADING.match(above.raw) or _HEADING.match(line) or BULLET.match(line.lstrip()):
        return False
    if opens(above.raw):
        return True
    if LABEL.match(words):
        return wrapped and not ended(above.raw) and not words[:1].isalpha() and not _alone(above.raw)
    if above.raw.isupper() and not line.isupper() and not wrapped and above.raw[-1:] not in ",-":
        return False
    if words[:1].islower() or above.raw.endswith((",", " -", "(")) or _half_item(above.raw, cell):
        return True
    if above.raw.endswith(":") and words[:1].isdigit():
        return True
    if not wrapped:
        return False
    return not (ended(above.raw) and len(above.last.rstrip()) < _SHORT * width)


def _half_item(raw: str, cell: bool) -> bool:
    """A list item of a layout cell that no stop has ended yet ("- UBND các tỉnh: Bắc" / "Ninh;")."""
    return cell and bool(BULLET.match(raw)) and not raw.rstrip(_CLOSERS).endswith((";", "."))


def _alone(raw: str) -> bool:
    """Whether the words are but a label or a heading set apart."""
    return bool(LABEL.fullmatch(bare(raw).strip("*_ "))) or (raw.startswith("**") and raw.endswith("**"))


def parted(above: str, below: str) -> bool:
    """Whether two paragraphs with an empty line between them are one sentence that a page break cut.

    >>> parted("không chủ quan trước dịch", "bệnh. Tiếp tục phối hợp"), parted("Mục tiêu;", "bệnh")
    (True, False)
    """
    if ended(above) or _HEADING.match(above) or starts_item(below) or not above.strip():
        return False
    head, tail = above.strip(), bare(below)
    if head.upper() == head and tail.upper() != tail:
        return False
    if head.endswith("**") != below.strip().endswith("**") and head.startswith("**") and head.endswith("**"):
        return False
    return tail[:1].islower() and bool(_WORD_END.search(head.rstrip("*_ ")[-1:]))
