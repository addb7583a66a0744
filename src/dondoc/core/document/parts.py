"""Where the parts of a document begin: recipients, signature, what is issued with it, annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dondoc.core.document.facts import Part, Region
from dondoc.core.document.head import CAPTION, RECIPIENTS, Head, kind_of_line
from dondoc.core.document.lines import Line
from dondoc.core.packs import Pack
from dondoc.core.values import Span

ANNEX = re.compile(
    r"\W*(?:PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:(?:số|SỐ)\s*)?(?P<label>[IVXLC]+|\d{1,2}[A-Za-zĐ]?|[A-ZĐ]\d{0,2})(?=[\s.:–\-(]|$))?"
    r"\s*(?P<dot>[.:–\-]?)\s*(?P<rest>.*)$",
)
SIGNS = re.compile(
    r"\W*(?:(?:T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|T\s?[./]?\s?U\s?[./]?\s?Q)\s?[.,;:]|Q\s?[.])\s?\S"
    r"|\W*(?:T/M|K/T|T/L)\b"
    r"|\W*(?:QUYỀN\s+)?(?:PHÓ\s+)?(?:BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|THỦ\s+TƯỚNG|CHỦ\s+TỊCH|(?:TỔNG\s+)?GIÁM\s+ĐỐC|"
    r"(?:TỔNG\s+)?CỤC\s+TRƯỞNG|VỤ\s+TRƯỞNG|CHỦ\s+NHIỆM|TRƯỞNG\s+(?:BAN|PHÒNG)|CHÁNH\s+(?:VĂN\s+PHÒNG|THANH\s+TRA|ÁN)|VIỆN\s+TRƯỞNG|HIỆU\s+TRƯỞNG|"
    r"BÍ\s+THƯ|TỔNG\s+BÍ\s+THƯ|THỐNG\s+ĐỐC|TỔNG\s+THANH\s+TRA|TỔNG\s+KIỂM\s+TOÁN|ĐẠI\s+TƯỚNG|"
    r"(?:TỔNG\s+)?THAM\s+MƯU\s+TRƯỞNG|TƯ\s+LỆNH|CHỈ\s+HUY\s+TRƯỞNG|CHÍNH\s+(?:ỦY|TRỊ\s+VIÊN)|ĐỘI\s+TRƯỞNG|TRẠM\s+TRƯỞNG)",
)
_ANNEX_LINE = 220
_CAPTION_WITHIN = 6
_AFTER_KIND = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """Indexes of lines at which parts begin.

    Attributes:
        main_end: the line behind the main document: where what is attached, or the first annex, begins.
        recipients: the line "Nơi nhận", or None.
        attached: the heading of what is issued with the document, or None.
        annexes: first line and label of each annex.
    """

    main_end: int
    recipients: int | None
    attached: int | None
    annexes: tuple[tuple[int, str], ...]


def annex_label(line: Line) -> str | None:
    """The number of the annex that a line opens, "" when it bears none, None when it opens no annex.

    A sentence that speaks of an annex ("Phụ lục I kèm theo Quyết định này quy định …") opens none.
    """
    match = ANNEX.match(line.words)
    if not match or len(line.words) > _ANNEX_LINE or line.is_cell:
        return None
    rest, label = match["rest"].strip(), match["label"] or ""
    capital = line.words.lstrip(" \t*_(").startswith("PHỤ")
    if not rest:
        return label
    if rest.startswith("(") and not re.match(r"\(\s*[^)]{0,80}\)\s*[.;]?\s*$", rest):
        return None
    titled = bool(match["dot"]) or line.is_upper or line.piece.bold or line.piece.centred or rest.startswith("(")
    if rest[:1].islower() and not line.is_upper:
        return None
    return label if capital or titled else None


def lay_out(lines: tuple[Line, ...], head: Head, pack: Pack) -> Layout:
    """Find the borders of the parts."""
    recipients = next((x.at for x in lines if RECIPIENTS.match(x.words) and x.at >= head.body), None)
    annexes = tuple((x.at, label) for x in lines if x.at > head.body and (label := annex_label(x)) is not None)
    after = recipients if recipients is not None else head.body + 1
    first = annexes[0][0] if annexes else len(lines)
    attached = next((x.at for x in lines[after:first] if _opens_attached(x, lines, recipients is not None, pack)), None)
    if recipients is not None and recipients > first:
        recipients = None if attached is None and recipients > first + 40 else recipients
    ends = [first, attached if attached is not None else len(lines)]
    behind = [e for e in ends if recipients is None or e > recipients]
    return Layout(min(behind, default=len(lines)), recipients, attached, annexes)


def _opens_attached(line: Line, lines: tuple[Line, ...], signed: bool, pack: Pack) -> bool:
    if line.is_cell:
        return False
    apart = line.piece.level is not None or (line.piece.bold and line.piece.centred)
    found = kind_of_line(line.words, pack, set_apart=apart)
    if not found or line.words.rstrip().endswith(":"):
        return False
    below = lines[line.at + 1 : line.at + 1 + _CAPTION_WITHIN]
    return any(CAPTION.match(x.words) for x in below) or (signed and line.is_upper)


def regions_of(lines: tuple[Line, ...], layout: Layout, spans: dict[Part, Span], length: int) -> tuple[Region, ...]:
    """The regions: those found by others (``spans``), the attached part, each annex to the next or to the end."""
    out = [Region(part, span) for part, span in spans.items()]
    starts = [*layout.annexes, (len(lines), "")]
    if layout.attached is not None:
        end = next((a for a, _ in layout.annexes if a > layout.attached), len(lines))
        out.append(Region(Part.ATTACHED, _stretch(lines, layout.attached, end, length)))
    for (at, label), (behind, _) in pairwise(starts):
        out.append(Region(Part.ANNEX, _stretch(lines, at, behind, length), label))
    return tuple(sorted(out, key=lambda r: (r.span.start, r.span.end)))


def _stretch(lines: tuple[Line, ...], start: int, end: int, length: int) -> Span:
    return Span(lines[start].span.start, lines[end].span.start if end < len(lines) else length)
