"""The page of one task: its sentences, its two axes, milestones, assignments, deliverable, history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.apps.audit.selectors import Line, history_of
from dondoc.apps.tasks.models import (
    STATE_LABELS,
    Assignment,
    Deliverable,
    DeliverableStage,
    Milestone,
    TaskInVersion,
    TaskMove,
    TaskSource,
)
from dondoc.apps.tasks.selectors.lived import Lived, Unit, lived_of
from dondoc.apps.tasks.selectors.tracking import track
from dondoc.apps.tasks.wording import ACTS, Mark, When, mark_of, milestone_mark, when
from dondoc.core.progress.deliverables import load_catalogue
from dondoc.core.progress.lifecycle import State
from dondoc.core.progress.timeliness import Judgement, Tracked, judge, judge_milestone

_PATH = (State.ASSIGNED, State.ACCEPTED, State.IN_PROGRESS, State.PENDING_CONFIRMATION, State.COMPLETED)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the lifecycle: done, now or still to come, with the day it was reached."""

    label: str | Promise
    css: str
    on: date | None


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone and how it stands."""

    milestone: Milestone
    mark: Mark


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage of the deliverable: its name, planned and actual day, whether it is the one that completes the task."""

    stage: DeliverableStage
    name: str
    completes: bool
    css: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The line of time: from the day given to the deadline, with the day asked about on it, in units of 0 to 600."""

    given: date
    due: date
    on: date
    due_at: int
    today_at: int

    @property
    def late(self) -> bool:
        """Whether the day asked about lies behind the deadline."""
        return self.today_at > self.due_at

    @property
    def late_width(self) -> int:
        """How far it lies behind."""
        return max(0, self.today_at - self.due_at)

    @property
    def run_width(self) -> int:
        """How far the time before the deadline has run."""
        return min(self.due_at, self.today_at)

    @property
    def words_at(self) -> int:
        """Where the words of the day stand, kept inside the picture."""
        return min(max(self.today_at, 40), 560)

    @property
    def due_words_at(self) -> int:
        """Where the words of the deadline stand, kept inside the picture."""
        return min(max(self.due_at, 150), 556)


@dataclass
class TaskPage:
    """Everything on the page of a task as of a day."""

    row: TaskInVersion
    on: date
    moves: Sequence[TaskMove]
    assignments: Sequence[Assignment]
    sources: Sequence[TaskSource]

    @cached_property
    def past(self) -> Lived:
        """What had happened to it by the day, or by the day of its assignment when that came later."""
        first = self.moves[0].on if self.moves else self.on
        return lived_of(self.row.task_id, max(self.on, first))

    @property
    def state(self) -> State:
        """Where it stood on the day."""
        return self.past.state or State(self.row.task.state)

    @cached_property
    def tracked(self) -> Tracked:
        """What counting takes of it: the same as in every list."""
        named = [Unit(unit.unit_id, unit.name) for unit in self.assignments if unit.role == Assignment.Role.LEAD]
        lead = self.past.leads(named)
        return track(str(self.row.task_id), self.row.deadline, bool(self.row.waits_kind), self.past, lead)

    @cached_property
    def judgement(self) -> Judgement:
        """How it stood to its deadline."""
        return judge(self.tracked, self.on, self.row.version.programme.settings)

    @property
    def mark(self) -> Mark:
        """The status of the second axis."""
        return mark_of(self.state, self.judgement)

    @property
    def when(self) -> When:
        """The deadline and its words."""
        return when(self.row.deadline, self.judgement.last_good_day)

    @property
    def state_label(self) -> str | Promise:
        """The status of the first axis."""
        return STATE_LABELS[self.state]

    @property
    def lead(self) -> list[Assignment]:
        """Lead units in their order."""
        return [unit for unit in self.assignments if unit.role == Assignment.Role.LEAD]

    @property
    def coordinate(self) -> list[Assignment]:
        """Coordinating units in their order."""
        return [unit for unit in self.assignments if unit.role == Assignment.Role.COORDINATE]

    @property
    def steps(self) -> list[Step]:
        """The way of the lifecycle, with where the task is now; a state beside the way stands at its end."""
        reached = {State(move.to): move.on for move in self.moves if move.on <= self.on}
        way = list(_PATH) if self.state in _PATH else [*_PATH[:3], self.state]
        place = way.index(self.state)
        return [
            Step(STATE_LABELS[state], "done" if at < place else "now" if at == place else "", reached.get(state))
            for at, state in enumerate(way)
        ]

    @cached_property
    def milestones(self) -> list[MilestoneLine]:
        """The milestones with how they stand on the day."""
        rows = self.row.task.milestones.order_by("order")
        return [MilestoneLine(row, milestone_mark(*judge_milestone(row.due, row.done_on, self.on))) for row in rows]

    @property
    def milestones_done(self) -> int:
        """How many milestones are done."""
        return sum(line.milestone.done_on is not None for line in self.milestones)

    @cached_property
    def deliverable(self) -> Deliverable | None:
        """The document that is its result, or None."""
        return Deliverable.objects.filter(task=self.row.task_id).prefetch_related("stages").first()

    @cached_property
    def stages(self) -> list[StageLine]:
        """The stages of the deliverable in order."""
        made = self.deliverable
        if made is None:
            return []
        language = get_language() or "vi"
        names = {stage.key: stage.name(language) for stage in load_catalogue().stages_of(made.kind)}
        lines, current = [], True
        for stage in made.stages.all():
            css = "done" if stage.actual else "now" if current else ""
            current = current and stage.actual is not None
            lines.append(StageLine(stage, names.get(stage.key, stage.key), stage.key == made.completes, css))
        return lines

    @property
    def bar(self) -> Bar | None:
        """The line of time, or None without a deadline."""
        good, given = self.judgement.last_good_day, self.moves[0].on if self.moves else None
        if good is None or given is None:
            return None
        start, end = given.toordinal(), max(good, self.on, given).toordinal()
        whole = max(1, round((end - start) * 1.06))
        at = [max(0, 600 * (day.toordinal() - start) // whole) for day in (good, self.on)]
        return Bar(given, good, self.on, at[0], at[1])

    @cached_property
    def children(self) -> list[TaskInVersion]:
        """The tasks that count in its place, or that are parts of it."""
        found = TaskInVersion.objects.filter(task__parent=self.row.task_id, version=self.row.version_id)
        return list(found.prefetch_related("assignments").order_by("order"))

    @cached_property
    def history(self) -> list[Line]:
        """What was done to the task beside its moves, newest first."""
        return history_of(self.row.task)

    @property
    def told(self) -> list[tuple[TaskMove, str | Promise]]:
        """Its moves in words, newest first."""
        return [(move, ACTS.get(move.act, move.act)) for move in reversed(self.moves) if move.on <= self.on]

    @property
    def set_by(self) -> list[tuple[str, str, str]]:
        """Values that the words do not say: which, set by whom, why (rule 13)."""
        return [
            (field_name(name), said.get("name", ""), said.get("reason", "")) for name, said in self.row.set_by.items()
        ]


def task_page(row: TaskInVersion, on: date) -> TaskPage:
    """The page of a task as of ``on``."""
    task = row.task
    moves = list(task.moves.filter(on__lte=on).select_related("by").order_by("on", "pk"))
    return TaskPage(
        row,
        on,
        moves or list(task.moves.select_related("by").order_by("on", "pk")),
        list(row.assignments.order_by("role", "order")),
        list(task.sources.select_related("document", "fact").order_by("pk")),
    )


def field_name(name: str) -> str:
    """A fact's field in words."""
    return {"lead": _("đơn vị chủ trì"), "deadline": _("thời hạn"), "milestones": _("mốc")}.get(name, name)
