"""Facts of the directive contract (contract/directive.md) as the values that progress looks at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dondoc.core.deadlines.model import Deadline, Precision, WaitsFor
from dondoc.core.progress.clarity import TaskView, UnitView


def day_of(value: str | None) -> date | None:
    """An ISO day, or None.

    >>> day_of("2021-01-04"), day_of(None)
    (datetime.date(2021, 1, 4), None)
    """
    return date.fromisoformat(value) if value else None


def figure_of(value: int | float | str | None) -> Decimal | None:
    """An exact figure of the contract, or None: no data is not zero.

    >>> figure_of(25.5), figure_of("25.5"), figure_of(90000), figure_of(0), figure_of(None)
    (Decimal('25.5'), Decimal('25.5'), Decimal('90000'), Decimal('0'), None)
    """
    return None if value is None else Decimal(str(value))


def deadline_of(data: Mapping[str, Any] | None) -> Deadline | None:
    """The deadline of a fact, or None when it has none.

    >>> deadline_of({"raw": "trước ngày 20/02/2021", "due": "2021-02-20", "inclusive": False}).inclusive
    False
    >>> deadline_of(None)
    """
    if not data:
        return None
    waits = data.get("waits_for")
    return Deadline(
        raw=data.get("raw") or "",
        start=day_of(data.get("start")),
        due=day_of(data.get("due")),
        time=data.get("time"),
        dates=tuple(date.fromisoformat(day) for day in data.get("dates") or ()),
        precision=Precision(data.get("precision") or "none"),
        inclusive=data.get("inclusive", True) is not False,
        rule=data.get("rule"),
        waits_for=WaitsFor(waits["kind"], waits["raw"]) if waits else None,
    )


def unit_of(data: Mapping[str, Any]) -> UnitView:
    """A unit of a fact."""
    return UnitView(data.get("raw") or "", data.get("unit"), data.get("group"), data.get("part"))


def task_view(key: str, data: Mapping[str, Any], milestones: int = 0) -> TaskView:
    """A task fact as the examination of the six clear things looks at it.

    >>> view = task_view("a1", {"text": "Xây dựng Đề án", "lead": [{"raw": "Vụ A", "unit": None, "group": None}]})
    >>> view.lead[0].raw, view.deadline, view.deliverable
    ('Vụ A', None, None)
    """
    deliverable = data.get("deliverable") or {}
    return TaskView(
        key=key,
        text=data.get("text") or "",
        leadin=data.get("leadin"),
        lead=tuple(unit_of(unit) for unit in data.get("lead") or ()),
        coordinate=tuple(unit_of(unit) for unit in data.get("coordinate") or ()),
        deadline=deadline_of(data.get("deadline")),
        output=data.get("output"),
        deliverable=deliverable.get("kind"),
        approver=deliverable.get("issued_by"),
        targets=tuple(target["raw"] for target in data.get("targets") or ()),
        milestones=milestones,
    )
