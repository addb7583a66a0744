"""Text into Directive: every fact that a document holds, with its place and how sure it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from dondoc.core.document import read_document
from dondoc.core.document.facts import DocumentFacts, Part
from dondoc.core.orders.accounting import account
from dondoc.core.orders.agreements import AgreementReader
from dondoc.core.orders.certainty import doubted
from dondoc.core.orders.columns import Columns, read_columns
from dondoc.core.orders.conclusions import with_concluder
from dondoc.core.orders.doubts import with_doubts
from dondoc.core.orders.duties import DutyReader
from dondoc.core.orders.events import EventReader
from dondoc.core.orders.fields import collect_fields
from dondoc.core.orders.findings import Findings
from dondoc.core.orders.forms import turned
from dondoc.core.orders.goals import indicators_of_goals
from dondoc.core.orders.indicators import indicators_of_rows
from dondoc.core.orders.lines import plant
from dondoc.core.orders.measures import measures_in
from dondoc.core.orders.model import Directive
from dondoc.core.orders.prose import ProseReader, tasks_of_prose
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.rows import Walker
from dondoc.core.orders.speech import SpeechReader
from dondoc.core.orders.tables import tasks_of_rows
from dondoc.core.orders.timetables import is_none
from dondoc.core.orders.warnings import warn
from dondoc.core.orders.widely import said_widely
from dondoc.core.orders.words import folded, says
from dondoc.core.orders.zones import leads_in, set_zones
from dondoc.core.packs import Pack
from dondoc.core.text.model import Table, Text
from dondoc.core.values import Span

_YEAR = re.compile(r"(?<!đến )(?<!tầm nhìn )năm\s+(\d{4})")
_APART = (Part.HEADER, Part.BASIS, Part.ADDRESSEES, Part.RECIPIENTS, Part.SIGNATURE, Part.FURNITURE)
_COUNTED = re.compile(r"(?:\d{1,3}|[IVX]{1,4}|[A-H])[.)]?")
_HEADINGS, _LONGEST_HEADING = 2, 160
_NEWS = "Tin tức"
_ASKS = ("Công văn", "Chỉ thị", "Thông báo", "Công điện", "Kế hoạch")


@dataclass
class _Last:
    """The table before, for a table that goes on without headings."""

    columns: Columns | None = None
    end: int = -1
    width: int = 0
    extra: dict[str, int] = field(default_factory=dict)


def plan_year(facts: DocumentFacts) -> int | None:
    """The year that a month without a year belongs to: the one year of the title, else that of the document."""
    issued = facts.issued.year if facts.issued else None
    named = {int(y) for y in _YEAR.findall(facts.title or "")}
    near = {y for y in named if issued is None or issued <= y <= issued + 1}
    return near.pop() if len(near) == 1 and len(named) == 1 else issued


def open_reading(text: Text, pack: Pack) -> Reading:
    """The text with all that must be known before orders are looked for."""
    facts = read_document(text, pack)
    apart = tuple(r.span for r in facts.regions if r.part in _APART)
    reading = Reading(text, pack, facts, tuple(plant(text, apart)), plan_year(facts))
    basis = tuple(r.span for r in facts.regions if r.part is Part.BASIS)
    others = tuple(r.span for r in facts.regions if r.part in _APART and r.part is not Part.BASIS)
    above = [line for line in plant(text, others) if any(b.covers(line.span) for b in basis)] if basis else []
    set_zones(reading, reading.lines, next((line for line in reversed(above) if leads_in(reading, line)), None))
    return reading


def _is_procedure(reading: Reading) -> bool:
    """Whether a document only lays down a procedure; a letter or a directive about procedures still orders."""
    if reading.facts.kind in _ASKS:
        return False
    return says(reading.pack, "section.procedure").search(folded(reading.facts.title or "")) is not None


def _in_layout(reading: Reading, table: Table) -> bool:
    return reading.facts.within(table.span, *_APART)


def _goes_on(reading: Reading, table: Table, between: str) -> bool:
    """Whether a table without headings goes on with the one before: nothing, or a heading and a row that counts."""
    lines = [line for line in between.splitlines() if any(map(str.isalnum, line))]
    first = reading.words(table.rows[0][0].span).strip() if table.rows[0] else ""
    short = len(lines) <= _HEADINGS and all(len(line) <= _LONGEST_HEADING for line in lines)
    return not lines or (short and _COUNTED.fullmatch(first) is not None)


def _columns_of(reading: Reading, table: Table, last: _Last) -> Columns | None:
    """The columns of a table; one without headings that stands right under another of its width goes on with those."""
    columns = read_columns(table, reading.text.text, reading.pack)
    width = max((len(r) for r in table.rows), default=0)
    between = reading.text.text[last.end : table.span.start] if last.end >= 0 else "x"
    if columns is None and last.columns is not None and width == last.width and _goes_on(reading, table, between):
        columns = last.columns.under(table)
    last.columns, last.end, last.width = columns, table.span.end, width
    return columns


def _read_tables(reading: Reading, found: Findings) -> None:
    last = _Last()
    for drawn in reading.text.tables:
        table = turned(drawn, reading.text.text, reading.pack) if drawn.rows else drawn
        if not drawn.rows or (table is drawn and _in_layout(reading, drawn)):
            continue
        columns = _columns_of(reading, table, last)
        holds = columns.holds if columns else ""
        if columns is None or holds not in ("tasks", "indicators"):
            (found.told if holds == "timetable" else found.other_tables).append(table.span)
            found.procedures += holds == "procedure"
            continue
        _take_table(reading, table, columns, found)


def _take_table(reading: Reading, table: Table, columns: Columns, found: Findings) -> None:
    subject = "indicator" if columns.at("indicator") else "task"
    walk = Walker(table, columns, reading.text.text, subject, reading.opens_unit).walk()
    appendix = reading.facts.appendix_of(table.span.start)
    if columns.holds == "tasks" and is_none(reading, columns, walk.rows):
        found.told.append(table.span)
        return
    found.headings.extend(walk.headings)
    found.furniture.extend(walk.others)
    if columns.holds == "tasks":
        widely = said_widely(reading, table, columns, walk.rows)
        timed = bool(columns.at("deadline") or columns.at("when"))
        tasks = tasks_of_rows(reading, walk.rows, widely.leads, widely.times, timed=timed)
        found.tasks.extend(doubted(reading, columns, tasks))
    else:
        found.indicators.extend(indicators_of_rows(reading, walk.rows, columns, appendix))


def _read_prose(reading: Reading, found: Findings) -> None:
    fields = collect_fields(reading)
    prose = ProseReader(reading, fields, listed=bool(found.tasks))
    found.fields = [line.body for f in fields.values() for line in f.lines]
    found.tasks.extend(tasks_of_prose(prose))
    found.indicators.extend(indicators_of_goals(reading))
    found.duties.extend(DutyReader(prose).read())


def _read_registers(reading: Reading, found: Findings) -> None:
    spans = [line.body for line in reading.lines]
    found.events.extend(EventReader(reading).read(spans))
    found.agreements.extend(AgreementReader(reading).read(spans))
    if reading.facts.kind == _NEWS:
        found.measures.extend(m for span in spans for m in measures_in(reading, span))


def understand(text: Text, pack: Pack) -> Directive:
    """All facts of one document.

    Args:
        text: the canonical text.
        pack: the country's words, units and calendar.

    Returns:
        The Directive: tasks, indicators, duties and the rest in the order of the words, blocks that tile the text, and
        warnings. The same text and pack give the same Directive.
    """
    reading = open_reading(text, pack)
    found = Findings()
    if reading.facts.kind == _NEWS:
        found.tasks.extend(SpeechReader(reading).read())
    elif not _is_procedure(reading):
        _read_tables(reading, found)
        _read_prose(reading, found)
        found.tasks = with_concluder(reading, found.tasks)
    _read_registers(reading, found)
    return with_doubts(_directive(reading, found), text.doubtful)


def _directive(reading: Reading, found: Findings) -> Directive:
    return replace(
        _opened(reading),
        blocks=account(reading, found),
        tasks=tuple(sorted(found.tasks, key=lambda t: _order(t.row or t.span))),
        indicators=tuple(sorted(found.indicators, key=lambda i: _order(i.span))),
        duties=tuple(found.duties),
        events=tuple(found.events),
        agreements=tuple(found.agreements),
        measures=tuple(found.measures),
        warnings=warn(reading, found),
    )


def _opened(reading: Reading) -> Directive:
    """The Directive with what the document says of itself."""
    facts = reading.facts
    return Directive(
        text=reading.text.text,
        number=facts.number,
        kind=facts.kind,
        issued=facts.issued,
        place=facts.place,
        effective=_effective(facts),
        issuer=facts.issuer,
        title=facts.title,
        signer=facts.signer,
        header=facts.header,
        recipients=facts.recipients,
        addressees=facts.addressees,
        citations=facts.citations,
        outline=facts.outline,
    )


def _effective(facts: DocumentFacts) -> date | None:
    """The day of effect as the header says it."""
    said = facts.header.get("effective")
    try:
        return date.fromisoformat(said.value) if said else None
    except ValueError:
        return None


def _order(span: Span) -> tuple[int, int]:
    return span.start, span.end
