"""Other documents that a document names: what they are, when and by whom issued, and in which role."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dondoc.core.document.dates import day_after
from dondoc.core.document.issuer import OFFICER, issuer_of
from dondoc.core.document.lines import Line, folded
from dondoc.core.document.numbers import Number, find_numbers
from dondoc.core.orders.model import Citation
from dondoc.core.packs import Pack

ROLES = ("basis", "implements", "amends", "replaces", "mentions")
_BEFORE = 160
_FAR = 600
"""How far before a number the head of the list is looked for that it may stand in."""
_MARK = 12
_OTHER_KINDS = ("Văn bản", "Điện", "Thông tri", "Chương trình hành động", "Thông báo kết luận")
_NUMBERED = re.compile(r"(?:số|Số|SỐ)\s*:?\s*$")
_OF = re.compile(r"[\s,]*(?:của\s+(?:liên\s+)?)(?P<who>[^;:.()“”\n]{2,160})")
_OF_END = re.compile(
    r"\s+(?:về|quy\s+định|phê\s+duyệt|ban\s+hành|sửa\s+đổi|hướng\s+dẫn|công\s+bố|thông\s+báo|chỉ\s+đạo|tại|"
    r"thực\s+hiện|triển\s+khai|giao|khóa|khoá|ngày|đã|là|để|được|và\s+(?=[A-ZĐ]\w+\s+số)|,)(?=\s|$)|,\s"
)
_LAW = re.compile(
    r"(?P<name>(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Hiến\s+pháp)\s+[^;:.()“”\n]{3,160}?)"
    r"(?=\s+ngày\s+\d|\s+số\s+\d|\s+năm\s+\d{4}|[;.:,]|\s+và\s+(?:Luật|Bộ\s+luật|Pháp\s+lệnh)|\s*$)"
    r"(?P<day>\s+(?:ngày\s+[\d\s/thángnăm]{8,30}\d|năm\s+\d{4}))?",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the document whose citations are read.

    Attributes:
        pack: kinds and codes.
        number: its own number, or None.
        kind: its kind.
        issued: its day.
        aliases: other forms under which it names itself (captions of its annexes).
    """

    pack: Pack
    number: Number | None
    kind: str | None
    issued: date | None
    aliases: frozenset[str] = frozenset()


def cited_in(line: Line, setting: Setting) -> list[Citation]:
    """The documents named in a line, in order, without the document itself."""
    out: list[Citation] = []
    words = line.words
    for number in find_numbers(words):
        kind, start = _kind_before(words, number, setting.pack, out, line)
        day = day_after(words, number.span.end)
        end = number.span.end
        issuer = _issuer(words, day.span.end if day else end, number, setting, day.day if day else None)
        if issuer is None and out and out[-1].number and start == _bare_start(words, number):
            issuer = _issuer_of_list(words, number, setting)
        raw = words[start:end]
        found = Citation(
            folded(raw), line.sub(start, end), number.value, kind, day.day if day else None, issuer, "mentions", 0.97
        )
        if not is_own(found, number, setting):
            out.append(found)
    return out


def is_own(found: Citation, number: Number, setting: Setting) -> bool:
    """Whether a citation is the document itself, a slip in its code included (same serial, kind and day)."""
    if number.value in setting.aliases:
        return True
    own = setting.number
    if own is None:
        return False
    if number.value == own.value:
        return found.issued is None or setting.issued is None or found.issued == setting.issued
    same_day = found.issued is not None and found.issued == setting.issued
    return same_day and number.serial == own.serial and number.codes[0] == own.codes[0] and number.year == own.year


def _bare_start(words: str, number: Number) -> int:
    low = max(0, number.span.start - _MARK)
    before = _NUMBERED.search(words, low, number.span.start)
    return before.start() if before else number.span.start


def _kind_before(words: str, number: Number, pack: Pack, above: list[Citation], line: Line) -> tuple[str | None, int]:
    """The kind named before a number and where the words of the citation begin."""
    named = number.kind(pack)
    start = _bare_start(words, number)
    window = words[max(0, start - _BEFORE) : start]
    names, one = _kind_names(tuple(k.name for k in pack.kinds if k.law != "press"))
    direct = re.search(rf"(?i:\b({one}))\s*$", window)
    if direct:
        kind = _canonical(direct[1], names)
        return (named if kind in ("Văn bản", "Điện") or kind is None else kind), start - len(window) + direct.start()
    law = re.search(r"\b(Luật|Bộ\s+luật|Pháp\s+lệnh)\s+[^;:.()“”\d]{2,140}$", window)
    if law and named is None:
        return folded(law[1]), start - len(window) + law.start()
    if named is None:
        nearest = list(re.finditer(rf"(?i:\b({one}))\b", words[max(0, start - _FAR) : start]))
        return (_canonical(nearest[-1][1], names) if nearest else None), start
    return named, start


@cache
def _kind_names(known: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The names of kinds, longest first, and the form that matches any of them."""
    names = tuple(sorted({*known, *_OTHER_KINDS}, key=len, reverse=True))
    return names, "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names)


def _canonical(words: str, names: Iterable[str]) -> str | None:
    flat = folded(words).casefold()
    return next((n for n in names if n.casefold() == flat), None)


def _issuer(words: str, at: int, number: Number, setting: Setting, day: date | None) -> str | None:
    coded = issuer_of(number, setting.pack, day)
    of = _OF.match(words, at)
    if of and (coded is None or number.party):
        found = setting.pack.find_units(of["who"], day)
        if found and found[0][0].start == 0 and found[0][1].unit:
            return found[0][1].unit
        cut = _OF_END.search(of["who"])
        who = folded(of["who"][: cut.start()] if cut else of["who"]).strip(" ,")
        if who[:1].isupper() and len(who) < 90:
            match = setting.pack.resolve_unit(who, day)
            return match.unit or OFFICER.sub("", who)
    return coded


def _issuer_of_list(words: str, number: Number, setting: Setting) -> str | None:
    """The issuer of a list whose head names it: "các Nghị quyết của Quốc hội: số …; số …"."""
    at = number.span.start
    head = re.search(r"của\s+([^;:.()]{3,60}):", words[max(0, at - _FAR) : at])
    return setting.pack.resolve_unit(head[1].strip(), None).unit if head else None


def laws_in(line: Line, taken: list[Citation], pack: Pack) -> list[Citation]:
    """Laws named without a number ("Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025") outside what is taken."""
    out = []
    for match in _LAW.finditer(line.words):
        span = line.sub(match.start(), match.end())
        if any(span.touches(c.span) for c in taken) or not match["name"].split()[1][:1].isupper():
            continue
        day = day_after(line.words, match.end("name"))
        kind = re.match(r"Bộ\s+luật|Luật|Pháp\s+lệnh|Hiến\s+pháp", match["name"])
        named = folded(kind[0]) if kind else None
        issuer = pack.issuer_of_code("QH", None)
        out.append(Citation(folded(match[0]), span, None, named, day.day if day else None, issuer, "basis", 0.9))
    return out


def merged(mentions: Iterable[Citation]) -> tuple[Citation, ...]:
    """Each document once, in order of its first mention, at the place of its most telling role.

    Two mentions of one number are one document unless both bear days and these differ.
    """
    out: list[Citation] = []
    places: dict[str, list[int]] = {}
    for one in mentions:
        known = places.setdefault(one.number or one.raw.casefold(), [])
        at = next((i for i in known if _same(out[i], one)), None)
        if at is None:
            known.append(len(out))
            out.append(one)
            continue
        best, other = sorted((out[at], one), key=lambda c: ROLES.index(c.role))
        out[at] = replace(
            best, issued=best.issued or other.issued, issuer=best.issuer or other.issuer, kind=best.kind or other.kind
        )
    return tuple(out)


def _same(a: Citation, b: Citation) -> bool:
    if a.number is None or b.number is None:
        return a.number == b.number and a.raw.casefold() == b.raw.casefold()
    return a.number == b.number and (a.issued is None or b.issued is None or a.issued == b.issued)
