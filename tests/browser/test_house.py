"""The house's own pages in a real browser, at both widths: they work, they are clean, axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect
from tests.conftest import PASSWORD

from dondoc.apps.accounts.models import Post

type Check = Callable[[Page], None]


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
