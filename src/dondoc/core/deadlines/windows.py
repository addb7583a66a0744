"""From tokens to stretches of the calendar: fills in the years that a list leaves out and takes each token's window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.core.deadlines.lexicon import ATOMS, Token
from dondoc.core.deadlines.model import Precision
from dondoc.core.deadlines.spans_of_time import Window, day_of, months, point, quarters, years


@dataclass(frozen=True, slots=True)
class Placed:
    """A token that names a stretch of the calendar, with that stretch; ``several`` when it lists more than one."""

    token: Token
    window: Window | None
    several: bool = False
    days: tuple[date, ...] = ()
    assumed: bool = False
    """True when its year is not written but comes from the context."""


def place(found: Sequence[Token], year: int | None) -> list[Placed]:
    """The windows of all tokens that name one; a missing year comes from the next with one, else from the context."""
    own = _years_of(found, year)
    out: list[Placed] = []
    for index, token in enumerate(found):
        if token.kind in ATOMS:
            at = own[index]
            placed = _PLACERS[token.kind](token, at) if at else Placed(token, None)
            part = found[index - 1] if index and found[index - 1].kind == "part" else None
            if part and placed.window:
                placed = Placed(token, point(placed.window, part.words), placed.several)
            out.append(_marked(placed, token, found[index + 1 :]))
    return out


def _marked(placed: Placed, token: Token, after: Sequence[Token]) -> Placed:
    assumed = token.year is None and all(t.year is None for t in after if t.kind in ATOMS)
    return Placed(token, placed.window, placed.several, placed.days, assumed)


def _years_of(found: Sequence[Token], year: int | None) -> list[int | None]:
    """For each token the year that it stands in: its own, the next one's, the last one's, that of the context."""
    out: list[int | None] = []
    coming: int | None = None
    for token in reversed(found):
        coming = token.year or coming
        out.append(token.numbers[0] if token.kind == "years" else coming)
    out.reverse()
    last = year
    for at, token in enumerate(found):
        last = token.year or last
        out[at] = out[at] or last
    return out


def _day_window(day: date | None) -> Window | None:
    return Window(day, day, Precision.DAY) if day else None


def _iso(token: Token, _: int) -> Placed:
    year, month, day = token.numbers[:3]
    return Placed(token, _day_window(day_of(year, month, day)))


def _date(token: Token, year: int) -> Placed:
    day, month = token.numbers[:2]
    return Placed(token, _day_window(day_of(year, month, day)))


def _days(token: Token, year: int) -> Placed:
    *days, month = [n for n in token.numbers if n < 100]
    named = [day_of(year, month, day) for day in days]
    real = tuple(day for day in named if day)
    if len(real) < len(named) or not real:
        return Placed(token, None)
    return Placed(token, Window(min(real), max(real), Precision.DAY), True, real)


def _month(token: Token, year: int) -> Placed:
    named = [n for n in token.numbers if n < 100]
    return Placed(token, months(year, min(named), max(named), Precision.MONTH), len(named) > 1)


def _quarter(token: Token, year: int) -> Placed:
    named = token.quarters
    window = quarters(year, min(named), max(named)) if named else None
    return Placed(token, window, len(named) > 1)


def _half(token: Token, year: int) -> Placed:
    first = 1 if "đầu" in token.words else 7
    return Placed(token, months(year, first, first + 5, Precision.HALF))


def _nine(token: Token, year: int) -> Placed:
    return Placed(token, months(year, 1, 9, Precision.PERIOD))


def _year(token: Token, year: int) -> Placed:
    return Placed(token, years(year, year))


def _stage(token: Token, _: int) -> Placed:
    written = [n for n in token.numbers if n > 1000]
    return Placed(token, years(written[0], written[-1]))


_PLACERS: dict[str, Callable[[Token, int], Placed]] = {
    "iso": _iso,
    "date": _date,
    "days": _days,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "nine": _nine,
    "year": _year,
    "this_year": _year,
    "years": _stage,
}
