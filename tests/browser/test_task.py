"""A unit reports and submits, the keeper confirms: with keys alone, on both widths, through a lost login."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect
from tests.apps.programmes.plans import YEAR, choices, reviewed
from tests.apps.worksheets.sheets import at_task, edited, taken_away
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.models import Task, TaskUpdate
from dondoc.apps.tasks.services.moves import Said, move_task
from dondoc.apps.tasks.services.outcomes import Claim
from dondoc.apps.tasks.services.updates import Written, save_draft, send_update
from dondoc.apps.worksheets.views import XLSX
from dondoc.core.progress.lifecycle import Act, State

FAR = {"deadline": {**YEAR, "due": "2199-12-31"}}
RESULT = "Kết quả đến nay"

type Enter = Callable[[Page, Post], None]


@pytest.fixture
def task(org: Org, officer: Post) -> Task:
    """Task 2 of a programme, with a deadline far ahead."""
    document = reviewed(officer, **{"t-2": FAR})
    version = publish(document=document, by=officer, choices=choices(org.planning))
    return version.tasks.get(number="2").task


@dataclass
class Seat:
    """Somebody at a page, with what looks at it and keeps its picture."""

    page: Page
    enter: Enter
    axe: Callable[[Page], None]
    shot: Any

    def look(self, url: str = "") -> None:
        """Go there when told where, and let axe look."""
        if url:
            self.page.goto(url)
        self.axe(self.page)

    def press(self, role: Any, name: str, within: str = "body") -> None:
        """Find a button or a link by its words and press Enter on it."""
        place = self.page.locator(within).get_by_role(role, name=name).first
        place.focus()
        self.page.keyboard.press("Enter")

    def sees(self, words: str, within: str = "body") -> None:
        """The words stand in that part of the page."""
        expect(self.page.locator(within)).to_contain_text(words)


@pytest.fixture
def seat(page: Page, enter: Enter, axe: Any, shot: Any) -> Seat:
    """A seat at a page of each width."""
    return Seat(page, enter, axe, shot)


def test_accepted_reported_and_submitted_by_keys(seat: Seat, task: Task, head: Post) -> None:
    seat.enter(seat.page, head)
    seat.look("/")
    seat.look(f"/nhiem-vu/{task.pk}/")
    seat.press("button", "Tiếp nhận", ".next")
    seat.sees("tiếp nhận nhiệm vụ", ".rail")
    seat.press("link", "Cập nhật tiến độ", ".next")
    seat.page.get_by_label(RESULT).focus()
    seat.page.keyboard.type("Đã có dự thảo lần 1")
    expect(seat.page.get_by_text("Đã lưu lúc")).to_be_visible()
    assert TaskUpdate.objects.get().result == "Đã có dự thảo lần 1"
    seat.look()
    seat.shot(seat.page, "task-update")
    seat.press("button", "Gửi cập nhật")
    seat.sees("đã duyệt", "#cap-nhat")
    seat.look(f"/nhiem-vu/{task.pk}/viec/trinh/")
    seat.page.get_by_label("Kết quả", exact=True).fill("Đã ban hành Kế hoạch")
    seat.page.get_by_label("Số văn bản kết quả").fill("212/KH-CVL")
    seat.page.get_by_label("Ngày văn bản kết quả").fill("01/01/2199")
    seat.press("button", "Trình xác nhận hoàn thành")
    seat.sees("chưa đến", "#id_dated_error")
    seat.look()
    seat.page.get_by_label("Ngày văn bản kết quả").fill(f"{timezone.localdate():%d/%m/%Y}")
    seat.press("button", "Trình xác nhận hoàn thành")
    seat.sees("chờ xác nhận", ".next")


def test_confirmed_by_the_keeper_by_keys(seat: Seat, task: Task, head: Post, officer: Post) -> None:
    move_task(task=task, act=Act.START, by=head)
    claim = Claim("Đã ban hành Kế hoạch", "212/KH-CVL", timezone.localdate())
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=claim))
    seat.enter(seat.page, officer)
    seat.page.goto("/")
    seat.press("link", "Xem minh chứng")
    seat.press("link", "Xem và xác nhận", ".next")
    seat.sees("Kết quả đơn vị trình")
    seat.look()
    seat.press("button", "Xác nhận hoàn thành", "main")
    seat.sees("đã hoàn thành", ".next")
    seat.look()
    seat.shot(seat.page, "task-done")
    task.refresh_from_db()
    assert task.state == State.COMPLETED
    assert seat.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_typed_before_the_script_is_there_is_saved(desk: Page, enter: Enter, task: Task, head: Post) -> None:
    move_task(task=task, act=Act.ACCEPT, by=head)
    enter(desk, head)
    held: list[Route] = []
    desk.route("**/update*.js", lambda route: held.append(route))  # noqa: PLW0108 - a method cannot be wrapped
    desk.goto(f"/nhiem-vu/{task.pk}/cap-nhat/", wait_until="commit")
    desk.get_by_label(RESULT).fill("Gõ khi trang chưa tải xong")
    held[0].continue_()
    expect(desk.get_by_text("Đã lưu lúc")).to_be_visible()
    assert TaskUpdate.objects.get().result == "Gõ khi trang chưa tải xong"


def test_what_is_typed_outlives_the_login(desk: Page, enter: Enter, task: Task, head: Post) -> None:
    move_task(task=task, act=Act.ACCEPT, by=head)
    enter(desk, head)
    desk.goto(f"/nhiem-vu/{task.pk}/cap-nhat/")
    desk.context.clear_cookies()
    desk.get_by_label(RESULT).press_sequentially("Đã họp với 12 địa phương")
    expect(desk.get_by_text("Phiên đăng nhập đã hết.")).to_be_visible()
    assert not TaskUpdate.objects.exists()
    enter(desk, head)
    desk.goto(f"/nhiem-vu/{task.pk}/cap-nhat/")
    desk.get_by_role("button", name="Lấy bản trên máy này").click()
    expect(desk.get_by_text("Đã lưu lúc")).to_be_visible()
    assert TaskUpdate.objects.get().result == "Đã họp với 12 địa phương"
    desk.reload()
    expect(desk.get_by_text("Máy này còn bản nháp")).to_be_hidden()


def test_two_at_one_draft_see_both_texts(seat: Seat, task: Task, head: Post, focal: Post) -> None:
    seat.enter(seat.page, head)
    seat.page.goto(f"/nhiem-vu/{task.pk}/cap-nhat/")
    save_draft(task=task, by=focal, written=Written({"result": "Bản của Duy"}))
    seat.page.get_by_label(RESULT).press_sequentially("Bản của Liên")
    seat.sees("Bản của Duy", ".both")
    seat.look()
    seat.shot(seat.page, "task-both")
    seat.page.get_by_role("button", name="Lưu bản của tôi").click()
    expect(seat.page.locator(".both")).to_have_count(0)
    assert TaskUpdate.objects.get().result == "Bản của Liên"


def test_a_file_filled_in_excel_is_looked_at_and_written(seat: Seat, task: Task, focal: Post, head: Post) -> None:
    page, seen = seat.page, task.programme.versions.get()
    out = taken_away(focal.unit, seen)
    send_update(task=task, by=head, written=Written({"result": "Đã lấy ý kiến 5 đơn vị"}, "40"))
    seat.enter(page, focal)
    seat.look("/don-vi/CVL/tep-excel/")
    seat.shot(page, "worksheets")
    wrong = {"name": "cvl.xlsx", "mimeType": XLSX, "buffer": edited(out, at_task(task, percent=101, result="=A1"))}
    page.get_by_label("Tệp Excel đã điền").set_input_files(wrong)  # type: ignore[arg-type]
    seat.press("button", "Kiểm tra tệp")
    seat.sees("trang “Nhiệm vụ”:", "[role=alert]")
    seat.look()
    seat.shot(page, "worksheets-wrong")
    right = at_task(task, percent=60, result="Đã xong dự thảo Đề án", next_step="Lấy ý kiến các Bộ")
    page.get_by_label("Tệp Excel đã điền").set_input_files({**wrong, "buffer": edited(out, right)})  # type: ignore[arg-type]
    seat.press("button", "Kiểm tra tệp")
    seat.sees("Đã lấy ý kiến 5 đơn vị", "main")
    seat.look()
    seat.shot(page, "worksheet")
    for choice in page.get_by_role("radio").all()[1::2]:
        choice.check()
    seat.press("button", "Ghi vào hệ thống")
    seat.sees("Đã ghi 1 nhiệm vụ")
    assert TaskUpdate.objects.filter(result="Đã xong dự thảo Đề án", percent=60).exists()
