"""Indicators in prose: the quantified points of a section of goals."""

from __future__ import annotations

import re

from dondoc.core.orders.figures import Figure, find_figures
from dondoc.core.orders.indicators import direction_of
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import Indicator, Target
from dondoc.core.orders.prose import groups_above
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.targets import ranked, stated
from dondoc.core.orders.words import folded, says, squeezed
from dondoc.core.values import Span

_END = re.compile(r"[;.](?=\s|$)|,\s+(?=trong đó|đồng thời|góp phần|bảo đảm|đảm bảo|phấn đấu|có khả năng)")
_YEAR = re.compile(r"(?:đến(?: hết)?|trong|hết)\s+năm\s+(\d{4})")
_VERB = re.compile(
    r"\s*(?:đạt|lên|xuống|xuống còn|còn|ở mức|tăng|giảm|là|chiếm|từ|đưa|phấn đấu"
    r"|duy trì|hình thành|có|xây dựng|đảm bảo|bảo đảm|triển khai|cho|tối thiểu|mỗi năm)+\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:(?:phấn đấu|đảm bảo|bảo đảm|đến (?:hết )?năm \d{4}|có|đạt|đồng thời|trong đó)[,:]?\s+)+", re.IGNORECASE
)
_MONEY = ("đồng", "usd")
_TELLING = 12
_NOT_NAMES = ("grdp", "gdp", "so với", "mỗi năm", "hằng năm", "hàng năm", "một năm", "trở lên")
_LONGEST = 220
_NEAR = 40


def indicators_of_goals(reading: Reading) -> list[Indicator]:
    """One indicator for each figure with a per cent sign, a comparing word or a unit in the sections of goals."""
    out: list[Indicator] = []
    for line in reading.lines:
        if line.zone == "goals" and not line.children:
            out.extend(_of_line(reading, line))
    return out


def _counts(reading: Reading, words: str, figure: Figure) -> bool:
    if not stated(words, figure):
        return False
    if figure.percent or ranked(reading, words, figure):
        return True
    return figure.comparator != "equal" or _unit(reading, words, figure) is not None


def _of_line(reading: Reading, line: Line) -> list[Indicator]:
    words = line.words
    if not any(c.isdigit() for c in words):
        return []
    figures = [f for f in find_figures(words, reading.pack) if _counts(reading, words, f)]
    out = []
    for at, figure in enumerate(figures):
        limit = figures[at + 1].span.start if at + 1 < len(figures) else len(words)
        name = _name(reading, words, figure, limit)
        if name is not None:
            out.append(_indicator(reading, line, figure, name))
    return out


def _name(reading: Reading, words: str, figure: Figure, limit: int) -> Span | None:
    """What the figure is of: the words behind it up to the end of the clause, else those before it."""
    stop = _END.search(words, figure.tail, limit)
    after = _trim(words, Span(figure.tail, stop.start() if stop else limit))
    counted = says(reading.pack, "measure.units").match(folded(words), after.start)
    told = words[counted.end() if counted else after.start : after.end].strip()
    if after.end - after.start >= _TELLING and told and not folded(told).startswith(_NOT_NAMES):
        return after
    nearest = max(0, figure.span.start - _LONGEST)
    left = nearest + _left_edge(words[nearest : figure.span.start])
    before = words[left : figure.span.start]
    verb = _VERB.search(before)
    head = _HEAD.match(before)
    first, last = left + (head.end() if head else 0), left + (verb.start() if verb else len(before))
    name = _trim(words, Span(min(first, last), last))
    return name if name.end - name.start >= 6 else None


def _left_edge(before: str) -> int:
    """Where the words before a figure begin to name it: behind "trong đó", else behind the last mark."""
    inner = folded(before).rfind("trong đó ")
    marks = [m.end() for m in re.finditer(r"[;.]\s" if inner >= 0 else r"[;.,]\s", before)]
    return max(inner, max(marks, default=0), 0)


def _trim(words: str, span: Span) -> Span:
    cut = trimmed(words, span, " ,;.:")
    if words[: cut.end].endswith(" và"):
        cut = trimmed(words, Span(cut.start, max(cut.start, cut.end - 3)), " ,;.:")
    return Span(cut.start, max(cut.start, min(cut.end, cut.start + _LONGEST)))


def _unit(reading: Reading, words: str, figure: Figure) -> str | None:
    """The unit of measure as written: "%", "người", "tỷ đồng" (a sum of money keeps its scale)."""
    if figure.percent:
        return "%"
    start = figure.span.end if not figure.scaled else figure.span.start
    behind = words[figure.tail : figure.tail + _NEAR].lstrip()
    found = says(reading.pack, "measure.units").match(folded(behind))
    if found is None:
        return None
    unit = squeezed(behind[: found.end()])
    scale = words[start : figure.tail].rsplit(maxsplit=1)[-1] if figure.scaled and folded(unit) in _MONEY else ""
    return squeezed(f"{scale} {unit}")


def _indicator(reading: Reading, line: Line, figure: Figure, name: Span) -> Indicator:
    place, words = name.shift(line.body.start), line.words
    spot = figure.span.shift(line.body.start)
    year = _YEAR.search(" ".join(w[:_LONGEST] for w in (line.words, *(up.words for up in line.above()))))
    period = year.group(1) if year else None
    text, unit = reading.words(place), _unit(reading, words, figure)
    power = figure.power if unit and " " in unit and folded(unit).endswith(_MONEY) else 1
    low, high = figure.low / power, figure.high / power
    target = Target(reading.words(spot), figure.comparator, low, high, spot, figure.base_year, period, 0.8)
    direction, kind = direction_of(reading, text, (target,))
    return Indicator(
        text,
        place,
        id=reading.ids.give("indicator", None, line.label, text, target.raw),
        number=line.label,
        appendix=reading.facts.appendix_of(place.start),
        groups=groups_above(line),
        unit=unit,
        direction=direction,
        kind=kind,
        targets=(target,),
        row=line.span,
        confidence=0.7,
    )
