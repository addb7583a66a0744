"""Letters at a real mail server: each at most once, whatever dies; tried again while the server surely has not got it."""

from __future__ import annotations

import signal
import smtplib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from tests.apps.jobs.test_processes import Starter, start_worker, until
from tests.apps.mail.mailbox import OK, Mailbox

from dondoc.apps.accounts.models import Post
from dondoc.apps.jobs.models import Job, JobState
from dondoc.apps.jobs.timetable import tick
from dondoc.apps.jobs.worker import work_off
from dondoc.apps.mail import services, sources
from dondoc.apps.mail.models import Outbox
from dondoc.apps.mail.services import tell_everybody
from dondoc.apps.mail.sources import Group, Line

__all__ = ["start_worker"]

pytestmark = pytest.mark.django_db(transaction=True)
State = Outbox.State
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def two(focal: Post, head: Post, monkeypatch: pytest.MonkeyPatch) -> list[Post]:
    """Two people with an address, and one thing to say to each."""
    for post in (focal, head):
        post.person.email = f"{post.person.username}@vidu.vn"
        post.person.save()
    line = Line(Group.OVERDUE, "Xây dựng Đề án", "Kế hoạch 2026", "/nhiem-vu/1/", date(2026, 9, 1), "Hỏi Phương")
    monkeypatch.setattr(sources, "_sources", [lambda day: {post.person_id: [line] for post in (focal, head)}])
    return [focal, head]


def tell() -> None:
    tell_everybody(day=timezone.localdate())


def again() -> None:
    """Every job that waits for a later try is due now."""
    Job.objects.filter(state=JobState.QUEUED).update(run_after=timezone.now())
    work_off()


def states() -> list[str]:
    return sorted(Outbox.objects.values_list("state", flat=True))


def test_each_gets_one_letter_of_two_kinds_of_text(two: list[Post], mailbox: Mailbox) -> None:
    tell()
    tell()
    work_off()
    again()
    assert sorted(mailbox.to) == ["duy.pd@vidu.vn", "lien.hb@vidu.vn"]
    assert states() == [State.SENT, State.SENT]
    letter = mailbox.letters[0]
    assert letter["Subject"] == "[Đôn Đốc] 1 việc quá hạn; hạn gần nhất đã qua 01/09/2026"
    assert (letter["From"], letter["Auto-Submitted"]) == ("Đôn Đốc <don-doc@vidu.vn>", "auto-generated")
    plain, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "Xây dựng Đề án" in plain.get_content()
    assert "<h2>Quá hạn (1)</h2>" in html.get_content()
    assert Outbox.objects.filter(answer__startswith="250", sent_at__isnull=False).count() == 2


def test_the_work_done_twice_sends_nothing_twice(two: list[Post], mailbox: Mailbox) -> None:
    tell()
    for letter in Outbox.objects.all():
        Job.objects.create(kind=services.SEND, args={"letter": letter.pk})
    work_off()
    assert len(mailbox.to) == 2


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
def test_a_server_that_asks_to_come_later_gets_it_later(two: list[Post], mailbox: Mailbox, step: str) -> None:
    mailbox.at[step] = lambda: "451 try later"
    tell()
    work_off()
    assert (mailbox.to, states()) == ([], [State.QUEUED, State.QUEUED])
    mailbox.at.clear()
    again()
    assert (len(mailbox.to), states()) == (2, [State.SENT, State.SENT])


def test_a_server_that_is_away_gets_it_when_it_is_back(two: list[Post], mailbox: Mailbox, settings: Any) -> None:
    here, settings.DONDOC_SMTP = settings.DONDOC_SMTP, settings.DONDOC_SMTP | {"port": 1}
    tell()
    work_off()
    assert states() == [State.QUEUED, State.QUEUED]
    settings.DONDOC_SMTP = here
    again()
    assert (len(mailbox.to), states()) == (2, [State.SENT, State.SENT])


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
def test_a_letter_that_is_refused_is_not_tried_again(two: list[Post], mailbox: Mailbox, step: str) -> None:
    mailbox.at[step] = lambda: "550 no such person"
    tell()
    work_off()
    mailbox.at.clear()
    again()
    assert (mailbox.to, states()) == ([], [State.REFUSED, State.REFUSED])
    assert Outbox.objects.filter(answer__contains="no such person").count() == 2


def test_a_server_that_falls_silent_over_the_content_is_not_given_it_again(
    two: list[Post], mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection breaks after the content went out and before the answer came."""
    real = smtplib.SMTP.getreply

    def broken(line: smtplib.SMTP) -> Any:
        answer = real(line)
        if answer[0] == 250 and line.does_esmtp and len(mailbox.to) > len(heard):
            heard.append("cut")
            line.close()
            raise smtplib.SMTPServerDisconnected("cut")
        return answer

    heard: list[str] = []
    monkeypatch.setattr(smtplib.SMTP, "getreply", broken)
    tell()
    work_off()
    again()
    assert (len(mailbox.to), states()) == (2, [State.UNSURE, State.UNSURE])


def test_a_letter_of_yesterday_is_not_sent_today(two: list[Post], mailbox: Mailbox) -> None:
    tell_everybody(day=timezone.localdate() - timedelta(days=1))
    work_off()
    assert (mailbox.to, states()) == ([], [State.REFUSED, State.REFUSED])


def test_a_clock_that_jumps_sends_no_day_twice(
    two: list[Post], mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two weeks ahead, back again, on to the next day; then ahead while letters of the day wait for the server."""
    told: list[int] = []
    for day, goes_on in ((6, True), (20, True), (6, True), (7, True), (8, False), (21, True), (8, True)):
        clock = datetime(2027, 9, day, 8, tzinfo=HANOI) + timedelta(minutes=len(told))
        monkeypatch.setattr(timezone, "now", lambda clock=clock: clock)
        mailbox.at = {} if goes_on else {"RCPT": lambda: "451 try later"}
        tick()
        again()
        told.append(len(mailbox.to))
    assert told == [2, 4, 4, 6, 6, 8, 8]
    by_day = {day: mailbox.to[place : place + 2] for day, place in ((6, 0), (20, 2), (7, 4), (21, 6))}
    assert all(sorted(people) == ["duy.pd@vidu.vn", "lien.hb@vidu.vn"] for people in by_day.values())
    sent = {letter["Message-ID"].strip("<>") for letter in mailbox.letters}
    assert sent == set(Outbox.objects.filter(state=State.SENT).values_list("message_id", flat=True))
    assert set(Outbox.objects.filter(day=date(2027, 9, 8)).values_list("state", flat=True)) == {State.REFUSED}


# ---- processes that die ---------------------------------------------------


def killed_at(mailbox: Mailbox, step: str, start: Starter, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A worker is killed the moment the server comes to ``step`` of the first letter; another takes over."""
    monkeypatch.setenv("DONDOC_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("DONDOC_SMTP_PORT", str(mailbox.port))
    monkeypatch.setenv("DONDOC_SMTP_SECURITY", "none")
    monkeypatch.setenv("DONDOC_SMTP_FROM", "don-doc@vidu.vn")
    dead = Event()

    def kill() -> str:
        if not dead.is_set():
            first.send_signal(signal.SIGKILL)
            dead.set()
        return OK

    mailbox.at[step] = kill
    first = start()

    def take_over() -> None:
        until(dead.is_set)
        start()
        until(lambda: not Job.objects.filter(kind=services.SEND).exclude(state=JobState.DONE).exists())

    return take_over


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(("step", "ends"), [("DATA", ["sent", "unsure"]), ("RCPT", ["sent", "sent"])])
def test_a_worker_killed_while_it_sends(
    mailbox: Mailbox, start_worker: Starter, monkeypatch: pytest.MonkeyPatch, step: str, ends: list[str]
) -> None:
    """Between the server's yes and our mark nothing is sent again; before the content everything still is."""
    tell()
    killed_at(mailbox, step, start_worker, monkeypatch)()
    assert (sorted(mailbox.to), states()) == (["duy.pd@vidu.vn", "lien.hb@vidu.vn"], ends)


def test_two_workers_send_each_letter_once(
    two: list[Post], mailbox: Mailbox, start_worker: Starter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in (("HOST", "127.0.0.1"), ("PORT", str(mailbox.port)), ("SECURITY", "none"), ("FROM", "a@b.vn")):
        monkeypatch.setenv(f"DONDOC_SMTP_{name}", value)
    tell()
    for letter in Outbox.objects.all():
        for _copy in range(5):
            Job.objects.create(kind=services.SEND, args={"letter": letter.pk})
    start_worker()
    start_worker()
    until(lambda: not Job.objects.filter(kind=services.SEND).exclude(state=JobState.DONE).exists())
    assert len(mailbox.to) == 2
    assert states()[0] in {State.SENT, State.UNSURE}
