"""What every table stands on: the rows of the version as of a day, and what the units last said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from dondoc.apps.directives.models import Document
from dondoc.apps.organisation.selectors import ministry_name
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Deliverable, TaskSource, TaskUpdate
from dondoc.apps.tasks.selectors.tracking import Day, TaskRow, day_of
from dondoc.core.deadlines.calendar import add_months
from dondoc.core.progress.deliverables import load_catalogue

FRESH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit last said of a task by a day."""

    on: date
    result: str
    difficulties: str


@dataclass
class Ground:
    """A version as of a day; each part is read on first use."""

    version: ProgrammeVersion
    on: date

    @cached_property
    def day(self) -> Day:
        """The version as of the day, from the one selector."""
        return day_of(self.version, self.on)

    @property
    def rows(self) -> Sequence[TaskRow]:
        """The tasks as of the day."""
        return self.day.rows

    @cached_property
    def counted(self) -> list[TaskRow]:
        """Those that stand in a box."""
        return [row for row in self.rows if row.box is not None]

    @cached_property
    def month_before(self) -> Day:
        """The version as of the same day of the month before."""
        return day_of(self.version, add_months(self.on, -1))

    @cached_property
    def said(self) -> dict[int, Said]:
        """The newest update of each task by the day, drafts left out. One query."""
        sent = TaskUpdate.objects.filter(task__programme=self.version.programme_id, on__lte=self.on)
        found = sent.exclude(state=TaskUpdate.State.DRAFT).order_by("on", "pk")
        columns = found.values_list("task_id", "on", "result", "difficulties")
        return {task: Said(day, result, held) for task, day, result, held in columns}

    @cached_property
    def sources(self) -> dict[int, str]:
        """Number, day and signer of the documents behind each task, or who said it and when. Three queries."""
        found: dict[int, list[str]] = {}
        kept = TaskSource.objects.filter(task__programme=self.version.programme_id)
        documents = Document.objects.in_bulk(set(kept.values_list("document_id", flat=True)) - {None})
        written = {key: _written(document) for key, document in documents.items()}
        for task, document, *spoken in kept.values_list("task_id", "document_id", *_SPOKEN).order_by("pk"):
            found.setdefault(task, []).append(written[document] if document else _spoken(*spoken))
        return {task: "; ".join(dict.fromkeys(sources)) for task, sources in found.items()}

    @cached_property
    def stages(self) -> dict[int, str]:
        """How far each deliverable has come by the day. Two queries."""
        made = Deliverable.objects.filter(task__programme=self.version.programme_id).prefetch_related("stages")
        return {one.task_id: _stage(one, self.on) for one in made}

    @cached_property
    def fresh(self) -> set[int]:
        """The tasks that moved, or that a unit said something of, within the last 30 days. One query."""
        since = self.on - FRESH
        sent = TaskUpdate.objects.filter(task__programme=self.version.programme_id, on__gt=since, on__lte=self.on)
        said = sent.exclude(state=TaskUpdate.State.DRAFT).order_by().values_list("task_id", flat=True)
        return {row.task for row in self.rows if row.moved_on > since} | set(said)

    @property
    def issuer(self) -> tuple[str, ...]:
        """Who makes the tables, from the top down."""
        focal = self.version.programme.focal_name
        ministry = ministry_name()
        return (ministry,) if focal == ministry else (ministry, focal)

    @property
    def under(self) -> tuple[str, ...]:
        """Of what and as of which day."""
        document = self.version.document
        day = f", {document.issued:%d/%m/%Y}" if document.issued else ""
        return (
            self.version.programme.name,
            _("(%(document)s%(day)s)") % {"document": document.label, "day": day},
            _("Số liệu tính đến ngày %(day)s") % {"day": f"{self.on:%d/%m/%Y}"},
        )


_SPOKEN = ("speaker", "occasion", "spoken_on")


def _spoken(speaker: str, occasion: str, on: date | None) -> str:
    return ", ".join(filter(None, (speaker, occasion, f"{on:%d/%m/%Y}" if on else "")))


def _written(document: Document) -> str:
    day = f"{document.issued:%d/%m/%Y}" if document.issued else ""
    return ", ".join(filter(None, (document.label, day, document.signer_name)))


def _stage(made: Deliverable, on: date) -> str:
    names = {stage.key: stage.name() for stage in load_catalogue().stages_of(made.kind)}
    done = [stage for stage in made.stages.all() if stage.actual and stage.actual <= on]
    if not done:
        return _("%(kind)s: chưa bắt đầu") % {"kind": made.kind}
    last = done[-1]
    assert last.actual is not None
    said = f"{made.kind}: {names.get(last.key, last.key)} {last.actual:%d/%m/%Y}"
    return f"{said} ({last.number})" if last.number else said


def strict_rule(version: ProgrammeVersion) -> str:
    """How the programme reads "trước ngày"."""
    if version.programme.strict:
        return _("“Trước ngày D” tính đến hết ngày liền trước ngày D.")
    return _("“Trước ngày D” tính đến hết ngày D.")


def counting_rule(version: ProgrammeVersion, rows: Sequence[TaskRow], shared: int, cancelled: int) -> tuple[str, ...]:
    """The sentences printed under tables that count tasks (rules 1 to 5)."""
    sentences = [
        _(
            "Cách tính: tổng số = hoàn thành đúng hạn + hoàn thành quá hạn + chưa hoàn thành trong hạn "
            "+ chưa hoàn thành quá hạn + không xác định thời hạn + tạm dừng. Hoàn thành là đã được xác nhận; "
            "đúng hạn hay quá hạn theo ngày của văn bản kết quả và hạn đang áp dụng (kể cả gia hạn)."
        ),
        strict_rule(version),
    ]
    if shared:
        said = _("%(count)s nhiệm vụ có nhiều đơn vị chủ trì: tính ở mỗi đơn vị, tính một lần ở dòng tổng số.")
        sentences.append(said % {"count": shared})
    if cancelled:
        sentences.append(_("%(count)s nhiệm vụ đã hủy, không tính.") % {"count": cancelled})
    if any(row.tracked.waits for row in rows):
        waits = sum(row.tracked.waits for row in rows)
        said = _("%(count)s nhiệm vụ đang chờ điều kiện, xếp vào ô không xác định thời hạn.")
        sentences.append(said % {"count": waits})
    return tuple(sentences)
