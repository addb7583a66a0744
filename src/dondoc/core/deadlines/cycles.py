"""What comes round: the periods that words name, and RFC 5545 rules for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.core.deadlines.lexicon import Token, count

PERIODS = ("day", "week", "month", "quarter", "half", "nine_months", "year")
"""Cycles in the order of their length."""

_EACH = {
    "day": "FREQ=DAILY",
    "week": "FREQ=WEEKLY",
    "month": "FREQ=MONTHLY",
    "quarter": "FREQ=MONTHLY;INTERVAL=3",
    "half": "FREQ=MONTHLY;INTERVAL=6",
    "nine_months": "FREQ=YEARLY;BYMONTH=9",
    "year": "FREQ=YEARLY",
}
_QUARTER_BEGINS = "FREQ=YEARLY;BYMONTH=1,4,7,10"
_QUARTER_ENDS = "FREQ=YEARLY;BYMONTH=3,6,9,12"
_WEEKDAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA", "nhật": "SU"}
_WEEKDAYS |= dict(zip("234567", ("MO", "TU", "WE", "TH", "FR", "SA"), strict=True))
_WORDS = (
    ("half", r"(?:0?6|sáu)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?"),
    ("nine_months", r"(?:0?9|chín)\s+tháng(?:\s+đầu\s+năm)?"),
    ("quarter", r"(?:0?3|ba)\s+tháng|quý"),
    ("month", r"tháng"),
    ("week", r"tuần"),
    ("year", r"năm"),
    ("day", r"ngày"),
)
_PERIOD = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _WORDS))


def periods_in(words: str) -> tuple[str, ...]:
    """The periods that words name, in the order of their length.

    >>> periods_in("định kỳ hằng tháng, quý, 6 tháng và cả năm")
    ('month', 'quarter', 'half', 'year')
    """
    named = {match.lastgroup for match in _PERIOD.finditer(words)}
    return tuple(period for period in PERIODS if period in named)


_TURNED = re.compile(r"(?:(?:mỗi|một|1|hằng|hàng)\s+)?(năm|quý|tháng|tuần)\s+(\w+)\s+lần")


def times(token: Token) -> tuple[tuple[str, ...], str]:
    """Period and rule of "2 lần/năm", "3 tháng một lần".

    >>> times(Token("times", "02 lần/năm", 0, 10))
    (('half',), 'FREQ=MONTHLY;INTERVAL=6')
    >>> times(Token("times", "2 tuần một lần", 0, 14))
    (('week',), 'FREQ=WEEKLY;INTERVAL=2')
    >>> times(Token("times", "mỗi năm hai lần", 0, 15))
    (('half',), 'FREQ=MONTHLY;INTERVAL=6')
    """
    turned = _TURNED.fullmatch(token.words)
    words = f"{turned[2]} lần/{turned[1]}" if turned else token.words
    found = _PERIOD.search(words.split("lần")[1] if words.find("lần") < words.find("năm") else words)
    unit = next((u for u in ("tuần", "tháng", "quý", "năm") if re.search(rf"{u}(?!\w)", words)), "năm")
    number = re.match(r"\w+", words)
    amount = (
        count(number.group())
        if number and (number.group().isdigit() or number.group() not in ("tháng", "tuần", "quý"))
        else 1
    )
    several = re.match(r"\w+\s+lần", words) is not None
    months = {"tháng": 1, "quý": 3, "năm": 12}.get(unit, 0)
    if not months:
        return ("week",), _EACH["week"] + (f";INTERVAL={amount}" if not several and amount > 1 else "")
    apart = months // amount if several else months * amount
    name = {1: "month", 3: "quarter", 6: "half", 12: "year"}.get(apart, "year" if found else "month")
    return (name,), f"FREQ=MONTHLY;INTERVAL={apart}" if apart not in (1, 12) else _EACH[name]


def rules(found: Sequence[Token], periods: Sequence[str]) -> tuple[str, ...]:
    """The rules of an expression that comes round, from its periods and the day, weekday or date named in it."""
    kinds = {token.kind: token for token in found}
    dated = tuple(
        f"FREQ=YEARLY;BYMONTH={token.numbers[1]};BYMONTHDAY={token.numbers[0]}"
        for token in found
        if token.kind == "date" and token.year is None
    )
    if dated:
        return dated
    if "day" in kinds or "last_day" in kinds:
        days = ",".join(dict.fromkeys(str(token.numbers[0]) for token in found if token.kind == "day"))
        day = days or "-1"
        if "first_month" in kinds:
            return (f"{_QUARTER_BEGINS};BYMONTHDAY={day}",)
        return (_on_day(day, "last_month" in kinds, periods),)
    if "weekday" in kinds:
        return (f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[kinds['weekday'].words.split()[-1]]}",)
    if "times" in kinds:
        return (times(kinds["times"])[1],)
    return tuple(_EACH[period] for period in periods)


def _on_day(day: str, at_quarter_end: bool, periods: Sequence[str]) -> str:
    monthly = "month" in periods or not periods
    if at_quarter_end or ("quarter" in periods and not monthly):
        return f"{_QUARTER_ENDS};BYMONTHDAY={day}"
    return f"FREQ=MONTHLY;BYMONTHDAY={day}"
