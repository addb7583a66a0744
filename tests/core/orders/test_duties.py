"""Standing duties."""

from __future__ import annotations

from datetime import date

import pytest
from tests.core.orders.drafts import plan, units

from dondoc.core.orders.model import Duty


def duties(body: str) -> list[Duty]:
    return list(plan(f"II. TỔ CHỨC THỰC HIỆN\n2. Về chế độ báo cáo\n{body}").duties)


def test_a_monthly_report_and_what_it_is_for() -> None:
    report, summing_up = duties(
        "a) Các đơn vị báo cáo tình hình thực hiện nhiệm vụ tại phụ lục II Kế hoạch này, định kỳ hằng tháng, quý, 6 tháng "
        "gửi Vụ Kế hoạch - Tài chính trước ngày 20 hằng tháng để tổng hợp, báo cáo Bộ trưởng."
    )
    assert report.kind == "report"
    assert units(report.who) == ["Các đơn vị"]
    assert report.to is not None
    assert report.to.unit == "Vụ Kế hoạch - Tài chính"
    assert report.schedule is not None
    assert report.schedule.monthly_day == 20
    assert set(report.schedule.periods) >= {"month", "quarter", "half"}
    assert report.scope == ("phụ lục II",)
    assert (summing_up.kind, summing_up.schedule) == ("consolidate", None)
    assert units(summing_up.who) == ["Vụ Kế hoạch - Tài chính"]


def test_two_days_of_one_report_are_one_duty() -> None:
    (report,) = duties(
        "b) Các đơn vị báo cáo kết quả, gửi Vụ Pháp chế trước ngày 01 tháng 6 và trước ngày 01 tháng 12 năm 2021."
    )
    assert report.schedule is not None
    assert report.schedule.dates == (date(2021, 6, 1), date(2021, 12, 1))
    assert report.schedule.before


def test_two_calendars_are_two_duties() -> None:
    found = duties(
        "- Vụ Pháp chế tổng hợp báo cáo tình hình định kỳ 6 tháng trước ngày 30 tháng 6 và tổng thể hằng năm "
        "trước ngày 30 tháng 01 hằng năm."
    )
    assert [d.schedule.periods for d in found if d.schedule] == [("half",), ("year",)]


def test_each_clause_has_its_own_duty() -> None:
    found = duties(
        "c) Giao Vụ Pháp chế theo dõi, đôn đốc các đơn vị triển khai Kế hoạch này; xây dựng đề cương báo cáo, hướng dẫn các đơn vị."
    )
    assert [d.kind for d in found] == ["urge", "outline"]
    assert all(units(d.who) == ["Vụ Pháp chế"] for d in found)


def test_a_paper_called_report_is_no_duty() -> None:
    found = duties("d) Vụ Pháp chế phê duyệt Báo cáo nghiên cứu khả thi trước ngày 20/6/2021.")
    assert found == []


def test_reports_called_by_their_periods() -> None:
    found = duties("đ) Giao Vụ Pháp chế sáu tháng, một năm báo cáo Bộ trưởng.")
    found += duties("e) Vụ Pháp chế báo cáo Bộ trưởng vào ngày 15 tháng cuối quý.")
    assert [d.schedule.periods for d in found if d.schedule] == [("half", "year"), ("quarter",)]


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        ("Báo cáo kết quả về Sở vào cuối học kỳ I và cuối năm học.", "vào cuối học kỳ I và cuối năm học"),
        ("Báo cáo HĐND tỉnh tại kỳ họp thường lệ cuối năm.", "tại kỳ họp thường lệ cuối năm"),
        ("Định kỳ ngày 10 tháng cuối quý tổng hợp báo cáo UBND tỉnh.", "Định kỳ ngày 10 tháng cuối quý"),
    ],
)
def test_calendars_without_a_date(words: str, raw: str) -> None:
    (duty,) = duties(f"IV. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- {words}")
    assert duty.schedule is not None
    assert duty.schedule.raw == raw
