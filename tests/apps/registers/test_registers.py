"""Registers of the desk: entered once from confirmed facts, never joined in silence, corrected with the record kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.apps.directives.factories import confirmed_document, document_from
from tests.apps.registers.desk import COUNCIL, closed, letter, press

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.bodies.models import Chairmanship
from dondoc.apps.directives.models import Document
from dondoc.apps.events.models import Event
from dondoc.apps.instructions.models import Instruction
from dondoc.apps.registers.models import ToldApart
from dondoc.apps.registers.selectors import twins
from dondoc.apps.registers.sentences import LONGEST, sentence_around
from dondoc.apps.registers.services.entering import enter_closed_documents, enter_document
from dondoc.apps.registers.services.joining import join, part, tell_apart
from dondoc.apps.registers.services.keeping import Refused, Said, Stale, add_by_hand, correct
from dondoc.apps.registers.shelves import Shelf, shelf_of

type ClientOf = Callable[[Post], Client]


@pytest.fixture
def events() -> Shelf:
    found = shelf_of("hoat-dong")
    assert found
    return found


@pytest.fixture
def both(officer: Post) -> tuple[Event, Event]:
    """One meeting that two documents name."""
    closed(press(), officer)
    closed(letter(), officer)
    one, two = Event.objects.order_by("pk")
    return one, two


def test_nothing_is_entered_before_the_review_is_closed(officer: Post) -> None:
    open_still = document_from(press(), by=officer)
    assert enter_document(document=open_still, by=officer) == []
    confirmed = confirmed_document(letter(), by=officer)
    assert enter_document(document=confirmed, by=officer) == []
    assert not Event.objects.exists()


def test_a_document_is_entered_once(both: tuple[Event, Event]) -> None:
    assert enter_closed_documents() == 0
    assert Event.objects.count() == 2
    one = both[0]
    source = one.mentions.get()
    assert source.parts[1] == COUNCIL
    assert source.words.startswith("Bộ đã chủ trì")
    assert source.words.endswith("trong tháng 8 năm 2026.")
    assert (source.page, source.confirmed_by) == (2, "Lê Hoài Phương")
    assert AuditRow.objects.filter(act="registers.entered", object_type="events.event").count() == 2


def test_documents_closed_before_the_registers_were_there_are_entered_at_the_next_start(officer: Post) -> None:
    document = confirmed_document(press(), by=officer)
    Document.objects.filter(pk=document.pk).update(state=Document.State.REVIEWED)
    assert enter_closed_documents() == 3
    assert enter_closed_documents() == 0
    assert Event.objects.get().entered_by == "Lê Hoài Phương"


def test_an_event_in_two_documents_is_offered_for_joining_and_never_joined_in_silence(
    both: tuple[Event, Event], events: Shelf, officer: Post, client_of: ClientOf
) -> None:
    one, two = both
    assert twins(events, one) == [two]
    browser = client_of(officer)
    assert "Có thể là cùng một mục" in browser.get(one.get_absolute_url()).content.decode()
    assert browser.post(f"{one.get_absolute_url()}nhap/", {"other": two.pk}).status_code == 302
    one.refresh_from_db()
    assert one.mentions.count() == 2
    assert browser.get(two.get_absolute_url())["Location"] == one.get_absolute_url()
    page = browser.get(one.get_absolute_url()).content.decode()
    assert "101/BPTXH-HTQT" in page
    assert "102/BPTXH-HTQT" in page
    assert browser.post(f"{two.get_absolute_url()}tach/").status_code == 302
    two.refresh_from_db()
    assert two.joined_into is None
    assert two.mentions.get().entered_as_id == two.pk
    assert twins(events, one) == [], "who was taken apart is not offered again"


def test_what_the_other_one_knows_fills_what_stands_empty(
    both: tuple[Event, Event], events: Shelf, officer: Post
) -> None:
    one, two = both
    kept = join(shelf=events, entry=one, into=two, by=officer)
    two.refresh_from_db()
    assert (two.place, two.role) == ("Hà Nội", "attend"), "only what stood empty is filled"
    assert kept.pk == two.pk
    with pytest.raises(Refused):
        join(shelf=events, entry=one, into=two, by=officer)
    with pytest.raises(Refused):
        part(shelf=events, entry=two, by=officer)
    with pytest.raises(Refused):
        tell_apart(shelf=events, entry=two, other=two, by=officer)


def test_two_that_are_told_apart_are_not_offered_again(
    both: tuple[Event, Event], events: Shelf, officer: Post, client_of: ClientOf
) -> None:
    one, two = both
    browser = client_of(officer)
    for _twice in range(2):
        assert browser.post(f"{two.get_absolute_url()}khac/", {"other": one.pk}).status_code == 302
    assert twins(events, one) == twins(events, two) == []
    assert ToldApart.objects.count() == 1
    assert browser.post(f"{two.get_absolute_url()}khac/", {}).status_code == 422


def test_an_entry_is_corrected_with_its_history(both: tuple[Event, Event], officer: Post, client_of: ClientOf) -> None:
    one = both[0]
    browser = client_of(officer)
    sent = {"name": one.name, "edition": "23", "role": "host", "starts": "12/08/2026", "ends": "13/8/2026"}
    sent |= {"place": "Huế", "version": "1", "reason": "Đổi nơi họp"}
    assert browser.post(f"{one.get_absolute_url()}sua/", sent).status_code == 302
    one.refresh_from_db()
    assert (one.place, one.year, one.version) == ("Huế", 2026, 2)
    row = AuditRow.objects.get(act="registers.corrected")
    assert (row.reason, row.before["place"], row.after["place"]) == ("Đổi nơi họp", "Hà Nội", "Huế")
    stale = browser.post(f"{one.get_absolute_url()}sua/", sent | {"place": "Đà Nẵng"})
    assert stale.status_code == 422
    assert "vừa có người sửa" in stale.content.decode()
    wrong = browser.post(f"{one.get_absolute_url()}sua/", sent | {"version": "2", "ends": "01/08/2026"})
    assert "Ngày kết thúc trước ngày bắt đầu." in wrong.content.decode()
    one.refresh_from_db()
    assert one.place == "Huế"


def test_nothing_changed_is_nothing_done(both: tuple[Event, Event], events: Shelf, officer: Post) -> None:
    correct(shelf=events, entry=both[0], columns={"place": "Hà Nội"}, version=1, by=officer)
    assert not AuditRow.objects.filter(act="registers.corrected").exists()
    with pytest.raises(Stale):
        correct(shelf=events, entry=both[0], columns={"place": "Huế"}, version=7, by=officer)


def test_an_entry_by_hand_carries_its_writer_and_its_sentence(
    both: tuple[Event, Event], officer: Post, client_of: ClientOf
) -> None:
    browser = client_of(officer)
    sent = {"name": "Đối thoại ASEAN về trẻ em", "year": "2026", "words": "Bộ trưởng nói tại giao ban ngày 02/9/2026."}
    assert browser.post("/hop-tac/hoat-dong/them/", sent).status_code == 302
    made = Event.objects.get(name="Đối thoại ASEAN về trẻ em")
    assert made.mentions.get().confirmed_by == made.entered_by == "Lê Hoài Phương"
    page = browser.get(made.get_absolute_url()).content.decode()
    assert "Lê Hoài Phương ghi tay" in page
    placed = sent | {"name": "Hội nghị B", "number": "101/BPTXH-HTQT", "words": "Bộ tổng kết công tác đối ngoại"}
    assert browser.post("/hop-tac/hoat-dong/them/", placed).status_code == 302
    source = Event.objects.get(name="Hội nghị B").mentions.get()
    assert source.span_start == 0
    page = browser.get(source.entry.get_absolute_url()).content.decode()
    assert "/ban-doc/#:~:text=" in page
    for wrong in ({"number": "9/QĐ-X"}, {"number": "101/BPTXH-HTQT", "words": "không có"}, {"words": ""}):
        answer = browser.post("/hop-tac/hoat-dong/them/", sent | {"name": "Sai"} | wrong)
        assert answer.status_code == 422
    assert not Event.objects.filter(name="Sai").exists()


def test_a_sentence_is_asked_for(events: Shelf, officer: Post) -> None:
    with pytest.raises(Refused) as refused:
        add_by_hand(shelf=events, columns={"name": "Hội nghị"}, said=Said(" "), by=officer)
    assert refused.value.field == "words"
    assert not Event.objects.exists()


def test_lists_are_searched_without_marks_and_narrowed_by_the_address(
    both: tuple[Event, Event], officer: Post, client_of: ClientOf
) -> None:
    browser = client_of(officer)
    for query, found in {
        "tim=hoi dong vhxh": 2,
        "tim=ha noi": 1,
        "nam=2026": 2,
        "vai-tro=attend": 1,
        "cap=senior": 0,
    }.items():
        page = browser.get(f"/hop-tac/hoat-dong/?{query}")
        assert page.context["page"].paginator.count == found, query
    nothing = browser.get("/hop-tac/hoat-dong/?tim=khong co").content.decode()
    assert "Bỏ bớt điều kiện lọc" in nothing
    assert browser.get("/hop-tac/hoat-dong/?nam=1066").context["page"].paginator.count == 2
    assert browser.get("/hop-tac/khac/").status_code == 404


@pytest.mark.parametrize("slug", ["hoat-dong", "chu-tich", "thoa-thuan", "kenh", "chi-dao"])
def test_every_register_has_its_list_its_empty_list_and_its_form(slug: str, officer: Post, client_of: ClientOf) -> None:
    browser = client_of(officer)
    shelf = shelf_of(slug)
    assert shelf
    assert str(shelf.empty) in browser.get(f"/hop-tac/{slug}/").content.decode()
    closed(press(), officer)
    closed(letter(), officer)
    listed = browser.get(f"/hop-tac/{slug}/")
    for entry in listed.context["page"]:
        assert browser.get(entry.get_absolute_url()).status_code == 200
        assert browser.get(f"{entry.get_absolute_url()}sua/").status_code == 200
    assert listed.context["page"].paginator.count >= 1
    assert browser.get(f"/hop-tac/{slug}/them/").status_code == 200


def test_records_of_one_document_lead_to_each_other(officer: Post, client_of: ClientOf) -> None:
    closed(press(), officer)
    said = Instruction.objects.get()
    page = client_of(officer).get(said.get_absolute_url()).content.decode()
    assert Event.objects.get().get_absolute_url() in page
    assert "Bản ghi nhớ với Cơ quan Lao động Lào về kỹ năng nghề" in page
    document = client_of(officer).get(f"/van-ban/{said.mentions.get().document_id}/").content.decode()
    assert said.get_absolute_url() in document
    assert Event.objects.get().get_absolute_url() in document
    assert not Chairmanship.objects.exists(), "who chairs a meeting does not hold its chairmanship"


def test_a_very_long_sentence_is_cut_around_its_words() -> None:
    text = f"{'trước ' * 300}Hội nghị A{' sau' * 400}"
    start = text.index("Hội nghị A")
    found = sentence_around(text, start, start + len("Hội nghị A"))
    assert len(found.words) <= LONGEST
    assert found.words[found.start : found.end] == "Hội nghị A"
    assert found.words.startswith("trước")
