"""Whom "Kính gửi" addresses: the units addressed, grouped lists unfolded ("Các Vụ: A, B" are Vụ A and Vụ B)."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from dondoc.core.document.head import ADDRESS
from dondoc.core.document.lines import Line, folded, trimmed
from dondoc.core.orders.model import UnitMention
from dondoc.core.packs import Pack
from dondoc.core.values import Span

_BULLET = re.compile(r"(?:^|(?<=[;.:)])\s*)[-–—+•*]\s*(?=[^\s\d-])")
_GROUP = re.compile(
    r"\W*(?:Các|Những)\s+(?P<head>[^\W\d_]+(?:\s[^\W\d_]+){0,3})\s*:\s*(?P<list>.+)$", re.IGNORECASE | re.DOTALL
)
_HEADS = {
    "vụ", "cục", "tổng cục", "sở", "bộ", "ban", "viện", "trường", "trung tâm", "phòng", "chi cục", "tập đoàn",
    "tổng công ty", "công ty", "hội", "học viện", "báo", "tạp chí", "ủy ban", "văn phòng", "đoàn",
}  # fmt: skip
_COLLECTIVE = re.compile(
    r"\W*(?:Các|Những|Tất\s+cả|Toàn\s+thể|(?:UBND|Ủy\s+ban\s+nhân\s+dân|HĐND)\s+(?:các|xã|phường|tỉnh))\b",
    re.IGNORECASE,
)
_SURE = 0.9
_LONGEST = 220


def read_addressees(
    lines: tuple[Line, ...], end: int, on: date | None, pack: Pack
) -> tuple[tuple[UnitMention, ...], tuple[int, int] | None]:
    """The addressees and the lines that name them (first, behind the last), or None where nothing is addressed."""
    opening = next((x for x in lines[:end] if ADDRESS.search(x.words) and _opens(x)), None)
    if opening is None:
        return (), None
    match = ADDRESS.search(opening.words)
    begin = match.end() if match else 0
    parts = _parts(opening, begin)
    at = opening.at + 1
    bulleted = False
    for line in lines[at:end]:
        begins = bool(_BULLET.match(line.words))
        if not _belongs(line, begins, bulleted, bool(parts), lines[line.at - 1]):
            break
        bulleted = bulleted or begins
        parts += _parts(line, 0)
        at = line.at + 1
    units = [u for line, low, high in parts for u in _units(line, low, high, on, pack)]
    return tuple(units), (opening.at, at)


def _opens(line: Line) -> bool:
    match = ADDRESS.search(line.words)
    if match is None:
        return False
    return match.start() < 3 or line.words[: match.start()].rstrip().endswith((".", ":", ")"))


def _belongs(line: Line, begins: bool, bulleted: bool, any_yet: bool, above: Line) -> bool:
    if begins:
        return len(line.words) <= 3 * _LONGEST
    if bulleted or len(line.words) > _LONGEST or re.match(r"(?:\d|[IVX]+)[.)]", line.words):
        return False
    open_list = above.words.rstrip().endswith((";", ",", ":"))
    return open_list or (not any_yet and bool(ADDRESS.search(above.words)))


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
    if group and group["head"].casefold() in _HEADS:
        return _unfolded(line, low, group, on, pack)
    whole = pack.resolve_unit(folded(words), on)
    if (whole.unit and whole.confidence >= _SURE) or (whole.group and ";" not in words):
        return [UnitMention(folded(words), line.sub(low, high), whole.unit, whole.group, whole.confidence)]
    named = pack.split_units(words, on)
    if _COLLECTIVE.match(words) and not any(m.unit for _, m in named) and ";" not in words:
        code = next((m.group for _, m in named if m.group), None)
        return [UnitMention(folded(words), line.sub(low, high), None, code, 0.9 if code else 0.6)]
    return [
        UnitMention(folded(s.of(words)), line.sub(low + s.start, low + s.end), m.unit, m.group, m.confidence)
        for s, m in named
    ]


def _unfolded(line: Line, low: int, group: re.Match[str], on: date | None, pack: Pack) -> list[UnitMention]:
    """Each name of a grouped list with the kind of unit put back before it."""
    head = group["head"][:1].upper() + group["head"][1:].lower()
    names = group["list"]
    out = []
    for span in _names(names, head, on, pack):
        start, end = low + group.start("list") + span.start, low + group.start("list") + span.end
        raw = folded(span.of(names))
        full = raw if raw.casefold().startswith(head.casefold() + " ") else f"{head} {raw}"
        match = pack.resolve_unit(full, on)
        known = match.unit if match.confidence >= _SURE else None
        out.append(UnitMention(raw, line.sub(start, end), known or full, None, match.confidence if known else 0.8))
    return out


def _names(names: str, head: str, on: date | None, pack: Pack) -> list[Span]:
    """The names of a list: parted by semicolons, else by commas and "và" unless the register knows the longer name."""
    marks = r"\s*;\s*" if ";" in names else r"\s*,\s*|\s+và\s+"
    cuts = [m.span() for m in re.finditer(marks, names)]
    starts = [0, *(e for _, e in cuts)]
    ends = [*(s for s, _ in cuts), len(names)]
    out: list[Span] = []
    at = 0
    while at < len(starts):
        wider = range(min(len(ends), at + 4) - 1, at, -1)
        upto = next((j for j in wider if _registered(f"{head} {names[starts[at] : ends[j]]}", on, pack)), at)
        low, high = trimmed(names, starts[at], ends[upto])
        if any(c.isalnum() for c in names[low:high]):
            out.append(Span(low, high))
        at = upto + 1
    return out


def _registered(name: str, on: date | None, pack: Pack) -> bool:
    match = pack.resolve_unit(folded(name), on)
    return bool(match.unit) and match.confidence >= 0.95
