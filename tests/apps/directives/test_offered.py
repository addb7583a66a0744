"""A new reading beside an old one: what it changes, what is taken, and that no correction is lost."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from tests.apps.directives.contracts import decision
from tests.apps.directives.factories import confirm, document_from, understood

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.contract.typed import Surroundings
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import Document, DocumentCopy, Fact, FactState, Reading
from dondoc.apps.directives.selectors.offered import changes
from dondoc.apps.directives.services.ledger import Seen
from dondoc.apps.directives.services.offers import keep_old, offer, take_over
from dondoc.apps.directives.services.review import Answer, correct
from dondoc.apps.files.services import keep

pytestmark = pytest.mark.django_db
type Browser = Callable[[Post], Client]


@pytest.fixture
def document(officer: Post) -> Document:
    return document_from(by=officer)


@pytest.fixture
def copy(document: Document, officer: Post) -> DocumentCopy:
    file = keep(data=b"12", name="qd.txt", by=officer)
    return DocumentCopy.objects.create(document=document, file=file, name="qd.txt", added_by=officer.person)


def better() -> dict[str, Any]:
    """The first task read more exactly (another key), the second with an output, the last gone, one more found."""
    made = decision()
    tasks = made["tasks"]
    tasks[0] |= {"id": "t-1-mended", "text": "Rà soát, báo cáo nội dung thứ 1."}
    tasks[1]["output"] = "Báo cáo"
    found = deepcopy(tasks[3]) | {"id": "t-new", "number": "7", "text": "Việc mới thấy"}
    made["tasks"] = [*tasks[:5], found]
    return made


def task(document: Document, number: str) -> Fact:
    return next(f for f in document.facts.filter(kind="task") if f.data["number"] == number)


def offered(document: Document, copy: DocumentCopy, contract: dict[str, Any] | None = None) -> Reading:
    return offer(document=document, copy=copy, understood=understood(contract or better(), version="2"))


def test_what_changes_is_told_and_nothing_is_changed_yet(document: Document, copy: DocumentCopy) -> None:
    reading = offered(document, copy)
    assert reading.offered
    told = {(change.what, change.title) for change in changes(document, reading)}
    assert told == {
        ("changed", "1. Rà soát, báo cáo nội dung thứ 1."),
        ("changed", "2. Rà soát, báo cáo nội dung thứ 2"),
        ("gone", "6. Rà soát, báo cáo nội dung thứ 6"),
        ("new", "7. Việc mới thấy"),
    }
    assert task(document, "2").data["output"] is None
    assert document.readings.get(current=True).version == "1"


def test_a_reading_that_changes_no_fact_is_taken_over_at_once(document: Document, copy: DocumentCopy) -> None:
    reading = offered(document, copy, decision())
    assert (reading.current, reading.offered) == (True, False)
    assert document.facts.filter(reading=reading).count() == document.facts.count()


def test_changes_are_taken_one_by_one(document: Document, copy: DocumentCopy, officer: Post) -> None:
    reading = offered(document, copy)
    assert take_over(document=document, reading_pk=reading.pk, slots=["task:t-2", "task:nothing"], by=officer) == 1
    assert task(document, "2").data["output"] == "Báo cáo"
    assert task(document, "1").data["text"] == "Rà soát, báo cáo nội dung thứ 1"
    assert not document.facts.filter(key="t-new").exists()
    six = task(document, "6")
    assert (six.state, six.span_start) == (FactState.PROPOSED, None)
    reading.refresh_from_db()
    assert (reading.current, reading.offered) == (True, False)


def test_all_changes_are_taken(document: Document, copy: DocumentCopy, officer: Post) -> None:
    reading = offered(document, copy)
    slots = [change.slot for change in changes(document, reading)]
    assert take_over(document=document, reading_pk=reading.pk, slots=slots, by=officer) == 4
    assert task(document, "7").state == FactState.PROPOSED
    assert not document.facts.filter(key="t-6").exists()
    assert changes(document, reading) == []


def test_a_correction_survives_even_where_the_words_were_mended(
    document: Document, copy: DocumentCopy, officer: Post
) -> None:
    one = task(document, "1")
    answer = Answer({"output": "Đề án"})
    correct(document=document, seen=Seen(one.pk, one.version), by=officer, around=Surroundings(), answer=answer)
    reading = offered(document, copy)
    (change,) = [c for c in changes(document, reading) if c.pair.fact == one]
    assert change.decided
    take_over(document=document, reading_pk=reading.pk, slots=[], by=officer)
    one.refresh_from_db()
    assert (one.data["output"], one.state, one.key) == ("Đề án", FactState.CONFIRMED, "t-1-mended")
    assert one.data["text"] == "Rà soát, báo cáo nội dung thứ 1"


def test_a_decided_fact_that_follows_the_reading_waits_to_be_confirmed_again(
    document: Document, copy: DocumentCopy, officer: Post
) -> None:
    two = task(document, "2")
    confirm([two], by=officer)
    reading = offered(document, copy)
    take_over(document=document, reading_pk=reading.pk, slots=["task:t-2"], by=officer)
    two.refresh_from_db()
    assert (two.state, two.confirmed_by, two.data["output"]) == (FactState.PROPOSED, None, "Báo cáo")


def test_the_old_reading_can_be_kept(document: Document, copy: DocumentCopy, officer: Post) -> None:
    reading = offered(document, copy)
    keep_old(document=document, reading_pk=reading.pk, by=officer)
    assert not document.readings.filter(offered=True).exists()
    with pytest.raises(Problem):
        take_over(document=document, reading_pk=reading.pk, slots=[], by=officer)


def test_the_page_tells_and_takes(document: Document, copy: DocumentCopy, officer: Post, client_of: Browser) -> None:
    browser, place = client_of(officer), f"/van-ban/{document.pk}/ban-doc-moi/"
    assert browser.get(place).status_code == 404
    reading = offered(document, copy)
    assert "Xem thay đổi" in browser.get(f"/van-ban/{document.pk}/").content.decode()
    page = browser.get(place).content.decode()
    assert "Việc mới thấy" in page
    answer = browser.post(place, {"ban_doc": reading.pk, "nhan": ["task:t-new"]}, follow=True)
    assert "nhận 1 thay đổi" in answer.content.decode()
    assert task(document, "7").data["text"] == "Việc mới thấy"
    answer = browser.post(place, {"ban_doc": reading.pk}, follow=True)
    assert "không còn chờ nữa" in answer.content.decode()
