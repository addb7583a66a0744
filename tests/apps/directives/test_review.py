"""A named person accepts, corrects, rejects, adds, splits, merges, confirms a table, and takes it all back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.apps.directives.contracts import decision
from tests.apps.directives.factories import document_from

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.directives.contract.typed import Surroundings
from dondoc.apps.directives.errors import Conflict, Problem, WrongFields
from dondoc.apps.directives.folding import name_key
from dondoc.apps.directives.models import Document, Fact, FactChange, FactState, How
from dondoc.apps.directives.services.ledger import Seen
from dondoc.apps.directives.services.register import mark_published
from dondoc.apps.directives.services.restructure import add, merge, split
from dondoc.apps.directives.services.review import Answer, accept, accept_table, correct, reject
from dondoc.apps.directives.services.undo import redo, undo

pytestmark = pytest.mark.django_db

UNITS = {"cuc viec lam": "Cục Việc làm", "vu phap che": "Vụ Pháp chế"}
AROUND = Surroundings(unit=lambda words: (UNITS.get(name_key(words)), None), year=2026)


def seen(fact: Fact) -> Seen:
    return Seen(fact.pk, fact.version)


def task(document: Document, number: str) -> Fact:
    return next(f for f in document.facts.filter(kind="task") if f.data.get("number") == number)


@pytest.fixture
def document(officer: Post) -> Document:
    return document_from(by=officer)


def test_accepting_signs_the_fact(document: Document, officer: Post) -> None:
    fact = accept(document=document, seen=seen(task(document, "1")), by=officer, around=AROUND)
    assert (fact.state, fact.confirmed_by_id, fact.how) == (FactState.CONFIRMED, officer.person_id, How.SINGLE)
    row = AuditRow.objects.latest("pk")
    assert (row.act, row.actor_id) == ("directives.fact_accepted", officer.person_id)
    document.refresh_from_db()
    assert document.state == Document.State.IN_REVIEW


def test_an_answer_is_taken_with_the_confirmation(document: Document, officer: Post) -> None:
    answer = Answer({"lead": "Vụ Kế hoạch - Tài chính", "coordinate": "Cục Việc làm"}, reason="đứng đầu danh sách")
    fact = accept(document=document, seen=seen(task(document, "3")), by=officer, around=AROUND, answer=answer)
    assert [u["unit"] for u in fact.data["lead"]] == ["Vụ Kế hoạch - Tài chính"]
    assert [u["unit"] for u in fact.data["coordinate"]] == ["Cục Việc làm"]
    assert fact.set_by["lead"] == {"by": officer.person_id, "name": "Lê Hoài Phương", "reason": "đứng đầu danh sách"}
    assert fact.doubts == []


def test_correcting_a_date_and_a_unit(document: Document, officer: Post) -> None:
    answer = Answer({"deadline": "30/9/2026", "lead": "vụ pháp chế"})
    fact = correct(document=document, seen=seen(task(document, "5")), by=officer, around=AROUND, answer=answer)
    assert fact.data["deadline"]["due"] == "2026-09-30"
    assert fact.data["lead"][0]["unit"] == "Vụ Pháp chế"
    assert fact.state == FactState.CONFIRMED
    assert fact.original is not None
    assert fact.original["deadline"] is None


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"deadline": "31/2/2026"}, "Tháng 2/2026 không có ngày 31."),
        ({"deadline": "khi nào rảnh"}, "Chưa hiểu thời hạn"),
        ({"lead": "Vụ Không Có"}, "“Vụ Không Có” không có trong danh mục đơn vị."),
        ({"text": " "}, "không được để trống"),
    ],
)
def test_what_cannot_be_taken_is_said_and_changes_nothing(
    document: Document, officer: Post, inputs: dict[str, str], message: str
) -> None:
    fact = task(document, "1")
    with pytest.raises(WrongFields, match=message):
        correct(document=document, seen=seen(fact), by=officer, around=AROUND, answer=Answer(inputs))
    fact.refresh_from_db()
    assert (fact.state, fact.version) == (FactState.PROPOSED, 1)
    assert not FactChange.objects.exists()


def test_a_figure_is_typed_with_a_comma(document: Document, officer: Post) -> None:
    fact = document.facts.filter(kind="indicator").first()
    assert fact is not None
    typed = Answer({"target": "trên 25,5"})
    changed = correct(document=document, seen=seen(fact), by=officer, around=AROUND, answer=typed)
    assert changed.data["target"]["comparator"] == "above"
    assert (changed.data["target"]["low"], changed.data["target"]["high"]) == (25.5, 25.5)
    with pytest.raises(WrongFields, match="Ô này cần một số"):
        correct(document=document, seen=seen(changed), by=officer, around=AROUND, answer=Answer({"target": "25.5"}))


def test_correcting_the_header_changes_the_register(document: Document, officer: Post) -> None:
    fact = document.facts.get(kind="header", key="issued")
    correct(document=document, seen=seen(fact), by=officer, around=AROUND, answer=Answer({"value": "06/01/2026"}))
    document.refresh_from_db()
    assert document.issued == date(2026, 1, 6)


def test_two_rows_of_the_register_cannot_be_made_the_same(document: Document, officer: Post) -> None:
    other = document_from({**_other(), "number": "13/QĐ-BPTXH"}, by=officer)
    fact = other.facts.get(kind="header", key="number")
    with pytest.raises(Problem, match="đã có trong sổ"):
        correct(document=other, seen=seen(fact), by=officer, around=AROUND, answer=Answer({"value": "12/QĐ-BPTXH"}))
    other.refresh_from_db()
    assert other.number == "13/QĐ-BPTXH"


def _other() -> dict[str, Any]:

    return decision(number="13/QĐ-BPTXH")


def test_rejecting_leaves_it_out_and_undo_brings_it_back(document: Document, officer: Post) -> None:
    fact = reject(document=document, seen=seen(task(document, "2")), by=officer, reason="không phải nhiệm vụ")
    assert fact.state == FactState.REJECTED
    undo(document=document, by=officer)
    fact.refresh_from_db()
    assert fact.state == FactState.PROPOSED


def test_rejecting_a_citation_takes_it_out_of_the_relations(document: Document, officer: Post) -> None:
    assert document.relations.count() == 2
    fact = document.facts.filter(kind="citation").first()
    assert fact is not None
    reject(document=document, seen=seen(fact), by=officer)
    assert [r.number for r in document.relations.all()] == ["14/2017/NĐ-CP"]


def test_a_table_is_confirmed_in_bulk_but_its_doubtful_rows_are_not(document: Document, officer: Post) -> None:
    rows = list(document.facts.filter(kind="task"))
    done = accept_table(document=document, kind="task", group="table:1", seen=[seen(f) for f in rows], by=officer)
    assert sorted(f.data["number"] for f in done) == ["1", "2", "4", "6"]
    assert {f.how for f in done} == {How.BULK}
    assert task(document, "3").state == FactState.PROPOSED
    assert AuditRow.objects.latest("pk").act == "directives.facts_accepted_in_bulk"
    undo(document=document, by=officer)
    assert not document.facts.filter(state=FactState.CONFIRMED).exists()


def test_prose_is_never_confirmed_in_bulk(document: Document, officer: Post) -> None:
    duties = [seen(f) for f in document.facts.filter(kind="duty")]
    with pytest.raises(Problem, match="bảng và danh sách"):
        accept_table(document=document, kind="duty", group="", seen=duties, by=officer)


def test_rows_that_were_not_on_the_screen_stay(document: Document, officer: Post) -> None:
    one = task(document, "1")
    accept_table(document=document, kind="task", group="table:1", seen=[seen(one)], by=officer)
    assert document.facts.filter(kind="task", state=FactState.CONFIRMED).count() == 1


def test_a_second_reviewer_sees_the_first_one_s_change(document: Document, officer: Post, head: Post) -> None:
    fact = task(document, "1")
    looked = seen(fact)
    correct(document=document, seen=looked, by=officer, around=AROUND, answer=Answer({"text": "Bản của Phương"}))
    with pytest.raises(Conflict, match="Lê Hoài Phương vừa sửa mục này") as met:
        correct(document=document, seen=looked, by=head, around=AROUND, answer=Answer({"text": "Bản của Liên"}))
    assert met.value.clashes[0].theirs["data"]["text"] == "Bản của Phương"
    fact.refresh_from_db()
    assert fact.data["text"] == "Bản của Phương"


def test_a_changed_row_stops_the_whole_bulk(document: Document, officer: Post, head: Post) -> None:
    rows = [seen(f) for f in document.facts.filter(kind="task")]
    reject(document=document, seen=rows[0], by=head)
    with pytest.raises(Conflict):
        accept_table(document=document, kind="task", group="table:1", seen=rows, by=officer)
    assert not document.facts.filter(state=FactState.CONFIRMED).exists()


def test_adding_from_selected_words(document: Document, officer: Post) -> None:
    text = document.readings.get().text
    start = text.index("Các đơn vị báo cáo kết quả")
    fact = add(document=document, kind="task", span=(start, start + 26), by=officer)
    assert fact.data["text"] == "Các đơn vị báo cáo kết quả"
    assert (fact.state, fact.span_start) == (FactState.PROPOSED, start)
    assert {d["code"] for d in fact.doubts} == {"no-lead", "no-deadline"}
    undo(document=document, by=officer)
    fact.refresh_from_db()
    assert fact.state == FactState.WITHDRAWN
    redo(document=document, by=officer)
    fact.refresh_from_db()
    assert fact.state == FactState.PROPOSED


@pytest.mark.parametrize(("kind", "span"), [("task", (5, 5)), ("task", (0, 10**9)), ("header", (0, 5)), ("x", (0, 5))])
def test_adding_needs_words_and_a_kind(document: Document, officer: Post, kind: str, span: tuple[int, int]) -> None:
    with pytest.raises(Problem):
        add(document=document, kind=kind, span=span, by=officer)


def test_splitting_a_row_into_two_deliverables(document: Document, officer: Post) -> None:
    parts = split(document=document, seen=seen(task(document, "4")), parts=["Rà soát", "Báo cáo"], by=officer)
    assert [p.data["text"] for p in parts] == ["Rà soát", "Báo cáo"]
    assert [p.data["number"] for p in parts] == ["4a", "4b"]
    assert all(p.data["deadline"]["due"] == "2026-12-31" for p in parts)
    assert task(document, "4").state == FactState.SPLIT
    undo(document=document, by=officer)
    assert task(document, "4").state == FactState.PROPOSED
    assert {p.state for p in Fact.objects.filter(pk__in=[p.pk for p in parts])} == {FactState.WITHDRAWN}


def test_merging_joins_words_and_units(document: Document, officer: Post) -> None:
    chosen = [task(document, "3"), task(document, "4")]
    kept = merge(document=document, seen=[seen(f) for f in chosen], by=officer)
    assert kept.data["text"] == "Rà soát, báo cáo nội dung thứ 3; Rà soát, báo cáo nội dung thứ 4"
    assert [u["unit"] for u in kept.data["lead"]] == ["Vụ Kế hoạch - Tài chính", "Cục Việc làm"]
    assert task(document, "4").merged_into_id == kept.pk
    undo(document=document, by=officer)
    assert task(document, "4").state == FactState.PROPOSED
    assert task(document, "3").data["text"] == "Rà soát, báo cáo nội dung thứ 3"


def test_merging_needs_two_of_one_kind(document: Document, officer: Post) -> None:
    indicator = document.facts.filter(kind="indicator").first()
    assert indicator is not None
    with pytest.raises(Problem, match="cùng loại"):
        merge(document=document, seen=[seen(task(document, "1")), seen(indicator)], by=officer)


def test_a_merged_fact_cannot_be_confirmed(document: Document, officer: Post) -> None:
    merge(document=document, seen=[seen(task(document, "1")), seen(task(document, "2"))], by=officer)
    with pytest.raises(Problem, match="đã gộp"):
        accept(document=document, seen=seen(task(document, "2")), by=officer, around=AROUND)


def test_undo_walks_back_through_every_act(document: Document, officer: Post) -> None:
    before = {f.pk: (f.state, f.data) for f in document.facts.all()}
    accept(document=document, seen=seen(task(document, "1")), by=officer, around=AROUND)
    correct(
        document=document, seen=seen(task(document, "1")), by=officer, around=AROUND, answer=Answer({"text": "Mới"})
    )
    reject(document=document, seen=seen(task(document, "2")), by=officer)
    for _step in range(3):
        undo(document=document, by=officer)
    assert {f.pk: (f.state, f.data) for f in document.facts.all()} == before
    with pytest.raises(Problem, match="chưa làm gì"):
        undo(document=document, by=officer)
    for _step in range(3):
        redo(document=document, by=officer)
    assert task(document, "2").state == FactState.REJECTED
    assert "Mới" in [f.data["text"] for f in document.facts.filter(kind="task")]


def test_undo_never_takes_back_what_another_did(document: Document, officer: Post, head: Post) -> None:
    accept(document=document, seen=seen(task(document, "1")), by=officer, around=AROUND)
    with pytest.raises(Problem):
        undo(document=document, by=head)
    reject(document=document, seen=seen(task(document, "1")), by=head)
    with pytest.raises(Conflict, match="Hoàng Bích Liên"):
        undo(document=document, by=officer)


def test_redo_ends_where_something_new_was_done(document: Document, officer: Post) -> None:
    accept(document=document, seen=seen(task(document, "1")), by=officer, around=AROUND)
    undo(document=document, by=officer)
    accept(document=document, seen=seen(task(document, "2")), by=officer, around=AROUND)
    with pytest.raises(Problem, match="làm lại"):
        redo(document=document, by=officer)


def test_a_published_document_is_no_longer_reviewed(document: Document, officer: Post) -> None:
    fact = task(document, "1")
    mark_published(document=document, by=officer)
    with pytest.raises(Problem, match="đã đưa vào theo dõi"):
        accept(document=document, seen=seen(fact), by=officer, around=AROUND)


def test_a_fact_of_another_document_is_not_found(document: Document, officer: Post) -> None:
    other = document_from(_other(), by=officer)
    with pytest.raises(Problem, match="Không tìm thấy"):
        accept(document=other, seen=seen(task(document, "1")), by=officer, around=AROUND)


def test_what_the_press_quotes_is_confirmed_one_by_one(officer: Post) -> None:
    page = decision(number="77/QĐ-BPTXH")
    for one in page["tasks"]:
        one |= {"notes": ["press-source"], "speaker": {"name": "Trần Minh Khuê", "title": "Thứ trưởng"}}
    quoted = document_from(page, by=officer)
    rows = list(quoted.facts.filter(kind="task"))
    assert all(f.doubts[0]["code"] == "press-source" for f in rows)
    with pytest.raises(Problem, match="Không còn dòng nào"):
        accept_table(document=quoted, kind="task", group="table:1", seen=[seen(f) for f in rows], by=officer)
