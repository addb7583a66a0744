"""Daily work: queued once a day, whoever looks, whatever the clock does; missed days are not made up for."""

from __future__ import annotations

import signal
from datetime import date, datetime, timedelta
from threading import Barrier, Thread
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from tests.apps.jobs.test_processes import Starter, start_worker, until

from dondoc.apps.jobs import registry, timetable
from dondoc.apps.jobs.models import DailyRun, Job, JobState
from dondoc.apps.jobs.registry import schedule
from dondoc.apps.jobs.timetable import give_back, tick

__all__ = ["start_worker"]

pytestmark = pytest.mark.django_db(transaction=True)
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
KIND = "tests.daily"


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def daily(monkeypatch: pytest.MonkeyPatch) -> None:
    """One kind of daily work, due at seven."""
    monkeypatch.setattr(registry, "_timetable", {})
    schedule(KIND, at="07:00")


def days() -> list[str]:
    return [job.args["day"] for job in Job.objects.filter(kind=KIND).order_by("created_at")]


def test_it_is_queued_from_its_hour_on_and_once() -> None:
    assert tick(moment(7, 6, 59)) == []
    assert [job.args for job in tick(moment(7, 7))] == [{"day": "2026-09-07"}]
    assert tick(moment(7, 7, 1)) == []
    assert tick(moment(7, 23, 59)) == []
    assert tick(moment(8, 6)) == []
    tick(moment(8, 9))
    assert days() == ["2026-09-07", "2026-09-08"]


def test_the_day_is_the_one_of_the_ministry() -> None:
    tick(datetime(2026, 9, 7, 0, 30, tzinfo=ZoneInfo("UTC")))
    assert days() == ["2026-09-07"]
    assert tick(datetime(2026, 9, 7, 23, 30, tzinfo=ZoneInfo("UTC"))) == []


def test_days_on_which_nobody_worked_are_not_made_up_for() -> None:
    tick(moment(1, 8))
    tick(moment(21, 8))
    assert days() == ["2026-09-01", "2026-09-21"]


def test_a_clock_that_jumps_repeats_no_day() -> None:
    for day in (7, 20, 7, 8, 7, 20, 8):
        tick(moment(day, 8))
    assert days() == ["2026-09-07", "2026-09-20", "2026-09-08"]


def test_a_day_given_back_is_queued_again() -> None:
    tick(moment(20, 8))
    give_back(KIND, date(2026, 9, 20))
    tick(moment(20, 9))
    assert days() == ["2026-09-20", "2026-09-20"]


def test_a_tick_that_fails_claims_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_said: Any) -> Job:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(timetable, "enqueue", broken)
        with pytest.raises(ZeroDivisionError):
            tick(moment(7, 8))
    assert not DailyRun.objects.exists()
    tick(moment(7, 8))
    assert days() == ["2026-09-07"]


def test_many_who_look_at_once_queue_it_once() -> None:
    together, failed = Barrier(6), []

    def look() -> None:
        try:
            together.wait(timeout=30)
            tick(moment(7, 8))
        except Exception as problem:
            failed.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=look) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failed, days()) == ([], ["2026-09-07"])


@pytest.mark.parametrize(("kind", "at"), [(KIND, "07:00"), ("tests.other", "25:00"), ("tests.other", "bảy giờ")])
def test_a_timetable_that_cannot_be(kind: str, at: str) -> None:
    with pytest.raises(ValueError, match=r"twice|hour|isoformat|Invalid"):
        schedule(kind, at=at)


def test_workers_beside_each_other_do_a_day_once_though_one_is_killed(
    start_worker: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``slow.py`` puts tests.midnight on the timetable at midnight, so that every hour is late enough."""
    monkeypatch.setenv("DONDOC_TEST_MIDNIGHT", "1")
    workers = [start_worker(), start_worker()]
    slow = Job.objects.filter(kind="tests.midnight")
    until(lambda: slow.filter(state=JobState.RUNNING).exists())
    holder = slow.get()
    next(one for one in workers if holder.worker.endswith(f":{one.pid}")).send_signal(signal.SIGKILL)
    start_worker()
    until(lambda: slow.get().attempt == 2)
    until(lambda: slow.get().state == JobState.DONE)
    assert slow.count() == DailyRun.objects.filter(kind="tests.midnight").count() == 1
    assert Job.objects.filter(kind="tests.effect").count() == 1
    assert slow.get().created_at - holder.created_at < timedelta(seconds=1)
