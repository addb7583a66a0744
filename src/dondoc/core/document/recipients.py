"""Lines of "Nơi nhận", each with its purpose in brackets (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục 9)."""

from __future__ import annotations

import re
from itertools import pairwise

from dondoc.core.document.head import RECIPIENTS
from dondoc.core.document.lines import Line, folded, trimmed
from dondoc.core.document.parts import SIGNS, Layout
from dondoc.core.document.signer import is_name, is_sign
from dondoc.core.orders.model import Recipient
from dondoc.core.values import Span

_BULLET = re.compile(r"(?:^|(?<=[;.:)])\s*|(?<=[;.:)]\s))[-–—+•*]\s*(?=[^\s\d-])")
_PURPOSE = re.compile(r"\(\s*([^()\d]{2,120})\s*\)\W*$")
_KEPT = re.compile(r"\W*Lưu\b", re.IGNORECASE)
_LAST = 60
"""Lines among which "Nơi nhận" ends."""


def read_recipients(lines: tuple[Line, ...], layout: Layout, text: str) -> tuple[tuple[Recipient, ...], int]:
    """The recipients, and the line behind them (the start itself when there are none)."""
    if layout.recipients is None:
        return (), layout.main_end
    first = lines[layout.recipients]
    opened = RECIPIENTS.match(first.words)
    begin = opened.end() if opened else 0
    spans = [s for s in _cut(first, begin) if s.start < s.end]
    at, bulleted = first.at + 1, bool(_BULLET.search(first.words, begin))
    for line in lines[at : min(first.at + _LAST, layout.main_end)]:
        begins = bool(_BULLET.match(line.words))
        if not begins and _beside(line, lines):
            at = line.at + 1
            continue
        if _ends(line, spans, text, bulleted, begins):
            break
        bulleted = bulleted or begins
        if not begins and spans and not text[spans[-1].end : line.span.start].strip(" \n\t,:"):
            spans[-1] = Span(spans[-1].start, _end_of(line))
        else:
            spans += _cut(line, 0)
        at = line.at + 1
    return tuple(_recipient(s, text) for s in spans if any(c.isalnum() for c in s.of(text))), at


def _beside(line: Line, lines: tuple[Line, ...]) -> bool:
    """Whether a line of the signature, or a page's number, stands among the recipients, as two columns read across."""
    signs = (SIGNS.match(line.words) and line.is_upper) or is_name(line.words) or is_sign(line.words)
    signs = signs or line.words.strip().isdigit()
    return bool(signs) and any(_BULLET.match(x.words) for x in lines[line.at + 1 : line.at + 4])


def _ends(line: Line, spans: list[Span], text: str, bulleted: bool, begins: bool) -> bool:
    """Whether a line stands behind the recipients: a signature, a heading, or any line after "Lưu"."""
    if begins:
        return False
    if (SIGNS.match(line.words) and line.is_upper) or is_name(line.words) or (line.is_upper and len(line.words) > 12):
        return True
    if not spans:
        return False
    if bulleted and line.words.rstrip().endswith(";") and not line.is_cell:
        return False
    open_end = not text[spans[-1].end : line.span.start].strip(" \n\t,:")
    if _KEPT.match(spans[-1].of(text)):
        return not (open_end and line.words[:1].islower())
    return bulleted and not open_end


def _cut(line: Line, begin: int) -> list[Span]:
    """The items of one line: parted by bullets, or by semicolons where there are none."""
    words = line.words
    starts = [m.end() for m in _BULLET.finditer(words, begin)]
    if not starts or words[begin : starts[0]].strip(" -–:;.*"):
        starts = sorted({begin, *starts})
        if len(starts) == 1:
            starts += [m.end() for m in re.finditer(r";\s+(?=[^\s(])", words[begin:]) if m.end() + begin < len(words)]
            starts = [begin, *(begin + s for s in starts[1:])]
    bounds = [*starts, len(words)]
    out = []
    for start, end in pairwise(bounds):
        low, high = trimmed(words, start, end, " \t\n;,.:-–—+•*/")
        out.append(line.sub(low, max(low, high)))
    return out


def _end_of(line: Line) -> int:
    return line.sub(0, trimmed(line.words, 0, len(line.words), " \t\n;,./")[1]).end


def _recipient(span: Span, text: str) -> Recipient:
    raw = folded(span.of(text))
    purpose = _PURPOSE.search(raw)
    kept = _KEPT.match(raw) is not None
    said = purpose[1].strip() if purpose and not kept and not purpose[1].isupper() else None
    return Recipient(raw, span, said, 0.97)
