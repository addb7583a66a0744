"""Who runs the system sees jobs that failed and letters that were refused, and has them tried again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.mail.mailbox import Mailbox

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.jobs.models import Job, JobState
from dondoc.apps.jobs.services import enqueue
from dondoc.apps.jobs.worker import work_off
from dondoc.apps.mail import services
from dondoc.apps.mail.models import Outbox

type Opener = Callable[[Post], Client]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def refused(focal: Post, mailbox: Mailbox) -> Outbox:
    """A letter of today that the mail server refused, its address mistyped."""
    focal.person.email = "duy.pd@viddu.vn"
    focal.person.save()
    mailbox.at["RCPT"] = lambda: "550 no such person"
    services.post(person=focal.person, day=timezone.localdate(), rung="digest", subject="1 việc", text="Đề án")
    work_off()
    mailbox.at.clear()
    return Outbox.objects.get()


def test_a_refused_letter_goes_again_to_the_address_of_now(
    refused: Outbox, focal: Post, admin: Post, mailbox: Mailbox, client_of: Opener
) -> None:
    browser = client_of(admin)
    page = browser.get("/quan-tri/thu/").content.decode()
    assert "550 no such person" in page
    assert "Phạm Đức Duy" in page
    focal.person.email = "duy.pd@vidu.vn"
    focal.person.save()
    assert "Địa chỉ nay: duy.pd@vidu.vn" in browser.get("/quan-tri/thu/").content.decode()
    browser.post(f"/quan-tri/thu/{refused.pk}/gui-lai/")
    work_off()
    refused.refresh_from_db()
    assert (mailbox.to, refused.state) == (["duy.pd@vidu.vn"], Outbox.State.SENT)
    assert AuditRow.objects.filter(act="mail.letter_again").count() == 1
    again = browser.post(f"/quan-tri/thu/{refused.pk}/gui-lai/", follow=True).content.decode()
    assert "không gửi lại được" in again
    work_off()
    assert mailbox.to == ["duy.pd@vidu.vn"]
    assert "duy.pd@vidu.vn" in browser.get("/quan-tri/thu/?tinh-trang=sent").content.decode()


def test_what_may_have_gone_out_or_is_of_another_day_stays(refused: Outbox, admin: Post, client_of: Opener) -> None:
    browser = client_of(admin)
    for changed in ({"state": "unsure"}, {"state": "refused", "text": ""}, {"day": "2026-01-05", "text": "Đề án"}):
        Outbox.objects.update(**changed)
        browser.post(f"/quan-tri/thu/{refused.pk}/gui-lai/")
        assert f"/quan-tri/thu/{refused.pk}/gui-lai/" not in browser.get("/quan-tri/thu/").content.decode()
    assert Job.objects.filter(kind=services.SEND).count() == 1


def test_a_job_that_failed_is_run_again(focal: Post, admin: Post, client_of: Opener) -> None:
    job = enqueue(kind="tests.unknown", args={}, by=focal, max_attempts=1)
    work_off()
    browser = client_of(admin)
    page = browser.get("/quan-tri/").content.decode()
    assert "LookupError" in page
    assert "Phạm Đức Duy" in page
    browser.post(f"/quan-tri/cong-viec/{job.pk}/lam-lai/")
    job.refresh_from_db()
    assert (job.state, job.max_attempts) == (JobState.QUEUED, 4)
    assert AuditRow.objects.filter(act="jobs.again").count() == 1
    browser.post(f"/quan-tri/cong-viec/{job.pk}/lam-lai/")
    assert AuditRow.objects.filter(act="jobs.again").count() == 1
    assert "tests.unknown" in browser.get("/quan-tri/?tinh-trang=queued").content.decode()
    assert "Không có việc nào" in browser.get("/quan-tri/?tinh-trang=x").content.decode()
