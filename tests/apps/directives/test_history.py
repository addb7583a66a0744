"""The history of a document does not drown in single confirmations."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.apps.directives.contracts import decision
from tests.apps.directives.factories import confirm, document_from

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.selectors import history_of
from dondoc.apps.directives.selectors.history import folded
from dondoc.apps.directives.services.ledger import Seen
from dondoc.apps.directives.services.review import reject

pytestmark = pytest.mark.django_db


def test_confirmations_of_a_person_and_day_are_one_line(
    officer: Post, head: Post, client_of: Callable[[Post], Client]
) -> None:
    document = document_from(by=officer)
    facts = list(document.facts.filter(kind="task"))
    confirm(facts[:3], by=officer)
    reject(document=document, seen=Seen(facts[3].pk, facts[3].version), by=officer)
    confirm(facts[4:], by=head)
    told = folded(history_of(document))
    assert [len(one.lines) for one in told] == [0, 0, 0, 3]
    assert "3 mục" in told[-1].sentence
    page = client_of(officer).get(f"/van-ban/{document.pk}/").content.decode()
    assert "xác nhận 3 mục, từng mục một" in page
    assert "nội dung thứ 1" in page


def test_who_may_only_read_is_shown_the_way_to_the_words(
    officer: Post, leader: Post, client_of: Callable[[Post], Client]
) -> None:
    document = document_from(by=officer)
    answer = client_of(leader).get(f"/van-ban/{document.pk}/ra-soat/")
    assert answer.status_code == 403
    assert f'href="/van-ban/{document.pk}/ban-doc/"' in answer.content.decode()
    assert client_of(leader).get("/van-ban/999999/ra-soat/").status_code == 404


def test_two_windows_are_answered_with_one_time_or_two(officer: Post, client_of: Callable[[Post], Client]) -> None:
    contract = decision()
    when = {"raw": "Quý I và II/2026", "start": "2026-01-01", "due": "2026-06-30", "precision": "quarter"}
    contract["tasks"][0]["deadline"] |= {**when, "note": "two-windows"}
    document = document_from(contract, by=officer)
    fact = next(f for f in document.facts.filter(kind="task") if f.data["number"] == "1")
    browser, place = client_of(officer), f"/van-ban/{document.pk}/ra-soat/"
    page = browser.get(f"{place}?muc={fact.pk}").content.decode()
    assert "Một đợt, xong chậm nhất 30/06/2026" in page
    assert "Hai lần, hạn 31/03/2026 và 30/06/2026" in page
    browser.post(f"{place}{fact.pk}/xac-nhan/", {"phien_ban": fact.version, "tra_loi": "hai-lan"})
    fact.refresh_from_db()
    assert fact.state == "confirmed"
    assert fact.data["deadline"]["dates"] == ["2026-03-31", "2026-06-30"]
