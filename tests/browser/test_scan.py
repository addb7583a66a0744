"""A scanned plan of twenty pages with forty tasks is confirmed in a browser, on the pictures of its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect
from tests.apps.directives.papers import plan_docx, tasks, to_pdf, to_scan

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.models import Document
from dondoc.apps.directives.services.intake import Sent, receive
from dondoc.apps.jobs.worker import work_off

PAGES, TASKS = 20, 40


def scanned() -> bytes:
    """The plan as pictures of exactly twenty pages."""
    return to_scan(to_pdf(plan_docx(tasks(TASKS), filler=1)), dpi=200, pages=PAGES)


def test_a_scan_is_confirmed_with_the_pictures_of_its_pages(
    desk: Page, officer: Post, enter: Callable[[Page, Post], None], shot: Any, live_server: Any
) -> None:
    data = scanned()
    receive(files=[Sent("ban-quet.pdf", len(data), [data])], by=officer)
    work_off()
    document = Document.objects.get()
    assert document.readings.get().reader == "scan"
    assert document.copies.get().pages == PAGES
    work = document.facts.filter(kind="task")
    assert work.count() == TASKS
    doubtful = [fact for fact in work.order_by("position") if fact.doubtful]
    assert len(doubtful) >= TASKS // 10, "every tenth task has no deadline"
    enter(desk, officer)
    desk.goto(f"/van-ban/{document.pk}/ra-soat/?loai=nhiem-vu&xem=anh")
    expect(desk.locator("figure.pic")).to_have_count(PAGES)
    facts = desk.locator("#du-kien")
    for fact in doubtful:
        expect(facts).to_have_attribute("data-current", str(fact.pk))
        expect(desk.locator(f'.box.on[data-fact="{fact.pk}"]').first).to_be_visible()
        if fact == doubtful[0]:
            shot(desk, "scan", full=False)
        desk.keyboard.press("Enter")
        expect(desk.locator(f'.box.k-task[data-fact="{fact.pk}"]').first).to_have_attribute("data-sign", "ok")
    desk.goto(f"/van-ban/{document.pk}/ra-soat/?loai=nhiem-vu")
    left = f"Xác nhận cả {TASKS - len(doubtful)} mục"
    desk.get_by_role("button", name=left).click()
    expect(desk.get_by_role("button", name=left)).to_have_count(0)
    assert work.filter(state="confirmed").count() == TASKS
    assert work.filter(how="single").count() == len(doubtful)
