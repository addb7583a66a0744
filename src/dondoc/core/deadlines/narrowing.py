"""Which of several named stretches is meant, and whether words were left over that may speak of time too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dondoc.core.deadlines.lexicon import Token
from dondoc.core.deadlines.model import Precision
from dondoc.core.deadlines.spans_of_time import Window, day_of
from dondoc.core.deadlines.windows import Placed
from dondoc.core.packs.folding import lower

_WIDE = (Precision.YEAR, Precision.QUARTER, Precision.MONTH)
_NEAR = 24
"""So many stretches on, none is about the same time any more."""
_BEGINS = re.compile(r"khởi\s+công|bắt\s+đầu")
_LEFT = re.compile(
    r"\d|(?<!\w)[a-đ]\)|(?<!\w)(?:tuần|tháng|quý|năm|học|kỳ|mùa|vụ|dịp|tết|sau|đầu|cuối|giữa|âm|lịch|đợt|giai\s+đoạn|khi|nếu|hoặc|ngoài)(?!\w)"
)


def narrowed(raw: str, found: Sequence[Token], placed: Sequence[Placed]) -> list[Placed]:
    """The stretches without those that a later one makes exact: "Năm 2025 (trong quý III)", "Tháng 9 (trước ngày 15)".

    What begins in a year is not ended by it: "2025 (khởi công quý II)" keeps its year.
    """
    last = max((t.start for t in found if t.kind in ("every", "month")), default=-1)
    exact = [_in_month(one, found) if one.token.end > last else one for one in placed]
    if _BEGINS.search(lower(raw)):
        return exact
    return [one for at, one in enumerate(exact) if not any(_within(one, other) for other in exact[at + 1 : at + _NEAR])]


def _within(wide: Placed, fine: Placed) -> bool:
    if not wide.window or not fine.window or wide.several or wide.window.precision not in _WIDE:
        return False
    return wide.window.start <= fine.window.start and fine.window.end <= wide.window.end and wide.window != fine.window


def _in_month(one: Placed, found: Sequence[Token]) -> Placed:
    """The last month with the day of it that a bracket behind it names."""
    if not one.window or one.several or one.token.kind != "month":
        return one
    named = next((t for t in found if t.start >= one.token.end and t.kind == "day"), None)
    if named is None:
        return one
    day = day_of(one.window.end.year, one.window.end.month, named.numbers[0])
    return replace(one, window=Window(day, day, Precision.DAY)) if day else one


def left_over(raw: str, found: Sequence[Token], waiting: tuple[int, int] | None) -> bool:
    """Whether figures or words of time stand outside all that was understood ("Tuần 2 …", "năm học …")."""
    rest = list(lower(raw))
    for start, end in [*((t.start, t.end) for t in found), *([waiting] if waiting else [])]:
        rest[start:end] = "\n" * (end - start)
    return _LEFT.search("".join(rest)) is not None
