"""T5, Chỉ tiêu: plan, period, cumulative, estimate, percent of plan, against last year, verdict (rules 18 to 20)."""

from __future__ import annotations

from itertools import groupby

from django.utils.translation import gettext as _

from dondoc.apps.indicators.selectors.standing import Standing, standings
from dondoc.apps.indicators.wording import VERDICTS
from dondoc.apps.programmes.tables.ground import Ground
from dondoc.writers.sheet import Form, Heading, Line, Sheet


def targets(ground: Ground) -> Sheet:
    """The table as of the day."""
    found = standings(ground.version, ground.on)
    lines: list[Line] = []
    for heading, group in groupby(found, key=lambda one: one.heading):
        if heading:
            lines.append(Line((heading,), whole=True))
        lines += [_line(one) for one in group]
    return Sheet(
        issuer=ground.issuer,
        code=_("Biểu T5"),
        title=_("Tình hình thực hiện các chỉ tiêu"),
        under=ground.under,
        headings=_headings(),
        lines=tuple(lines),
        notes=(_rule(), *_unfit(found)),
    )


def _line(one: Standing) -> Line:
    latest = one.latest
    period = f"{latest.name} ({latest.row.get_state_display().lower()})" if latest else None
    why = _("Không có số liệu: %(why)s") % {"why": latest.row.no_data} if latest and latest.row.no_data else None
    cells = (
        *(one.row.number, f"{'- ' * one.depth}{one.row.name}", one.row.unit),
        *(one.target.raw if one.target else None, period, why or one.value, one.cumulative, one.year_estimate),
        *(one.percent, one.against_last_year, f"{VERDICTS[one.verdict][1]}", one.lead),
    )
    return Line(cells)


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(_("STT"), 14, Form.ORDER),
        Heading(_("Chỉ tiêu"), 62),
        Heading(_("Đơn vị tính"), 18),
        Heading(_("Kế hoạch năm"), 24, Form.FIGURE),
        Heading(_("Kỳ số liệu"), 26),
        Heading(_("Thực hiện kỳ"), 22, Form.FIGURE),
        Heading(_("Lũy kế"), 22, Form.FIGURE),
        Heading(_("Ước cả năm"), 22, Form.FIGURE),
        Heading(_("% kế hoạch"), 16, Form.FIGURE),
        Heading(_("So cùng kỳ (%)"), 16, Form.FIGURE),
        Heading(_("Đánh giá"), 22),
        Heading(_("Đơn vị theo dõi, báo cáo"), 36),
    )


def _rule() -> str:
    return _(
        "Cách tính: % kế hoạch lấy lũy kế (không có thì lấy số của kỳ) so với mức kế hoạch; chỉ đánh giá khi "
        "đã hết năm và có số cả năm. “Khoảng X” là đạt khi bằng hoặc vượt X; “trên X” phải vượt X; "
        "“ít nhất X” từ X trở lên. Dấu “–” là chưa có số liệu, không phải số 0."
    )


def _unfit(found: list[Standing]) -> list[str]:
    said = _("Chỉ tiêu %(number)s: các phần cộng được %(found)s, số chung ghi %(expected)s.")
    return [
        said % {"number": one.row.number, "found": one.wrong_sum.found, "expected": one.wrong_sum.expected}
        for one in found
        if one.wrong_sum
    ]
