"""Files come in once, are read once, and leave nothing behind when they may not be kept."""

from __future__ import annotations

import io
import resource
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.directives.models import Document, DocumentCopy, Fact, Reading, Upload, UploadState
from dondoc.apps.directives.services import incoming
from dondoc.apps.directives.services.intake import Sent, paste, receive, stop
from dondoc.apps.directives.services.register import enter
from dondoc.apps.files.models import StoredFile
from dondoc.apps.jobs.models import Job, JobState
from dondoc.apps.jobs.services import claim
from dondoc.apps.jobs.worker import work_off

type ClientOf = Callable[[Post | Person], Client]

LETTER = """BỘ PHÁT TRIỂN XÃ HỘI
Số: 12/QĐ-BPTXH
Hà Nội, ngày 05 tháng 01 năm 2026

QUYẾT ĐỊNH
Ban hành Kế hoạch công tác năm 2026

Căn cứ Nghị quyết số 01/NQ-CP ngày 01 tháng 01 năm 2026 của Chính phủ;

TT\tNhiệm vụ\tThời gian hoàn thành\tCơ quan chủ trì
1\tXây dựng Đề án phát triển công tác xã hội\tQuý II/2026\tCục Việc làm
2\tRà soát chế độ báo cáo\tTháng 9/2026\tVụ Pháp chế
"""


def sent(name: str, data: bytes) -> Sent:
    return Sent(name, len(data), [data])


def nothing_kept(folder: Path) -> None:
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert not DocumentCopy.objects.exists()
    assert [p for p in folder.rglob("*") if p.is_file()] == []


@pytest.fixture
def nobody_else(db: None) -> None:
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_a_text_is_read_by_the_worker_and_waits_for_review(officer: Post, data_folder: Path) -> None:
    (upload,) = receive(files=[sent("qd-12.txt", LETTER.encode())], by=officer)
    assert upload.busy
    assert not Document.objects.exists()
    work_off()
    upload.refresh_from_db()
    assert upload.state == UploadState.DONE
    document = Document.objects.get()
    assert (document.number, document.state) == ("12/QĐ-BPTXH", Document.State.TO_REVIEW)
    tasks = list(document.facts.filter(kind="task"))
    assert [f.data["number"] for f in tasks] == ["1", "2"]
    assert tasks[0].data["lead"][0]["unit"] == "Cục Việc làm"
    assert tasks[0].data["deadline"]["due"] == "2026-06-30"
    assert document.copies.get().file.sha256 == upload.sha256
    assert not incoming.place(upload.id).exists()


@contextmanager
def no_room_beyond(size: int) -> Iterator[None]:
    """As if the disk were full: the system itself refuses every byte of a file behind so many."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.django_db
def test_where_there_is_no_room_the_sender_is_told_and_nothing_is_left(officer: Post, data_folder: Path) -> None:
    with no_room_beyond(20_000_000):
        refused, taken = receive(
            files=[sent("lon.txt", b"a" * 21_000_000), sent("qd-12.txt", LETTER.encode())], by=officer
        )
    assert (refused.state, refused.code) == (UploadState.REFUSED, "no-room")
    assert "giải phóng chỗ" in refused.message
    assert taken.busy
    assert [p.name for p in (data_folder / "incoming").iterdir()] == [taken.id.hex]


@pytest.mark.django_db
def test_the_same_bytes_are_known_again(officer: Post) -> None:
    receive(files=[sent("qd-12.txt", LETTER.encode())], by=officer)
    work_off()
    (again,) = receive(files=[sent("ban-sao.txt", LETTER.encode())], by=officer)
    assert (again.state, again.document) == (UploadState.DUPLICATE, Document.objects.get())
    assert "qd-12.txt" in again.message
    assert not incoming.place(again.id).exists()


@pytest.mark.django_db
def test_two_at_the_same_moment_make_one_document(officer: Post) -> None:
    both = receive(files=[sent("a.txt", LETTER.encode()), sent("b.txt", LETTER.encode())], by=officer)
    work_off()
    states = sorted(Upload.objects.get(pk=u.pk).state for u in both)
    assert states == [UploadState.DONE, UploadState.DUPLICATE]
    assert (Document.objects.count(), StoredFile.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_people_upload_one_file_at_the_same_moment(officer: Post, head: Post) -> None:
    gate = Barrier(2)

    def bring(by: Post) -> None:
        gate.wait()
        receive(files=[sent("qd-12.txt", LETTER.encode())], by=by)
        work_off()
        connection.close()

    threads = [Thread(target=bring, args=(post,)) for post in (officer, head)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    work_off()
    assert (Document.objects.count(), DocumentCopy.objects.count()) == (1, 1)
    assert {u.state for u in Upload.objects.all()} == {UploadState.DONE, UploadState.DUPLICATE}


@pytest.mark.django_db
def test_another_format_of_the_same_document_becomes_its_copy(officer: Post) -> None:
    receive(files=[sent("qd-12.txt", LETTER.encode())], by=officer)
    work_off()
    receive(files=[sent("qd-12.md", LETTER.replace("Rà soát", "Rà  soát").encode())], by=officer)
    work_off()
    assert Document.objects.get().copies.count() == 2
    assert Upload.objects.filter(state=UploadState.COPY).count() == 1


@pytest.mark.django_db
def test_pasted_text_is_a_file_like_any_other(officer: Post) -> None:
    upload = paste(text=LETTER.replace("\n", "\r\n"), by=officer)
    work_off()
    assert Document.objects.get().facts.filter(kind="task").count() == 2
    assert upload.name.endswith(".txt")


def truncated_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>" * 50)
    return buffer.getvalue()[:80]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("rong.docx", b"", "empty"),
        ("anh.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "broken"),
        ("cut.docx", truncated_zip(), None),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<", None),
        ("mat.txt", ("MẬT\n" + LETTER).encode(), "secret"),
        ("nhieu.txt", bytes(range(256)) * 40, None),
    ],
    ids=["empty", "picture", "cut-word", "cut-pdf", "secret", "noise"],
)
def test_bad_input_is_refused_with_a_sentence_and_nothing_is_kept(
    officer: Post, data_folder: Path, name: str, data: bytes, code: str | None
) -> None:
    receive(files=[sent(name, data)], by=officer)
    work_off()
    upload = Upload.objects.get()
    assert upload.state == UploadState.REFUSED
    assert upload.message.endswith(".")
    assert (upload.document, upload.sha256) == (None, "")
    assert code in {None, upload.code}
    nothing_kept(data_folder)


@pytest.mark.django_db
def test_a_bad_file_keeps_no_good_one_from_being_read(officer: Post) -> None:
    receive(files=[sent("rong.txt", b""), sent("qd-12.txt", LETTER.encode())], by=officer)
    work_off()
    assert sorted(Upload.objects.values_list("state", flat=True)) == [UploadState.DONE, UploadState.REFUSED]


@pytest.mark.django_db
def test_a_worker_killed_in_the_middle_is_followed_by_one_that_does_it_once(
    officer: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(files=[sent("qd-12.txt", LETTER.encode())], by=officer)
    dead = claim("a worker that dies")
    assert dead is not None
    dead.progress(45, "…")
    Upload.objects.update(state=UploadState.READING)
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    work_off()
    assert Upload.objects.get().state == UploadState.DONE
    assert (Document.objects.count(), Reading.objects.count()) == (1, 1)
    count = Fact.objects.count()
    work_off()
    assert Fact.objects.count() == count


@pytest.mark.django_db
def test_stopping_removes_the_bytes(officer: Post, django_capture_on_commit_callbacks: Any) -> None:
    (upload,) = receive(files=[sent("qd-12.txt", LETTER.encode())], by=officer)
    with django_capture_on_commit_callbacks(execute=True):
        stop(upload=upload)
    assert not incoming.place(upload.id).exists()
    work_off()
    assert not Document.objects.exists()
    assert Job.objects.get().state == JobState.CANCELLED


@pytest.mark.django_db
def test_the_counter_of_the_register_never_gives_a_number_twice(officer: Post) -> None:
    numbers = [enter(by=officer).register_number for _n in range(3)]
    assert numbers == [1, 2, 3]


@pytest.mark.django_db
def test_files_come_in_through_the_page(officer: Post, client_of: ClientOf) -> None:
    browser = client_of(officer)
    files = [SimpleUploadedFile("qd-12.txt", LETTER.encode()), SimpleUploadedFile("rong.txt", b"")]
    assert browser.post("/van-ban/moi/", {"tep": files}).status_code == 302
    page = browser.get("/van-ban/moi/").content.decode()
    assert "qd-12.txt" in page
    assert "Tệp rỗng" in page
    assert "hx-get" in page
    work_off()
    page = browser.get("/van-ban/moi/tep/").content.decode()
    assert "2 nhiệm vụ" in page
    assert "hx-get" not in page
    browser.post("/van-ban/moi/don/")
    assert not Upload.objects.exists()
    assert Document.objects.count() == 1


@pytest.mark.django_db
def test_what_is_wrong_is_answered_with_422(officer: Post, client_of: ClientOf) -> None:
    browser = client_of(officer)
    assert browser.post("/van-ban/moi/").status_code == 422
    assert browser.post("/van-ban/moi/", {"tep": SimpleUploadedFile("rong.docx", b"")}).status_code == 422
    assert browser.post("/van-ban/moi/dan/", {"noi_dung": "  "}).status_code == 422


@pytest.mark.django_db
def test_only_who_may_register_brings_files_in(head: Post, focal: Post, client_of: ClientOf) -> None:
    for post in (head, focal):
        assert client_of(post).get("/van-ban/moi/").status_code == 403
    (upload,) = receive(files=[sent("qd.txt", LETTER.encode())], by=head)
    assert client_of(focal).post(f"/van-ban/moi/{upload.pk}/dung/").status_code == 403


@pytest.mark.django_db
def test_another_s_upload_is_not_there(officer: Post, clerk: Post, client_of: ClientOf) -> None:
    (upload,) = receive(files=[sent("qd.txt", LETTER.encode())], by=officer)
    assert client_of(clerk).post(f"/van-ban/moi/{upload.pk}/dung/").status_code == 404
    assert "qd.txt" not in client_of(clerk).get("/van-ban/moi/tep/").content.decode()


@pytest.mark.django_db
def test_reading_again_keeps_what_people_decided(officer: Post, client_of: ClientOf) -> None:
    receive(files=[sent("qd-12.txt", LETTER.encode())], by=officer)
    work_off()
    document, browser = Document.objects.get(), client_of(officer)
    fact = document.facts.filter(kind="task").first()
    assert fact is not None
    browser.post(f"/van-ban/{document.pk}/ra-soat/{fact.pk}/bo/", {"phien_ban": fact.version})
    copy = document.copies.get()
    Reading.objects.update(version="0")
    browser.post(f"/van-ban/{document.pk}/doc-lai/{copy.pk}/")
    work_off()
    fact.refresh_from_db()
    assert fact.state == "rejected"
    assert document.readings.count() == 2


@pytest.mark.django_db
def test_the_source_can_be_downloaded_by_whoever_reads(officer: Post, focal: Post, client_of: ClientOf) -> None:
    receive(files=[sent("qd-12.txt", LETTER.encode())], by=officer)
    work_off()
    file = StoredFile.objects.get()
    response: Any = client_of(focal).get(f"/tep/{file.pk}/")
    assert b"".join(response.streaming_content).decode() == LETTER
