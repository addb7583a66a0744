"""Accounts for every word: which block it belongs to and what the block is."""

from __future__ import annotations

from dondoc.core.document.facts import Part
from dondoc.core.orders.blocks import Mark, tile
from dondoc.core.orders.findings import Findings
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import As, Block
from dondoc.core.orders.reading import Reading

_PARTS = {
    Part.HEADER: As.HEADER,
    Part.BASIS: As.CONTEXT,
    Part.ADDRESSEES: As.RECIPIENTS,
    Part.RECIPIENTS: As.RECIPIENTS,
    Part.SIGNATURE: As.HEADER,
    Part.FURNITURE: As.FURNITURE,
}


def _facts(found: Findings) -> list[list[Mark]]:
    tasks = [Mark(t.row or t.span, As.TASK) for t in found.tasks] + [Mark(s, As.TASK) for s in found.fields]
    tasks += [Mark(t.span, As.TASK) for t in found.tasks if t.row and not t.row.covers(t.span)]
    indicators = [Mark(i.row or i.span, As.INDICATOR) for i in found.indicators]
    duties = [Mark(d.span, As.DUTY) for d in found.duties]
    events = [Mark(e.span, As.EVENT) for e in found.events]
    return [tasks, indicators, duties, events]


def _is_unread(reading: Reading, found: Findings, line: Line) -> bool:
    """A point of a section that orders something, from which nothing was taken although no table lists the tasks."""
    return (
        line.zone == "tasks" and line.label is not None and not line.heading and not line.children and not found.tasks
    )


def _outline(reading: Reading, found: Findings) -> list[Mark]:
    out = [Mark(h.span, As.HEADING) for h in reading.facts.outline]
    for line in reading.lines:
        if line.heading and (line.children or line.label) and len(line.words) < 400:
            out.append(Mark(line.span, As.HEADING))
        elif _is_unread(reading, found, line):
            out.append(Mark(line.span, As.UNREAD))
    return out


def account(reading: Reading, found: Findings) -> tuple[Block, ...]:
    """Blocks over the whole text.

    A fact is stronger than a region, a region stronger than a heading; a table that was not understood is ``unread``,
    the remaining words tell the story: ``context``.
    """
    regions = [Mark(r.span, _PARTS[r.part]) for r in reading.facts.regions if r.part in _PARTS]
    heads = [Mark(s, As.HEADING) for s in (*found.headings, *found.furniture)]
    tables = [Mark(s, As.CONTEXT if found.procedures else As.UNREAD) for s in found.other_tables]
    tables += [Mark(s, As.CONTEXT) for s in found.told]
    rows: list[list[Mark]] = [*_facts(found), regions, heads, tables, _outline(reading, found)]
    return tile(reading.text, rows)
