"""Periods and figures of one document that do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.core.orders.figures import find_figures
from dondoc.core.orders.findings import Findings
from dondoc.core.orders.model import Indicator, Target, Warning
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.targets import stated
from dondoc.core.orders.words import folded, squeezed
from dondoc.core.values import Span

_PERIOD = re.compile(r"(?<![\d/])((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?![\d/])")
_WORD = re.compile(r"\w+")
_AROUND = 70
_SAME = 0.7
_NEWS = "Tin tức"
_MOST = 400
"""With more indicators than that, figures are not compared one with another."""
_LITTLE = frozenset(
    [
        "các",
        "và",
        "của",
        "về",
        "trong",
        "đến",
        "là",
        "với",
        "theo",
        "cho",
        "một",
        "số",
        "có",
        "được",
        "từ",
        "năm",
        "giai",
        "đoạn",
        "tỷ",
        "lệ",
        "thực",
        "hiện",
    ]
)


@dataclass(frozen=True, slots=True)
class _Said:
    words: frozenset[str]
    years: tuple[int, int]
    span: Span


def conflicts(reading: Reading, found: Findings) -> Iterator[Warning]:
    """Warnings of the same thing with two periods or two figures."""
    yield from _periods(reading)
    yield from _shifted(reading)
    yield from _ended(reading, found)
    yield from _figures(reading, found)


def _telling(words: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(folded(words)) if w not in _LITTLE and not w.isdigit())


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))


def _periods(reading: Reading) -> Iterator[Warning]:
    """The same words with two overlapping periods that end (or begin) in the same year."""
    text, said = reading.text.text, list[_Said]()
    for found in _PERIOD.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        before = text[max(line, found.start() - _AROUND) : found.start()]
        said.append(_Said(_telling(before), (int(found[1]), int(found[2])), Span(found.start(), found.end())))
    by_end: dict[int, list[_Said]] = {}
    for one in said:
        for other in by_end.get(one.years[1], ()):
            close = 0 < abs(other.years[0] - one.years[0]) <= 2
            if close and _both_open(one, other) and (_alike(one.words, other.words) >= _SAME):
                yield _period_warning(text, other, one)
        by_end.setdefault(one.years[1], []).append(one)


def _shifted(reading: Reading) -> Iterator[Warning]:
    """A press page that gives one plan's period now with this first year, now with the next."""
    if reading.facts.kind != _NEWS:
        return
    text, first = reading.text.text, dict[tuple[int, int], Span]()
    for found in _PERIOD.finditer(text):
        first.setdefault((int(found[1]), int(found[2])), Span(found.start(), found.end()))
    for (start, end), spot in first.items():
        other = first.get((start + 1, end))
        if other is not None:
            words = f"“{spot.of(text)}” và “{other.of(text)}”"
            yield Warning(
                "period-conflict", f"Hai giai đoạn gần trùng nhau trong một bài: {words}.", spans=(spot, other)
            )


def _both_open(a: _Said, b: _Said) -> bool:
    return bool(len(a.words) >= 4 and len(b.words) >= 4) or (not a.words and not b.words)


def _period_warning(text: str, one: _Said, two: _Said) -> Warning:
    return Warning(
        "period-conflict",
        f"Hai giai đoạn khác nhau cho cùng một việc: “{one.span.of(text)}” và “{two.span.of(text)}”.",
        spans=(one.span, two.span),
    )


def _ended(reading: Reading, found: Findings) -> Iterator[Warning]:
    """A task goes on with something whose period ended before the document was issued."""
    if reading.on is None:
        return
    for task in found.tasks:
        for end in re.finditer(r"tiếp tục[^;.]{0,120}?đến năm\s+((?:19|20)\d\d)", folded(task.text)):
            if int(end.group(1)) < reading.on.year:
                yield Warning(
                    "period-ended",
                    f"Nhiệm vụ tiếp tục thực hiện việc đã hết giai đoạn (đến năm {end.group(1)}).",
                    (task.id,),
                    (task.span,),
                )


def _figures(reading: Reading, found: Findings) -> Iterator[Warning]:
    """An indicator and the prose give the same quantity two figures."""
    named = [
        (i, _telling(i.name), i.targets[-1]) for i in found.indicators if i.targets and i.targets[-1].low is not None
    ]
    if not named or len(named) > _MOST:
        return
    for line in reading.lines:
        words = line.words
        if "%" not in words:
            continue
        for figure in find_figures(words, reading.pack):
            if not figure.percent or not stated(words, figure):
                continue
            around = _telling(words[max(0, figure.span.start - 40) : figure.tail + 60])
            for indicator, telling, target in named:
                if _clash(telling, around, target, figure.low, figure.comparator):
                    yield _figure_warning(
                        indicator,
                        target,
                        words[figure.span.start : figure.span.end],
                        figure.span.shift(line.body.start),
                    )


def _clash(telling: frozenset[str], around: frozenset[str], target: Target, low: object, comparator: str) -> bool:
    if len(telling) < 5 or len(telling & around) / len(telling) < 0.85:
        return False
    return target.low != low


def _figure_warning(indicator: Indicator, target: Target, said: str, spot: Span) -> Warning:
    return Warning(
        "figure-conflict",
        f"“{squeezed(indicator.name)[:100]}”: chỉ tiêu ghi “{squeezed(target.raw)}”, chỗ khác ghi “{squeezed(said)}”.",
        (indicator.id,),
        (target.span, spot),
    )
