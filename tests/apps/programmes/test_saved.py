"""Saved views and chosen columns: in the address, under a name, one's own, shared with one's unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.apps.programmes.plans import choices, reviewed
from tests.conftest import Org

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.directives.errors import Problem
from dondoc.apps.programmes.models import ProgrammeVersion, SavedView
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.programmes.services.saved import MOST, save_view

type ClientOf = Callable[[Post | Person], Client]


@pytest.fixture
def version(org: Org, officer: Post) -> ProgrammeVersion:
    """A published programme of six tasks."""
    return publish(document=reviewed(officer), by=officer, choices=choices(org.planning))


def test_a_view_is_saved_shown_replaced_and_forgotten(
    version: ProgrammeVersion, focal: Post, head: Post, officer: Post, client_of: ClientOf
) -> None:
    url, browser = f"/chuong-trinh/{version.programme_id}/", client_of(focal)
    typed = {"ten": " Việc  quá hạn ", "dieu-kien": "han=qua-han&trang=9&cot=l&cot=d&la=1", "chung": "1"}
    page = browser.post(f"{url}loi-xem/", typed, follow=True)
    assert page.request["QUERY_STRING"] == "han=qua-han&cot=l&cot=d"
    assert "Đã lưu lối xem “Việc quá hạn”." in page.text
    assert "Phạm Đức Duy" in (beside := client_of(head).get(url).text)
    assert f'href="{url}?han=qua-han&amp;cot=l&amp;cot=d"' in beside
    assert "Việc quá hạn" not in client_of(officer).get(url).text
    browser.post(f"{url}loi-xem/", {"ten": "Việc quá hạn", "dieu-kien": "han=7"})
    view = SavedView.objects.get()
    assert (view.query, view.unit) == ("han=7", None)
    assert "Việc quá hạn" not in client_of(head).get(url).text
    assert client_of(head).post(f"{url}loi-xem/{view.pk}/bo/").status_code == 404
    assert "Đã bỏ lối xem" in browser.post(f"{url}loi-xem/{view.pk}/bo/", follow=True).text
    assert not SavedView.objects.exists()


def test_columns_are_chosen_in_the_address(version: ProgrammeVersion, focal: Post, client_of: ClientOf) -> None:
    browser, url = client_of(focal), f"/chuong-trinh/{version.programme_id}/"
    assert "no-" not in browser.get(url).text.split('class="tbl tree')[1][:40]
    page = browser.get(f"{url}?cot=l&cot=d&han=7").text
    assert 'class="tbl tree no-s no-p no-u"' in page.replace("  ", " ") or "không có nhiệm vụ nào khớp" in page.lower()
    assert page.count('<input type="hidden" name="cot"') == 2
    assert 'class="tbl tree no-s no-p no-u"' in browser.get(f"{url}?cot=l&cot=d").text


@pytest.mark.parametrize(("name", "query"), [("  ", ""), ("a" * 81, ""), ("Dài", "tim=" + "%E1%BB%87" * 900)])
def test_what_is_not_saved(version: ProgrammeVersion, focal: Post, client_of: ClientOf, name: str, query: str) -> None:
    url = f"/chuong-trinh/{version.programme_id}/"
    page = client_of(focal).post(f"{url}loi-xem/", {"ten": name, "dieu-kien": query}, follow=True)
    assert ("Đặt tên cho lối xem" in page.text) or ("dài quá" in page.text)
    assert not SavedView.objects.exists()


def test_too_many_views(version: ProgrammeVersion, focal: Post) -> None:
    views = [SavedView(programme=version.programme, person=focal.person, name=f"{n}") for n in range(MOST)]
    SavedView.objects.bulk_create(views)
    with pytest.raises(Problem, match="Đã có 50 lối xem"):
        save_view(programme=version.programme, by=focal, name="nữa", query="", shared=False)
    assert save_view(programme=version.programme, by=focal, name="7", query="han=7", shared=False).query == "han=7"
