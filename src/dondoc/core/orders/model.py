"""The Directive: every fact that a document holds, each with its span; the names are those of the contract."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dondoc.core.deadlines.model import Deadline, Schedule
from dondoc.core.values import Span


class As(StrEnum):
    """What a block of the text was taken for; blocks tile the text."""

    HEADER = "header"
    CONTEXT = "context"
    HEADING = "heading"
    TASK = "task"
    INDICATOR = "indicator"
    DUTY = "duty"
    EVENT = "event"
    RECIPIENTS = "recipients"
    FURNITURE = "furniture"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text and what it was taken for, with its place in the file."""

    span: Span
    what: As
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    cell: tuple[int, int, int] | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A value read from the header with its words, place and confidence."""

    raw: str
    value: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, in which post."""

    name: str
    title: str | None
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit as written, and the register's name on the day of the document (None when nothing is close enough)."""

    raw: str
    span: Span
    unit: str | None = None
    group: str | None = None
    confidence: float = 1.0
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line of "Nơi nhận" with the purpose in brackets."""

    raw: str
    span: Span
    purpose: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document named in the text; role is basis, implements, amends, replaces or mentions."""

    raw: str
    span: Span
    number: str | None
    kind: str | None = None
    issued: date | None = None
    issuer: str | None = None
    role: str = "mentions"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline."""

    label: str | None
    heading: str
    level: int
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A result that is a document: its kind and who issues it."""

    kind: str
    issued_by: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A target as written; one figure has low = high.

    ``comparator`` is equal, about, almost, above, at_least, below, at_most or range.
    """

    raw: str
    comparator: str
    low: Decimal | None
    high: Decimal | None
    span: Span
    base_year: int | None = None
    period: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who instructed, when it was spoken (rule 16)."""

    name: str
    title: str | None = None
    occasion: str | None = None
    day: date | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One thing ordered. ``span`` covers ``text`` exactly as written."""

    text: str
    span: Span
    id: str = ""
    number: str | None = None
    appendix: str | None = None
    groups: tuple[str, ...] = ()
    parent: str | None = None
    leadin: str | None = None
    deadline: Deadline | None = None
    lead: tuple[UnitMention, ...] = ()
    coordinate: tuple[UnitMention, ...] = ()
    output: str | None = None
    output_span: Span | None = None
    deliverable: Deliverable | None = None
    budget: str | None = None
    targets: tuple[Target, ...] = ()
    citations: tuple[str, ...] = ()
    speaker: Speaker | None = None
    row: Span | None = None
    """The whole table row or clause the task was read from."""
    confidence: float = 1.0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure to be reached."""

    name: str
    span: Span
    id: str = ""
    number: str | None = None
    appendix: str | None = None
    groups: tuple[str, ...] = ()
    parent: str | None = None
    additive: bool | None = None
    unit: str | None = None
    direction: str | None = None
    kind: str = "level"
    targets: tuple[Target, ...] = ()
    lead: tuple[UnitMention, ...] = ()
    row: Span | None = None
    confidence: float = 1.0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A standing duty: kind is plan, report, inform, urge, outline or consolidate."""

    kind: str
    raw: str
    what: str
    span: Span
    id: str = ""
    scope: tuple[str, ...] = ()
    who: tuple[UnitMention, ...] = ()
    to: UnitMention | None = None
    schedule: Schedule | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, conference or chairmanship named in the text."""

    raw: str
    name: str
    span: Span
    id: str = ""
    edition: int | None = None
    abbreviation: str | None = None
    role: str | None = None
    date: date | None = None
    year: int | None = None
    mode: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """A memorandum or agreement named in the text."""

    raw: str
    span: Span
    partner: str | None
    id: str = ""
    subject: str | None = None
    from_year: int | None = None
    to_year: int | None = None
    mode: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure reported in prose (what was achieved, not what is ordered)."""

    raw: str
    name: str
    value: Decimal
    comparator: str
    span: Span
    id: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a person should look at; ``facts`` are ids, ``spans`` the places concerned."""

    code: str
    message: str
    facts: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Directive:
    """All that was understood of one document."""

    text: str
    blocks: tuple[Block, ...] = ()
    number: str | None = None
    kind: str | None = None
    issued: date | None = None
    place: str | None = None
    effective: date | None = None
    issuer: str | None = None
    title: str | None = None
    signer: Signer | None = None
    header: dict[str, Field] = field(default_factory=dict)
    recipients: tuple[Recipient, ...] = ()
    addressees: tuple[UnitMention, ...] = ()
    citations: tuple[Citation, ...] = ()
    outline: tuple[Heading, ...] = ()
    tasks: tuple[Task, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    duties: tuple[Duty, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    measures: tuple[Measure, ...] = ()
    warnings: tuple[Warning, ...] = ()
