"""The page of one task: its sentences, its two axes, milestones, assignments, deliverable, history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.apps.audit.selectors import Line, history_of
from dondoc.apps.tasks.acts import INSTRUCTED
from dondoc.apps.tasks.models import (
    STATE_LABELS,
    Arrival,
    Assignment,
    Deliverable,
    DeliverableStage,
    Extension,
    Milestone,
    Outcome,
    TaskInVersion,
    TaskMove,
    TaskSource,
    TaskUpdate,
)
from dondoc.apps.tasks.selectors.lived import Lived, Unit, life_of
from dondoc.apps.tasks.selectors.rows import track
from dondoc.apps.tasks.selectors.updates import updates_of
from dondoc.apps.tasks.wording import ACTS, Mark, When, mark_of, milestone_mark, when
from dondoc.core.progress.deliverables import load_catalogue
from dondoc.core.progress.lifecycle import Act, State
from dondoc.core.progress.timeliness import Judgement, Tracked, in_force, judge, judge_milestone

_PATH = (State.ASSIGNED, State.ACCEPTED, State.IN_PROGRESS, State.PENDING_CONFIRMATION, State.COMPLETED)


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the history, and the day from which it counts when that is not the day it was written down."""

    line: Line
    on: date | None


_BESIDE = ("by", "person", "unit_from", "post")


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
    """The line of time: from the day given to the deadline in force, with the original one and the day asked about.

    Places are units of 0 to 600; ``original`` is None when nothing moved the deadline.
    """

    given: date
    due: date
    on: date
    due_at: int
    today_at: int
    original: date | None = None
    original_at: int = 0

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
        """How far the time before the original deadline has run."""
        return min(self.original_at if self.original else self.due_at, self.today_at)

    @property
    def ext_width(self) -> int:
        """How far the time that an extension gave has run."""
        return max(0, min(self.due_at, self.today_at) - self.original_at) if self.original else 0

    @property
    def words_at(self) -> int:
        """Where the words of the day stand, kept inside the picture."""
        return min(max(self.today_at, 40), 560)

    @property
    def due_words_at(self) -> int:
        """Where the words of the deadline stand, kept inside the picture."""
        return min(max(self.due_at, 150), 556)

    @property
    def original_words_at(self) -> int:
        """Where the words of the original deadline stand, clear of those of the one in force."""
        return max(80, min(self.original_at, self.due_words_at - 96))


@dataclass
class TaskPage:
    """Everything on the page of a task as of a day; ``moves`` are those made by then, or all when there are none."""

    row: TaskInVersion
    on: date
    moves: Sequence[TaskMove]
    assignments: Sequence[Assignment]
    sources: Sequence[TaskSource]

    @cached_property
    def past(self) -> Lived:
        """What had happened to it by the day, or by the day of its assignment when that came later."""
        first = self.moves[0].on if self.moves else self.on
        life = life_of(self.moves, self._outcomes, self._extensions, self._arrivals)
        return life.by(max(self.on, first))

    @property
    def state(self) -> State:
        """Where it stood on the day."""
        return self.past.state or State(self.row.task.state)

    @cached_property
    def leads(self) -> tuple[Unit, ...]:
        """The lead units on the day, after every handing over."""
        named = [Unit(unit.unit_id, unit.name) for unit in self.assignments if unit.role == Assignment.Role.LEAD]
        return self.past.leads(named)

    @cached_property
    def tracked(self) -> Tracked:
        """What counting takes of it: the same as in every list."""
        return track(str(self.row.task_id), self.row.deadline, bool(self.row.waits_kind), self.past, self.leads)

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
        """The deadline in force and its words."""
        asked = in_force(self.tracked.deadline, self.tracked.extensions, self.on)
        return when(asked, self.judgement.last_good_day)

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
        original = self.judgement.original if self.judgement.ends_later else None
        start, end = given.toordinal(), max(good, self.on, given).toordinal()
        whole = max(1, round((end - start) * 1.06))
        days = (good, self.on, original or good)
        at = [max(0, 600 * (day.toordinal() - start) // whole) for day in days]
        return Bar(given, good, self.on, at[0], at[1], original, at[2])

    @property
    def original(self) -> When:
        """The original deadline and its words."""
        return when(self.tracked.deadline, self.judgement.original)

    @cached_property
    def updates(self) -> list[TaskUpdate]:
        """What was reported by the day, newest first."""
        return updates_of(self.row.task_id, self.on)

    @cached_property
    def extensions(self) -> list[Extension]:
        """What was asked for by the day; undecided ones too."""
        return [asked for asked in self._extensions if asked.asked_on <= self.on]

    @cached_property
    def _extensions(self) -> list[Extension]:
        asked = self.row.task.extensions.select_related("asked_by", "decided_by", "unit")
        return list(asked.order_by("asked_on", "pk"))

    @property
    def outcome(self) -> Outcome | None:
        """What the last submission by the day brought."""
        return next((brought for brought in reversed(self._outcomes) if brought.on <= self.on), None)

    @cached_property
    def _outcomes(self) -> list[Outcome]:
        return list(self.row.task.outcomes.select_related("file").order_by("on", "pk"))

    @cached_property
    def arrivals(self) -> list[Arrival]:
        """What it waited for and what came of it, by the day."""
        return [came for came in self._arrivals if came.noted_on <= self.on]

    @cached_property
    def _arrivals(self) -> list[Arrival]:
        return list(self.row.task.arrivals.select_related("confirmed_by").order_by("noted_on", "pk"))

    @cached_property
    def first(self) -> list[TaskInVersion]:
        """The tasks that must be done first."""
        return list(
            TaskInVersion.objects.filter(version=self.row.version_id, task__needed_by__task=self.row.task_id)
            .select_related("task")
            .order_by("order")
        )

    @property
    def claimed(self) -> str:
        """What stands behind the progress: who says it, with what (reported is not verified)."""
        newest = self.updates[0] if self.updates else None
        if self.state in {State.COMPLETED, State.PENDING_CONFIRMATION}:
            hollow = self.outcome is None or self.outcome.dated is None
            return _("Chưa có văn bản kết quả đứng sau.") if hollow else ""
        if newest is None or newest.percent is None:
            return ""
        words = {"percent": newest.percent, "who": str(newest.unit)}
        if newest.files.all():
            return _("%(percent)s%% do %(who)s tự báo, có tệp kèm theo.") % words
        return _("%(percent)s%% do %(who)s tự báo, chưa có minh chứng kèm theo.") % words

    @cached_property
    def children(self) -> list[TaskInVersion]:
        """The tasks that count in its place, or that are parts of it."""
        found = TaskInVersion.objects.filter(task__parent=self.row.task_id, version=self.row.version_id)
        return list(found.prefetch_related("assignments").order_by("order"))

    @cached_property
    def history(self) -> list[Told]:
        """What was done to the task after it was given, newest first, by the day on which it counts."""
        lines = [Told(line, _counts_from(line)) for line in history_of(self.row.task)]
        return sorted(lines, key=lambda told: (told.on or _written(told.line), told.line.row.pk), reverse=True)

    @property
    def told(self) -> list[tuple[TaskMove, str | Promise]]:
        """How it was given, in words: what came after is in the history."""
        if any(told.line.row.act == INSTRUCTED.code for told in self.history):
            return []  # given after a spoken instruction, which the history tells
        given = [move for move in self.moves if move.act == Act.PUBLISH]
        return [(move, ACTS.get(move.act, move.act)) for move in given]

    @property
    def _read(self) -> Mapping[str, Any]:
        """What the reader found in the document, before anybody set something."""
        fact = next((source.fact for source in self.sources if source.fact), None)
        return (fact.original or {}) if fact else {}

    @property
    def written_when(self) -> str:
        """The document's own words about the time; what a person set in their place stands apart (rule 13)."""
        if "deadline" not in self.row.set_by:
            return self.row.deadline_raw
        return str((self._read.get("deadline") or {}).get("raw") or "")

    @property
    def written_leads(self) -> list[str]:
        """The document's own words for who leads."""
        if "lead" not in self.row.set_by:
            return [unit.raw for unit in self.lead if unit.raw]
        return [str(unit["raw"]) for unit in self._read.get("lead") or () if unit.get("raw")]

    @property
    def set_by(self) -> list[tuple[str, str, str]]:
        """Values that the words do not say: which, set by whom, why (rule 13)."""
        return [
            (field_name(name), said.get("name", ""), said.get("reason", "")) for name, said in self.row.set_by.items()
        ]


def _written(line: Line) -> date:
    return timezone.localdate(line.row.at)


def _counts_from(line: Line) -> date | None:
    said = (line.row.after or {}).get("day") or (line.row.after or {}).get("on")
    try:
        day = date.fromisoformat(str(said))
    except ValueError:
        return None
    return day if day != _written(line) else None


def task_page(row: TaskInVersion, on: date) -> TaskPage:
    """The page of a task as of ``on``."""
    task = row.task
    moves = list(task.moves.select_related(*_BESIDE).order_by("on", "pk"))
    return TaskPage(
        row,
        on,
        [move for move in moves if move.on <= on] or moves,
        list(row.assignments.order_by("role", "order")),
        list(task.sources.select_related("document", "fact").order_by("pk")),
    )


def field_name(name: str) -> str:
    """A fact's field in words."""
    return {"lead": _("đơn vị chủ trì"), "deadline": _("thời hạn"), "milestones": _("mốc")}.get(name, name)
