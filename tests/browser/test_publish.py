"""The front door from end to end: real directives are brought, confirmed and published by one person in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.conftest import make_post, make_unit
from tests.core.text.seedfiles import pdf_of, shared, word_of

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.models import Document, Fact, FactState
from dondoc.apps.organisation.models import UnitKind
from dondoc.apps.programmes.models import Programme
from dondoc.apps.tasks.models import TaskInVersion

MOST_ACTIONS = 150
FORMATS: dict[str, Callable[[str], bytes]] = {
    "docx": word_of,
    "pdf": lambda text: pdf_of(word_of(text)),
    "txt": lambda text: text.encode(),
}
UNITS = (
    "Vụ Kế hoạch - Tài chính; Vụ Pháp chế; Vụ Hợp tác quốc tế; Vụ Tổ chức cán bộ; Vụ Bảo hiểm xã hội; "
    "Vụ Bình đẳng giới; Cục Việc làm; Cục An toàn lao động; Cục Quản lý lao động ngoài nước; Cục Người có công; "
    "Cục Quan hệ lao động và Tiền lương; Cục Bảo trợ xã hội; Cục Trẻ em; Cục Phòng, chống tệ nạn xã hội; "
    "Tổng cục Giáo dục nghề nghiệp; Văn phòng Quốc gia về giảm nghèo; Văn phòng; Thanh tra; Trung tâm Thông tin"
)
"""Units of the ministry that signed the real directives, as its register would hold them in 2021."""
type Check = Callable[[Page], None]


def seed(number: str) -> str:
    """The words of a real directive, by the number that opens its file's name."""
    return next((shared() / "corpus" / "seeds").glob(f"{number}_*.txt")).read_text("utf8")


@pytest.fixture
def planner(db: None) -> Post:
    """Who consolidates in the planning department of that ministry."""
    ministry = make_unit("LĐTBXH", "Bộ Lao động - Thương binh và Xã hội", UnitKind.MINISTRY)
    units = [make_unit(f"D{i:02}", name, parent=ministry) for i, name in enumerate(UNITS.split("; "))]
    return make_post("lan.nt", "Nguyễn Thị Lan", units[0], "officer")


@dataclass
class Reviewer:
    """Somebody at a page, whose every click, key and choice of files is counted."""

    page: Page
    post: Post
    axe: Check
    shot: Any
    actions: int = 0

    def do(self, act: Callable[[], object]) -> None:
        """One thing a hand does."""
        act()
        self.actions += 1

    @property
    def narrow(self) -> bool:
        """Whether the page is as wide as a phone, with thumbs and no keys."""
        return bool(self.page.viewport_size and self.page.viewport_size["width"] < 768)

    def bring(self, *files: tuple[str, bytes]) -> None:
        """Choose files on the page that takes documents in, and wait until each is read."""
        self.page.goto("/van-ban/moi/")
        sent: list[Any] = [{"name": n, "mimeType": "application/octet-stream", "buffer": data} for n, data in files]
        self.do(lambda: self.page.locator('input[name="tep"]').set_input_files(sent))
        expect(self.page.get_by_role("link", name="Rà soát")).to_have_count(len(files), timeout=60_000)

    def review(self, document: Document) -> None:
        """Confirm all that a document holds: whole tables where they are offered, else one by one, doubtful first."""
        self.do(lambda: self.page.goto(f"/van-ban/{document.pk}/ra-soat/"))
        while waiting(document):
            self._next()

    def _next(self) -> None:
        facts = self.page.locator("#du-kien").element_handle()
        table = self.page.get_by_role("button", name=re.compile("^Xác nhận cả"))
        one = self.page.locator("#the, .actionbar").get_by_role("button", name=re.compile("^Xác nhận"))
        if table.count():
            self.do(table.first.click)
        elif one.count():
            self.do(one.first.click if self.narrow else lambda: self.page.keyboard.press("Enter"))
        else:
            self.do(self.page.locator("#du-kien .empty a.btn-sec").first.click)
        self.page.wait_for_function("facts => !facts.isConnected", arg=facts)

    def publish(self) -> None:
        """Decide what a collective lead means, and put the document under tracking."""
        self.do(self.page.get_by_role("link", name="Đưa vào theo dõi").first.click)
        for choice in self.page.get_by_role("radio", name="Đơn vị đầu mối giữ một nhiệm vụ").all():
            self.do(choice.check)
        self.do(self.page.get_by_role("button", name="Đưa vào theo dõi").click)
        expect(self.page.locator(".boxes")).to_contain_text("Tổng số", timeout=30_000)


type Seat = Callable[[Page], Reviewer]


@pytest.fixture
def seat(planner: Post, enter: Any, axe: Check, shot: Any, worker: None) -> Seat:
    """``seat(page)``: the planner at that page, with a worker beside the server."""

    def sit(page: Page) -> Reviewer:
        enter(page, planner)
        return Reviewer(page, planner, axe, shot)

    return sit


def waiting(document: Document) -> int:
    """How many facts of a document nobody has decided about."""
    return Fact.objects.filter(document=document, state=FactState.PROPOSED).count()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_decision_becomes_a_programme(kind: str, desk: Page, seat: Seat) -> None:
    reviewer = seat(desk)
    reviewer.bring((f"quyet-dinh.{kind}", FORMATS[kind](seed("003"))))
    reviewer.shot(desk, f"publish-{kind}-1-brought", full=False)
    document = Document.objects.get()
    reviewer.review(document)
    reviewer.shot(desk, f"publish-{kind}-2-reviewed", full=False)
    reviewer.publish()
    expect(desk.locator(".boxes")).to_contain_text("74")
    reviewer.axe(desk)
    reviewer.shot(desk, f"publish-{kind}-3-programme", full=False)
    version = Programme.objects.get().versions.get()
    assert TaskInVersion.objects.filter(version=version, task__parent=None).count() == 74
    assert version.indicators.count() == 24
    dated = version.duties.filter(kind="report", schedule__isnull=False)
    chains = {duty.to_raw: duty.schedule or {} for duty in dated}
    assert chains["Vụ Kế hoạch - Tài chính"]["monthly_day"] == 20
    assert chains["Vụ Pháp chế"]["dates"] == ["2021-06-01", "2021-12-01"]
    assert waiting(document) == 0
    assert not document.facts.filter(state=FactState.CONFIRMED, confirmed_by=None).exists()
    assert reviewer.actions <= MOST_ACTIONS


def test_a_plan_in_prose_becomes_a_programme(desk: Page, seat: Seat) -> None:
    reviewer = seat(desk)
    reviewer.bring(("ke-hoach-asean.txt", seed("000").encode()))
    document = Document.objects.get()
    reviewer.review(document)
    reviewer.publish()
    reviewer.shot(desk, "publish-prose-programme", full=False)
    confirmed = document.facts.filter(kind="task", state=FactState.CONFIRMED).count()
    version = Programme.objects.get().versions.get()
    assert TaskInVersion.objects.filter(version=version, task__parent=None).count() == confirmed > 15
    assert reviewer.actions <= MOST_ACTIONS


@pytest.mark.parametrize(
    ("number", "kinds"), [("001", "event agreement task"), ("002", "event"), ("004", "event task")]
)
def test_letters_and_press_pages_become_documents(number: str, kinds: str, page: Page, seat: Seat) -> None:
    reviewer = seat(page)
    reviewer.bring((f"{number}.txt", seed(number).encode()))
    document = Document.objects.get()
    reviewer.review(document)
    for kind in kinds.split():
        facts = document.facts.filter(kind=kind)
        confirmed = facts.filter(state=FactState.CONFIRMED, confirmed_by=reviewer.post.person)
        assert confirmed.count() == facts.count() > 0
    page.goto(f"/van-ban/{document.pk}/")
    reviewer.axe(page)
    reviewer.shot(page, f"publish-{number}-document")
