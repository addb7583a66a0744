"""Figures reported in prose: what was achieved, not what is ordered."""

from __future__ import annotations

import re

from dondoc.core.orders.figures import Figure, find_figures
from dondoc.core.orders.model import Measure
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.targets import stated
from dondoc.core.orders.words import folded, says, squeezed
from dondoc.core.values import Span

_NAME_END = re.compile(r"[,;.:(]")
_WORDS = 14
_NEAR, _FAR = 40, 200


def measures_in(reading: Reading, span: Span) -> list[Measure]:
    """The figures with a unit of measure in a paragraph that tells what was done."""
    words = reading.words(span)
    if not any(c.isdigit() for c in words):
        return []
    out = []
    for figure in find_figures(words, reading.pack):
        unit = _unit(reading, words, figure)
        if unit is None or not stated(words, figure) or figure.low != figure.high:
            continue
        raw = trimmed(reading.text.text, Span(span.start + figure.span.start, span.start + unit))
        name = _name(words, figure, unit)
        ident = reading.ids.give("measure", name, reading.words(raw))
        comparator = figure.comparator if figure.comparator != "at_least" else "equal"
        out.append(Measure(reading.words(raw), name, figure.low, comparator, raw, ident, 0.7))
    return out


def _unit(reading: Reading, words: str, figure: Figure) -> int | None:
    """Where the unit of measure behind a figure ends, or None when none stands there."""
    if figure.percent:
        return figure.span.end
    near = words[figure.tail : figure.tail + _NEAR]
    blank = len(near) - len(near.lstrip())
    found = says(reading.pack, "measure.units").match(folded(near), blank)
    return figure.tail + found.end() if found else None


def _name(words: str, figure: Figure, unit: int) -> str:
    """What is counted: the words behind the unit up to the next comma, or those before the figure."""
    stop = _NAME_END.search(words, unit, unit + _FAR)
    after = squeezed(words[figure.tail : stop.start() if stop else unit + _FAR])
    if len(after.split()) > 2:
        return " ".join(after.split()[:_WORDS])
    before = re.split(r"[,;.:]", words[max(0, figure.span.start - _FAR) : figure.span.start])[-1]
    return squeezed(f"{before} {after}")
