"""Facts that rest on words which were hard to recognise: kept as read, and marked as unsure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dondoc.core.deadlines.model import Deadline, Schedule
from dondoc.core.orders.model import (
    Citation,
    Directive,
    Duty,
    Field,
    Indicator,
    Recipient,
    Signer,
    Target,
    Task,
    UnitMention,
    Warning,
)
from dondoc.core.values import Span

_UNSURE = 0.6
_HALF_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Doubts:
    """The doubtful words of a text, in order.

    >>> Doubts((Span(4, 8), Span(20, 24))).lower(0.97, Span(0, 5)), Doubts(()).lower(0.97, Span(0, 5))
    (0.6, 0.97)
    """

    words: Sequence[Span]

    def lower(self, confidence: float, span: Span | None) -> float:
        """A confidence as it stands: at most 0.6 where the words of the fact hold a doubtful one."""
        return min(confidence, _UNSURE) if span is not None and self._touch(span) else confidence

    def _touch(self, span: Span) -> bool:
        at = bisect_left(self.words, span.start, key=lambda w: w.end)
        return any(w.touches(span) for w in self.words[at : at + 2])

    def unit(self, u: UnitMention) -> UnitMention:
        """A unit; one that the register knows stays likely, for its name was found in spite of the slip."""
        least = self.lower(u.confidence, u.span)
        known = u.unit is not None or u.group is not None
        return u if least == u.confidence else replace(u, confidence=min(u.confidence, _HALF_SURE) if known else least)

    def units(self, units: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
        """Several units."""
        return tuple(map(self.unit, units))

    def deadline(self, d: Deadline | None) -> Deadline | None:
        """A deadline."""
        return d and replace(d, confidence=self.lower(d.confidence, d.span))

    def schedule(self, s: Schedule | None) -> Schedule | None:
        """A schedule."""
        return s and replace(s, confidence=self.lower(s.confidence, s.span))

    def target(self, t: Target) -> Target:
        """A figure to be reached."""
        return replace(t, confidence=self.lower(t.confidence, t.span))

    def task(self, t: Task) -> Task:
        """A task with its deadline, its units and its figures; its own words may hold slips and still be its words."""
        return replace(
            t,
            deadline=self.deadline(t.deadline),
            lead=self.units(t.lead),
            coordinate=self.units(t.coordinate),
            targets=tuple(map(self.target, t.targets)),
            confidence=min(t.confidence, _HALF_SURE) if self._touch(t.span) else t.confidence,
        )

    def indicator(self, i: Indicator) -> Indicator:
        """An indicator with its figures and units."""
        return replace(i, targets=tuple(map(self.target, i.targets)), lead=self.units(i.lead))

    def duty(self, d: Duty) -> Duty:
        """A duty with its schedule and units."""
        return replace(
            d,
            who=self.units(d.who),
            to=d.to and self.unit(d.to),
            schedule=self.schedule(d.schedule),
        )

    def field(self, f: Field) -> Field:
        """A value of the header."""
        return replace(f, confidence=self.lower(f.confidence, f.span))

    def plain[T: (Citation, Recipient, Signer)](self, fact: T) -> T:
        """A fact that is its words."""
        return replace(fact, confidence=self.lower(fact.confidence, fact.span))


def with_doubts(directive: Directive, doubtful: Sequence[Span]) -> Directive:
    """The Directive with less confidence in what rests on doubtful words; without any, the very same.

    Args:
        directive: as understood.
        doubtful: spans of its text, in order.
    """
    if not doubtful:
        return directive
    doubts = Doubts(tuple(sorted(doubtful)))
    return replace(
        directive,
        signer=directive.signer and doubts.plain(directive.signer),
        header={name: doubts.field(f) for name, f in directive.header.items()},
        recipients=tuple(map(doubts.plain, directive.recipients)),
        addressees=doubts.units(directive.addressees),
        citations=tuple(map(doubts.plain, directive.citations)),
        tasks=tuple(map(doubts.task, directive.tasks)),
        indicators=tuple(map(doubts.indicator, directive.indicators)),
        duties=tuple(map(doubts.duty, directive.duties)),
        warnings=(*directive.warnings, _warning(doubts.words)),
    )


def _warning(words: Sequence[Span]) -> Warning:
    message = f"Có {len(words)} chữ trong ảnh quét nhận dạng chưa chắc; hãy đối chiếu với ảnh của trang."
    return Warning("doubtful-words", message, spans=tuple(words))
