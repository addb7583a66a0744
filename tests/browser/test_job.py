"""A job seen in a real browser: its part renews itself until the job is over, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from playwright.sync_api import Page, expect

from dondoc.apps.accounts.models import Post
from dondoc.apps.jobs.models import Job
from dondoc.apps.jobs.services import claim, enqueue, perform
from dondoc.web.urls import *  # noqa: F403 - the page of this test stands beside the product's own

SHOWN = """{% extends "base.html" %}{% block title %}Thử{% endblock %}
{% block content %}<h1>Việc đang chạy</h1>{% include "jobs/progress.html" %}{% endblock %}"""


def page_with_a_job(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string(SHOWN)
    return HttpResponse(template.render({"job": Job.objects.get()}, request))


urlpatterns = [*urlpatterns, path("thu/viec/", page_with_a_job)]  # noqa: F405


@pytest.fixture
def job(officer: Post, settings: Any) -> Job:
    settings.ROOT_URLCONF = __name__
    return enqueue(kind="tests.browser", args={}, by=officer, max_attempts=1)


def test_the_part_follows_the_job_to_its_end(
    page: Page, job: Job, officer: Post, enter: Any, axe: Callable[[Page], None]
) -> None:
    enter(page, officer)
    page.goto("/thu/viec/")
    expect(page.get_by_role("status").get_by_text("Đang chờ đến lượt")).to_be_visible()
    axe(page)
    run = claim("tests")
    assert run is not None
    run.progress(40, "Đang tách bảng")
    expect(page.get_by_text("Đang tách bảng")).to_be_visible()
    expect(page.get_by_text("40%")).to_be_visible()
    perform(run)
    expect(page.get_by_role("button", name="Làm lại")).to_be_visible()
    page.get_by_role("button", name="Làm lại").click()
    expect(page.get_by_text("Đang chờ đến lượt")).to_be_visible()
    page.get_by_role("button", name="Dừng").click()
    expect(page.get_by_text("Đã dừng")).to_be_visible()
    axe(page)
