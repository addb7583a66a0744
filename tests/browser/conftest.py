"""A real browser on a real server: pages at both widths, what the console said, and what axe finds.

``page`` runs a test twice (1366 and 390 px); ``desk`` and ``phone`` once. Every page fails its test at the end when
the console showed an error. ``enter(page, post)`` logs in; ``axe(page)`` fails on any violation; ``shot(page, name)``
keeps a picture in ``$DONDOC_SHOTS`` when that is set; ``worker`` does queued jobs while the test runs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

from dondoc.apps.accounts.models import Post
from dondoc.apps.jobs.worker import work

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver keeps a loop in this thread

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"1366": (1366, 900), "390": (390, 844)}
CHROMIUM = os.environ.get("DONDOC_CHROMIUM", "/usr/bin/chromium")

type Opener = Callable[[str], Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists() and os.environ.get("CI") != "true":
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[Opener]:
    """``open_page("390")``: a new page of that width; its console must stay clean."""
    contexts, said = [], []

    def opened(width: str) -> Page:
        wide, high = WIDTHS[width]
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": wide, "height": high},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            has_touch=width == "390",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: _hear(said, message))
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        page.on("response", lambda response: _watch(said, response))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == [], "the browser's console is not clean"


def _hear(said: list[str], message: ConsoleMessage) -> None:
    # The browser reports every answer of 400 and above; those a test provokes on purpose are judged by their page.
    if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
        said.append(f"{message.type}: {message.text}")


def _watch(said: list[str], response: Response) -> None:
    static = "/static/" in response.url and response.status >= 400
    if static or response.status >= 500:
        said.append(f"{response.status}: {response.url}")


@pytest.fixture(params=list(WIDTHS))
def page(request: pytest.FixtureRequest, open_page: Opener) -> Page:
    """A page, once wide and once narrow."""
    return open_page(request.param)


@pytest.fixture
def desk(open_page: Opener) -> Page:
    """A page of 1366 px."""
    return open_page("1366")


@pytest.fixture
def phone(open_page: Opener) -> Page:
    """A page of 390 px."""
    return open_page("390")


@pytest.fixture
def enter(client_of: Callable[[Post], Client], live_server: Any) -> Callable[[Page, Post], None]:
    """``enter(page, post)``: log that person in and act in that post."""

    def inside(page: Page, post: Post) -> None:
        name = django_settings.SESSION_COOKIE_NAME
        value = client_of(post).cookies[name].value
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])

    return inside


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """``axe(page)``: fail on anything axe-core finds (WCAG 2.2 AA and best practice)."""
    checker = Axe()

    def check(page: Page) -> None:
        found = checker.run(page).response["violations"]
        told = [
            f"{rule['id']}: {node['html'][:160]} | {node['failureSummary']}" for rule in found for node in rule["nodes"]
        ]
        assert told == [], page.url

    return check


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """``shot(page, "login")``: keep a picture, named with the width, when ``DONDOC_SHOTS`` names a folder."""

    def keep(page: Page, name: str, *, full: bool = True) -> None:
        folder = os.environ.get("DONDOC_SHOTS")
        if folder:
            wide = page.viewport_size["width"] if page.viewport_size else 0
            page.screenshot(path=Path(folder) / f"{name}-{wide}.png", full_page=full)

    return keep


@pytest.fixture
def worker(live_server: Any) -> Iterator[None]:
    """A worker beside the server, while the test runs."""
    stop = Event()
    thread = Thread(target=work, args=(stop,), kwargs={"idle": 0.05}, name="worker")
    thread.start()
    yield
    stop.set()
    thread.join()
