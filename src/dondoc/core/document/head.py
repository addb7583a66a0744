"""The head of a document: where its kind, number, place and day stand (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dondoc.core.document.dates import LONG, SHORT, find_days
from dondoc.core.document.lines import CAPITALS, Line, is_upper
from dondoc.core.document.numbers import Number, blank_symbol, find_numbers
from dondoc.core.orders.model import Field
from dondoc.core.packs import Pack
from dondoc.core.packs.folding import fold
from dondoc.core.values import Span

MOTTO = re.compile(
    r"(?:(?:C[ỘO]NG\s+)?H(?:[ÒO]A|O[ÀA])\s+)?X(?:[ÃA]\s+|à)H[ỘO]I\s+CH[ỦU]\s+NGH[ĨI]A\s+VI[ỆE]T\s+NAM|Đ[ẢA]NG\s+C[ỘO]NG\s+S[ẢA]N\s+VI[ỆE]T\s+NAM"
    r"|C[ỘO]NG\s+H(?:[ÒO]A|O[ÀA])\s+X[ÃA]\s+H[ỘO]I\s+CH[ỦU]\s+NGH[ĨI]A(?:\s+VI[ỆE]T)?"
    r"|[ĐD][ộo]c\s+l[ậa]p\s*[-–—.]\s*T[ựu]\s+do\s*[-–—.]\s*H[ạa]nh\s+ph[úu]c",
    re.IGNORECASE,
)
BASIS = re.compile(r"\W*(?:C[ăắ]n\s+cứ|Xét|Chiếu|Theo\s+đề\s+nghị)\b")
ADDRESS = re.compile(r"\bK[íi]nh\s+g[ửu]i\b", re.IGNORECASE)
ADDRESSED = re.compile(r"\W*K[íi]nh\s+g[ửu]i\b", re.IGNORECASE)
ARTICLE = re.compile(r"\W*Điều\s+1\b")
RECIPIENTS = re.compile(r"\W*N[ơo]i\s+nh[ậa]n\s*[:.;,]?(?=\s|$|-)", re.IGNORECASE)
ABOUT = re.compile(r"\bV\s?/\s?v\b[.:]?\s*", re.IGNORECASE)
CAPTION = re.compile(r"\(?\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:đính\s+)?kèm\s+theo\b", re.IGNORECASE)
_NUMBER_MARK = re.compile(
    r"(?:^|(?<=\s))(?:(?<=^Nghị quyết )s|(?<=^Luật )s|(?<=^Pháp lệnh )s|S)[ốôo6ỐÔO]\s*[:.;,]?\s*(?=[\d….·_/\s\-])"
)
_WORD = rf"[{CAPITALS}][\w.']*"
_SMALL_PLACE = re.compile(rf"\W*(?P<place>[{CAPITALS}]\w+(?:\s\w+){{1,2}})\s*,\s*(?P<day>{LONG})\W*$")
"""A place as hasty hands write it, alone on its line: "Hà nội, ngày …"."""
_HOUR = r"(?:(?:vào\s+)?(?:hồi|lúc)\s+\d{1,2}\s?(?:giờ|h|:)\s?(?:\d{2}\s?)?(?:phút\s?)?,?\s*)?"
"""A telegram says the hour too: "Hà Nội, hồi 15 giờ 30 ngày 12 tháng 10 năm 2022"."""
_PLACED = re.compile(
    rf"(?P<place>(?:(?:Thành phố|TP\.?|Tp\.?)\s?)?{_WORD}(?:[\s-]+{_WORD}){{0,4}})\s*[,.]?\s*{_HOUR}"
    rf"(?:(?P<day>{LONG}|(?:ngày\s+){SHORT}(?!\s*(?:của|về|và)\b))|ngày[\s….·_]*(?P<blank>\d{{0,2}})[\s….·_]*tháng\b(?:[\s….·_]*\d{{0,2}}[\s….·_]*năm\s*\d{{2,4}})?"
    rf"|(?<=, )\S{{1,8}}\stháng\s\d{{1,2}}\snăm\s\d{{4}})",
)
_SPEAKS = re.compile(
    r"[^\n]{0,200}\b(?:ý\s+kiến|chỉ\s+đạo|kết\s+luận|yêu\s+cầu|đề\s+nghị|giao|thông\s+báo|như\s+sau|sau\s+đây)(?:\s+sau)?\s*:\W*$"
    r"|[^\n]{0,300}\b(?:yêu\s+cầu|đề\s+nghị)\s[^:.;\n]{0,120}:\s*$"
    rf"|\W*(?:\d{{1,2}}[.)]\s+)?(?:Giao|Yêu\s+cầu|Đề\s+nghị)\s+(?:các\s+|cho\s+)?[{CAPITALS}][^\n]{{30,}}",
)
"""A line that asks or announces what is asked belongs to no head."""
WIRE = re.compile(r"[^,;.]{0,60}\b(?:điện|ĐIỆN)\s*:\s*")
"""How a telegram names those it goes to: "BỘ TRƯỞNG BỘ … điện:"."""
_POINT = re.compile(rf"(?:1|I|a)\s?[.)/]\s+[{CAPITALS}]\w*\s")
"""The first point of a list."""
_SAYS_WHAT = r"(?=(?:về|của|ban\s+hành|phê\s+duyệt|triển\s+khai|thực\s+hiện)\s)"
_SPACED = 80
_HEADLINE = 10
"""Lines behind a page's own headline within which the head of the document begins."""
_SHORTEST_KIND = 4
_LONGEST_KIND_LINE = 600
_HEAD_LINES = 40
_BESIDE = 6
"""Lines behind "Kính gửi" among which the day may stand, where the left column of the head was read first."""
_TELEGRAM = 7
"""Lines under the kind of a telegram among which the rest of its head stands."""
_LONG_LINE = 250


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head ends and what it says.

    Attributes:
        lines: all lines of the document.
        body: index of the first line behind the head: "Căn cứ", "Kính gửi", an article, or a long paragraph.
        kind_at: index of the line that names the kind of document, or None.
        kind: the kind as the pack names it, from that line, or None.
        kind_rest: offset in that line at which a title begins behind the kind.
        number: the number with its line, or None.
        symbol: codes of the number, also when the running number is left blank.
        fields: number, kind, issued and place as found here.
        issued: the day beside the place.
    """

    lines: tuple[Line, ...]
    body: int
    kind_at: int | None
    kind: str | None
    kind_rest: int
    number: tuple[Line, Number] | None
    symbol: tuple[str, ...]
    fields: dict[str, Field]
    issued: date | None

    @property
    def before(self) -> tuple[Line, ...]:
        """The lines above the kind of document, or above the body where no kind is named."""
        return self.lines[: self.body if self.kind_at is None else self.kind_at]


def kind_of_line(words: str, pack: Pack, *, set_apart: bool = False) -> tuple[str, int] | None:
    """The kind of document that a heading names and where the words behind it begin.

    >>> from dondoc.core.packs import load_pack
    >>> kind_of_line("KẾ HOẠCH HÀNH ĐỘNG", load_pack())
    ('Kế hoạch', 18)
    >>> kind_of_line("Quyết định này có hiệu lực", load_pack())
    """
    bare = words.strip(" .:*_-–")
    if not (is_upper(bare) or set_apart) or not _SHORTEST_KIND <= len(bare) <= _LONGEST_KIND_LINE:
        return None
    spaced = len(bare) <= _SPACED and re.fullmatch(r"(?:\w ){3,}\s*(?:\w ?)+", bare)
    if spaced:
        bare = re.sub(r"(?<=\w) (?=\w(?: |$))", "", re.sub(r" {2,}", "\0", bare)).replace("\0", " ")
    plain = fold(bare).replace(" ", "")
    for kind in sorted((k.name for k in pack.kinds), key=len, reverse=True):
        if bare.casefold() == kind.casefold() and (is_upper(bare) or set_apart):
            return kind, len(words)
        if set_apart and is_upper(bare) and " " in kind and plain == fold(kind).replace(" ", ""):
            return kind, len(words)
        behind = re.match(rf"\W*{re.escape(kind.upper())}(?=\s+\S)\s+", words)
        if behind and is_upper(words):
            act = re.match(r"HÀNH\s+ĐỘNG\W*$|CÔNG\s+TÁC\W*$|TỔNG\s+THỂ\W*$|PHỐI\s+HỢP\W*$", words[behind.end() :])
            return kind, len(words) if act else behind.end()
    return None


def read_head(lines: tuple[Line, ...], pack: Pack) -> Head:
    """Find the head of the document."""
    kind_at, kind, rest = _kind(lines, pack)
    body = _body(lines, kind_at)
    head_end = body if kind_at is None else kind_at + 1 + _head_below(lines, kind_at)
    number, symbol, fields = _number(lines[:head_end])
    issued = _place_and_day(lines[: body if kind_at is None else kind_at], fields)
    if issued is None and "place" not in fields:
        below = lines[body : body + _BESIDE] if kind_at is None else lines[kind_at + 1 : max(body, head_end)]
        alone = [x for x in below if _PLACED.fullmatch(x.words.strip(" ./")) or dated_opening(x.words)]
        issued = _place_and_day(alone, fields)
    if kind is not None and kind_at is not None:
        line = lines[kind_at]
        end = rest if rest < len(line.words) else len(line.words)
        raw = line.words[:end].rstrip()
        fields["kind"] = Field(raw, kind, line.sub(0, len(raw)), 0.99)
    return Head(lines, body, kind_at, kind, rest, number, symbol, fields, issued)


def dated_opening(words: str) -> int | None:
    """Where "Kính gửi" begins in a line that opens with place and day, as two columns read into one leave it."""
    match = ADDRESS.search(words)
    before = words[: match.start()].strip(" ./*") if match else ""
    return match.start() if match and before and _PLACED.fullmatch(before) else None


def still_in_head(head: Head, line: Line) -> bool:
    """Whether a line under the kind gives number, State or day, where a telegram names its kind above them."""
    at = head.kind_at
    if at is None or not at < line.at <= at + _head_below(head.lines, at):
        return False
    numbered = any(m.start() == 0 for m in _NUMBER_MARK.finditer(line.words))
    return numbered or bool(MOTTO.search(line.words) or _PLACED.fullmatch(line.words.strip(" ./")))


def _head_below(lines: tuple[Line, ...], kind_at: int) -> int:
    """How many lines under the kind still belong to the head: as far as the motto or the day, if there."""
    if any(MOTTO.search(x.words) for x in lines[:kind_at]):
        return 0
    below = lines[kind_at + 1 : kind_at + 1 + _TELEGRAM]
    mottoes = [x.at for x in below if MOTTO.search(x.words)]
    days = [x.at for x in below if _PLACED.fullmatch(x.words.strip(" ./"))]
    return max(mottoes + days) - kind_at if mottoes else 0


def _kind(lines: tuple[Line, ...], pack: Pack) -> tuple[int | None, str | None, int]:
    """The line that names the kind; under the name of the State rather than in a page's headline above it."""
    first: tuple[int | None, str | None, int] = (None, None, 0)
    state = False
    for line in lines[:_HEAD_LINES]:
        if BASIS.match(line.words) or ARTICLE.match(line.words) or RECIPIENTS.match(line.words):
            break
        if ADDRESSED.match(line.words) and not line.is_upper:
            break
        near = first[0] is not None and line.at - first[0] <= _HEADLINE
        state = state or (near and bool(MOTTO.search(line.words)))
        apart = line.piece.bold or line.piece.centred or line.piece.level is not None
        found = kind_of_line(line.words, pack, set_apart=apart) if first[0] is None or state else None
        if found and len(line.words) <= _LONG_LINE * 2:
            if state:
                return line.at, found[0], found[1]
            first = (line.at, found[0], found[1])
    return first


def with_sentence_head(head: Head, pack: Pack) -> Head:
    """The same head where the file begins with its title in a sentence ("Chỉ thị về việc …") and names no kind else."""
    if head.kind is not None or head.number is not None or not head.lines:
        return head
    line = head.lines[0]
    for kind in sorted((k.name for k in pack.kinds), key=len, reverse=True):
        match = re.match(rf"{re.escape(kind)}\s+{_SAYS_WHAT}", line.words)
        if match and len(line.words) <= _LONG_LINE * 2:
            field = Field(kind, kind, line.sub(0, len(kind)), 0.85)
            return replace(head, kind_at=0, kind=kind, kind_rest=match.end(), fields={**head.fields, "kind": field})
    return head


def _body(lines: tuple[Line, ...], kind_at: int | None) -> int:
    start = 0 if kind_at is None else kind_at + 1
    for line in lines[start : start + _HEAD_LINES]:
        words = line.words
        if BASIS.match(words) or ADDRESS.search(words) or ARTICLE.match(words) or RECIPIENTS.match(words):
            return line.at
        if kind_at is None and _opens_body(line) and not ABOUT.search(words):
            return line.at
        long = len(words) > _LONG_LINE and not line.is_upper and not line.piece.bold and not line.piece.centred
        if long and not MOTTO.search(words):
            return line.at
    return min(len(lines), start + (_HEAD_LINES if kind_at is None else 3))


def _opens_body(line: Line) -> bool:
    """Whether a line asks, addresses a telegram or is the first point, where no kind is named above."""
    words = line.words
    wire = WIRE.match(words) is not None and len(words) <= _LONG_LINE
    point = _POINT.match(words) and not line.is_upper and words.rstrip().endswith((".", ";"))
    return wire or bool(_SPEAKS.match(words) or point)


def _number(
    lines: tuple[Line, ...],
) -> tuple[tuple[Line, Number] | None, tuple[str, ...], dict[str, Field]]:
    symbol: tuple[str, ...] = ()
    for line in lines:
        for mark in _NUMBER_MARK.finditer(line.words):
            found = next((n for n in find_numbers(line.words) if 0 <= n.span.start - mark.end() <= 1), None)
            if found:
                raw, span = line.words[mark.start() : found.span.end], line.sub(mark.start(), found.span.end)
                return (line, found), found.codes, {"number": Field(raw, found.value, span, 0.99)}
            blank = blank_symbol(line.words, mark.end())
            symbol = symbol or (blank[0] if blank else ())
        alone = find_numbers(line.words)
        if len(alone) == 1 and alone[0].span == Span(0, len(line.words.rstrip())):
            return (line, alone[0]), alone[0].codes, {"number": Field(line.words, alone[0].value, line.span, 0.9)}
    return None, symbol, {}


def _without_numbers(words: str) -> str:
    """The words with each document number struck out, so that its code is taken for no place ("TT-BTC ngày …")."""
    for number in find_numbers(words):
        words = f"{words[: number.span.start]}{'/' * (number.span.end - number.span.start)}{words[number.span.end :]}"
    return words


def _place_and_day(lines: tuple[Line, ...] | list[Line], fields: dict[str, Field]) -> date | None:
    """Put the place and the day into ``fields``; returns the day, None where it is left blank."""
    for line in lines:
        words = _without_numbers(line.words)
        match = _PLACED.search(words) or _SMALL_PLACE.match(words)
        if not match or ABOUT.search(line.words[: match.start()]) or not any(map(str.islower, match["place"])):
            continue
        place = match["place"].strip()
        fields["place"] = Field(place, place, line.sub(match.start("place"), match.start("place") + len(place)), 0.97)
        if match["day"]:
            day = next((d.day for d in find_days(match["day"])), None)
            if day:
                span = line.sub(match.start("day"), match.end("day"))
                fields["issued"] = Field(match["day"], day.isoformat(), span, 0.99)
            return day
        return None
    return None
