"""Bodies are known by their names and short names; chairmanships come from the words that give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.apps.registers.desk import closed, contract, event, letter

from dondoc.apps.accounts.models import Post
from dondoc.apps.bodies.catalogue import catalogue, known_code
from dondoc.apps.bodies.models import Body, Chairmanship
from dondoc.apps.bodies.services import body_of, know_bodies
from dondoc.apps.events.models import Event

type ClientOf = Callable[[Post], Client]


@pytest.mark.parametrize(
    ("name", "short", "code"),
    [
        ("Hội nghị Bộ trưởng Lao động ASEAN lần thứ 21", "ALMM 21", "ALMM"),
        ("Cuộc họp lần thứ 3 nhóm công tác SLOM về Quy định lao động tiên tiến", "SLOM-WG", "SLOM-WG"),
        ("Họp Mạng lưới an toàn, vệ sinh lao động ASEAN", "OSHNET", "ASEAN-OSHNET"),
        ("Hội nghị Hội đồng Cộng đồng VHXH ASEAN lần thứ 23", "", "ASCC Council"),
        ("trụ cột Cộng đồng Văn hóa Xã hội ASEAN", "ASCC", "ASCC"),
        ("Cấp cao ASEAN 38", "", "Cấp cao"),
        ("Hội nghị tổng kết công tác đối ngoại", "", None),
    ],
)
def test_a_body_is_known_by_its_short_name_or_its_longest_name(name: str, short: str, code: str | None) -> None:
    assert known_code(name, short) == code


@pytest.mark.django_db
def test_the_catalogue_is_entered_once_and_leaves_what_people_wrote() -> None:
    Body.objects.create(code="ALMM", name="Tên do người ghi", kind="ministers")
    assert know_bodies() == len(catalogue()) - 1
    assert know_bodies() == 0
    assert Body.objects.get(code="ALMM").name == "Tên do người ghi"
    slom = body_of("Cuộc họp Quan chức cấp cao về Lao động ASEAN")
    assert slom is not None
    assert slom.parent == Body.objects.get(code="ALMM")
    Body.objects.create(code="AMMY", name="Hội nghị Bộ trưởng Thanh niên")
    assert body_of("Cuộc họp", "ammy") == Body.objects.get(code="AMMY")


def test_a_chairmanship_has_its_term_and_is_no_event(officer: Post) -> None:
    closed(letter(), officer)
    term = Chairmanship.objects.get()
    assert (term.country, term.role, term.from_year, term.to_year, term.starts) == (
        "Việt Nam",
        "chair",
        2026,
        2027,
        None,
    )
    assert term.body == Body.objects.get(code="ASWC")
    assert term.mentions.get().parts[1] == "Hiệp hội nghề công tác xã hội ASEAN (ASWC)"
    assert not Event.objects.filter(body__code="ASWC").exists()


def test_chairman_of_a_meeting_is_an_event_and_a_chairmanship(officer: Post) -> None:
    words = "Hội nghị Bộ trưởng Lao động ASEAN lần thứ 21 (ALMM 21)"
    text = f"Bộ giữ vai trò Chủ tịch {words} từ tháng 7 năm 2026 đến tháng 6 năm 2027.\n"
    name = words.removesuffix(" (ALMM 21)")
    said = event(text, words, "e-1", name=name, abbreviation="ALMM 21", edition=21, role="chair")
    closed(contract(text, "7/BPTXH-HTQT", events=[said]), officer)
    assert Event.objects.get().body == Chairmanship.objects.get().body == Body.objects.get(code="ALMM")
    term = Chairmanship.objects.get()
    assert [f"{day:%m/%Y}" for day in (term.starts, term.ends) if day] == ["07/2026", "06/2027"]


def test_a_term_is_found_in_every_year_that_it_covers(officer: Post, client_of: ClientOf) -> None:
    closed(letter(), officer)
    browser = client_of(officer)
    for year in (2026, 2027):
        assert browser.get(f"/hop-tac/chu-tich/?nam={year}").context["page"].paginator.count == 1
    body = Body.objects.get(code="ASWC")
    assert "2026–2027: Việt Nam" in browser.get(body.get_absolute_url()).content.decode()
    assert browser.get(f"/hop-tac/chu-tich/?kenh={body.pk}").context["page"].paginator.count == 1


def test_what_cannot_be_is_refused_with_the_field_named(officer: Post, client_of: ClientOf) -> None:
    closed(letter(), officer)
    browser = client_of(officer)
    term, body = Chairmanship.objects.get(), Body.objects.get(code="ASWC")
    sent = {"body_name": "ASWC", "country": "Lào", "role": "chair", "version": "1"}
    backwards = sent | {"from_year": "2027", "to_year": "2026", "starts": "02/01/2027", "ends": "01/01/2027"}
    answer = browser.post(f"{term.get_absolute_url()}sua/", backwards)
    assert answer.status_code == 422
    assert {"to_year", "ends"} <= set(answer.context["form"].errors)
    itself = {"code": "ASWC", "name": "A", "kind": "other", "parent": str(body.pk), "version": "1"}
    assert "parent" in browser.post(f"{body.get_absolute_url()}sua/", itself).context["form"].errors
    twice = {"code": "ASWC", "name": "A", "kind": "other"}
    assert "code" in browser.post("/hop-tac/kenh/them/", twice).context["form"].errors
