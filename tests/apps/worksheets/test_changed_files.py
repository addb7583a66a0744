"""Files that are not as they were when they were taken away: each refused with where and what to do."""

from __future__ import annotations

from typing import Any

import pytest
from tests.apps.worksheets.sheets import Typing, at_task, edited, nothing_is_stored, taken_away, told
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Task
from dondoc.apps.worksheets.columns import INDICATORS, TASKS
from dondoc.apps.worksheets.services import Wrong, bring


def renamed(book: Any) -> None:
    book[TASKS]["J5"].value = "Tiến độ"


def one_more_column(book: Any) -> None:
    book[TASKS]["P5"].value = "Ghi chú"


def one_more_row(book: Any) -> None:
    book[TASKS][f"C{book[TASKS].max_row + 1}"].value = "Việc mới"


def row_twice(book: Any) -> None:
    page = book[TASKS]
    page.append([one.value for one in page[page.max_row]])


def no_head(book: Any) -> None:
    book[TASKS].delete_rows(5)


def no_page(book: Any) -> None:
    del book[INDICATORS]


def no_marks(book: Any) -> None:
    del book["dondoc"]


def other_unit(book: Any) -> None:
    book["dondoc"]["B4"].value = "KHTC"


def other_version(book: Any) -> None:
    book["dondoc"]["B3"].value = "7"


def spoilt_marks(book: Any) -> None:
    book["dondoc"]["B6"].value = "quý hai"


def no_programme(book: Any) -> None:
    book["dondoc"]["B2"].value = "999"


def a_strange_task(book: Any) -> None:
    book[TASKS]["A8"].value = "NV-99999"


CHANGED_FILES: list[tuple[Typing, str]] = [
    (renamed, "Ô J5, trang “Nhiệm vụ”: Tiêu đề cột phải là “Tự đánh giá, %”, tệp ghi “Tiến độ”."),
    (one_more_column, "Ô P5, trang “Nhiệm vụ”: Tệp mẫu không có cột này. Bỏ cột “Ghi chú”."),
    (one_more_row, "trang “Nhiệm vụ”: Dòng này không có trong tệp đã tải về."),
    (row_twice, "Dòng này lặp lại dòng"),
    (no_head, "Trang “Nhiệm vụ”: Không thấy dòng tiêu đề cột."),
    (no_page, "Trang “Chỉ tiêu”: Thiếu trang này."),
    (no_marks, "Tệp không phải tệp đã tải về từ đây."),
    (other_unit, "Tệp của Vụ Kế hoạch - Tài chính, không phải của Cục Việc làm."),
    (other_version, "Tệp lập theo bản 7 của chương trình, nay là bản 1."),
    (spoilt_marks, "Phần ẩn của tệp đã bị sửa."),
    (no_programme, "Không còn chương trình của tệp này."),
    (a_strange_task, "Dòng 8, trang “Nhiệm vụ”: Việc của dòng này không"),
]


def test_a_file_that_is_not_as_it_was(programme: ProgrammeVersion, task: Task, org: Org, focal: Post) -> None:
    out = edited(taken_away(org.employment, programme), at_task(task, result="Đã làm"))
    for change, says in CHANGED_FILES:
        said = told(edited(out, change), org, focal)
        assert len(said) == 1, says
        assert says in said[0]
    assert nothing_is_stored()


def test_a_file_too_large_is_not_read(org: Org, focal: Post) -> None:
    unread = (pytest.fail("read") for _piece in range(1))
    with pytest.raises(Wrong, match="lớn hơn 10 MB"):
        bring(name="a.xlsx", size=200_000_000, chunks=unread, unit=org.employment, by=focal)
    assert told(b"%PDF-1.7", org, focal) == [
        ": Tệp không phải bảng tính Excel (.xlsx). Tải lên chính tệp đã tải về từ đây."
    ]
