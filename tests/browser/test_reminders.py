"""Reminders in a real browser, at both widths: the bell, the page, letters and calendars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dondoc.apps.accounts.models import Post
from dondoc.apps.mail.models import Digest
from dondoc.apps.mail.services import tell
from dondoc.apps.mail.sources import Group, Line

type Check = Callable[[Page], None]

LINES = [
    Line(Group.OVERDUE, "1. Đề án phát triển thị trường lao động " * 3, "Kế hoạch 2026", "/a/1/", date(2026, 9, 1)),
    Line(Group.SOON, "12. Báo cáo kết quả thực hiện Nghị quyết", "Kế hoạch 2026", "/a/2/", date(2026, 9, 10)),
    Line(Group.WAITING, "Rà soát Quyết định 45/QĐ-BPTXH", "3 mục chờ bạn xác nhận.", "/a/3/", None),
]


@pytest.fixture
def told(focal: Post) -> Post:
    """The focal person heard something on two days, and has read the first."""
    for day in (date(2026, 9, 4), date(2026, 9, 7)):
        tell(person=focal.person, day=day, lines=LINES)
    Digest.objects.filter(day=date(2026, 9, 4)).update(read_at="2026-09-04T09:00:00+07:00")
    return focal


def check(page: Page, axe: Check) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0, "the page scrolls sideways"
    axe(page)


def test_the_bell_leads_to_what_was_told(page: Page, told: Post, enter: Any, axe: Check, shot: Any) -> None:
    enter(page, told)
    page.goto("/")
    page.get_by_role("link", name="Nhắc việc, 1 chưa đọc").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhắc việc")
    expect(page.get_by_role("link", name="Rà soát Quyết định 45/QĐ-BPTXH").first).to_be_visible()
    check(page, axe)
    shot(page, "reminders")
    page.get_by_role("button", name="Đã đọc 07/09/2026").click()
    expect(page.get_by_text("Chưa đọc", exact=True)).to_have_count(0)
    expect(page.get_by_role("link", name="Nhắc việc", exact=True).first).to_be_visible()


def test_a_calendar_is_made_and_revoked(page: Page, told: Post, enter: Any, axe: Check, shot: Any) -> None:
    enter(page, told)
    page.goto("/tai-khoan/")
    page.get_by_role("link", name="Thư nhắc việc và lịch").click()
    page.get_by_role("button", name="Tạo địa chỉ lịch").click()
    address = page.get_by_label("Dán địa chỉ này").input_value()
    assert address.endswith(".ics")
    check(page, axe)
    shot(page, "calendar-once")
    page.get_by_role("link", name="Đã chép xong").click()
    check(page, axe)
    shot(page, "reminder-settings")
    path = "/lich/" + address.rsplit("/", 1)[1]
    assert page.request.get(path).status == 200
    page.get_by_role("button", name="Thu hồi").click()
    expect(page.get_by_text("Đã thu hồi.")).to_be_visible()
    assert page.request.get(path).status == 404


def test_the_pages_of_a_forgotten_password(page: Page, db: None, axe: Check, shot: Any, settings: Any) -> None:
    settings.DONDOC_SMTP = {
        "host": "127.0.0.1", "port": 1, "user": "", "password": "", "security": "none", "sender": "a@vidu.vn",
    }  # fmt: skip
    page.goto("/quen-mat-khau/")
    check(page, axe)
    shot(page, "forgotten")
    page.get_by_label("Thư công vụ").fill("ai.do@vidu.vn")
    page.get_by_role("button", name="Gửi địa chỉ đặt lại").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã gửi thư")
    check(page, axe)
    page.goto("/dat-lai-mat-khau/1/sai/")
    check(page, axe)
