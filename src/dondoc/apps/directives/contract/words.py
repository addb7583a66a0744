"""One line for a fact, as lists and histories show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dondoc.apps.directives.contract.fields import DUTIES, HEADER_LABELS
from dondoc.apps.directives.contract.figures import show_day
from dondoc.apps.directives.contract.typed import show_target, unit_shown

_TITLES = {
    "task": ("text",),
    "indicator": ("name",),
    "duty": ("what", "raw"),
    "event": ("name", "raw"),
    "agreement": ("raw", "subject"),
    "measure": ("raw", "name"),
    "citation": ("raw", "number"),
    "recipient": ("raw",),
    "addressee": ("raw", "unit"),
    "header": ("value", "raw"),
}


def title_of(kind: str, data: Mapping[str, Any]) -> str:
    """The words by which a person knows the fact.

    >>> title_of("task", {"number": "14", "text": "Rà soát"})
    'Rà soát'
    """
    return next((str(data[name]) for name in _TITLES[kind] if data.get(name)), "")


def number_of(data: Mapping[str, Any]) -> str:
    """Its number as written, with a full stop behind it unless it carries its own mark.

    >>> number_of({"number": "14"}), number_of({"number": "a)"}), number_of({})
    ('14.', 'a)', '')
    """
    number = str(data.get("number") or "")
    return f"{number}." if number[-1:].isalnum() else number


def _units(mentions: Any) -> str:
    return ", ".join(unit_shown(m) for m in mentions or [])


def _task(data: Mapping[str, Any]) -> list[str]:
    deadline = data.get("deadline") or {}
    return [show_day(deadline.get("due")) or str(deadline.get("raw", "")), _units(data.get("lead"))]


def _indicator(data: Mapping[str, Any]) -> list[str]:
    return [f"{show_target(data.get('target'))} {data.get('unit') or ''}".strip(), _units(data.get("lead"))]


def _duty(data: Mapping[str, Any]) -> list[str]:
    schedule = data.get("schedule") or {}
    return [str(dict(DUTIES).get(data.get("kind", ""), "")), _units(data.get("who")), str(schedule.get("raw", ""))]


def aside(kind: str, key: str, data: Mapping[str, Any]) -> str:
    """What stands under the line: deadline and lead, figure and unit, who and when."""
    if kind == "header":
        return str(HEADER_LABELS.get(key, ""))
    parts = {"task": _task, "indicator": _indicator, "duty": _duty}.get(kind)
    said = parts(data) if parts else [str(data.get("purpose") or "")]
    return " · ".join(part for part in said if part)
