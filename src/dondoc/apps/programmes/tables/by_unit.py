"""T1, Tổng hợp theo đơn vị: the official boxes of each lead unit; the total counts every task once (rule 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from dondoc.apps.programmes.tables.ground import Ground, counting_rule
from dondoc.apps.tasks.selectors.leading import Identity, Led, by_lead
from dondoc.apps.tasks.selectors.tracking import TaskRow, counts_of
from dondoc.core.progress.counting import Counts
from dondoc.core.progress.lifecycle import State
from dondoc.writers.sheet import Form, Heading, Line, Sheet


def by_unit(ground: Ground) -> Sheet:
    """The table as of the day, beside it the completion rate of a month before."""
    counts, then = ground.day.tell(counts_of), ground.month_before.tell(counts_of)
    before = ground.month_before.tell(by_lead)
    lines = [
        _line(
            *(
                place,
                led.unit.name or _("Chưa rõ đơn vị"),
                led.counts,
                before[who].counts if who in before else Counts(),
            ),
            update_rate(led.rows, ground),
        )
        for place, (who, led) in enumerate(_in_order(ground.day.tell(by_lead)), 1)
    ]
    total = _line(None, _("Tổng số"), counts, then, update_rate(ground.rows, ground))
    return Sheet(
        issuer=ground.issuer,
        code=_("Biểu T1"),
        title=_("Tổng hợp tình hình thực hiện nhiệm vụ theo đơn vị"),
        under=ground.under,
        headings=_headings(),
        lines=(Line(total.cells, total=True), *lines),
        notes=(*counting_rule(ground.version, ground.counted, counts.shared, counts.cancelled), _rates()),
    )


def _in_order(leads: Mapping[Identity, Led]) -> list[tuple[Identity, Led]]:
    """The lead units by name; no unit stands last."""
    return sorted(leads.items(), key=lambda item: (not item[1].unit.name, item[1].unit.name))


def _line(place: int | None, name: str, counts: Counts, before: Counts, updated: Decimal | None) -> Line:
    cells = (
        *("" if place is None else place, name, counts.total),
        *(counts.done, counts.done_on_time, counts.done_late),
        *(counts.open, counts.open_in_time, counts.open_overdue),
        *(counts.no_deadline, counts.suspended, counts.completion_rate, counts.overdue_rate),
        *(updated, _change(counts, before)),
    )
    return Line(cells)


def update_rate(rows: Iterable[TaskRow], ground: Ground) -> Decimal | None:
    """Percent of the unfinished tasks that moved or were reported on within the last 30 days; None without any."""
    open_rows = [row for row in rows if row.box is not None and row.state is not State.COMPLETED]
    fresh = sum(row.task in ground.fresh for row in open_rows)
    return (Decimal(100 * fresh) / len(open_rows)).quantize(Decimal("0.1")) if open_rows else None


def _change(now: Counts, before: Counts) -> Decimal | None:
    """Percentage points that the completion rate has moved by; None when either day counted nothing."""
    if now.completion_rate is None or before.completion_rate is None:
        return None
    return now.completion_rate - before.completion_rate


def _headings() -> tuple[Heading, ...]:
    done, still = _("Đã hoàn thành"), _("Chưa hoàn thành")
    return (
        Heading(_("STT"), 12, Form.ORDER),
        Heading(_("Đơn vị"), 48),
        Heading(_("Tổng số"), 14, Form.FIGURE),
        Heading(_("Tổng"), 14, Form.FIGURE, done),
        Heading(_("Đúng hạn"), 14, Form.FIGURE, done),
        Heading(_("Quá hạn"), 14, Form.FIGURE, done),
        Heading(_("Tổng"), 14, Form.FIGURE, still),
        Heading(_("Trong hạn"), 14, Form.FIGURE, still),
        Heading(_("Quá hạn"), 14, Form.FIGURE, still),
        Heading(_("Không xác định thời hạn"), 18, Form.FIGURE),
        Heading(_("Tạm dừng"), 14, Form.FIGURE),
        Heading(_("Tỷ lệ hoàn thành (%)"), 19, Form.FIGURE),
        Heading(_("Tỷ lệ quá hạn (%)"), 17, Form.FIGURE),
        Heading(_("Tỷ lệ cập nhật (%)"), 17, Form.FIGURE),
        Heading(_("So với tháng trước (điểm %)"), 19, Form.FIGURE),
    )


def _rates() -> str:
    return _(
        "Tỷ lệ hoàn thành và quá hạn tính trên tổng số; tỷ lệ cập nhật là phần nhiệm vụ chưa hoàn thành có cập nhật "
        "trong 30 ngày; cột cuối so tỷ lệ hoàn thành với cùng ngày tháng trước. Dấu “–” là không có số để tính."
    )
