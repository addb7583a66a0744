"""Words, figures and days: Vietnamese first, English complete, each written in one way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import catalogue
import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from dondoc.apps.accounts.models import Post
from dondoc.web.templatetags.dondoc import dmy, hm_dmy, num, size, st, weekday


def test_every_sentence_has_its_english() -> None:
    assert catalogue.lacking(catalogue.renewed(catalogue.catalogue("en"))) == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_compiled_words_are_those_of_the_catalogue(language: str) -> None:
    kept = (catalogue.LOCALE / language / "LC_MESSAGES/django.mo").read_bytes()
    assert kept == catalogue.compiled(catalogue.catalogue(language))


def test_placeholders_are_the_same_in_both_languages() -> None:
    for message in catalogue.catalogue("en"):
        if message.id and message.python_format:
            assert not list(message.check()), message.id


def test_the_page_speaks_the_chosen_language(client_of: Callable[[Post], Client], officer: Post) -> None:
    browser = client_of(officer)
    assert '<html lang="vi"' in browser.get("/tai-khoan/").text
    browser.post("/ngon-ngu/", {"language": "en", "next": "/tai-khoan/"})
    page = browser.get("/tai-khoan/").text
    assert '<html lang="en"' in page
    assert "Change password" in page
    assert "Đổi mật khẩu" not in page


def test_the_language_switch_leads_nowhere_else(client_of: Callable[[Post], Client], officer: Post) -> None:
    for path in ("/ngon-ngu/", "/giao-dien/"):
        answer = client_of(officer).post(path, {"language": "en", "theme": "dark", "next": "https://la.vn/"})
        assert answer["Location"] == "/"


def test_the_theme_is_kept_and_only_known_ones(client: Client, db: None) -> None:
    client.post("/giao-dien/", {"theme": "dark", "next": "/dang-nhap/"})
    assert 'data-bs-theme="dark"' in client.get("/dang-nhap/").text
    client.cookies["dondoc_theme"] = '"><script>'
    assert 'data-bs-theme="light"' in client.get("/dang-nhap/").text


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (Decimal(90000), "90.000", "90,000"),
        (Decimal("25.50"), "25,50", "25.50"),
        (0, "0", "0"),
        (None, "–", "–"),
        (Decimal("-1234567.8"), "-1.234.567,8", "-1,234,567.8"),
        (Decimal("1E+3"), "1.000", "1,000"),
    ],
)
def test_figures(value: Decimal | int | None, vietnamese: str, english: str) -> None:
    assert num(value) == vietnamese
    with translation.override("en"):
        assert num(value) == english


def test_days_are_those_of_the_ministry() -> None:
    late = datetime(2026, 9, 20, 17, 30, tzinfo=UTC)
    assert (dmy(late), hm_dmy(late)) == ("21/09/2026", "00:30 21/09/2026")
    assert (dmy(date(2026, 1, 5)), dmy(None), hm_dmy(None)) == ("05/01/2026", "–", "–")
    assert weekday(date(2026, 9, 21)) == "Thứ Hai"


def test_sizes() -> None:
    assert [size(value) for value in (0, 1, 1025, 52428800)] == ["0 kB", "1 kB", "2 kB", "50,0 MB"]


def test_words_are_never_markup() -> None:
    assert "&lt;b&gt;" in st("late", "<b>")
    with pytest.raises(ValueError, match="wrong"):
        st("wrong", "x")
    page = Template("{{ value|num }}").render(Context({"value": Decimal("1.5")}))
    assert page == "1,5"
