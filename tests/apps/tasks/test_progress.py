"""Updates, extensions, arrivals, dependencies, milestones and stages: who, when, what is refused and by which field."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.directives.errors import Problem, WrongFields
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Extension, Milestone, Task, TaskUpdate
from dondoc.apps.tasks.selectors.tracking import TaskRow, rows_of
from dondoc.apps.tasks.services.arrivals import Came, confirm_arrival, note_arrival
from dondoc.apps.tasks.services.dependencies import add_dependency, drop_dependency
from dondoc.apps.tasks.services.errors import NotYours, Texts
from dondoc.apps.tasks.services.evidence import Brought
from dondoc.apps.tasks.services.extensions import ask_extension, decide_extension
from dondoc.apps.tasks.services.moves import Said, move_task
from dondoc.apps.tasks.services.outcomes import Claim
from dondoc.apps.tasks.services.results import (
    Step,
    drop_milestone,
    set_deliverable,
    set_milestone,
    set_stage,
    take_milestones,
)
from dondoc.apps.tasks.services.updates import Written, approve_update, drop_file, save_draft, send_update
from dondoc.core.progress.counting import Box
from dondoc.core.progress.lifecycle import Act, State
from dondoc.core.progress.proposals import ProposedMilestone
from dondoc.core.progress.timeliness import Timeliness

MAY, JUNE_30 = date(2026, 5, 20), date(2026, 6, 30)
REASON = "Chờ số liệu khảo sát"


def row_of(version: ProgrammeVersion, number: str, on: date) -> TaskRow:
    return next(row for row in rows_of(version, on) if row.number == number)


def written(result: str = "Đã xong dự thảo", percent: str = "", **more: object) -> Written:
    return Written({"result": result, "difficulties": "", "proposals": "", "next_step": ""}, percent, **more)  # type: ignore[arg-type]


def test_a_draft_is_kept_and_sent_by_an_officer_then_approved_by_the_head(task: Task, focal: Post, head: Post) -> None:
    draft = save_draft(task=task, by=focal, written=written("Đã", "10"))
    assert (draft.state, draft.version) == ("draft", 1)
    assert AuditRow.objects.filter(object_type="tasks.task").count() == 0
    sent = send_update(task=task, by=focal, written=written("Đã xong dự thảo", "70 %", seen=1))
    assert (sent.pk, sent.state, sent.percent) == (draft.pk, "sent", 70)
    task.refresh_from_db()
    assert task.state == State.IN_PROGRESS
    with pytest.raises(NotYours):
        approve_update(update=sent, by=focal)
    approved = approve_update(update=sent, by=head)
    assert (approved.state, approved.approved_by_id) == ("approved", head.person_id)
    with pytest.raises(Problem):
        approve_update(update=sent, by=head)


def test_what_the_head_sends_is_approved_with_it(task: Task, head: Post) -> None:
    assert send_update(task=task, by=head, written=written()).state == "approved"


@pytest.mark.parametrize("percent", ["101", "-1", "70,5", "bảy mươi", "1000"])
def test_a_percent_that_is_none_is_refused(task: Task, focal: Post, percent: str) -> None:
    with pytest.raises(WrongFields) as refused:
        save_draft(task=task, by=focal, written=written(percent=percent))
    assert list(refused.value.fields) == ["percent"]
    assert not TaskUpdate.objects.exists()


def test_two_people_of_one_unit_see_both_texts(task: Task, focal: Post, head: Post) -> None:
    save_draft(task=task, by=focal, written=written("Bản của Duy"))
    with pytest.raises(Texts) as both:
        save_draft(task=task, by=head, written=written("Bản của Liên"))
    assert (both.value.theirs.result, both.value.mine["result"]) == ("Bản của Duy", "Bản của Liên")
    save_draft(task=task, by=head, written=written("Bản của Duy", seen=0))
    save_draft(task=task, by=head, written=written("Bản gộp", seen=0), force=True)
    assert TaskUpdate.objects.get().result == "Bản gộp"


def test_files_of_a_draft(task: Task, focal: Post) -> None:
    files = [Brought("du-thao.txt", 5, [b"abcde"])]
    draft = save_draft(task=task, by=focal, written=written(files=files))
    assert [file.name for file in draft.files.all()] == ["du-thao.txt"]
    drop_file(file=draft.files.get(), by=focal)
    assert not draft.files.exists()
    secret = [Brought("b.txt", 9, ["BỘ PHÁT TRIỂN XÃ HỘI\nTỐI MẬT\nSố: 2\n".encode()])]
    with pytest.raises(WrongFields) as refused:
        save_draft(task=task, by=focal, written=written(seen=1, files=secret))
    assert list(refused.value.fields) == ["files"]


def test_nobody_outside_the_unit_reports_for_it(task: Task, officer: Post, clerk: Post) -> None:
    for post in (officer, clerk):
        with pytest.raises(NotYours):
            save_draft(task=task, by=post, written=written())


def test_nothing_is_reported_of_what_is_over(task: Task, leader: Post, head: Post) -> None:
    move_task(task=task, act=Act.CANCEL, by=leader, said=Said("Thôi", document="1/QĐ ngày 1/5/2026"), on=MAY)
    with pytest.raises(Problem):
        save_draft(task=task, by=head, written=written())


def test_an_extension_counts_from_its_decision_and_the_original_stays(
    programme: ProgrammeVersion, task: Task, head: Post, officer: Post
) -> None:
    asked = ask_extension(task=task, by=head, to=date(2026, 8, 31), reason=REASON, on=date(2026, 6, 22))
    with pytest.raises(Problem):
        ask_extension(task=task, by=head, to=date(2026, 9, 30), reason=REASON, on=date(2026, 6, 22))
    decide_extension(extension=asked, by=officer, granted=True, on=date(2026, 7, 3))
    before, after = row_of(programme, "2", date(2026, 7, 2)), row_of(programme, "2", date(2026, 7, 3))
    assert (before.box, after.box) == (Box.OPEN_OVERDUE, Box.OPEN_IN_TIME)
    assert (after.judgement.last_good_day, after.judgement.original) == (date(2026, 8, 31), JUNE_30)
    assert after.deadline is not None
    assert after.deadline.due == JUNE_30
    assert len(after.tracked.extensions) == 1


def test_an_extension_refused_changes_nothing_but_is_counted(
    programme: ProgrammeVersion, task: Task, head: Post, officer: Post
) -> None:
    asked = ask_extension(task=task, by=head, to=date(2026, 8, 31), reason=REASON, on=MAY)
    with pytest.raises(WrongFields) as refused:
        decide_extension(extension=asked, by=officer, granted=False, on=MAY)
    assert list(refused.value.fields) == ["answer"]
    decide_extension(extension=asked, by=officer, granted=False, answer="Đã có số liệu", on=MAY)
    with pytest.raises(Problem):
        decide_extension(extension=asked, by=officer, granted=True, on=MAY)
    row = row_of(programme, "2", MAY)
    assert (row.judgement.last_good_day, len(row.tracked.extensions)) == (JUNE_30, 1)


@pytest.mark.parametrize(
    ("to", "on", "reason", "field"),
    [
        (date(2026, 8, 31), date(2026, 7, 1), REASON, "to"),
        (date(2026, 6, 1), MAY, REASON, "to"),
        (JUNE_30, MAY, REASON, "to"),
        (date(2026, 8, 31), MAY, "  ", "reason"),
    ],
)
def test_an_extension_that_cannot_be_asked(task: Task, head: Post, to: date, on: date, reason: str, field: str) -> None:
    with pytest.raises(WrongFields) as refused:
        ask_extension(task=task, by=head, to=to, reason=reason, on=on)
    assert list(refused.value.fields) == [field]
    assert not Extension.objects.exists()


def test_who_asks_does_not_decide(task: Task, head: Post, org: Org, clerk: Post) -> None:
    asked = ask_extension(task=task, by=head, to=date(2026, 8, 31), reason=REASON, on=MAY)
    keeper = Post.objects.create(person=head.person, unit=org.planning, role="head", valid_from=date(2020, 1, 1))
    with pytest.raises(WrongFields):
        decide_extension(extension=asked, by=keeper, granted=True, on=MAY)
    with pytest.raises(NotYours):
        decide_extension(extension=asked, by=clerk, granted=True, on=MAY)


def test_a_task_without_a_deadline_has_nothing_to_extend(waiting: Task, head: Post) -> None:
    with pytest.raises(WrongFields) as refused:
        ask_extension(task=waiting, by=head, to=date(2026, 8, 31), reason=REASON, on=MAY)
    assert list(refused.value.fields) == ["to"]


def test_what_it_waited_for_comes_and_a_person_confirms_the_date(
    programme: ProgrammeVersion, waiting: Task, head: Post, officer: Post
) -> None:
    assert row_of(programme, "4", MAY).judgement.timeliness is Timeliness.WAITING
    came = note_arrival(task=waiting, by=head, came=Came("Luật số 12/2026/QH16", date(2026, 5, 18)), on=MAY)
    assert came.proposed_due == date(2026, 5, 28)
    assert row_of(programme, "4", MAY).judgement.timeliness is Timeliness.WAITING
    with pytest.raises(NotYours):
        confirm_arrival(arrival=came, by=head, due=came.proposed_due, on=MAY)
    with pytest.raises(WrongFields) as refused:
        confirm_arrival(arrival=came, by=officer, due=date(2026, 6, 15), on=MAY)
    assert list(refused.value.fields) == ["reason"]
    with pytest.raises(WrongFields) as refused:
        confirm_arrival(arrival=came, by=officer, due=date(2026, 5, 1), on=MAY)
    assert list(refused.value.fields) == ["due"]
    confirm_arrival(arrival=came, by=officer, due=date(2026, 6, 15), reason="Theo lịch họp", on=MAY)
    row = row_of(programme, "4", date(2026, 6, 20))
    assert (row.box, row.judgement.days) == (Box.OPEN_OVERDUE, 5)
    moved = note_arrival(
        task=waiting, by=officer, came=Came("Luật lùi hiệu lực", date(2026, 6, 18)), on=date(2026, 6, 20)
    )
    confirm_arrival(arrival=moved, by=officer, due=None, reason="Chờ nghị định", on=date(2026, 6, 21))
    assert row_of(programme, "4", date(2026, 6, 21)).box is Box.NO_DEADLINE
    assert row_of(programme, "4", date(2026, 6, 20)).box is Box.OPEN_OVERDUE


def test_an_arrival_that_cannot_be(task: Task, waiting: Task, head: Post) -> None:
    with pytest.raises(Problem, match="không chờ"):
        note_arrival(task=task, by=head, came=Came("Luật", MAY), on=MAY)
    with pytest.raises(WrongFields) as refused:
        note_arrival(task=waiting, by=head, came=Came(" ", MAY + timedelta(days=1)), on=MAY)
    assert sorted(refused.value.fields) == ["came_on", "what"]
    note_arrival(task=waiting, by=head, came=Came("Luật", MAY), on=MAY)
    with pytest.raises(Problem, match="đang chờ"):
        note_arrival(task=waiting, by=head, came=Came("Luật", MAY), on=MAY)


def test_a_task_that_waits_for_another_is_told(
    programme: ProgrammeVersion, task: Task, head: Post, officer: Post
) -> None:
    after = programme.tasks.get(number="6").task
    link = add_dependency(task=after, first=task, by=officer)
    for wrong, first in ((task, after), (task, task)):
        with pytest.raises(WrongFields):
            add_dependency(task=wrong, first=first, by=officer)
    claim = Claim("Đã ban hành", "212/KH-CVL", timezone.localdate())
    move_task(task=task, act=Act.START, by=head)
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=claim))
    move_task(task=task, act=Act.CONFIRM, by=officer)
    arrival = after.arrivals.get()
    assert (arrival.confirmed_on, arrival.noted_by) == (None, None)
    assert "2. Rà soát" in arrival.what
    drop_dependency(link=link, by=officer)
    assert not after.needs.exists()


def test_milestones_are_taken_changed_done_and_dropped(
    programme: ProgrammeVersion, task: Task, head: Post, clerk: Post
) -> None:
    proposed = [
        ProposedMilestone("Dự thảo", date(2026, 3, 31), "quarterly"),
        ProposedMilestone("Trình", MAY, "quarterly"),
    ]
    first, _second = take_milestones(task=task, by=head, proposed=proposed)
    with pytest.raises(Problem):
        take_milestones(task=task, by=head, proposed=proposed)
    set_milestone(task=task, by=head, milestone=first, step=Step("Dự thảo lần 1", date(2026, 4, 30)))
    row = Milestone.objects.get(pk=first.pk)
    assert (row.name, row.due, row.original_due) == ("Dự thảo lần 1", date(2026, 4, 30), date(2026, 3, 31))
    assert row_of(programme, "2", date(2026, 5, 10)).missed == 1
    set_milestone(task=task, by=head, milestone=row, step=Step(row.name, row.due, date(2026, 5, 4)))
    assert row_of(programme, "2", date(2026, 5, 10)).missed == 0
    assert row_of(programme, "2", date(2026, 5, 3)).missed == 1
    drop_milestone(milestone=row, by=head)
    assert task.milestones.count() == 1
    with pytest.raises(WrongFields) as refused:
        set_milestone(task=task, by=head, step=Step(" ", None, timezone.localdate() + timedelta(days=1)))
    assert sorted(refused.value.fields) == ["done_on", "name"]
    with pytest.raises(NotYours):
        drop_milestone(milestone=task.milestones.get(), by=clerk)


def test_stages_follow_one_another(task: Task, head: Post) -> None:
    made = set_deliverable(task=task, by=head, kind="Kế hoạch")
    stages = list(made.stages.all())
    assert made.completes == stages[-1].key
    assert stages[-1].planned == JUNE_30
    set_stage(stage=stages[1], by=head, actual=date(2026, 3, 2), number="15/CV-CVL")
    for stage, day in ((stages[2], date(2026, 3, 1)), (stages[0], date(2026, 3, 3))):
        with pytest.raises(WrongFields) as refused:
            set_stage(stage=stage, by=head, actual=day)
        assert list(refused.value.fields) == ["actual"]
    with pytest.raises(WrongFields):
        set_stage(stage=stages[3], by=head, actual=timezone.localdate() + timedelta(days=1))
    set_stage(stage=stages[1], by=head, actual=None)
    assert made.stages.filter(actual__isnull=False).count() == 0
    with pytest.raises(Problem):
        set_deliverable(task=task, by=head, kind="Kế hoạch")


@pytest.mark.parametrize(("kind", "completes", "field"), [("Thơ", "", "kind"), ("Kế hoạch", "in-khong", "completes")])
def test_a_deliverable_of_no_kind(task: Task, head: Post, kind: str, completes: str, field: str) -> None:
    with pytest.raises(WrongFields) as refused:
        set_deliverable(task=task, by=head, kind=kind, completes=completes)
    assert list(refused.value.fields) == [field]
