"""The life of a task: who may do what, what must be said, what is written down."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from django.utils import timezone
from tests.conftest import Org, make_post

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.directives.errors import Problem, WrongFields
from dondoc.apps.organisation.models import Succession
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Outcome, Task, TaskMove
from dondoc.apps.tasks.selectors.standing import newest_update, open_acts, workers_of
from dondoc.apps.tasks.selectors.tracking import rows_of
from dondoc.apps.tasks.services.errors import NotYours, Stale
from dondoc.apps.tasks.services.evidence import Brought
from dondoc.apps.tasks.services.holding import hold
from dondoc.apps.tasks.services.moves import Said, move_task, undo_move
from dondoc.apps.tasks.services.outcomes import Claim
from dondoc.core.progress.counting import Box
from dondoc.core.progress.lifecycle import Act, State

MAY = date(2026, 5, 20)
CLAIM = Claim("Đã ban hành Kế hoạch", "212/KH-CVL", date(2026, 5, 18))


def row_of(version: ProgrammeVersion, number: str, on: date) -> Any:
    return next(row for row in rows_of(version, on) if row.number == number)


def kept() -> tuple[int, int, int]:
    return TaskMove.objects.count(), Outcome.objects.count(), AuditRow.objects.count()


def test_a_life_from_accepting_to_confirmed(
    programme: ProgrammeVersion, task: Task, head: Post, focal: Post, officer: Post
) -> None:
    move_task(task=task, act=Act.ACCEPT, by=focal, on=date(2026, 1, 9))
    move_task(task=task, act=Act.START, by=focal, on=date(2026, 2, 2))
    move_task(task=task, act=Act.FORWARD, by=head, said=Said(person=focal.person), on=date(2026, 2, 3))
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=CLAIM), on=MAY)
    waits = row_of(programme, "2", date(2026, 7, 15))
    assert (waits.state, waits.box, waits.hollow) == (State.PENDING_CONFIRMATION, Box.OPEN_IN_TIME, False)
    move_task(task=task, act=Act.CONFIRM, by=officer, on=date(2026, 7, 20))
    done = row_of(programme, "2", date(2026, 7, 20))
    assert (done.state, done.box) == (State.COMPLETED, Box.DONE_ON_TIME)
    assert row_of(programme, "2", date(2026, 7, 19)).state is State.PENDING_CONFIRMATION
    assert row_of(programme, "2", date(2026, 1, 8)).state is State.ASSIGNED
    task.refresh_from_db()
    assert (task.state, task.version) == (State.COMPLETED, 6)
    told = [row.act for row in AuditRow.objects.filter(object_type="tasks.task").order_by("pk")]
    assert told == ["tasks.accepted", "tasks.started", "tasks.forwarded", "tasks.submitted", "tasks.confirmed"]


def test_a_late_document_is_late_whenever_it_is_confirmed(
    programme: ProgrammeVersion, task: Task, head: Post, officer: Post
) -> None:
    late = Claim("Đã ban hành", "300/KH-CVL", date(2026, 7, 6))
    move_task(task=task, act=Act.START, by=head, on=MAY)
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=late), on=date(2026, 7, 7))
    move_task(task=task, act=Act.CONFIRM, by=officer, on=date(2026, 7, 8))
    row = row_of(programme, "2", date(2026, 8, 1))
    assert (row.box, row.judgement.days) == (Box.DONE_LATE, 6)


def test_done_without_evidence_is_hollow(programme: ProgrammeVersion, task: Task, head: Post) -> None:
    move_task(task=task, act=Act.START, by=head, on=MAY)
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=Claim("Đã xong")), on=MAY)
    assert row_of(programme, "2", MAY).hollow


def test_declined_with_another_unit_and_given_to_it(
    programme: ProgrammeVersion, task: Task, head: Post, officer: Post, org: Org
) -> None:
    move_task(task=task, act=Act.DECLINE, by=head, said=Said("Không thuộc chức năng", org.legal), on=date(2026, 1, 12))
    assert row_of(programme, "2", date(2026, 1, 12)).state is State.DECLINED
    move_task(task=task, act=Act.REASSIGN, by=officer, said=Said("Theo ý kiến", org.legal), on=date(2026, 1, 15))
    now, before = row_of(programme, "2", MAY), row_of(programme, "2", date(2026, 1, 14))
    assert ([u.name for u in before.lead], [u.name for u in now.lead]) == (["Cục Việc làm"], ["Vụ Pháp chế"])
    assert now.tracked.leads == ("Vụ Pháp chế",)
    legal = make_post("dang.nh", "Nguyễn Hải Đăng", org.legal, "head")
    move_task(task=task, act=Act.ACCEPT, by=legal, on=date(2026, 1, 16))
    with pytest.raises(NotYours):
        move_task(task=task, act=Act.START, by=head, on=date(2026, 1, 17))


def test_one_of_two_leads_is_replaced(programme: ProgrammeVersion, head: Post, officer: Post, org: Org) -> None:
    shared = programme.tasks.get(number="3").task
    move_task(task=shared, act=Act.DECLINE, by=head, said=Said("Trùng", org.legal), on=MAY)
    move_task(task=shared, act=Act.REASSIGN, by=officer, said=Said("Đồng ý", org.legal), on=MAY)
    assert [u.name for u in row_of(programme, "3", MAY).lead] == ["Vụ Kế hoạch - Tài chính", "Vụ Pháp chế"]


def test_returned_done_again_and_reopened(programme: ProgrammeVersion, task: Task, head: Post, officer: Post) -> None:
    move_task(task=task, act=Act.START, by=head, on=MAY)
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=CLAIM), on=MAY)
    move_task(task=task, act=Act.RETURN, by=officer, said=Said("Thiếu phụ lục"), on=MAY)
    assert row_of(programme, "2", date(2026, 7, 10)).box is Box.OPEN_OVERDUE
    again = Claim("Đã bổ sung phụ lục", "215/KH-CVL", date(2026, 6, 29))
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=again), on=date(2026, 7, 2))
    move_task(task=task, act=Act.CONFIRM, by=officer, on=date(2026, 7, 3))
    assert row_of(programme, "2", date(2026, 7, 3)).outcome.number == "215/KH-CVL"
    move_task(task=task, act=Act.REOPEN, by=officer, said=Said("Thanh tra kết luận chưa đạt"), on=date(2026, 8, 1))
    assert row_of(programme, "2", date(2026, 8, 1)).state is State.RETURNED


def test_suspended_and_resumed_where_it_was(programme: ProgrammeVersion, task: Task, leader: Post, head: Post) -> None:
    move_task(task=task, act=Act.START, by=head, on=MAY)
    move_task(task=task, act=Act.SUSPEND, by=leader, said=Said("Chờ Quốc hội"), on=date(2026, 6, 1))
    assert row_of(programme, "2", date(2026, 9, 1)).box is Box.SUSPENDED
    move_task(task=task, act=Act.RESUME, by=leader, said=Said("Đã có ý kiến"), on=date(2026, 9, 2))
    assert row_of(programme, "2", date(2026, 9, 2)).state is State.IN_PROGRESS


def test_cancelled_with_its_document_and_superseded(programme: ProgrammeVersion, task: Task, leader: Post) -> None:
    with pytest.raises(WrongFields) as refused:
        move_task(task=task, act=Act.CANCEL, by=leader, said=Said("Không còn phù hợp"), on=MAY)
    assert list(refused.value.fields) == ["document"]
    cancelled = Said("Không còn phù hợp", document="45/QĐ-BPTXH ngày 20/5/2026")
    move_task(task=task, act=Act.CANCEL, by=leader, said=cancelled, on=MAY)
    assert row_of(programme, "2", MAY).box is None
    old, new = (programme.tasks.get(number=n).task for n in "15")
    with pytest.raises(WrongFields):
        move_task(task=old, act=Act.SUPERSEDE, by=leader, said=Said(other=old), on=MAY)
    move_task(task=old, act=Act.SUPERSEDE, by=leader, said=Said(other=new), on=MAY)
    assert row_of(programme, "1", MAY).state is State.SUPERSEDED


def test_nobody_confirms_their_own_work(task: Task, head: Post, second: Post, org: Org) -> None:
    keeper = Post.objects.create(person=head.person, unit=org.planning, role="head", valid_from=date(2020, 1, 1))
    deputy = Post.objects.create(person=second.person, unit=org.planning, role="officer", valid_from=date(2020, 1, 1))
    move_task(task=task, act=Act.START, by=head, on=MAY)
    move_task(task=task, act=Act.FORWARD, by=head, said=Said(person=second.person), on=MAY)
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=CLAIM), on=MAY)
    before = kept()
    for own in (keeper, deputy):
        with pytest.raises(WrongFields) as refused:
            move_task(task=task, act=Act.CONFIRM, by=own, on=MAY)
        assert list(refused.value.fields) == ["by"]
    assert kept() == before


@pytest.mark.parametrize(
    ("claim", "field"),
    [
        (Claim(""), "result"),
        (Claim("Xong", "1/KH", MAY + timedelta(days=1)), "dated"),
        (Claim("Xong", "1/KH", date(2025, 12, 31)), "dated"),
        (Claim("Xong", "1/KH"), "dated"),
        (Claim("Xong", dated=MAY), "number"),
        (Claim("Xong", "1/KH", MAY, Brought("to.pdf", 200_000_000, iter([]))), "file"),
        (Claim("Xong", "1/KH", MAY, Brought("a.txt", 99, ["BỘ PHÁT TRIỂN XÃ HỘI\nMẬT\nSố: 1/KH\n".encode()])), "file"),
        (Claim("Xong", "1/KH", MAY, Brought("a.txt", 0, [b""])), "file"),
        (Claim("Xong", "9" * 121, MAY), "number"),
    ],
)  # fmt: skip
def test_a_result_that_cannot_be_is_refused_by_its_field(task: Task, head: Post, claim: Claim, field: str) -> None:
    move_task(task=task, act=Act.START, by=head, on=MAY)
    before = kept()
    with pytest.raises(WrongFields) as refused:
        move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=claim), on=MAY)
    assert list(refused.value.fields) == [field]
    assert kept() == before
    task.refresh_from_db()
    assert task.state == State.IN_PROGRESS


def test_what_was_seen_must_still_be_so(task: Task, head: Post, focal: Post) -> None:
    move_task(task=task, act=Act.ACCEPT, by=focal, seen=1)
    with pytest.raises(Stale, match="Phạm Đức Duy"):
        move_task(task=task, act=Act.START, by=head, seen=1)


def test_no_act_ahead_of_today_or_behind_the_last(task: Task, head: Post) -> None:
    with pytest.raises(Problem, match="chưa đến"):
        move_task(task=task, act=Act.ACCEPT, by=head, on=timezone.localdate() + timedelta(days=1))
    move_task(task=task, act=Act.ACCEPT, by=head, on=MAY)
    with pytest.raises(Problem, match="trước đó"):
        move_task(task=task, act=Act.START, by=head, on=MAY - timedelta(days=1))


def test_an_act_out_of_its_state_says_where_the_task_stands(task: Task, officer: Post) -> None:
    with pytest.raises(Problem, match="Đã giao"):
        move_task(task=task, act=Act.CONFIRM, by=officer)


def test_forwarded_only_to_people_of_the_unit(task: Task, head: Post, clerk: Post) -> None:
    move_task(task=task, act=Act.ACCEPT, by=head)
    with pytest.raises(WrongFields) as refused:
        move_task(task=task, act=Act.FORWARD, by=head, said=Said(person=clerk.person))
    assert list(refused.value.fields) == ["person"]


def test_ones_own_last_act_of_today_is_taken_back(
    programme: ProgrammeVersion, task: Task, head: Post, officer: Post
) -> None:
    move_task(task=task, act=Act.START, by=head)
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=CLAIM))
    move_task(task=task, act=Act.CONFIRM, by=officer)
    with pytest.raises(Problem):
        undo_move(task=task, by=head)
    undo_move(task=task, by=officer)
    task.refresh_from_db()
    assert (task.state, task.submitted_by_id) == (State.PENDING_CONFIRMATION, head.person_id)
    assert row_of(programme, "2", timezone.localdate()).state is State.PENDING_CONFIRMATION
    move_task(task=task, act=Act.CONFIRM, by=officer)
    assert AuditRow.objects.filter(act="tasks.undone").count() == 1


def test_handing_over_is_taken_back_with_its_lead(
    programme: ProgrammeVersion, task: Task, officer: Post, org: Org
) -> None:
    move_task(task=task, act=Act.REASSIGN, by=officer, said=Said("Sửa", org.legal))
    undo_move(task=task, by=officer)
    assert [u.name for u in row_of(programme, "2", timezone.localdate()).lead] == ["Cục Việc làm"]


def test_what_each_role_may_do_first(
    task: Task, head: Post, focal: Post, officer: Post, leader: Post, clerk: Post
) -> None:
    def acts(post: Post) -> list[str]:
        held = hold(task, post)
        workers = workers_of(held.moves, newest_update(task.pk))
        return [act.value for act in open_acts(task.standing, post, held.place, workers)]

    assert acts(head) == ["accept", "decline", "start"]
    assert acts(focal) == ["accept", "start"]
    assert acts(officer) == acts(leader) == ["reassign", "suspend", "cancel", "supersede"]
    assert acts(clerk) == []


def test_a_successor_speaks_for_the_unit_that_ended(task: Task, programme: ProgrammeVersion, org: Org) -> None:
    heir = org.legal
    org.employment.valid_to = date(2026, 2, 28)
    org.employment.save()
    Succession.objects.create(
        from_unit=org.employment, to_unit=heir, kind="merge", on=date(2026, 3, 1), citation="1/NĐ"
    )
    post = make_post("dang.nh", "Nguyễn Hải Đăng", heir, "head")
    move_task(task=task, act=Act.ACCEPT, by=post, on=MAY)
    assert row_of(programme, "2", MAY).state is State.ACCEPTED


def test_moves_and_outcomes_are_never_changed(task: Task, head: Post) -> None:
    move_task(task=task, act=Act.START, by=head, on=MAY)
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=CLAIM), on=MAY)
    for table in ("tasks_taskmove", "tasks_outcome"):
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET task_id = task_id")
