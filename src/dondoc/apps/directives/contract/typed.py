"""Readers of what people type: each shows a contract value in an input and reads the input back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.directives.contract.doubts import CONTINUOUS
from dondoc.apps.directives.contract.figures import (
    NotValid,
    read_day,
    read_number,
    show_day,
    show_number,
    to_json,
)

NEEDED = gettext_lazy("Ô này không được để trống.")
NOT_A_CHOICE = gettext_lazy("Chọn một giá trị trong danh sách.")


@dataclass(frozen=True)
class Surroundings:
    """What reading an input needs to know.

    Attributes:
        unit: how a name is taken on the day of the document: the register's name, or the code of a collective.
        year: the year of the plan, for days written without one.
        issued: the day of the document.
        deadline: reads an expression of time into the contract's deadline, None when it says nothing of time.
        schedule: reads a schedule, None when it says nothing of time.
    """

    unit: Callable[[str], tuple[str | None, str | None]] = lambda _words: (None, None)
    year: int | None = None
    issued: date | None = None
    deadline: Callable[[str, int | None, date | None], dict[str, Any] | None] = lambda _raw, _year, _issued: None
    schedule: Callable[[str, int | None, date | None], dict[str, Any] | None] = lambda _raw, _year, _issued: None


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """How one type of value is shown and read.

    Attributes:
        show: the value as the input holds it; None gives an empty string.
        read: what was typed, the old value and the surroundings → the new value; raises ``NotValid``.
        empty: the value of an emptied input.
    """

    show: Callable[[Any], str]
    read: Callable[[str, Any, Surroundings], Any]
    empty: Any = None


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _raw(value: Any) -> str:
    return str(value.get("raw", "")) if value else ""


def _whole(words: str, _old: Any, _around: Surroundings) -> int:
    number = read_number(words)
    if number != number.to_integral_value() or number < 0:
        raise NotValid(_("Ô này cần một số nguyên, ví dụ 21."))
    return int(number)


def unit_shown(mention: Mapping[str, Any] | None) -> str:
    """The register's name of a mentioned unit, else its words."""
    return str(mention.get("unit") or mention.get("raw") or "") if mention else ""


def _mention(words: str, old: list[Mapping[str, Any]], around: Surroundings) -> dict[str, Any]:
    for mention in old:
        if words == unit_shown(mention):
            return dict(mention)
    unit, group = around.unit(words)
    if unit or group:
        return {"raw": words, "unit": unit, "group": group, "confidence": 1.0}
    raise NotValid(_("“%(name)s” không có trong danh mục đơn vị. Chọn một đơn vị trong danh mục.") % {"name": words})


def _units(words: str, old: Any, around: Surroundings) -> list[dict[str, Any]]:
    names = [line.strip() for line in words.replace(";", "\n").splitlines() if line.strip()]
    mentions = [_mention(name, list(old or []), around) for name in names]
    unique = {unit_shown(m): m for m in mentions}
    return list(unique.values())


def _unit(words: str, old: Any, around: Surroundings) -> dict[str, Any]:
    return _mention(words, [old] if old else [], around)


def _unit_name(words: str, _old: Any, around: Surroundings) -> str:
    unit = _mention(words, [], around)["unit"]
    if unit is None:
        raise NotValid(_("Chọn một đơn vị, không phải một nhóm."))
    return str(unit)


def show_deadline(value: Mapping[str, Any] | None) -> str:
    """The deadline as its input holds it: the day when the words name one, else the words."""
    if not value:
        return ""
    if value.get("precision") == "day" and value.get("due") and value.get("inclusive", True):
        return show_day(value["due"])
    return str(value.get("raw", ""))


def _deadline(words: str, _old: Any, around: Surroundings) -> dict[str, Any]:
    try:
        due = read_day(words).isoformat()
    except NotValid:
        read = around.deadline(words, around.year, around.issued)
        if read is None or not _tells_time(read):
            if words.replace("/", "").isdigit() and words.count("/") == 2:
                raise
            example = _("Chưa hiểu thời hạn “%(words)s”. Ghi ngày, ví dụ 31/12/2026, hoặc “Quý II/2026”.")
            raise NotValid(example % {"words": words}) from None
        return read
    return {
        "raw": words,
        "start": None,
        "due": due,
        "time": None,
        "dates": [],
        "precision": "day",
        "inclusive": True,
        "rule": None,
        "waits_for": None,
        "confidence": 1.0,
    }


def _tells_time(deadline: Mapping[str, Any]) -> bool:
    told = any(deadline.get(k) for k in ("due", "start", "rule", "waits_for", "dates"))
    return told or deadline.get("note") == CONTINUOUS


def _schedule(words: str, _old: Any, around: Surroundings) -> dict[str, Any]:
    read = around.schedule(words, around.year, around.issued)
    if read is None:
        example = _("Chưa hiểu “%(words)s”. Ghi như “trước ngày 20 hằng tháng” hoặc “trước ngày 01/6/2026”.")
        raise NotValid(example % {"words": words})
    return read


COMPARATORS = {
    "equal": "",
    "about": gettext_lazy("khoảng"),
    "almost": gettext_lazy("gần"),
    "above": gettext_lazy("trên"),
    "at_least": gettext_lazy("ít nhất"),
    "below": gettext_lazy("dưới"),
    "at_most": gettext_lazy("không quá"),
    "range": "",
}


def show_target(value: Mapping[str, Any] | None) -> str:
    """A target in words: comparator and figure, or the range.

    >>> show_target({"comparator": "range", "low": 1, "high": 1.5})
    '1-1,5'
    >>> show_target({"comparator": "about", "low": 90000, "high": 90000})
    'khoảng 90.000'
    """
    if not value or value.get("low") is None:
        return _raw(value)
    if value.get("comparator") == "range":
        return f"{show_number(value['low'])}-{show_number(value.get('high'))}"
    return f"{COMPARATORS.get(value.get('comparator', ''), '')} {show_number(value['low'])}".strip()


def _target(words: str, old: Any, _around: Surroundings) -> dict[str, Any]:
    spoken = words.lower()
    found = [(name, str(said)) for name, said in COMPARATORS.items() if said and spoken.startswith(str(said))]
    comparator, said = max(found, key=lambda pair: len(pair[1]), default=("equal", ""))
    figure = words[len(said) :].strip().removesuffix("%").strip()
    low = high = None
    if comparator == "equal" and "-" in figure[1:]:
        left, _dash, right = figure.partition("-")
        low, high, comparator = read_number(left), read_number(right), "range"
    else:
        low = high = read_number(figure)
    if low > high:
        raise NotValid(_("Số đầu của khoảng phải nhỏ hơn số cuối, ví dụ 1-1,5."))
    kept = {k: v for k, v in (old or {}).items() if k in {"base_year", "period", "span"}}
    return {**kept, "raw": words, "comparator": comparator, "low": to_json(low), "high": to_json(high)}


def _deliverable(words: str, old: Any, _around: Surroundings) -> dict[str, Any]:
    return {"issued_by": (old or {}).get("issued_by"), "kind": words}


TEXT = Reader(_plain, lambda words, _old, _around: " ".join(words.split()))
LONG = Reader(_plain, lambda words, _old, _around: " ".join(words.split()))
WHOLE = Reader(_plain, _whole)
NUMBER = Reader(show_number, lambda words, _old, _around: to_json(read_number(words)))
DAY = Reader(show_day, lambda words, _old, _around: read_day(words).isoformat())
CHOICE = Reader(_plain, lambda words, _old, _around: words)
UNITS = Reader(lambda value: "\n".join(unit_shown(m) for m in value or []), _units, [])
UNIT = Reader(unit_shown, _unit)
UNIT_NAME = Reader(_plain, _unit_name)
DEADLINE = Reader(show_deadline, _deadline)
SCHEDULE = Reader(_raw, _schedule)
TARGET = Reader(show_target, _target)
DELIVERABLE = Reader(lambda value: str(value.get("kind", "")) if value else "", _deliverable)
