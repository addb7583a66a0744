"""T2, Danh mục nhiệm vụ quá hạn: open and overdue, the longest first, the original deadline kept beside."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.apps.programmes.tables.ground import Ground, strict_rule
from dondoc.apps.tasks.selectors.tracking import TaskRow, boxes
from dondoc.core.progress.counting import Box
from dondoc.writers.sheet import Form, Heading, Line, Sheet


def overdue(ground: Ground) -> Sheet:
    """The list as of the day."""
    rows = sorted(boxes(ground.rows)[Box.OPEN_OVERDUE], key=lambda row: -(row.judgement.days or 0))
    rule = _("Danh mục gồm đúng các nhiệm vụ ở ô “Chưa hoàn thành, quá hạn” của Biểu T1. Hạn gốc không bao giờ bị sửa.")
    return Sheet(
        issuer=ground.issuer,
        code=_("Biểu T2"),
        title=_("Danh mục nhiệm vụ quá hạn"),
        under=ground.under,
        headings=_headings(),
        lines=tuple(_line(place, row, ground) for place, row in enumerate(rows, 1)),
        notes=(rule, strict_rule(ground.version)),
    )


def _line(place: int, row: TaskRow, ground: Ground) -> Line:
    judged, said = row.judgement, ground.said.get(row.task)
    cells = (
        *(place, f"{row.number}. {row.text}" if row.number else row.text, ground.sources.get(row.task, "")),
        ", ".join(unit.name for unit in row.lead),
        *(judged.original, judged.last_good_day if judged.ends_later else None, judged.days),
        said.difficulties if said and said.difficulties else _("Chưa báo cáo nguyên nhân"),
    )
    return Line(cells)


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(_("STT"), 12, Form.ORDER),
        Heading(_("Nhiệm vụ"), 72),
        Heading(_("Văn bản giao (số, ngày, người ký)"), 42),
        Heading(_("Đơn vị chủ trì"), 36),
        Heading(_("Hạn gốc"), 25, Form.DAY),
        Heading(_("Hạn điều chỉnh"), 25, Form.DAY),
        Heading(_("Số ngày quá hạn"), 16, Form.FIGURE),
        Heading(_("Nguyên nhân"), 40),
    )
