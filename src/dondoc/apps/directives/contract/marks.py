"""Which words of the text are lit, for which fact and as what: task, time, unit, figure or citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_OF_KIND = {
    "task": "task",
    "duty": "task",
    "event": "task",
    "agreement": "task",
    "indicator": "num",
    "measure": "num",
    "citation": "cite",
    "recipient": "cite",
    "addressee": "unit",
    "header": "cite",
}
_ONE = (("deadline", "when"), ("schedule", "when"), ("target", "num"), ("to", "unit"))
_MANY = (("lead", "unit"), ("coordinate", "unit"), ("who", "unit"), ("targets", "num"))


@dataclass(frozen=True, slots=True)
class Mark:
    """Lit words.

    Attributes:
        start: first code point.
        end: behind the last.
        look: task, when, unit, num or cite.
        fact: the number of the fact they belong to.
    """

    start: int
    end: int
    look: str
    fact: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same marks, outermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(fact: int, kind: str, span: tuple[int, int] | None, data: Mapping[str, Any]) -> Iterator[Mark]:
    """The marks of one fact: its own words, and those of its deadline, units and figures."""
    if span is not None and span[0] < span[1]:
        yield Mark(*span, _OF_KIND[kind], fact)
    for name, look in _ONE:
        yield from _mark(data.get(name), look, fact)
    for name, look in _MANY:
        for part in data.get(name) or []:
            yield from _mark(part, look, fact)


def _mark(part: Any, look: str, fact: int) -> Iterator[Mark]:
    span = part.get("span") if isinstance(part, Mapping) else None
    if span and span[0] < span[1]:
        yield Mark(int(span[0]), int(span[1]), look, fact)


def runs(start: int, end: int, marks: Iterable[Mark]) -> list[Run]:
    """Cut a stretch of text where marks begin or end; the runs tile it.

    >>> lit = [Mark(2, 9, "task", 1), Mark(4, 6, "cite", 2)]
    >>> [(r.start, r.end, [m.look for m in r.marks]) for r in runs(0, 9, lit)]
    [(0, 2, []), (2, 4, ['task']), (4, 6, ['task', 'cite']), (6, 9, ['task'])]
    """
    here = sorted(
        {m for m in marks if m.start < end and start < m.end}, key=lambda m: (m.start - m.end, m.start, m.fact)
    )
    cuts = sorted({start, end, *(m.start for m in here if m.start > start), *(m.end for m in here if m.end < end)})
    return [Run(a, b, tuple(m for m in here if m.start <= a and b <= m.end)) for a, b in pairwise(cuts)]
