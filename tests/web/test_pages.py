"""The pages of the house answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.conftest import PASSWORD

from dondoc.apps.accounts.models import Post


def test_home_greets_whoever_is_logged_in(client_of: Callable[[Post], Client], officer: Post) -> None:
    page = client_of(officer).get("/")
    assert page.status_code == 200
    assert "Việc của tôi" in page.text
    assert "Lê Hoài Phương" in page.text


def test_anonymous_is_sent_to_login(db: None, client: Client) -> None:
    answer = client.get("/tai-khoan/")
    assert answer.status_code == 302
    assert answer["Location"] == "/dang-nhap/?next=/tai-khoan/"


@pytest.mark.parametrize("path", ["/dang-nhap/", "/healthz"])
def test_open_pages(db: None, client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_login(client: Client, officer: Post) -> None:
    answer = client.post("/dang-nhap/", {"login": "phuong.lh", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_a_part_asked_for_after_the_login_has_ended_leads_the_whole_page_to_it(db: None, client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/don-vi/?ngay=01/01/2026"}
    answer = client.get("/van-ban/moi/tep/", headers=headers)
    assert answer.status_code == 200
    assert answer["HX-Redirect"] == "/dang-nhap/?next=%2Fdon-vi%2F%3Fngay%3D01%2F01%2F2026"


def test_the_health_page_says_nothing_but_that_it_lives(db: None, client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.json() == {"ok": True}
    assert "no-store" in answer["Cache-Control"]
