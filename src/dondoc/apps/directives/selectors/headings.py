"""What corrections teach of columns: a heading under which people kept finding what the reader had missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dondoc.apps.directives.contract.words import title_of
from dondoc.apps.directives.folding import name_key
from dondoc.apps.directives.models import ColumnRole, Fact, FactKind, FactState, HeadingAnswer, Reading
from dondoc.apps.directives.understanding import pack_for
from dondoc.core.deadlines import read_deadline
from dondoc.core.orders.columns import Columns, read_columns
from dondoc.core.packs import Pack
from dondoc.core.text.model import Cell, Table
from dondoc.core.values import Span

_MOST = 20_000
_EXAMPLES = 3
_LEAST = 2
"""Corrections under one heading below which nothing is offered: one may be a slip."""
_LONGEST = 120


@dataclass(slots=True)
class HeadingLesson:
    """A heading of which people took what stands under it for something else than the reader did."""

    words: str
    role: ColumnRole
    count: int = 0
    examples: list[Fact] = field(default_factory=list)

    @property
    def told(self) -> list[tuple[Fact, str]]:
        """The examples with their words."""
        return [(fact, title_of(fact.kind, fact.data)) for fact in self.examples]


def heading_lessons() -> list[HeadingLesson]:
    """Headings that the pack lacks, the most frequent first; what was answered is left out."""
    answered = set(HeadingAnswer.objects.values_list("words_key", "role"))
    found: dict[tuple[str, str], HeadingLesson] = {}
    pack = pack_for()
    for reading, facts in _corrected().items():
        tables = tables_of(reading.layout)
        known: dict[int, Columns | None] = {}
        for fact in facts:
            for words, role in _taught(fact, reading, tables, known, pack):
                slot = (heading_key(words), role)
                if slot not in answered and len(words) <= _LONGEST:
                    lesson = found.setdefault(slot, HeadingLesson(words, ColumnRole(role)))
                    lesson.count += 1
                    lesson.examples = [*lesson.examples, fact][:_EXAMPLES]
    often = (lesson for lesson in found.values() if lesson.count >= _LEAST)
    return sorted(often, key=lambda lesson: (-lesson.count, lesson.words))


def taken_headings() -> list[HeadingAnswer]:
    """The headings that somebody took over: the organisation's own supplement."""
    return list(HeadingAnswer.objects.filter(taken=True).select_related("by"))


def heading_key(words: str) -> str:
    """By which headings are the same, as the pack compares them."""
    return " ".join(words.lower().split())[:300]


def _corrected() -> dict[Reading, list[Fact]]:
    """Confirmed tasks of which a person changed what a column may hold, by the reading they were read in."""
    out: dict[Reading, list[Fact]] = defaultdict(list)
    facts = Fact.objects.filter(kind=FactKind.TASK, state=FactState.CONFIRMED, original__isnull=False)
    facts = facts.filter(span_start__isnull=False, reading__isnull=False)
    for fact in facts.select_related("reading", "document").order_by("-confirmed_at", "pk")[:_MOST]:
        before = fact.original or {}
        if fact.reading and any(fact.data.get(role) != before.get(role) for role in ColumnRole.values):
            out[fact.reading].append(fact)
    return out


def tables_of(layout: Mapping[str, Any]) -> list[Table]:
    """The tables of a stored layout as the readers know them."""
    return [_table(rows) for rows in layout.get("tables", ())]


def _table(rows: Sequence[Sequence[Sequence[int]]]) -> Table:
    cells = tuple(tuple(Cell(Span(c[0], c[1]), *c[2:6]) for c in row) for row in rows)
    every = [cell.span for row in cells for cell in row]
    whole = Span(min(s.start for s in every), max(s.end for s in every)) if every else Span(0, 0)
    return Table(cells, whole)


def _taught(
    fact: Fact, reading: Reading, tables: Sequence[Table], known: dict[int, Columns | None], pack: Pack
) -> Iterator[tuple[str, str]]:
    """Headings of the fact's table and the role that its corrected values give them."""
    at = fact.span_start or 0
    index = next((i for i, t in enumerate(tables) if t.span.start <= at < t.span.end), None)
    if index is None:
        return
    if index not in known:
        known[index] = read_columns(tables[index], reading.text, pack)
    columns = known[index]
    if columns is None:
        return
    row = next((r for r in columns.grid[columns.first :] if any(c and c.span.start <= at < c.span.end for c in r)), ())
    before, issued = fact.original or {}, fact.document.issued
    for role in ColumnRole.values:
        if fact.data.get(role) == before.get(role):
            continue
        for column, cell in enumerate(row):
            words = cell.span.of(reading.text) if cell else ""
            if columns.roles.get(column) != role and words.strip() and _says(role, words, fact.data, pack, issued):
                yield columns.names.get(column, ""), role
                break


def _says(role: str, words: str, data: Mapping[str, Any], pack: Pack, issued: date | None) -> bool:
    """Whether a cell says just what a person put for a role."""
    value = data.get(role)
    if not value:
        return False
    if role == ColumnRole.OUTPUT:
        return name_key(words) == name_key(str(value))
    if role == ColumnRole.DEADLINE:
        said = read_deadline(words.strip(), issued=issued, year=issued.year if issued else None)
        return said is not None and said.due is not None and said.due.isoformat() == value.get("due")
    named = {match.unit or match.group for _, match in pack.split_units(words, issued)}
    return None not in named and named == {mention.get("unit") or mention.get("group") for mention in value}
