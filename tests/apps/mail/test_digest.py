"""The digest: who hears of what, in which words, once a day and never empty; and the page that shows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.programmes.plans import YEAR, choices, reviewed
from tests.conftest import BEGUN, Org, make_post

from dondoc.apps import waiting
from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.jobs.models import DailyRun, Job
from dondoc.apps.jobs.timetable import tick
from dondoc.apps.jobs.worker import work_off
from dondoc.apps.mail import jobs
from dondoc.apps.mail.composing import counted, subject_of, tidy
from dondoc.apps.mail.models import Digest, Outbox
from dondoc.apps.mail.services import choose_letters, tell_everybody
from dondoc.apps.mail.sources import Group, Line
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.models import Milestone, TaskInVersion, TaskMove
from dondoc.apps.tasks.selectors.tracking import counts

DAY = date(2026, 9, 7)  # a Monday
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)
SERVER = {"host": "127.0.0.1", "port": 1, "user": "", "password": "", "security": "none", "sender": "don-doc@vidu.vn"}
type ClientOf = Callable[[Post], Client]


@pytest.fixture(autouse=True)
def nothing_else_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the tasks speak."""
    monkeypatch.setattr(waiting, "_sources", [])


@pytest.fixture
def server(settings: Any) -> None:
    """A mail server is named."""
    settings.DONDOC_SMTP = SERVER


def due(day: str) -> dict[str, Any]:
    return {"deadline": {**YEAR, "start": None, "due": day, "precision": "day"}}


def led_by(name: str) -> dict[str, Any]:
    return {"lead": [{"raw": name, "unit": name, "group": None, "span": [0, 1], "confidence": 1.0}]}


@pytest.fixture
def version(org: Org, officer: Post, focal: Post, head: Post) -> ProgrammeVersion:
    """Two tasks of the employment authority, one overdue and one due on Thursday; the others are far off."""
    for post in (officer, focal, head):
        post.person.email = f"{post.person.username}@vidu.vn"
        post.person.save()
    cvl = led_by("Cục Việc làm")
    far = due("2026-12-31") | led_by("Vụ Pháp chế")
    changed = {f"t-{number}": far for number in range(1, 7)}
    changed |= {"t-1": due("2026-09-01") | cvl, "t-2": due("2026-09-10") | cvl, "t-3": due("2026-09-11") | cvl}
    changed["t-1"] |= {"text": "Báo cáo <b>A & B</b>"}
    return publish(document=reviewed(officer, **changed), by=officer, choices=choices(org.planning))


def told(post: Post) -> Digest:
    return Digest.objects.get(person=post.person)


def test_who_answers_and_who_gave_it_hear_of_it_and_nobody_else(
    version: ProgrammeVersion, officer: Post, focal: Post, head: Post, leader: Post, clerk: Post
) -> None:
    assert tell_everybody(day=DAY) == 3
    assert told(focal).counts == told(head).counts == {"overdue": 1, "soon": 1}
    assert told(officer).counts == {"given": 2}
    assert told(focal).subject == "1 việc quá hạn, 1 việc sắp đến hạn; hạn gần nhất 10/09/2026"
    assert not Digest.objects.filter(person__in=[leader.person, clerk.person]).exists()


def test_the_mail_counts_what_the_page_counts(version: ProgrammeVersion, focal: Post) -> None:
    tell_everybody(day=DAY)
    assert told(focal).counts["overdue"] == counts(version, DAY).open_overdue == 1


def test_nobody_is_told_twice_on_a_day(version: ProgrammeVersion, server: None) -> None:
    assert [tell_everybody(day=DAY), tell_everybody(day=DAY)] == [3, 0]
    assert tell_everybody(day=date(2026, 9, 8)) == 3
    assert Outbox.objects.count() == Job.objects.filter(kind="mail.send").count() == 6


def test_with_nothing_to_say_there_is_no_row_and_no_mail(version: ProgrammeVersion, server: None) -> None:
    assert tell_everybody(day=date(2026, 2, 2)) == 0
    assert not Digest.objects.exists()
    assert not Outbox.objects.exists()


def test_a_submitted_task_is_no_longer_due_for_who_submitted_it(version: ProgrammeVersion, focal: Post) -> None:
    soon = TaskInVersion.objects.get(version=version, deadline_due=date(2026, 9, 10))
    TaskMove.objects.create(task=soon.task, act="submit", to="pending_confirmation", on=DAY, at=NOW, by=focal.person)
    tell_everybody(day=DAY)
    assert told(focal).counts == {"overdue": 1}
    assert told(focal).subject == "1 việc quá hạn; hạn gần nhất đã qua 01/09/2026"


def test_who_was_named_for_a_task_hears_of_it(version: ProgrammeVersion, org: Org, clerk: Post) -> None:
    soon = TaskInVersion.objects.get(version=version, deadline_due=date(2026, 9, 10))
    TaskMove.objects.create(
        task=soon.task, act="forward", to="assigned", on=DAY, at=NOW, by=clerk.person, person=clerk.person
    )
    tell_everybody(day=DAY)
    assert told(clerk).counts == {"soon": 1}


def test_the_letter_has_counts_dates_links_and_whom_to_ask(
    version: ProgrammeVersion, focal: Post, server: None, settings: Any
) -> None:
    settings.DONDOC_URL = "https://dondoc.vidu.vn"
    tell_everybody(day=DAY)
    letter = Outbox.objects.get(person=focal.person)
    task = TaskInVersion.objects.get(version=version, deadline_due=date(2026, 9, 1)).task_id
    assert letter.subject == "[Đôn Đốc] 1 việc quá hạn, 1 việc sắp đến hạn; hạn gần nhất 10/09/2026"
    for said in ("QUÁ HẠN (1)", "Hạn 01/09/2026.", f"https://dondoc.vidu.vn/nhiem-vu/{task}/", "07/09/2026"):
        assert said in letter.text
    assert "Lê Hoài Phương, phuong.lh@vidu.vn" in letter.text
    assert "https://dondoc.vidu.vn/tai-khoan/nhac-viec/" in letter.text
    assert f'<a href="https://dondoc.vidu.vn/nhiem-vu/{task}/">' in letter.html
    assert "&lt;" not in letter.text


def test_words_of_a_document_are_no_markup_in_a_letter(version: ProgrammeVersion, focal: Post, server: None) -> None:
    tell_everybody(day=DAY)
    letter = Outbox.objects.get(person=focal.person)
    assert "Báo cáo <b>A & B</b>" in letter.text
    assert "Báo cáo &lt;b&gt;A &amp; B&lt;/b&gt;" in letter.html


def test_whoever_does_not_want_letters_reads_on_the_screen(
    version: ProgrammeVersion, focal: Post, head: Post, server: None
) -> None:
    choose_letters(by=focal, wanted=False)
    head.person.email = ""
    head.person.save()
    tell_everybody(day=DAY)
    assert {told(focal).day, told(head).day} == {DAY}
    assert not Outbox.objects.filter(person__in=[focal.person, head.person]).exists()


def test_without_a_mail_server_there_are_no_letters(version: ProgrammeVersion, settings: Any) -> None:
    settings.DONDOC_SMTP = None
    assert tell_everybody(day=DAY) == 3
    assert not Outbox.objects.exists()


def test_a_person_of_a_unit_that_was_merged_away_hears_through_its_follower(
    version: ProgrammeVersion, org: Org, focal: Post, clerk: Post
) -> None:
    org.employment.valid_to = date(2026, 6, 30)
    org.employment.save()
    org.employment.followed_by.create(to_unit=org.office, kind="merge", on=date(2026, 7, 1), citation="x")
    other = make_post("binh.tv", "Trần Văn Bình", org.office, "focal")
    tell_everybody(day=DAY)
    assert told(other).counts == {"overdue": 1, "soon": 1}


def test_one_page_is_told_once_however_many_ways_lead_to_it() -> None:
    line = Line(Group.OVERDUE, "A", "", "/nhiem-vu/5/", date(2026, 9, 1))
    act = Line(Group.WAITING, "Cập nhật A", "", "/nhiem-vu/5/cap-nhat/", None)
    given = Line(Group.GIVEN, "A", "", "/nhiem-vu/5/", date(2026, 9, 1))
    other = Line(Group.WAITING, "B", "", "/nhiem-vu/55/", None)
    assert tidy([given, act, other, line]) == [line, other]
    assert counted([line, other]) == {"overdue": 1, "waiting": 1}
    assert subject_of([other], DAY) == "1 việc chờ xử lý"


def test_the_daily_job_tells_on_working_days_only(version: ProgrammeVersion, monkeypatch: Any) -> None:
    for day, people in ((date(2026, 9, 6), 0), (date(2026, 9, 2), 0), (DAY, 3)):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        Job.objects.create(kind=jobs.DAILY, args={"day": day.isoformat()})
        work_off()
        assert Digest.objects.count() == people, day


def test_a_job_that_comes_on_another_day_tells_nobody_and_gives_the_day_back(version: ProgrammeVersion) -> None:
    DailyRun.objects.create(kind=jobs.DAILY, day=DAY)
    Job.objects.create(kind=jobs.DAILY, args={"day": "2026-09-07"})
    work_off()
    assert not Digest.objects.exists()
    assert not DailyRun.objects.filter(day=DAY).exists()


def test_the_timetable_has_the_digest_at_seven(db: None) -> None:
    assert [job.kind for job in tick(datetime(2026, 9, 7, 6, 59, tzinfo=HANOI))] == []
    assert [job.kind for job in tick(datetime(2026, 9, 7, 7, tzinfo=HANOI))] == [jobs.DAILY]


def test_the_bell_and_the_page(version: ProgrammeVersion, focal: Post, client_of: ClientOf) -> None:
    browser = client_of(focal)
    assert 'class="dot"' not in browser.get("/").content.decode()
    tell_everybody(day=DAY)
    assert 'aria-label="Nhắc việc, 1 chưa đọc"' in browser.get("/").content.decode()
    page = browser.get("/nhac-viec/").content.decode()
    assert "1 việc quá hạn, 1 việc sắp đến hạn" in page
    assert len(re.findall(r'href="/nhiem-vu/\d+/"', page)) == 2
    browser.post(f"/nhac-viec/{told(focal).pk}/da-doc/")
    assert told(focal).read_at is not None
    assert "Đã đọc hết" in browser.get("/nhac-viec/").content.decode()
    browser.post(f"/nhac-viec/{told(focal).pk}/chua-doc/")
    assert told(focal).read_at is None
    browser.post("/nhac-viec/da-doc/")
    assert told(focal).read_at is not None


def test_letters_are_chosen_on_the_page(focal: Post, client_of: ClientOf) -> None:
    browser = client_of(focal)
    browser.post("/tai-khoan/nhac-viec/", {"chosen": "1"})
    assert focal.person.mail_preference.by_letter is False
    assert "checked" not in browser.get("/tai-khoan/nhac-viec/").content.decode()
    browser.post("/tai-khoan/nhac-viec/", {"chosen": "1", "by_letter": "on"})
    focal.person.mail_preference.refresh_from_db()
    assert focal.person.mail_preference.by_letter is True


def test_a_digest_speaks_the_language_that_its_person_chose(
    version: ProgrammeVersion, focal: Post, head: Post, client_of: ClientOf, server: None
) -> None:
    browser = client_of(focal)
    browser.post("/tai-khoan/nhac-viec/", {"chosen": "1", "by_letter": "on", "language": "en"})
    browser.post("/tai-khoan/nhac-viec/", {"chosen": "1", "by_letter": "on", "language": "xx"})
    assert '<option value="en" selected>' in browser.get("/tai-khoan/nhac-viec/").content.decode()
    assert tell_everybody(day=DAY) == 3
    assert told(focal).counts == told(head).counts == {"overdue": 1, "soon": 1}
    assert "overdue" in told(focal).subject
    assert "quá hạn" in told(head).subject
    letters = {letter.person_id: letter for letter in Outbox.objects.all()}
    assert '<html lang="en">' in letters[focal.person_id].html
    assert '<html lang="vi">' in letters[head.person_id].html
    assert "Kính gửi" not in letters[focal.person_id].text
    assert tell_everybody(day=DAY) == 0
    assert AuditRow.objects.filter(act="mail.language").count() == 1


def test_a_milestone_is_told_and_never_called_overdue(version: ProgrammeVersion, focal: Post, officer: Post) -> None:
    row = TaskInVersion.objects.get(version=version, deadline_due=date(2026, 9, 11))
    Milestone.objects.filter(task=row.task).delete()
    said = {"task": row.task, "set_by": focal.person}
    Milestone.objects.create(name="Lấy ý kiến", due=date(2026, 9, 4), order=1, **said)
    Milestone.objects.create(name="Trình ký", due=date(2026, 9, 9), order=2, **said)
    Milestone.objects.create(name="Đã xong", due=date(2026, 9, 2), done_on=date(2026, 9, 2), order=3, **said)
    tell_everybody(day=DAY)
    assert told(focal).counts == {"overdue": 1, "soon": 1, "milestone": 1}
    assert told(officer).counts == {"given": 2}, "who gave the task hears of its deadline alone"
    (line,) = told(focal).of("milestone")
    assert line["title"] == "Mốc “Lấy ý kiến” ngày 04/09/2026, chậm 3 ngày"
    assert told(focal).subject.endswith("1 mốc chậm hoặc sắp đến; hạn gần nhất 10/09/2026")


def test_a_post_that_ended_hears_nothing(version: ProgrammeVersion, focal: Post, head: Post) -> None:
    focal.valid_from, focal.valid_to = BEGUN, date(2026, 9, 6)
    focal.save()
    head.person.is_active = False
    head.person.save()
    assert tell_everybody(day=DAY) == 1
