"""Letters through Debian's Postfix into real mailboxes: each person has exactly the expected one."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from django.utils import timezone
from tests.apps.jobs.test_processes import Starter, start_worker, until
from tests.apps.mail.mta import Mta, postfix, why_not
from tests.conftest import Org, make_post

from dondoc.apps.accounts.models import Post
from dondoc.apps.jobs.models import Job, JobState
from dondoc.apps.mail import services
from dondoc.apps.mail.models import Digest, Outbox

__all__ = ["start_worker"]

pytestmark = pytest.mark.django_db(transaction=True)
State = Outbox.State
USERS = [f"can-bo-{number}" for number in range(20)]


@pytest.fixture
def mta(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mta]:
    """A Postfix that worker processes send through, with a mailbox for each of ``USERS``."""
    if missing := why_not():
        assert os.environ.get("CI") != "true", missing
        pytest.skip(missing)
    with postfix(*USERS) as running:
        for name, value in (("HOST", "127.0.0.1"), ("PORT", str(running.port)), ("SECURITY", "none")):
            monkeypatch.setenv(f"DONDOC_SMTP_{name}", value)
        monkeypatch.setenv("DONDOC_SMTP_FROM", "don-doc@vidu.vn")
        yield running


@pytest.fixture
def staff(org: Org) -> list[Post]:
    """Twenty people with a mailbox, and one whose address is no longer there."""
    posts = [make_post(user, f"Cán bộ {user}", org.employment, "focal") for user in [*USERS, "da-nghi"]]
    for post in posts:
        post.person.email = f"{post.person.username}@vidu.vn"
        post.person.save()
    return posts


def is_over() -> bool:
    """Whether everybody was told and no letter waits."""
    busy = Job.objects.filter(kind__in=[services.SEND, "tests.tell"]).exclude(state=JobState.DONE)
    return Digest.objects.count() == len(USERS) + 1 and not busy.exists()


def test_everybody_has_one_letter_though_the_work_runs_twice_and_a_worker_is_killed(
    mta: Mta, staff: list[Post], start_worker: Starter
) -> None:
    """The daily work is queued twice; the worker that has begun to tell is killed, and two others go on."""
    said = {"day": timezone.localdate().isoformat(), "people": [post.person_id for post in staff]}
    for _copy in range(2):
        Job.objects.create(kind="tests.tell", args=said)
    first = start_worker()
    until(Digest.objects.exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    start_worker()
    start_worker()
    until(is_over)
    until(lambda: not mta.waiting)
    sent = dict(Outbox.objects.filter(state=State.SENT).values_list("person__username", "message_id"))
    gone = Outbox.objects.get(person__username="da-nghi")
    assert (gone.state, gone.answer[:3]) == (State.REFUSED, "550")
    assert set(Outbox.objects.values_list("state", flat=True)) <= {State.SENT, State.REFUSED, State.UNSURE}
    for user in USERS:
        ids = [letter["Message-ID"].strip("<>") for letter in mta.letters(user)]
        assert ids == [sent[user]] if user in sent else len(ids) <= 1
    assert len(sent) >= len(USERS) - 1
    letter = mta.letters(next(iter(sent)))[0]
    assert letter["Subject"] == "[Đôn Đốc] 1 việc quá hạn; hạn gần nhất đã qua 01/09/2026"
    plain = letter.get_body(("plain",))
    assert plain is not None
    assert "Xây dựng Đề án" in plain.get_content()
