"""The vault: one content, one file, whole or not there; a file is opened only by whom it concerns."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client

from dondoc.apps.accounts.models import Post
from dondoc.apps.files import access, vault
from dondoc.apps.files.access import access_file
from dondoc.apps.files.models import StoredFile
from dondoc.apps.files.selectors import content
from dondoc.apps.files.services import keep, keep_stream

DATA = "Quyết định số 12/QĐ-BPTXH".encode()


def test_a_content_is_kept_under_its_hash(officer: Post) -> None:
    file = keep(data=DATA, name="Quyết định.docx", by=officer)
    assert file.sha256 == hashlib.sha256(DATA).hexdigest()
    assert (file.size, file.name, file.stored_by) == (len(DATA), "Quyết định.docx", officer.person)
    assert file.media_type.endswith("wordprocessingml.document")
    assert content(file) == DATA
    assert vault.path_of(file.sha256).stat().st_mode & 0o222 == 0


def test_the_same_content_again_is_the_same_file(officer: Post, head: Post) -> None:
    first = keep(data=DATA, name="a.docx", by=officer)
    again = keep(data=DATA, name="b.docx", by=head)
    assert (first.pk, again.name) == (again.pk, "a.docx")
    assert _in_vault() == [first.sha256]


@pytest.mark.django_db(transaction=True)
def test_two_uploads_at_the_same_moment_are_one_file(officer: Post) -> None:
    def bring(_number: int) -> int:
        try:
            return keep(data=DATA * 1000, name="a.docx", by=officer).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        rows = set(pool.map(bring, range(16)))
    assert len(rows) == 1
    assert StoredFile.objects.count() == 1
    assert len(_in_vault()) == 1


def test_an_upload_that_breaks_off_leaves_nothing(officer: Post) -> None:
    def broken() -> Iterator[bytes]:
        yield DATA
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        keep_stream(chunks=broken(), name="a.docx", by=officer)
    assert _in_vault() == []
    assert not StoredFile.objects.exists()


def test_a_download_is_never_run_or_guessed_at(client_of: Callable[[Post], Client], officer: Post) -> None:
    file = keep(data=b"<script>alert(1)</script>", name='Kế "hoạch".html', by=officer)
    answer = client_of(officer).get(f"/tep/{file.pk}/")
    assert answer.getvalue() == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]


def test_somebody_elses_file_is_not_there(client_of: Callable[[Post], Client], officer: Post, head: Post) -> None:
    file = keep(data=DATA, name="a.docx", by=officer)
    assert client_of(head).get(f"/tep/{file.pk}/").status_code == 404
    assert client_of(officer).get("/tep/999999/").status_code == 404


def test_an_app_that_uses_a_file_lets_its_readers_in(
    officer: Post, head: Post, focal: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "_readers", [])
    file = keep(data=DATA, name="a.docx", by=officer)
    access.add_reader(lambda actor, _file: actor == head)
    assert access_file(head, file.pk) == file
    with pytest.raises(Http404):
        access_file(focal, file.pk)


def _in_vault() -> list[str]:
    return sorted(path.name for path in Path(vault.root()).rglob("*") if path.is_file())
