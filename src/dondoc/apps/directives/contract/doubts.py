"""What makes a fact doubtful: the questions a person should answer, each with the field that holds the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypedDict

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.directives.folding import name_key

SURE = 0.95
"""At or above this confidence a value is taken without asking."""

CONTINUOUS = "continuous"
"""The note of a deadline that says "all the time" ("Thường xuyên"): no day, and no doubt about it."""

PRESS = "press-source"
"""The note of an instruction quoted by the press, which orders nothing by itself (rule 16)."""

Data = Mapping[str, Any]


class Doubt(TypedDict):
    """One open question about a fact: its code, the field that answers it, and the words that fill its sentence."""

    code: str
    field: str
    words: dict[str, Any]


QUESTIONS: dict[str, str | Promise] = {
    "unknown-unit": _("“%(raw)s” không có trong danh mục đơn vị."),
    "unsure-unit": _("“%(raw)s”, có lẽ là %(unit)s."),
    "unsure-owner": _("“%(raw)s” có đúng là đơn vị của việc này không?"),
    "no-lead": _("Văn bản không nêu đơn vị chủ trì."),
    "several-leads": _("Nêu %(count)d đơn vị, không ghi ai chủ trì."),
    "no-deadline": _("Văn bản không nêu thời hạn."),
    "unread-deadline": _("Chưa hiểu thời hạn “%(raw)s”."),
    "unsure-deadline": _("“%(raw)s” có đúng là hạn của việc này không?"),
    "two-windows": _("“%(raw)s”: một đợt, hay hai lần?"),
    "before-issue": _("“%(raw)s” ở trước ngày ban hành."),
    "no-such-day": _("“%(raw)s” không có trong lịch."),
    "open-ended": _("“%(raw)s” không có ngày kết thúc."),
    "no-target": _("Chưa đọc được mức phấn đấu."),
    "no-who": _("Chưa rõ đơn vị nào phải làm."),
    "no-schedule": _("Chưa rõ gửi khi nào."),
    "lost": _("Bản đọc mới không còn thấy đoạn này."),
    "press-source": _("Nguồn báo chí, lời của %(speaker)s: cần xác nhận riêng."),
    "split": _("Tách ra từ một mục khác, cần xem lại."),
    "unsure": _("Máy đọc chưa chắc đoạn này."),
}


def ask(doubt: Doubt) -> str:
    """The question as a Vietnamese (or English) sentence; a reader's own warning is said in its own words."""
    sentence = QUESTIONS.get(doubt["code"])
    return str(doubt["words"].get("message", doubt["code"])) if sentence is None else str(sentence) % doubt["words"]


def _doubt(code: str, field: str = "", **words: Any) -> Doubt:
    return {"code": code, "field": field, "words": words}


def _unit(mention: Data, field: str) -> Iterator[Doubt]:
    raw, unit = mention.get("raw", ""), mention.get("unit")
    if unit is None and not mention.get("group"):
        yield _doubt("unknown-unit", field, raw=raw)
    elif unit and float(mention.get("confidence", 1.0)) < SURE:
        code = "unsure-owner" if name_key(raw) == name_key(unit) else "unsure-unit"
        yield _doubt(code, field, raw=raw, unit=unit)


def _lead(data: Data) -> Iterator[Doubt]:
    leads = data.get("lead") or []
    if not leads:
        yield _doubt("no-lead", "lead")
    elif len(leads) > 1:
        yield _doubt("several-leads", "lead", count=len(leads))
    for mention in leads:
        yield from _unit(mention, "lead")


def _deadline(data: Data) -> Iterator[Doubt]:
    deadline = data.get("deadline")
    if not deadline:
        yield _doubt("no-deadline", "deadline")
        return
    raw, note = deadline.get("raw", ""), deadline.get("note")
    said = note == CONTINUOUS or any(deadline.get(k) for k in ("due", "start", "rule", "waits_for", "dates"))
    if note in QUESTIONS:
        yield _doubt(note, "deadline", raw=raw)
    elif not said:
        yield _doubt("unread-deadline", "deadline", raw=raw)
    elif float(deadline.get("confidence", 1.0)) < SURE:
        yield _doubt("unsure-deadline", "deadline", raw=raw)


def _task(data: Data) -> Iterator[Doubt]:
    if PRESS in (data.get("notes") or []):
        speaker = data.get("speaker") or {}
        yield _doubt(PRESS, speaker=speaker.get("name") or "…")
    yield from _lead(data)
    yield from _deadline(data)
    for mention in data.get("coordinate") or []:
        yield from _unit(mention, "coordinate")


def _indicator(data: Data) -> Iterator[Doubt]:
    target = data.get("target")
    if not target or target.get("low") is None:
        yield _doubt("no-target", "target")
    yield from _lead(data)


def _duty(data: Data) -> Iterator[Doubt]:
    if not data.get("who"):
        yield _doubt("no-who", "who")
    if data.get("kind") in {"report", "plan"} and not data.get("schedule"):
        yield _doubt("no-schedule", "schedule")


def _addressee(data: Data) -> Iterator[Doubt]:
    yield from _unit(data, "unit")


_OWN: dict[str, Callable[[Data], Iterator[Doubt]]] = {
    "task": _task,
    "indicator": _indicator,
    "duty": _duty,
    "addressee": _addressee,
}


def _warned(data: Data, warnings: Iterable[Data]) -> Iterator[Doubt]:
    key = data.get("id")
    for warning in warnings:
        if key and key in (warning.get("facts") or []):
            yield _doubt(str(warning.get("code", "")), message=str(warning.get("message", "")))


_UNITS = {"unsure-unit", "unsure-owner", "unknown-unit"}
_SAME = {"truncated-unit": _UNITS, "fuzzy-unit": _UNITS, "unknown-unit": _UNITS}
"""Warnings of the reader that ask what a question of ours asks already."""


def doubts_of(kind: str, data: Data, warnings: Iterable[Data] = ()) -> list[Doubt]:
    """All open questions about one fact, the most telling first; an empty list when nothing is doubtful.

    Doubtful is what the reader was not sure of (confidence below ``SURE``), what carries a note or a warning, and a
    task or indicator without what it needs (lead, deadline, target).

    >>> doubts_of("citation", {"raw": "02/NQ-CP", "confidence": 0.99})
    []
    >>> [d["code"] for d in doubts_of("task", {"lead": [{"raw": "Vụ A", "unit": "Vụ A"}], "deadline": None})]
    ['no-deadline']
    """
    own = _OWN.get(kind)
    asked = list(own(data)) if own else []
    codes = {d["code"] for d in asked}
    found = [*asked, *(d for d in _warned(data, warnings) if not codes & _SAME.get(d["code"], {d["code"]}))]
    if not found and float(data.get("confidence", 1.0)) < SURE:
        found.append(_doubt("unsure"))
    kept = {(d["code"], d["field"], str(d["words"].get("raw", ""))): d for d in reversed(found)}
    return [d for d in found if any(d is one for one in kept.values())]
