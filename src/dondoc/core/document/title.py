"""The abstract (trích yếu) of a document: the lines under its kind, or behind "V/v" in an official letter."""

from __future__ import annotations

import re

from dondoc.core.document.head import ABOUT, ADDRESSED, ARTICLE, BASIS, CAPTION, MOTTO, RECIPIENTS, Head, still_in_head
from dondoc.core.document.lines import Line, folded, is_upper
from dondoc.core.document.numbers import find_numbers
from dondoc.core.orders.model import Field
from dondoc.core.packs import Pack
from dondoc.core.packs.folding import fold
from dondoc.core.values import Span

_HEADING = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[A-ZĐ])\s?[.)]\s|Phần\s|Chương\s|Mục\s+[\dIVX]")
_OFFICE = re.compile(
    r"(?:QUYỀN\s+)?(?:BỘ\s+TRƯỞNG|THỦ\s+TƯỚNG|CHỦ\s+TỊCH|TỔNG\s+GIÁM\s+ĐỐC|GIÁM\s+ĐỐC|CỤC\s+TRƯỞNG|TỔNG\s+CỤC\s+TRƯỞNG|"
    r"CHỦ\s+NHIỆM|TRƯỞNG\s+BAN|VIỆN\s+TRƯỞNG|HIỆU\s+TRƯỞNG|CHÍNH\s+PHỦ|QUỐC\s+HỘI|"
    r"HỘI\s+ĐỒNG\s+(?:NHÂN\s+DÂN|THẨM\s+PHÁN|THÀNH\s+VIÊN|QUẢN\s+TRỊ)|BAN\s+CHỈ\s+ĐẠO|"
    r"ỦY\s+BAN\s+(?:NHÂN\s+DÂN|THƯỜNG\s+VỤ)|THỐNG\s+ĐỐC|TỔNG\s+THANH\s+TRA|TỔNG\s+KIỂM\s+TOÁN|CHÁNH\s+(?:ÁN|VĂN\s+PHÒNG))",
)
_LEADER = re.compile(r"\s+(?:BỘ\s+TRƯỞNG|CHỦ\s+TỊCH|(?:TỔNG\s+)?GIÁM\s+ĐỐC|(?:TỔNG\s+)?CỤC\s+TRƯỞNG|HIỆU\s+TRƯỞNG)$")
_SUBJECT = re.compile(r"Về\s+(?=\w)")
_WHAT = re.compile(
    r"(?:V/V|VỀ|BAN\s+HÀNH|PHÊ\s+DUYỆT|HƯỚNG\s+DẪN|QUY\s+ĐỊNH|SỬA\s+ĐỔI|"
    r"TRIỂN\s+KHAI|THỰC\s+HIỆN|CÔNG\s+BỐ|THÀNH\s+LẬP|KIỆN\s+TOÀN)\s"
)
_WHOSE = re.compile(r"CỦA\s[^\n]{0,160}?(?=\b(?:V/V|VỀ\s+VIỆC|VỀ|BAN\s+HÀNH|PHÊ\s+DUYỆT|THỰC\s+HIỆN|TRIỂN\s+KHAI)\s)")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\W*$")
_NAMED = 3
_ABBREVIATED = 5
_GROUNDS = re.compile(
    r"\s(?=(?:Căn\s+cứ|Thực\s+hiện|Triển\s+khai)\s+(?:[^\W\d_]+\s+){1,4}số\s*:?\s*\d[^\n]{20,}?,[^\n]+(?:như\s+sau|sau\s+đây|sau)\s*:\s*$)"
)
"""Where the paragraph of grounds begins that a text layer put on the line of the title."""
_GOVERNS = frozenset({"CỦA", "VÀ", "GIỮA", "TẠI", "THUỘC", "CHO", "VỚI", "DO"})
_MOST = 900
_LONGEST = 420
_LINES = 12
_SURE = 0.95
_URGENT = re.compile(r"\W*(?:H[ỎO][ẢA]?\s+T[ỐO]C(?:\s+HẸN\s+GIỜ)?|(?:THƯỢNG\s+)?KHẨN(?:\s+CẤP)?)\W*", re.IGNORECASE)
_ORDERS = re.compile(r"\W*QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*:\W*")


def is_authority(line: Line, pack: Pack) -> bool:
    """Whether a line names, in capitals, the office that decides ("BỘ TRƯỞNG BỘ NỘI VỤ", "CHÍNH PHỦ")."""
    words = folded(line.words).rstrip(" :.,")
    if not line.is_upper or len(words) > 160 or find_numbers(words):
        return False
    match = pack.resolve_unit(words, None)
    return bool((match.unit and match.confidence >= _SURE) or _OFFICE.match(words))


def read_title(head: Head, text: str, pack: Pack) -> tuple[Field | None, int]:
    """The title and the index of the line behind it."""
    if head.kind_at is None:
        return _about(head, text), head.body
    line = head.lines[head.kind_at]
    said = line.words[head.kind_rest :].rstrip()
    spans = [line.sub(head.kind_rest, len(line.words))] if said and not _URGENT.fullmatch(said) else []
    taken: list[Line] = [line] if spans else []
    at = head.kind_at + 1
    for line in head.lines[at : at + _LINES]:
        if not taken and (_is_stray(line) or still_in_head(head, line)):
            continue
        lone = len(taken) == 1 and _names_issuer(spans[0].of(text))
        if _stops(line, taken, pack) or _is_block(line, head) or (taken and not lone and not _goes_on(taken[-1], line)):
            break
        taken.append(line)
        spans.append(line.span)
        at = line.at + 1
        if sum(s.end - s.start for s in spans) > _MOST:
            break
    if len(spans) > 1 and _names_issuer(spans[0].of(text)) and _says_what(spans[1].of(text)):
        spans = spans[1:]
    if not spans or text[: spans[0].start].rstrip().endswith(":"):
        return _about(head, text), at
    first = spans[0].of(text)
    whose = _WHOSE.match(first) if is_upper(first) else None
    whole = text[spans[0].start : spans[-1].end]
    grounds = _GROUNDS.search(whole)
    end = grounds.start() if grounds else _without_office(whole, head) if is_upper(whole) else None
    return _field(text, spans[0].start + (whose.end() if whose else 0), spans[0].start + (end or len(whole))), at


def _without_office(words: str, head: Head) -> int | None:
    """Where a title in capitals ends that runs on into the office that decides, named once more under it."""
    block = " ".join(folded(x.words) for x in head.before if x.is_upper and not MOTTO.search(x.words))
    if not block:
        return None
    block = fold(block)
    at = next((m.start() for m in re.finditer(r"\s(?=\S)", words) if fold(folded(words[m.end() :])) == block), None)
    before = words[:at].rsplit(None, 1)[-1] if at else ""
    if not at or before in _GOVERNS:
        return None
    return len(_LEADER.sub("", words[:at]))


def _says_what(words: str) -> bool:
    """Whether words say what a document is about rather than whose it is."""
    return not is_upper(words) or bool(_WHAT.match(words))


def _is_block(line: Line, head: Head) -> bool:
    """Whether a line in capitals repeats the agency above the number, as the office that decides."""
    block = " ".join(folded(x.words) for x in head.before if x.is_upper)
    return line.is_upper and len(line.words.split()) > _NAMED and folded(line.words).rstrip(" :.,") in block


def _names_issuer(words: str) -> bool:
    """Whether a line between kind and title only says whose document it is ("CỦA BAN THƯỜNG VỤ TỈNH ỦY")."""
    return words.startswith("CỦA ") and is_upper(words) and not _WHOSE.match(words)


def _field(text: str, start: int, end: int) -> Field | None:
    while end > start and text[end - 1] in " \n\t*_;":
        end -= 1
    raw = text[start:end]
    if not any(map(str.isalnum, raw)):
        return None
    return Field(folded(raw), folded(raw), Span(start, end), 0.95)


def _stops(line: Line, taken: list[Line], pack: Pack) -> bool:
    words = line.words
    if _ORDERS.fullmatch(words):
        return True
    if BASIS.match(words) or ADDRESSED.match(words) or ARTICLE.match(words) or RECIPIENTS.match(words):
        return True
    if CAPTION.match(words) or _HEADING.match(words) or MOTTO.search(words) or words.startswith("("):
        return True
    apart = line.is_upper or line.piece.bold or line.piece.centred or line.piece.level is not None
    if len(words) > _LONGEST and not apart:
        return True
    return is_authority(line, pack) and (bool(taken) or len(words.split()) < 4)


def _is_stray(line: Line) -> bool:
    """Whether a line above the title is a stamp of urgency, or the scrap of one: a word in small letters."""
    return (line.words.isalpha() and line.words.islower()) or bool(_URGENT.fullmatch(line.words))


def _goes_on(above: Line, line: Line) -> bool:
    words = line.words
    if _YEARS.match(words):
        return True
    if above.words.rstrip().endswith((".", ":", "/.")):
        return False
    if words[:1].islower():
        return True
    looks = [(x.is_upper, x.piece.bold, x.piece.centred) for x in (above, line)]
    return looks[0] == looks[1] and any(looks[0]) and not above.piece.level


def _about(head: Head, text: str) -> Field | None:
    """The words behind "V/v", or behind the number of a letter from "Về" on, to the end of their block."""
    for line in head.lines[: head.body]:
        match = ABOUT.search(line.words) or (head.symbol and _SUBJECT.match(line.words))
        if not match:
            continue
        start, end = line.span.start + match.start(), line.span.end
        for below in head.lines[line.at + 1 : head.body]:
            short = below.is_upper and len(below.words.strip()) <= _ABBREVIATED
            goes_on = short or not (
                MOTTO.search(below.words) or find_numbers(below.words) or below.is_upper or "ngày" in below.words
            )
            if not goes_on or text[end - 1] in ".;":
                break
            end = below.span.end
        return _field(text, start, end)
    return None
