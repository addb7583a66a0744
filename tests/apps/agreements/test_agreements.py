"""Agreements: with whom, about what, for which years, and how far they have come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client
from tests.apps.registers.desk import closed, contract, placed, press

from dondoc.apps.accounts.models import Post
from dondoc.apps.agreements.models import Agreement
from dondoc.apps.agreements.reading import kind_of
from dondoc.apps.events.models import Event

type ClientOf = Callable[[Post], Client]


def test_a_memorandum_has_its_name_partner_years_and_state(officer: Post) -> None:
    closed(press(), officer)
    found = Agreement.objects.get()
    assert found.name == "Bản ghi nhớ với Cơ quan Lao động Lào về kỹ năng nghề"
    assert (found.kind, found.partner, found.years, found.state) == (
        "mou",
        "Cơ quan Lao động Lào",
        "2026–2028",
        "signed",
    )
    assert not found.is_over(date(2028, 12, 31))
    assert found.is_over(date(2029, 1, 1))
    assert "ký kết" in found.mentions.get().words


def test_what_is_only_negotiated_is_not_signed(officer: Post) -> None:
    text = "Bộ đang đàm phán Hiệp định về an sinh xã hội với Bộ Lao động Nhật Bản.\n"
    raw = "Hiệp định về an sinh xã hội với Bộ Lao động Nhật Bản"
    said = placed(text, raw, id="a-1", **{"with": "Bộ Lao động Nhật Bản", "subject": None, "from": None, "to": None})
    closed(contract(text, "8/BPTXH-HTQT", agreements=[said | {"mode": None}]), officer)
    found = Agreement.objects.get()
    assert (found.kind, found.state, found.name) == ("treaty", "negotiated", "Hiệp định với Bộ Lao động Nhật Bản")


def test_kinds_are_named_by_the_first_word_that_names_one() -> None:
    assert kind_of("Lộ trình thực hiện Tuyên bố Hà Nội") == Agreement.Kind.ROADMAP
    assert kind_of("Giấy mời") == Agreement.Kind.OTHER
    named = Agreement(name="Tuyên bố Hà Nội", kind="declaration")
    assert named.twin() == Agreement(name="TUYÊN BỐ Hà Nội", kind="declaration").twin()


def test_a_declaration_by_hand_leads_to_its_meeting(officer: Post, client_of: ClientOf) -> None:
    closed(press(), officer)
    meeting, browser = Event.objects.get(), client_of(officer)
    sent = {"name": "Tuyên bố Hà Nội về công tác xã hội", "kind": "declaration", "event": str(meeting.pk)}
    sent |= {"adopted_on": "12/08/2026", "words": "Bộ trưởng nêu tại giao ban ngày 14/8/2026."}
    assert browser.post("/hop-tac/thoa-thuan/them/", sent).status_code == 302
    made = Agreement.objects.get(kind="declaration")
    assert made.adopted_year == 2026
    assert meeting.get_absolute_url() in browser.get(made.get_absolute_url()).content.decode()
    assert made.name in browser.get(meeting.get_absolute_url()).content.decode()
    wrong = sent | {"adopted_year": "2025", "from_year": "2027", "to_year": "2026"}
    answer = browser.post("/hop-tac/thoa-thuan/them/", wrong)
    assert {"adopted_year", "to_year"} <= set(answer.context["form"].errors)
    assert browser.get("/hop-tac/thoa-thuan/?nam=2027").context["page"].paginator.count == 1
