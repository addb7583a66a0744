"""Calendars: the right deadlines for a person, a unit and a programme; addresses that can be taken back."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.apps.mail.test_digest import version
from tests.writers.test_ical import read

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.mail.models import Feed
from dondoc.apps.mail.services import hash_of
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Milestone, TaskInVersion, TaskMove

__all__ = ["version"]

type ClientOf = Callable[[Post], Client]


@pytest.fixture(autouse=True)
def address(settings: Any) -> None:
    """The house has an address."""
    settings.DONDOC_URL = "https://dondoc.vidu.vn"


def subscribe(browser: Client, calendar: str) -> str:
    """Make a calendar on the page; its path."""
    page = browser.post("/tai-khoan/nhac-viec/lich/", {"calendar": calendar})
    assert page.status_code == 200
    found = re.search(r'value="https://dondoc\.vidu\.vn(/lich/[\w-]{43}\.ics)"', html.unescape(page.content.decode()))
    assert found is not None
    return found[1]


def days(answer: Any) -> list[str]:
    assert answer.status_code == 200
    return [value for key, value in read(answer.content) if key == "DTSTART"]


def test_a_person_sees_what_their_unit_leads(
    version: ProgrammeVersion, focal: Post, clerk: Post, client_of: ClientOf, client: Client
) -> None:
    answer = client.get(subscribe(client_of(focal), "person:"))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert days(answer) == ["20260901", "20260910", "20260911"]
    task = TaskInVersion.objects.get(deadline_due=date(2026, 9, 10)).task_id
    assert ("UID", f"task-{task}@dondoc") in read(answer.content)
    assert ("URL", f"https://dondoc.vidu.vn/nhiem-vu/{task}/") in read(answer.content)
    assert days(client.get(subscribe(client_of(clerk), "person:"))) == []


def test_a_unit_and_a_programme(
    version: ProgrammeVersion, org: Any, officer: Post, client_of: ClientOf, client: Client
) -> None:
    browser = client_of(officer)
    unit = days(client.get(subscribe(browser, f"unit:{org.employment.pk}")))
    assert unit == ["20260901", "20260910", "20260911"]
    whole = days(client.get(subscribe(browser, f"programme:{version.programme_id}")))
    assert len(whole) == 6
    assert set(unit) < set(whole)


def test_what_is_done_leaves_the_calendar_and_the_tag_changes(
    version: ProgrammeVersion, focal: Post, client_of: ClientOf, client: Client
) -> None:
    path = subscribe(client_of(focal), "person:")
    first = client.get(path)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    task = TaskInVersion.objects.get(deadline_due=date(2026, 9, 10)).task
    TaskMove.objects.create(
        task=task, act="confirm", to="completed", on=date(2026, 9, 1), at="2026-09-01T09:00:00+07:00", by=focal.person
    )
    second = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert days(second) == ["20260901", "20260911"]
    assert client.get(path)["ETag"] == second["ETag"] != first["ETag"]


def test_a_revoked_address_leads_nowhere(focal: Post, client_of: ClientOf, client: Client) -> None:
    browser = client_of(focal)
    path = subscribe(browser, "person:")
    assert client.get(path).status_code == 200
    feed = Feed.objects.get()
    assert feed.used_on is not None
    assert browser.post(f"/tai-khoan/nhac-viec/lich/{feed.pk}/thu-hoi/").status_code == 302
    assert client.get(path).status_code == 404
    assert browser.post(f"/tai-khoan/nhac-viec/lich/{feed.pk}/thu-hoi/").status_code == 404
    assert list(AuditRow.objects.order_by("pk").values_list("act", flat=True)) == [
        "mail.feed_made",
        "mail.feed_revoked",
    ]


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00", "ế"])
def test_a_wrong_token_leads_nowhere(db: None, client: Client, token: str) -> None:
    assert client.get(f"/lich/{token}.ics").status_code == 404


def test_the_token_is_kept_as_its_hash_only(focal: Post, client_of: ClientOf) -> None:
    token = subscribe(client_of(focal), "person:").removeprefix("/lich/").removesuffix(".ics")
    feed = Feed.objects.get()
    assert feed.token_sha256 == hash_of(token)
    assert token not in str(list(Feed.objects.values())) + str(list(AuditRow.objects.values()))


def test_whoever_is_locked_or_has_no_post_any_more_has_no_calendar(
    focal: Post, client_of: ClientOf, client: Client
) -> None:
    path = subscribe(client_of(focal), "person:")
    focal.valid_to = date(2021, 1, 1)
    focal.save()
    assert client.get(path).status_code == 404
    focal.valid_to = None
    focal.save()
    assert client.get(path).status_code == 200
    focal.person.is_active = False
    focal.person.save()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("calendar", ["", "person", "unit:999999", "programme:999999", "x:1"])
def test_what_is_not_offered_is_not_given(focal: Post, client_of: ClientOf, calendar: str) -> None:
    answer = client_of(focal).post("/tai-khoan/nhac-viec/lich/", {"calendar": calendar})
    assert answer.status_code == 422
    assert not Feed.objects.exists()


def test_milestones_to_come_stand_in_the_calendar(
    version: ProgrammeVersion, focal: Post, client_of: ClientOf, client: Client
) -> None:
    task = TaskInVersion.objects.get(deadline_due=date(2026, 9, 10)).task
    said = {"task": task, "set_by": focal.person}
    kept = Milestone.objects.create(name="Trình ký", due=date(2026, 9, 3), order=101, **said)
    Milestone.objects.create(name="Đã xong", due=date(2026, 8, 3), done_on=date(2026, 8, 1), order=102, **said)
    found = read(client.get(subscribe(client_of(focal), "person:")).content)
    assert ("SUMMARY", "Mốc: Trình ký") in found
    assert ("UID", f"milestone-{kept.pk}@dondoc") in found
    assert not any("Đã xong" in value for _key, value in found)
