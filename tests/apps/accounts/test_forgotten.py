"""A forgotten password: a letter with a link that works once; nobody learns who has an account."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.mail.conftest import mailbox
from tests.apps.mail.mailbox import Mailbox

from dondoc.apps.accounts.models import Post
from dondoc.apps.jobs.worker import work_off
from dondoc.apps.mail.models import Outbox

__all__ = ["mailbox"]

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "mat-khau-moi-2027"


@pytest.fixture
def known(focal: Post) -> Post:
    """Somebody with an address, who must change the password they were given."""
    focal.person.email, focal.person.must_change_password = "duy.pd@vidu.vn", True
    focal.person.save()
    return focal


def link_in(box: Mailbox) -> str:
    body = box.letters[-1].get_body(("plain",))
    assert body is not None
    found = re.search(r"http://127\.0\.0\.1:8000(/dat-lai-mat-khau/\S+)", body.get_content())
    assert found is not None
    return found[1]


def test_the_link_of_the_letter_sets_a_password_once(known: Post, mailbox: Mailbox, client: Client) -> None:
    answer = client.post("/quen-mat-khau/", {"email": "DUY.PD@vidu.vn"})
    assert answer["Location"] == "/quen-mat-khau/da-gui/"
    work_off()
    assert mailbox.to == ["duy.pd@vidu.vn"]
    assert "duy.pd" in str(mailbox.letters[0].get_body(("plain",)))
    form = client.get(link_in(mailbox), follow=True)
    assert "Nhập lại mật khẩu mới" in form.content.decode()
    path = form.redirect_chain[-1][0]
    short = client.post(path, {"password1": "123", "password2": "123"})
    assert short.status_code == 200
    done = client.post(path, {"password1": NEW, "password2": NEW})
    assert done["Location"] == "/dat-lai-mat-khau/xong/"
    known.person.refresh_from_db()
    assert known.person.check_password(NEW)
    assert known.person.must_change_password is False
    again = Client().get(link_in(mailbox), follow=True)
    assert "Địa chỉ này không dùng được nữa" in again.content.decode()


def test_the_link_is_not_kept_after_the_letter_went_out(known: Post, mailbox: Mailbox, client: Client) -> None:
    client.post("/quen-mat-khau/", {"email": "duy.pd@vidu.vn"})
    client.post("/quen-mat-khau/", {"email": "duy.pd@vidu.vn"})
    work_off()
    assert len(mailbox.to) == 2
    assert set(Outbox.objects.values_list("state", "text", "day")) == {("sent", "", timezone.localdate())}


@pytest.mark.parametrize("email", ["ai.do@vidu.vn", "lien.hb@vidu.vn"])
def test_an_unknown_or_locked_person_gets_nothing_and_the_answer_is_the_same(
    known: Post, head: Post, mailbox: Mailbox, client: Client, email: str
) -> None:
    head.person.email, head.person.is_active = "lien.hb@vidu.vn", False
    head.person.save()
    assert client.post("/quen-mat-khau/", {"email": email})["Location"] == "/quen-mat-khau/da-gui/"
    work_off()
    assert (mailbox.to, Outbox.objects.count()) == ([], 0)


def test_without_a_mail_server_one_is_told_whom_to_ask(known: Post, client: Client, settings: Any) -> None:
    settings.DONDOC_SMTP = None
    page = client.post("/quen-mat-khau/", {"email": "duy.pd@vidu.vn"}).content.decode()
    assert "Liên hệ quản trị của đơn vị để được đặt lại mật khẩu." in page
    assert not Outbox.objects.exists()
    assert "/quen-mat-khau/" not in client.get("/dang-nhap/").content.decode()


def test_the_page_of_logging_in_leads_there(mailbox: Mailbox, client: Client) -> None:
    assert 'href="/quen-mat-khau/"' in client.get("/dang-nhap/").content.decode()
