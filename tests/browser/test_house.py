"""The house's own pages in a real browser, at both widths: they work, they are clean, axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.conftest import PASSWORD, Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.organisation import services
from dondoc.apps.organisation.models import OrgUnit, Succession

type Check = Callable[[Page], None]


@pytest.fixture
def people(officer: Post, focal: Post, head: Post, leader: Post, admin: Post) -> Post:
    """A register with some life in it."""
    unit = OrgUnit.objects.get(code="CVL")
    services.rename(unit=unit, name="Cục Việc làm và Kỹ năng", short_name="Cục VLKN", on=date(2025, 3, 1), by=admin)
    services.add_alias(unit=officer.unit, alias="Vụ Kế hoạch Tài chính", by=admin)
    services.add_unit(
        code="SO-X", kind="provincial", name="Sở Phát triển Xã hội thành phố Hồ Chí Minh", parent=unit.parent,
        valid_from=date(2025, 3, 1), by=admin,
    )  # fmt: skip
    step = Succession(
        from_unit=officer.unit, to_unit=unit, kind="transfer", on=date(2026, 1, 1), citation="Nghị định 25/2025/NĐ-CP"
    )
    services.follow(step=step, closes=False, by=admin)
    return officer


def test_logging_in_by_hand(page: Page, officer: Post, axe: Check, shot: Any) -> None:
    page.goto("/tai-khoan/")
    expect(page).to_have_title("Đăng nhập · Đôn Đốc")
    axe(page)
    page.get_by_label("Thư công vụ hoặc tên đăng nhập").fill("phuong.lh")
    page.get_by_label("Mật khẩu").fill("sai-mat-khau")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("alert")).to_contain_text("chưa đúng")
    axe(page)
    shot(page, "login")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lê Hoài Phương")
    axe(page)
    shot(page, "account")


def test_home(page: Page, officer: Post, enter: Any, axe: Check, shot: Any) -> None:
    enter(page, officer)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    axe(page)
    shot(page, "home")


PATHS = {"units": "/don-vi/", "unit": "/don-vi/KHTC/", "record": "/nhat-ky/", "missing": "/khong-co-trang-nay/"}
"""Pages that look otherwise with some life in the register; tests/browser/test_doors.py opens every page there is."""


@pytest.mark.parametrize("name", list(PATHS))
@pytest.mark.usefixtures("people")
def test_every_page_is_clean(page: Page, name: str, admin: Post, enter: Any, axe: Check, shot: Any) -> None:
    enter(page, admin)
    page.goto(PATHS[name])
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0, "the page scrolls sideways"
    axe(page)
    shot(page, name)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_and_languages_are_clean(
    desk: Page, admin: Post, enter: Any, axe: Check, theme: str, language: str
) -> None:
    enter(desk, admin)
    desk.goto("/tai-khoan/")
    desk.get_by_role("button", name={"light": "Sáng", "dark": "Tối"}[theme]).click()
    desk.get_by_role("button", name={"vi": "Tiếng Việt", "en": "English"}[language]).click()
    expect(desk.locator("html")).to_have_attribute("lang", language)
    expect(desk.locator("html")).to_have_attribute("data-bs-theme", theme)
    for path in ("/tai-khoan/", "/styleguide/", "/nguoi-dung/them/"):
        desk.goto(path)
        axe(desk)


def test_keys_reach_everything(desk: Page, officer: Post, enter: Any) -> None:
    enter(desk, officer)
    desk.goto("/")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Bỏ qua, đến nội dung chính")).to_be_focused()
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.id") == "noi-dung"


def test_switching_the_post_by_hand(page: Page, org: Org, officer: Post, enter: Any) -> None:
    Post.objects.create(person=officer.person, unit=org.office, role="admin", valid_from=date(2020, 1, 1))
    enter(page, officer)
    page.goto("/tai-khoan/")
    page.get_by_role("button", name="Chuyển sang").click()
    expect(page.locator(".me small")).to_have_text("Văn phòng Bộ")
    page.goto("/nguoi-dung/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Người dùng")
