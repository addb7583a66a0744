"""Queueing, claiming and ending work. A job is a row of the same database: it exists when its transaction does."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.jobs import acts
from dondoc.apps.jobs.models import Job, JobState
from dondoc.apps.jobs.registry import run_handler
from dondoc.apps.jobs.run import Cancelled, LeaseLost, Run

log = logging.getLogger(__name__)


def enqueue(
    *, kind: str, args: Mapping[str, Any], key: str | None = None, by: Actor | None = None, max_attempts: int = 3
) -> Job:
    """Queue a job. It becomes visible to workers when the surrounding transaction commits, and never if that fails.

    Args:
        kind: the name under which a handler is registered.
        args: JSON-able keyword arguments of the handler.
        key: a name for "this very work"; while a job with that key exists, that one is given back and none is added.
        by: who asked for it, and may see and cancel it.
        max_attempts: how often it is tried before it counts as failed.
    """
    fields = {
        "kind": kind,
        "args": dict(args),
        "created_by": person_of(by) if by else None,
        "max_attempts": max_attempts,
    }
    with transaction.atomic():
        if key is None:
            return Job.objects.create(**fields)
        made, _new = Job.objects.get_or_create(key=key, defaults=fields)
        return made


def cancel(*, job: Job) -> Job:
    """Ask for a job to stop: at once when it waits, at its next sign of progress when it runs."""
    now = timezone.now()
    with transaction.atomic():
        waiting = Job.objects.filter(pk=job.pk, state=JobState.QUEUED)
        if not waiting.update(state=JobState.CANCELLED, cancel_requested=True, finished_at=now):
            Job.objects.filter(pk=job.pk, state=JobState.RUNNING).update(cancel_requested=True)
    job.refresh_from_db()
    return job


def retry(*, job: Job) -> Job:
    """Queue a job that failed or was cancelled once more, with its attempts counted anew."""
    Job.objects.filter(pk=job.pk, state__in=[JobState.FAILED, JobState.CANCELLED]).update(
        state=JobState.QUEUED, max_attempts=F("attempt") + 3, run_after=timezone.now(), cancel_requested=False,
        error="", percent=0, message="", finished_at=None,
    )  # fmt: skip
    job.refresh_from_db()
    return job


@transaction.atomic
def run_again(*, job: Job, by: Actor) -> Job:
    """Queue somebody's job that failed or was stopped once more, and keep who did so."""
    if job.may_run_again:
        job = retry(job=job)
        record(actor=by, act=acts.AGAIN, obj=job, after={"kind": str(job.words)})
    return job


def reap() -> int:
    """Take back jobs whose worker has gone silent: queued again, or failed when their attempts are used up."""
    now = timezone.now()
    silent = Q(state=JobState.RUNNING, lease_until__lt=now)
    lost = Job.objects.filter(silent, attempt__gte=F("max_attempts")).update(
        state=JobState.FAILED, finished_at=now, lease_until=None, error="Máy làm việc này dừng giữa chừng nhiều lần."
    )
    return lost + Job.objects.filter(silent).update(state=JobState.QUEUED, run_after=now, lease_until=None)


def claim(worker: str) -> Run | None:
    """Take the oldest job that is due, or None. Two workers never take the same."""
    now = timezone.now()
    with transaction.atomic():
        due = Job.objects.filter(state=JobState.QUEUED, run_after__lte=now).order_by("run_after", "created_at")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        job = due.first()
        if job is None:
            return None
        job.state, job.attempt, job.worker = JobState.RUNNING, job.attempt + 1, worker
        job.lease_until, job.started_at = now + settings.DONDOC_JOB_LEASE, job.started_at or now
        job.save()
    return Run(job)


def perform(run: Run) -> None:
    """Run the handler of a claimed job and end the job by what came of it."""
    try:
        result = run_handler(run)
        if not run.finished:
            with run.finish(result):
                pass
    except Cancelled:
        run.cancel()
    except LeaseLost:
        log.warning("job %s: another worker took it over", run.job.pk)
    except Exception as problem:
        log.exception("job %s (%s), attempt %d", run.job.pk, run.job.kind, run.attempt)
        run.fail(f"{type(problem).__name__}: {problem}", retry_after=_next_try(run))


def _next_try(run: Run) -> Any:
    if run.attempt >= run.job.max_attempts:
        return None
    return timezone.now() + timedelta(seconds=2**run.attempt)
