"""One run of one job, as its handler sees it: progress, cancelling, and the one moment of its effects."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from dondoc.apps.jobs.models import Job, JobState


class Cancelled(Exception):
    """Somebody asked for the job to stop."""


class LeaseLost(Exception):
    """Another worker has taken the job over; this run must leave no trace."""


class Run:
    """A claim on a job: valid while the row still shows the same attempt running."""

    def __init__(self, job: Job) -> None:
        """Stand for the claim that ``job`` shows."""
        self.job = job
        self.attempt = job.attempt
        self.finished = False

    def progress(self, percent: int, message: str = "") -> None:
        """Say how far it is (0 to 100) and what is being done, in one sentence; the lease starts anew.

        Call it outside transactions, or nobody sees it.

        Raises:
            Cancelled: somebody asked for the job to stop.
            LeaseLost: another worker has it now.
        """
        changed = self._mine().update(
            percent=max(0, min(100, percent)), message=str(message)[:300], lease_until=_lease_end()
        )
        if not changed:
            raise LeaseLost
        if self._mine().filter(cancel_requested=True).exists():
            raise Cancelled

    def beat(self) -> bool:
        """Lengthen the lease; False when the claim is no longer ours."""
        return bool(self._mine().update(lease_until=_lease_end()))

    @contextmanager
    def finish(self, result: Any = None) -> Iterator[None]:
        """The effects of the job, and its end, in one transaction.

        Raises:
            LeaseLost: another worker has it now; nothing of the block is kept.
        """
        with transaction.atomic():
            if not Job.objects.select_for_update().filter(**self._claim()).exists():
                raise LeaseLost
            yield
            self._end(JobState.DONE, result=result, percent=100, error="")
        self.finished = True

    def fail(self, error: str, *, retry_after: Any = None) -> None:
        """End this attempt: back to the queue until ``retry_after``, or failed when that is None."""
        if retry_after is None:
            self._end(JobState.FAILED, error=error)
        else:
            self._mine().update(state=JobState.QUEUED, error=error, run_after=retry_after, lease_until=None)

    def cancel(self) -> None:
        """End the job as cancelled."""
        self._end(JobState.CANCELLED)

    def _end(self, state: str, **fields: Any) -> None:
        self._mine().update(state=state, finished_at=timezone.now(), lease_until=None, **fields)

    def _claim(self) -> dict[str, Any]:
        return {"pk": self.job.pk, "attempt": self.attempt, "state": JobState.RUNNING}

    def _mine(self) -> Any:
        return Job.objects.filter(**self._claim())


def _lease_end() -> Any:
    return timezone.now() + settings.DONDOC_JOB_LEASE
