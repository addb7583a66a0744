"""Text that keeps the look of a page: the two columns of the head and of the signature are read one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.core.text.wrapping import LABEL

_GAP = re.compile(r"(?<=\S)(?: {4,}| *\t+ *)(?=\S)")
_MOTTO = re.compile(r"CỘNG\s+HÒA\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
_RECIPIENTS = re.compile(r"\W*N[ơo]i\s+nh[ậa]n\s*:?", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:Kính\s+gửi|Căn\s+cứ|Điều\s+1)\b|\s{0,60}(?:QUYẾT\s+ĐỊNH|KẾ\s+HOẠCH|THÔNG\s+BÁO|CHỈ\s+THỊ|NGHỊ\s+QUYẾT)\s*$"
)
_SLACK = 8
_HEAD_LINES = 9
_SIGNATURE_LINES = 45
_BLANKS = 6


def columns_apart(lines: list[str]) -> list[str]:
    """The lines with each two-column block as its left lines, an empty one, and its right lines.

    >>> columns_apart([
    ...     "BỘ NỘI VỤ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ...     "Số: 01/BNV         Hà Nội, ngày 01/01/2021"
    ... ])
    ['BỘ NỘI VỤ', 'Số: 01/BNV', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Hà Nội, ngày 01/01/2021']
    """
    out: list[str] = []
    at = 0
    while at < len(lines):
        block = _block(lines, at)
        if block is None:
            out.append(lines[at])
            at += 1
            continue
        end, border = block
        left, right = _parted(lines[at:end], border)
        out += [*left, "", *right]
        at = end
    return out


def _block(lines: list[str], at: int) -> tuple[int, int] | None:
    """Where a block that begins here ends, and the position of its right column."""
    gap = _GAP.search(lines[at])
    if gap is None or "|" in lines[at]:
        return None
    right = lines[at][gap.end() :]
    signs = _RECIPIENTS.match(lines[at]) and right.strip().isupper()
    if not signs and not _MOTTO.match(right):
        return None
    border = _width(lines[at][: gap.end()])
    end, blanks = at + 1, 0
    for line in lines[at + 1 : at + (_SIGNATURE_LINES if signs else _HEAD_LINES)]:
        blanks = blanks + 1 if not line.strip() else 0
        if blanks > (_BLANKS if signs else 1) or _ENDS.match(line) or (signs and _crosses(line, border)):
            break
        end += 1
    return end, border


def _crosses(line: str, border: int) -> bool:
    """Whether a line runs over both columns, as the text behind a signature does."""
    whole = line.expandtabs(8)
    return len(whole.strip()) > border and not _GAP.search(line.strip()) and not LABEL.match(line.strip())


def _width(line: str) -> int:
    return len(line.expandtabs(8))


def _parted(lines: list[str], border: int) -> tuple[list[str], list[str]]:
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        for words, start in _cut(line):
            (right if start >= border - _SLACK else left).append(words)
    return left, right


def _cut(line: str) -> Iterator[tuple[str, int]]:
    """The pieces of a line between wide gaps and where each begins."""
    at = 0
    for gap in [*_GAP.finditer(line), None]:
        piece = line[at : gap.start() if gap else len(line)]
        if piece.strip():
            start = _width(line[: at + len(piece) - len(piece.lstrip())])
            yield piece.strip(), start
        at = gap.end() if gap else at
