"""Deliverables of a programme: which document, who issues it, how far it has come and what comes next (rule 17)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.apps.programmes.tables.ground import Ground
from dondoc.apps.tasks.models import Deliverable
from dondoc.apps.tasks.selectors.tracking import TaskRow
from dondoc.core.progress.deliverables import load_catalogue
from dondoc.writers.sheet import Form, Heading, Line, Sheet


def products(ground: Ground) -> Sheet:
    """The list as of the day. Two queries beside those of the ground."""
    found = Deliverable.objects.filter(task__programme=ground.version.programme_id).prefetch_related("stages")
    made = {one.task_id: one for one in found}
    rows = [row for row in ground.counted if row.task in made]
    return Sheet(
        issuer=ground.issuer,
        code=_("Biểu sản phẩm"),
        title=_("Tiến độ sản phẩm, đề án"),
        under=ground.under,
        headings=_headings(),
        lines=tuple(_line(place, row, made[row.task], ground) for place, row in enumerate(rows, 1)),
        notes=(_("“Đã trình” chưa phải là “đã ban hành”. Bước đã xong là bước có ngày thực hiện."),),
    )


def _line(place: int, row: TaskRow, made: Deliverable, ground: Ground) -> Line:
    names = {stage.key: stage.name() for stage in load_catalogue().stages_of(made.kind)}
    stages = list(made.stages.all())
    done = [stage for stage in stages if stage.actual and stage.actual <= ground.on]
    last = done[-1] if done else None
    coming = next((stage for stage in stages if stage not in done), None)
    cells = (
        *(place, f"{row.number}. {row.text}" if row.number else row.text, made.kind, made.issued_by),
        *(names.get(last.key, last.key) if last else _("Chưa bắt đầu"), last.actual if last else None),
        *(last.number if last else "", names.get(coming.key, coming.key) if coming else ""),
        *(coming.planned if coming else None, ", ".join(unit.name for unit in row.lead)),
    )
    return Line(cells)


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(_("STT"), 12, Form.ORDER),
        Heading(_("Nhiệm vụ"), 72),
        Heading(_("Loại sản phẩm"), 30),
        Heading(_("Cấp ban hành"), 30),
        Heading(_("Bước đã xong"), 26),
        Heading(_("Ngày"), 25, Form.DAY),
        Heading(_("Số văn bản"), 24),
        Heading(_("Bước tiếp theo"), 26),
        Heading(_("Kế hoạch"), 25, Form.DAY),
        Heading(_("Đơn vị chủ trì"), 36),
    )
