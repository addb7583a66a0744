"""The pages of accounts: logging in, one's own page, and the administrator's register of people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from tests.conftest import PASSWORD, Org, make_post

from dondoc.apps.accounts import services
from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.roles import POWERS, Power, Role
from dondoc.apps.accounts.selectors import may, people, posts_of, powers_of
from dondoc.apps.accounts.services import NotPossible
from dondoc.apps.audit.selectors import history_of

type Browser = Callable[[Post | Person], Client]

TODAY = date(2026, 9, 21)


def log_in(client: Client, name: str, password: str = PASSWORD) -> int:
    return client.post("/dang-nhap/", {"login": name, "password": password}).status_code


def test_one_logs_in_by_user_name_or_address(client: Client, officer: Post) -> None:
    Person.objects.filter(pk=officer.person_id).update(email="phuong@vidu.vn")
    assert log_in(client, "phuong.lh") == 302
    client.post("/dang-xuat/")
    assert client.get("/").status_code == 302
    assert log_in(client, "PHUONG@vidu.vn") == 302


def test_wrong_passwords_are_counted(client: Client, officer: Post) -> None:
    cache.clear()
    for _time in range(5):
        page = client.post("/dang-nhap/", {"login": "phuong.lh", "password": "sai"})
        assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page.text
    page = client.post("/dang-nhap/", {"login": "phuong.lh", "password": PASSWORD})
    assert "Bạn đã nhập sai 5 lần. Chờ 15 phút" in page.text
    assert "_auth_user_id" not in client.session


def test_a_name_that_nobody_has_is_answered_like_a_wrong_password(client: Client, officer: Post) -> None:
    known = client.post("/dang-nhap/", {"login": "phuong.lh", "password": "sai"}).text
    unknown = client.post("/dang-nhap/", {"login": "khong.co", "password": "sai"}).text
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in known
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in unknown


def test_who_is_locked_out_cannot_come_in_and_is_out_at_once(client: Client, officer: Post, admin: Post) -> None:
    assert log_in(client, "phuong.lh") == 302
    services.lock(person=officer.person, by=admin)
    assert client.get("/").status_code == 302
    log_in(client, "phuong.lh")
    assert client.get("/").status_code == 302


def test_a_post_counts_while_it_lasts(officer: Post) -> None:
    Post.objects.filter(pk=officer.pk).update(valid_to=TODAY)
    officer.refresh_from_db()
    assert list(posts_of(officer.person, TODAY)) == [officer]
    assert list(posts_of(officer.person, TODAY + timedelta(days=1))) == []
    assert may(officer, Power.PUBLISH, TODAY)
    assert not may(officer, Power.PUBLISH, TODAY + timedelta(days=1))
    assert not may(officer.person, Power.READ, TODAY + timedelta(days=1))


def test_a_person_without_a_post_acted_in_has_the_powers_of_all(org: Org, officer: Post) -> None:
    Post.objects.create(person=officer.person, unit=org.office, role=Role.ADMIN, valid_from=date(2020, 1, 1))
    assert powers_of(officer.person, TODAY) == POWERS[Role.OFFICER] | POWERS[Role.ADMIN]
    assert Power.MANAGE_PEOPLE not in powers_of(officer, TODAY)


def test_one_acts_in_the_post_one_has_chosen(client_of: Browser, org: Org, officer: Post, head: Post) -> None:
    second = Post.objects.create(person=officer.person, unit=org.office, role="admin", valid_from=date(2020, 1, 1))
    browser = client_of(officer)
    assert browser.get("/nguoi-dung/").status_code == 403
    browser.post("/tai-khoan/chuc-danh/", {"post": second.pk})
    assert browser.get("/nguoi-dung/").status_code == 200
    assert browser.post("/tai-khoan/chuc-danh/", {"post": head.pk}).status_code == 404
    assert browser.get("/nguoi-dung/").status_code == 200
    Post.objects.filter(pk=second.pk).update(valid_to=timezone.localdate() - timedelta(days=1))
    assert browser.get("/nguoi-dung/").status_code == 403


def test_nobody_holds_the_same_role_twice_on_one_day(officer: Post) -> None:
    same = {"person": officer.person, "unit": officer.unit, "role": officer.role}
    with pytest.raises(DatabaseError, match="accounts_post_no_overlap"), transaction.atomic():
        Post.objects.create(**same, valid_from=TODAY)
    with pytest.raises(NotPossible, match="đang giữ vai trò"):
        services.appoint(**same, valid_from=TODAY, by=None)


def test_a_role_that_is_not_in_the_table_is_refused(officer: Post) -> None:
    with pytest.raises(DatabaseError, match="role_known"), transaction.atomic():
        Post.objects.filter(pk=officer.pk).update(role="chief")


def test_a_new_person_gets_a_password_once_and_must_change_it(client_of: Browser, client: Client, admin: Post) -> None:
    said = {"full_name": "Bùi Thu Mới", "username": "moi.bt", "role": "officer", "valid_from": "01/02/2026"}
    page = client_of(admin).post("/nguoi-dung/them/", said | {"unit": admin.unit_id, "title": "Chuyên viên"})
    person = Person.objects.get(username="moi.bt")
    password = page.context["password"]
    assert password in page.text
    assert "no-store" in page["Cache-Control"]
    assert log_in(client, "moi.bt", password) == 302
    assert client.get("/")["Location"] == "/tai-khoan/mat-khau/"
    new = {"oldpassword": password, "password1": "xoai-tuong-vang-9", "password2": "xoai-tuong-vang-9"}
    assert client.post("/tai-khoan/mat-khau/", new)["Location"] == "/tai-khoan/"
    assert client.get("/").status_code == 200
    told = [line.row.act for line in history_of(person)]
    assert told == ["accounts.password_changed", "accounts.person_added"]


@pytest.mark.parametrize(
    ("wrong", "answer"),
    [
        ({"username": "PHUONG.lh"}, "Tên đăng nhập này đã có người dùng"),
        ({"email": "Phuong@vidu.vn"}, "Thư công vụ này đã có người dùng"),
        ({"valid_from": "31/02/2026"}, "Tháng 2/2026 không có ngày 31."),
        ({"valid_from": "1/13/2026"}, "Không có tháng 13"),
        ({"valid_from": "hôm qua"}, "Viết ngày/tháng/năm, ví dụ 01/03/2025."),
        ({"unit": "999999"}, ""),
        ({"role": "chief"}, ""),
        ({"username": "có dấu cách"}, ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    client_of: Browser, admin: Post, officer: Post, wrong: dict[str, str], answer: str
) -> None:
    Person.objects.filter(pk=officer.person_id).update(email="phuong@vidu.vn")
    said = {"full_name": "Bùi Thu Mới", "username": "moi.bt", "role": "officer", "valid_from": "01/02/2026"}
    page = client_of(admin).post("/nguoi-dung/them/", said | {"unit": str(admin.unit_id)} | wrong)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert answer in page.text
    assert Person.objects.count() == 2


def test_a_password_cannot_be_weak(client_of: Browser, officer: Post) -> None:
    new = {"oldpassword": PASSWORD, "password1": "12345678", "password2": "12345678"}
    page = client_of(officer).post("/tai-khoan/mat-khau/", new)
    assert page.status_code == 200
    assert page.context["form"].errors
    officer.person.refresh_from_db()
    assert officer.person.check_password(PASSWORD)


def test_a_post_ends_on_its_last_day(client_of: Browser, admin: Post, officer: Post) -> None:
    answer = client_of(admin).post(
        f"/chuc-danh/{officer.pk}/ket-thuc/", {"last_day": "28/02/2026", "reason": "chuyển công tác"}
    )
    assert answer.status_code == 302
    officer.refresh_from_db()
    assert officer.valid_to == date(2026, 2, 28)
    [line] = history_of(officer)
    assert line.sentence == (
        "cho thôi chức danh Chuyên viên tổng hợp, Vụ Kế hoạch - Tài chính của Lê Hoài Phương, hết ngày 28/02/2026"
    )
    assert line.row.reason == "chuyển công tác"


def test_a_post_does_not_end_before_it_began(client_of: Browser, admin: Post, officer: Post) -> None:
    page = client_of(admin).post(f"/chuc-danh/{officer.pk}/ket-thuc/", {"last_day": "31/12/2019"})
    assert "Chức danh bắt đầu từ 01/01/2020" in page.text


def test_the_last_administrator_stays(client_of: Browser, org: Org, admin: Post) -> None:
    with pytest.raises(NotPossible, match="quản trị duy nhất"):
        services.end_post(post=admin, last_day=TODAY, by=admin)
    assert (
        "Bạn không tự khóa mình được" in client_of(admin).post(f"/nguoi-dung/{admin.person_id}/khoa/", follow=True).text
    )
    other = make_post("khac.qt", "Quản Trị Khác", org.office, "admin")
    services.lock(person=admin.person, by=other)
    with pytest.raises(NotPossible, match="quản trị duy nhất"):
        services.lock(person=other.person, by=admin)


def test_people_are_found_without_marks_and_by_unit(officer: Post, focal: Post, head: Post) -> None:
    assert [one.full_name for one in people(words="HOANG lien", on=TODAY)] == ["Hoàng Bích Liên"]
    assert [one.full_name for one in people(words="duy.pd", on=TODAY)] == ["Phạm Đức Duy"]
    found = people(unit=focal.unit, on=TODAY)
    assert {one.full_name for one in found} == {"Hoàng Bích Liên", "Phạm Đức Duy"}
    assert people(words="khong ai", on=TODAY) == []


def test_the_list_of_people_asks_the_same_number_of_questions_for_many(
    client_of: Browser, admin: Post, officer: Post, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(60):
        make_post(f"nguoi.{number}", f"Người {number}", admin.unit, "focal")
    browser = client_of(admin)
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        page = browser.get("/nguoi-dung/?trang=2")
    assert "51–62 trên 62" in page.text


def test_loading_people_twice_changes_nothing(org: Org) -> None:
    posts = [{"unit": "PC", "role": "head", "title": "Vụ trưởng", "from": "2020-01-01", "to": "2025-02-28"}]
    rows = [{"username": "an.v", "full_name": "Vũ An", "posts": posts}]
    for _time in range(2):
        services.load_people(rows=rows, units={"PC": org.legal}, password="mat-khau-mau")
    post = Post.objects.get(person__username="an.v")
    assert (post.title, post.valid_to) == ("Vụ trưởng", date(2025, 2, 28))
    assert post.person.check_password("mat-khau-mau")
