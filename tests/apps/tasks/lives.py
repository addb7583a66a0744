"""Random lives of the tasks of a programme: moves, results, extensions, arrivals, handing over, on random days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st

from dondoc.apps.accounts.models import Post
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.organisation.selectors import current_name
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Arrival, Extension, Outcome, TaskInVersion, TaskMove
from dondoc.core.progress.lifecycle import Act, State

BEGIN = date(2026, 1, 5)
DAYS = st.integers(0, 400).map(lambda days: BEGIN + timedelta(days=days))

type Event = tuple[int, date, State, int, str]
"""Place of the task in the list, the day, the state it leads to, some days more or less, and what happens."""


def lives(tasks: int, most: int = 14) -> st.SearchStrategy[list[Event]]:
    """Up to ``most`` events of so many tasks."""
    kinds = st.sampled_from(["move", "outcome", "extension", "granted", "arrival", "lead"])
    event = st.tuples(st.integers(0, tasks - 1), DAYS, st.sampled_from(list(State)), st.integers(-30, 30), kinds)
    return st.lists(event, max_size=most)


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is stored inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def live(version: ProgrammeVersion, events: Iterable[Event], by: Post, heir: OrgUnit) -> None:
    """Let the events happen in the order of their days; ``heir`` is the unit to which a task is handed over."""
    tasks = list(version.tasks.order_by("order").select_related("task", "version__programme"))
    for event in sorted(events, key=lambda event: event[1]):
        _happen(tasks[event[0]], event, by, heir)


def _happen(row: TaskInVersion, event: Event, by: Post, heir: OrgUnit) -> None:
    _place, on, state, days, what = event
    task, now = row.task, timezone.now()
    if what in {"move", "outcome", "lead"}:
        handed = {"unit": heir, "unit_name": current_name(heir, on)} if what == "lead" else {}
        act = Act.REASSIGN if what == "lead" else Act.SUBMIT
        made = TaskMove.objects.create(task=task, act=act, to=state, on=on, at=now, by=by.person, **handed)
        if what == "outcome":
            dated = on - timedelta(days=abs(days)) if days % 3 else None
            Outcome.objects.create(task=task, move=made, on=on, result="Đã xong", dated=dated)
    elif what == "arrival":
        due = on + timedelta(days=abs(days)) if days % 3 else None
        signed = {"confirmed_on": on, "confirmed_by": by.person, "noted_on": on, "noted_at": now}
        Arrival.objects.create(task=task, came_on=on, what="Luật", due=due, **signed)
    elif not task.extensions.filter(granted__isnull=True).exists():
        decided = {"granted": days > 0, "decided_on": on, "decided_by": by.person} if what == "granted" else {}
        asked = {"asked_on": on, "asked_by": by.person, "asked_at": now, "good_day": on, "reason": "Chờ số liệu"}
        Extension.objects.create(task=task, to=on + timedelta(days=abs(days) + 1), **asked, **decided)
