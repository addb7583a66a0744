"""Bringing the tasks of a new version into being."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Person
from dondoc.apps.directives.folding import fold
from dondoc.apps.directives.models import Fact
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ProgrammeVersion, Section
from dondoc.apps.tasks.models import (
    Assignment,
    Deliverable,
    DeliverableStage,
    Milestone,
    Task,
    TaskInVersion,
    TaskMove,
    TaskSource,
)
from dondoc.core.deadlines.model import Deadline
from dondoc.core.progress.contract import day_of, deadline_of
from dondoc.core.progress.deliverables import load_catalogue, planned_days
from dondoc.core.progress.lifecycle import Act, State
from dondoc.core.progress.proposals import ProposedMilestone, working_window

_AT_ONCE = 200
"""Rows of one statement: of long ones the time grows faster than their rows."""


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as a task names it, and the unit of the register (None when it is not there)."""

    name: str
    unit: OrgUnit | None = None
    raw: str = ""
    group: str = ""
    part: str = ""


@dataclass(frozen=True)
class TaskDraft:
    """A task about to be born.

    Attributes:
        key: its identity in the programme.
        fact: the confirmed fact that it comes from.
        section: where it hangs in the version's tree.
        lead: lead units as decided.
        coordinate: coordinating units.
        parent: key of the task that it is a part of, or None.
        holds_children: whether its children count in its place (rule 5).
        milestones: accepted milestones.
        deliverable: kind and issuer of its deliverable, or None.
        page: the page on which its words stand, or None.
    """

    key: str
    fact: Fact
    section: Section | None
    lead: tuple[Named, ...]
    coordinate: tuple[Named, ...] = ()
    parent: str | None = None
    holds_children: bool = False
    milestones: tuple[ProposedMilestone, ...] = field(default=())
    deliverable: tuple[str, str] | None = None
    page: int | None = None


def create_tasks(*, version: ProgrammeVersion, drafts: Sequence[TaskDraft], by: Person, on: date) -> dict[str, Task]:
    """Make the tasks of a new version in the order given, assigned on ``on``; called inside the act of publishing.

    Args:
        version: the version that is being published.
        drafts: the tasks; a parent stands before its children.
        by: who publishes.
        on: the day from which they count as assigned: the day of the document.

    Returns:
        The tasks by key.
    """
    tasks = {
        draft.key: Task(programme_id=version.programme_id, key=draft.key, state=State.ASSIGNED) for draft in drafts
    }
    Task.objects.bulk_create(tasks.values(), batch_size=_AT_ONCE)
    _link_parents(drafts, tasks)
    rows = [_row(version, draft, tasks[draft.key], order) for order, draft in enumerate(drafts)]
    TaskInVersion.objects.bulk_create(rows, batch_size=_AT_ONCE)
    Assignment.objects.bulk_create(_assignments(drafts, rows), batch_size=_AT_ONCE)
    TaskSource.objects.bulk_create(source for draft in drafts for source in _sources(draft, tasks[draft.key]))
    now = timezone.now()
    moves = (TaskMove(task=task, act=Act.PUBLISH, to=State.ASSIGNED, on=on, at=now, by=by) for task in tasks.values())
    TaskMove.objects.bulk_create(moves, batch_size=_AT_ONCE)
    Milestone.objects.bulk_create(m for draft in drafts for m in _milestones(draft, tasks[draft.key], by))
    for draft in drafts:
        _deliver(draft, tasks[draft.key], by, on)
    return tasks


def _link_parents(drafts: Sequence[TaskDraft], tasks: Mapping[str, Task]) -> None:
    children = [draft for draft in drafts if draft.parent is not None and draft.parent in tasks]
    for draft in children:
        assert draft.parent is not None
        tasks[draft.key].parent = tasks[draft.parent]
    Task.objects.bulk_update([tasks[draft.key] for draft in children], ["parent"], batch_size=_AT_ONCE)


def _row(version: ProgrammeVersion, draft: TaskDraft, task: Task, order: int) -> TaskInVersion:
    data = draft.fact.data
    names = [named.name for named in (*draft.lead, *draft.coordinate)]
    words = (data.get("number") or "", data.get("leadin") or "", data["text"], *names)
    return TaskInVersion(
        task=task,
        version=version,
        section=draft.section,
        order=order,
        number=str(data.get("number") or "")[:30],
        text=data["text"],
        leadin=data.get("leadin") or "",
        output=data.get("output") or "",
        budget=data.get("budget") or "",
        holds_children=draft.holds_children,
        set_by=draft.fact.set_by,
        fold=fold(" ".join(words)),
        **deadline_columns(deadline_of(data.get("deadline"))),
    )


def deadline_columns(deadline: Deadline | None) -> dict[str, Any]:
    """The columns of a task in a version that hold its deadline; none when it has none."""
    if deadline is None:
        return {}
    return {
        "deadline_raw": deadline.raw,
        "deadline_start": deadline.start,
        "deadline_due": deadline.due,
        "deadline_time": deadline.time or "",
        "deadline_precision": deadline.precision,
        "deadline_inclusive": deadline.inclusive,
        "deadline_rule": (deadline.rule or "")[:200],
        "waits_kind": deadline.waits_for.kind if deadline.waits_for else "",
        "waits_raw": deadline.waits_for.raw if deadline.waits_for else "",
    }


def _assignments(drafts: Sequence[TaskDraft], rows: Sequence[TaskInVersion]) -> list[Assignment]:
    made: list[Assignment] = []
    for draft, row in zip(drafts, rows, strict=True):
        roles = ((Assignment.Role.LEAD, draft.lead), (Assignment.Role.COORDINATE, draft.coordinate))
        for role, named in roles:
            made += assignments(row, role, named)
    return made


def assignments(row: TaskInVersion, role: str, named: Sequence[Named]) -> list[Assignment]:
    """The rows, not yet saved, of the units that lead or coordinate a task."""
    return [_assignment(row, role, unit, place) for place, unit in enumerate(_once(named))]


def _once(named: Sequence[Named]) -> list[Named]:
    """Each unit once, in order; units outside the register by their words."""
    return list({(unit.unit.pk if unit.unit else unit.name): unit for unit in reversed(named)}.values())[::-1]


def _assignment(row: TaskInVersion, role: str, named: Named, place: int) -> Assignment:
    return Assignment(
        task_in_version=row,
        role=role,
        unit=named.unit,
        name=named.name[:300],
        raw=named.raw,
        group=named.group[:40],
        part=named.part,
        order=place,
    )


def _sources(draft: TaskDraft, task: Task) -> list[TaskSource]:
    fact = draft.fact
    speaker = fact.data.get("speaker") or {}
    spoken = bool(speaker.get("name"))
    return [
        TaskSource(
            task=task,
            kind=TaskSource.Kind.SPOKEN if spoken else TaskSource.Kind.DOCUMENT,
            document=fact.document,
            fact=fact,
            span_start=fact.span_start,
            span_end=fact.span_end,
            page=draft.page,
            place=_place(draft)[:500],
            words=fact.data["text"],
            speaker=(speaker.get("name") or "")[:200],
            speaker_title=(speaker.get("title") or "")[:200],
            occasion=(speaker.get("occasion") or "")[:500],
            spoken_on=day_of(speaker.get("day")),
            confirmed_by=fact.confirmed_by.full_name if fact.confirmed_by else "",
            confirmed_at=fact.confirmed_at,
        )
    ]


def _place(draft: TaskDraft) -> str:
    data = draft.fact.data
    number, annex = data.get("number"), data.get("appendix")
    parts = [
        _("mục %(number)s") % {"number": number} if number else "",
        *_headings(draft.section),
        _("Phụ lục %(number)s") % {"number": annex} if annex else "",
    ]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _headings(section: Section | None) -> list[str]:
    """The headings above, the nearest first, in sentence case."""
    found = []
    while section is not None:
        found.append(section.shown)
        section = section.parent
    return found


def _milestones(draft: TaskDraft, task: Task, by: Person) -> list[Milestone]:
    return [
        Milestone(
            task=task,
            name=proposed.name,
            due=proposed.due,
            original_due=proposed.due,
            stage=proposed.stage or "",
            reason=proposed.reason,
            set_by=by,
            order=place,
        )
        for place, proposed in enumerate(draft.milestones)
    ]


def _deliver(draft: TaskDraft, task: Task, by: Person, on: date) -> None:
    if draft.deliverable is None:
        return
    kind, issuer = draft.deliverable
    stages = load_catalogue().stages_of(kind)
    made = Deliverable.objects.create(
        task=task, kind=kind[:80], issued_by=issuer[:200], completes=stages[-1].key, set_by=by
    )
    deadline = deadline_of(draft.fact.data.get("deadline"))
    window = working_window(deadline, on) if deadline else None
    planned: Sequence[date | None] = planned_days(stages, *window) if window else [None] * len(stages)
    DeliverableStage.objects.bulk_create(
        DeliverableStage(deliverable=made, key=stage.key, order=place, planned=day)
        for place, (stage, day) in enumerate(zip(stages, planned, strict=True))
    )
