"""A report composed from a programme as of a day: every figure from the one selector, every sentence with its source.

The words are those of an administrative report and stay Vietnamese whatever the language of the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from dondoc.apps.consolidation.blocks import ReportBlock, Source
from dondoc.apps.indicators.selectors.standing import Standing, standings
from dondoc.apps.programmes.models import ProgrammeVersion, Section
from dondoc.apps.programmes.selectors.board import falls_within
from dondoc.apps.programmes.tables.ground import Ground
from dondoc.apps.tasks.models import TaskUpdate
from dondoc.apps.tasks.selectors.tracking import TaskRow, counts_of
from dondoc.core.progress.counting import Box, Counts
from dondoc.writers.sheet import said

AHEAD = 30  # days
_NUMBERED = re.compile(r"^\s*(?:\d+|[IVXLC]+|[A-Za-zĐđ])\s*[.)]\s*")


class Update(NamedTuple):
    """What a unit said of a task by the day."""

    task_id: int
    unit_id: int
    on: date
    state: str
    result: str
    difficulties: str
    proposals: str
    next_step: str

    @property
    def approved(self) -> bool:
        """Whether a head stands for it."""
        return self.state == TaskUpdate.State.APPROVED


@dataclass
class Composing:
    """What the blocks are made of; each part is read once, on first use."""

    ground: Ground

    @property
    def version(self) -> ProgrammeVersion:
        """Whose report it is."""
        return self.ground.version

    @property
    def on(self) -> date:
        """The day of its figures."""
        return self.ground.on

    @cached_property
    def updates(self) -> dict[int, Update]:
        """The approved update of each task, else its newest one. One query."""
        sent = TaskUpdate.objects.filter(task__programme=self.version.programme_id, on__lte=self.on)
        found = sent.exclude(state=TaskUpdate.State.DRAFT).order_by("on", "pk")
        rows = [Update(*row) for row in found.values_list(*Update._fields)]
        return {row.task_id: row for row in rows} | {row.task_id: row for row in rows if row.approved}

    @cached_property
    def below(self) -> list[tuple[Section, list[TaskRow]]]:
        """The sections with the counted rows that hang directly on each, empty ones left out."""
        sections = self.version.sections.filter(room=Section.Room.TASKS).order_by("order")
        found = [(one, [row for row in self.ground.counted if row.section == one.pk]) for one in sections]
        return [(one, rows) for one, rows in found if rows]

    @cached_property
    def standings(self) -> list[Standing]:
        """The indicators against their plan."""
        return standings(self.version, self.on)

    def table(self, slug: str) -> Source:
        """A table of the day as a source."""
        return Source("table", slug, f"Biểu {slug.upper()}, tính đến {self.on:%d/%m/%Y}")


def compose(ground: Ground) -> list[ReportBlock]:
    """The blocks of the report as of the ground's day, in order; about 20 queries, however many tasks."""
    made = Composing(ground)
    parts = (_general, _results, _indicators, _deliverables, _late, _difficulties, _proposals, _next)
    found: list[ReportBlock] = []
    for number, part in enumerate(parts, 1):
        title, blocks = part(made)
        found += [ReportBlock(f"h-{part.__name__}", f"{_ROMAN[number]}. {title}", heading=True), *blocks]
    return [*found, _close(made)]


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII")

type Part = tuple[str, list[ReportBlock]]


def figures(counts: Counts, *, short: bool = False) -> str:
    """The official boxes in one sentence, without its beginning; ``short`` passes over what is nought.

    >>> figures(Counts(done_on_time=9, done_late=1, open_in_time=5, open_overdue=2, no_deadline=1))
    'đã hoàn thành 10 nhiệm vụ (đúng hạn 9, quá hạn 1); chưa hoàn thành 7 nhiệm vụ (trong hạn 5, quá hạn 2); \
1 nhiệm vụ không xác định thời hạn'
    >>> figures(Counts(open_in_time=5), short=True)
    'chưa có nhiệm vụ hoàn thành; chưa hoàn thành 5 nhiệm vụ (trong hạn)'
    """
    done = _parted(
        "đã hoàn thành", counts.done, ("đúng hạn", counts.done_on_time), ("quá hạn", counts.done_late), short
    )
    still = _parted(
        "chưa hoàn thành", counts.open, ("trong hạn", counts.open_in_time), ("quá hạn", counts.open_overdue), short
    )
    words = [done or "chưa có nhiệm vụ hoàn thành", still]
    if counts.no_deadline:
        words.append(f"{said(counts.no_deadline)} nhiệm vụ không xác định thời hạn")
    if counts.suspended:
        words.append(f"{said(counts.suspended)} nhiệm vụ tạm dừng")
    return "; ".join(filter(None, words))


def _parted(verb: str, whole: int, one: tuple[str, int], other: tuple[str, int], short: bool) -> str:
    if short and not whole:
        return ""
    parts = [(name, many) for name, many in (one, other) if many or not short]
    inside = parts[0][0] if short and len(parts) == 1 else ", ".join(f"{name} {said(many)}" for name, many in parts)
    return f"{verb} {said(whole)} nhiệm vụ ({inside})"


def _close(made: Composing) -> ReportBlock:
    """The last sentence, with the mark that ends an administrative document."""
    focal = made.version.programme.focal_name
    words = f"Trên đây là báo cáo kết quả thực hiện {made.version.document.label} tính đến ngày {made.on:%d/%m/%Y} "
    return ReportBlock(
        "close",
        f"{words}(số liệu chi tiết tại các Phụ lục kèm theo), {focal} kính báo cáo./.",
        sources=(made.table("t1"),),
    )


def _general(made: Composing) -> Part:
    counts, document = counts_of(made.ground.rows), made.version.document
    day = f" ngày {document.issued:%d/%m/%Y}" if document.issued else ""
    text = f"Thực hiện {document.label}{day}, tính đến ngày {made.on:%d/%m/%Y}, trong tổng số {said(counts.total)} "
    text += f"nhiệm vụ, {figures(counts)}."
    if counts.completion_rate is not None:
        text += f" Tỷ lệ hoàn thành đạt {said(counts.completion_rate)}%."
    blocks = [ReportBlock("general", text, sources=(made.table("t1"),))]
    if counts.pending:
        words = (
            f"Có {said(counts.pending)} nhiệm vụ đơn vị báo cáo đã xong, đang chờ xác nhận, chưa tính là hoàn thành."
        )
        blocks.append(ReportBlock("pending", words, sources=(made.table("t3"),)))
    return "ĐÁNH GIÁ CHUNG", blocks


def _results(made: Composing) -> Part:
    blocks: list[ReportBlock] = []
    inside = {row.task for _section, rows in made.below for row in rows}
    groups: list[tuple[str, str, Sequence[TaskRow]]] = [
        (f"g-{section.pk}", section.shown, rows) for section, rows in made.below
    ]
    loose = [row for row in made.ground.counted if row.task not in inside]
    groups += [("g-0", "Nhiệm vụ khác" if groups else "Nhiệm vụ được giao", loose)] if loose else []
    for number, (key, title, rows) in enumerate(groups, 1):
        counts = counts_of(rows)
        sentence = f"Trong {said(counts.total)} nhiệm vụ của nhóm, {figures(counts, short=True)}."
        blocks.append(ReportBlock(key, f"{number}. {_NUMBERED.sub('', title)}", heading=True))
        blocks.append(ReportBlock(f"{key}-n", sentence, sources=(made.table("t3"),)))
        blocks += _told(made, rows, "result", "r")
    return "KẾT QUẢ THỰC HIỆN NHIỆM VỤ", blocks


def _told(made: Composing, rows: Sequence[TaskRow], name: str, prefix: str) -> Iterator[ReportBlock]:
    """What the units said, task by task, the same of several tasks once; what no head approved is marked."""
    same: dict[tuple[str, str, bool], list[TaskRow]] = {}
    for row in rows:
        update = made.updates.get(row.task)
        words = str(getattr(update, name)).strip() if update else ""
        if update and words:
            bare = words if words.endswith(("!", "?")) else words.rstrip(" .;")
            same.setdefault((_who(row, update), bare, update.approved), []).append(row)
    for (who, bare, approved), about in same.items():
        numbers = ", ".join(row.number for row in about if row.number)
        mark = (f" (nhiệm\u00a0vụ\u00a0{numbers})" if numbers else "") + (
            "" if approved else " (số liệu chưa được duyệt)"
        )
        ending = "" if bare.endswith(("!", "?")) and not mark else "."
        sources = tuple(_said_by(who, row, made.updates[row.task].on) for row in about)
        yield ReportBlock(f"{prefix}-{about[0].task}", f"{_joined(who, bare)}{mark}{ending}", sources=sources)


def _said_by(who: str, row: TaskRow, on: date) -> Source:
    return Source("task", str(row.task), f"Nhiệm vụ {row.number or row.task}, {who}, {on:%d/%m/%Y}")


def _joined(who: str, words: str) -> str:
    """A unit and what it says, as one sentence where the words go on from the name.

    >>> _joined("Vụ A", "Đã trình"), _joined("Vụ A", "Dự thảo đã trình")
    ('Vụ A đã trình', 'Vụ A: Dự thảo đã trình')
    """
    if words.split(maxsplit=1)[0] in _GOES_ON:
        return f"{who} {words[0].lower()}{words[1:]}"
    return f"{who}: {words}"


_GOES_ON = frozenset({"Đã", "Đang", "Sẽ", "Chưa"})


def _who(row: TaskRow, update: Update) -> str:
    named = [unit.name for unit in (*row.lead, *row.coordinate) if unit.key == update.unit_id]
    return named[0] if named else ", ".join(unit.name for unit in row.lead) or "Đơn vị thực hiện"


def _indicators(made: Composing) -> Part:
    blocks = []
    known = [one for one in made.standings if one.latest is not None]
    if made.standings:
        words = f"Trong {said(len(made.standings))} chỉ tiêu, {said(len(known))} chỉ tiêu đã có số liệu."
        blocks.append(ReportBlock("indicators", words, sources=(made.table("t5"),)))
    for one in known:
        assert one.latest is not None
        reached = one.cumulative if one.cumulative is not None else one.value
        plan = f" (kế hoạch {_lowered(one.target.raw)})" if one.target else ""
        percent = f", bằng {said(one.percent)}% kế hoạch" if one.percent is not None else ""
        mark = "" if one.latest.approved else " (số liệu chưa được duyệt)"
        unit = "%" if one.row.unit == "%" else f" {one.row.unit}" if one.row.unit else ""
        text = f"{one.row.name}: {_lowered(one.latest.name)} đạt {said(reached)}{unit}{plan}{percent}{mark}."
        source = Source("indicator", str(one.row.indicator_id), f"Chỉ tiêu {one.row.number or one.row.name[:40]}")
        blocks.append(ReportBlock(f"i-{one.row.indicator_id}", text, sources=(source,)))
    return "CHỈ TIÊU CHỦ YẾU", blocks or [ReportBlock("i-none", "Không có chỉ tiêu.")]


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _deliverables(made: Composing) -> Part:
    blocks = [
        ReportBlock(
            f"d-{row.task}",
            f"{row.text.rstrip('.;')}: {_stage(row.text, made.ground.stages[row.task])}.",
            sources=(_task(row),),
        )
        for row in made.ground.counted
        if row.task in made.ground.stages
    ]
    return "SẢN PHẨM, ĐỀ ÁN", blocks or [ReportBlock("d-none", "Chưa có sản phẩm được theo dõi theo bước.")]


def _stage(text: str, stage: str) -> str:
    """How far a deliverable has come; its kind is named where the task's own words do not.

    >>> _stage("Đề án kỹ năng số", "Đề án: chưa bắt đầu"), _stage("Rà soát chính sách", "Báo cáo: chưa bắt đầu")
    ('chưa bắt đầu', 'báo cáo, chưa bắt đầu')
    """
    kind, _colon, said_so = stage.partition(": ")
    return said_so if kind.lower() in text.lower() else f"{_lowered(kind)}, {said_so}"


def _task(row: TaskRow) -> Source:
    return Source("task", str(row.task), f"Nhiệm vụ {row.number or row.task}")


def _late(made: Composing) -> Part:
    late = [row for row in made.ground.counted if row.box is Box.OPEN_OVERDUE]
    blocks = [ReportBlock("late", f"Có {said(len(late))} nhiệm vụ quá hạn.", sources=(made.table("t2"),))]
    for row in late:
        update = made.updates.get(row.task)
        reason = update.difficulties.strip() if update else ""
        lead = ", ".join(unit.name for unit in row.lead)
        words = f"{row.text.rstrip('.;')} ({lead}): quá hạn {said(row.judgement.days)} ngày. "
        words += f"Nguyên nhân: {reason.rstrip('.')}." if reason else "Đơn vị chưa báo cáo nguyên nhân."
        blocks.append(ReportBlock(f"l-{row.task}", words, sources=(_task(row),)))
    return "NHIỆM VỤ QUÁ HẠN, NGUYÊN NHÂN", blocks


def _difficulties(made: Composing) -> Part:
    found = list(_told(made, made.ground.counted, "difficulties", "k"))
    return "KHÓ KHĂN, VƯỚNG MẮC", found or [ReportBlock("k-none", "Các đơn vị chưa nêu khó khăn, vướng mắc.")]


def _proposals(made: Composing) -> Part:
    found = list(_told(made, made.ground.counted, "proposals", "p"))
    return "ĐỀ XUẤT, KIẾN NGHỊ", found or [ReportBlock("p-none", "Các đơn vị chưa có đề xuất, kiến nghị.")]


def _next(made: Composing) -> Part:
    until = made.on + timedelta(days=AHEAD)
    coming = [row for row in made.ground.counted if falls_within(row, made.on, AHEAD)]
    words = (
        f"Đến ngày {until:%d/%m/%Y} có {said(len(coming))} nhiệm vụ đến hạn; các đơn vị tập trung hoàn thành đúng hạn."
    )
    found = [ReportBlock("next", words, sources=(made.table("t3"),))]
    return "NHIỆM VỤ TRONG THỜI GIAN TỚI", [*found, *_told(made, made.ground.counted, "next_step", "n")]
