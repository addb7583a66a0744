"""What was found in one document so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from dondoc.core.orders.model import Agreement, Duty, Event, Indicator, Measure, Task
from dondoc.core.values import Span


@dataclass
class Findings:
    """Facts by kind, and the places of what is no fact.

    Attributes:
        headings: group rows of tables.
        furniture: rows of headings of tables.
        fields: lines of label blocks.
        other_tables: tables whose columns were not understood or hold no orders.
        told: tables that only tell what was done or when something takes place.
        procedures: how many tables list the steps of a procedure.
    """

    tasks: list[Task] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    fields: list[Span] = field(default_factory=list)
    other_tables: list[Span] = field(default_factory=list)
    told: list[Span] = field(default_factory=list)
    procedures: int = 0
