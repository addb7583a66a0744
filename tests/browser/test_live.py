"""Directive 003 is lived from January to July 2021; then every count on every sheet is what a clerk counts by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.apps.desk.shown import boxes_of, counts_in, words_of
from tests.apps.mail.mailbox import Mailbox
from tests.apps.programmes.grids import Grid, of_docx, of_page, of_xlsx
from tests.browser.live_hand import BOXES, Sheet, sheet
from tests.browser.live_house import Clock, House, Key, build
from tests.browser.live_mass import Mass

from dondoc.apps.accounts.models import Post
from dondoc.apps.jobs.timetable import tick
from dondoc.apps.jobs.worker import work_off
from dondoc.apps.programmes.tables.register import sheet_of
from dondoc.apps.tasks.models import Task

HALF, END = date(2021, 6, 30), date(2021, 7, 15)
SOON = date(2021, 7, 20)  # three working days on
OFFICE, POVERTY, SAFETY = "Văn phòng", "Văn phòng Quốc gia về giảm nghèo", "Cục An toàn lao động"
BY_HAND = {
    HALF: {"done_on_time": 12, "done_late": 0, "open_in_time": 75, "open_overdue": 1, "no_deadline": 1, "suspended": 1},
    END: {"done_on_time": 12, "done_late": 1, "open_in_time": 73, "open_overdue": 2, "no_deadline": 1, "suspended": 1},
}
"""Added up once more on paper: 92 tasks less one cancelled and one replaced."""
ABROAD = ("38.500", "39.120", "85.000")
"""Sent abroad by May: as reported, as revised, and the estimate of the year."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The one clock of the house, from which the product takes every day and hour."""
    made = Clock()
    monkeypatch.setattr(timezone, "datetime", made.face())
    return made


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    """A real mail server, named in the settings."""
    box = Mailbox()
    box.controller.start()
    settings.DONDOC_SMTP = box.settings
    yield box
    box.controller.stop(no_assert=True)


@dataclass
class Hands:
    """Whoever sits at the browser, one after the other."""

    page: Page
    clock: Clock
    house: House
    enter: Callable[[Page, Post], None]

    def sit(self, post: Post, on: date) -> None:
        """Another person, another day."""
        self.clock.set(on)
        self.enter(self.page, post)

    def open(self, key: Key, below: str = "") -> Task:
        """A task's page, or one below it."""
        task = self.house.task(key)
        self.page.goto(f"/nhiem-vu/{task.pk}/{below}")
        return task

    def fill(self, **typed: str) -> None:
        """Type into fields by their names."""
        for name, words in typed.items():
            self.page.locator(f"#id_{name}").fill(words)

    def press(self, words: str, within: str = "main") -> None:
        """Press a button, and see the page that answers."""
        button = self.page.locator(within).get_by_role("button", name=words).first
        with self.page.expect_navigation():
            button.click()
        expect(self.page.locator(".err")).to_have_count(0)

    def next(self, words: str) -> None:
        """The one thing that comes next."""
        with self.page.expect_navigation():
            self.page.locator(".next").get_by_text(words, exact=True).click()


def _office_accepts_and_another_declines(hands: Hands, paper: Sheet) -> None:
    heads, key = hands.house.heads, ("II", "59")
    hands.sit(heads[OFFICE], date(2021, 1, 6))
    hands.open(("II", "54"))
    hands.next("Tiếp nhận")
    expect(hands.page.locator(".rail")).to_contain_text("tiếp nhận nhiệm vụ")
    hands.sit(heads["Trung tâm Thông tin"], date(2021, 1, 7))
    hands.open(key, "viec/de-nghi-tra-lai/")
    hands.page.locator("#id_unit").select_option(label=OFFICE)
    hands.fill(reason="Việc thuộc chức năng của Văn phòng.")
    hands.press("Đề nghị trả lại")
    hands.sit(hands.house.planner, date(2021, 1, 8))
    hands.open(key)
    hands.next("Giao lại")
    hands.page.locator("#id_unit").select_option(label=OFFICE)
    hands.fill(reason="Đồng ý giao Văn phòng.")
    hands.press("Giao lại")
    expect(hands.page.locator(".phead")).to_contain_text(f"Chủ trì: {OFFICE}")
    paper.write(key, moved=(date(2021, 1, 8), OFFICE))


def _brought_returned_and_brought_again(hands: Hands, paper: Sheet) -> None:
    key, head, planner = ("II", "54"), hands.house.heads[OFFICE], hands.house.planner
    hands.sit(head, date(2021, 3, 22))
    hands.open(key, "cap-nhat/")
    hands.page.get_by_label("Kết quả đến nay").fill("Đã trình Bộ trưởng ký Kế hoạch.")
    hands.press("Gửi cập nhật")
    _submit(hands, key, head, date(2021, 3, 26), "212/KH-VP")
    hands.sit(planner, date(2021, 3, 29))
    hands.open(key, "viec/tra-lai/")
    hands.fill(reason="Thiếu phụ lục phân công.")
    hands.press("Trả lại kèm ý kiến")
    _submit(hands, key, head, date(2021, 3, 31), "219/KH-VP")
    _confirm(hands, key, date(2021, 4, 5))
    paper.write(key, done=(date(2021, 4, 5), date(2021, 3, 31)))


def _submit(hands: Hands, key: Key, head: Post, on: date, number: str) -> None:
    hands.sit(head, on)
    hands.open(key, "viec/trinh/")
    hands.fill(result="Đã ban hành.", number=number, dated=f"{on:%d/%m/%Y}")
    hands.press("Trình xác nhận hoàn thành")


def _confirm(hands: Hands, key: Key, on: date) -> None:
    hands.sit(hands.house.planner, on)
    hands.open(key)
    hands.next("Xem và xác nhận")
    hands.press("Xác nhận hoàn thành")
    expect(hands.page.locator(".next")).to_contain_text("đã hoàn thành")


def _suspended_by_the_leader(hands: Hands, paper: Sheet) -> None:
    key = ("II", "63")
    hands.sit(hands.house.leader, date(2021, 4, 6))
    hands.open(key, "viec/tam-hoan/")
    hands.fill(reason="Chờ thống nhất khung hợp tác mới.")
    hands.press("Tạm hoãn")
    paper.write(key, rest=(date(2021, 4, 6), None))


def _an_event_in_its_window(hands: Hands, paper: Sheet) -> None:
    key = ("II", "19")
    hands.sit(hands.house.heads[SAFETY], date(2021, 6, 10))
    hands.open(key, "viec/trinh/")
    hands.fill(result="Đã tổ chức Tháng hành động từ 01/5 đến 28/5.", dated="28/05/2021")
    file = {"name": "bien-ban.txt", "mimeType": "text/plain", "buffer": "Biên bản tổng kết ngày 28/5".encode()}
    hands.page.locator("#id_file").set_input_files([file])  # type: ignore[list-item]
    hands.press("Trình xác nhận hoàn thành")
    _confirm(hands, key, date(2021, 6, 14))
    expect(hands.page.locator(".axes")).to_contain_text("Đúng hạn")
    paper.write(key, done=(date(2021, 6, 14), date(2021, 5, 28)))


def _what_it_waited_for_comes(hands: Hands, paper: Sheet) -> None:
    waits, asks, head = ("II", "28"), ("II", "25"), hands.house.heads[POVERTY]
    hands.sit(head, date(2021, 6, 18))
    hands.open(waits, "dieu-kien/")
    hands.fill(what="Quyết định 752/QĐ-LĐTBXH phê duyệt Kế hoạch tổng rà soát", came_on="18/06/2021")
    hands.press("Ghi nhận")
    hands.open(asks, "gia-han/")
    hands.fill(to="31/07/2021", reason="Chờ kết quả phúc tra của các tỉnh.")
    hands.press("Gửi đề nghị gia hạn")
    hands.sit(hands.house.planner, date(2021, 6, 21))
    hands.open(waits)
    expect(hands.page.locator("#cau-goc blockquote")).to_contain_text("Quý III-IV/2021")  # not what was set for it
    hands.next("Xác nhận hạn")
    expect(hands.page.locator("#id_due")).to_have_value("18/07/2021")
    hands.press("Xác nhận hạn")
    hands.open(asks)
    hands.next("Xem, quyết định")
    hands.page.get_by_label("Đồng ý", exact=True).check()
    hands.press("Ghi quyết định")
    expect(hands.page.get_by_role("main")).to_contain_text("đồng ý 21/06/2021")
    paper.write(waits, later=(date(2021, 6, 21), date(2021, 7, 18)))
    paper.write(asks, later=(date(2021, 6, 21), date(2021, 7, 31)))


def _sent_abroad(hands: Hands) -> None:
    row = hands.house.version.indicators.get(name__contains="ở nước ngoài")
    who = hands.house.heads["Cục Quản lý lao động ngoài nước"]
    hands.sit(who, date(2021, 6, 2))
    address, (first, second, year) = f"/chi-tieu/{row.indicator_id}/bao-so-lieu/?ky=month-5-2021", ABROAD
    hands.page.goto(address)
    hands.fill(cumulative=first, value="7.900", year_estimate=year)
    hands.press("Ghi số liệu")
    hands.sit(who, date(2021, 6, 22))
    hands.page.goto(address)
    hands.fill(cumulative=second, reason="Bổ sung số của ba doanh nghiệp.")
    hands.press("Ghi số liệu")
    expect(hands.page.get_by_role("cell", name=second).first).to_be_visible()


@pytest.fixture
def lived(desk: Page, enter: Any, clock: Clock, db: None) -> tuple[Hands, Sheet]:
    """Half a year, in the order of its days."""
    paper, house = sheet(), build(clock)
    hands, mass = Hands(desk, clock, house, enter), Mass(house, clock, paper)
    _office_accepts_and_another_declines(hands, paper)
    mass.accept()
    mass.first_quarter()
    _brought_returned_and_brought_again(hands, paper)
    _suspended_by_the_leader(hands, paper)
    mass.may()
    mass.results(date(2021, 1, 1), date(2021, 6, 1))
    _sent_abroad(hands)
    _an_event_in_its_window(hands, paper)
    mass.results(date(2021, 6, 1), HALF)
    _what_it_waited_for_comes(hands, paper)
    mass.figures()
    mass.refuse()
    mass.july()
    mass.results(date(2021, 7, 1), END)
    return hands, paper


def _boxes(page: str) -> dict[str, int]:
    """The official boxes of a page, which has one for the suspended since there are some."""
    return dict(zip(BOXES, (one.figure for one in boxes_of(page)), strict=False))


def _by_hand(paper: Sheet, on: date) -> dict[str, int]:
    counted = paper.count(on)
    assert counted == {**BY_HAND[on], "total": 90}
    return {name: counted[name] for name in BOXES}


def _on_screen(hands: Hands, paper: Sheet, axe: Callable[[Page], None], shot: Any) -> None:
    page, house = hands.page, hands.house
    hands.sit(house.planner, END)
    for name, address in (("programme", f"/chuong-trinh/{house.programme}/"), ("desk", "/dieu-hanh/")):
        page.goto(address)
        axe(page)
        shot(page, f"live-{name}", full=False)
        for on in (END, HALF):
            assert _boxes(page.request.get(f"{address}?ngay={on}").text()) == _by_hand(paper, on), (name, on)
    units = paper.by_unit(END)
    for name, head in house.heads.items():
        said = " ".join(page.request.get(f"/don-vi/{head.unit.code}/nhiem-vu/").text().split())
        done = units[name]["done_on_time"] + units[name]["done_late"]
        counted = f"Chủ trì {units[name]['total']} nhiệm vụ: {done} hoàn thành, {units[name]['open_overdue']} quá hạn"
        assert counted in said, name


def _in_tables(hands: Hands, paper: Sheet, axe: Callable[[Page], None], shot: Any) -> None:
    tables = {slug: _table(hands, slug) for slug in ("t1", "t2", "t3", "t5")}
    for slug in tables:
        hands.page.goto(f"/chuong-trinh/{hands.house.programme}/bang-bieu/{slug}/")
        axe(hands.page)
        shot(hands.page, f"live-{slug}", full=False)
    by_unit = {line[1]: _written(line) for line in tables["t1"]}
    assert by_unit.pop("Tổng số") == paper.count(END)
    assert by_unit == paper.by_unit(END)
    assert len(tables["t2"]) == paper.count(END)["open_overdue"]
    assert {line[1].split(".")[0] for line in tables["t2"]} == {key[1] for key in paper.inside("open_overdue", END)}
    assert len([line for line in tables["t3"] if len(line) > 1]) == paper.count(END)["total"]
    abroad = next(line for line in tables["t5"] if len(line) > 1 and "ở nước ngoài" in line[1])
    assert (abroad[6], abroad[7]) == ABROAD[1:]
    assert sum(line[4] != "–" for line in tables["t5"] if len(line) > 1) == 6


def _table(hands: Hands, slug: str) -> Grid:
    """A table on screen, in Excel and in Word: the same cells, which are given."""
    address = f"/chuong-trinh/{hands.house.programme}/bang-bieu/{slug}"
    typed, get = sheet_of(slug, hands.house.version, END), hands.page.request.get
    cells = of_page(get(f"{address}/").text())
    assert of_xlsx(get(f"{address}.xlsx").body(), typed) == cells
    assert of_docx(get(f"{address}.docx").body()) == cells
    return cells


def _written(line: list[str]) -> dict[str, int]:
    """A row of T1 as the clerk has it; its sums are checked."""
    total, done, on_time, late, still, in_time, overdue, free, rest = map(int, line[2:11])
    assert (done, still) == (on_time + late, in_time + overdue)
    return dict(zip((*BOXES, "total"), (on_time, late, in_time, overdue, free, rest, total), strict=True))


def _in_letters(hands: Hands, paper: Sheet, mailbox: Mailbox) -> None:
    hands.clock.set(END, time(7, 30))
    for _twice in range(2):
        tick()
        work_off()
    told = {str(letter["To"]): letter.get_body(("plain",)).get_content() for letter in mailbox.letters}  # type: ignore[union-attr]
    assert len(told) == len(mailbox.letters)
    units = paper.by_unit(END)
    for name, head in hands.house.heads.items():
        said = re.search(r"QUÁ HẠN \((\d+)\)", told.get(head.person.email, ""))
        assert (int(said[1]) if said else 0) == units[name]["open_overdue"], name
    planner = told[hands.house.planner.person.email]
    soon = [key for key in paper.inside("open_in_time", END) if (paper.lines[key].last(END) or date.max) <= SOON]
    assert f"VIỆC ĐÃ GIAO CẦN ĐÔN ĐỐC ({len(paper.inside('open_overdue', END)) + len(soon)})" in planner
    assert "ĐANG CHỜ XỬ LÝ (1)" in planner  # what Cục Việc làm brought on 12/7


def _in_the_report(hands: Hands, paper: Sheet, axe: Callable[[Page], None], shot: Any) -> None:
    page = hands.page
    hands.sit(hands.house.planner, END)
    page.goto("/bao-cao/")
    page.locator("#id_version").select_option(label=hands.house.version.programme.name)
    hands.fill(title="Kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2021", on="30/06/2021")
    hands.press("Lập dự thảo")
    axe(page)
    shot(page, "live-report", full=False)
    assert_report(page.request.get(f"{page.url.split('#')[0]}word/").body(), _by_hand(paper, HALF))


def assert_report(word: bytes, by_hand: dict[str, int]) -> None:
    """The Word file says the counts of the sheet, and its first annex too."""
    said = counts_in(words_of(word))
    assert {name: said[name] for name in BOXES} == by_hand
    assert said["total"] == 90
    assert "Trong 24 chỉ tiêu, 6 chỉ tiêu đã có số liệu." in words_of(word)


def test_a_year_is_lived_and_every_count_is_the_clerks(
    lived: tuple[Hands, Sheet], mailbox: Mailbox, axe: Callable[[Page], None], shot: Any
) -> None:
    hands, paper = lived
    _on_screen(hands, paper, axe, shot)
    _in_tables(hands, paper, axe, shot)
    _in_the_report(hands, paper, axe, shot)
    _in_letters(hands, paper, mailbox)
