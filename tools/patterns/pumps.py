"""Words that a regular expression may choke on: what it repeats, very often, behind what it begins with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_POOL = " a1.A,;:-/()\t\n\u00a0%ạĐ_…“”+VI°nm"
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_GROUPS = (op.SUBPATTERN, op.ATOMIC_GROUP)
_WAYS, _PUMPS = 3, 24
_CATEGORY: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
}
_NEGATED = {
    op.CATEGORY_NOT_DIGIT: op.CATEGORY_DIGIT,
    op.CATEGORY_NOT_SPACE: op.CATEGORY_SPACE,
    op.CATEGORY_NOT_WORD: op.CATEGORY_WORD,
}

type Nodes = Sequence[tuple[Any, Any]]


def pumps_of(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Pairs of what goes before and what is repeated, for every repetition in the pattern, and some plain ones.

    >>> ("a", "b") in pumps_of(re.compile("ab+c"))
    True
    """
    found = dict.fromkeys(islice(_inside(list(parser.parse(pattern.pattern, pattern.flags)), [""]), 400))
    plain = dict.fromkeys(("", pump) for pump in (*_POOL, "a ", "1.", "1,", "A ", "a,", "- ", ". ", "1 "))
    return list(found | plain)


def _inside(nodes: Nodes, before: list[str]) -> Iterator[tuple[str, str]]:
    """The repetitions of a sequence, each behind a sample of what stands before it."""
    for kind, value in nodes:
        if kind in _REPEATS:
            _least, most, body = value
            if most > 1:
                pumps = [*_samples(body), *("".join(two) for two in product(_samples(body), repeat=2))]
                yield from product(before[:_WAYS], dict.fromkeys(p for p in pumps[:_PUMPS] if p))
            yield from _inside(body, before)
        elif kind in _GROUPS:
            yield from _inside(value[-1] if kind is op.SUBPATTERN else value, before)
        elif kind is op.BRANCH:
            for way in value[1]:
                yield from _inside(way, before)
        before = _joined(before, _of(kind, value))


def _joined(before: Iterable[str], after: Iterable[str]) -> list[str]:
    return list(islice((one + other for one, other in product(before, after)), _WAYS))


def _samples(nodes: Nodes) -> list[str]:
    """A few words that a sequence matches."""
    out = [""]
    for kind, value in nodes:
        ways = _of(kind, value)
        out = list(islice((one + other for other, one in product(ways, out)), 8))
    return out


def _of(kind: Any, value: Any) -> list[str]:
    """A few words that one node matches."""
    if kind is op.LITERAL:
        return [chr(value)]
    if kind in (op.NOT_LITERAL, op.ANY, op.IN):
        return [char for char in _POOL if _holds(kind, value, char)][:6] or [""]
    if kind in _REPEATS:
        least, _most, body = value
        return [sample * max(1, least) for sample in _samples(body)] + ([""] if least == 0 else [])
    if kind in _GROUPS:
        return _samples(value[-1] if kind is op.SUBPATTERN else value)
    if kind is op.BRANCH:
        return [sample for way in value[1][:12] for sample in _samples(way)[:1]]
    return [""]


def _holds(kind: Any, value: Any, char: str) -> bool:
    if kind is op.ANY:
        return char != "\n"
    if kind is op.NOT_LITERAL:
        return char != chr(value)
    held, negated = False, False
    for part, what in value:
        if part is op.NEGATE:
            negated = True
        elif part is op.LITERAL:
            held |= char == chr(what)
        elif part is op.RANGE:
            held |= what[0] <= ord(char) <= what[1]
        elif part is op.CATEGORY:
            held |= _CATEGORY[what](char) if what in _CATEGORY else not _CATEGORY[_NEGATED[what]](char)
    return held != negated
