"""Whom "Kính gửi" addresses: the units addressed, grouped lists unfolded ("Các Vụ: A, B" are Vụ A and Vụ B)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from dondoc.core.document.head import ADDRESS, BASIS, WIRE, dated_opening
from dondoc.core.document.lines import Line, folded, trimmed
from dondoc.core.orders.model import UnitMention
from dondoc.core.packs import Pack
from dondoc.core.values import Span

_BULLET = re.compile(r"(?:^|(?<=[;.:)])\s*)[-–—+•*]\s*(?=[^\s\d-])")
_GROUP = re.compile(
    r"\W*(?P<lead>(?:[^\W\d_]+\s+){0,7}?)(?:các|những)\s+(?P<head>[^\W\d_]+(?:,?\s[^\W\d_]+){0,6})\s*:\s*(?P<list>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_PEOPLES = re.compile(r"(?:UBND|[ỦU][yỷ]\s+ban\s+nhân\s+dân)\s*$", re.IGNORECASE)
_PLACES = {"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu"}
_HEADS = {
    "vụ", "cục", "tổng cục", "sở", "bộ", "ban", "viện", "trường", "trung tâm", "phòng", "chi cục", "tập đoàn",
    "tổng công ty", "công ty", "hội", "học viện", "báo", "tạp chí", "ủy ban", "văn phòng", "đoàn",
}  # fmt: skip
_COLLECTIVE = re.compile(
    r"\W*(?:Các|Những|Tất\s+cả|Toàn\s+thể|(?:UBND|Ủy\s+ban\s+nhân\s+dân|HĐND)\s+(?:các|xã|phường|tỉnh))\b",
    re.IGNORECASE,
)
_MARKS = 3
_BROKEN_OFF = 45
"""The rest of a name that did not fit into the line of "Kính gửi" is shorter than this."""
_SURE = 0.9
_REGISTERED = 0.95
_MOST_PARTS = 4
_LONGEST = 220
_HUGE = 4000
"""A line longer than this is no list of addressees, whatever its first words."""


def read_addressees(
    lines: tuple[Line, ...], end: int, on: date | None, pack: Pack
) -> tuple[tuple[UnitMention, ...], tuple[int, int] | None]:
    """The addressees and the lines that name them (first, behind the last), or None where nothing is addressed."""
    opening = next((x for x in lines[:end] if _opening(x)), None)
    if opening is None:
        return (), None
    begin = _opening(opening) or 0
    parts = _parts(opening, begin)
    at = opening.at + 1
    bulleted = False
    if len(opening.words) > _HUGE:
        return (), None
    for line in lines[at:end]:
        begins = bool(_BULLET.match(line.words))
        if not _belongs(line, begins, bulleted, bool(parts), lines[line.at - 1]):
            break
        bulleted = bulleted or begins
        parts += _parts(line, 0)
        at = line.at + 1
    if at == opening.at + 1 and _breaks_off(opening, lines[at : min(at + 2, end)]):
        parts = _parts(_with_rest(opening, lines[at]), begin)
        at += 1
    units = [u for line, low, high in parts for u in _units(line, low, high, on, pack)]
    return tuple(units), (opening.at, at)


def _opening(line: Line) -> int | None:
    """Where the addressees begin in a line that says "Kính gửi", or "… điện:" in a telegram; None in any other."""
    wire = WIRE.match(line.words)
    if wire and len(line.words) < _LONGEST:
        return wire.end()
    match = ADDRESS.search(line.words)
    if match is None:
        return None
    apart = match.start() < _MARKS or line.words[: match.start()].rstrip().endswith((".", ":", ")"))
    return match.end() if apart or dated_opening(line.words) is not None else None


def _belongs(line: Line, begins: bool, bulleted: bool, any_yet: bool, above: Line) -> bool:
    if BASIS.match(line.words) or (any_yet and not bulleted and above.words.rstrip().endswith(".")):
        return False
    if begins:
        return len(line.words) <= 3 * _LONGEST
    if bulleted or len(line.words) > _LONGEST or re.match(r"(?:\d|[IVX]+)[.)]", line.words):
        return False
    open_list = above.words.rstrip().endswith((";", ",", ":"))
    return open_list or (not any_yet and _opening(above) is not None)


def _breaks_off(opening: Line, below: tuple[Line, ...]) -> bool:
    """Whether the only addressee's name ends in the next line: short, bare of marks, a sentence under it."""
    if not below or opening.words.rstrip()[-1:] in ".;:," or opening.is_cell or below[0].is_cell:
        return False
    rest = below[0].words.strip()
    bare = len(rest) <= _BROKEN_OFF and not re.search(r"[.;:,/\d]", rest) and rest[:1] not in "-–—+•*("
    return bare and not below[0].is_upper and len(below) > 1 and len(below[1].words) > _BROKEN_OFF


def _with_rest(line: Line, rest: Line) -> Line:
    """A line with the next one behind it, in the places of the text."""
    words = f"{line.words}{chr(10) * (rest.span.start - line.span.end)}{rest.words}"
    return replace(line, span=Span(line.span.start, rest.span.end), words=words)


def _parts(line: Line, begin: int) -> list[tuple[Line, int, int]]:
    starts = [m.end() for m in _BULLET.finditer(line.words, begin)]
    if not starts or line.words[begin : starts[0]].strip(" -–:;.*"):
        starts = [begin, *starts]
    bounds = [*starts, len(line.words)]
    out = []
    for start, end in pairwise(bounds):
        low, high = trimmed(line.words, start, end, " \t\n;,.:-–—+•*")
        if any(c.isalnum() for c in line.words[low:high]):
            out.append((line, low, high))
    return out


def _units(line: Line, low: int, high: int, on: date | None, pack: Pack) -> list[UnitMention]:
    words = line.words[low:high]
    group = _GROUP.match(words)
    heads = _heads(group) if group else ()
    if group and heads:
        return _unfolded(line, low, group, (heads, on, pack))
    whole = pack.resolve_unit(folded(words), on)
    if (whole.unit and whole.confidence >= _SURE) or (whole.group and ";" not in words):
        return [UnitMention(folded(words), line.sub(low, high), whole.unit, whole.group, whole.confidence)]
    if not re.search(r"[,;]|\s(?:và|hoặc)\s", words):
        return [UnitMention(folded(words), line.sub(low, high), whole.unit, whole.group, whole.confidence)]
    named = pack.split_units(words, on)
    apart = any(m.unit or _of_another_kind(words, s) for s, m in named)
    if _COLLECTIVE.match(words) and not apart and ";" not in words:
        code = next((m.group for _, m in named if m.group), None)
        return [UnitMention(folded(words), line.sub(low, high), None, code, 0.9 if code else 0.6)]
    return [
        UnitMention(folded(s.of(words)), line.sub(low + s.start, low + s.end), m.unit, m.group, m.confidence)
        for s, m in named
    ]


def _of_another_kind(words: str, place: Span) -> bool:
    """Whether a name behind a comma is of another kind than what "Các" opens: "Các ban …, Văn phòng Huyện ủy"."""
    kind = place.of(words).split()[0]
    return words[: place.start].endswith(", ") and kind[:1].isupper() and kind.lower() not in words.lower().split()[:3]


def _heads(group: re.Match[str]) -> tuple[str, ...]:
    """What to put back before each name: "Vụ" for "Các Vụ: …", a people's committee for "UBND các tỉnh: …"."""
    said = [folded(h) for h in re.split(r",|\s+và\s+", group["head"].casefold())]
    if _PEOPLES.search(group["lead"]):
        return tuple(f"Ủy ban nhân dân {h}" for h in said if h in _PLACES)
    return tuple(h[:1].upper() + h[1:] for h in said if h in _HEADS)


type _Known = tuple[tuple[str, ...], date | None, Pack]


def _unfolded(line: Line, low: int, group: re.Match[str], known: _Known) -> list[UnitMention]:
    """Each name of a grouped list with the kind of unit put back before it."""
    names = group["list"]
    out = []
    for span in _names(names, known):
        start, end = low + group.start("list") + span.start, low + group.start("list") + span.end
        raw = folded(span.of(names))
        full, sure = _full_name(raw, known)
        out.append(UnitMention(raw, line.sub(start, end), full, None, sure))
    return out


def _full_name(raw: str, known: _Known) -> tuple[str, float]:
    """The register's name of a unit in a list, else the name with the kind put back before it."""
    heads, on, pack = known
    begun = next((h for h in heads if raw.casefold().startswith(h.casefold() + " ")), None)
    tries = [raw] if begun else [*(f"{h} {raw}" for h in heads), raw]
    for full in tries:
        match = pack.resolve_unit(full, on)
        if match.unit and match.confidence >= _SURE:
            return match.unit, match.confidence
    return tries[0], 0.8


def _names(names: str, known: _Known) -> list[Span]:
    """The names of a list: parted by semicolons, and by commas and "và" unless the register knows the longer name.

    Between semicolons a comma may belong to a name that no register has: then the words stay whole.
    """
    chunks = _cut(names, re.compile(r"\s*;\s*"), Span(0, len(names)))
    out: list[Span] = []
    for chunk in chunks:
        parts = _joined(names, _cut(names, re.compile(r"\s*,\s*|\s+và\s+"), chunk), known)
        told = len(chunks) == 1 or any(_full_name(s.of(names), known)[1] >= _REGISTERED for s in parts)
        out += parts if told else [Span(*trimmed(names, chunk.start, chunk.end))]
    return [s for s in out if any(c.isalnum() for c in s.of(names))]


def _cut(names: str, mark: re.Pattern[str], within: Span) -> list[Span]:
    cuts = [m.span() for m in mark.finditer(names, within.start, within.end)]
    starts = [within.start, *(e for _, e in cuts)]
    return [Span(a, max(a, b)) for a, b in zip(starts, [*(s for s, _ in cuts), within.end], strict=True)]


def _joined(names: str, parts: list[Span], known: _Known) -> list[Span]:
    """Parts joined again where the register knows the longer name ("Văn hóa, Thể thao và Du lịch")."""
    out: list[Span] = []
    at = 0
    while at < len(parts):
        wider = range(min(len(parts), at + _MOST_PARTS) - 1, at, -1)
        whole = (j for j in wider if _full_name(names[parts[at].start : parts[j].end], known)[1] >= _REGISTERED)
        upto = next(whole, at)
        out.append(Span(*trimmed(names, parts[at].start, parts[upto].end)))
        at = upto + 1
    return out
