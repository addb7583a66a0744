"""Who issued a document: the agency block, the office above "Căn cứ", the signature, the number's code."""

from __future__ import annotations

import re
from datetime import date

from dondoc.core.document.head import ABOUT, MOTTO, Head
from dondoc.core.document.lines import Line, folded, is_upper
from dondoc.core.document.numbers import Number
from dondoc.core.document.title import is_authority
from dondoc.core.orders.model import Field
from dondoc.core.packs import Pack
from dondoc.core.packs.folding import fold
from dondoc.core.values import Span

_PLACE = r"T[ỈÌĨI]NH|THÀNH\s+PHỐ|TP\.?|HUYỆN|QUẬN|THỊ\s+XÃ|THỊ\s+TRẤN|XÃ|PHƯỜNG|ĐẶC\s+KHU"
_LOCAL = re.compile(rf"(?:{_PLACE})\s")
_PEOPLES = re.compile(r"(?:[ỦU][YỶ]\s+BAN|H[ỘO]I\s+Đ[ỒO]NG)\s+NH[ÂA]N\s+D[ÂA]N$|UBND$|HĐND$|UỶ\s+BAN\s+NHÂN\s+DÂN$")
_BELOW = re.compile(r"(?:SỞ|PHÒNG|CHI\s+CỤC|BAN|TRUNG\s+TÂM|THANH\s+TRA|VĂN\s+PHÒNG|VIỆN|BỆNH\s+VIỆN|CÔNG\s+TY)\s")
_OPENS = re.compile(
    r"(?:B[ỘO]|SỞ|BAN|CỤC|TỔNG|VIỆN|HỘI|ĐẢNG|VĂN|TÒA|TOÀ|TRƯỜNG|CÔNG|TẬP|TRUNG\s+TÂM|PHÒNG|CHI|ĐOÀN|LIÊN|NGÂN|[ỦUY]|"
    r"UBND|HĐND|THỦ|QUỐC|CHÍNH|CHỦ|THANH|KIỂM|BẢO|KHO|ĐÀI|BÁO|HỌC|BỆNH|THÀNH|TỈNH|HUYỆN|QUẬN|THỊ|XÃ|PHƯỜNG|MẶT|UB|"
    r"THƯỜNG|TIỂU|TỔ|QUÂN|HẢI|VỤ|NHÀ|TẠP|KHU|ĐẶC|ĐẠI|HỢP|DOANH|XÍ|KHOA|CẢNG|ĐỘI|TRẠM|BCĐ|BCH|LĐLĐ|TP)(?:\s|\.|$)|"
    r"[ỦU][YỶ]\s"
)
"""How names of agencies begin; a line in capitals that begins otherwise is the rest of the one above."""
_BESIDE = 120
"""Characters of the other column of a head that may stand between two lines of a name."""
_CENTRAL = re.compile(
    r"(?:tối\s+cao|Việt\s+Nam|[Tt]rung\s+ương|[Qq]uốc\s+gia|Chính\s+phủ|Quốc\s+hội|Chủ\s+tịch\s+nước)$"
)
_LEFT_OPEN = re.compile(r"(?:\s(?:VÀ|CỦA|VỀ|CÁC|CHO)|[-–,])$")
_UNDER = re.compile(
    r"\s+(?=(?:SỞ|(?:TỔNG\s+|CHI\s+)?CỤC|PHÒNG|TRƯỜNG|VIỆN|TRUNG\s+TÂM|BAN|BỆNH\s+VIỆN|THANH\s+TRA|VĂN\s+PHÒNG)\s)"
)
_STATE = (r"C[ỘO]NG", r"H(?:ÒA|OÀ|OA)", "XÃ", "HỘI", "CHỦ", "NGHĨA", r"VI[ỆE]T", "NAM")
_STATE_BEGUN = re.compile(
    "|".join([*(r"\s+".join(_STATE[:n]) for n in range(8, 0, -1)), *(r"\s+".join(_STATE[n:]) for n in range(1, 8))])
)
"""A part of the State's name, where a narrow column breaks it."""
_SHORT_FORM = re.compile(r"(?!UBND|HĐND|BCĐ|BCH)[A-ZĐ]{2,5}")
_STAMP = re.compile(r"@|\d{1,2}:\d{2}(?::\d{2})?|https?:|www\.")
_NUMBER = re.compile(r"\s*S[ốôo6ỐÔO]\s*[:.]?[\s….·_\d]*(?:/|-).*$|\s*S[ốô]\s*:.*$", re.DOTALL)
_BEHALF = re.compile(r"\W*T\s?[./]?\s?M\s?[.:]?\s+(?P<who>.+)")
_LOCAL_KINDS = {"tỉnh", "huyện", "quận", "phường"}
_COMMITTEES, _COMMITTEE = {"Tỉnh", "Thành", "Huyện", "Quận", "Thị"}, {"ủy", "uỷ"}
"""Words of a Party committee behind which its place stands: "Thành ủy Đà Lạt"."""
_SMALL = {"và", "của", "các", "cho", "về", "với", "thuộc", "trên", "địa", "bàn"}
OFFICER = re.compile(
    r"^(?:BỘ\s+TRƯỞNG|CHỦ\s+TỊCH|(?:TỔNG\s+)?GIÁM\s+ĐỐC|(?:TỔNG\s+)?CỤC\s+TRƯỞNG|CHỦ\s+NHIỆM|VIỆN\s+TRƯỞNG|HIỆU\s+TRƯỞNG|"
    r"Bộ\s+trưởng|Chủ\s+tịch|(?:Tổng\s+)?[Gg]iám\s+đốc|(?:Tổng\s+)?[Cc]ục\s+trưởng|Chủ\s+nhiệm)\s+(?=[A-ZĐÂĂÊÔƠƯỦ])"
)
_OPENERS = ("-", "–", "và", "Bộ", "Sở", "Vụ", "Cục", "Viện", "Phòng")
_SURE = 0.9
_REGISTERED = 0.98
"""Of provinces and cities that the register has; "thành phố" before any place may be a city within a province."""
_ODD = 0.5
"""Of a name that begins as no agency's does: half of it may stand under a smear."""
_BREAK, _ENDING = 2, 2
_EDGE = " \t\n*_|"


def read_issuer(head: Head, title_end: int, lines: tuple[Line, ...], pack: Pack) -> Field | None:
    """The issuer with the words that say it; None when no words do.

    ``lines`` are those of the main part, for the signature; ``title_end`` is the line behind the title.
    """
    return (
        _from_block(head, pack)
        or _from_office(head, title_end, pack)
        or _from_signature(lines, pack, head.issued)
        or _from_code(head, pack)
    )


def _from_block(head: Head, pack: Pack) -> Field | None:
    block: list[tuple[str, Span]] = []
    begun, numbered = 0, _numbered(head)
    for line in head.before:
        if _STAMP.search(line.words):
            block.clear()
            continue
        if block and numbered and begun < numbered.at < line.at and not is_upper(numbered.words):
            break
        words = _agency_words(_before_place(line, head))
        if block and not words and _ends_name(block[-1], line, pack, head.issued):
            words = line.words.strip(_EDGE)
        if words and (is_upper(words) or _known(words, pack, head.issued)):
            begun = begun if block else line.at
            at = line.words.find(words)
            block.append((words, line.sub(at, at + len(words))))
    if not block:
        return None
    whole: list[tuple[str, Span]] = []
    for words, span in block:
        if whole and (_is_place(words, whole[-1][0]) or _goes_on(whole[-1], (words, span), head, pack)):
            start, end = whole[-1][1].start, whole[-1][1].end
            whole[-1] = (f"{whole[-1][0]} {words}", Span(start, span.end if span.start - end <= _BREAK else end))
        else:
            whole += _two(words, span, head, pack)
    words, span = whole[-1]
    if _PEOPLES.fullmatch(words):
        return _with_place(words, span, head, pack)
    known = _OPENS.match(words.upper()) or _known(words, pack, head.issued)
    return Field(_said(words, span, head), _name(words, whole[:-1], head, pack), span, 0.95 if known else _ODD)


def _ends_name(above: tuple[str, Span], line: Line, pack: Pack, on: date | None) -> bool:
    """Whether a short line ends the name right above it: "ỦY BAN NHÂN / DÂN", "BẢO HIỂM XÃ HỘI / VIỆT NAM"."""
    rest = line.words.strip(_EDGE)
    near = line.span.start - above[1].end <= _BREAK and len(rest.split()) <= _ENDING
    if not near or not is_upper(rest) or not rest.replace(" ", "").isalpha():
        return False
    return bool(_PEOPLES.search(f"{above[0]} {rest}")) or resolves(f"{above[0]} {rest}", pack, on)


def _numbered(head: Head) -> Line | None:
    """The line of the number, also of one whose figures are open."""
    if head.number:
        return head.number[0]
    return next((x for x in head.before if head.symbol and _NUMBER.search(x.words)), None)


def _said(words: str, span: Span, head: Head) -> str:
    """The words that stand at a span: fewer than those of a name whose rest stands behind the other column."""
    parts = [
        x.words[max(0, span.start - x.span.start) : span.end - x.span.start]
        for x in head.before
        if x.span.start < span.end and span.start < x.span.end
    ]
    return folded(" ".join(parts)) or words


def _before_place(line: Line, head: Head) -> str:
    """The words of a line, up to where the place and the day stand in it."""
    place = head.fields.get("place")
    if place is None or not line.span.covers(place.span):
        return line.words
    return line.words[: place.span.start - line.span.start]


def _is_place(words: str, above: str) -> bool:
    """Whether a line only says where the agency above it is."""
    return bool(_LOCAL.match(words)) and not re.search(rf"(?:^|\s)(?:{_PLACE})\s", above)


def _goes_on(above: tuple[str, Span], below: tuple[str, Span], head: Head, pack: Pack) -> bool:
    """Whether the line below is the rest of a name: no name begins so, or the document says both in one breath."""
    (first, first_at), (rest, rest_at) = above, below
    if rest_at.start - first_at.end > _BESIDE or (resolves(rest, pack, head.issued) and not _LEFT_OPEN.search(first)):
        return False
    if is_upper(first) and is_upper(rest) and (_LEFT_OPEN.search(first) or not _OPENS.match(rest)):
        return True
    if not (is_upper(first) and is_upper(rest)) or rest_at.start - first_at.end > _BREAK or _PEOPLES.search(first):
        return False
    name = fold(folded(f"{first} {rest}"))
    return any(name in fold(folded(x.words)) for x in head.lines if not x.span.touches(first_at))


def _two(words: str, span: Span, head: Head, pack: Pack) -> list[tuple[str, Span]]:
    """An agency and the one above it, where both stand on one line ("UBND TỈNH LÀO CAI SỞ Y TẾ")."""
    if not is_upper(words) or resolves(words, pack, head.issued):
        return [(words, span)]
    for cut in _UNDER.finditer(words):
        if resolves(words[: cut.start()], pack, head.issued):
            above = (words[: cut.start()], Span(span.start, span.start + cut.start()))
            return [above, (words[cut.end() :], Span(span.start + cut.end(), span.end))]
    return [(words, span)]


def resolves(words: str, pack: Pack, on: date | None) -> bool:
    """Whether words name a body that the pack knows, by its register or by how such names are made."""
    match = pack.resolve_unit(folded(words), on)
    return bool(match.unit) and match.confidence >= _SURE


def _agency_words(words: str) -> str:
    if _STATE_BEGUN.fullmatch(words.strip(" *_|")) or _SHORT_FORM.fullmatch(words.strip(" *_|")):
        return ""
    words = _NUMBER.sub("", words)
    about = ABOUT.search(words)
    words = words[: about.start()] if about else words
    motto = MOTTO.search(words)
    if motto:
        words = words[: motto.start()] if motto.start() > 3 else words[motto.end() :]
        second = MOTTO.search(words)
        words = words[: second.start()] if second and second.start() > 3 else words
        words = "" if second and second.start() <= 3 else words
    words = words.strip(" \t\n-–—_*.:|")
    return words if sum(c.isalpha() for c in words) >= 4 else ""


def _known(words: str, pack: Pack, on: date | None) -> bool:
    match = pack.resolve_unit(words, on)
    return bool(match.unit) and match.confidence >= _SURE and words[:1].isupper() and len(words) < 90


def _with_place(words: str, span: Span, head: Head, pack: Pack) -> Field | None:
    """People's committee alone with the place beside the day, when the register knows the place."""
    place = head.fields.get("place")
    if place is None:
        return None
    said = "\n".join(folded(x.words).casefold() for x in head.lines[: head.body + 3])
    for kind in sorted(("thành phố", "tỉnh"), key=lambda k: f"{k} {place.value.casefold()}" not in said):
        match = pack.resolve_unit(f"Ủy ban nhân dân {kind} {place.value}", head.issued)
        if match.unit and match.confidence >= _SURE:
            return Field(words, match.unit, span, 0.7)
    return None


def _name(words: str, above: list[tuple[str, Span]], head: Head, pack: Pack) -> str:
    flat = folded(words)
    match = pack.resolve_unit(flat, head.issued)
    name = match.unit if match.unit and match.confidence >= _SURE else None
    if name is None:
        name = _as_written(flat, head)
    elif _only_longer(name, flat):
        cased = {w.casefold(): w for w in reversed(name.split())}
        name = " ".join(cased[w.casefold()] for w in flat.split())
    place = next((w for w, _ in reversed(above) if _PEOPLES.search(re.split(rf"\s(?:{_PLACE})\s", w)[0])), None)
    if not above or not (_BELOW.match(words) or _BELOW.match(name.upper())) or re.search(rf"\b(?:{_PLACE})\b", words):
        return name
    local = re.search(rf"(?:{_PLACE})\s+.+$", place) if place else None
    if local:
        return f"{name} {proper(local[0], place=True)}"
    if _CENTRAL.search(name):
        return name
    beside = _beside_the_day(head, pack)
    told = beside is None or beside.removeprefix("tỉnh ").removeprefix("thành phố ").casefold() in name.casefold()
    return name if told else f"{name} {beside}"


def _beside_the_day(head: Head, pack: Pack) -> str | None:
    """The province or city beside the day, where the register knows it as one with a people's committee."""
    place = head.fields.get("place")
    full = [place.value, *(f"{kind} {place.value}" for kind in ("tỉnh", "thành phố"))] if place else []
    matches = ((p, pack.resolve_unit(f"Ủy ban nhân dân {p}", head.issued)) for p in full)
    return next((p for p, m in matches if m.unit and m.confidence >= _REGISTERED), None)


def _only_longer(name: str, words: str) -> bool:
    """Whether the register's name only adds words to those of the document, so that these say it as well."""
    own, ours = name.casefold().split(), words.casefold().split()
    return len(own) > len(ours) and set(ours) <= set(own)


def _as_written(words: str, head: Head) -> str:
    """A name in capitals as the document itself writes it in a sentence, else by the rules of names."""
    form = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    found = [folded(m[0]) for line in head.lines for m in form.finditer(line.words) if not is_upper(m[0])]
    return (max(set(found), key=found.count) if found else proper(words)).replace("Uỷ ", "Ủy ")


def proper(words: str, *, place: bool = False) -> str:
    """A name in capitals as it is written in a sentence.

    >>> proper("BỘ KHOA HỌC VÀ CÔNG NGHỆ"), proper("ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP")
    ('Bộ Khoa học và Công nghệ', 'Ủy ban nhân dân tỉnh Đồng Tháp')
    """
    if not is_upper(words):
        return words
    out: list[str] = []
    local = place
    words_below = words.lower().split()
    for at, word in enumerate(words_below):
        bare = word.strip(",.")
        local = local and bare not in ("-", "–")
        kind = bare in _LOCAL_KINDS or (bare == "xã" and words_below[at + 1 : at + 2] != ["hội"])
        if kind and (at or place):
            local = True
            out.append(word)
            continue
        if bare == "phố" and out and out[-1].lower() == "thành":
            local, out[-1] = True, "thành"
            out.append(word)
            continue
        opens = at == 0 or local or out[-1] in _OPENERS or out[-1].endswith(",")
        out.append(word.capitalize() if opens and bare not in _SMALL else word)
        local = local or (at == 1 and bare in _COMMITTEE and out[0] in _COMMITTEES)
    return " ".join(out)


def _from_office(head: Head, title_end: int, pack: Pack) -> Field | None:
    for line in head.lines[title_end : title_end + 3]:
        if is_authority(line, pack):
            words = folded(line.words).rstrip(" :.,")
            match = pack.resolve_unit(words, head.issued)
            name = match.unit or _as_written(OFFICER.sub("", words), head)
            return Field(words, name, line.sub(0, len(line.words)), 0.95)
    return None


def _from_signature(lines: tuple[Line, ...], pack: Pack, on: date | None) -> Field | None:
    for line in reversed(lines):
        behalf = _BEHALF.match(line.words)
        if behalf and is_upper(line.words[:12]):
            who = re.split(r"\s+(?:KT|Q|TL)\.", behalf["who"])[0].strip(" .,:")
            match = pack.resolve_unit(who, on)
            if match.unit and match.confidence >= _SURE and not _PEOPLES.fullmatch(who):
                at = line.words.find(who)
                return Field(who, match.unit, line.sub(at, at + len(who)), 0.9)
    return None


def _from_code(head: Head, pack: Pack) -> Field | None:
    if head.number is None:
        return None
    line, number = head.number
    name = issuer_of(number, pack, head.issued)
    return Field(number.value, name, line.sub(number.span.start, number.span.end), 0.85) if name else None


def issuer_of(number: Number, pack: Pack, on: date | None) -> str | None:
    """The issuer that the codes of a number stand for, or None.

    >>> from dondoc.core.document.numbers import find_numbers
    >>> from dondoc.core.packs import load_pack
    >>> issuer_of(find_numbers("14/2017/NĐ-CP")[0], load_pack(), None)
    'Chính phủ'
    """
    return next((name for code in number.agencies(pack)[:1] if (name := pack.issuer_of_code(code, on))), None)
