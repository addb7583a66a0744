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
OVERLAP = """() => {
    const shown = [...document.querySelectorAll("main :is(input, select, textarea, button, label, a.btn)")].filter(one => {
        const box = one.getBoundingClientRect();
        return box.width > 4 && box.height > 4 && one.checkVisibility() && !one.closest(".actionbar, [class*=rail]");
    });
    const over = (a, b) => {
        const [one, two] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
        const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        return wide > 4 && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 4;
    };
    return shown.flatMap((a, place) => shown.slice(place + 1).filter(b => !a.contains(b) && !b.contains(a) && over(a, b))
        .map(b => `${a.outerHTML.slice(0, 90)} lies over ${b.outerHTML.slice(0, 90)}`));
}"""
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
            found += [f"{answered.path} at {wide}: {what}" for what in desk.evaluate(OVERLAP)]
            if over := desk.evaluate(WIDER):
                found.append(f"{answered.path} at {wide}: scrolls sideways by {over} px")
            shot(desk, f"door-{place:02}")
    assert found == [], "\n".join(found)


def _open(page: Page, answered: Answered, url: str) -> None:
    """Show what was answered under its own address; styles and scripts come from the server."""

    def give(route: Route) -> None:
        route.fulfill(status=200, body=answered.html, headers=dict(answered.headers))

    page.route("**/*", lambda route: route.fulfill(status=204) if _asks_itself(route) else route.fallback())
    page.route(url, give)
    page.goto(url)
    page.unroute_all()


def _asks_itself(route: Route) -> bool:
    """Whether the page asks for a part of itself; the browser is nobody to the server, so nothing is answered."""
    return route.request.resource_type in {"xhr", "fetch"}
