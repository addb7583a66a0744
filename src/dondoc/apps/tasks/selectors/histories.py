"""Histories of tasks out of the database: seven queries, however many versions and tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Assignment, Milestone, TaskInVersion
from dondoc.apps.tasks.selectors.lived import Unit, lives
from dondoc.apps.tasks.selectors.rows import History, Said
from dondoc.core.deadlines.model import Deadline, Precision, WaitsFor

_DEADLINE = (
    *("deadline_raw", "deadline_start", "deadline_due", "deadline_time"),
    *("deadline_precision", "deadline_inclusive", "deadline_rule", "waits_kind", "waits_raw"),
)
_SAID = (
    *("pk", "version_id", "task_id", "task__parent_id", "section_id", "theme_id", "order"),
    *("number", "text", "fold", "holds_children"),
)

type Named = Mapping[int, Mapping[str, tuple[Unit, ...]]]


def histories(versions: Sequence[ProgrammeVersion], only: Collection[int] | None = None) -> dict[int, list[History]]:
    """The histories of each version's tasks in the order of the document, by the version's key.

    Args:
        versions: which ones.
        only: keys of the tasks wanted, or None for all.
    """
    found: dict[int, list[History]] = {version.pk: [] for version in versions}
    which: dict[str, Any] = {"task__programme__in": {version.programme_id for version in versions}}
    if only is not None:
        which = {"task__in": list(only)}
    named, lived, milestones = _units(versions, only), lives(**which), _milestones(which)
    for version, said in _said(versions, only, named):
        found[version].append(History(said, lived[said.task], tuple(milestones.get(said.task, ()))))
    return found


def _said(
    versions: Sequence[ProgrammeVersion], only: Collection[int] | None, named: Named
) -> Iterator[tuple[int, Said]]:
    lines = TaskInVersion.objects.filter(version__in=versions).order_by("version_id", "order")
    lines = lines if only is None else lines.filter(task__in=only)
    for line in lines.values_list(*_SAID, *_DEADLINE):
        row, version, task, parent, section, theme, order, number, text, fold, holds = line[: len(_SAID)]
        units = named.get(row, {})
        deadline, waits = _deadline(*line[len(_SAID) :])
        yield (
            version,
            Said(
                *(task, parent, section, theme, order, number, text, fold, holds, deadline, waits),
                lead=units.get(Assignment.Role.LEAD, ()),
                coordinate=units.get(Assignment.Role.COORDINATE, ()),
            ),
        )


def _deadline(*line: Any) -> tuple[Deadline | None, bool]:
    """The deadline as written, or None, and whether it waits for something."""
    raw, start, due, time, precision, inclusive, rule, waits_kind, waits_raw = line
    if not (raw or due):
        return None, bool(waits_kind)
    deadline = Deadline(
        raw=raw,
        start=start,
        due=due,
        time=time or None,
        precision=Precision(precision),
        inclusive=inclusive,
        rule=rule or None,
        waits_for=WaitsFor(waits_kind, waits_raw) if waits_kind else None,
    )
    return deadline, bool(waits_kind)


def _units(versions: Sequence[ProgrammeVersion], only: Collection[int] | None) -> Named:
    """The units that lead and coordinate, by the key of the task in its version; equal ones are one value."""
    found: defaultdict[int, dict[str, tuple[Unit, ...]]] = defaultdict(dict)
    once: dict[tuple[int | None, str], Unit] = {}
    named = Assignment.objects.filter(task_in_version__version__in=versions)
    named = named if only is None else named.filter(task_in_version__task__in=only)
    named = named.order_by("task_in_version_id", "role", "order")
    for row, role, key, name in named.values_list("task_in_version_id", "role", "unit_id", "name"):
        unit = once.setdefault((key, name), Unit(key, name))
        found[row][role] = (*found[row].get(role, ()), unit)
    return found


def _milestones(which: Mapping[str, Any]) -> Mapping[int, list[tuple[date | None, date | None]]]:
    found: defaultdict[int, list[tuple[date | None, date | None]]] = defaultdict(list)
    for task, due, done in Milestone.objects.filter(**which, due__isnull=False).values_list(
        "task_id", "due", "done_on"
    ):
        found[task].append((due, done))
    return found
