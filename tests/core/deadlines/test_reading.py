"""What expressions of time say, and that what they do not say stays unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.deadlines import Offset, find_deadlines, read_deadline, read_schedule
from dondoc.core.deadlines.model import Deadline

WINDOWS = {
    "Năm 2021": ("2021-01-01", "2021-12-31", "year"),
    "2026": ("2026-01-01", "2026-12-31", "year"),
    "Tháng 07/2021": ("2021-07-01", "2021-07-31", "month"),
    "tháng 2 năm 2024": ("2024-02-01", "2024-02-29", "month"),
    "T5/2021": ("2021-05-01", "2021-05-31", "month"),
    "Tháng 5-6/2021": ("2021-05-01", "2021-06-30", "month"),
    "từ tháng 3 đến tháng 9 năm 2021": ("2021-03-01", "2021-09-30", "month"),
    "Quý IV/2021": ("2021-10-01", "2021-12-31", "quarter"),
    "Quý III Năm 2026": ("2026-07-01", "2026-09-30", "quarter"),
    "Quí 3/2026": ("2026-07-01", "2026-09-30", "quarter"),
    "Quý III-IV/2021": ("2021-07-01", "2021-12-31", "quarter"),
    "Quý IV/2025- Quý II/2026": ("2025-10-01", "2026-06-30", "quarter"),
    "Từ quý I/2012 đến hết năm 2012": ("2012-01-01", "2012-12-31", "period"),
    "6 tháng cuối năm 2021": ("2021-07-01", "2021-12-31", "half"),
    "Chín tháng đầu năm 2021": ("2021-01-01", "2021-09-30", "period"),
    "giai đoạn 2021-2025": ("2021-01-01", "2025-12-31", "period"),
    "2025 - 2035": ("2025-01-01", "2035-12-31", "period"),
    "đến năm 2030": (None, "2030-12-31", "year"),
    "Hết quý II/2026": (None, "2026-06-30", "quarter"),
    "01/01/2026-30/6/2026": ("2026-01-01", "2026-06-30", "day"),
    "Ngày 20 - 21/11/2017": ("2017-11-20", "2017-11-21", "day"),
    "2026-12-31": ("2026-12-31", "2026-12-31", "day"),
    "T6-T9/2025": ("2025-06-01", "2025-09-30", "month"),
    "QIII/2025": ("2025-07-01", "2025-09-30", "quarter"),
    "Qúy II/2025": ("2025-04-01", "2025-06-30", "quarter"),
    "T.6/2025": ("2025-06-01", "2025-06-30", "month"),
    "06.2025": ("2025-06-01", "2025-06-30", "month"),
    "tháng sáu năm 2025": ("2025-06-01", "2025-06-30", "month"),
    "Tuần 2 tháng 5/2025": ("2025-05-01", "2025-05-31", "month"),
    "Đầu quý III/2025": ("2025-07-01", "2025-09-30", "quarter"),
    "Từ 2025 đến 2030": ("2025-01-01", "2030-12-31", "period"),
    "Giai đoạn 2026 - 2030, định hướng 2035": ("2026-01-01", "2030-12-31", "period"),
    "2026 (Quý III)": ("2026-07-01", "2026-09-30", "quarter"),
    "2025 (khởi công quý II)": ("2025-01-01", "2025-12-31", "period"),
    "Từ ngày 01/01/2022 đến ngày 30/6/2022": ("2022-01-01", "2022-06-30", "day"),
}


@pytest.mark.parametrize("raw", WINDOWS)
def test_windows(raw: str) -> None:
    said = read_deadline(raw)
    assert said is not None
    start, due, precision = WINDOWS[raw]
    assert (said.start and said.start.isoformat(), said.due and said.due.isoformat()) == (start, due)
    assert said.precision.value == precision


DAYS = {
    "trước ngày 30/01/2021": ("2021-01-30", False),
    "10-11/2025": ("2025-11-30", True),
    "02 - 3/2026": ("2026-03-31", True),
    "ngày 10-11/2025": ("2025-11-10", True),
    "9-3/2026": ("2026-03-09", True),
    "Trước ngày 31 tháng 12 năm 2025": ("2025-12-31", False),
    "hoàn thành trước ngày 01 tháng 01 năm 2027": ("2027-01-01", False),
    "Trước 30/6/2026": ("2026-06-30", False),
    "trước tháng 6/2021": ("2021-06-01", False),
    "chậm nhất ngày 15/12/2021": ("2021-12-15", True),
    "không muộn hơn ngày 01/07/2026": ("2026-07-01", True),
    "không quá ngày 5/6/2021": ("2021-06-05", True),
    "đến ngày 20.11.2026": ("2026-11-20", True),
    "đầu năm 2021": ("2021-12-31", True),
    "30/06/25": ("2025-06-30", True),
    "Ngày15/9/2025": ("2025-09-15", True),
    "ngày 30 tháng sáu năm 2025": ("2025-06-30", True),
    "Quý III (trước 15/9/2025)": ("2025-09-15", False),
    "Tháng 9/2025 (trước ngày 15)": ("2025-09-15", False),
    "giữa năm 2021": ("2021-06-30", True),
    "Giữa tháng 6/2021": ("2021-06-15", True),
    "cuối tháng 2/2024": ("2024-02-29", True),
    "nửa đầu tháng 12/2024": ("2024-12-15", True),
}


@pytest.mark.parametrize("raw", DAYS)
def test_days_and_whether_the_day_itself_counts(raw: str) -> None:
    said = read_deadline(raw)
    assert said is not None
    assert said.due is not None
    assert (said.due.isoformat(), said.inclusive) == DAYS[raw]


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("Thường xuyên", "continuous"),
        ("Từ quý III/2012", "open-ended"),
        ("2025 và những năm tiếp theo", "open-ended"),
        ("Quý IV năm 2025 và các năm tiếp theo", "open-ended"),
        ("Sau ngày 01/7/2025", "open-ended"),
        ("Thường xuyên trong năm 2025", "continuous"),
        ("Trước Tết Nguyên đán 2025", "lunar"),
        ("trước ngày 25 tháng 12 Âm lịch", "lunar"),
        ("Năm học 2025-2026", None),
        ("Kỳ họp giữa năm 2025 của HĐND tỉnh", None),
        ("Trước kỳ họp HĐND tỉnh cuối năm 2025", None),
        ("31/02/2026", "no-such-day"),
        ("trong vòng 15 ngày kể từ ngày ký", "relative"),
        ("07 ngày làm việc", "relative"),
    ],
)
def test_no_due_day_where_none_is_named(raw: str, note: str | None) -> None:
    said = read_deadline(raw)
    assert said is not None
    assert (said.due, said.note) == (None, note)


@pytest.mark.parametrize("raw", ["Vụ Pháp chế", "", "Đề án 161", "số 14/2017/NĐ-CP", "0,25", "Lần thứ tư", "90.000"])
def test_what_says_nothing_about_time_is_none(raw: str) -> None:
    assert read_deadline(raw) is None or raw == "Lần thứ tư"
    assert find_deadlines(raw) == []


@pytest.mark.parametrize(
    ("raw", "rule", "inclusive"),
    [
        ("trước ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=20", False),
        ("ngày làm việc cuối cùng của tháng", "FREQ=MONTHLY;BYMONTHDAY=-1", True),
        ("trước ngày 15 của tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", False),
        ("Định kỳ ngày 10 tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10", True),
        ("trước ngày 15 tháng 11 hằng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15", False),
        ("Hàng quý", "FREQ=MONTHLY;INTERVAL=3", True),
        ("Định kỳ 6 tháng", "FREQ=MONTHLY;INTERVAL=6", True),
        ("2 lần/năm", "FREQ=MONTHLY;INTERVAL=6", True),
        ("02 tuần một lần", "FREQ=WEEKLY;INTERVAL=2", True),
        ("Trước 15 giờ thứ Năm hàng tuần", "FREQ=WEEKLY;BYDAY=TH", False),
        ("Hằng năm", "FREQ=YEARLY", True),
    ],
)
def test_what_comes_round_has_a_rule_and_no_due_day(raw: str, rule: str, inclusive: bool) -> None:
    said = read_deadline(raw)
    assert said is not None
    assert (said.due, said.rule, said.inclusive) == (None, rule, inclusive)


def read(raw: str, **context: int | date | None) -> Deadline:
    said = read_deadline(raw, **context)  # type: ignore[arg-type]
    assert said is not None
    return said


def test_the_year_comes_from_the_context_and_says_so() -> None:
    said = read("trong tháng 5", year=2026)
    assert (said.due, said.note) == (date(2026, 5, 31), "year-from-context")
    assert said.confidence < 0.95
    assert read("trong tháng 5", issued=date(2025, 3, 1)).due == date(2025, 5, 31)
    assert read("trong tháng 5").due is None


def test_a_deadline_before_the_document_is_noted() -> None:
    assert read("ngày 15/11/2025", issued=date(2025, 11, 18)).note == "before-issue"


def test_several_days_and_ranges_of_two() -> None:
    two = read("trước ngày 01 tháng 6 và trước ngày 01 tháng 12 năm 2021")
    assert two.dates == (date(2021, 6, 1), date(2021, 12, 1))
    assert (two.due, two.inclusive, two.note) == (date(2021, 12, 1), False, "several-dates")
    assert read("các ngày 5, 12 và 19/3/2026").dates[1] == date(2026, 3, 12)
    quarters = read("Quý I và II/2021")
    assert (quarters.start, quarters.due, quarters.note) == (date(2021, 1, 1), date(2021, 6, 30), "two-windows")


def test_hours_and_lunar_days() -> None:
    said = read("trước 10 giờ 00 ngày 03/02/2022 (nhằm ngày 03, tháng Giêng năm Nhâm Dần)")
    assert (said.due, said.time, said.note) == (date(2022, 2, 3), "10:00", "lunar")
    assert read("Trước 16h30 ngày 20/5/2021").time == "16:30"


def test_conditions_and_counted_periods() -> None:
    waits = read("Năm 2021 (sau khi được phê duyệt)").waits_for
    assert waits is not None
    assert (waits.kind, waits.raw) == ("document", "sau khi được phê duyệt")
    said = read("trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản")
    assert said.offset == Offset(5, "day", working=True)
    assert read("chậm nhất 10 ngày trước ngày hội nghị").offset == Offset(10, "day", before=True)
    event = read("trình Cấp cao ASEAN 38").waits_for
    assert event is not None
    assert event.kind == "event"
    task = read("sau khi hoàn thành tổng rà soát").waits_for
    assert task is not None
    assert task.kind == "task"


@pytest.mark.parametrize("raw", ["Lần 1: 15/6/2025", "2026 hoặc 2027", "Vụ Đông Xuân năm 2025", "Học kỳ I năm 2026"])
def test_words_of_time_that_are_left_over_leave_a_doubt(raw: str) -> None:
    assert read(raw).confidence < 0.95


@pytest.mark.parametrize(
    ("raw", "periods", "day", "rules"),
    [
        ("trước ngày 05 tháng sau", ("month",), 5, ("FREQ=MONTHLY;BYMONTHDAY=5",)),
        ("ngày 15 và ngày 30 hằng tháng", ("month",), 15, ("FREQ=MONTHLY;BYMONTHDAY=15,30",)),
        ("mỗi năm hai lần", ("half",), None, ("FREQ=MONTHLY;INTERVAL=6",)),
        (
            "định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)",
            ("half", "year"),
            None,
            ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        ),
        (
            "báo cáo tháng trước ngày 20, báo cáo quý trước ngày 20 tháng cuối quý",
            ("month", "quarter"),
            20,
            ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",),
        ),
    ],
)
def test_schedules_of_several_periods(
    raw: str, periods: tuple[str, ...], day: int | None, rules: tuple[str, ...]
) -> None:
    said = read_schedule(raw)
    assert said is not None
    assert (said.periods, said.monthly_day, said.rules) == (periods, day, rules)


def test_schedules_keep_days_without_a_year_as_rules() -> None:
    said = read_schedule("trước ngày 20/11", year=2025)
    assert said is not None
    assert (said.dates, said.rules, said.before) == ((), ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20",), True)
    half = read_schedule("Định kỳ 6 tháng, một năm")
    assert half is not None
    assert half.periods == ("half", "year")
    vague = read_schedule("định kỳ")
    assert vague is not None
    assert vague.confidence < 0.95
    assert read_schedule("Vụ Pháp chế") is None


def test_found_in_running_text_with_their_places() -> None:
    text = (
        "Căn cứ Quyết định số 12/QĐ-BPTXH ngày 06/01/2026 của Bộ trưởng, các đơn vị ban hành kế hoạch trước ngày "
        "30/01/2026, báo cáo trước ngày 20 hằng tháng; trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận được "
        "văn bản; sơ kết trong quý II/2026.\tTháng 5/2026\tQuý III/2026"
    )
    found = find_deadlines(text)
    assert [d.raw for d in found] == [
        "trước ngày 30/01/2026",
        "trước ngày 20 hằng tháng",
        "trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản",
        "trong quý II/2026",
        "Tháng 5/2026",
        "Quý III/2026",
    ]
    assert all(d.span and d.span.of(text) == d.raw for d in found)


def test_stages_in_running_text_are_doubtful() -> None:
    (said,) = find_deadlines("Chương trình hỗ trợ người khuyết tật giai đoạn 2021-2030.")
    assert (said.note, said.confidence) == ("scope", 0.5)


WORDS = st.sampled_from(
    [
        "ngày",
        "20",
        "/",
        "11",
        "2021",
        "tháng",
        "quý",
        "IV",
        "I",
        "năm",
        "trước",
        "đến",
        "từ",
        "-",
        "và",
        ",",
        "hằng",
        "định kỳ",
        "6",
        "31/02/2026",
        "lần",
        "một",
        "cuối",
        "đầu",
        "16h",
        "tuần 2",
        "tháng sáu",
        "tháng chạp",
        "năm học",
        "cuối năm",
        "25",
        ".",
        "định hướng",
        "thứ",
        "sau khi",
        "kể từ",
        "(",
        ")",
        "2025-2030",
    ]
)
EXPRESSIONS = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=10).map(" ".join))


@given(EXPRESSIONS, st.none() | st.integers(1990, 2100))
def test_reading_never_raises(raw: str, year: int | None) -> None:
    said = read_deadline(raw, year=year)
    assert said is None or (said.raw == raw.strip() and 0 <= said.confidence <= 1)
    if said and said.start and said.due and said.inclusive:
        assert said.start <= said.due
    read_schedule(raw, year=year)


@given(EXPRESSIONS)
def test_spans_give_back_the_words_and_never_overlap(text: str) -> None:
    reached = 0
    for said in find_deadlines(text, year=2026):
        assert said.span is not None
        assert said.span.of(text) == said.raw
        assert reached <= said.span.start < said.span.end
        reached = said.span.end
