"""The orders of one item: "giao Vụ A …; giao Vụ B …" is two tasks, "Đồng ý với …; giao Vụ A …" is one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.core.alphabet import UPPER
from dondoc.core.orders.model import UnitMention
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.roles import Clause
from dondoc.core.orders.words import folded, says
from dondoc.core.values import Span

_CUT = re.compile(rf";\s+(?=\w)|(?<=[\w)”\"%])[.…]\s+(?=[{UPPER}“\"])")
_NEAR, _REACH = 12, 40
"""How far into a clause the name of who acts may stand, and of who is asked ("Giao đồng chí …")."""


@dataclass(frozen=True, slots=True)
class Charge:
    """A stretch of an item and whom its first clause charges; nobody where it goes on without a subject."""

    span: Span
    units: tuple[UnitMention, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The units by name, for comparing."""
        return frozenset(u.unit or folded(u.raw) for u in self.units)


def charged(reading: Reading, span: Span) -> tuple[UnitMention, ...]:
    """Whom a clause charges by its first words: "giao Sở A …", "Sở A chủ trì …"; nobody else.

    Who asks others is not charged himself: "Bộ trưởng yêu cầu Vụ A …"; nor is one who is only named before a ";".
    """
    clause = Clause(reading, span)
    start = clause.opening()
    asked, told = clause.asked(), clause.told()
    if asked and not any(c.isalnum() for c in clause.low[asked[1] :]):
        return ()
    if asked and says(reading.pack, "order.assign").match(clause.low, start) and asked[0] - start <= _REACH:
        return clause.units(*asked)
    if told is None or told[1] < 1.0 or told[0][0] - start > _NEAR:
        return ()
    return clause.units(*told[0])


def charges(reading: Reading, span: Span, named: tuple[UnitMention, ...] = ()) -> list[Charge]:
    """The stretches of an item, each charging other units than the one before; one stretch where only one is charged.

    ``named``: whom the words before the span charge. What stands before the first charge belongs to it, but words of
    agreement or blame ("Đồng ý với …") are left out.
    """
    text, start = reading.text.text, span.start
    pieces: list[Charge] = []
    for cut in [*_CUT.finditer(text, span.start, span.end), None]:
        piece = trimmed(text, Span(start, cut.start() + 1 if cut else span.end))
        if piece.start < piece.end:
            pieces.append(Charge(piece, charged(reading, piece) if pieces or not named else named))
        start = cut.end() if cut else span.end
    return _gathered(reading, pieces)


def _gathered(reading: Reading, pieces: list[Charge]) -> list[Charge]:
    out: list[Charge] = []
    for piece in pieces:
        last = out[-1] if out else None
        if last is None or (piece.units and not last.units and _only_agrees(reading, last.span)):
            out[-1:] = [piece]
        elif piece.units and last.units and piece.keys != last.keys:
            out.append(piece)
        else:
            out[-1] = Charge(Span(last.span.start, piece.span.end), last.units or piece.units)
    return out


def _only_agrees(reading: Reading, span: Span) -> bool:
    clause = Clause(reading, span)
    return says(reading.pack, "order.agrees").match(clause.low, clause.opening()) is not None
