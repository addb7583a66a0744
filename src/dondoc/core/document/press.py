"""Pages of the press: no number and no signature, but a headline and the hour of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dondoc.core.document.head import ADDRESSED, BASIS, MOTTO, Head
from dondoc.core.document.lines import Line, folded
from dondoc.core.orders.model import Field
from dondoc.core.text.page import is_frame_heading
from dondoc.core.values import Span

_CLOCK = r"\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?:\s?(?:AM|PM|SA|CH))?"
_NUMERIC = r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>(?:19|20)\d\d)"
_ISO = r"(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)"
_WORDY = r"(?:ngày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>(?:19|20)\d\d)".replace("?P<", "?P<x")
_LATER = _NUMERIC.replace("?P<", "?P<x")
_STAMP = re.compile(
    rf"{_CLOCK}[\s,|–-]*(?:ngày\s*)?{_NUMERIC}|{_LATER}[\s,|–-]*(?:lúc\s*)?{_CLOCK}",
    re.IGNORECASE,
)
_MARKED = re.compile(
    rf"\W*(?:date|published|ngày\s+đăng|đăng\s+ngày|cập\s+nhật(?:\s+lúc)?|thứ\s+\w+,?(?:\s+ngày)?|chủ\s+nhật,?(?:\s+ngày)?)"
    rf"[\s:,]*(?:{_CLOCK}[\s,|-]*)?(?:{_ISO}|{_NUMERIC}|{_WORDY})",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\W*(?:{_ISO}|{_NUMERIC})(?:[T\s].{{0,20}})?\W*$")
_CRUMBS = re.compile(r"\W*Trang\s+chủ\b|.{1,40}(?:\s[/>»|]\s.{1,40}){1,5}$")
_HEAD = 14
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class PressPage:
    """The headline, the day, and what of the page is not the article."""

    title: Field | None
    issued: Field
    day: date
    furniture: tuple[Span, ...]


def read_press(lines: tuple[Line, ...], head: Head, length: int) -> PressPage | None:
    """The page when the text is one of the press, else None.

    A text with a number, a kind, a motto, "Kính gửi" or "Căn cứ" at its head is none, whatever day stands on it.
    """
    if head.number or head.kind or head.symbol:
        return None
    top = lines[:_HEAD]
    if any(MOTTO.search(x.words) or ADDRESSED.match(x.words) or BASIS.match(x.words) for x in top):
        return None
    for line in top:
        found = _stamp(line)
        if found:
            day, low, high = found
            field = Field(line.words[low:high], day.isoformat(), line.sub(low, high), 0.95)
            return PressPage(_headline(lines, line), field, day, _furniture(lines, line, length))
    return None


def _stamp(line: Line) -> tuple[date, int, int] | None:
    match = _MARKED.match(line.words) or _BARE.match(line.words)
    if match is None and len(line.words) <= 90:
        match = _STAMP.search(line.words)
    if match is None:
        return None
    parts = {k.lstrip("xi"): int(v) for k, v in match.groupdict().items() if v}
    try:
        day = date(parts["y"], parts["m"], parts["d"])
    except (ValueError, KeyError):
        return None
    low = match.start() + len(match[0]) - len(match[0].lstrip(" \t-–|"))
    return day, low, match.end()


def _headline(lines: tuple[Line, ...], stamp: Line) -> Field | None:
    """The marked heading, or the line above the day (below it where none stands above) that is no breadcrumb."""
    marked = next((x for x in lines[:_HEAD] if x.piece.level == 1), None)
    above = [x for x in lines[: stamp.at] if not _CRUMBS.match(x.words) and len(x.words) <= _LONGEST_TITLE]
    best = marked or (above[-1] if above else None)
    if best is None or best.words.rstrip().endswith((".", ":")):
        return None
    return Field(folded(best.words), folded(best.words), best.span, 0.9)


def _furniture(lines: tuple[Line, ...], stamp: Line, length: int) -> tuple[Span, ...]:
    """Breadcrumbs above the headline and the list of other articles at the end."""
    title = _headline(lines, stamp)
    first = next((x.at for x in lines if title and x.span == title.span), None)
    out = [x.span for x in lines[:first] if first is not None and x.at < stamp.at]
    tail = next((x for x in lines[stamp.at :] if is_frame_heading(x.words)), None)
    if tail is not None and tail.at > len(lines) // 3:
        out.append(Span(tail.span.start, length))
    return tuple(out)
