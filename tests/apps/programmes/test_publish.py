"""From a reviewed document to version 1 of a programme, whole or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from tests.apps.directives.contracts import JSON, decision
from tests.apps.directives.factories import confirmed_document, document_from
from tests.apps.programmes.plans import (
    YEAR,
    choices,
    collective_task,
    half_reviewed,
    reviewed,
    to_each,
    to_focal,
)
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.audit.selectors import history_of
from dondoc.apps.directives.models import Document, FactKind
from dondoc.apps.directives.services.register import enter
from dondoc.apps.indicators.models import IndicatorInVersion
from dondoc.apps.programmes.models import DutyRespondent, Programme, ProgrammeVersion, ReportingDuty, Section
from dondoc.apps.programmes.services.choices import Refused
from dondoc.apps.programmes.services.close import close_reviewed
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.models import Assignment, Milestone, Task, TaskInVersion, TaskMove, TaskSource


def test_a_reviewed_document_becomes_version_one(org: Org, officer: Post) -> None:
    document = reviewed(officer)
    version = publish(document=document, by=officer, choices=choices(org.planning))
    document.refresh_from_db()
    assert (version.number, version.programme.focal_name) == (1, "Vụ Kế hoạch - Tài chính")
    assert document.state == Document.State.PUBLISHED
    assert TaskInVersion.objects.filter(version=version).count() == 6
    assert IndicatorInVersion.objects.filter(version=version).count() == 2
    assert ReportingDuty.objects.filter(version=version).count() == 2
    told = history_of(version.programme)
    assert "6 nhiệm vụ, 2 chỉ tiêu, 2 chế độ báo cáo" in told[0].sentence
    assert told[0].who == officer.person.full_name


def test_words_places_and_people_are_kept_with_each_task(org: Org, officer: Post) -> None:
    version = publish(document=reviewed(officer), by=officer, choices=choices(org.planning))
    row = TaskInVersion.objects.get(version=version, number="1")
    source = row.task.sources.get()
    assert (row.text, row.deadline_raw, row.deadline_due) == (
        "Rà soát, báo cáo nội dung thứ 1",
        "Năm 2026",
        date(2026, 12, 31),
    )
    assert source.words == row.text
    assert (source.confirmed_by, source.place) == (officer.person.full_name, "mục 1, I. Nhóm A, Phụ lục II")
    assert source.span_start is not None
    assert row.task.state == "assigned"
    assert row.task.moves.get().on == document_day(version)


def document_day(version: ProgrammeVersion) -> date:
    assert version.document.issued is not None
    return version.document.issued


def test_several_leads_are_kept_in_their_order(org: Org, officer: Post) -> None:
    version = publish(document=reviewed(officer), by=officer, choices=choices(org.planning))
    leads = Assignment.objects.filter(task_in_version__version=version, task_in_version__number="3", role="lead")
    assert [(lead.name, lead.unit) for lead in leads] == [
        ("Vụ Kế hoạch - Tài chính", org.planning),
        ("Cục Việc làm", org.employment),
    ]


def test_a_task_without_a_deadline_stays_without_one(org: Org, officer: Post) -> None:
    version = publish(document=reviewed(officer), by=officer, choices=choices(org.planning))
    assert TaskInVersion.objects.get(version=version, number="5").deadline is None


def test_publishing_twice_makes_one_version(org: Org, officer: Post) -> None:
    document = reviewed(officer)
    first = publish(document=document, by=officer, choices=choices(org.planning))
    again = publish(document=document, by=officer, choices=choices(org.legal, name="Tên khác"))
    assert again == first
    assert ProgrammeVersion.objects.count() == Programme.objects.count() == 1


def test_what_nobody_confirmed_is_refused_and_nothing_is_stored(org: Org, officer: Post) -> None:
    document, rows = half_reviewed(officer), AuditRow.objects.count()
    with pytest.raises(Refused) as refused:
        publish(document=document, by=officer, choices=choices(org.planning))
    (obstacle,) = refused.value.obstacles
    assert obstacle.code == "unconfirmed"
    assert "nội dung thứ 2" in obstacle.message
    assert Programme.objects.count() == Task.objects.count() == 0
    assert AuditRow.objects.count() == rows + 0
    document.refresh_from_db()
    assert document.state == Document.State.IN_REVIEW


def test_what_is_doubtful_is_named_in_the_refusal(org: Org, officer: Post) -> None:
    with pytest.raises(Refused) as refused:
        publish(document=document_from(by=officer), by=officer, choices=choices(org.planning))
    assert {obstacle.code for obstacle in refused.value.obstacles} == {"doubtful", "unconfirmed"}


def test_a_collective_lead_must_be_decided(org: Org, officer: Post) -> None:
    document = reviewed(officer, **{"t-1": collective_task()})
    with pytest.raises(Refused) as refused:
        publish(document=document, by=officer, choices=choices(org.planning))
    assert [obstacle.code for obstacle in refused.value.obstacles] == ["collective"]


def test_a_collective_lead_held_by_the_focal_unit(org: Org, officer: Post) -> None:
    document = reviewed(officer, **{"t-1": collective_task()})
    fact = document.facts.get(key="t-1")
    version = publish(document=document, by=officer, choices=choices(org.planning, collectives=to_focal(fact)))
    row = TaskInVersion.objects.get(version=version, number="1")
    lead = row.assignments.get(role="lead")
    assert (lead.unit, lead.raw, lead.group) == (org.planning, "Các đơn vị thuộc Bộ", "units")
    assert not row.holds_children


def test_a_collective_lead_given_to_each_unit(org: Org, officer: Post) -> None:
    document = reviewed(officer, **{"t-1": collective_task()})
    fact = document.facts.get(key="t-1")
    decided = choices(org.planning, collectives=to_each(fact, org.legal, org.employment))
    version = publish(document=document, by=officer, choices=decided)
    parent, *children = TaskInVersion.objects.filter(version=version, number="1").order_by("order")
    assert parent.holds_children
    assert [child.assignments.get(role="lead").unit for child in children] == [org.employment, org.legal]
    assert {child.task.parent for child in children} == {parent.task}
    assert TaskInVersion.objects.filter(version=version).count() == 8


def test_accepted_milestones_and_deliverables_are_set_by_the_person(org: Org, officer: Post) -> None:
    changed: JSON = {"text": "Xây dựng Nghị định về việc làm", "deadline": YEAR}
    document = reviewed(officer, **{"t-1": changed, "t-2": {"deadline": YEAR}})
    keys = {fact.key: fact.pk for fact in document.facts.filter(kind=FactKind.TASK)}
    accepted = choices(
        org.planning, milestones=frozenset({keys["t-1"], keys["t-2"]}), deliverables=frozenset({keys["t-1"]})
    )
    version = publish(document=document, by=officer, choices=accepted)
    first, second = (TaskInVersion.objects.get(version=version, number=number).task for number in "12")
    assert [milestone.stage for milestone in first.milestones.all()] == [
        "propose",
        "draft",
        "consult",
        "appraise",
        "submit",
    ]
    assert [milestone.due for milestone in second.milestones.all()][-1] == date(2026, 11, 25)
    assert (first.deliverable.kind, first.deliverable.issued_by, first.deliverable.stages.count()) == (
        "Nghị định",
        "Chính phủ",
        6,
    )
    assert {milestone.set_by for milestone in Milestone.objects.all()} == {officer.person}


def test_nothing_is_filled_in_that_was_not_accepted(org: Org, officer: Post) -> None:
    document = reviewed(officer, **{"t-1": {"text": "Xây dựng Nghị định về việc làm", "deadline": YEAR}})
    version = publish(document=document, by=officer, choices=choices(org.planning))
    assert not Milestone.objects.exists()
    assert not hasattr(TaskInVersion.objects.get(version=version, number="1").task, "deliverable")


def test_respondents_are_the_leads_of_the_annex_as_confirmed(org: Org, officer: Post) -> None:
    document = reviewed(officer)
    duty = document.facts.get(key="d-1")
    answered = choices(org.planning, respondents={duty.pk: (org.employment.pk, org.legal.pk)})
    version = publish(document=document, by=officer, choices=answered)
    rows = DutyRespondent.objects.filter(duty__version=version)
    assert {(row.name, row.why) for row in rows} == {("Cục Việc làm", "leads"), ("Vụ Pháp chế", "added")}


def test_figures_are_exact_and_sections_make_a_tree(org: Org, officer: Post) -> None:
    version = publish(document=reviewed(officer), by=officer, choices=choices(org.planning))
    row = IndicatorInVersion.objects.get(version=version, number="2")
    target = row.targets.get()
    assert (target.raw, target.comparator, target.low) == ("Khoảng 25,5", "about", Decimal("25.5"))
    sections = Section.objects.filter(version=version, room="task")
    assert [(section.title, section.appendix, section.depth) for section in sections] == [("I. Nhóm A", "II", 0)]


def test_a_spoken_instruction_keeps_who_said_it_and_when(org: Org, officer: Post) -> None:
    said = {"speaker": {"name": "Trần Minh Khuê", "title": "Thứ trưởng", "occasion": "Hội nghị", "day": "2026-01-12"}}
    publish(document=reviewed(officer, **{"t-1": said}), by=officer, choices=choices(org.planning))
    source = TaskSource.objects.get(kind="spoken")
    assert (source.speaker, source.occasion, source.spoken_on) == ("Trần Minh Khuê", "Hội nghị", date(2026, 1, 12))


def test_what_a_version_says_cannot_be_rewritten(org: Org, officer: Post) -> None:
    version = publish(document=reviewed(officer), by=officer, choices=choices(org.planning))
    for row, change in (
        (version, {"number": 2}),
        (TaskInVersion.objects.filter(version=version).first(), {"text": "Khác"}),
        (TaskMove.objects.first(), {"reason": "khác"}),
        (Assignment.objects.first(), {"name": "Khác"}),
    ):
        assert row is not None
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(**change)


def test_a_document_without_tasks_is_closed_as_reviewed(org: Org, officer: Post) -> None:
    letter = decision() | {"tasks": [], "indicators": [], "duties": []}
    document = document_from(letter, by=officer)
    with pytest.raises(Refused):
        close_reviewed(document=document, by=officer)
    document.facts.update(
        state="confirmed", confirmed_by=officer.person, confirmed_at="2026-01-06T08:00+07:00", how="bulk"
    )
    with pytest.raises(Refused):
        publish(document=document, by=officer, choices=choices(org.planning))
    closed = close_reviewed(document=document, by=officer)
    assert closed.state == Document.State.REVIEWED
    assert close_reviewed(document=document, by=officer) == closed


def test_a_letter_with_instructions_may_be_closed_without_a_programme(org: Org, officer: Post) -> None:
    document = reviewed(officer)
    assert close_reviewed(document=document, by=officer).state == Document.State.REVIEWED
    assert document.facts.filter(kind=FactKind.TASK, state="confirmed").count() == 6
    assert not Programme.objects.exists()


def test_a_tracked_document_is_not_closed_again(org: Org, officer: Post) -> None:
    document = reviewed(officer)
    publish(document=document, by=officer, choices=choices(org.planning))
    with pytest.raises(Refused):
        close_reviewed(document=document, by=officer)


def test_a_closed_document_is_not_published(org: Org, officer: Post) -> None:
    document = reviewed(officer)
    close_reviewed(document=document, by=officer)
    with pytest.raises(Refused) as refused:
        publish(document=document, by=officer, choices=choices(org.planning))
    assert [obstacle.code for obstacle in refused.value.obstacles] == ["closed"]


def test_an_empty_document_has_nothing_to_publish(org: Org, officer: Post) -> None:
    with pytest.raises(Refused), transaction.atomic():
        publish(document=enter(by=officer), by=officer, choices=choices(org.planning, name=" "))


def test_headings_of_the_body_become_themes_as_ticked(org: Org, officer: Post) -> None:
    outline = [
        {"label": "II", "heading": "NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU", "level": 2, "span": [0, 1]},
        {"label": "1", "heading": "Hoàn thiện thể chế", "level": 3, "span": [0, 1]},
        {"label": "2", "heading": "Cải cách hành chính", "level": 3, "span": [0, 1]},
    ]
    document = confirmed_document(decision() | {"outline": outline}, by=officer)
    version = publish(document=document, by=officer, choices=choices(org.planning, themes=frozenset({2})))
    assert [str(theme) for theme in version.themes.all()] == ["2. Cải cách hành chính"]


def test_milestones_taken_in_the_review_are_kept(org: Org, officer: Post) -> None:
    taken = {"milestones": [{"name": "Dự thảo lần một", "due": "2026-05-15", "stage": None}]}
    version = publish(document=reviewed(officer, **{"t-1": taken}), by=officer, choices=choices(org.planning))
    milestone = TaskInVersion.objects.get(version=version, number="1").task.milestones.get()
    assert (milestone.name, milestone.due, milestone.reason) == ("Dự thảo lần một", date(2026, 5, 15), "review")
