"""Every page behind a door, at both widths: axe finds nothing, nothing scrolls sideways, and no script is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from django.test import Client
from playwright.sync_api import Page, Route
from tests.web.doors import ALL
from tests.web.everything import Answered, answers
from tests.web.whole import faults_of

from dondoc.apps.accounts.models import Post

WIDTHS = ((1366, 900), (390, 844))
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOUND = """async () => (await axe.run({ resultTypes: ["violations"] })).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)} | ${node.failureSummary}`))"""


@pytest.fixture
def posts(request: pytest.FixtureRequest, org: Any) -> dict[str, Post]:
    """One post a role."""
    return {role: request.getfixturevalue(role) for role in sorted(ALL)}


def test_every_door_opens_on_a_clean_page(
    desk: Page, posts: dict[str, Post], client_of: Callable[[Post], Client], live_server: Any, shot: Any
) -> None:
    axe = AXE_FILE_PATH.read_text("utf8")
    found = []
    for place, answered in enumerate(answers(posts, client_of)):
        found += [f"{answered.path}: {fault}" for fault in faults_of(answered.html)]
        _open(desk, answered, f"{live_server.url}{answered.path}")
        desk.evaluate(axe)
        for wide, high in WIDTHS:
            desk.set_viewport_size({"width": wide, "height": high})
            found += [f"{answered.path} at {wide}: {what}" for what in desk.evaluate(FOUND)]
            if over := desk.evaluate(WIDER):
                found.append(f"{answered.path} at {wide}: scrolls sideways by {over} px")
            shot(desk, f"door-{place:02}")
    assert found == [], "\n".join(found)


def _open(page: Page, answered: Answered, url: str) -> None:
    """Show what was answered under its own address; styles and scripts come from the server."""

    def give(route: Route) -> None:
        route.fulfill(status=200, body=answered.html, headers=dict(answered.headers))

    page.route(url, give)
    page.goto(url)
    page.unroute(url)
