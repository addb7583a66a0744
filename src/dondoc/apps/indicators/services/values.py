"""Reporting a figure, revising it, approving it: a revision adds a row and nothing reported is ever changed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.services import record
from dondoc.apps.indicators import acts
from dondoc.apps.indicators.models import IndicatorInVersion, IndicatorValue, ValueApproval
from dondoc.apps.indicators.wording import figure, period_name
from dondoc.core.deadlines.periods import Period, period
from dondoc.core.progress.verdicts import ratio

RATIO_PLACES = 6


class NotPossible(ValueError):
    """A figure is refused; nothing was stored.

    Attributes:
        field: the field of the form that is wrong, or "" for the whole.
        message: what is wrong and what to do.
    """

    def __init__(self, field: str, message: str) -> None:
        """Keep where and what."""
        super().__init__(message)
        self.field, self.message = field, message


@dataclass(frozen=True, slots=True)
class Which:
    """The period that a figure is of, and the part of the whole."""

    kind: str
    year: int
    number: int
    dimension: str = ""
    place: str = ""

    @property
    def period(self) -> Period:
        """The period with its days.

        Raises:
            ValueError: there is no such period in a year.
        """
        return period(self.kind, self.year, self.number)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is reported: figures, how firm they are, as of which day; ``no_data`` says why there is none."""

    state: str
    on: date
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    cumulative: Decimal | None = None
    year_estimate: Decimal | None = None
    last_year: Decimal | None = None
    no_data: str = ""
    reason: str = ""


def enter(
    *, indicator: IndicatorInVersion, which: Which, figures: Figures, by: Post, revises: int | None, today: date
) -> IndicatorValue:
    """Report a figure; the last one of the same period and part, when there is one, is revised.

    Args:
        indicator: whose figure it is.
        which: the period and the part.
        figures: what is reported.
        by: the post that reports.
        revises: key of the row that the reporter saw as the newest, or None when there was none.
        today: the day on which it is done.

    Raises:
        NotPossible: something is wrong, or somebody else has reported in between; nothing is stored.
    """
    try:
        with transaction.atomic():
            return _enter(indicator, which, figures, by, (revises, today))
    except IntegrityError as clash:
        raise NotPossible("", _changed_between()) from clash


def _enter(
    indicator: IndicatorInVersion, which: Which, figures: Figures, by: Post, seen: tuple[int | None, date]
) -> IndicatorValue:
    last = newest(indicator, which)
    if (last.pk if last else None) != seen[0]:
        raise NotPossible("", _changed_between())
    _check_days(which, figures, last, seen[1])
    figures = _with_ratio(figures, percent="%" in indicator.unit)
    _check_figures(figures, last)
    said = {name: value for name, value in asdict(figures).items() if name != "reason"}
    row = IndicatorValue(
        indicator=indicator.indicator,
        **asdict(which),
        **said,
        reason=figures.reason if last else "",
        revises=last,
        by=by.person,
        post=by,
        unit_name=str(by.unit),
        at=timezone.now(),
    )
    row.save(force_insert=True)
    _tell(row, indicator, last, by)
    return row


def newest(indicator: IndicatorInVersion, which: Which) -> IndicatorValue | None:
    """The row of that period and part that nothing has revised yet."""
    rows = IndicatorValue.objects.filter(indicator=indicator.indicator_id, **asdict(which), revised_by__isnull=True)
    return rows.first()


def _changed_between() -> str:
    return _("Người khác vừa báo số liệu của kỳ này. Xem số mới rồi sửa lại; chưa có gì được lưu.")


def _check_days(which: Which, figures: Figures, last: IndicatorValue | None, today: date) -> None:
    try:
        covered = which.period
    except ValueError as unknown:
        raise NotPossible("number", _("Không có kỳ này trong năm. Chọn lại kỳ.")) from unknown
    if figures.on > today:
        raise NotPossible("on", _("Ngày số liệu ở sau hôm nay. Ghi ngày không muộn hơn %(day)s.") % _day(today))
    if figures.on < covered.count_from:
        said = _("Kỳ này bắt đầu từ %(day)s. Số liệu không thể có trước ngày ấy.")
        raise NotPossible("on", said % _day(covered.count_from))
    if last and figures.on < last.on:
        said = _("Số liệu đang có tính đến %(day)s. Số sửa phải tính đến ngày đó hoặc muộn hơn.")
        raise NotPossible("on", said % _day(last.on))


def _day(day: date) -> dict[str, str]:
    return {"day": f"{day:%d/%m/%Y}"}


def _with_ratio(figures: Figures, *, percent: bool) -> Figures:
    """A percentage follows from its two figures; one that contradicts them is refused."""
    over, under = figures.numerator, figures.denominator
    if (over is None) != (under is None):
        missing = "numerator" if over is None else "denominator"
        raise NotPossible(missing, _("Ghi cả tử số và mẫu số, hoặc bỏ trống cả hai."))
    if over is None or under is None:
        return figures
    if under == 0:
        raise NotPossible("denominator", _("Mẫu số không thể bằng 0."))
    if not percent:
        return figures
    found = ratio(over, under, RATIO_PLACES)
    assert found is not None
    if figures.value is None:
        return Figures(**{**asdict(figures), "value": found.quantize(Decimal("0.1"))})
    exponent = figures.value.as_tuple().exponent
    if found.quantize(Decimal(1).scaleb(int(exponent))) != figures.value:
        said = _("Tử số chia mẫu số được %(found)s, nhưng ô này ghi %(said)s.")
        shown = {"found": figure(found.quantize(Decimal("0.01"))), "said": figure(figures.value)}
        raise NotPossible("value", said % shown)
    return figures


def _check_figures(figures: Figures, last: IndicatorValue | None) -> None:
    if figures.value is None and not figures.no_data:
        raise NotPossible("value", _("Ghi số liệu, hoặc ghi lý do không có số liệu."))
    if figures.value is not None and figures.no_data:
        raise NotPossible("no_data", _("Đã có số liệu thì bỏ trống lý do không có số liệu."))
    if last and not figures.reason:
        raise NotPossible("reason", _("Kỳ này đã có số liệu. Ghi lý do sửa."))
    if last and all(getattr(last, name) == value for name, value in asdict(figures).items() if name != "reason"):
        raise NotPossible("", _("Không có gì khác so với số liệu đang có."))


def _tell(row: IndicatorValue, indicator: IndicatorInVersion, last: IndicatorValue | None, by: Post) -> None:
    record(
        actor=by,
        act=acts.REVISED if last else acts.ENTERED,
        obj=indicator.indicator,
        before={"value": figure(last.value)} if last else None,
        after={**_told(row, indicator), "value": figure(row.value), "state": row.state, "on": row.on},
        reason=row.reason or row.no_data,
    )


def _told(row: IndicatorValue, indicator: IndicatorInVersion) -> dict[str, str]:
    return {"name": indicator.name, "period": period_name(row.kind, row.number, row.year)}


def approve(*, value: IndicatorValue, indicator: IndicatorInVersion, by: Post, today: date) -> ValueApproval:
    """Approve a reported figure; nobody approves their own.

    Raises:
        NotPossible: it is the approver's own, is approved already, or has been revised.
    """
    if value.by_id == by.person_id:
        raise NotPossible("", _("Người báo số liệu không tự duyệt số của mình."))
    if IndicatorValue.objects.filter(revises=value).exists():
        raise NotPossible("", _("Số liệu này đã được sửa. Xem và duyệt số mới."))
    try:
        with transaction.atomic():
            made = ValueApproval.objects.create(value=value, on=today, by=by.person, post=by, at=timezone.now())
            record(actor=by, act=acts.APPROVED, obj=indicator.indicator, after=_told(value, indicator))
    except IntegrityError as twice:
        raise NotPossible("", _("Số liệu này đã được duyệt.")) from twice
    return made
