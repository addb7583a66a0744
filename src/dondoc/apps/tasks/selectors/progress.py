"""What was reported of a task: the newest and the approved update, and the form in which the next one is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.tasks.models import Deliverable, TaskInVersion, TaskUpdate
from dondoc.apps.tasks.selectors.desk import Desk
from dondoc.apps.tasks.selectors.updates import latest_updates, updates_of
from dondoc.core.progress.proposals import ProposedMilestone, pipeline_milestones, quarterly_milestones

__all__ = ["FIELDS", "Editor", "editor", "latest_updates", "proposed_milestones", "updates_of"]

FIELDS = ("result", "difficulties", "proposals", "next_step")


@dataclass
class Line:
    """A text of the form: what stands in it, what the last update said, what somebody else wrote meanwhile."""

    name: str
    label: object
    value: str
    last: str
    theirs: str | None = None
    wrong: str = ""

    @property
    def differs(self) -> bool:
        """Whether the two texts say different things."""
        return self.theirs is not None and self.theirs.strip() != self.value.strip()


@dataclass
class Editor:
    """The form of an update: the unit's draft, the last update beside it."""

    draft: TaskUpdate | None
    last: TaskUpdate | None
    typed: Mapping[str, str]
    theirs: TaskUpdate | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""

    def with_typed(self, form: QueryDict) -> Editor:
        """The same form with what was typed into it."""
        return Editor(self.draft, self.last, {name: form.get(name, "") for name in (*FIELDS, "percent")})

    @property
    def version(self) -> int:
        """The version of the draft that is shown: theirs, once both texts stand side by side."""
        shown = self.theirs or self.draft
        return shown.version if shown else 0

    @property
    def lines(self) -> list[Line]:
        """The texts of the form in order."""
        return [self._line(name) for name in FIELDS]

    @property
    def percent(self) -> Line:
        """The percent that the unit gives itself."""
        return self._line("percent")

    @property
    def both(self) -> list[Line]:
        """The texts that differ, when somebody else wrote meanwhile."""
        return [line for line in (*self.lines, self.percent) if line.differs]

    @property
    def said(self) -> str:
        """What is wrong, in one sentence."""
        if self.theirs is not None:
            at = timezone.localtime(self.theirs.saved_at).strftime("%H:%M")
            words = _("%(by)s vừa sửa bản nháp này lúc %(at)s. Hai bản đặt cạnh nhau, bạn chọn.")
            return words % {"by": self.theirs.by.full_name, "at": at}
        return self.trouble or " ".join(self.wrong.values())

    def _line(self, name: str) -> Line:
        label = getattr(TaskUpdate._meta.get_field(name), "verbose_name", name)
        told = {"value": self.typed.get(name, ""), "last": _said(self.last, name), "wrong": self.wrong.get(name, "")}
        return Line(name, label, theirs=_said(self.theirs, name) if self.theirs else None, **told)


def _said(update: TaskUpdate | None, name: str) -> str:
    value = getattr(update, name) if update is not None else None
    return "" if value is None else str(value)


def editor(desk: Desk) -> Editor:
    """The form as it stands: the unit's draft when there is one, else empty with the last percent carried over."""
    updates = desk.row.task.updates.select_related("by").prefetch_related("files__file")
    draft = updates.filter(state=TaskUpdate.State.DRAFT, unit=desk.place.unit).first()
    last = updates.exclude(state=TaskUpdate.State.DRAFT).order_by("-on", "-pk").first()
    typed = {name: _said(draft, name) for name in (*FIELDS, "percent")}
    return Editor(draft, last, typed)


def proposed_milestones(row: TaskInVersion) -> list[ProposedMilestone]:
    """By the stages of the deliverable, else by quarter; without those that the task has."""
    deadline, issued = row.deadline, row.version.document.issued
    if deadline is None:
        return []
    made = Deliverable.objects.filter(task=row.task_id).first()
    found = pipeline_milestones(made.kind, deadline, issued) if made else quarterly_milestones(deadline, issued)
    known = set(row.task.milestones.values_list("name", flat=True))
    return [one for one in found if one.name not in known]
