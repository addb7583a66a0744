"""A heading of columns that people keep correcting is offered as data; once taken, the next reading knows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import Document, Fact, HeadingAnswer
from dondoc.apps.directives.selectors.headings import heading_lessons
from dondoc.apps.directives.selectors.offered import changes, offered_reading
from dondoc.apps.directives.services.again import read_again
from dondoc.apps.directives.services.headings import answer_heading, drop_heading
from dondoc.apps.directives.services.intake import Sent, receive
from dondoc.apps.directives.services.ledger import Seen
from dondoc.apps.directives.services.review import Answer, correct
from dondoc.apps.directives.understanding import pack_for, surroundings
from dondoc.apps.jobs.worker import work_off

pytestmark = pytest.mark.django_db
PLACE = "/van-ban/de-nghi-bo-sung/"
HEADING = "Nơi đảm nhiệm"
PLAN = f"""BỘ PHÁT TRIỂN XÃ HỘI
Số: 31/KH-BPTXH
Hà Nội, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Thực hiện nhiệm vụ năm 2026

TT\tNhiệm vụ\t{HEADING}\tThời hạn
1\tXây dựng đề án đào tạo nghề\tCục Việc làm\tTháng 5/2026
2\tRà soát chế độ trợ giúp\tVụ Pháp chế\tTháng 6/2026
3\tTổng kết chương trình\tVăn phòng Bộ\tTháng 7/2026
4\tKhảo sát nhu cầu\tCục Việc làm\tTháng 8/2026
""".encode()


def put_lead(document: Document, number: str, unit: str, by: Post) -> None:
    fact = task(document, number)
    around = surroundings(document.issued, 2026)
    correct(document=document, seen=Seen(fact.pk, fact.version), by=by, around=around, answer=Answer({"lead": unit}))


def task(document: Document, number: str) -> Fact:
    return next(f for f in document.facts.filter(kind="task") if f.data["number"] == number)


@pytest.fixture
def document(officer: Post) -> Document:
    receive(files=[Sent("kh.txt", len(PLAN), [PLAN])], by=officer)
    work_off()
    return Document.objects.get()


@pytest.fixture
def corrected(document: Document, officer: Post) -> Document:
    assert task(document, "1").data["lead"] == []
    put_lead(document, "1", "Cục Việc làm", officer)
    put_lead(document, "2", "Vụ Pháp chế", officer)
    return document


def test_what_was_put_once_or_stands_elsewhere_is_not_offered(document: Document, officer: Post) -> None:
    put_lead(document, "1", "Cục Việc làm", officer)
    put_lead(document, "2", "Văn phòng Bộ", officer)
    assert heading_lessons() == []


def test_a_heading_is_offered_with_its_places_and_nothing_is_taken(corrected: Document) -> None:
    (lesson,) = heading_lessons()
    assert (lesson.words, lesson.role, lesson.count) == (HEADING, "lead", 2)
    assert {fact.document_id for fact in lesson.examples} == {corrected.pk}
    assert pack_for().headings == {}


def test_once_taken_the_next_reading_knows_it_and_keeps_what_was_corrected(
    corrected: Document, admin: Post, officer: Post
) -> None:
    before = corrected.readings.get(current=True)
    answer_heading(words=HEADING, role="lead", take=True, by=admin)
    assert pack_for().headings == {HEADING.lower(): "lead"}
    assert task(corrected, "3").data["lead"] == []
    with transaction.atomic():
        read_again(document=corrected, copy_pk=corrected.copies.get().pk, by=officer)
    work_off()
    offered = offered_reading(corrected)
    assert offered is not None
    assert offered.pack_sha256 != before.pack_sha256
    assert {change.title[:1] for change in changes(corrected, offered)} == {"3", "4"}
    assert [m["unit"] for m in task(corrected, "1").data["lead"]] == ["Cục Việc làm"]
    assert heading_lessons() == []
    with pytest.raises(Problem):
        answer_heading(words=HEADING, role="lead", take=True, by=admin)


def test_a_heading_taken_can_be_dropped(corrected: Document, admin: Post, client_of: Callable[[Post], Client]) -> None:
    browser = client_of(admin)
    assert HEADING in browser.get(PLACE).content.decode()
    browser.post(PLACE, {"chu": HEADING, "vai": "lead", "nhan": "1"})
    assert HeadingAnswer.objects.get().taken
    assert "Đầu cột đã nhận" in browser.get(PLACE).content.decode()
    answer = browser.post(PLACE, {"chu": HEADING, "bo": "1"}, follow=True)
    assert "Đã bỏ đầu cột" in answer.content.decode()
    assert pack_for().headings == {}
    with pytest.raises(Problem):
        drop_heading(words=HEADING, by=admin)
    assert [row.act for row in AuditRow.objects.filter(act__startswith="directives.heading")] == [
        "directives.heading_dropped",
        "directives.heading_taken",
    ]


def test_a_heading_left_changes_no_data(corrected: Document, admin: Post, client_of: Callable[[Post], Client]) -> None:
    answer = client_of(admin).post(PLACE, {"chu": HEADING, "vai": "lead"}, follow=True)
    assert "Không nhận đầu cột" in answer.content.decode()
    assert heading_lessons() == []
    assert pack_for().headings == {}


def test_a_heading_stands_for_one_thing(corrected: Document, admin: Post) -> None:
    HeadingAnswer.objects.create(words=HEADING, words_key=HEADING.lower(), role="output", taken=True, by=admin.person)
    with pytest.raises(Problem, match="nghĩa khác"):
        answer_heading(words=HEADING, role="lead", take=True, by=admin)
