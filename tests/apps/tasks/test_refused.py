"""What cannot be is refused on its page: 4xx, the field named in words, and nothing whatsoever stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.apps.programmes.plans import YEAR, choices, reviewed
from tests.conftest import Org, make_post

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.directives.errors import WrongFields
from dondoc.apps.files.models import StoredFile
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.models import Extension, Outcome, Task, TaskMove, TaskUpdate, UpdateFile
from dondoc.apps.tasks.services.evidence import LIMIT, Brought
from dondoc.apps.tasks.services.moves import Said, move_task
from dondoc.apps.tasks.services.outcomes import Claim
from dondoc.apps.tasks.services.updates import Written, save_draft
from dondoc.core.progress.lifecycle import Act, State

type Opener = Callable[[Post], Client]
FAR = date(2199, 12, 31)
SECRET = "BỘ PHÁT TRIỂN XÃ HỘI\nMẬT\nSố: 2\nKết quả"
MB = 1024 * 1024


@pytest.fixture
def version(org: Org, officer: Post) -> ProgrammeVersion:
    """A programme of which task 1 is long overdue, and task 2 due in a far year."""
    days = {"t-1": {"deadline": {**YEAR, "due": "2026-01-31"}}, "t-2": {"deadline": {**YEAR, "due": FAR.isoformat()}}}
    return publish(document=reviewed(officer, **days), by=officer, choices=choices(org.planning))


def task_of(version: ProgrammeVersion, number: str) -> Task:
    return version.tasks.get(number=number).task


def stored(task: Task) -> list[Any]:
    """Everything that an act could leave behind."""
    models = (TaskMove, TaskUpdate, UpdateFile, Outcome, Extension, AuditRow, StoredFile)
    task.refresh_from_db()
    return [task.state, task.version, *(model._default_manager.count() for model in models)]


def day(ahead: int) -> str:
    return f"{timezone.localdate() + timedelta(days=ahead):%d/%m/%Y}"


RESULT = {"result": "Đã ban hành", "number": "212/KH-CVL"}
CASES: dict[str, tuple[str, str, Callable[[], dict[str, Any]], str, str]] = {
    "percent": ("2", "cap-nhat/", lambda: {"result": "Xong", "percent": "101", "gui": "1"}, "e-percent", "0 đến 100"),
    "no words": ("2", "cap-nhat/", lambda: {"result": " ", "gui": "1"}, "e-result", "Ghi kết quả"),
    "secret with an update": (
        *("2", "cap-nhat/", lambda: {"result": "Xong", "files": _file(), "gui": "1"}),
        *("e-files", "Chưa lưu gì"),
    ),
    "dated ahead": ("2", "viec/trinh/", lambda: RESULT | {"dated": day(1)}, "id_dated_error", "chưa đến"),
    "dated before": ("2", "viec/trinh/", lambda: RESULT | {"dated": "04/01/2026"}, "id_dated_error", "trước ngày giao"),
    "no such day": ("2", "viec/trinh/", lambda: RESULT | {"dated": "31/02/2026"}, "id_dated_error", "dd/mm/yyyy"),
    "secret": ("2", "viec/trinh/", lambda: RESULT | {"dated": day(0), "file": _file()}, "id_file_error", "Chưa lưu gì"),
    "to an earlier day": ("2", "gia-han/", lambda: {"to": day(30), "reason": "Chờ"}, "id_to_error", "không sau hạn"),
    "asked too late": ("1", "gia-han/", lambda: {"to": day(90), "reason": "Chờ"}, "id_to_error", "Đã qua hạn"),
    "without a reason": ("2", "gia-han/", lambda: {"to": "31/12/2200", "reason": ""}, "id_reason_error", ""),
}


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("ket-qua.txt", SECRET.encode())


@pytest.mark.parametrize("case", list(CASES))
def test_a_page_refuses_and_names_the_field(
    version: ProgrammeVersion, head: Post, client_of: Opener, case: str
) -> None:
    number, below, typed, field, says = CASES[case]
    task = task_of(version, number)
    move_task(task=task, act=Act.START, by=head)
    before = stored(task)
    answer = client_of(head).post(f"/nhiem-vu/{task.pk}/{below}", typed())
    assert answer.status_code == 422
    assert f'id="{field}"' in answer.text
    assert says in answer.text
    assert stored(task) == before


def test_a_deputy_does_not_confirm_what_they_brought(
    version: ProgrammeVersion, org: Org, officer: Post, client_of: Opener
) -> None:
    deputy = make_post("vinh.pv", "Phạm Văn Vinh", org.planning, "head")
    task = task_of(version, "3")
    move_task(task=task, act=Act.START, by=deputy)
    move_task(task=task, act=Act.SUBMIT, by=deputy, said=Said(claim=Claim("Đã xong")))
    before = stored(task)
    answer = client_of(deputy).post(f"/nhiem-vu/{task.pk}/viec/xac-nhan/")
    assert answer.status_code == 422
    assert "không tự xác nhận" in answer.text
    assert stored(task) == before
    assert client_of(officer).post(f"/nhiem-vu/{task.pk}/viec/xac-nhan/").status_code == 302
    task.refresh_from_db()
    assert task.state == State.COMPLETED


@pytest.mark.parametrize("below", ["cap-nhat/", "viec/trinh/"])
def test_two_hundred_megabytes_are_not_even_read(
    version: ProgrammeVersion, head: Post, client_of: Opener, below: str
) -> None:
    task = task_of(version, "2")
    move_task(task=task, act=Act.START, by=head)
    before = stored(task)
    announced = {"content-length": str(200 * MB)}
    answer = client_of(head).generic("POST", f"/nhiem-vu/{task.pk}/{below}", b"x", headers=announced)
    assert answer.status_code == 413
    assert "50 MB" in answer.text
    assert stored(task) == before


def test_a_file_over_the_limit_is_named(version: ProgrammeVersion, head: Post) -> None:
    task = task_of(version, "2")
    move_task(task=task, act=Act.START, by=head)
    big = Brought("lon.pdf", LIMIT + 1, [b"%PDF-1.7"])
    said = Said(claim=Claim("Xong", "1/KH", timezone.localdate(), big))
    before = stored(task)
    with pytest.raises(WrongFields) as refused:
        save_draft(task=task, by=head, written=Written({"result": "Xong"}, files=[big]))
    assert list(refused.value.fields) == ["files"]
    with pytest.raises(WrongFields) as refused:
        move_task(task=task, act=Act.SUBMIT, by=head, said=said)
    assert list(refused.value.fields) == ["file"]
    assert stored(task) == before
