"""In which role a document is cited: what it rests on, what it carries out, what it changes or puts aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from dondoc.core.document.head import BASIS, Head
from dondoc.core.document.lines import Line
from dondoc.core.document.numbers import find_numbers
from dondoc.core.orders.model import Citation

_FOUNDED = re.compile(r"\W*C[ăắ]n\s+cứ\b")
_IN_PLACE = re.compile(
    r"\W*(?:Tiếp\s+tục\s+)?(?:Để\s+|Nhằm\s+)?(?:Thực\s+hiện|Triển\s+khai|thực\s+hiện|triển\s+khai|Thi\s+hành|Quán\s+triệt)\b"
)
_LISTED = re.compile(r"[;,]\s*$")
_HEADING = re.compile(
    r"\W*(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-ZĐ]|[a-zđ])\s?[.)/]\s|\W*Điều\s+\d|\W*(?:Phần|Chương)\s"
)
_DECIDES = re.compile(r"\W*(?:QUYẾT\s+ĐỊNH|QUYẾT\s+NGHỊ|NGHỊ\s+QUYẾT|CHỈ\s+THỊ|THÔNG\s+BÁO|YÊU\s+CẦU)\s*:?\W*$")
_NESTED = re.compile(
    r"(?:thực\s+hiện|triển\s+khai|thi\s+hành|hướng\s+dẫn|kèm\s+theo|cụ\s+thể\s+hóa|sơ\s+kết|tổng\s+kết|thay\s+thế|bãi\s+bỏ|"
    r"quy\s+định\s+(?:tại|trong)|sửa\s+đổi|bổ\s+sung|phê\s+duyệt|ban\s+hành|đính\s+chính|\btại|\btheo|\bcủa|\bvề|một\s+số\s+điều\s+của)\s*"
    r"(?:các\s+|nội\s+dung\s+|một\s+số\s+điều\s+của\s+)*$",
    re.IGNORECASE,
)
_AMENDED_BY = re.compile(r"sửa\s+đổi,?\s+bổ\s+sung[^;]{0,60}(?:theo|bởi|tại)\s*$", re.IGNORECASE)
_JOINED = re.compile(r"(?:\bvà|,|\bcùng\s+với)\s*(?:các\s+)?$")
_CITING = re.compile(r"Thực hiện (?:ý kiến )?[^.;,]{0,60}?số:?\s*\d")
_SENTENCE = re.compile(r"[.]\s+(?=[A-ZĐÂĂÊÔƠƯỦỤ])")
_THIS = re.compile(r"(?:này|Này)\b")
_REPLACES = re.compile(
    r"(?:thay\s+thế|bãi\s+bỏ|hủy\s+bỏ)\s*(?:toàn\s+bộ\s+|cho\s+|các\s+|nội\s+dung\s+)*$", re.IGNORECASE
)
_AMENDS = re.compile(
    r"sửa\s+đổi(?:,\s*|\s+và\s+|\s+)?(?:bổ\s+sung\s*)?(?:một\s+số\s+(?:điều|nội\s+dung)\s*)?(?:của\s+|tại\s+)?(?:các\s+)?$",
    re.IGNORECASE,
)
_IMPLEMENTS = re.compile(
    r"(?:thực\s+hiện|triển\s+khai|thi\s+hành|quán\s+triệt|cụ\s+thể\s+hóa)\s*"
    r"(?:thực\s+hiện\s+|thi\s+hành\s+|nghiêm\s+|có\s+hiệu\s+quả\s+|các\s+)*$",
    re.IGNORECASE,
)
_SENTENCE_BEFORE = 500
_ABBREVIATION = 20


def preamble(lines: Sequence[Line], head: Head, title_end: int, main_end: int) -> tuple[list[Line], bool]:
    """The lines between the title and the first heading, and whether one of them says "Căn cứ"."""
    out: list[Line] = []
    for line in lines[min(title_end, head.body) : main_end]:
        if _DECIDES.match(line.words) or (_HEADING.match(line.words) and not BASIS.match(line.words)):
            break
        out.append(line)
    founded = any(_FOUNDED.match(x.words) for x in out)
    return out, founded


def basis_lines(lines: Sequence[Line], founded: bool) -> list[Line]:
    """The lines that state the basis: every "Căn cứ", or the one "Thực hiện / Triển khai" in its place.

    "Thực hiện … ;" in one list with "Căn cứ … ;" is a ground like these.
    """
    if founded:
        return [x for x in lines if _FOUNDED.match(x.words) or (_IN_PLACE.match(x.words) and _LISTED.search(x.words))]
    opened = [x for x in lines if _IN_PLACE.match(x.words)] or [x for x in lines if _stated_at(x.words)]
    return opened[:1]


def _stated_at(words: str) -> int:
    """Where a later sentence of a paragraph states the basis ("… Thực hiện Công điện số 611/CĐ-TTg, …"); 0 if none."""
    starts = (m.end() for m in _SENTENCE.finditer(words))
    begins = _FOUNDED.match(words) or _IN_PLACE.match(words)
    return 0 if begins else next((at for at in starts if _CITING.match(words, at)), 0)


def with_basis(line: Line, cited: Sequence[Citation]) -> list[Citation]:
    """The citations of a basis line: those that it rests on, and those that only stand in their titles.

    In "Thực hiện Nghị quyết số 57-NQ/TW; Kế hoạch số 52/KH-UBND về thực hiện Nghị quyết số 44/NQ-CP" the last one is
    no basis but what the plan before it carries out.
    """
    out: list[Citation] = []
    first = _stated_at(line.words)
    stop = _sentence_end(line.words, first)
    out += [one for one in cited if one.span.start - line.span.start < first]
    cited = cited[len(out) :]
    earlier = len(out)
    quotes = [0, *accumulate((c == "“") - (c == "”") for c in line.words)]
    item_start, nested_above, last_end = -1, False, 0
    for one in cited:
        start = one.span.start - line.span.start
        item = line.words.rfind(";", 0, start)
        quoted = quotes[start] > 0
        before = line.words[last_end:start]
        if start > stop:
            nested = True
        elif item != item_start or len(out) == earlier:
            nested = quoted and len(out) > earlier
        else:
            nested = quoted or _is_nested(before, nested_above)
        item_start, nested_above, last_end = item, nested, one.span.end - line.span.start
        out.append(replace(one, role=one.role if nested else "basis"))
    return out


def _is_nested(before: str, above: bool) -> bool:
    if _AMENDED_BY.search(before):
        return above
    if _JOINED.search(before):
        return above
    return bool(_NESTED.search(before)) or above


def _sentence_end(words: str, first: int = 0) -> int:
    """Where the sentence at ``first`` ends; the stop of an abbreviation ("TP. Hà Nội") is none."""
    for stop in _SENTENCE.finditer(words, first):
        last = words[max(0, stop.start() - _ABBREVIATION) : stop.start()].rsplit(" ", maxsplit=1)[-1]
        if len(last) > 3:
            return stop.start()
    return len(words)


def role_in(line: Line, one: Citation, *, opening: bool) -> str:
    """The role of a citation outside the basis.

    ``opening`` says whether the line belongs to the title, the preamble or the first article, where "thực hiện" speaks
    for the document itself. "Quyết định này thay thế Quyết định số …" replaces; a task that does so does not.
    """
    at = one.span.start - line.span.start
    before = line.words[max(0, at - _SENTENCE_BEFORE) : at]
    sentence = before[max(before.rfind(". "), before.rfind("; "), 0) :]
    this = _THIS.search(sentence)
    if not (this or opening):
        return "mentions"
    verb = _list_head(sentence)
    if this and _REPLACES.search(verb):
        return "replaces"
    if _AMENDS.search(verb):
        return "amends"
    return "implements" if opening and _IMPLEMENTS.search(verb) else "mentions"


def _list_head(sentence: str) -> str:
    """The words before the first of several numbers that one verb governs ("thay thế Quyết định số … và số …")."""
    numbers = find_numbers(sentence)
    if numbers and _JOINED.search(sentence):
        head = sentence[: numbers[0].span.start]
        return re.sub(r"(?:\b[A-ZĐ]\w+(?:\s\w+)?\s+)?số\s*$", "", head)
    return sentence
