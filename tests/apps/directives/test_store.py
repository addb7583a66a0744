"""Readings laid out as facts; what people decided survives a better reader."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from tests.apps.directives.contracts import decision
from tests.apps.directives.factories import confirm, confirmed_document, document_from, understood

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.models import Document, Fact, FactState, Reading
from dondoc.apps.directives.selectors import confirmed_facts, tally
from dondoc.apps.directives.services.store import store

pytestmark = pytest.mark.django_db


def facts_of(document: Document, kind: str) -> list[Fact]:
    return list(document.facts.filter(kind=kind))


def test_the_register_shows_what_the_header_says(officer: Post) -> None:
    document = document_from(by=officer)
    assert (document.number, document.kind, str(document.issued)) == ("12/QĐ-BPTXH", "Quyết định", "2026-01-05")
    assert (document.signer_name, document.signer_title) == ("Nguyễn Văn An", "Bộ trưởng")
    assert document.state == Document.State.TO_REVIEW
    assert [r.purpose for r in document.recipients.all()] == ["để thực hiện"]
    assert "ke hoach hanh dong" in document.search
    assert document.register_number == 1


def test_every_fact_of_the_contract_is_laid_out_with_its_table_and_its_doubts(officer: Post) -> None:
    document = document_from(by=officer)
    tasks = facts_of(document, "task")
    assert [f.group for f in tasks] == ["table:1"] * 6
    assert [[d["code"] for d in f.doubts] for f in tasks] == [[], [], ["several-leads"], [], ["no-deadline"], []]
    text = document.readings.get().text
    assert all(text[f.span_start : f.span_end] == f.data["text"] for f in tasks)
    assert {f.group for f in facts_of(document, "indicator")} == {"table:0"}
    assert {f.group for f in facts_of(document, "duty")} == {""}


def test_counts_tell_what_is_left(officer: Post) -> None:
    document = document_from(by=officer)
    counted = tally(document.facts.all())
    assert counted.by_kind["task"].total == 6
    assert counted.all.doubtful == 2
    assert not counted.ready
    confirm(document.facts.all(), by=officer)
    assert tally(document.facts.all()).ready


def test_an_empty_document_is_never_ready() -> None:
    assert not tally([]).ready


def test_confirmed_facts_are_only_those_a_person_confirmed(officer: Post) -> None:
    document = document_from(by=officer)
    confirm(facts_of(document, "task")[:2], by=officer)
    confirmed = confirmed_facts(document, "task")
    assert [f.data["number"] for f in confirmed] == ["1", "2"]
    assert {f.confirmed_by for f in confirmed} == {officer.person}


def test_the_same_reading_stored_again_changes_nothing(officer: Post) -> None:
    document = document_from(by=officer)
    before = list(Fact.objects.values_list("pk", "version"))
    store(document=document, copy=None, understood=understood(decision(), version="2"))
    assert [pk for pk, _v in before] == list(Fact.objects.values_list("pk", flat=True))
    assert Reading.objects.filter(document=document, current=True).get().version == "2"


def test_a_decision_survives_a_better_reader_and_an_untouched_fact_follows_it(officer: Post) -> None:
    document = document_from(by=officer)
    first, second, *_rest = facts_of(document, "task")
    confirm([first], by=officer)
    better = decision()
    better["tasks"][0]["text"] = "Chữ đọc khác"
    better["tasks"][1]["output"] = "Báo cáo"
    store(document=document, copy=None, understood=understood(better, version="2"))
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.data["text"] == "Rà soát, báo cáo nội dung thứ 1"
    assert first.original is not None
    assert first.original["text"] == "Chữ đọc khác"
    assert second.data["output"] == "Báo cáo"


def test_what_a_new_reading_no_longer_finds_goes_unless_a_person_decided_it(officer: Post) -> None:
    document = document_from(by=officer)
    first, second, *_rest = facts_of(document, "task")
    confirm([first], by=officer)
    fewer = decision()
    del fewer["tasks"][:2]
    store(document=document, copy=None, understood=understood(fewer, version="2"))
    first.refresh_from_db()
    assert (first.state, first.span_start) == (FactState.CONFIRMED, None)
    assert not Fact.objects.filter(pk=second.pk).exists()


def test_two_documents_never_share_number_issuer_and_date(officer: Post) -> None:
    document_from(by=officer)
    other = document_from(decision(number="13/QĐ-BPTXH"), by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=other.pk).update(number_key="12/qd-bptxh")


def test_the_same_number_of_another_year_is_another_document(officer: Post) -> None:
    one = document_from(by=officer)
    two = document_from(decision(issued="2027-01-05"), by=officer)
    assert one.number_key == two.number_key
    assert {one.register_number, two.register_number} == {1, 2}


def test_a_fact_cannot_be_confirmed_by_nobody(officer: Post) -> None:
    fact = facts_of(document_from(by=officer), "task")[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.filter(pk=fact.pk).update(state=FactState.CONFIRMED)


def test_a_secret_document_is_a_stub(officer: Post) -> None:
    document = document_from(by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(secrecy=Document.Secrecy.CONFIDENTIAL)


def test_the_factory_gives_a_document_ready_to_publish(officer: Post) -> None:
    document = confirmed_document(by=officer)
    assert tally(document.facts.all()).ready
    assert document.state == Document.State.IN_REVIEW
