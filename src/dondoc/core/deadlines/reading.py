"""Reads what an expression of time says; what it does not say stays None."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dondoc.core.deadlines.cycles import periods_in, rules
from dondoc.core.deadlines.lexicon import ATOMS, Token, tokens
from dondoc.core.deadlines.model import Deadline, Precision
from dondoc.core.deadlines.narrowing import left_over, narrowed
from dondoc.core.deadlines.waiting import Waiting, waiting_in
from dondoc.core.deadlines.windows import Placed, place

_CYCLES = frozenset({"every", "times", "last_month", "first_month", "of_period"})
_SIGNS = ATOMS | _CYCLES | {"continuous", "onward", "day", "last_day", "weekday", "lunar_day", "school_year"}
_CLOCK = re.compile(r"(\d{1,2})\s*(?:h|giờ|g|:)\s*(\d{2})?")
_ASSUMED, _DOUBTFUL, _VAGUE = 0.9, 0.8, 0.7


@dataclass(frozen=True, slots=True)
class Said:
    """An expression cut into its parts: tokens, their windows, and what it waits for."""

    tokens: tuple[Token, ...]
    placed: tuple[Placed, ...]
    waiting: Waiting | None

    def has(self, *kinds: str) -> bool:
        """Whether a token of one of the kinds is there."""
        return any(token.kind in kinds for token in self.tokens)


def _cut(raw: str, year: int | None) -> Said | None:
    waiting = waiting_in(raw)
    found = [t for t in tokens(raw) if not (waiting and waiting.start < t.end and t.start < waiting.end)]
    if not waiting and not any(token.kind in _SIGNS for token in found):
        return None
    return Said(tuple(found), tuple(narrowed(raw, found, place(found, year))), waiting)


def read_deadline(raw: str, *, year: int | None = None, issued: date | None = None) -> Deadline | None:
    """What a whole string, such as a table cell, says about time; None when it says nothing.

    Args:
        raw: the expression.
        year: the year that the document governs, for days and months written without one.
        issued: the document's date; its year serves where ``year`` is None, and a due day before it is noted.

    >>> d = read_deadline("Quý III-IV/2021")
    >>> d.start.isoformat(), d.due.isoformat(), d.precision.value
    ('2021-07-01', '2021-12-31', 'quarter')
    >>> read_deadline("trước ngày 20 hằng tháng").rule
    'FREQ=MONTHLY;BYMONTHDAY=20'
    >>> d = read_deadline("Trước 16h30 ngày 30/01/2021")
    >>> d.due.isoformat(), d.time, d.inclusive
    ('2021-01-30', '16:30', False)
    >>> read_deadline("Thường xuyên").due is None, read_deadline("Vụ Pháp chế") is None
    (True, True)
    """
    said = _cut(raw, year or (issued.year if issued else None))
    if said is None:
        return None
    words = raw.strip()
    read = _noted(_with_time(_recurring(words, said) or _fixed(words, said), said), said, issued)
    waited = (said.waiting.start, said.waiting.end) if said.waiting else None
    sure = read.confidence if not read.due or not left_over(raw, said.tokens, waited) else _DOUBTFUL
    return replace(read, confidence=min(read.confidence, sure))


def _waits(deadline: Deadline, said: Said) -> Deadline:
    if said.waiting is None:
        return deadline
    return replace(deadline, waits_for=said.waiting.waits_for, offset=said.waiting.offset)


def _with_time(deadline: Deadline, said: Said) -> Deadline:
    clock = next((token for token in said.tokens if token.kind == "clock"), None)
    match = _CLOCK.match(clock.words) if clock else None
    if not match:
        return deadline
    hour, minute = int(match[1]), int(match[2] or 0)
    return replace(deadline, time=f"{hour:02}:{minute:02}") if hour < 24 and minute < 60 else deadline


def _recurring(raw: str, said: Said) -> Deadline | None:
    """A deadline that comes round: no due day, a rule."""
    yearless = said.has("day", "last_day", "last_month", "first_month", "weekday") and not said.placed
    if not (said.has(*_CYCLES) or yearless) or any(
        p.window and not p.assumed and p.token.kind != "year" for p in said.placed
    ):
        return None
    periods = periods_in(
        " ".join(t.words for t in said.tokens if t.kind in ("every", "of_period", "last_month", "first_month"))
    )
    if not said.has(*_CYCLES):
        return _waits(Deadline(raw, inclusive=not said.has("before"), confidence=_DOUBTFUL), said)
    found = rules(said.tokens, periods)
    deadline = Deadline(raw, inclusive=not said.has("before"), rule=found[0] if found else None)
    return _waits(replace(deadline, note=None if found else "continuous", confidence=1.0 if found else _VAGUE), said)


def _fixed(raw: str, said: Said) -> Deadline:
    """A deadline on the calendar, or one that names no day at all."""
    windows = [p.window for p in said.placed if p.window]
    if not windows:
        return _waits(_timeless(raw, said), said)
    first, last = windows[0], max(windows, key=lambda w: w.end)
    start = min(window.start for window in windows)
    if said.has("continuous") and _cue(said) is None and all(w.precision is Precision.YEAR for w in windows):
        return _waits(Deadline(raw, start=start, confidence=_ASSUMED, note="continuous"), said)
    if said.has("onward") or _only_since(said):
        open_ended = Deadline(raw, start=start, precision=first.precision, confidence=_ASSUMED, note="open-ended")
        return _waits(open_ended, said)
    before = _cue(said) == "before"
    due = last.start if before and last.precision is not Precision.DAY else last.end
    single = len(windows) == 1 and last.precision is Precision.DAY and start == due
    opening = None if before or (single and _cue(said) in ("latest", "until")) else start
    if last.precision is not Precision.DAY and _cue(said) == "until" and len(windows) == 1 and not said.has("since"):
        opening = None
    precision = Precision.PERIOD if {w.precision for w in windows} - {last.precision} else last.precision
    deadline = Deadline(raw, start=opening, due=due, precision=precision, inclusive=not before, dates=_dates(said))
    return _waits(replace(deadline, rule=_rule(said)), said)


def _rule(said: Said) -> str | None:
    """The rule of what comes round within a stretch ("hằng năm, giai đoạn 2026-2030")."""
    if not said.has(*_CYCLES):
        return None
    cycle = [token for token in said.tokens if token.kind in _CYCLES]
    found = rules(cycle, periods_in(" ".join(t.words for t in cycle if t.kind != "times")))
    return found[0] if found else None


def _timeless(raw: str, said: Said) -> Deadline:
    if said.placed and any(p.token.year for p in said.placed):
        return Deadline(raw, confidence=0.5, note="no-such-day")
    if said.has("continuous"):
        return Deadline(raw, note="continuous")
    if said.has("lunar_day"):
        return Deadline(raw, inclusive=not said.has("before"), confidence=_DOUBTFUL, note="lunar")
    return Deadline(raw, confidence=_DOUBTFUL, note="relative" if said.waiting and said.waiting.offset else None)


def _cue(said: Said) -> str | None:
    """The cue that governs the last named stretch: before, latest, until, since or none."""
    last = max(token.start for token in said.tokens if token.kind in ATOMS | {"day"})
    cues = [t.kind for t in said.tokens if t.kind in ("before", "latest", "until", "since") and t.start < last]
    if "latest" in cues and "before" not in cues:
        return "latest"
    return cues[-1] if cues else None


def _only_since(said: Said) -> bool:
    """Whether only a beginning is named: "Từ quý III/2012"."""
    if not said.has("since") or said.has("until", "dash", "before", "latest"):
        return False
    return len(said.placed) == 1 and not said.placed[0].several and said.placed[0].token.kind != "years"


def _dates(said: Said) -> tuple[date, ...]:
    """All days, where the words name several that are not the ends of one stretch."""
    listed = tuple(day for p in said.placed for day in p.days)
    if listed and not re.search(r"[-‐‑‒–—−]|đến", " ".join(p.token.words for p in said.placed if p.days)):
        return listed
    days = [p.window.end for p in said.placed if p.window and p.window.precision is Precision.DAY and not p.days]
    if len(days) < 2 or said.has("since", "dash", "until"):
        return ()
    return tuple(days)


def _noted(deadline: Deadline, said: Said, issued: date | None) -> Deadline:
    """The one thing that a person should look at first, and how sure the reading is."""
    if deadline.note or deadline.due is None:
        return deadline
    checks = (
        (issued is not None and deadline.due < issued, "before-issue", _VAGUE),
        (len(deadline.dates) > 1, "several-dates", 1.0),
        (_two_windows(said.placed), "two-windows", _ASSUMED),
        (said.has("part"), "part-of-period", _DOUBTFUL),
        (any(p.assumed for p in said.placed), "year-from-context", _ASSUMED),
        (said.has("lunar"), "lunar", 1.0),
        (said.has("lunar_day"), "lunar", _ASSUMED),
    )
    for holds, note, confidence in checks:
        if holds:
            return replace(deadline, note=note, confidence=confidence)
    return deadline


def _two_windows(placed: Sequence[Placed]) -> bool:
    """Whether "và" or a comma joins stretches, so that each may be meant: "Quý I và II/2021"."""
    return any(p.several and re.search(r"và|,|;|&", p.token.words) and not p.days for p in placed)
