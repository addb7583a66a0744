"""Taking a task in hand: its row locked, its life read, the version that was seen compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.tasks.models import Assignment, Task, TaskInVersion, TaskMove
from dondoc.apps.tasks.selectors.lived import Lived, Unit, lived_of
from dondoc.apps.tasks.selectors.rows import track
from dondoc.apps.tasks.selectors.standing import Place, place_of
from dondoc.apps.tasks.services.errors import NotYours, Problem, stale
from dondoc.core.progress.lifecycle import Part
from dondoc.core.progress.timeliness import Judgement, Tracked, judge


@dataclass
class Held:
    """A task under lock on the day of an act, with who acts and where they stand to it."""

    task: Task
    row: TaskInVersion
    by: Actor
    on: date
    moves: list[TaskMove]

    @cached_property
    def past(self) -> Lived:
        """What had happened to it by the day."""
        return lived_of(self.task.pk, self.on)

    @cached_property
    def leads(self) -> tuple[Unit, ...]:
        """Its lead units on the day."""
        named = self.row.assignments.filter(role=Assignment.Role.LEAD).order_by("order")
        return self.past.leads([Unit(key, name) for key, name in named.values_list("unit_id", "name")])

    @cached_property
    def place(self) -> Place:
        """Where the actor stands to it."""
        return place_of(self.by, self.row, self.leads, self.on)

    @cached_property
    def tracked(self) -> Tracked:
        """What counting takes of it."""
        return track(str(self.task.pk), self.row.deadline, bool(self.row.waits_kind), self.past, self.leads)

    @property
    def judgement(self) -> Judgement:
        """How it stands to its deadline on the day."""
        return judge(self.tracked, self.on, self.row.version.programme.settings)

    @property
    def person_id(self) -> int:
        """The human being who acts."""
        return person_of(self.by).pk

    def require(self, *parts: Part) -> None:
        """Let pass who stands in one of ``parts``.

        Raises:
            NotYours: the actor does not.
        """
        if not self.place.parts & set(parts):
            raise NotYours(_("Việc này của đơn vị chủ trì hoặc đơn vị đầu mối, chức danh đang dùng không làm được."))

    def touch(self) -> None:
        """Let the version grow, so that pages shown before are known to be old."""
        self.task.version += 1
        self.task.save(update_fields=["state", "state_before", "submitted_by", "version"])


def hold(task: Task, by: Actor, on: date | None = None, seen: int | None = None) -> Held:
    """Lock the task and read it as of the day of the act (today when none is given).

    Args:
        task: which one.
        by: who acts.
        on: the day of the act, not in the future and not before what already happened.
        seen: the version that was on the screen, or None when nobody looked at one.

    Raises:
        Stale: somebody acted since ``seen``.
        Problem: the day is not one on which this can happen.
    """
    today = timezone.localdate()
    day = on or today
    held = Task.objects.select_for_update().get(pk=task.pk)
    if seen is not None and seen != held.version:
        raise stale(held)
    moves = list(held.moves.select_related("person", "by").order_by("on", "pk"))
    if day > today:
        raise Problem(_("Ngày %(day)s chưa đến.") % {"day": f"{day:%d/%m/%Y}"})
    if moves and day < moves[-1].on:
        words = _("Đã có việc ghi ngày %(last)s, không ghi thêm việc vào ngày trước đó.")
        raise Problem(words % {"last": f"{moves[-1].on:%d/%m/%Y}"})
    newest = held.in_versions.select_related("version__programme__focal_unit", "version__document")
    row = newest.order_by("-version__number")[0]
    row.task = held
    return Held(held, row, by, day, moves)
