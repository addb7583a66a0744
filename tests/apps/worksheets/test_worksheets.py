"""A unit's file out, filled, in again: what is right is written once, what is wrong is named by its cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.apps.directives.contracts import decision
from tests.apps.directives.factories import confirmed_document
from tests.apps.worksheets.sheets import (
    at_indicator,
    at_task,
    cell,
    edited,
    nothing_is_stored,
    row_of,
    sent,
    taken_away,
    told,
)
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.indicators.models import IndicatorValue
from dondoc.apps.indicators.services.values import Figures, Which, enter
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Task, TaskUpdate
from dondoc.apps.tasks.services.moves import Said, move_task
from dondoc.apps.tasks.services.updates import Written, save_draft, send_update
from dondoc.apps.worksheets.cells import NotTaken, value_of
from dondoc.apps.worksheets.columns import INDICATOR_FIELDS, INDICATORS, TASK_FIELDS, TASKS
from dondoc.apps.worksheets.models import Worksheet
from dondoc.apps.worksheets.services import Wrong, look_at, take
from dondoc.core.progress.lifecycle import Act, State
from dondoc.core.worksheets.model import Cell, Kind

type Opener = Callable[[Post], Client]
HALF = Which("half", 2026, 1)


def taken(sheet: Worksheet, by: Post, **chosen: frozenset[str]) -> tuple[int, int]:
    none: frozenset[str] = frozenset()
    return take(sheet=sheet, by=by, shown=look_at(sheet).digest, **{"mine": none, "theirs": none, **chosen})


def first_indicator(programme: ProgrammeVersion) -> int:
    return programme.indicators.order_by("order")[0].indicator_id


def test_a_filled_file_is_written_once_and_told(
    programme: ProgrammeVersion, task: Task, org: Org, focal: Post, head: Post
) -> None:
    typed = {"result": "Đã xong dự thảo", "percent": 70, "next_step": "Lấy ý kiến", "status": "Đang thực hiện"}
    key = first_indicator(programme)
    figures = at_indicator(key, value="25,5", cumulative=90000, on=date(2026, 6, 30), state="Sơ bộ")
    sheet = sent(edited(taken_away(org.employment, programme), at_task(task, **typed), figures), org, focal)
    assert not TaskUpdate.objects.exists()
    assert taken(sheet, focal) == (1, 1)
    update, value = TaskUpdate.objects.get(), IndicatorValue.objects.get()
    task.refresh_from_db()
    assert (update.task, update.percent, update.state, update.by) == (task, 70, "sent", focal.person)
    assert (update.result, update.next_step, task.state) == ("Đã xong dự thảo", "Lấy ý kiến", State.IN_PROGRESS)
    assert (value.value, value.cumulative, value.state) == (Decimal("25.5"), Decimal(90000), "preliminary")
    assert AuditRow.objects.filter(act="worksheets.taken", after__sha256=sheet.file.sha256).count() == 1
    with pytest.raises(Exception, match="đã được ghi"):
        taken(sheet, focal)


def test_a_file_that_was_not_touched_changes_nothing(programme: ProgrammeVersion, org: Org, focal: Post) -> None:
    assert told(taken_away(org.employment, programme), org, focal) == [
        ": Tệp không có gì khác với hệ thống, không có gì để ghi."
    ]


def test_the_file_has_the_shape_of_the_annex_and_locks_what_is_given(
    programme: ProgrammeVersion, task: Task, org: Org, tmp_path: Any
) -> None:
    path = tmp_path / "cvl.xlsx"
    path.write_bytes(taken_away(org.employment, programme))
    book = openpyxl.load_workbook(path)
    page, number = book[TASKS], row_of(book, TASKS, f"NV-{task.pk}")
    assert [book[title].sheet_state for title in book.sheetnames] == ["visible", "visible", "veryHidden"]
    assert (page.protection.sheet, page.column_dimensions["A"].hidden) == (True, True)
    assert (page[f"C{number}"].value, page[f"C{number}"].protection.locked) == (
        "Rà soát, báo cáo nội dung thứ 2",
        True,
    )
    assert page[f"I{number}"].protection.locked is False
    assert sum(str(one.value).startswith("NV-") for one in page["A"]) == 6
    assert '"Đã giao,Đã tiếp nhận,Đang thực hiện,Chờ xác nhận"' in {
        rule.formula1 for rule in page.data_validations.dataValidation
    }


WRONG_IN_TASKS: list[tuple[dict[str, Any], str, str]] = [
    ({"result": "A", "percent": 101}, "percent", "“101”: cần một số nguyên từ 0 đến 100"),
    ({"result": "A", "percent": "khoảng 66"}, "percent", "không phải một con số"),
    ({"result": "A", "percent": "25,5"}, "percent", "cần một số nguyên"),
    ({"result": "A", "percent": "=50+20"}, "percent", "công thức"),
    ({"result": '=HYPERLINK("http://la.vn";"Xem")'}, "result", "công thức"),
    ({"percent": 50}, "result", "Ghi kết quả đến nay bằng lời"),
    ({"result": "A", "status": "Đã hoàn thành"}, "status", "không đặt được bằng tệp này"),
    ({"result": "A", "status": "xong rồi"}, "status", "Chọn “Đã tiếp nhận”"),
    ({"result": "A", "number": "12/BC"}, "number", "ghi khi trình xác nhận"),
    ({"text": "Việc khác"}, "text", "không sửa bằng tệp"),
    (
        {"status": "Chờ xác nhận", "result": "A", "number": "1/BC", "dated": "31/02/2026"},
        "dated",
        "không có ngày 31",
    ),
    ({"status": "Chờ xác nhận", "result": "A", "number": "1/BC", "dated": date(2199, 1, 1)}, "dated", "chưa đến"),
    ({"status": "Chờ xác nhận", "result": "A", "number": "1/BC", "dated": "1/1/2020"}, "dated", "trước ngày giao"),
    ({"status": "Chờ xác nhận", "result": "A", "number": "1/BC"}, "dated", "Ghi ngày của văn bản kết quả"),
]


def test_a_wrong_cell_of_a_task_is_named(programme: ProgrammeVersion, task: Task, org: Org, head: Post) -> None:
    out = taken_away(org.employment, programme)
    for typed, name, says in WRONG_IN_TASKS:
        said = told(edited(out, at_task(task, **typed)), org, head)
        assert len(said) == 1, typed
        assert said[0].startswith(f"Ô {cell(out, TASKS, f'NV-{task.pk}', name)}, trang “Nhiệm vụ”: ")
        assert says in said[0]
    assert nothing_is_stored()


WRONG_FIGURES: list[tuple[dict[str, Any], str, str]] = [
    ({"value": "khoảng 66"}, "value", "không phải một con số"),
    ({"value": "90,000"}, "value", "chưa rõ: ghi 90.000 hay 90?"),
    ({"value": "=A1"}, "value", "công thức"),
    ({"value": date(2026, 5, 1)}, "value", "Ô này là ngày 01/05/2026"),
    ({"value": True}, "value", "không đọc được"),
    ({"value": 5, "on": "30/6"}, "on", "ngày/tháng/năm"),
    ({"value": 5, "on": None}, "on", "Ghi ngày của số liệu"),
    ({"value": 5, "on": date(2199, 1, 1)}, "on", "sau hôm nay"),
    ({"value": 5, "state": "Chắc chắn"}, "state", "không có trong danh sách"),
    ({"numerator": 5}, "denominator", "Ghi cả tử số và mẫu số"),
    ({"period": "Quý I"}, "period", "không sửa bằng tệp"),
]


def test_a_wrong_figure_is_named(programme: ProgrammeVersion, org: Org, focal: Post) -> None:
    out, key = taken_away(org.employment, programme), first_indicator(programme)
    for typed, name, says in WRONG_FIGURES:
        said = told(edited(out, at_indicator(key, **typed)), org, focal)
        assert len(said) == 1, typed
        assert said[0].startswith(f"Ô {cell(out, INDICATORS, f'CT-{key}', name)}, trang “Chỉ tiêu”: ")
        assert says in said[0]
    assert nothing_is_stored()


def test_figures_as_people_write_them() -> None:
    field = next(one for one in INDICATOR_FIELDS if one.name == "value")
    written = {"90.000": "90000", "25,5": "25,5", "66 %": "66", "0": "0", "1.768.000,25": "1768000,25"}
    assert {raw: value_of(Cell("F1", Kind.TEXT, raw), field) for raw in written} == written
    assert value_of(Cell("F1", Kind.NUMBER, "25,5", Decimal("25.50")), field) == "25,5"
    day = next(one for one in TASK_FIELDS if one.name == "dated")
    with pytest.raises(NotTaken, match="“46000” chưa phải ngày"):
        value_of(Cell("F1", Kind.NUMBER, "46000", Decimal(46000)), day)


def test_a_cell_shown_in_percent_means_what_it_shows(programme: ProgrammeVersion, org: Org, focal: Post) -> None:
    key = first_indicator(programme)

    def in_percent(book: Any) -> None:
        book[INDICATORS][f"I{row_of(book, INDICATORS, f'CT-{key}')}"].number_format = "0.0%"

    data = edited(taken_away(org.employment, programme), at_indicator(key, value=0.665), in_percent)
    taken(sent(data, org, focal), focal)
    assert IndicatorValue.objects.get().value == Decimal("66.5")


@pytest.mark.parametrize("dated", ["18-5-2026", date(2026, 5, 18)])
def test_a_result_is_submitted_with_its_document(
    programme: ProgrammeVersion, task: Task, org: Org, head: Post, dated: Any
) -> None:
    typed = {"status": "Chờ xác nhận", "result": "Đã ban hành", "number": "212/KH-CVL", "dated": dated}
    taken(sent(edited(taken_away(org.employment, programme), at_task(task, **typed)), org, head), head)
    task.refresh_from_db()
    outcome = task.outcomes.get()
    assert (task.state, outcome.number, outcome.dated) == (
        State.PENDING_CONFIRMATION,
        "212/KH-CVL",
        date(2026, 5, 18),
    )


def test_only_the_head_submits(programme: ProgrammeVersion, task: Task, org: Org, focal: Post) -> None:
    data = edited(taken_away(org.employment, programme), at_task(task, status="Chờ xác nhận", result="A"))
    assert told(data, org, focal)[0].startswith(f"Ô {cell(data, TASKS, f'NV-{task.pk}', 'status')}")


def test_rows_taken_out_or_sorted_leave_the_rest_right(
    programme: ProgrammeVersion, task: Task, org: Org, focal: Post
) -> None:
    def without_two(book: Any) -> None:
        last = book[TASKS].max_row
        book[TASKS].delete_rows(last - 1, 2)

    sheet = sent(edited(taken_away(org.employment, programme), at_task(task, result="Đã làm"), without_two), org, focal)
    assert look_at(sheet).missing == 2
    assert taken(sheet, focal) == (1, 0)
    assert TaskUpdate.objects.get().task == task


def test_every_wrong_cell_is_told_at_once(programme: ProgrammeVersion, task: Task, org: Org, focal: Post) -> None:
    other = programme.tasks.get(number="1").task
    wrong = (at_task(task, percent=500), at_task(other, status="Hủy"), at_task(task, dated="mai"))
    assert len(told(edited(taken_away(org.employment, programme), *wrong), org, focal)) == 3


def test_what_somebody_else_changed_since_stands_beside(
    programme: ProgrammeVersion, task: Task, org: Org, focal: Post, head: Post, client_of: Opener
) -> None:
    data = edited(taken_away(org.employment, programme), at_task(task, result="Bản trong tệp", next_step="In"))
    send_update(task=task, by=head, written=Written({"result": "Bản của Liên", "proposals": "Thêm người"}))
    sheet = sent(data, org, focal)
    browser = client_of(focal)
    page = browser.get(sheet.get_absolute_url()).content.decode()
    assert "Bản của Liên" in page
    assert "Bản trong tệp" in page
    assert "Hoàng Bích Liên" in page
    assert "Thêm người" not in page
    digest, at = look_at(sheet).digest, f"o:{TASKS}!{cell(data, TASKS, f'NV-{task.pk}', 'result')}"
    unchosen = browser.post(sheet.get_absolute_url(), {"da-xem": digest})
    assert (unchosen.status_code, TaskUpdate.objects.count()) == (409, 1)
    assert browser.post(sheet.get_absolute_url(), {"da-xem": digest, at: "tep"}).status_code == 302
    newest = TaskUpdate.objects.order_by("pk").last()
    assert newest is not None
    assert (newest.result, newest.next_step, newest.proposals) == ("Bản trong tệp", "In", "Thêm người")


def test_what_stays_as_it_is(programme: ProgrammeVersion, task: Task, org: Org, focal: Post, head: Post) -> None:
    data = edited(taken_away(org.employment, programme), at_task(task, result="Bản trong tệp"))
    save_draft(task=task, by=head, written=Written({"result": "Bản nháp của Liên"}))
    sheet = sent(data, org, focal)
    theirs = frozenset({f"{TASKS}!{cell(data, TASKS, f'NV-{task.pk}', 'result')}"})
    assert taken(sheet, focal, theirs=theirs) == (0, 0)
    assert TaskUpdate.objects.get().result == "Bản nháp của Liên"


def test_a_figure_reported_meanwhile_is_revised_with_a_reason(
    programme: ProgrammeVersion, org: Org, focal: Post, head: Post
) -> None:
    row = programme.indicators.order_by("order")[0]
    data = edited(taken_away(org.employment, programme), at_indicator(row.indicator_id, value=66))
    figures = Figures("estimate", timezone.localdate(), Decimal(65))
    enter(indicator=row, which=HALF, figures=figures, by=head, revises=None, today=timezone.localdate())
    sheet = sent(data, org, focal)
    at = frozenset({f"{INDICATORS}!{one.at}" for one in look_at(sheet).clashes})
    assert taken(sheet, focal, mine=at) == (0, 1)
    last = IndicatorValue.objects.order_by("pk").last()
    assert last is not None
    assert (last.value, last.reason[:19]) == (Decimal(66), "Theo tệp Excel lập ")


def test_what_changes_after_the_preview_is_shown_again(
    programme: ProgrammeVersion, task: Task, org: Org, focal: Post, head: Post, client_of: Opener
) -> None:
    sheet = sent(edited(taken_away(org.employment, programme), at_task(task, result="A")), org, focal)
    digest = look_at(sheet).digest
    move_task(task=task, act=Act.ACCEPT, by=head)
    again = client_of(focal).post(sheet.get_absolute_url(), {"da-xem": digest})
    assert (again.status_code, TaskUpdate.objects.count()) == (409, 0)
    assert "vừa thay đổi" in again.content.decode()


def test_one_refusal_at_the_end_writes_nothing(
    programme: ProgrammeVersion, task: Task, org: Org, focal: Post, officer: Post
) -> None:
    other = programme.tasks.get(number="1").task
    sheet = sent(
        edited(taken_away(org.employment, programme), at_task(other, result="A"), at_task(task, result="B")), org, focal
    )
    move_task(task=task, act=Act.CANCEL, by=officer, said=Said("Không còn cần", document="Công văn số 5"))
    with pytest.raises(Wrong, match="không còn"):
        taken(sheet, focal)
    assert not TaskUpdate.objects.exists()


def test_a_file_through_the_pages(
    programme: ProgrammeVersion, task: Task, org: Org, focal: Post, officer: Post, client_of: Opener
) -> None:
    browser = client_of(focal)
    front = browser.get("/don-vi/CVL/tep-excel/").content.decode()
    assert "Kế hoạch hành động năm 2026" in front
    for page in ("/", "/don-vi/CVL/nhiem-vu/"):
        assert "/don-vi/CVL/tep-excel/" in browser.get(page).content.decode()
        assert "/don-vi/CVL/tep-excel/" not in client_of(officer).get(page).content.decode()
    out = browser.get(f"/don-vi/CVL/tep-excel/chuong-trinh-{programme.programme_id}.xlsx?ky=quarter-2-2026")
    wrong = SimpleUploadedFile("cvl.xlsx", edited(out.content, at_task(task, percent=101)))
    refused = browser.post("/don-vi/CVL/tep-excel/", {"tep": wrong})
    assert refused.status_code == 422
    assert "Ô J" in refused.content.decode()
    right = SimpleUploadedFile("cvl.xlsx", edited(out.content, at_task(task, percent=60, result="Đang viết")))
    looked = browser.post("/don-vi/CVL/tep-excel/", {"tep": right}, follow=True)
    assert "Đang viết" in looked.content.decode()
    sheet = Worksheet.objects.get()
    assert "cvl.xlsx" in browser.get("/don-vi/CVL/tep-excel/").content.decode()
    assert client_of(officer).get(sheet.get_absolute_url()).status_code == 403
    dropped = browser.post(sheet.get_absolute_url(), {"bo": "1"}, follow=True)
    assert "Đã bỏ tệp" in dropped.content.decode()
    assert "đã được ghi hoặc đã bỏ" in browser.get(sheet.get_absolute_url()).content.decode()
    assert not TaskUpdate.objects.exists()
    assert browser.post("/don-vi/CVL/tep-excel/").status_code == 422


def test_a_file_that_waits_while_the_programme_goes_on(
    programme: ProgrammeVersion, task: Task, org: Org, officer: Post, focal: Post, client_of: Opener
) -> None:
    sheet = sent(edited(taken_away(org.employment, programme), at_task(task, result="A")), org, focal)
    document = confirmed_document(decision(number="13/QĐ-BPTXH", tasks=1), by=officer)
    more = {"document": document, "number": 2, "published_by": officer.person, "published_at": timezone.now()}
    ProgrammeVersion.objects.create(programme=programme.programme, in_force_from=date(2026, 3, 1), **more)
    page = client_of(focal).get(sheet.get_absolute_url())
    assert page.status_code == 422
    assert "nay là bản 2" in page.content.decode()
