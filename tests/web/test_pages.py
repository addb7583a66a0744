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
