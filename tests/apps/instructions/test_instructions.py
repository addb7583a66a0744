"""An instruction of a leader becomes a task with its speaker: by publishing, or into a programme that runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.directives.factories import confirmed_document
from tests.apps.programmes.plans import choices, reviewed
from tests.apps.registers.desk import COUNCIL, closed, press
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.instructions.models import Instruction
from dondoc.apps.instructions.services import Giving, give
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.registers.services.keeping import Refused
from dondoc.apps.tasks.models import Task, TaskSource
from dondoc.apps.tasks.selectors.tracking import rows_of

type ClientOf = Callable[[Post], Client]


@pytest.fixture
def version(officer: Post) -> ProgrammeVersion:
    """A programme that runs."""
    return publish(document=reviewed(officer), by=officer, choices=choices(officer.unit))


def test_a_published_document_gives_its_instructions_their_tasks(officer: Post) -> None:
    document = confirmed_document(press(), by=officer)
    publish(document=document, by=officer, choices=choices(officer.unit))
    said = Instruction.objects.get()
    source = TaskSource.objects.get(task=said.task)
    assert (said.who, said.said_on, said.units) == ("Thứ trưởng Lê Văn An", date(2026, 8, 30), "Cục Việc làm")
    assert (source.kind, source.speaker, source.occasion) == ("spoken", "Lê Văn An", COUNCIL)


def test_an_instruction_becomes_a_task_of_a_running_programme(
    officer: Post, org: Org, version: ProgrammeVersion, client_of: ClientOf
) -> None:
    closed(press(), officer)
    said, browser = Instruction.objects.get(), client_of(officer)
    before = rows_of(version, timezone.localdate())
    form = browser.get(f"/hop-tac/chi-dao/{said.pk}/giao/").context["form"]
    assert form["lead"].value() == org.employment.pk, "the unit that the words name is offered first"
    sent = {"programme": version.programme_id, "lead": org.employment.pk, "deadline": "màu xanh"}
    refused = browser.post(f"/hop-tac/chi-dao/{said.pk}/giao/", sent)
    assert refused.status_code == 422
    assert "Chưa hiểu thời hạn" in refused.content.decode()
    due = sent | {"deadline": "trước ngày 30/6/2027"}
    task = Task.objects.get(pk=browser.post(f"/hop-tac/chi-dao/{said.pk}/giao/", due).url.strip("/").split("/")[-1])
    row = task.in_versions.get()
    assert (row.text, row.deadline_due, row.deadline_inclusive) == (said.said, date(2027, 6, 30), False)
    page = browser.get(task.get_absolute_url()).content.decode()
    assert "Chỉ đạo của Lê Văn An" in page
    assert said.get_absolute_url() in page
    assert "giao nhiệm vụ theo chỉ đạo của Lê Văn An" in page
    assert "khi đưa văn bản vào theo dõi" not in page
    assert "101/BPTXH-HTQT" in page
    after = rows_of(version, timezone.localdate())
    assert len(after) == len(before) + 1
    assert after[-1].lead[0].name == "Cục Việc làm"
    assert len(rows_of(version, date(2026, 3, 1))) == len(before), "earlier days are counted as they were"
    assert browser.get(f"/hop-tac/chi-dao/{said.pk}/giao/")["Location"] == task.get_absolute_url()
    assert task.get_absolute_url() in browser.get(said.get_absolute_url()).content.decode()
    assert browser.get("/hop-tac/chi-dao/?giao=co").context["page"].paginator.count == 1
    assert browser.get("/hop-tac/chi-dao/?giao=chua").context["page"].paginator.count == 0


def test_giving_twice_is_giving_once(officer: Post, org: Org, version: ProgrammeVersion) -> None:
    closed(press(), officer)
    said = Instruction.objects.get()
    giving = Giving(version.programme, org.employment)
    assert give(instruction=said, giving=giving, by=officer) == give(instruction=said, giving=giving, by=officer)


def test_what_was_joined_into_another_is_not_given(officer: Post, org: Org, version: ProgrammeVersion) -> None:
    closed(press(), officer)
    said = Instruction.objects.get()
    said.joined_into = Instruction.objects.create(said=said.said, speaker=said.speaker)
    said.save()
    with pytest.raises(Refused):
        give(instruction=said, giving=Giving(version.programme, org.employment), by=officer)
    assert not Task.objects.filter(key__startswith="chi-dao").exists()


def test_nobody_has_said_anything_tomorrow(officer: Post, client_of: ClientOf) -> None:
    sent = {"said": "Đẩy nhanh", "speaker": "A", "said_on": "01/01/2999", "words": "Giao ban."}
    answer = client_of(officer).post("/hop-tac/chi-dao/them/", sent)
    assert "Ngày này chưa đến." in answer.content.decode()
    assert not Instruction.objects.exists()
