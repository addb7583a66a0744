"""The first start: the sample comes in through the services, is done once, and leaves something to play with."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from dondoc.apps.accounts.models import Person
from dondoc.apps.agreements.models import AgreementMention
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.bodies.models import Chairmanship
from dondoc.apps.directives.models import Document, Fact, Reading
from dondoc.apps.events.models import Event
from dondoc.apps.indicators.selectors.standing import standings
from dondoc.apps.instructions.models import Instruction
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Task, TaskMove
from dondoc.apps.tasks.selectors.tracking import counts_of, rows_of
from dondoc.core.progress.lifecycle import State

pytestmark = pytest.mark.django_db(transaction=True)


def prepare(*options: str) -> str:
    """What ``dondoc manage prepare`` says."""
    said = StringIO()
    call_command("prepare", *options, stdout=said, stderr=StringIO())
    return said.getvalue()


def counts() -> list[int]:
    """How much of everything there is."""
    return [model._default_manager.count() for model in (Person, OrgUnit, Document, Fact, Reading, Task, Event)]


def test_the_first_start_loads_the_sample_once() -> None:
    said = prepare()
    assert "phuong.lh" in said
    assert "quantri" in said
    plan = Document.objects.get(number="12/QĐ-BPTXH")
    tasks = Counter(fact.data["appendix"] for fact in plan.facts.filter(kind="task"))
    assert (tasks["II"], tasks["III"]) == (68, 6)
    assert plan.facts.filter(kind="indicator").count() == 24
    assert ProgrammeVersion.objects.get(document=plan).published_by.full_name == "Lê Hoài Phương"
    assert {row["raw"] for row in _duties(plan)} >= {"trước ngày 20 hằng tháng"}
    _is_lived(ProgrammeVersion.objects.get(document=plan))
    _is_measured(ProgrammeVersion.objects.get(document=plan))
    assert Document.objects.get(state="to-review").number == "37/TB-BPTXH", "something is left to be reviewed"
    _desk_is_kept()

    before = counts()
    assert prepare() == ""
    assert counts() == before


def test_the_slips_of_the_sample_are_caught() -> None:
    prepare()
    reading = Reading.objects.get(document__number="12/QĐ-BPTXH", current=True)
    codes = {warning["code"] for warning in reading.data["warnings"]}
    assert codes >= {"number-mismatch", "sum-mismatch", "several-leads"}
    cut = Fact.objects.get(document__number="12/QĐ-BPTXH", kind="task", data__number="25")
    assert {doubt["code"] for doubt in cut.doubts} & {"unsure-unit", "fuzzy-unit", "truncated-unit"}


def test_an_empty_house_has_one_person_and_the_ministry() -> None:
    said = prepare("--empty")
    assert "phuong.lh" not in said
    assert list(Person.objects.values_list("username", flat=True)) == ["quantri"]
    assert OrgUnit.objects.count() == 1
    assert not Document.objects.exists()


def test_the_printed_password_opens_the_door() -> None:
    login = next(line.split() for line in prepare("--empty").splitlines() if "quantri" in line)
    assert Person.objects.get(username=login[0]).check_password(login[1])


def _is_measured(version: ProgrammeVersion) -> None:
    """Three quarters of the year are over on this day of the test or later: most indicators have figures that add up."""
    if timezone.localdate() <= date(version.programme.year, 10, 12):
        return
    found = standings(version, timezone.localdate(), approved_only=True)
    assert len([one for one in found if one.value is not None]) > len(found) / 2
    assert not [one for one in found if one.wrong_sum]


def _desk_is_kept() -> None:
    """The letter and the plan on ASEAN fill the registers; a chairmanship that both name is offered for joining."""
    assert {event.abbreviation for event in Event.objects.all()} >= {"ALMM 29", "SLOM 22", "ACMW 19"}
    one, two = Chairmanship.objects.filter(body__code="ASWC").order_by("pk")
    assert (one.twin_key, one.years) == (two.twin_key, "2026–2027")
    assert {mention.document.number for mention in AgreementMention.objects.all()} == {"96/QĐ-BPTXH"}
    assert Instruction.objects.get().task is None, "an instruction is left to be given"


def _duties(document: Document) -> list[dict[str, str]]:
    return [fact.data["schedule"] for fact in document.facts.filter(kind="duty") if fact.data.get("schedule")]


def _is_lived(version: ProgrammeVersion) -> None:
    """Something of everything stands in the programme, and nothing that was not done through a service."""
    yesterday = timezone.localdate() - timedelta(days=1)
    moves = TaskMove.objects.filter(task__programme=version.programme)
    assert moves.latest("on").on <= yesterday
    if yesterday < date(2026, 9, 30):
        return  # loaded on an early day of the year: little can have happened
    rows = rows_of(version, yesterday)
    found = counts_of(rows)
    assert min(found.done_on_time, found.done_late, found.open_in_time, found.open_overdue, found.pending) > 0
    assert {State.ASSIGNED, State.RETURNED, State.COMPLETED} <= {row.state for row in rows}
    assert any(row.judgement.ends_later for row in rows)
    assert any(row.hollow for row in rows)
    assert AuditRow.objects.filter(act__startswith="tasks.").count() >= moves.exclude(act="publish").count()
