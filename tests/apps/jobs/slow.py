"""A job for tests with real processes: says that it began, waits for leave, and has one effect."""

from __future__ import annotations

import os
import time
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from dondoc.apps.jobs.registry import job, schedule

if TYPE_CHECKING:  # settings import this file before the models may be
    from dondoc.apps.jobs.run import Run


@job("tests.slow")
def slow(run: Run, folder: str) -> None:
    """Begin, wait for the file "go", then add one row of kind "tests.effect"."""
    Path(folder, f"began-{run.attempt}").touch()
    while not Path(folder, "go").exists():
        time.sleep(0.02)
    with run.finish({"attempt": run.attempt}):
        type(run.job).objects.create(kind="tests.effect", state="done")


@job("tests.midnight")
def midnight(run: Run, day: str) -> None:
    """On the first attempt wait to be killed; on the next add one row of kind "tests.effect"."""
    while run.attempt == 1:
        time.sleep(0.02)
    with run.finish({"day": day}):
        type(run.job).objects.create(kind="tests.effect", state="done")


@job("tests.tell")
def tell(run: Run, day: str, people: list[int]) -> int:
    """Tell each of ``people`` one thing, as the daily work of a working day does."""
    sources = import_module("dondoc.apps.mail.sources")
    line = sources.Line(sources.Group.OVERDUE, "Xây dựng Đề án", "Kế hoạch", "/nhiem-vu/1/", date(2026, 9, 1))
    sources._sources[:] = [lambda _day: {person: [line] for person in people}]
    return int(import_module("dondoc.apps.mail.services").tell_everybody(day=date.fromisoformat(day)))


if os.environ.get("DONDOC_TEST_MIDNIGHT"):
    schedule("tests.midnight", at="00:00")
