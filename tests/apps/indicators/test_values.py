"""Reported figures: added, revised, approved, checked; as of any day they are what was known then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from tests.apps.directives.contracts import JSON, decision
from tests.apps.directives.factories import confirmed_document
from tests.apps.programmes.plans import choices
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.indicators.models import IndicatorInVersion, IndicatorValue
from dondoc.apps.indicators.selectors.page import indicator_page
from dondoc.apps.indicators.selectors.standing import Standing, standings
from dondoc.apps.indicators.services.values import Figures, NotPossible, Which, approve, enter
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish
from dondoc.core.progress.verdicts import SumCheck, Verdict

TODAY = date(2027, 2, 1)
JUNE, YEAR = Which("month", 2026, 6), Which("year", 2026, 1)


def _version(org: Org, officer: Post, **second: Any) -> ProgrammeVersion:
    contract = decision()
    whole, part = contract["indicators"]
    for one in (whole, part):
        one["unit"] = "người"
    part |= {"parent": whole["id"], **second}
    return publish(document=confirmed_document(contract, by=officer), by=officer, choices=choices(org.planning))


@pytest.fixture
def version(org: Org, officer: Post) -> ProgrammeVersion:
    """Two indicators counted in people, the second adding up to the first: khoảng 66, khoảng 25,5."""
    return _version(org, officer, additive=True)


@pytest.fixture
def row(version: ProgrammeVersion) -> IndicatorInVersion:
    """The first of them."""
    return version.indicators.order_by("order")[0]


def _say(
    row: IndicatorInVersion, by: Post, which: Which, on: date, revises: int | None = None, **figures: Any
) -> IndicatorValue:
    said: dict[str, Any] = {
        name: value if name in {"no_data", "reason", "state"} else Decimal(value) for name, value in figures.items()
    }
    told = Figures(**{"state": "estimate", "on": on, **said})
    return enter(indicator=row, which=which, figures=told, by=by, revises=revises, today=TODAY)


def _standing(version: ProgrammeVersion, on: date, place: int = 0, *, approved: bool = False) -> Standing:
    return standings(version, on, approved_only=approved)[place]


def test_a_revision_adds_a_row_and_past_days_keep_what_they_knew(
    version: ProgrammeVersion, row: IndicatorInVersion, focal: Post
) -> None:
    first = _say(row, focal, JUNE, date(2026, 6, 20), value="30", cumulative="33", year_estimate="66")
    _say(row, focal, JUNE, date(2026, 7, 5), first.pk, value="31", cumulative="34", reason="Số của địa phương gửi muộn")
    assert IndicatorValue.objects.count() == 2
    assert _standing(version, date(2026, 6, 19)).latest is None
    assert _standing(version, date(2026, 7, 4)).value == Decimal(30)
    newest = _standing(version, date(2026, 7, 5))
    assert (newest.value, newest.cumulative, newest.year_estimate) == (Decimal(31), Decimal(34), None)
    assert newest.percent == Decimal("51.5")
    page = indicator_page(row, date(2026, 7, 5))
    assert [(one.before, one.after) for one in page.revisions] == [("30", "31")]
    assert page.chart is not None
    assert [bar.label for bar in page.chart.bars] == ["34"]


def test_the_database_keeps_what_was_reported(row: IndicatorInVersion, focal: Post) -> None:
    said = _say(row, focal, JUNE, date(2026, 6, 20), value="30")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        IndicatorValue.objects.filter(pk=said.pk).update(value=40)
    with pytest.raises(DatabaseError), transaction.atomic():
        IndicatorValue.objects.create(
            indicator=row.indicator, kind="month", year=2026, number=7, state="estimate", on=TODAY, by=focal.person,
            post=focal, unit_name="x", at=said.at,
        )  # fmt: skip


def test_no_data_is_not_zero_and_says_why(version: ProgrammeVersion, row: IndicatorInVersion, focal: Post) -> None:
    _say(row, focal, JUNE, date(2026, 6, 20), no_data="Điều tra 2 năm một lần")
    found = _standing(version, date(2026, 6, 30))
    assert (found.value, found.percent, found.verdict) == (None, None, Verdict.NO_DATA)
    _say(row, focal, Which("month", 2026, 7), date(2026, 7, 20), value="0")
    assert _standing(version, date(2026, 7, 30)).percent == Decimal("0.0")


def test_nothing_is_judged_before_the_year_is_over(
    version: ProgrammeVersion, row: IndicatorInVersion, focal: Post
) -> None:
    _say(row, focal, YEAR, date(2026, 12, 20), value="67", state="preliminary")
    assert _standing(version, date(2026, 12, 31)).verdict is Verdict.NOT_ASSESSED
    assert _standing(version, date(2027, 1, 1)).verdict is Verdict.MET


def test_an_early_estimate_of_the_year_is_no_result(
    version: ProgrammeVersion, row: IndicatorInVersion, focal: Post
) -> None:
    _say(row, focal, YEAR, date(2026, 6, 20), value="67")
    _say(row, focal, JUNE, date(2026, 6, 20), value="30")
    found = _standing(version, date(2027, 1, 5))
    assert found.latest is not None
    assert (found.latest.row.kind, found.year_estimate, found.verdict) == ("month", Decimal(67), Verdict.NOT_ASSESSED)


def test_parts_that_do_not_add_up_show_both_figures(
    version: ProgrammeVersion, row: IndicatorInVersion, focal: Post
) -> None:
    part = version.indicators.order_by("order")[1]
    _say(row, focal, JUNE, date(2026, 6, 20), value="30")
    _say(part, focal, JUNE, date(2026, 6, 20), value="12")
    assert _standing(version, date(2026, 6, 30)).wrong_sum == SumCheck(Decimal(30), Decimal(12), only_part=False)


def test_a_breakdown_is_not_more_than_the_whole(org: Org, officer: Post, focal: Post) -> None:
    version = _version(org, officer, additive=None)
    row = version.indicators.order_by("order")[0]
    _say(row, focal, JUNE, date(2026, 6, 20), value="30")
    for place, value in (("Nhật Bản", "20"), ("Hàn Quốc", "9")):
        _say(row, focal, Which("month", 2026, 6, "market", place), date(2026, 6, 20), value=value)
    assert _standing(version, date(2026, 6, 30)).wrong_sum is None
    _say(row, focal, Which("month", 2026, 6, "market", "Đài Loan"), date(2026, 6, 20), value="2")
    found = _standing(version, date(2026, 6, 30))
    assert found.wrong_sum == SumCheck(Decimal(30), Decimal(31), only_part=True)
    assert found.value == Decimal(30)
    assert [one.row.place for one in indicator_page(row, date(2026, 6, 30)).parts] == [
        "Hàn Quốc",
        "Nhật Bản",
        "Đài Loan",
    ]


def test_reports_read_what_the_head_approved(
    version: ProgrammeVersion, row: IndicatorInVersion, focal: Post, head: Post
) -> None:
    said = _say(row, focal, JUNE, date(2026, 6, 20), value="30")
    assert _standing(version, TODAY, approved=True).latest is None
    approve(value=said, indicator=row, by=head, today=date(2026, 6, 22))
    assert _standing(version, date(2026, 6, 21), approved=True).latest is None
    assert _standing(version, date(2026, 6, 22), approved=True).value == Decimal(30)
    with pytest.raises(NotPossible, match="đã được duyệt"):
        approve(value=said, indicator=row, by=head, today=date(2026, 6, 22))


def test_nobody_approves_their_own(row: IndicatorInVersion, head: Post) -> None:
    said = _say(row, head, JUNE, date(2026, 6, 20), value="30")
    with pytest.raises(NotPossible, match="không tự duyệt"):
        approve(value=said, indicator=row, by=head, today=TODAY)
    assert not AuditRow.objects.filter(act="indicators.value_approved").exists()


@pytest.mark.parametrize(
    ("field", "which", "on", "figures"),
    [
        ("on", JUNE, date(2027, 2, 2), {"value": "1"}),
        ("on", JUNE, date(2026, 5, 14), {"value": "1"}),
        ("number", Which("quarter", 2026, 5), date(2026, 6, 20), {"value": "1"}),
        ("value", JUNE, date(2026, 6, 20), {}),
        ("no_data", JUNE, date(2026, 6, 20), {"value": "1", "no_data": "vì"}),
        ("denominator", JUNE, date(2026, 6, 20), {"numerator": "1"}),
        ("denominator", JUNE, date(2026, 6, 20), {"numerator": "1", "denominator": "0"}),
    ],
)
def test_what_is_wrong_is_refused_with_its_field(
    row: IndicatorInVersion, focal: Post, field: str, which: Which, on: date, figures: JSON
) -> None:
    before = AuditRow.objects.count()
    with pytest.raises(NotPossible) as refused:
        _say(row, focal, which, on, **figures)
    assert refused.value.field == field
    assert (IndicatorValue.objects.count(), AuditRow.objects.count()) == (0, before)


def test_a_percentage_follows_from_its_two_figures(org: Org, officer: Post, focal: Post) -> None:
    document = confirmed_document(decision(), by=officer)
    row = publish(document=document, by=officer, choices=choices(org.planning)).indicators.order_by("order")[0]
    assert _say(row, focal, JUNE, date(2026, 6, 20), numerator="1", denominator="3").value == Decimal("33.3")
    with pytest.raises(NotPossible, match="33,33") as refused:
        _say(row, focal, Which("month", 2026, 7), date(2026, 7, 20), value="40", numerator="1", denominator="3")
    assert refused.value.field == "value"


def test_two_who_report_at_once_are_told(row: IndicatorInVersion, focal: Post, head: Post) -> None:
    first = _say(row, focal, JUNE, date(2026, 6, 20), value="30")
    with pytest.raises(NotPossible, match="Người khác vừa báo"):
        _say(row, head, JUNE, date(2026, 6, 20), value="31")
    _say(row, head, JUNE, date(2026, 6, 21), first.pk, value="31", reason="Đối chiếu lại")
    with pytest.raises(NotPossible, match="Người khác vừa báo"):
        _say(row, focal, JUNE, date(2026, 6, 22), first.pk, value="32", reason="Sửa")
    assert IndicatorValue.objects.count() == 2


SAID = {"period": "month-6-2026", "on": "20/06/2026", "state": "estimate"}


@pytest.mark.parametrize(
    ("value", "kept"),
    [("90.000", "90000"), ("25,5", "25.5"), ("khoảng 66", None), ("90,000", None), ("25.5", None), ("60-70", None)],
)
def test_a_figure_is_right_or_refused_with_its_field(
    row: IndicatorInVersion, focal: Post, client_of: Callable[[Post], Client], value: str, kept: str | None
) -> None:
    answer = client_of(focal).post(f"/chi-tieu/{row.indicator_id}/bao-so-lieu/", {**SAID, "value": value})
    found = IndicatorValue.objects.first()
    if kept:
        assert answer.status_code == 302
        assert found is not None
        assert found.value == Decimal(kept)
        return
    assert answer.status_code == 422
    assert found is None
    assert 'id="id_value_error"' in answer.text
    assert f'value="{value}"' in answer.text


def test_the_page_tells_figures_state_and_who(
    row: IndicatorInVersion, focal: Post, head: Post, client_of: Callable[[Post], Client]
) -> None:
    value = _say(row, focal, JUNE, date(2026, 6, 20), value="1768.5", last_year="1500", state="preliminary")
    page = client_of(head).get(f"/chi-tieu/{row.indicator_id}/?ngay=2026-07-01").text
    for words in ("1.768,5", "117,9", "Sơ bộ", "Phạm Đức Duy", "Tháng 6/2026", "Chưa đánh giá", "Khoảng 66"):
        assert words in page
    assert f"/so-lieu/{value.pk}/duyet/" in page
    assert "style=" not in page
    assert f"/so-lieu/{value.pk}/duyet/" not in client_of(focal).get(f"/chi-tieu/{row.indicator_id}/").text
