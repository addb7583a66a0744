"""What is refused, and in which words: too large, not found, not allowed, broken."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from dondoc.apps.accounts.models import Post
from dondoc.web import errors

ROOT = Path(__file__).resolve().parents[2]
MB = 1024 * 1024
PATIENCE = 60.0


def test_pages_that_are_not_there_say_so(client_of: Callable[[Post], Client], officer: Post) -> None:
    page = client_of(officer).get("/khong-co/")
    assert page.status_code == 404
    assert "Không có trang này, hoặc bạn không được xem" in page.text
    assert "Lê Hoài Phương" in page.text


def test_what_a_post_does_not_allow_says_so(client_of: Callable[[Post], Client], officer: Post) -> None:
    page = client_of(officer).get("/nguoi-dung/")
    assert page.status_code == 403
    assert "Đổi sang chức danh khác ở trang Tài khoản" in page.text


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 507),
        (OperationalError("database or disk is full"), 507),
        (OSError(errno.EACCES, "Permission denied"), 500),
    ],
)
def test_a_full_disk_is_told_as_such(rf: RequestFactory, wrong: Exception, status: int) -> None:
    try:
        raise wrong
    except type(wrong):
        page = errors.server_error(rf.get("/"))
    assert page.status_code == status
    assert ("giải phóng chỗ trên đĩa" in page.content.decode()) == (status == 507)


def test_a_form_without_its_token_says_what_to_do(officer: Post) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer.person)
    page = client.post("/tai-khoan/chuc-danh/", {"post": officer.pk})
    assert page.status_code == 403
    assert "tải lại trang rồi gửi lần nữa" in page.text


def test_a_fault_of_ours_says_so_without_its_insides(officer: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_actor: Any, _today: Any) -> None:
        raise RuntimeError("mật khẩu cơ sở dữ liệu")

    monkeypatch.setattr("dondoc.web.views.grouped", broken)
    client = Client(raise_request_exception=False)
    client.force_login(officer.person)
    page = client.get("/")
    assert page.status_code == 500
    assert "Máy chủ gặp lỗi khi làm việc này" in page.text
    assert "mật khẩu" not in page.text


@pytest.mark.parametrize(
    ("answer", "status"), [(errors.too_often, 429), (lambda request: errors.bad_request(request, ValueError()), 400)]
)
def test_other_refusals(answer: Callable[[HttpRequest], HttpResponse], status: int, db: None) -> None:
    page = answer(RequestFactory().get("/"))
    assert page.status_code == status
    assert "<h1>" in page.text


def test_an_announced_size_is_enough_to_refuse(client: Client, db: None) -> None:
    page = client.generic("POST", "/", b"x", headers={"content-length": str(200 * MB)})
    assert page.status_code == 413
    assert "Mỗi lần gửi không quá 50 MB" in page.text


@pytest.fixture
def server(tmp_path: Path) -> Iterator[int]:
    """The product's own server in a process of its own, on an empty data folder; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = os.environ | {
        "DONDOC_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "dondoc.web.settings",
    }
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], env=env, check=True)
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--blocking-threads", "2", "--no-ws"]
    command = [sys.executable, "-m", "granian", *options, "--log-level", "warning", "dondoc.web.wsgi:application"]
    with subprocess.Popen(command, env=env) as process:
        _wait(port)
        yield port
        process.terminate()
        process.wait(PATIENCE)


def _wait(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server does not answer")


def test_two_hundred_megabytes_are_refused_before_they_are_read(server: int, tmp_path: Path) -> None:
    head = (
        "POST /van-ban/moi/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n"
        f"Content-Length: {200 * MB}\r\nConnection: close\r\n\r\n--b\r\n"
    )
    with socket.create_connection(("127.0.0.1", server), timeout=PATIENCE) as connection:
        connection.sendall(head.encode())
        answer = b""
        while b"</html>" not in answer and (piece := connection.recv(65536)):
            answer += piece
    text = answer.decode()
    assert text.startswith("HTTP/1.1 413")
    assert "Mỗi lần gửi không quá 50 MB" in text
    assert not (tmp_path / "vault").exists()
