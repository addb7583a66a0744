"""The international desk: four real papers are confirmed, their registers read, and an instruction given as a task."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_publish import UNITS, seed
from tests.conftest import make_post, make_unit

from dondoc.apps.accounts.models import Post
from dondoc.apps.agreements.models import Agreement
from dondoc.apps.bodies.models import Chairmanship
from dondoc.apps.directives.models import Document
from dondoc.apps.directives.services.intake import Sent, receive
from dondoc.apps.events.models import Event
from dondoc.apps.instructions.models import Instruction
from dondoc.apps.jobs.worker import work_off
from dondoc.apps.organisation.models import UnitKind
from dondoc.apps.programmes.selectors.preparing import choices_as_ticked, prepare, with_every_offer
from dondoc.apps.programmes.services.close import close_reviewed
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.models import TaskSource
from dondoc.sample.directives import confirm_all

type Enter = Callable[[Page, Post], None]
type Check = Callable[[Page], None]

pytestmark = pytest.mark.browser
SHELVES = ("hoat-dong", "chu-tich", "thoa-thuan", "kenh", "chi-dao")
PROGRAMME = "Kế hoạch tham gia ASEAN năm 2021"


def taken(number: str, by: Post) -> Document:
    """A real paper, read and confirmed."""
    data = seed(number).encode()
    receive(files=[Sent(f"{number}.txt", len(data), [data])], by=by)
    work_off()
    document = Document.objects.latest("pk")
    confirm_all(document=document, by=by)
    return document


@pytest.fixture
def officer_of_desk(db: None) -> Post:
    """Who keeps the desk; the plan of 000 is tracked, the letter and both press pages are closed."""
    ministry = make_unit("LĐTBXH", "Bộ Lao động - Thương binh và Xã hội", UnitKind.MINISTRY)
    units = {name: make_unit(f"D{i:02}", name, parent=ministry) for i, name in enumerate(UNITS.split("; "))}
    by = make_post("han.dg", "Đinh Gia Hân", units["Vụ Hợp tác quốc tế"], "officer")
    for number in ("004", "001", "002"):
        close_reviewed(document=taken(number, by), by=by)
    plan = taken("000", by)
    choices = choices_as_ticked(with_every_offer(prepare(plan)), PROGRAMME, by.unit, 2021)
    publish(document=plan, by=by, choices=choices)
    return by


def _are_entered() -> None:
    """Every confirmed event, agreement and instruction of the four papers stands in its register."""
    named = {event.abbreviation: event for event in Event.objects.exclude(abbreviation="")}
    assert (named["ALMM 21"].role, named["ALMM 21"].year, named["SLOM-WG"].role) == ("chair", 2010, "host")
    assert {event.edition for event in Event.objects.filter(body__code="ASCC Council")} == {23, 24}
    assert str(Event.objects.get(name__startswith="Hội thảo về lao động và việc làm").starts) == "2025-10-17"
    terms = {(term.body.code, term.years) for term in Chairmanship.objects.all() if term.body}
    assert terms >= {("ASWC", "2020–2021"), ("ALMM", "2010"), ("ASCC", "2010")}
    assert {one.partner for one in Agreement.objects.all()} == {
        "Cơ quan kinh tế Liên bang Thụy Sĩ",
        "Bộ Việc làm và Lao động Hàn Quốc",
        "International WeLoveU Foundation",
    }
    assert {one.who for one in Instruction.objects.all()} == {"Thứ trưởng Lê Văn Thanh"}
    assert Instruction.objects.count() == 8


def test_registers_fill_from_four_papers_and_an_instruction_becomes_a_task(
    officer_of_desk: Post, open_page: Callable[[str], Page], enter: Enter, axe: Check, shot: Any
) -> None:
    _are_entered()
    for width in ("390", "1366"):
        page = open_page(width)
        enter(page, officer_of_desk)
        for shelf in SHELVES:
            page.goto(f"/hop-tac/{shelf}/")
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), shelf
            shot(page, f"so-{shelf}")
        page.goto("/hop-tac/hoat-dong/")
        page.get_by_role("searchbox").fill("bo truong lao dong almm")
        page.get_by_role("button", name="Lọc", exact=True).click()
        page.get_by_role("link", name="Hội nghị Bộ trưởng Lao động ASEAN lần thứ 21").click()
        expect(page.locator(".source .lit")).to_have_text("Hội nghị Bộ trưởng Lao động ASEAN lần thứ 21 (ALMM 21)")
        axe(page)
        shot(page, "hoat-dong")
        page.locator(".source a").click()
        expect(page.locator("main")).to_contain_text("Chủ trì và đăng cai các Cuộc họp lần thứ 3")
        page.goto("/hop-tac/thoa-thuan/them/")
        axe(page)
    _give(page, axe, shot)


def _give(page: Page, axe: Check, shot: Any) -> None:
    page.goto("/hop-tac/chi-dao/?tim=ky ket cac dieu uoc")
    page.locator("table a.t").click()
    page.get_by_role("link", name="Giao thành nhiệm vụ").click()
    page.get_by_label("Chương trình").select_option(label=PROGRAMME)
    expect(page.get_by_label("Đơn vị chủ trì").locator("option:checked")).to_have_text("Vụ Hợp tác quốc tế")
    page.get_by_label("Thời hạn").fill("trước ngày 30/6/2027")
    axe(page)
    shot(page, "giao")
    page.get_by_role("button", name="Giao nhiệm vụ").click()
    expect(page.locator("main")).to_contain_text("Chỉ đạo của Lê Văn Thanh, Thứ trưởng")
    shot(page, "nhiem-vu")
    source = TaskSource.objects.get(task__key__startswith="chi-dao-")
    assert (source.speaker, str(source.spoken_on)) == ("Lê Văn Thanh", "2021-01-12")
