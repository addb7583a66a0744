"""Where a text lays down rules that hold for good: what somebody does by them is no task of a programme."""

from __future__ import annotations

from dondoc.core.document.facts import Part
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.words import folded, says, starts
from dondoc.core.values import Span

_MARKS = " \t\n*_#("


def regulations_in(reading: Reading) -> tuple[Span, ...]:
    """The stretches that are regulations: the whole text by its kind ("Quy chế"), or what is issued with a decision."""
    kind = folded(reading.facts.kind or "")
    if kind and says(reading.pack, "section.regulation").fullmatch(kind):
        return (Span(0, len(reading.text.text)),)
    parts = (r.span for r in reading.facts.regions if r.part in (Part.ATTACHED, Part.ANNEX))
    return tuple(span for span in parts if _heads(reading, span))


def _heads(reading: Reading, span: Span) -> bool:
    """Whether one of the first lines of what is attached names a regulation in capitals."""
    opening = [line.strip(_MARKS) for line in reading.words(span).splitlines()[:3]]
    return any(line[:8].isupper() and starts(reading.pack, line, "section.regulation") for line in opening)
