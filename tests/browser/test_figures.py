"""The pages of figures in a real browser: leaders' page, tables, indicator, its form, unit; at both widths, with axe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.apps.programmes.plans import choices, reviewed
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.indicators.services import values
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish

pytestmark = [pytest.mark.browser]

ON = "2027-01-10"


@pytest.fixture
def version(org: Org, officer: Post) -> ProgrammeVersion:
    """A programme of six tasks with two reported months."""
    version = publish(document=reviewed(officer), by=officer, choices=choices(org.planning))
    row = version.indicators.order_by("order")[0]
    for month, value in ((5, "24.5"), (6, "31")):
        figures = values.Figures("preliminary", date(2026, month, 28), value=Decimal(value), last_year=Decimal(28))
        which = values.Which("month", 2026, month)
        values.enter(indicator=row, which=which, figures=figures, by=officer, revises=None, today=date(2026, 7, 1))
    return version


def test_pages_of_figures_are_usable(
    page: Page, enter: Any, axe: Callable[[Page], None], shot: Any, version: ProgrammeVersion, head: Post
) -> None:
    enter(page, head)
    programme, unit = version.programme_id, head.unit.code
    row = version.indicators.order_by("order")[0].indicator_id
    addresses = {
        "dieu-hanh": f"/dieu-hanh/?ngay={ON}",
        "dieu-hanh-ds": f"/dieu-hanh/nhiem-vu/?o=open_overdue&ngay={ON}",
        "don-vi": f"/don-vi/{unit}/nhiem-vu/?ngay={ON}",
        "chi-tieu": f"/chi-tieu/{row}/",
        "bao-so-lieu": f"/chi-tieu/{row}/bao-so-lieu/",
        **{
            f"bieu-{slug}": f"/chuong-trinh/{programme}/bang-bieu/{slug}/?ngay={ON}"
            for slug in ("t1", "t2", "t3", "t5")
        },
    }
    for name, address in addresses.items():
        page.goto(address)
        axe(page)
        shot(page, name)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name


def test_a_figure_is_reported_by_keyboard(desk: Page, enter: Any, version: ProgrammeVersion, head: Post) -> None:
    enter(desk, head)
    row = version.indicators.order_by("order")[0].indicator_id
    desk.goto(f"/chi-tieu/{row}/bao-so-lieu/?ky=month-7-2026")
    value = desk.get_by_label("Thực hiện trong kỳ")
    value.fill("khoảng 40")
    value.press("Enter")
    expect(desk.locator("#id_value_error")).to_contain_text("không phải một con số")
    value = desk.get_by_label("Thực hiện trong kỳ")
    expect(value).to_have_value("khoảng 40")
    value.fill("40,5")
    value.press("Enter")
    expect(desk.get_by_text("Đã ghi số liệu.")).to_be_visible()
    expect(desk.get_by_role("cell", name="40,5").first).to_be_visible()
