"""The sentence behind a task is the document's: what a person set instead is told apart, with its reason (rule 13)."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client
from tests.apps.directives.factories import confirm, document_from
from tests.apps.programmes.plans import choices

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.models import FactState
from dondoc.apps.directives.services.ledger import Seen
from dondoc.apps.directives.services.review import Answer, correct
from dondoc.apps.directives.understanding import surroundings
from dondoc.apps.programmes.services.publish import publish


def test_what_a_person_set_is_no_quotation(officer: Post, client_of: Callable[[Post], Client]) -> None:
    document = document_from(by=officer)
    fact = document.facts.get(key="t-2")
    answer = Answer({"deadline": "Quý II/2026", "lead": "Vụ Pháp chế"}, "Bộ trưởng giao tại cuộc họp")
    around = surroundings(document.issued, 2026)
    correct(document=document, seen=Seen(fact.pk, fact.version), by=officer, around=around, answer=answer)
    confirm(document.facts.filter(state=FactState.PROPOSED), by=officer)
    document.refresh_from_db()
    version = publish(document=document, by=officer, choices=choices(officer.unit))
    page = client_of(officer).get(version.tasks.get(number="2").task.get_absolute_url()).text
    quote = re.search(r"<blockquote.*?</blockquote>", page, re.S)
    assert quote is not None
    assert "Năm 2026" in quote[0]
    assert "Cục Việc làm" in quote[0]
    assert "Quý II/2026" not in quote[0]
    assert "Vụ Pháp chế" not in quote[0]
    assert "Hạn được đặt" in page
    assert "Lê Hoài Phương đặt (Bộ trưởng giao tại cuộc họp)" in page
