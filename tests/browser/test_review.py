"""Reviewing in a real browser: with keys, by clicking words, two people at once, on a phone, and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.apps.directives.contracts import decision
from tests.apps.directives.factories import document_from

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.models import Document, Fact, FactState
from dondoc.apps.directives.services.intake import Sent, receive
from dondoc.apps.directives.services.presence import be_present
from dondoc.apps.jobs.worker import work_off

type Check = Callable[[Page], None]

LETTER = """BỘ PHÁT TRIỂN XÃ HỘI
Số: 31/QĐ-BPTXH
Hà Nội, ngày 05 tháng 01 năm 2026

QUYẾT ĐỊNH
Ban hành Kế hoạch công tác năm 2026

TT\tNhiệm vụ\tThời gian hoàn thành\tCơ quan chủ trì
1\tXây dựng Đề án phát triển công tác xã hội\tQuý II/2026\tCục Việc làm
2\tRà soát chế độ báo cáo\tTháng 9/2026\tVụ Pháp chế
"""


def task(document: Document, number: str) -> Fact:
    return next(f for f in document.facts.filter(kind="task") if f.data.get("number") == number)


def card(page: Page) -> Any:
    return page.locator("#the")


@dataclass(frozen=True)
class Kit:
    """A document under review and what its tests do with pages."""

    document: Document
    officer: Post
    log_in: Callable[[Page, Post], None]
    axe: Check
    shot: Any

    @property
    def review(self) -> str:
        return f"/van-ban/{self.document.pk}/ra-soat/"

    def task(self, number: str) -> Fact:
        return task(self.document, number)

    def open(self, page: Page, address: str = "") -> None:
        """The review in the officer's name."""
        self.log_in(page, self.officer)
        page.goto(address or self.review)


@pytest.fixture
def kit(live_server: Any, officer: Post, enter: Any, axe: Check, shot: Any) -> Kit:
    return Kit(document_from(by=officer), officer, enter, axe, shot)


def test_the_review_with_keys_alone(desk: Page, kit: Kit) -> None:
    kit.log_in(desk, kit.officer)
    desk.goto(kit.review)
    expect(card(desk)).to_contain_text("Nêu 2 đơn vị, không ghi ai chủ trì.")
    kit.axe(desk)
    kit.shot(desk, "review", full=False)
    desk.keyboard.press("Enter")
    expect(card(desk)).to_contain_text("Văn bản không nêu thời hạn.")
    expect(desk.locator(f'[data-mk="{kit.task("3").pk}"]')).to_have_class("mk ok")
    desk.keyboard.press("z")
    expect(card(desk)).to_contain_text("Nêu 2 đơn vị")
    desk.keyboard.press("Shift+Z")
    expect(card(desk)).to_contain_text("Lê Hoài Phương xác nhận")
    desk.keyboard.press("z")
    expect(card(desk)).to_contain_text("Nêu 2 đơn vị")
    desk.keyboard.press("n")
    expect(card(desk)).to_contain_text("Văn bản không nêu thời hạn.")
    desk.keyboard.press("e")
    desk.locator("#o-deadline").fill("31/2/2026")
    desk.get_by_role("button", name="Lưu và xác nhận").click()
    expect(card(desk)).to_contain_text("Tháng 2/2026 không có ngày 31.")
    kit.axe(desk)
    desk.locator("#o-deadline").fill("30/09/2026")
    desk.get_by_role("button", name="Lưu và xác nhận").click()
    expect(card(desk)).to_contain_text("Nêu 2 đơn vị")
    assert kit.task("5").data["deadline"]["due"] == "2026-09-30"
    desk.keyboard.press("x")
    expect(desk.locator("#thanh")).not_to_contain_text("điểm cần xem")
    assert kit.task("3").state == FactState.REJECTED


def test_keys_walk_split_merge_and_help(desk: Page, kit: Kit) -> None:
    kit.log_in(desk, kit.officer)
    desk.goto(f"{kit.review}?muc={kit.task('1').pk}")
    desk.keyboard.press("j")
    expect(card(desk)).to_contain_text("nội dung thứ 2")
    desk.keyboard.press("k")
    expect(card(desk)).to_contain_text("nội dung thứ 1")
    desk.keyboard.press("s")
    desk.get_by_label("Mỗi dòng thành một mục").fill("Rà soát chế độ\nBáo cáo kết quả")
    desk.get_by_role("button", name="Tách", exact=True).click()
    expect(card(desk)).to_contain_text("Rà soát chế độ")
    assert kit.task("1b").state == FactState.PROPOSED
    desk.keyboard.press("g")
    desk.get_by_label("1b. Báo cáo kết quả").check()
    desk.get_by_role("button", name="Gộp", exact=True).click()
    expect(card(desk)).to_contain_text("Rà soát chế độ; Báo cáo kết quả")
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_be_hidden()


def test_either_side_shows_the_other(desk: Page, kit: Kit) -> None:
    kit.log_in(desk, kit.officer)
    desk.goto(kit.review)
    two = kit.task("2")
    desk.locator(f'.sheet a[data-goto="{two.pk}"]').first.click()
    expect(card(desk)).to_contain_text("Nhiệm vụ 2 · Phụ lục II")
    expect(desk.locator(f'.sheet a.k-task[data-fact="{two.pk}"]').first).to_have_class("lit k-task on")
    expect(desk.locator(f'tr[data-row~="{two.pk}"]')).to_have_class("cur")
    desk.locator(f'a.fact[data-fact="{kit.task("6").pk}"]').hover()
    expect(desk.locator(f'.sheet [data-fact="{kit.task("6").pk}"]').first).to_have_class("lit k-task near")


def test_a_table_at_once(page: Page, kit: Kit) -> None:
    kit.log_in(page, kit.officer)
    page.goto(f"{kit.review}?loai=nhiem-vu")
    page.get_by_role("button", name="Xác nhận cả 4 mục").click()
    expect(page.locator("#thanh")).to_contain_text("4/")
    assert kit.document.facts.filter(kind="task", how="bulk").count() == 4
    kit.axe(page)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("#thanh")).to_contain_text("0/")


def test_adding_from_selected_words(desk: Page, kit: Kit) -> None:
    kit.log_in(desk, kit.officer)
    desk.goto(kit.review)
    line = desk.locator(".sheet p", has_text="trước ngày 20 hằng tháng")
    line.evaluate(
        """(p) => {
          const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
          let node;
          while ((node = walk.nextNode())) if (node.data.includes("tình hình thực hiện")) break;
          const at = node.data.indexOf("tình hình thực hiện");
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 19);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    desk.keyboard.press("a")
    expect(desk.get_by_label("Chữ trong văn bản")).to_have_value("tình hình thực hiện")
    desk.get_by_role("button", name="Thêm", exact=True).click()
    expect(card(desk)).to_contain_text("tình hình thực hiện")
    added = Fact.objects.get(document=kit.document, key__startswith="new-")
    assert added.span_start is not None
    assert added.span_end is not None
    assert kit.document.readings.get().text[added.span_start : added.span_end] == "tình hình thực hiện"


def test_two_reviewers_lose_nothing(open_page: Any, head: Post, kit: Kit) -> None:
    mine, theirs = open_page("1366"), open_page("1366")
    kit.log_in(mine, kit.officer)
    kit.log_in(theirs, head)
    address = f"{kit.review}{kit.task('1').pk}/sua/"
    mine.goto(address)
    theirs.goto(address)
    theirs.get_by_label("Nội dung").fill("Bản của Liên")
    theirs.get_by_role("button", name="Lưu và xác nhận").click()
    expect(theirs.locator("#thanh")).to_contain_text("1/")
    mine.get_by_label("Nội dung").fill("Bản của Phương")
    mine.get_by_role("button", name="Lưu và xác nhận").click()
    expect(mine.get_by_role("alert")).to_contain_text("Hoàng Bích Liên vừa sửa mục này")
    expect(card(mine)).to_contain_text("Bản của Liên")
    expect(card(mine)).to_contain_text("Bản của Phương")
    expect(mine.locator("#ai-khac")).to_contain_text("Hoàng Bích Liên đang rà soát")
    kit.axe(mine)
    kit.shot(mine, "conflict", full=False)
    mine.get_by_role("button", name="Dùng bản của tôi").click()
    expect(mine.get_by_role("alert")).to_have_count(0)
    assert kit.task("1").data["text"] == "Bản của Phương"


def test_word_of_others_leaves_the_hands_alone(desk: Page, kit: Kit, head: Post) -> None:
    kit.log_in(desk, kit.officer)
    desk.clock.install()
    desk.goto(f"{kit.review}?muc={kit.task('1').pk}")
    desk.keyboard.press("e")
    desk.locator("#o-deadline").focus()
    be_present(document=kit.document, by=head)
    desk.clock.fast_forward(20_000)
    expect(desk.locator("#ai-khac")).to_contain_text("Hoàng Bích Liên đang rà soát")
    expect(desk.locator("#o-deadline")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator("#o-deadline")).to_have_count(0)
    desk.keyboard.press("?")
    be_present(document=kit.document, by=head, where="Chỉ tiêu")
    desk.clock.fast_forward(20_000)
    expect(desk.locator("#ai-khac")).to_contain_text("Hoàng Bích Liên đang rà soát Chỉ tiêu")
    expect(desk.get_by_role("dialog")).to_be_visible()


def test_one_fact_at_a_time_on_a_phone(phone: Page, kit: Kit) -> None:
    kit.log_in(phone, kit.officer)
    phone.goto(kit.review)
    kit.axe(phone)
    kit.shot(phone, "review", full=False)
    expect(phone.locator(".mini")).to_contain_text("Rà soát, báo cáo nội dung thứ 3")
    phone.get_by_role("link", name="Mở cả trang").click()
    expect(phone.get_by_role("region", name="Chữ của văn bản")).to_be_visible()
    phone.get_by_role("button", name="Đóng bản gốc").click()
    phone.get_by_role("button", name="Xác nhận, sang điểm").click()
    expect(card(phone)).to_contain_text("Văn bản không nêu thời hạn.")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_files_are_dropped_and_watched(page: Page, worker: None, tmp_path: Path, kit: Kit) -> None:
    good, empty = tmp_path / "qd-31.txt", tmp_path / "rong.txt"
    good.write_text(LETTER, encoding="utf-8")
    empty.write_bytes(b"")
    kit.log_in(page, kit.officer)
    page.goto("/van-ban/moi/")
    kit.axe(page)
    page.locator("input[type=file]").set_input_files([good, empty])
    expect(page.get_by_text("2 nhiệm vụ")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Tệp rỗng")
    page.locator("input[type=file]").set_input_files([good])
    expect(page.get_by_text("Cùng nội dung với qd-31.txt")).to_be_visible()
    kit.axe(page)
    kit.shot(page, "intake")
    page.get_by_role("link", name="Rà soát Quyết định 31/QĐ-BPTXH").click()
    expect(page.locator("h1")).to_contain_text("Rà soát Quyết định 31/QĐ-BPTXH")


def test_all_of_it_without_scripts(browser: Browser, live_server: Any, kit: Kit) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    kit.log_in(page, kit.officer)
    page.goto("/van-ban/moi/dan/")
    page.get_by_label("Nội dung").fill(LETTER)
    page.get_by_role("button", name="Đưa vào").click()
    work_off()
    page.reload()
    page.get_by_role("link", name="Rà soát Quyết định 31/QĐ-BPTXH").click()
    page.get_by_role("button", name="Xác nhận Enter").click()
    page.goto(f"/van-ban/{kit.document.pk}/ra-soat/")
    page.get_by_role("radio", name="Cục Việc làm").check()
    page.get_by_role("button", name="Xác nhận Enter").click()
    assert kit.task("3").state == FactState.CONFIRMED
    page.get_by_role("button", name="Xác nhận cả 4 mục").click()
    page.get_by_role("button", name="Hoàn tác").click()
    assert kit.document.facts.filter(how="bulk").count() == 0
    context.close()


def test_the_pages_of_the_register(page: Page, kit: Kit) -> None:
    kit.log_in(page, kit.officer)
    page.goto("/van-ban/")
    kit.axe(page)
    kit.shot(page, "register")
    page.get_by_role("searchbox").fill("ke hoach hanh dong")
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name="12/QĐ-BPTXH").click()
    expect(page.locator("h1")).to_have_text("Quyết định 12/QĐ-BPTXH")
    kit.axe(page)
    kit.shot(page, "document")
    for address in (
        f"/van-ban/{kit.document.pk}/ra-soat/moc/",
        "/van-ban/ghi-so/",
        "/van-ban/moi/dan/",
        "/van-ban/?tim=zz",
    ):
        page.goto(address)
        kit.axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def test_a_long_annex_stays_quick_to_walk(desk: Page, kit: Kit) -> None:
    large = document_from(decision(number="74/QĐ-BPTXH", tasks=74), by=kit.officer)
    kit.log_in(desk, kit.officer)
    desk.goto(f"/van-ban/{large.pk}/ra-soat/")
    desk.get_by_role("button", name="Xác nhận cả 72 mục").click()
    expect(desk.locator("#thanh")).to_contain_text("72/")


def test_a_stopped_file_leaves_the_list_calm(page: Page, kit: Kit) -> None:
    data = LETTER.encode()
    receive(files=[Sent("qd-31.txt", len(data), [data])], by=kit.officer)
    kit.log_in(page, kit.officer)
    page.goto("/van-ban/moi/")
    page.get_by_role("button", name="Dừng").click()
    expect(page.get_by_text("Bạn đã dừng")).to_be_visible()
    kit.axe(page)
