"""What people correct is offered as data for the register of units, and taken only when somebody says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.apps.directives.contracts import decision
from tests.apps.directives.factories import document_from

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import Document
from dondoc.apps.directives.selectors.lessons import lessons
from dondoc.apps.directives.services.ledger import Seen
from dondoc.apps.directives.services.lessons import answer_lesson
from dondoc.apps.directives.services.review import Answer, correct
from dondoc.apps.directives.understanding import surroundings
from dondoc.apps.organisation.models import UnitAlias

pytestmark = pytest.mark.django_db
SPELT = "Cục lo việc làm"


@pytest.fixture
def corrected(officer: Post) -> Document:
    contract = decision()
    for task in contract["tasks"][:2]:
        task["lead"] = [task["lead"][0] | {"raw": SPELT, "unit": None}]
    document = document_from(contract, by=officer)
    for fact in document.facts.filter(kind="task").order_by("position")[:2]:
        answer = Answer({"lead": "Cục Việc làm"})
        around = surroundings(document.issued, 2026)
        correct(document=document, seen=Seen(fact.pk, fact.version), by=officer, around=around, answer=answer)
    return document


def test_a_spelling_resolved_twice_is_offered_once_with_its_places(corrected: Document) -> None:
    (lesson,) = lessons()
    assert (lesson.words, lesson.name, lesson.count) == (SPELT, "Cục Việc làm", 2)
    assert {fact.document_id for fact in lesson.examples} == {corrected.pk}
    assert not UnitAlias.objects.exists()


def test_taking_it_makes_an_alias_and_it_is_not_offered_again(corrected: Document, admin: Post) -> None:
    (lesson,) = lessons()
    answer_lesson(words=lesson.words, unit_pk=lesson.unit.pk, take=True, by=admin)
    assert UnitAlias.objects.get().alias == SPELT
    assert lessons() == []
    with pytest.raises(Problem):
        answer_lesson(words=lesson.words, unit_pk=lesson.unit.pk, take=True, by=admin)


def test_leaving_it_changes_no_data(corrected: Document, admin: Post, client_of: Callable[[Post], Client]) -> None:
    browser, place = client_of(admin), "/van-ban/de-nghi-bo-sung/"
    assert SPELT in browser.get(place).content.decode()
    (lesson,) = lessons()
    answer = browser.post(place, {"chu": SPELT, "don_vi": lesson.unit.pk}, follow=True)
    assert "Không nhận cách viết" in answer.content.decode()
    assert lessons() == []
    assert not UnitAlias.objects.exists()
