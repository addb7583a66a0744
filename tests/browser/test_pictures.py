"""Pictures of pages in a real browser: boxes lead to facts and back, on a phone, and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.apps.directives.papers import needs_office, plan_docx, tasks, to_pdf

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.models import Document, Fact
from dondoc.apps.directives.services.intake import Sent, receive
from dondoc.apps.jobs.worker import work_off

type Enter = Callable[[Page, Post], None]


@pytest.fixture
def document(live_server: Any, officer: Post) -> Document:
    data = to_pdf(plan_docx(tasks(24), filler=1))
    receive(files=[Sent("qd.pdf", len(data), [data])], by=officer)
    work_off()
    return Document.objects.get()


def task(document: Document, number: str) -> Fact:
    return next(f for f in document.facts.filter(kind="task") if f.data["number"] == number)


def test_a_box_shows_its_fact_and_a_fact_its_box(
    desk: Page, document: Document, officer: Post, enter: Enter, axe: Any, shot: Any
) -> None:
    enter(desk, officer)
    desk.goto(f"/van-ban/{document.pk}/ra-soat/")
    desk.get_by_role("link", name="Ảnh trang", exact=True).click()
    picture = desk.get_by_role("img", name="Ảnh trang 1", exact=True)
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("naturalWidth", 1400)
    axe(desk)
    shot(desk, "pictures", full=False)
    two, three = task(document, "2"), task(document, "3")
    desk.locator(f'.box.k-task[data-fact="{two.pk}"]').first.click()
    expect(desk.locator("#the")).to_contain_text("Nhiệm vụ 2")
    expect(desk.locator(f'.box.k-task[data-fact="{two.pk}"]').first).to_have_class("box k-task on")
    desk.keyboard.press("j")
    expect(desk.locator("#the")).to_contain_text("Nhiệm vụ 3")
    expect(desk.locator(f'.box.k-task[data-fact="{three.pk}"]').first).to_have_class("box k-task on")
    desk.keyboard.press("Enter")
    expect(desk.locator(f'.box.k-task[data-fact="{three.pk}"]').first).to_have_attribute("data-sign", "ok")
    desk.get_by_role("link", name="Bản đã đọc").click()
    expect(desk.locator(".sheet.pg")).to_be_visible()


def test_pages_that_come_late_keep_the_fact_and_what_is_being_typed(desk: Page, officer: Post, enter: Enter) -> None:
    needs_office()
    data = plan_docx(tasks(3))
    receive(files=[Sent("qd.docx", len(data), [data])], by=officer)
    work_off()
    document = Document.objects.get()
    enter(desk, officer)
    desk.clock.install()
    desk.goto(f"/van-ban/{document.pk}/ra-soat/?muc={task(document, '1').pk}&xem=anh")
    expect(desk.get_by_role("status").filter(has_text="Đang dựng ảnh trang")).to_be_visible()
    desk.keyboard.press("j")
    expect(desk.locator("#the")).to_contain_text("Nhiệm vụ 2")
    desk.keyboard.press("e")
    desk.locator("#o-text").fill("Đang gõ dở")
    work_off()
    desk.clock.fast_forward(4_000)
    expect(desk.locator("#o-text")).to_have_value("Đang gõ dở")
    desk.keyboard.press("Escape")
    expect(desk.locator("#o-text")).to_have_count(0)
    desk.clock.fast_forward(4_000)
    expect(desk.get_by_role("img", name="Ảnh trang 1", exact=True)).to_be_visible()
    expect(desk.locator("#the")).to_contain_text("Nhiệm vụ 2")


def test_the_whole_page_on_a_phone(
    phone: Page, document: Document, officer: Post, enter: Enter, axe: Any, shot: Any
) -> None:
    enter(phone, officer)
    phone.goto(f"/van-ban/{document.pk}/ra-soat/?xem=anh")
    phone.get_by_role("link", name="Mở cả trang").click()
    expect(phone.get_by_role("img", name="Ảnh trang 1", exact=True)).to_be_visible()
    axe(phone)
    shot(phone, "pictures", full=False)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("button", name="Đóng bản gốc").click()
    expect(phone.get_by_role("img", name="Ảnh trang 1", exact=True)).to_be_hidden()


def test_pictures_without_scripts(
    browser: Browser, live_server: Any, document: Document, officer: Post, enter: Enter
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    enter(page, officer)
    page.goto(f"/van-ban/{document.pk}/ra-soat/")
    page.get_by_role("link", name="Ảnh trang", exact=True).click()
    expect(page.get_by_role("img", name="Ảnh trang 1", exact=True)).to_be_visible()
    two = task(document, "2")
    page.locator(f'.box.k-task[data-fact="{two.pk}"]').first.click()
    expect(page.locator("#the")).to_contain_text("Nhiệm vụ 2")
    expect(page.get_by_role("img", name="Ảnh trang 1", exact=True)).to_be_visible()
    context.close()


def test_reading_without_deciding(
    page: Page, document: Document, leader: Post, enter: Enter, axe: Any, shot: Any
) -> None:
    enter(page, leader)
    page.goto(f"/van-ban/{document.pk}/ban-doc/")
    axe(page)
    shot(page, "reading-words", full=False)
    page.get_by_role("link", name="Ảnh trang", exact=True).click()
    expect(page.get_by_role("img", name="Ảnh trang 1", exact=True)).to_be_visible()
    axe(page)
    shot(page, "reading-pictures", full=False)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
