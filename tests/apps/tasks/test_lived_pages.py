"""Pages of a lived task: one next action for each role, forms that name the wrong field, drafts that survive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Extension, Outcome, Task, TaskUpdate
from dondoc.apps.tasks.selectors.desk import Desk
from dondoc.apps.tasks.selectors.given import done_today, late_given
from dondoc.apps.tasks.services.arrivals import Came, note_arrival
from dondoc.apps.tasks.services.extensions import ask_extension
from dondoc.apps.tasks.services.moves import Said, move_task
from dondoc.apps.tasks.services.outcomes import Claim
from dondoc.apps.tasks.services.updates import Written, save_draft, send_update
from dondoc.apps.waiting import waiting_for
from dondoc.core.progress.lifecycle import Act, State

type Opener = Callable[[Post], Client]
MAY = date(2026, 5, 20)
CLAIM = Claim("Đã ban hành Kế hoạch", "212/KH-CVL", date(2026, 5, 18))


def today() -> date:
    return timezone.localdate()


def desk(task: Task, post: Post) -> Desk:
    task.refresh_from_db()
    row = task.in_versions.select_related("version__programme__focal_unit", "task").get()
    return Desk(row, post, today())


def asked(task: Task, post: Post) -> list[str]:
    return [f"{one.do}: {one.title}" for one in waiting_for(post, today()) if f"/nhiem-vu/{task.pk}/" in one.url]


def words(task: Task, post: Post) -> str:
    door = desk(task, post).next.door
    return str(door.words) if door else ""


def test_each_role_has_one_next_action(task: Task, head: Post, focal: Post, officer: Post, clerk: Post) -> None:
    assert [words(task, post) for post in (head, focal, officer, clerk)] == ["Tiếp nhận", "Tiếp nhận", "", ""]
    move_task(task=task, act=Act.ACCEPT, by=focal)
    assert words(task, focal) == "Cập nhật tiến độ"
    send_update(task=task, by=focal, written=Written({"result": "Đã xong"}, "100"))
    assert words(task, head) == "Duyệt cập nhật"
    send_update(task=task, by=head, written=Written({"result": "Đã xong"}, "100"))
    task.updates.filter(state="sent").update(state="approved", approved_by=head.person, approved_at=timezone.now())
    assert words(task, head) == "Trình xác nhận hoàn thành"
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=CLAIM))
    assert (words(task, head), words(task, officer)) == ("", "Xem và xác nhận")
    assert "Vụ Kế hoạch - Tài chính" in desk(task, head).next.sub
    move_task(task=task, act=Act.RETURN, by=officer, said=Said("Thiếu phụ lục"))
    assert desk(task, focal).next.sub == "Thiếu phụ lục"


def test_my_work_lists_what_waits_for_each(
    programme: ProgrammeVersion, task: Task, head: Post, focal: Post, officer: Post
) -> None:
    assert asked(task, focal) == ["Tiếp nhận: 2. Rà soát, báo cáo nội dung thứ 2"]
    assert len([one for one in waiting_for(focal, today()) if one.do == "Tiếp nhận"]) == 6
    move_task(task=task, act=Act.ACCEPT, by=focal)
    assert asked(task, focal)[0].startswith("Cập nhật")
    move_task(task=task, act=Act.FORWARD, by=head, said=Said(person=head.person))
    assert asked(task, focal) == []
    move_task(task=task, act=Act.SUBMIT, by=head, said=Said(claim=CLAIM))
    assert asked(task, officer) == ["Xem minh chứng: Xác nhận hoàn thành: 2. Rà soát, báo cáo nội dung thứ 2"]


def test_decisions_wait_for_the_keeper(waiting: Task, task: Task, head: Post, officer: Post) -> None:
    ask_extension(task=task, by=head, to=date(2026, 8, 31), reason="Chờ số liệu", on=MAY)
    note_arrival(task=waiting, by=head, came=Came("Luật số 12", MAY))
    assert asked(task, officer)[0].startswith("Xem, quyết định")
    assert asked(waiting, officer)[0].startswith("Xác nhận hạn")
    assert words(task, officer) == "Xem, quyết định"
    assert words(waiting, officer) == "Xác nhận hạn"


def test_a_task_accepted_on_its_page(task: Task, head: Post, client_of: Opener) -> None:
    browser = client_of(head)
    page = browser.get(f"/nhiem-vu/{task.pk}/")
    assert "Tiếp nhận" in page.content.decode()
    answer = browser.post(f"/nhiem-vu/{task.pk}/viec/tiep-nhan/", {"seen": "1"}, follow=True)
    assert "tiếp nhận nhiệm vụ" in answer.content.decode()
    task.refresh_from_db()
    assert task.state == State.ACCEPTED
    again = browser.post(f"/nhiem-vu/{task.pk}/viec/bat-dau/", {"seen": "1"})
    assert again.status_code == 409
    assert "vừa làm việc khác" in again.content.decode()


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"result": "", "number": "", "dated": ""}, "result", ""),
        ({"result": "Xong", "number": "1/KH", "dated": "31/02/2026"}, "dated", "dd/mm/yyyy"),
        ({"result": "Xong", "number": "1/KH", "dated": "01/01/2199"}, "dated", "chưa đến"),
        ({"result": "Xong", "number": "1/KH", "dated": "31/12/2025"}, "dated", "trước ngày giao"),
    ],
)
def test_a_wrong_result_names_its_field(
    task: Task, head: Post, client_of: Opener, typed: dict[str, str], field: str, says: str
) -> None:
    move_task(task=task, act=Act.START, by=head)
    answer = client_of(head).post(f"/nhiem-vu/{task.pk}/viec/trinh/", typed)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert says in answer.content.decode()
    assert not Outcome.objects.exists()


def test_submitting_and_confirming_on_pages(task: Task, head: Post, officer: Post, client_of: Opener) -> None:
    move_task(task=task, act=Act.START, by=head)
    typed = {"result": "Đã ban hành", "number": "212/KH-CVL", "dated": "18/05/2026"}
    file = SimpleUploadedFile("ke-hoach.txt", "Kế hoạch".encode())
    sent = client_of(head).post(f"/nhiem-vu/{task.pk}/viec/trinh/", {**typed, "file": file})
    assert sent.status_code == 302
    page = client_of(officer).get(f"/nhiem-vu/{task.pk}/viec/xac-nhan/").content.decode()
    assert "212/KH-CVL" in page
    assert "ke-hoach.txt" in page
    outcome = task.outcomes.get()
    b"".join(client_of(officer).get(f"/tep/{outcome.file_id}/"))
    assert client_of(officer).post(f"/nhiem-vu/{task.pk}/viec/xac-nhan/").status_code == 302
    done = client_of(head).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert "Đúng hạn" in done


def test_an_extension_on_pages(task: Task, head: Post, officer: Post, client_of: Opener) -> None:
    far = {"to": f"{today() + timedelta(days=90):%d/%m/%Y}", "reason": "Chờ số liệu"}
    late = client_of(head).post(f"/nhiem-vu/{task.pk}/gia-han/", far)
    assert (late.status_code, Extension.objects.count()) == (422, 0)
    assert "Đã qua hạn 30/06/2026" in late.content.decode()
    made = ask_extension(task=task, by=head, to=date(2026, 8, 31), reason="Chờ số liệu", on=MAY)
    url = f"/nhiem-vu/{task.pk}/gia-han/{made.pk}/"
    assert client_of(officer).post(url, {"granted": "0"}).status_code == 422
    assert client_of(officer).post(url, {"granted": "1"}).status_code == 302
    page = client_of(head).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert "<del>30/06/2026</del>" in page
    assert "31/08/2026" in page


def test_a_draft_saves_itself_and_says_when(task: Task, focal: Post, client_of: Opener) -> None:
    browser, url = client_of(focal), f"/nhiem-vu/{task.pk}/cap-nhat/"
    saved = browser.post(url, {"result": "Đang", "phien_ban": "0"}, headers={"X-Autosave": "1"})
    assert saved.json()["version"] == 1
    assert saved.json()["said"].startswith("Đã lưu lúc")
    wrong = browser.post(url, {"result": "Đang", "percent": "101", "phien_ban": "1"}, headers={"X-Autosave": "1"})
    assert (wrong.status_code, "từ 0 đến 100" in wrong.json()["said"]) == (422, True)
    assert TaskUpdate.objects.get().percent is None
    sent = browser.post(url, {"result": "Đã xong dự thảo", "percent": "70", "phien_ban": "1", "gui": "1"}, follow=True)
    page = sent.content.decode()
    assert "chưa duyệt" in page
    assert "Tự báo cáo 70%" in page
    assert "chưa có minh chứng" in page


def test_two_texts_side_by_side(task: Task, focal: Post, head: Post, client_of: Opener) -> None:
    save_draft(task=task, by=focal, written=Written({"result": "Bản của Duy"}))
    browser, url = client_of(head), f"/nhiem-vu/{task.pk}/cap-nhat/"
    both = browser.post(url, {"result": "Bản của Liên", "phien_ban": "0"})
    page = both.content.decode()
    assert both.status_code == 409
    assert "Bản của Duy" in page
    assert page.count("Bản của Liên") >= 2
    assert TaskUpdate.objects.get().result == "Bản của Duy"
    mine = browser.post(url, {"result": "Bản của Liên", "phien_ban": "0", "van_luu": "1"})
    assert mine.status_code == 302
    assert TaskUpdate.objects.get().result == "Bản của Liên"


def test_a_drafts_file_is_its_units_alone(
    task: Task, focal: Post, head: Post, officer: Post, client_of: Opener
) -> None:
    file = SimpleUploadedFile("bang.txt", b"bang")
    client_of(focal).post(f"/nhiem-vu/{task.pk}/cap-nhat/", {"result": "Đang", "files": file})
    stored = TaskUpdate.objects.get().files.get().file_id
    seen = client_of(head).get(f"/tep/{stored}/")
    b"".join(seen)
    assert (seen.status_code, client_of(officer).get(f"/tep/{stored}/").status_code) == (200, 404)


def test_milestones_and_stages_on_pages(task: Task, head: Post, client_of: Opener) -> None:
    browser = client_of(head)
    page = browser.get(f"/nhiem-vu/{task.pk}/moc/")
    assert "Kết quả đến hết quý I/2026" in page.content.decode()
    browser.post(f"/nhiem-vu/{task.pk}/moc/", {"nhan": "1", "moc": ["0"]})
    milestone = task.milestones.get()
    browser.post(
        f"/nhiem-vu/{task.pk}/moc/{milestone.pk}/", {"name": "Quý I", "due": "31/03/2026", "done_on": "30/03/2026"}
    )
    assert "Quý I" in browser.get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert browser.post(f"/nhiem-vu/{task.pk}/moc/", {"name": ""}).status_code == 422
    browser.post(f"/nhiem-vu/{task.pk}/moc/{milestone.pk}/", {"bo": "1"})
    assert not task.milestones.exists()
    browser.post(f"/nhiem-vu/{task.pk}/san-pham/", {"kind": "Kế hoạch"})
    stage = task.deliverable.stages.order_by("order")[0]
    typed = {"stage": stage.pk, "actual": "02/03/2026", "number": "5/CV"}
    assert browser.post(f"/nhiem-vu/{task.pk}/san-pham/", typed).status_code == 302
    assert "5/CV" in browser.get(f"/nhiem-vu/{task.pk}/").content.decode()


def test_what_it_waited_for_on_pages(waiting: Task, head: Post, officer: Post, client_of: Opener) -> None:
    url = f"/nhiem-vu/{waiting.pk}/dieu-kien/"
    assert client_of(head).post(url, {"what": "Luật số 12", "came_on": "18/05/2026"}).status_code == 302
    arrival = waiting.arrivals.get()
    form = client_of(officer).get(f"{url}{arrival.pk}/").content.decode()
    assert "28/05/2026" in form
    assert client_of(officer).post(f"{url}{arrival.pk}/", {"due": "28/05/2026"}).status_code == 302
    page = client_of(head).get(f"/nhiem-vu/{waiting.pk}/").content.decode()
    assert "xác nhận hạn 28/05/2026 sau khi có Luật số 12" in page


def test_pages_stay_cheap(
    task: Task, org: Org, head: Post, client_of: Opener, django_assert_max_num_queries: Any
) -> None:
    send_update(task=task, by=head, written=Written({"result": "Đang làm"}, "40"))
    browser = client_of(head)
    with django_assert_max_num_queries(25):
        assert browser.get(f"/nhiem-vu/{task.pk}/").status_code == 200


def test_an_unknown_act_is_not_there(task: Task, head: Post, client_of: Opener) -> None:
    assert client_of(head).get(f"/nhiem-vu/{task.pk}/viec/bay/").status_code == 404
    assert client_of(head).get(f"/nhiem-vu/{task.pk}/viec/trinh/").status_code == 302


def test_beside_my_work_stand_late_tasks_and_what_was_done(
    task: Task, head: Post, officer: Post, leader: Post, client_of: Opener
) -> None:
    late = client_of(officer).get("/").content.decode()
    assert "Tôi đã giao, đang chậm" in late
    assert [row.task for row in late_given(officer, today())] == [task.pk]
    assert [row.task for row in late_given(leader, today())] == [task.pk]
    assert late_given(head, today()) == []
    move_task(task=task, act=Act.ACCEPT, by=head)
    page = client_of(head).get("/").content.decode()
    assert "Bạn đã làm hôm nay" in page
    answer = client_of(head).post(f"/nhiem-vu/{task.pk}/hoan-tac/", follow=True)
    assert "hoàn tác: tiếp nhận nhiệm vụ" in answer.content.decode()
    assert done_today(head, today()) == []


def test_the_history_says_from_which_day_an_act_counts(task: Task, head: Post, client_of: Opener) -> None:
    move_task(task=task, act=Act.ACCEPT, by=head, on=MAY)
    ask_extension(task=task, by=head, to=date(2026, 8, 31), reason="Chờ số liệu", on=date(2026, 6, 1))
    page = client_of(head).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert page.index("tính từ 01/06/2026") < page.index("tính từ 20/05/2026")
