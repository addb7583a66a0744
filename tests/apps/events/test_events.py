"""Events: their days, places and heights are those that the words give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.apps.mail.test_calendars import subscribe
from tests.apps.registers.desk import closed, contract, event, press
from tests.writers.test_ical import read

from dondoc.apps.accounts.models import Post
from dondoc.apps.events.models import Event
from dondoc.apps.events.reading import level_of

type ClientOf = Callable[[Post], Client]


def made(by: Post, text: str, words: str, **more: object) -> Event:
    closed(contract(text, "1/BPTXH-HTQT", events=[event(text, words, "e-1", **more)]), by)
    return Event.objects.get()


def test_place_and_window_stand_behind_the_words(officer: Post) -> None:
    words = "Hội thảo khu vực về kinh tế chăm sóc"
    found = made(
        officer, f"Cục chủ trì tổ chức {words} tại Đà Nẵng trong tháng 11 năm 2026;\nb) khác.", words, role="host"
    )
    assert (found.place, found.starts, found.ends) == ("Đà Nẵng", date(2026, 11, 1), date(2026, 11, 30))
    assert found.when == "Tháng 11/2026"
    assert (found.level, found.role, found.year) == ("working", "host", 2026)


def test_the_day_of_the_fact_goes_before_everything(officer: Post) -> None:
    words = "Hội nghị tổng kết công tác đối ngoại"
    found = made(officer, f"Bộ tổ chức {words} tháng 3/2027.\n", words, date="2027-01-12", year=2027)
    assert (found.starts, found.ends, found.when) == (date(2027, 1, 12), date(2027, 1, 12), "12/01/2027")


def test_a_deadline_behind_the_words_is_no_day_of_the_event(officer: Post) -> None:
    words = "Diễn đàn ASEAN về lao động"
    found = made(officer, f"Chuẩn bị {words}, gửi trước ngày 15 tháng 02 năm 2026.\n", words)
    assert (found.starts, found.ends, found.when) == (None, None, "Năm 2026")
    assert Event(name="A", starts=date(2026, 3, 1), ends=date(2026, 3, 4)).when == "01/03/2026 – 04/03/2026"
    assert Event(name="A").when == ""


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Cấp cao ASEAN 38", "summit"),
        ("Hội nghị Quan chức cao cấp Lao động ASEAN lần thứ 22", "senior"),
        ("Hội nghị Bộ trưởng Lao động ASEAN lần thứ 29", "ministers"),
        ("Cuộc họp lần thứ 3 nhóm công tác SLOM", "working"),
        ("Lễ ra mắt dự án", ""),
    ],
)
def test_how_high_an_event_stands_is_said_by_its_name(name: str, level: str) -> None:
    assert level_of(name) == level


def test_one_edition_is_one_meeting_however_it_is_written() -> None:
    one = Event(name="Hội nghị Hội đồng Cộng đồng VHXH ASEAN lần thứ 23", edition=23, year=2020)
    two = Event(name="Hội nghị Hội đồng Cộng đồng VHXH ASEAN lần thứ 24", edition=24, year=2020)
    again = Event(name="Hội nghị lần thứ 23 Hội đồng Cộng đồng VHXH ASEAN", edition=23, year=2021)
    assert one.twin() != two.twin()
    assert Event(name="Hội thảo về lao động", year=2025).twin() == Event(name="HỘI THẢO về lao động", year=2025).twin()
    assert Event(name="Hội thảo về lao động").twin() == ""
    assert again.twin().endswith("|23")


def test_an_event_leads_to_what_was_said_there(officer: Post) -> None:
    closed(press(), officer)
    said = Event.objects.get().instructions.get()
    assert (said.speaker, said.occasion) == ("Lê Văn An", Event.objects.get().name)


def test_events_with_days_stand_in_a_calendar(
    officer: Post, client_of: ClientOf, client: Client, settings: Any
) -> None:
    settings.DONDOC_URL = "https://dondoc.vidu.vn"
    known = {"role": "host", "place": "Huế", "year": 2026}
    two = Event.objects.create(name="Hội nghị A", starts=date(2026, 8, 12), ends=date(2026, 8, 13), **known)
    Event.objects.create(name="Hội thảo B", starts=date(2026, 11, 1), ends=date(2026, 11, 30), **known)
    Event.objects.create(name="Hội thảo C", year=2026)
    Event.objects.create(name="Hội nghị A", starts=date(2026, 8, 12), joined_into=two)
    read_ = read(client.get(subscribe(client_of(officer), "events:")).content)
    assert [value for key, value in read_ if key == "SUMMARY"] == ["Hội nghị A", "Tháng 11/2026: Hội thảo B"]
    assert [value for key, value in read_ if key == "DTEND"] == ["20260814", "20261102"]
    assert ("URL", f"https://dondoc.vidu.vn{two.get_absolute_url()}") in read_
    assert ("DESCRIPTION", "Đăng cai, tổ chức, Huế") in [(key, value.replace("\\,", ",")) for key, value in read_]
