"""Milestones in digests and calendars: a missed one is "chậm mốc" and never "quá hạn" (rule 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dondoc.apps.mail.sources import Group, Line
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Milestone
from dondoc.apps.tasks.selectors.tracking import TaskRow
from dondoc.core.progress.counting import Box
from dondoc.core.progress.lifecycle import State
from dondoc.core.progress.timeliness import MilestoneStanding, judge_milestone
from dondoc.writers.ical import Entry

_OPEN = frozenset({Box.OPEN_IN_TIME, Box.OPEN_OVERDUE, Box.NO_DEADLINE})


def still_to_come(rows: Iterable[TaskRow], until: date | None = None) -> dict[int, list[Milestone]]:
    """The dated milestones that are not done, of open tasks that nobody has submitted, by the task's key, in order.

    Args:
        rows: the tasks.
        until: only those whose day is not after it; None for all.
    """
    keys = [row.task for row in rows if row.box in _OPEN and row.state is not State.PENDING_CONFIRMATION]
    wanted = Milestone.objects.filter(task__in=keys, done_on__isnull=True, due__isnull=False)
    found: defaultdict[int, list[Milestone]] = defaultdict(list)
    for one in (wanted if until is None else wanted.filter(due__lte=until)).order_by("due", "order"):
        found[one.task_id].append(one)
    return found


def lines_of(row: TaskRow, milestones: Sequence[Milestone], day: date, about: tuple[str, str]) -> Iterator[Line]:
    """What is told of a task's milestones: the first of them, the page of the task shows the others.

    Args:
        row: the task.
        milestones: those that are missed or near, in order.
        day: the day of the digest.
        about: the programme's name, and whom to ask.
    """
    for one in milestones[:1]:
        assert one.due
        standing, days = judge_milestone(one.due, None, day)
        said = {"name": one.name, "day": f"{one.due:%d/%m/%Y}", "days": days or 0}
        missed = standing is MilestoneStanding.MISSED
        words = _("Mốc “%(name)s” ngày %(day)s, chậm %(days)s ngày") if missed else _("Mốc “%(name)s” ngày %(day)s")
        title = Truncator(" ".join(row.text.split())).chars(120, truncate="…")
        place = f"{title}. {about[0]}"
        yield Line(Group.MILESTONE, words % said, place, reverse("tasks:task", args=[row.task]), None, about[1])


def entries_of(version: ProgrammeVersion, row: TaskRow, milestones: Mapping[int, list[Milestone]]) -> Iterator[Entry]:
    """The milestones of a task that are to come, as entries of a calendar."""
    url = f"{settings.DONDOC_URL}{reverse('tasks:task', args=[row.task])}"
    for one in milestones.get(row.task, ()):
        assert one.due
        title = _("Mốc: %(name)s") % {"name": one.name}
        about = f"{' '.join(row.text.split())}\n{version.programme.name}"
        yield Entry(f"milestone-{one.pk}@dondoc", one.due, title, about, url, row.moved_on)
