"""The leaders' page counts as every other page does, every figure opens its list, and past days stay what they were."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.apps.programmes.plans import choices, reviewed
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.desk.selectors.overview import overview
from dondoc.apps.desk.selectors.unit import unit_page
from dondoc.apps.indicators.services.values import Figures, Which, enter
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.models import TaskMove
from dondoc.apps.tasks.selectors.tracking import counts
from dondoc.core.progress.counting import Box
from dondoc.core.progress.lifecycle import Act, State

LATE, EARLY = date(2027, 1, 10), date(2026, 12, 10)

type ClientOf = Callable[[Post], Client]


@pytest.fixture
def version(org: Org, officer: Post) -> ProgrammeVersion:
    """A programme of six tasks due at the end of 2026, one of them without a day, one done in July."""
    version = publish(document=reviewed(officer), by=officer, choices=choices(org.planning))
    task = version.tasks.get(number="2").task
    done = {"act": Act.CONFIRM, "to": State.COMPLETED, "on": date(2026, 7, 1), "at": timezone.now()}
    TaskMove.objects.create(task=task, by=officer.person, **done)
    return version


@pytest.mark.parametrize("on", [date(2026, 3, 1), EARLY, LATE])
def test_the_page_counts_as_the_programme_does(version: ProgrammeVersion, on: date) -> None:
    page = overview(on)
    found = counts(version, on)
    assert page.counts == found
    assert {box: page.boxes[box].figure for box in Box} == {box: found.of(box) for box in Box}
    assert page.red_all == found.open_overdue
    assert sum(bar.counts.total for bar in page.units) == found.total + found.shared
    assert [bar.counts for bar in page.programmes] == [found]


def test_every_figure_opens_its_list(version: ProgrammeVersion, leader: Post, client_of: ClientOf) -> None:
    browser = client_of(leader)
    page = browser.get(f"/dieu-hanh/?ngay={LATE}").text
    links = re.findall(r'<a class="box [^"]*" href="([^"]+)"[^>]*><span class="n">(\d+)</span>', page)
    assert len(links) == 6
    for url, figure in links:
        assert f"<span>{figure} nhiệm vụ</span>" in browser.get(unescape(url)).text
    units = re.findall(r'<a href="(/dieu-hanh/nhiem-vu/[^"]+)" class="ub">.*?<span class="num">(\d+)</span>', page)
    assert units
    for url, figure in units:
        opened = browser.get(unescape(url)).text
        assert f"<span>{figure} nhiệm vụ</span>" in opened
        assert re.search(r'href="/don-vi/\w+/nhiem-vu/\?ngay=2027-01-10"', opened)


def test_it_opens_with_a_sentence(version: ProgrammeVersion, leader: Post, client_of: ClientOf) -> None:
    late = " ".join(client_of(leader).get(f"/dieu-hanh/?ngay={LATE}").text.split())
    assert "<b>4 nhiệm vụ đang quá hạn</b> trong 6" in late
    early = " ".join(client_of(leader).get(f"/dieu-hanh/?ngay={EARLY}").text.split())
    assert "Không có nhiệm vụ nào quá hạn</b> trong 6. 4 việc đến hạn trong 30 ngày tới." in early
    assert "style=" not in late


def test_a_day_is_asked_as_people_write_it(version: ProgrammeVersion, leader: Post, client_of: ClientOf) -> None:
    browser = client_of(leader)
    assert 'value="10/01/2027"' in browser.get("/dieu-hanh/?ngay=10/01/2027").text
    wrong = browser.get("/dieu-hanh/?ngay=31/02/2026")
    assert wrong.status_code == 400
    assert "Tháng 2/2026 không có ngày 31." in wrong.text


def test_indicators_stand_against_their_plan(version: ProgrammeVersion, officer: Post) -> None:
    row = version.indicators.order_by("order")[0]
    figures = Figures("estimate", date(2026, 6, 20), value=Decimal(33))
    which = Which("month", 2026, 6)
    enter(indicator=row, which=which, figures=figures, by=officer, revises=None, today=date(2026, 6, 20))
    before, after = overview(date(2026, 6, 19)).measures[0], overview(date(2026, 6, 20)).measures[0]
    assert (before.width, after.width) == (0, 425)
    assert "Tháng 6/2026 33" in after.words


def test_an_empty_house_says_so(leader: Post, client_of: ClientOf) -> None:
    assert "Chưa có nhiệm vụ nào được theo dõi đến ngày này." in client_of(leader).get("/dieu-hanh/").text


def test_a_unit_sees_what_it_leads_and_coordinates(
    version: ProgrammeVersion, org: Org, focal: Post, client_of: ClientOf
) -> None:
    page = unit_page(org.employment, LATE)
    led = {item.row.task for item in page.leads}
    assert page.counts.total == len(led)
    assert all(any(unit.key == org.employment.pk for unit in item.row.lead) for item in page.leads)
    assert page.over_time[0].counts == page.counts
    answer = client_of(focal).get(f"/don-vi/{org.employment.code}/nhiem-vu/?ngay={LATE}").text
    assert "Đúng hạn qua các tháng" in answer


def test_a_unit_with_much_to_do_reads_it_in_pages(
    version: ProgrammeVersion, org: Org, focal: Post, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dondoc.apps.desk.views.PER_PAGE", 1)
    page, address = unit_page(org.employment, LATE), f"/don-vi/{org.employment.code}/nhiem-vu/?ngay={LATE}"
    turned = [client_of(focal).get(f"{address}&trang={n}&trang-ph=1").text for n in (1, len(page.leads))]
    first, last = (f'href="/nhiem-vu/{item.row.task}/"' for item in (page.leads[0], page.leads[-1]))
    assert [(first in one, last in one) for one in turned] == [(True, False), (False, True)]
    assert f"?ngay={LATE}&amp;trang=2&amp;trang-ph=1" in turned[0]
    assert 'aria-label="Trang của danh sách: Chủ trì"' in turned[0]
    assert (f"ngay={LATE}&amp;trang=1&amp;trang-ph=2" in turned[0]) == (len(page.coordinates) > 1)


def test_the_page_needs_few_queries(
    version: ProgrammeVersion, leader: Post, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = client_of(leader)
    browser.get("/dieu-hanh/")
    with django_assert_max_num_queries(25):
        browser.get("/dieu-hanh/")
