"""Whether the reader knows how sure it may be: each fact's confidence beside whether people found the fact so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dondoc.core.scoring.counting import same_duty, same_schedule, same_units
from dondoc.core.scoring.likeness import Fact, pairs, plain, same_words, target

CHECKED = ("tasks", "task due", "task lead", "indicators", "duties")
"""The kinds of fact whose confidence is held against the gold."""
BANDS = (0.95, 0.85, 0.7, 0.0)
"""Where bands of confidence begin, the surest first; facts in the first are called sure."""
_GIVEN = ("task due", "task lead")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One fact that was given.

    Attributes:
        kind: one of ``CHECKED``.
        confidence: 0 to 1, as the reader gave it.
        right: whether the gold has it so.
        words: the fact's words, to find it by.
    """

    kind: str
    confidence: float
    right: bool
    words: str


@dataclass(frozen=True, slots=True)
class Band:
    """The facts of a kind whose confidence is at least ``least`` and below the band above."""

    kind: str
    least: float
    many: int
    right: int


def verdicts(gold: Fact, found: Fact) -> list[Verdict]:
    """Every fact given of which the gold can tell whether it is right; of open lists only what they hold."""
    out: list[Verdict] = []
    if "tasks" in gold:
        out.extend(_of_tasks(gold, found.get("tasks") or []))
    if "indicators" in gold:
        out.extend(_of_indicators(gold, found.get("indicators") or []))
    if "duties" in gold:
        out.extend(_of_duties(gold, found.get("duties") or []))
    return out


def bands(given: Sequence[Verdict]) -> list[Band]:
    """How many facts of each kind stand in each band, and how many of them are right.

    >>> given = [Verdict("tasks", 0.97, True, ""), Verdict("tasks", 0.9, False, "")]
    >>> [(b.least, b.many, b.right) for b in bands(given)]
    [(0.95, 1, 1), (0.85, 1, 0)]
    """
    out = []
    for kind in CHECKED:
        above = 2.0
        for least in BANDS:
            here = [v for v in given if v.kind == kind and least <= v.confidence < above]
            if here:
                out.append(Band(kind, least, len(here), sum(v.right for v in here)))
            above = least
    return out


def sure(given: Sequence[Verdict]) -> tuple[float | None, float | None]:
    """Of the deadlines and leads given as sure the share that is right, and which share of them is given as sure.

    >>> sure([Verdict("task due", 1.0, True, ""), Verdict("task lead", 0.9, False, "")])
    (1.0, 0.5)
    """
    asked = [v for v in given if v.kind in _GIVEN]
    high = [v for v in asked if v.confidence >= BANDS[0]]
    right = sum(v.right for v in high) / len(high) if high else None
    return right, len(high) / len(asked) if asked else None


def _of_tasks(gold: Fact, have: Sequence[Fact]) -> Iterator[Verdict]:
    want, is_open = gold["tasks"], bool(gold.get("tasks_open"))
    taken = {j: want[i] for i, j in pairs(want, have, same_words).items()}
    for j, task in enumerate(have):
        real = taken.get(j)
        if real is None and is_open:
            continue
        yield Verdict("tasks", _confidence(task), real is not None, _words(task))
        if real is not None and real.get("optional"):
            continue
        yield from _values(real, task)


def _values(gold: Fact | None, task: Fact) -> Iterator[Verdict]:
    """The deadline and the leads of a task; those of a task that is none are wrong."""
    said, named = task.get("deadline") or {}, task.get("lead") or []
    if said.get("due") and (gold is None or "deadline" in gold):
        due = ((gold or {}).get("deadline") or {}).get("due")
        yield Verdict(
            "task due", _confidence(said), gold is not None and due == said["due"], f"{said.get('raw')}: {_words(task)}"
        )
    if named and (gold is None or "lead" in gold):
        right = gold is not None and same_units(gold["lead"] or [], named)
        names = ", ".join(str(u.get("raw")) for u in named)
        yield Verdict("task lead", min(map(_confidence, named)), right, f"{names}: {_words(task)}")


def _of_indicators(gold: Fact, have: Sequence[Fact]) -> Iterator[Verdict]:
    want = gold["indicators"]
    taken = {j: want[i] for i, j in pairs(want, have, same_words).items()}
    for j, one in enumerate(have):
        real = taken.get(j)
        if real is not None or not gold.get("indicators_open"):
            yield Verdict("indicators", _confidence(one), real is not None and _same_target(real, one), _words(one))


def _same_target(gold: Fact, found: Fact) -> bool:
    want, have = target(gold), target(found)
    return want.get("low") is None or all(want.get(k) == have.get(k) for k in ("low", "high", "comparator"))


def _of_duties(gold: Fact, have: Sequence[Fact]) -> Iterator[Verdict]:
    want = gold["duties"]
    taken = {j: want[i] for i, j in pairs(want, have, same_duty).items()}
    for j, duty in enumerate(have):
        real = taken.get(j)
        if real is None and gold.get("duties_open"):
            continue
        said = (real or {}).get("schedule") or {}
        right = real is not None and (not said.get("raw") or same_schedule(said, duty.get("schedule") or {}))
        yield Verdict("duties", _confidence(duty), right, str(duty.get("raw") or "")[:80])


def _confidence(fact: Fact) -> float:
    return float(fact.get("confidence") or 0)


def _words(fact: Fact) -> str:
    return plain(fact.get("text") or fact.get("name"))[:60]


def wrong_though_sure(given: Iterable[Verdict]) -> list[Verdict]:
    """The facts that were given as sure and are not right."""
    return [v for v in given if v.confidence >= BANDS[0] and not v.right]
