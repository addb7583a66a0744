"""A report's page in a browser: a block saves itself, the next one too, and what was written is there afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.apps.programmes.plans import choices, reviewed

from dondoc.apps.accounts.models import Post
from dondoc.apps.consolidation.services import begin
from dondoc.apps.programmes.services.publish import publish

type Enter = Callable[[Page, Post], None]
type Check = Callable[[Page], None]

pytestmark = pytest.mark.browser


def test_a_block_saves_itself(page: Page, officer: Post, enter: Enter, axe: Check, live_server: Any) -> None:
    version = publish(document=reviewed(officer), by=officer, choices=choices(officer.unit))
    report = begin(version=version, on=date(2026, 3, 31), title="Kết quả thực hiện quý I", by=officer)
    enter(page, officer)
    page.goto(f"{live_server.url}/bao-cao/{report.pk}/")
    for words in ("Lời thứ nhất.", "Lời thứ hai."):
        page.locator("#b-general details").evaluate("one => { one.open = true }")
        page.fill("#t-general", words)
        expect(page.locator("#b-general [data-words]")).to_have_text(words)
    axe(page)
    page.goto(page.url.split("#")[0])
    expect(page.locator("#b-general [data-words]")).to_have_text("Lời thứ hai.")
    report.refresh_from_db()
    assert report.version == 3
