"""The pages answer for whoever may read, keep their filters in the address and say what went wrong."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.apps.programmes.plans import YEAR, choices, collective_task, group_of, half_reviewed, reviewed
from tests.conftest import Org

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.directives.models import Document
from dondoc.apps.programmes.models import Programme, ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish

type ClientOf = Callable[[Post | Person], Client]


@pytest.fixture
def version(org: Org, officer: Post) -> ProgrammeVersion:
    """A published programme of six tasks."""
    return publish(document=reviewed(officer), by=officer, choices=choices(org.planning))


def test_the_list_shows_each_programme_with_its_boxes(
    version: ProgrammeVersion, focal: Post, client_of: ClientOf
) -> None:
    page = client_of(focal).get("/chuong-trinh/")
    assert page.status_code == 200
    assert version.programme.name in page.text
    assert "12/QĐ-BPTXH" in page.text


def test_an_empty_list_says_how_to_begin(officer: Post, client_of: ClientOf) -> None:
    assert "Bắt đầu từ một văn bản chỉ đạo đã ký." in client_of(officer).get("/chuong-trinh/").text


def test_the_tree_shows_words_deadlines_and_boxes(version: ProgrammeVersion, focal: Post, client_of: ClientOf) -> None:
    page = client_of(focal).get(f"/chuong-trinh/{version.programme_id}/?ngay=2026-03-01").text
    assert "Rà soát, báo cáo nội dung thứ 6" in page
    assert "31/12/2026" in page
    assert "Năm 2026" in page
    assert "I. Nhóm A" in page
    assert "Hiện 6/6" in page
    assert "1 nhiệm vụ có nhiều đơn vị chủ trì" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("tim=noi dung thu 4", 1),
        ("tim=NỘI DUNG", 6),
        ("tim=khong-co", 0),
        ("han=khong", 1),
        ("han=qua-han&ngay=2027-01-01", 5),
        ("o=open_overdue&ngay=2027-01-01", 5),
        ("o=no_deadline", 1),
        ("tinh-trang=assigned", 6),
        ("tinh-trang=completed", 0),
        ("don-vi=999999", 0),
        ("han=lung-tung", 6),
    ],
)
def test_filters_live_in_the_address(
    version: ProgrammeVersion, focal: Post, client_of: ClientOf, query: str, shown: int
) -> None:
    page = client_of(focal).get(f"/chuong-trinh/{version.programme_id}/?{query}")
    assert page.status_code == 200
    assert f"Hiện {shown}/6" in page.text


def test_a_unit_filters_as_lead_and_as_coordinator(
    version: ProgrammeVersion, org: Org, focal: Post, client_of: ClientOf
) -> None:
    page = client_of(focal).get(f"/chuong-trinh/{version.programme_id}/?don-vi={org.planning.pk}").text
    assert "Hiện 1/6" in page


def test_a_folded_group_hides_its_rows_and_keeps_its_figures(
    version: ProgrammeVersion, focal: Post, client_of: ClientOf
) -> None:
    section = version.sections.get(room="task")
    page = client_of(focal).get(f"/chuong-trinh/{version.programme_id}/?gap={section.pk}").text
    assert "6 nhiệm vụ" in page
    assert "nội dung thứ 1" not in page


def test_before_the_day_of_the_document_nothing_is_assigned(
    version: ProgrammeVersion, focal: Post, client_of: ClientOf
) -> None:
    page = client_of(focal).get(f"/chuong-trinh/{version.programme_id}/?ngay=2025-12-31").text
    assert "Hiện 0/0" in page


@pytest.mark.parametrize("tab", ["chi-tieu", "che-do-bao-cao", "van-ban", "lich-su"])
def test_every_tab_answers(version: ProgrammeVersion, focal: Post, client_of: ClientOf, tab: str) -> None:
    page = client_of(focal).get(f"/chuong-trinh/{version.programme_id}/{tab}/")
    assert page.status_code == 200
    said = {
        "chi-tieu": "Khoảng 25,5",
        "che-do-bao-cao": "trước ngày 20 hằng tháng",
        "van-ban": "12/QĐ-BPTXH",
        "lich-su": "2 chế độ báo cáo",
    }
    assert said[tab] in page.text


def test_what_is_not_there_and_who_may_not_read_get_404(
    version: ProgrammeVersion, org: Org, client_of: ClientOf
) -> None:
    stranger = Person.objects.create_user("la", "mat-khau-la-2026", full_name="Người Lạ")
    task = version.tasks.get(number="1").task_id
    for address in (f"/chuong-trinh/{version.programme_id}/", f"/nhiem-vu/{task}/"):
        assert client_of(stranger).get(address).status_code == 404
    assert Client().get(f"/chuong-trinh/{version.programme_id}/").status_code == 302


def test_the_tree_needs_few_queries(
    version: ProgrammeVersion, focal: Post, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = client_of(focal)
    with django_assert_max_num_queries(25):
        browser.get(f"/chuong-trinh/{version.programme_id}/")


def test_the_page_before_publishing_offers_and_publishes(org: Org, officer: Post, client_of: ClientOf) -> None:
    group_of(org.legal, org.employment)
    document = reviewed(officer, **{"t-1": collective_task(), "t-2": {"deadline": YEAR}})
    browser = client_of(officer)
    address = f"/van-ban/{document.pk}/dua-vao-theo-doi/"
    page = browser.get(address).text
    assert "Kế hoạch hành động năm 2026" in page
    assert "Văn bản ghi: “Các đơn vị thuộc Bộ”" in page
    collective = document.facts.get(key="t-1").pk
    sent: dict[str, object] = {"name": "Kế hoạch 2026", "year": "2026", "focal": str(org.planning.pk)}
    refused = browser.post(address, sent)
    assert refused.status_code == 422
    assert "Chưa chọn cách giao việc" in refused.text
    assert Programme.objects.count() == 0
    sent |= {f"collective-{collective}": "each", f"members-{collective}": [org.legal.pk, org.employment.pk]}
    sent |= {"milestones": [document.facts.get(key="t-2").pk]}
    done = browser.post(address, sent)
    version = ProgrammeVersion.objects.get()
    assert done.status_code == 302
    assert done["Location"] == version.programme.get_absolute_url()
    assert version.tasks.count() == 8
    assert version.tasks.get(number="2").task.milestones.count() > 0
    assert browser.get(address)["Location"] == version.programme.get_absolute_url()


def test_a_refusal_loses_nothing_that_was_chosen(org: Org, officer: Post, client_of: ClientOf) -> None:
    document = reviewed(officer, **{"t-2": {"deadline": YEAR}})
    fact = document.facts.get(key="t-2").pk
    answer = client_of(officer).post(
        f"/van-ban/{document.pk}/dua-vao-theo-doi/", {"name": "", "focal": "", "milestones": [fact]}
    )
    assert answer.status_code == 422
    assert "Chưa đặt tên chương trình." in answer.text
    assert "Chưa chọn đơn vị đầu mối." in answer.text
    assert f'id="m-{fact}" checked' in answer.text


def test_an_unfinished_review_disables_the_button_and_says_why(org: Org, officer: Post, client_of: ClientOf) -> None:
    document = half_reviewed(officer)
    page = client_of(officer).get(f"/van-ban/{document.pk}/dua-vao-theo-doi/").text
    assert "Còn 1 mục chưa có người xác nhận" in page
    assert 'disabled aria-describedby="why-not"' in page
    forced = client_of(officer).post(
        f"/van-ban/{document.pk}/dua-vao-theo-doi/", {"name": "A", "focal": str(org.planning.pk)}
    )
    assert forced.status_code == 422
    assert Programme.objects.count() == 0


def test_who_may_not_publish_is_refused(org: Org, officer: Post, focal: Post, client_of: ClientOf) -> None:
    document = reviewed(officer)
    assert client_of(focal).get(f"/van-ban/{document.pk}/dua-vao-theo-doi/").status_code == 403
    assert client_of(focal).post(f"/van-ban/{document.pk}/da-ra-soat/").status_code == 403
    assert client_of(officer).get("/van-ban/999999/dua-vao-theo-doi/").status_code == 404


def test_closing_an_unfinished_review_is_refused_on_the_page(org: Org, officer: Post, client_of: ClientOf) -> None:
    document = half_reviewed(officer)
    answer = client_of(officer).post(f"/van-ban/{document.pk}/da-ra-soat/")
    assert answer.status_code == 422
    assert "Còn 1 mục chưa có người xác nhận" in answer.text
    document.refresh_from_db()
    assert document.state == Document.State.IN_REVIEW


def test_a_letter_is_closed_from_the_page_before_publishing(org: Org, officer: Post, client_of: ClientOf) -> None:
    document = reviewed(officer)
    browser = client_of(officer)
    assert "Chỉ ghi nhận đã rà soát" in browser.get(f"/van-ban/{document.pk}/dua-vao-theo-doi/").text
    assert browser.post(f"/van-ban/{document.pk}/da-ra-soat/")["Location"] == f"/van-ban/{document.pk}/"
    document.refresh_from_db()
    assert document.state == Document.State.REVIEWED


def test_the_six_questions_are_shown_task_by_task(org: Org, officer: Post, client_of: ClientOf) -> None:
    document = reviewed(officer, **{"t-2": {"deadline": YEAR}})
    page = client_of(officer).get(f"/van-ban/{document.pk}/sau-ro/").text
    assert "Rõ thẩm quyền" in page
    assert "Có 2 đơn vị cùng chủ trì" in page
    assert "Chỉ ghi “Năm 2026”" in page


def test_the_note_is_a_word_file_with_the_missing_points(org: Org, officer: Post, client_of: ClientOf) -> None:
    document = reviewed(officer, **{"t-2": {"deadline": YEAR}})
    answer = client_of(officer).get(f"/van-ban/{document.pk}/phieu-ra-soat/")
    assert answer["Content-Disposition"] == 'attachment; filename="phieu-ra-soat-12-qd-bptxh.docx"'
    word = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any("Chỉ ghi “Năm 2026”" in cell for cell in cells)
    assert any("Có 2 đơn vị cùng chủ trì" in cell for cell in cells)


def test_a_task_page_shows_its_sentence_axes_and_history(
    version: ProgrammeVersion, focal: Post, client_of: ClientOf
) -> None:
    task = version.tasks.get(number="3").task_id
    page = client_of(focal).get(f"/nhiem-vu/{task}/?ngay=2027-01-10").text
    assert "Rà soát, báo cáo nội dung thứ 3" in page
    assert "Quá hạn 10 ngày" in page
    assert "Mục 3, I. Nhóm A, Phụ lục II" in page
    assert "giao nhiệm vụ khi đưa văn bản vào theo dõi" in page
    assert "Lê Hoài Phương xác nhận" in page


def test_the_sentence_alone_is_a_fragment_or_a_page(
    version: ProgrammeVersion, focal: Post, client_of: ClientOf
) -> None:
    task = version.tasks.get(number="3").task_id
    fragment = client_of(focal).get(f"/nhiem-vu/{task}/cau-goc/?manh=1").text
    assert fragment.lstrip().startswith("<div")
    assert "<!doctype html>" in client_of(focal).get(f"/nhiem-vu/{task}/cau-goc/").text


def test_a_long_programme_comes_in_pages(
    version: ProgrammeVersion, focal: Post, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dondoc.apps.programmes.selectors.board.PER_PAGE", 4)
    browser, address = client_of(focal), f"/chuong-trinh/{version.programme_id}/"
    pages = [browser.get(f"{address}?trang={number}").text for number in (1, 2)]
    assert [page.count('class="hov') for page in pages] == [4, 2]
    assert all("Hiện 6/6" in page for page in pages)
    assert "Rà soát, báo cáo nội dung thứ 6" in pages[1]
    assert "1–4 trên 6" in pages[0]
    section = version.sections.get(room="task").pk
    assert 'class="hov' not in browser.get(f"{address}?gap={section}&trang=2").text
