"""Pages of the register, the intake and the review, as a browser without scripts asks for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.apps.directives.contracts import decision
from tests.apps.directives.factories import confirmed_document, document_from

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.directives.models import Document, Fact, FactState
from dondoc.apps.directives.services.register import mark_published

pytestmark = pytest.mark.django_db

type ClientOf = Callable[[Post | Person], Client]


@pytest.fixture
def document(officer: Post) -> Document:
    return document_from(by=officer)


@pytest.fixture
def browser(officer: Post, client_of: ClientOf) -> Client:
    return client_of(officer)


def task(document: Document, number: str) -> Fact:
    return next(f for f in document.facts.filter(kind="task") if f.data.get("number") == number)


def review(document: Document, path: str = "") -> str:
    return f"/van-ban/{document.pk}/ra-soat/{path}"


def body(response: Any) -> str:
    return str(response.content.decode())


def test_the_review_shows_words_facts_and_checks(document: Document, browser: Client) -> None:
    page = body(browser.get(review(document)))
    assert "Rà soát Quyết định 12/QĐ-BPTXH" in page
    assert "còn <b" in page
    assert "2 điểm cần xem" in page
    assert 'class="lit k-when' in page
    assert "Rõ người" in page
    assert "Số văn bản ghi hai cách." in page
    assert "Nêu 2 đơn vị, không ghi ai chủ trì." in page


def test_the_words_of_the_source_are_whole_and_escaped(officer: Post, browser: Client) -> None:
    contract = decision()
    contract["text"] += "<script>alert(1)</script>\n"
    page = body(browser.get(review(document_from(contract, by=officer))))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_a_word_of_the_source_leads_to_its_fact(document: Document, browser: Client) -> None:
    fact = task(document, "2")
    page = body(browser.get(review(document)))
    assert f'href="{review(document)}?muc={fact.pk}"' in page
    assert "Nhiệm vụ 2 · Phụ lục II" in body(browser.get(review(document, f"?muc={fact.pk}")))


def test_confirming_with_the_offered_answer_goes_on_to_the_next_doubt(document: Document, browser: Client) -> None:
    fact = task(document, "3")
    form = {"phien_ban": fact.version, "tra_loi": "Cục Việc làm"}
    response = browser.post(review(document, f"{fact.pk}/xac-nhan/"), form)
    fact.refresh_from_db()
    assert [u["unit"] for u in fact.data["lead"]] == ["Cục Việc làm"]
    assert [u["unit"] for u in fact.data["coordinate"]] == ["Vụ Kế hoạch - Tài chính"]
    assert response["Location"] == review(document, f"?muc={task(document, '5').pk}")


def test_a_proposal_is_drawn_apart_and_its_value_says_who_took_it(document: Document, browser: Client) -> None:
    fact = task(document, "5")
    page = body(browser.get(review(document, f"?muc={fact.pk}")))
    assert "Đề nghị" in page
    assert 'value="31/12/2026"' in page
    browser.post(review(document, f"{fact.pk}/xac-nhan/"), {"phien_ban": fact.version, "tra_loi": "31/12/2026"})
    fact.refresh_from_db()
    assert fact.data["deadline"]["due"] == "2026-12-31"
    assert fact.set_by["deadline"]["name"] == "Lê Hoài Phương"
    assert "Lê Hoài Phương đặt: nhận đề nghị, năm của kế hoạch" in body(
        browser.get(review(document, f"?muc={fact.pk}"))
    )


def test_confirming_as_it_stands_adds_nothing(document: Document, browser: Client) -> None:
    fact = task(document, "5")
    browser.post(review(document, f"{fact.pk}/xac-nhan/"), {"phien_ban": fact.version, "tra_loi": "_giu"})
    fact.refresh_from_db()
    assert (fact.state, fact.data["deadline"], fact.set_by) == (FactState.CONFIRMED, None, {})


def test_correcting_through_the_form(document: Document, browser: Client) -> None:
    fact = task(document, "1")
    page = body(browser.get(review(document, f"{fact.pk}/sua/")))
    assert "Rà soát, báo cáo nội dung thứ 1</textarea>" in page
    form = {"phien_ban": fact.version, "deadline": "30/06/2026", "lead": "Cục Việc làm", "lead__them": "Vụ Pháp chế"}
    assert browser.post(review(document, f"{fact.pk}/sua/"), form).status_code == 302
    fact.refresh_from_db()
    assert fact.data["deadline"]["due"] == "2026-06-30"
    assert [u["unit"] for u in fact.data["lead"]] == ["Cục Việc làm", "Vụ Pháp chế"]


def test_an_expression_of_time_can_be_typed(document: Document, browser: Client) -> None:
    fact = task(document, "1")
    browser.post(review(document, f"{fact.pk}/sua/"), {"phien_ban": fact.version, "deadline": "Quý II/2026"})
    fact.refresh_from_db()
    assert (fact.data["deadline"]["due"], fact.data["deadline"]["precision"]) == ("2026-06-30", "quarter")


def test_a_wrong_date_is_said_beside_its_field_and_nothing_typed_is_lost(document: Document, browser: Client) -> None:
    fact = task(document, "1")
    form = {"phien_ban": fact.version, "text": "Chữ tôi đã gõ", "deadline": "31/2/2026"}
    response = browser.post(review(document, f"{fact.pk}/sua/"), form)
    assert response.status_code == 422
    assert "Tháng 2/2026 không có ngày 31." in body(response)
    assert "Chữ tôi đã gõ" in body(response)


def test_the_second_reviewer_gets_both_versions(
    document: Document, browser: Client, head: Post, client_of: ClientOf
) -> None:
    fact = task(document, "1")
    old = fact.version
    browser.post(review(document, f"{fact.pk}/sua/"), {"phien_ban": old, "text": "Bản của Phương"})
    other = client_of(head)
    response = other.post(review(document, f"{fact.pk}/sua/"), {"phien_ban": old, "text": "Bản của Liên"})
    assert response.status_code == 409
    assert "Lê Hoài Phương vừa sửa mục này" in body(response)
    assert "Bản của Phương" in body(response)
    assert "Bản của Liên" in body(response)
    again = other.post(review(document, f"{fact.pk}/sua/"), {"phien_ban": old + 1, "text": "Bản của Liên"})
    assert again.status_code == 302
    fact.refresh_from_db()
    assert fact.data["text"] == "Bản của Liên"


def test_a_stale_confirmation_is_refused_and_shows_the_change(
    document: Document, browser: Client, head: Post, client_of: ClientOf
) -> None:
    fact = task(document, "1")
    client_of(head).post(review(document, f"{fact.pk}/bo/"), {"phien_ban": fact.version})
    response = browser.post(review(document, f"{fact.pk}/xac-nhan/"), {"phien_ban": fact.version})
    assert response.status_code == 409
    assert "Hoàng Bích Liên vừa sửa mục này" in body(response)


def test_a_whole_table_at_once_then_undo(document: Document, browser: Client) -> None:
    seen = [f"{f.pk}:{f.version}" for f in document.facts.filter(kind="task")]
    browser.post(review(document, "bang/"), {"loai": "task", "bang": "table:1", "muc": seen})
    assert document.facts.filter(kind="task", state=FactState.CONFIRMED, how="bulk").count() == 4
    browser.post(review(document, "hoan-tac/"))
    assert not document.facts.filter(state=FactState.CONFIRMED).exists()
    browser.post(review(document, "lam-lai/"))
    assert document.facts.filter(state=FactState.CONFIRMED).count() == 4


def test_nothing_to_undo_is_said(document: Document, browser: Client) -> None:
    response = browser.post(review(document, "hoan-tac/"))
    assert (response.status_code, "Bạn chưa làm gì" in body(response)) == (422, True)


def test_split_merge_and_add_through_their_forms(document: Document, browser: Client) -> None:
    four, six = task(document, "4"), task(document, "6")
    assert "Mỗi dòng thành một mục" in body(browser.get(review(document, f"{four.pk}/tach/")))
    browser.post(review(document, f"{four.pk}/tach/"), {"phien_ban": four.version, "phan": "Rà soát\r\nBáo cáo"})
    assert task(document, "4a").data["text"] == "Rà soát"
    part = task(document, "4b")
    assert "Gộp các mục đánh dấu" in body(browser.get(review(document, f"{six.pk}/gop/")))
    form = {"phien_ban": six.version, "muc": [f"{part.pk}:{part.version}"]}
    browser.post(review(document, f"{six.pk}/gop/"), form)
    assert task(document, "6").data["text"] == "Rà soát, báo cáo nội dung thứ 6; Báo cáo"
    words = "Các đơn vị báo cáo kết quả"
    assert words in body(browser.get(review(document, f"them/?loai=task&chu={words}")))
    browser.post(review(document, "them/"), {"loai": "task", "chu": words, "tu": "", "den": ""})
    assert document.facts.filter(kind="task", data__text=words).exists()


def test_words_that_do_not_stand_there_are_not_added(document: Document, browser: Client) -> None:
    response = browser.post(review(document, "them/"), {"loai": "task", "chu": "không có ở đây"})
    assert response.status_code == 422


def test_publishing_stays_shut_until_all_is_decided(document: Document, officer: Post, browser: Client) -> None:
    assert "Còn 2 điểm cần xem trước khi đưa vào theo dõi" in body(browser.get(review(document)))
    done = confirmed_document(decision(number="14/QĐ-BPTXH"), by=officer)
    page = body(browser.get(review(done)))
    assert "điểm cần xem trước" not in page
    assert "chưa ai xác nhận" not in page


def test_a_document_under_tracking_is_shown_but_no_longer_decided(officer: Post, browser: Client) -> None:
    done = confirmed_document(by=officer)
    mark_published(document=done, by=officer)
    page = body(browser.get(review(done, f"?muc={task(done, '1').pk}")))
    assert "Đã đưa vào theo dõi" in page
    assert "Lê Hoài Phương xác nhận" in page
    assert "Hoàn tác" not in page[: page.index("moi-phim")]
    assert browser.post(review(done, f"{task(done, '1').pk}/bo/"), {"phien_ban": 2}).status_code == 422


def test_all_the_time_is_a_clear_answer(document: Document, browser: Client) -> None:
    fact = task(document, "5")
    form = {"phien_ban": fact.version, "deadline": "Thường xuyên"}
    assert browser.post(review(document, f"{fact.pk}/sua/"), form).status_code == 302
    fact.refresh_from_db()
    assert (fact.data["deadline"]["due"], fact.doubts) == (None, [])


def test_milestones_are_taken_in_bulk(document: Document, browser: Client) -> None:
    page = body(browser.get(review(document, "moc/")))
    assert "Nhận mốc đã đánh dấu" in page
    chosen = [task(document, n) for n in ("1", "2")]
    browser.post(review(document, "moc/"), {"muc": [f"{f.pk}:{f.version}" for f in chosen]})
    days = [m["due"] for m in task(document, "1").data["milestones"]]
    assert days
    assert days == sorted(days)
    assert max(days) < "2026-12-31"
    assert task(document, "1").set_by["milestones"]["name"] == "Lê Hoài Phương"
    assert "milestones" not in task(document, "6").data


def test_the_six_clear_things_filter_the_list(document: Document, browser: Client) -> None:
    page = body(browser.get(review(document, "?loai=nhiem-vu&ro=person")))
    assert "Chỉ nhiệm vụ chưa rõ" in page
    assert f'data-fact="{task(document, "3").pk}"' in page
    facts = page[page.index('id="du-kien"') :]
    assert f"?muc={task(document, '1').pk}" not in facts


def test_others_here_are_named(document: Document, browser: Client, head: Post, client_of: ClientOf) -> None:
    client_of(head).post(review(document, "hien-dien/"), {"o": "Chỉ tiêu"})
    page = body(browser.get(review(document)))
    assert "Hoàng Bích Liên đang rà soát Chỉ tiêu" in page


@pytest.mark.parametrize("path", ["", "bang/", "hoan-tac/", "moc/", "them/"])
def test_who_may_not_confirm_does_not_review(document: Document, focal: Post, client_of: ClientOf, path: str) -> None:
    browser = client_of(focal)
    ask = browser.get if path in {"", "moc/", "them/"} else browser.post
    assert ask(review(document, path)).status_code == 403


def test_a_fact_of_another_document_is_not_there(document: Document, officer: Post, browser: Client) -> None:
    other = document_from(decision(number="15/QĐ-BPTXH"), by=officer)
    fact = task(document, "1")
    assert browser.get(review(other, f"{fact.pk}/sua/")).status_code == 404
    assert browser.post(review(other, f"{fact.pk}/bo/"), {"phien_ban": 1}).status_code == 404


@pytest.mark.parametrize("wanted", ["x", "99999999", "9" * 40, "-1", "²"])
def test_an_odd_address_shows_the_review_all_the_same(document: Document, browser: Client, wanted: str) -> None:
    assert browser.get(review(document), {"muc": wanted, "loai": wanted, "ro": wanted}).status_code == 200


def test_the_register_is_searched_without_marks_and_filtered(
    document: Document, officer: Post, browser: Client
) -> None:
    document_from(decision(number="99/QĐ-BPTXH", issued="2025-03-02"), by=officer)
    assert "99/QĐ-BPTXH" in body(browser.get("/van-ban/"))
    for query in ("tim=ke hoach hanh dong 12/qd", "nam=2026", "tim=nguyen van an&nam=2026"):
        page = body(browser.get(f"/van-ban/?{query}"))
        assert "12/QĐ-BPTXH" in page
        assert "99/QĐ-BPTXH" not in page
    assert "Không có văn bản nào khớp" in body(browser.get("/van-ban/?tim=zzz"))


def test_an_empty_register_says_what_to_do(browser: Client) -> None:
    assert "Bắt đầu từ một văn bản chỉ đạo đã ký" in body(browser.get("/van-ban/"))


def test_the_document_page_shows_relations_both_ways(document: Document, officer: Post, browser: Client) -> None:
    upper = decision(number="01/NQ-CP", issued="2026-01-01")
    upper |= {"issuer": "Chính phủ", "kind": "Nghị quyết", "citations": []}
    target = document_from(upper, by=officer)
    page = body(browser.get(f"/van-ban/{document.pk}/"))
    assert f'<a href="/van-ban/{target.pk}/">Nghị quyết số 01/NQ-CP</a>' in page
    assert "Nghị định số 14/2017/NĐ-CP" in page
    assert "chưa có trong sổ" in page
    assert "Quyết định 12/QĐ-BPTXH" in body(browser.get(f"/van-ban/{target.pk}/"))


def test_a_stub_keeps_no_content(browser: Client) -> None:
    form = {"number": "05/CT-BPTXH", "issuer": "Bộ Phát triển Xã hội", "issued": "05/02/2026", "secrecy": "mat"}
    response = browser.post("/van-ban/ghi-so/", form)
    entered = Document.objects.get()
    assert response["Location"] == f"/van-ban/{entered.pk}/"
    assert (entered.state, entered.title, entered.copies.count()) == (Document.State.STUB, "", 0)
    assert browser.get(review(entered)).status_code == 404
    assert browser.post("/van-ban/ghi-so/", form).status_code == 422
    assert browser.post("/van-ban/ghi-so/", {**form, "issued": "31/2/2026"}).status_code == 422


def test_the_review_asks_the_database_little(
    officer: Post, browser: Client, django_assert_max_num_queries: Any
) -> None:
    large = document_from(decision(tasks=74), by=officer)
    with django_assert_max_num_queries(25):
        assert browser.get(review(large)).status_code == 200
    fact = task(large, "3")
    with django_assert_max_num_queries(40):
        browser.post(review(large, f"{fact.pk}/xac-nhan/"), {"phien_ban": fact.version}, headers={"HX-Request": "true"})


def test_the_register_asks_little_however_long(
    officer: Post, browser: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        document_from(decision(number=f"{number + 20}/QĐ-BPTXH", tasks=1), by=officer)
    with django_assert_max_num_queries(15):
        browser.get("/van-ban/")
