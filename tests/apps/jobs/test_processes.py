"""Real worker processes on the real database: two never share a job; one killed in the middle is made good once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from dondoc.apps.jobs.models import Job, JobState
from dondoc.apps.jobs.services import enqueue

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60.0

pytestmark = pytest.mark.django_db(transaction=True)

type Starter = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def start_worker(tmp_path: Path) -> Iterator[Starter]:
    """``start_worker()``: a worker process on the test's database; those left over are killed at the end."""
    workers: list[subprocess.Popen[bytes]] = []
    own = {
        "DJANGO_SETTINGS_MODULE": "tests.apps.jobs.worker_settings",
        "DONDOC_TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "PYTHONPATH": str(ROOT),
    }

    def start() -> subprocess.Popen[bytes]:
        log = (tmp_path / f"worker-{len(workers)}.log").open("wb")
        with log:
            process = subprocess.Popen(
                [sys.executable, "-m", "django", "worker"], cwd=ROOT, env=os.environ | own, stderr=log
            )
        workers.append(process)
        return process

    yield start
    for process in workers:
        process.kill()
        process.wait()


def until(true: Callable[[], bool]) -> None:
    """Wait for something to become true; a test that waits in vain fails."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def test_a_worker_killed_in_the_middle_is_made_good_once(start_worker: Starter, tmp_path: Path) -> None:
    job = enqueue(kind="tests.slow", args={"folder": str(tmp_path)})
    first = start_worker()
    until((tmp_path / "began-1").exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    job.refresh_from_db()
    assert job.state == JobState.RUNNING
    start_worker()
    until((tmp_path / "began-2").exists)
    (tmp_path / "go").touch()
    until(lambda: Job.objects.get(pk=job.pk).state == JobState.DONE)
    job.refresh_from_db()
    assert (job.attempt, job.result) == (2, {"attempt": 2})
    assert Job.objects.filter(kind="tests.effect").count() == 1


def test_two_workers_never_do_the_same_job(start_worker: Starter, tmp_path: Path) -> None:
    (tmp_path / "go").touch()
    for _number in range(40):
        enqueue(kind="tests.slow", args={"folder": str(tmp_path)})
    start_worker()
    start_worker()
    until(lambda: not Job.objects.filter(kind="tests.slow").exclude(state=JobState.DONE).exists())
    assert Job.objects.filter(kind="tests.effect").count() == 40
    assert set(Job.objects.filter(kind="tests.slow").values_list("attempt", flat=True)) == {1}


def test_a_worker_told_to_stop_finishes_the_job_in_hand(start_worker: Starter, tmp_path: Path) -> None:
    job = enqueue(kind="tests.slow", args={"folder": str(tmp_path)})
    worker = start_worker()
    until((tmp_path / "began-1").exists)
    worker.send_signal(signal.SIGTERM)
    (tmp_path / "go").touch()
    assert worker.wait(PATIENCE) == 0
    job.refresh_from_db()
    assert job.state == JobState.DONE
