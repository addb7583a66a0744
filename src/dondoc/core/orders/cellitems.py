"""Cells that hold several things: lists of tasks, of leads or of dates, one behind another in one cell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.rows import Row
from dondoc.core.orders.words import folded, says
from dondoc.core.text.model import Cell
from dondoc.core.values import Span

_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dash", re.compile(r"[-–—−]\s*(?=[^\W\d])|[-–—−]\s+(?=\S)")),
    ("plus", re.compile(r"\+\s*(?=\S)")),
    ("bullet", re.compile(r"[•●▪■◆*§✓✔➢o]\s+(?=\S)|[•●▪■◆✓✔➢](?=\w)")),
    ("count", re.compile(r"\(?(\d{1,2})[.)]\s*(?=[^\W\d])|(\d{1,2})[.)]\s+(?=\S)|(\d{1,2})\s?[-/]\s+(?=[^\W\d])")),
    ("letter", re.compile(r"\(?([a-zđ])\)\s*(?=\S)|([a-zđ])\.\s+(?=\S)")),
)
_STOP = re.compile(r"[.;:]\s+")
_EDGE = " \t\n;,"
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROLES = ("lead", "coordinate", "deadline", "output", "budget")
_SEMICOLON = re.compile(r";\s+")


@dataclass(frozen=True, slots=True)
class Items:
    """The list in a cell.

    Attributes:
        intro: the words before the first item, an empty span when the cell opens with an item.
        items: what stands behind each mark, one after another.
    """

    intro: Span
    items: tuple[Span, ...]


def items_in(reading: Reading, span: Span) -> Items | None:
    """The list that a cell holds, marked with dashes, bullets, numbers or letters; None without at least two items."""
    span = trimmed(reading.text.text, span)
    starts = sorted({span.start, *breaks_in(reading, span), *(m.end() + span.start for m in _ends(reading, span))})
    found = [(at, kind, value, end) for at in starts for kind, value, end in _mark(reading.text.text, at, span.end)]
    if not found:
        return None
    kind = found[0][1]
    marks = [(at, end, value) for at, k, value, end in found if k == kind]
    marks = _counted(marks) if kind in ("count", "letter") else marks
    if len(marks) < 2:
        return None
    ends = [*(at for at, _, _ in marks[1:]), span.end]
    items = tuple(
        trimmed(reading.text.text, Span(start, end), _EDGE) for (_, start, _), end in zip(marks, ends, strict=True)
    )
    return Items(trimmed(reading.text.text, Span(span.start, marks[0][0])), tuple(i for i in items if i.start < i.end))


def breaks_in(reading: Reading, span: Span) -> tuple[int, ...]:
    """Where a new line of the file begins inside a cell."""
    breaks = reading.text.breaks
    return breaks[bisect_left(breaks, span.start + 1) : bisect_left(breaks, span.end)]


def lines_in(reading: Reading, span: Span) -> tuple[Span, ...]:
    """The lines of a cell as the file breaks them, without their marks."""
    cuts = [span.start, *breaks_in(reading, span), span.end]
    lines = (trimmed(reading.text.text, Span(a, b), _EDGE) for a, b in pairwise(cuts))
    return tuple(line for line in lines if line.start < line.end)


def _ends(reading: Reading, span: Span) -> Iterator[re.Match[str]]:
    return _STOP.finditer(reading.words(span))


def _mark(text: str, at: int, end: int) -> Iterator[tuple[str, str, int]]:
    for kind, form in _MARKS:
        found = form.match(text, at, end)
        if found:
            yield kind, next((g for g in found.groups() if g), ""), found.end()
            return


def _counted(marks: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The marks that count on from 1 or a."""
    out: list[tuple[int, int, str]] = []
    for mark in marks:
        wanted = str(len(out) + 1) if mark[2].isdigit() else _LETTERS[len(out) : len(out) + 1]
        if mark[2].lstrip("0") == wanted:
            out.append(mark)
    return out


def parts_of(reading: Reading, row: Row, subject: Cell) -> tuple[Row, ...]:
    """The rows that a row is whose cell names several tasks, each with what stands beside it; else the row alone.

    A list under an introduction only describes one task, unless as many leads or days stand beside it. A list
    without one is several tasks where the row has no number of its own or where every item opens with a verb. What
    is listed in another cell as often belongs to the items one by one; what is not, to all of them.
    """
    found = items_in(reading, subject.span)
    items = found.items if found else lines_in(reading, subject.span)
    if len(items) < 2:
        return (row,)
    beside = _beside(reading, row, len(items))
    if not _several(reading, row, found, items, told=bool({"lead", "deadline"} & beside.keys())):
        return (row,)
    role = "task" if row.cell("task") is subject else "indicator"
    return tuple(
        replace(row, cells={**row.cells, **_aligned(row, beside, i), role: (replace(subject, span=item),)})
        for i, item in enumerate(items)
    )


def _several(reading: Reading, row: Row, found: Items | None, items: tuple[Span, ...], *, told: bool) -> bool:
    """Whether the items are tasks of their own; ``told``: as many leads or days stand beside them."""
    if found is None:
        return told and all(reading.words(item)[:1].isupper() for item in items)
    if found.intro.start < found.intro.end:
        return told
    return told or row.number is None or all(_acts(reading, item) for item in items)


def _aligned(row: Row, beside: dict[str, tuple[Span, ...]], at: int) -> dict[str, tuple[Cell, ...]]:
    return {role: (replace(row.cells[role][0], span=spans[at]),) for role, spans in beside.items()}


def _acts(reading: Reading, item: Span) -> bool:
    return says(reading.pack, "order.actions").match(folded(reading.words(item))) is not None


def _beside(reading: Reading, row: Row, count: int) -> dict[str, tuple[Span, ...]]:
    """By role, what the other cells of a row list as often as the task's cell: items, lines or parts of a day list."""
    out = {}
    for role in _ROLES:
        cells = row.cells.get(role, ())
        if len(cells) != 1:
            continue
        span = cells[0].span
        listed = items_in(reading, span)
        spans = listed.items if listed and listed.intro.start == listed.intro.end else lines_in(reading, span)
        if len(spans) != count and role == "deadline":
            spans = _cut(reading, span)
        if len(spans) == count and (role != "deadline" or all(reading.time_of(reading.words(s)) for s in spans)):
            out[role] = spans
    return out


def _cut(reading: Reading, span: Span) -> tuple[Span, ...]:
    cuts = [span.start, *(m.end() + span.start for m in _SEMICOLON.finditer(reading.words(span))), span.end]
    return tuple(trimmed(reading.text.text, Span(a, b), _EDGE) for a, b in pairwise(cuts) if a < b)
