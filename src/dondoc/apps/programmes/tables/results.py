"""T3, Tổng hợp kết quả thực hiện: every counted task with its result in the unit's words, and "trình đến đâu rồi"."""

from __future__ import annotations

from itertools import groupby

from django.utils.translation import gettext as _

from dondoc.apps.programmes.tables.ground import Ground
from dondoc.apps.tasks.models import STATE_LABELS
from dondoc.apps.tasks.selectors.tracking import TaskRow, counts_of
from dondoc.apps.tasks.wording import mark_of
from dondoc.writers.sheet import Form, Heading, Line, Sheet


def results(ground: Ground) -> Sheet:
    """The table as of the day, under the headings of the document."""
    titles = dict(ground.version.sections.values_list("pk", "shown"))
    lines: list[Line] = []
    place = 0
    for section, rows in groupby(ground.counted, key=lambda row: row.section):
        if section is not None:
            lines.append(Line((titles[section],), whole=True))
        for row in rows:
            place += 1
            lines.append(_line(place, row, ground))
    total = counts_of(ground.rows).total
    rule = _("Bảng gồm %(total)s nhiệm vụ được tính ở Biểu T1. Kết quả là lời của đơn vị tính đến ngày của bảng.")
    return Sheet(
        issuer=ground.issuer,
        code=_("Biểu T3"),
        title=_("Tổng hợp kết quả thực hiện nhiệm vụ"),
        under=ground.under,
        headings=_headings(),
        lines=tuple(lines),
        notes=(rule % {"total": total}, _("“Đã trình” chưa phải là “đã ban hành”.")),
    )


def _line(place: int, row: TaskRow, ground: Ground) -> Line:
    judged = mark_of(row.state, row.judgement)
    cells = (
        *(place, ground.sources.get(row.task, ""), f"{row.number}. {row.text}" if row.number else row.text),
        *(", ".join(unit.name for unit in row.lead), _result(row, ground), ground.stages.get(row.task, "")),
        *(f"{STATE_LABELS[row.state]}", f"{judged.words}"),
    )
    return Line(cells)


def _result(row: TaskRow, ground: Ground) -> str:
    """The result in words: that of the submission, with its document, else what the unit last said."""
    if row.outcome is not None:
        day = f"{row.outcome.dated:%d/%m/%Y}" if row.outcome.dated else ""
        named = ", ".join(filter(None, (row.outcome.number, day)))
        return f"{row.outcome.result} ({named})" if named else row.outcome.result
    said = ground.said.get(row.task)
    return said.result if said and said.result else _("Chưa báo cáo")


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(_("STT"), 14, Form.ORDER),
        Heading(_("Văn bản giao (số, ngày, người ký)"), 38),
        Heading(_("Nội dung nhiệm vụ giao"), 72),
        Heading(_("Đơn vị thực hiện"), 36),
        Heading(_("Kết quả thực hiện của đơn vị"), 62),
        Heading(_("Sản phẩm, trình đến đâu"), 34),
        Heading(_("Tình trạng"), 22),
        Heading(_("So với hạn"), 24),
    )
