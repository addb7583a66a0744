"""Cuts a cell that names several units into the separately named ones, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dondoc.core.alphabet import LOWER, UPPER
from dondoc.core.packs.model import UnitMatch
from dondoc.core.packs.register import Register
from dondoc.core.values import Span

_HARD = re.compile(r"[;|•]|(?:\n|^)\s*[-–—+*]\s*(?=\S)|\./\.?|\.(?=\s*(?:\n|$))")
_JOINT = (
    r"(?<!Văn phòng HĐND)(?<!Văn phòng Hội đồng nhân dân)(?<!Văn phòng Đoàn ĐBQH)(?<!Văn phòng Đoàn đại biểu Quốc hội)"
)
"""Behind these "và" stands within the name of one office: "Văn phòng HĐND và UBND phường"."""
_HELD = r"(?!\s*(?:chữa bệnh|chữa cháy|chống)(?!\w))"
"""Behind a comma these go on with the word before it: "khám, chữa bệnh"."""
_SOFT = re.compile(
    rf"\s*,{_HELD}\s*(?:và\s+)?|{_JOINT}\s+và\s+|\s+cùng(?:\s+với)?\s+(?!cấp(?!\w)|ngành(?!\w))|\s*(?<![Đđ])(?<!HIV)/\s*|\s+\+\s+"
)
_MANY = re.compile(r"(?:[Cc]ác|[Nn]hững)\s+")
_OFFICER = re.compile(r"(?:[Cc]ông chức|[Cc]án bộ|[Vv]iên chức|[Bb]ộ phận)\s+(?=[A-ZĐÀ-Ỹ])")
"""An office of a commune may be named after several fields: "Công chức Địa chính - Xây dựng và Môi trường"."""
_MOST = 8
_NAMED = 2
"""How many words a name has at least."""
_PERSON = re.compile(r"\s*(?:[Đđ]/[cC]|[Đđ]ồng chí|[ÔÔô]ng|[Bb]à|TS\.|ThS\.|PGS\.|GS\.|BS\.)\s*(?=\w)")
"""The name of a person; his post may stand behind a comma."""
_POST = re.compile(
    r"(?:[Pp]hó\s|[Ủủ]y viên|[Tt]rưởng\s|[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Cc]hánh\s|[Tt]hường trực|[Tt]hành viên"
    r"|[Cc]ục trưởng|[Vv]ụ trưởng|[Hh]iệu trưởng)"
)
"""What a person is, behind the comma of his name."""
_HEADED = 0.8
"""How sure a name is that no register has, its kind taken from the head of its list."""
_OTHERS, _ALL = "others", 0.9
"""All units of a name in small letters: "các sở giáo dục và đào tạo"."""
_OF = re.compile(r"\s(?:của|thuộc|trực thuộc)\s+")
_WITHIN = (
    "uản lý",
    "nhân dân",
    "UBND",
    "HĐND",
    "Các",
    "các",
    "những",
    "hanh tra",
    "ăn phòng",
    "ông đoàn",
    "ảng ủy",
    "Khối",
    "thuộc",
    "của",
)
_POSTS = ("rưởng", "iám đốc", "ủ tịch", "í thư", "ãnh đạo", "ại diện", "ủ nhiệm", "ứng đầu", "ành viên")
"""Ends of the titles that stand before whom they belong to: "Tổ trưởng các tổ chuyên môn"."""
_BODY = re.compile(r"(?:UBND|HĐND|[UỦ][ỷy] ban nhân dân|Hội đồng nhân dân)(?!\w|\s+các)")
_OFFICE = re.compile(rf"Văn phòng\s+(?:Đoàn\s+[^,;]+?|{_BODY.pattern})(?:,\s*{_BODY.pattern})?$")
"""One office serves two bodies: "Văn phòng HĐND và UBND huyện"."""
_ZONES = re.compile(r"Ban [Qq]uản lý (?:các )?[Kk]hu ")
_ZONE = re.compile(r"(?:các )?[Kk]hu (?:công nghiệp|chế xuất|kinh tế|công nghệ)")
"""Boards are named after several kinds of zones: "Ban Quản lý Khu kinh tế … và các Khu công nghiệp …"."""
_BODY_KIND = r"(?:sở|ban|ngành|cơ quan|đơn vị|địa phương|lực lượng|đoàn thể|tổ chức|doanh nghiệp|hội|phòng)"
_BODIES = rf"(?:các|những)\s+{_BODY_KIND}(?:(?:,\s*|\s+và\s+|\s*/\s*){_BODY_KIND})*"
"""What opens a list of names of any kind: "các ngành: Công an, Quân sự", "các cơ quan, đơn vị: …"."""
_ACRONYM = re.compile(rf"[A-ZĐ]{{3,}}[\w&-]*\s+[{UPPER}][{LOWER}]")
"""A name that opens with its letters: "VNPT Đông Giang"."""
_NO_ROOM = r"[Pp]hòng(?:,?\s+(?:chống|cháy|ngừa)|\s+thủ)(?!\w)"
"""Here "Phòng" is no office: "Cục Quản lý đê điều và Phòng, chống thiên tai"."""
_TRIM = " \t\r\n,;:"
_FIRST = re.compile(r"(?!\s)")
_FAR = 200
"""More parts than any name has."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch between two possible cuts; ``glued`` when no separator but only a kind word stands before it."""

    start: int
    end: int
    glued: bool = False
    joined: bool = False
    """True when "và" (or nothing) stands before it rather than a comma."""


Found = list[tuple[Span, UnitMatch]]


class Splitter:
    """Splits by trying the longest run of words that is one name, then one collective, then one unknown name."""

    def __init__(self, register: Register) -> None:
        self.register = register
        words = register.data.words
        posts = _any(title for role in register.data.roles for title in role.titles)
        counted = rf"\d{{1,3}}\s+{_any(['tỉnh', 'khoa', 'ấp', 'thôn', 'bản', 'khối', *register.data.lower_kinds])}\b"
        opening = rf"(?!{_NO_ROOM})(?:(?:{_any(words.kinds)}|{posts})\b|[Cc]ác\s|{counted})"
        self._opens = re.compile(rf"{opening}|{_any(words.short)}\b")
        upper = "".join(c for c in map(chr, range(0x41, 0x1F00)) if c.isupper())
        inside = "".join(f"(?<!{word})" for word in (*_POSTS, *_WITHIN))
        several = r"[Cc]ác\s(?:sở|ban|bộ|ngành|cơ quan|đơn vị|tổ chức|phòng|hội|đoàn thể|doanh nghiệp|bên|đối tác)\b"
        parting = rf"{inside}\s+(?=(?:{_any(words.breaking)})\s+[{upper}]|Các\s|{several})"
        self._glue = re.compile(rf"(?<=[\w)])(?:\s*\n\s*(?={opening})|{parting})")
        lower = _any(["tỉnh", *register.data.lower_kinds])
        self._level = re.compile(rf"(?:{lower}|cấp\s+{lower})(?!\w|\s+[{upper}])")
        """More places behind a body: "UBND huyện, thị xã, thành phố" is all of them."""
        titles = _any(register.data.collectives.titles)
        kinds = _any(words.carried)
        carried = rf"(?:(?:các|những)\s+)?(?P<kind>{kinds})(?:(?:,\s*|\s+và\s+)(?:{kinds}|{_BODY_KIND}))*"
        below = (
            rf"(?P<body>UBND|[UỦ][ỷy] ban nhân dân)\s+(?:các\s+|\d+\s+)?(?P<lower>{lower})(?:(?:,\s*|\s+và\s+){lower})*"
        )
        self._before_list = re.compile(rf"(?:{titles}\s+)?(?:{carried}|{below}|{_BODIES})\s*:\s*", re.IGNORECASE)
        self._carries = re.compile(rf"({_any(words.carried)})\s")

    def split(self, raw: str, on: date | None) -> Found:
        """Separately named units in the order of the words; spans are relative to ``raw``."""
        out: Found = []
        for start, end in _stretches(raw):
            out += self._segment(raw, start, end, on)
        return out

    def _segment(self, raw: str, start: int, end: int, on: date | None) -> Found:
        bits, at, kind, head, listed = list(_bits(raw, start, end, self._glue)), 0, None, "", False
        out: Found = []
        while at < len(bits):
            opened = self._before_list.match(raw, bits[at].start, end)
            if opened:
                head = kind = opened["kind"] or " ".join(filter(None, (opened["body"], opened["lower"])))
                kind, listed = kind or "sở", not head
                bits = [bit for bit in bits[at:] if bit.end > opened.end()]
                bits[:1], at = [Bit(opened.end(), bit.end) for bit in bits[:1]], 0
                continue
            left = bits[at : at + _FAR]
            named = self._of_all(raw, left, on) or self._known(raw, left, kind, on) or self._collective(raw, left, on)
            found = named or self._unknown(raw, _parted(left) if listed else left, on)
            span, match, used = self._longer(raw, left, kind, on, found)
            if span.start < span.end:
                out.append((span, self._headed(span.of(raw), match, head)))
            kind = self._carried(span.of(raw), match, kind)
            at += used
        return out

    def _headed(self, words: str, match: UnitMatch, head: str) -> UnitMatch:
        """An unknown name of a list under "các Vụ:" with its kind put back before it."""
        if not head or match.unit or match.group or self._opens.match(words):
            return match
        return replace(match, unit=f"{head[:1].upper()}{head[1:]} {words}", confidence=_HEADED)

    def _of_all(self, raw: str, bits: list[Bit], on: date | None) -> tuple[Span, UnitMatch, int] | None:
        several = len(bits) > 1 and self._level.match(raw, bits[1].start)
        return self._collective(raw, bits, on) if several else None

    def _longer(
        self, raw: str, bits: list[Bit], kind: str | None, on: date | None, found: tuple[Span, UnitMatch, int]
    ) -> tuple[Span, UnitMatch, int]:
        """A known name that goes on beyond "và" as that of another: "Trung tâm Thông tin và Dữ liệu"."""
        span, match, used = found
        if match.unit is None or used >= len(bits) or not bits[used].joined or bits[used].glued:
            return found
        first = self._carries.match(raw, bits[0].start)
        words = raw[bits[used].start : bits[used].end].strip(_TRIM)
        plain = words[:1].isupper() and words[1:].islower() and not self._opens.match(words)
        if (
            first is None
            or not plain
            or self.register.resolve(words, on).unit
            or self.register.groups.is_collective(words)
        ):
            return found
        if any(self.register.sure(f"{before} {words}", on) for before in (first.group(1), *_kinds(kind))):
            return found
        whole = _trimmed(raw, span.start, bits[used].end)
        return whole, self.register.resolve(whole.of(raw), on), used + 1

    def _known(
        self, raw: str, bits: list[Bit], kind: str | None, on: date | None
    ) -> tuple[Span, UnitMatch, int] | None:
        for used in range(min(len(bits), _MOST), 0, -1):
            span = _trimmed(raw, bits[0].start, bits[used - 1].end)
            words = span.of(raw)
            match = self.register.sure(words, on)
            many = _MANY.match(words) if match is None else None
            if many:
                rest = words[many.end() :]
                match = self.register.sure(rest, on)
                if match and rest.islower():
                    return span, UnitMatch(None, self.register.groups.code(words) or _OTHERS, _ALL, "group"), used
                alone = used == len(bits) or self._opens.match(raw, bits[used].start) is not None
                span = Span(span.end - len(rest), span.end) if match and not alone else span
            for before in _kinds(kind) if match is None else ():
                match = match or self.register.sure(f"{before} {words}", on)
            if match:
                return span, match, used
        return None

    def _collective(self, raw: str, bits: list[Bit], on: date | None) -> tuple[Span, UnitMatch, int] | None:
        for used in range(min(len(bits), _MOST), 0, -1):
            if any(_MANY.match(raw, bit.start) or self._named(raw, bit) for bit in bits[1:used] if not bit.glued):
                continue
            span = _trimmed(raw, bits[0].start, bits[used - 1].end)
            if used < len(bits) and bits[used].joined and self._one_name(raw, span, bits[used]):
                continue
            match = self.register.resolve(span.of(raw), on) if self.register.groups.code(span.of(raw)) else None
            match = match or (self._of_one(span.of(raw), on) if used > 1 else None)
            if match and match.group:
                return span, match, used
        return None

    def _named(self, raw: str, bit: Bit) -> bool:
        """Whether a kind of unit with a name of its own stands there: "Phòng Đào tạo" in "các khoa, Phòng Đào tạo"."""
        kind = self._opens.match(raw, bit.start, bit.end)
        return kind is not None and raw[bit.start].isupper() and raw[kind.end() : bit.end].lstrip()[:1].isupper()

    def _one_name(self, raw: str, span: Span, then: Bit) -> bool:
        """Whether what looks like a kind of body opens one name: "Viện Nghiên cứu và Chuyển giao công nghệ"."""
        several = _MANY.match(raw, span.start) is not None or len(span.of(raw).split()) < _NAMED
        here, behind = raw[span.start : span.end].split()[1:2], raw[then.start : then.end]
        return not several and here[0][:1].isupper() and behind[:1].isupper() and not self._opens.match(behind)

    def _of_one(self, words: str, on: date | None) -> UnitMatch | None:
        """A collective of one unit whose name holds "và" or a comma: "các đơn vị của Bộ Giáo dục và Đào tạo"."""
        found = _OF.search(words)
        code = self.register.groups.code(f"{words[: found.end()]}Bộ") if found else None
        known = self.register.sure(words[found.end() :], on) if found and code else None
        return UnitMatch(None, code, known.confidence, "group") if known and code else None

    def _unknown(self, raw: str, bits: list[Bit], on: date | None) -> tuple[Span, UnitMatch, int]:
        used = 1
        if _called_by_name(raw[bits[0].start : bits[0].end]) and len(bits) > 1 and _POST.match(raw, bits[1].start):
            used = 2
        if any(form.match(raw, bits[0].start) for form in (self._opens, _PERSON, _OFFICER)):
            zones = _ZONES.match(raw, bits[0].start) is not None
            while used < len(bits) and (
                (zones and _zone(raw, bits[used])) or self._goes_on(raw, bits[used], raw[bits[0].start :], on)
            ):
                used += 1
        span = _trimmed(raw, bits[0].start, bits[used - 1].end)
        return span, self.register.resolve(span.of(raw), on), used

    def _goes_on(self, raw: str, bit: Bit, first: str, on: date | None) -> bool:
        """Whether the words belong to the unknown name before them: they open no name and no collective."""
        words = raw[bit.start : bit.end]
        if bit.glued or self._opens.match(words) or self.register.sure(words, on):
            return False
        if self.register.groups.is_collective(words) or (not bit.joined and _ACRONYM.match(words)):
            return False
        if _PERSON.match(words):
            return False
        if _PERSON.match(first) and words[:1].islower():
            return True
        return bit.joined or _proper(words) or not self.register.groups.starts(words)

    def _carried(self, words: str, match: UnitMatch, kind: str | None) -> str | None:
        """The kind word that a list may drop from here on ("Sở Tài chính, Nội vụ, Tư pháp")."""
        if match.unit is None:
            return kind if match.group is None and not self._opens.match(words) else None
        opened = self._carries.match(words)
        if opened:
            return opened.group(1)
        return None if self.register.sure(words, None) else kind


def _called_by_name(words: str) -> bool:
    """Whether words are a person's name behind "đồng chí", and nothing else."""
    person = _PERSON.match(words)
    parts = words[person.end() :].split() if person else []
    return len(parts) > 1 and all(part.istitle() for part in parts)


def _parted(bits: list[Bit]) -> list[Bit]:
    """The first of a list of names of any kind, with what "và" joins to it: "các ngành: Công an, Quân sự"."""
    return bits[: next((n for n, bit in enumerate(bits) if n and not bit.joined), len(bits))]


def _proper(words: str) -> bool:
    """Whether the words are the name of a place: several, each with a capital ("Sóc Trăng", "Nhà Bè")."""
    tokens = words.strip(_TRIM).split()
    return len(tokens) > 1 and all(token.istitle() for token in tokens)


def _zone(raw: str, bit: Bit) -> bool:
    """Whether the words are more of what a board of zones manages."""
    return bit.joined and _ZONE.match(raw, bit.start) is not None


def _kinds(kind: str | None) -> tuple[str, ...]:
    """What may stand before a name of a list: under "các tỉnh, thành phố:" either of both."""
    if kind is None:
        return ()
    return (kind, f"{kind.removesuffix('tỉnh')}thành phố") if kind.endswith("tỉnh") else (kind,)


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True)) + ")"


class _Brackets:
    """Tells of positions of a text, asked in their order, whether they stand within brackets."""

    def __init__(self, raw: str) -> None:
        self._raw, self._at, self._deep = raw, 0, 0

    def around(self, at: int) -> bool:
        self._deep += self._raw.count("(", self._at, at) - self._raw.count(")", self._at, at)
        self._at = at
        return self._deep > 0


def _stretches(raw: str) -> Iterator[tuple[int, int]]:
    """What stands between the marks that part names for certain, from the first letter on."""
    at, brackets = 0, _Brackets(raw)
    for cut in _HARD.finditer(raw):
        if not brackets.around(cut.start()):
            yield at, cut.start()
            at = next(m.start() for m in _FIRST.finditer(raw, cut.end()))
    yield at, len(raw)


def _bits(raw: str, start: int, end: int, glue: re.Pattern[str]) -> Iterator[Bit]:
    cuts = [(m.start(), m.end(), False, "," not in m.group()) for m in _SOFT.finditer(raw, start, end)]
    cuts += [(m.start(), m.end(), True, True) for m in glue.finditer(raw, start, end)]
    at, glued, joined, brackets = start, False, False, _Brackets(raw)
    for left, right, bare, together in sorted(cuts):
        if left < at or brackets.around(left) or (_OFFICE.search(raw, at, left) and _BODY.match(raw, right)):
            continue
        if raw[at:left].strip(_TRIM):
            yield Bit(at, left, glued, joined)
            joined = False
        at, glued, joined = right, bare, together
    if raw[at:end].strip(_TRIM):
        yield Bit(at, end, glued, joined)


def _trimmed(raw: str, start: int, end: int) -> Span:
    while start < end and raw[start] in _TRIM + "-–—+*":
        start += 1
    while end > start and raw[end - 1] in _TRIM:
        end -= 1
    return Span(start, end)
