"""The worker: claims jobs one after another and runs them, with a heart that keeps the lease alive."""

from __future__ import annotations

import logging
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.conf import settings
from django.db import OperationalError, close_old_connections, connection

from dondoc.apps.jobs.run import Run
from dondoc.apps.jobs.services import claim, perform, reap
from dondoc.apps.jobs.timetable import tick

log = logging.getLogger(__name__)

IDLE = 0.5  # seconds between two looks when there is nothing to do
REAP_EVERY = 5.0  # seconds between two looks for silent workers and at the timetable


def worker_name() -> str:
    """Machine and process, for people who ask where a job runs."""
    return f"{platform.node()}:{os.getpid()}"


def work(stop: Event, *, idle: float = IDLE) -> None:
    """Work until ``stop`` is set; the job in hand is finished first. A database that is away is waited for."""
    name, reaped = worker_name(), 0.0
    while not stop.is_set():
        try:
            if time.monotonic() - reaped >= REAP_EVERY:
                reap()
                tick()
                reaped = time.monotonic()
            busy = work_one(name)
        except OperationalError:
            log.warning("the database does not answer; trying again", exc_info=True)
            close_old_connections()
            busy = False
        if not busy:
            stop.wait(idle)
    connection.close()


def work_one(name: str) -> bool:
    """Claim one job and run it; False when none is due."""
    run = claim(name)
    if run is None:
        return False
    with heart(run):
        perform(run)
    return True


def work_off() -> int:
    """Run everything that is due now, in this thread; how many jobs that was."""
    reap()
    done = 0
    while work_one(worker_name()):
        done += 1
    return done


@contextmanager
def heart(run: Run) -> Iterator[None]:
    """Lengthen the lease of ``run`` three times a lease, from a thread of its own, until the block ends."""
    stop = Event()
    thread = Thread(target=_beat, args=(run, stop), daemon=True, name=f"heart-{run.job.pk}")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _beat(run: Run, stop: Event) -> None:
    try:
        while not stop.wait(settings.DONDOC_JOB_LEASE.total_seconds() / 3):
            try:
                if not run.beat():
                    return
            except OperationalError:
                log.warning("job %s: the heart could not write; it beats again soon", run.job.pk)
    finally:
        connection.close()
