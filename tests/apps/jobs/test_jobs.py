"""Jobs: they exist when their transaction does, are done once, tried again, stopped, and seen by their owner only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from dondoc.apps.accounts.models import Post
from dondoc.apps.jobs import registry, services
from dondoc.apps.jobs.models import Job, JobState
from dondoc.apps.jobs.run import Cancelled, LeaseLost, Run
from dondoc.apps.jobs.services import claim, enqueue, perform, reap
from dondoc.apps.jobs.worker import work_off

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def handle(monkeypatch: pytest.MonkeyPatch) -> Callable[[registry.Handler], None]:
    """``handle(function)``: the handler of the kind "tests.act" for one test."""
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    return lambda handler: registry._handlers.update({"tests.act": handler})


def act(**more: Any) -> Job:
    return enqueue(kind="tests.act", args={"number": 1}, **more)


def test_a_job_is_done_with_its_arguments_and_keeps_its_result(handle: Any) -> None:
    handle(lambda run, number: {"twice": number * 2})
    job = act()
    assert work_off() == 1
    job.refresh_from_db()
    assert (job.state, job.result, job.percent, job.attempt) == (JobState.DONE, {"twice": 2}, 100, 1)
    assert job.is_over
    assert work_off() == 0


def test_a_transaction_that_fails_queues_nothing(handle: Any) -> None:
    handle(lambda run, number: None)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        act().attempt / 0
    assert work_off() == 0


def test_the_same_key_is_the_same_job() -> None:
    assert act(key="read:1").pk == act(key="read:1").pk
    assert act(key="read:2").pk != act(key="read:1").pk
    assert act().pk != act().pk


def test_a_job_that_fails_is_tried_again_later_and_then_given_up(handle: Any) -> None:
    def fail(run: Run, number: int) -> None:
        raise ValueError("không đọc được")

    handle(fail)
    job = act(max_attempts=2)
    assert work_off() == 1
    job.refresh_from_db()
    assert (job.state, job.attempt) == (JobState.QUEUED, 1)
    assert job.run_after > timezone.now()
    Job.objects.update(run_after=timezone.now())
    work_off()
    job.refresh_from_db()
    assert (job.state, job.attempt, job.error) == (JobState.FAILED, 2, "ValueError: không đọc được")
    services.retry(job=job)
    handle(lambda run, number: None)
    work_off()
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.DONE, "")


def test_a_kind_that_nobody_handles_fails_without_stopping_the_worker(handle: Any) -> None:
    enqueue(kind="tests.unknown", args={}, max_attempts=1)
    handle(lambda run, number: None)
    act()
    assert work_off() == 2
    assert set(Job.objects.values_list("state", flat=True)) == {JobState.DONE, JobState.FAILED}


def test_progress_is_seen_and_lengthens_the_lease(handle: Any) -> None:
    job = act()
    run = claim("tests")
    assert run is not None
    Job.objects.update(lease_until=timezone.now())
    run.progress(40, "Đang tách bảng")
    job.refresh_from_db()
    assert (job.percent, job.message) == (40, "Đang tách bảng")
    assert job.lease_until is not None
    assert job.lease_until > timezone.now()


def test_a_silent_worker_loses_the_job_and_leaves_no_trace(handle: Any) -> None:
    job = act()
    old = claim("first")
    assert old is not None
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert reap() == 1
    new = claim("second")
    assert new is not None
    with pytest.raises(LeaseLost):
        old.progress(50)
    with pytest.raises(LeaseLost), old.finish():
        pytest.fail("the effects of a lost claim must not begin")
    assert not old.beat()
    old.fail("muộn")
    handle(lambda run, number: "mới")
    perform(new)
    job.refresh_from_db()
    assert (job.state, job.attempt, job.result) == (JobState.DONE, 2, "mới")


def test_a_worker_that_always_dies_is_not_tried_for_ever() -> None:
    job = act(max_attempts=1)
    claim("first")
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert reap() == 1
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert reap() == 0


def test_effects_that_fail_are_not_kept(handle: Any) -> None:
    def half(run: Run, number: int) -> None:
        with run.finish():
            Job.objects.create(kind="tests.effect", state=JobState.DONE)
            raise ValueError

    handle(half)
    act(max_attempts=1)
    work_off()
    assert not Job.objects.filter(kind="tests.effect").exists()


def test_a_waiting_job_is_stopped_at_once_and_a_running_one_at_its_next_sign() -> None:
    waiting = services.cancel(job=act())
    assert waiting.state == JobState.CANCELLED
    job = act()
    run = claim("tests")
    assert run is not None
    assert services.cancel(job=job).state == JobState.RUNNING
    with pytest.raises(Cancelled):
        run.progress(10)


def test_a_cancelled_run_ends_as_cancelled(handle: Any) -> None:
    def stopped(run: Run, number: int) -> None:
        services.cancel(job=run.job)
        run.progress(10)
        pytest.fail("goes on after it was stopped")

    handle(stopped)
    job = act()
    work_off()
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


def test_a_kind_has_one_handler(handle: Any) -> None:
    handle(lambda run: None)
    with pytest.raises(ValueError, match=r"tests\.act"):
        registry.job("tests.act")(lambda run: None)


def test_a_job_is_seen_and_stopped_by_its_owner_only(
    client_of: Callable[[Post], Client], officer: Post, head: Post
) -> None:
    job = act(by=officer)
    page = client_of(officer).get(f"/cong-viec/{job.pk}/")
    assert "Đang chờ đến lượt" in page.text
    assert 'hx-trigger="load delay:1s"' in page.text
    assert client_of(head).get(f"/cong-viec/{job.pk}/").status_code == 404
    assert client_of(head).post(f"/cong-viec/{job.pk}/dung/").status_code == 404
    stopped = client_of(officer).post(f"/cong-viec/{job.pk}/dung/")
    assert "Đã dừng" in stopped.text
    assert "hx-trigger" not in stopped.text
    again = client_of(officer).post(f"/cong-viec/{job.pk}/lam-lai/")
    assert "Đang chờ đến lượt" in again.text
