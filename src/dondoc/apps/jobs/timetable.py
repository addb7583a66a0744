"""Work that is due once a day: each app names its own in ``jobs.py``; workers look at the clock and queue it.

The claim is a row for the kind and the day. Whoever writes it queues the job in the same transaction, so that a day is
queued once however many workers look, and whether one of them dies. Only the day of the clock is looked at: days on
which no worker ran are not made up for, and a clock that jumps, either way, repeats no day.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dondoc.apps.jobs.models import DailyRun, Job
from dondoc.apps.jobs.registry import timetable
from dondoc.apps.jobs.services import enqueue


def tick(now: datetime | None = None) -> list[Job]:
    """Queue what is due by ``now`` (the clock's time when None) and was not queued for its day; gives the new jobs."""
    local = timezone.localtime(now)
    due = [entry for entry in timetable() if local.time() >= entry.at]
    return [job for entry in due if (job := _queue(entry.kind, local.date())) is not None]


def _queue(kind: str, day: date) -> Job | None:
    if DailyRun.objects.filter(kind=kind, day=day).exists():
        return None
    with transaction.atomic():
        run, new = DailyRun.objects.get_or_create(kind=kind, day=day)
        if not new:
            return None
        run.job = enqueue(kind=kind, args={"day": day.isoformat()})
        run.save(update_fields=["job"])
        return run.job


def give_back(kind: str, day: date) -> None:
    """Let ``day`` be queued again when the clock shows it: its job came on another day and did nothing."""
    DailyRun.objects.filter(kind=kind, day=day).delete()
