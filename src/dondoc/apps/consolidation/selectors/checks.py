"""What is looked at before a report is sent: each check a sentence, how grave it is, and the block that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.apps.consolidation.blocks import ReportBlock
from dondoc.apps.consolidation.selectors.whole import Whole
from dondoc.apps.tasks.selectors.tracking import counts_of
from dondoc.core.progress.counting import Box
from dondoc.writers.fitness import faults_of
from dondoc.writers.sheet import said

NOT_APPROVED = "số liệu chưa được duyệt"
_FIGURE = re.compile(r"(?<![\w/.,])\d[\d.]*(?:,\d+)?(?![\w/])")


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        status: "done" when all is well, "soon" for what one may send with, "late" for what keeps it from being sent.
        words: the sentence.
        key: the block that it is about, or "".
    """

    status: str
    words: str
    key: str = ""

    @property
    def asks(self) -> bool:
        """Whether whoever sends must say that they know."""
        return self.status == "soon"

    @property
    def stops(self) -> bool:
        """Whether the report cannot be sent."""
        return self.status == "late"


def checks_of(whole: Whole) -> list[Check]:
    """Every check of a draft, the gravest first."""
    found = [*_empty(whole), *_figures(whole), *_silent(whole), *_unapproved(whole), *_left_out(whole), *_layout(whole)]
    return sorted(found, key=lambda check: ("late", "soon", "done").index(check.status))


def _empty(whole: Whole) -> Iterator[Check]:
    if not any(not block.heading for block in whole.blocks):
        yield Check("late", _("Báo cáo không còn đoạn nào. Lấy lại các đoạn đã bỏ."))


def _figures(whole: Whole) -> Iterator[Check]:
    """Figures that a person wrote against those of the day."""
    composed = {block.key: block for block in whole.composed}
    wrong = False
    for block in whole.blocks:
        made = composed.get(block.key)
        if made is None or not block.edited or block.heading:
            continue
        strange = [figure for figure in figures_in(block.text) if figure not in figures_in(made.text)]
        if strange and any(source.kind != "task" for source in block.sources):
            wrong = True
            words = _("Số khác nhau. Đoạn đã sửa ghi %(figures)s, số liệu ngày báo cáo không có số này.")
            yield Check("soon", words % {"figures": ", ".join(strange[:4])}, block.key)
    if not wrong:
        total = counts_of(whole.ground.rows).total
        yield Check(
            "done", _("Mọi số trong lời văn khớp Biểu T1, T2, T5 (%(total)s nhiệm vụ).") % {"total": said(total)}
        )


def figures_in(words: str) -> list[str]:
    """The figures of a sentence; numbers of documents, dates and marks like "T1" are none.

    >>> figures_in("Theo 12/QĐ-BPTXH ngày 05/01/2026, đạt 1.250 người, bằng 76,1%; 3 nhiệm vụ, biểu T1.")
    ['1.250', '76,1', '3']
    """
    return [found.rstrip(".,") for found in _FIGURE.findall(words)]


def _silent(whole: Whole) -> Iterator[Check]:
    """Overdue tasks without a cause; tasks of which nobody reported anything."""
    late = [row for row in whole.ground.counted if row.box is Box.OPEN_OVERDUE]
    without = [row for row in late if not (row.task in whole.ground.said and whole.ground.said[row.task].difficulties)]
    if without:
        words = _("%(count)s/%(all)s nhiệm vụ quá hạn chưa có nguyên nhân.")
        yield Check("soon", words % {"count": len(without), "all": len(late)}, f"l-{without[0].task}")
    elif late:
        yield Check("done", _("%(count)s nhiệm vụ quá hạn đều có nguyên nhân.") % {"count": len(late)})
    silent = [row for row in whole.ground.counted if row.task not in whole.ground.said]
    if silent:
        words = _("%(count)s nhiệm vụ chưa có đơn vị nào báo cáo kết quả.")
        yield Check("soon", words % {"count": len(silent)}, "h-_results")


def _unapproved(whole: Whole) -> Iterator[Check]:
    found = [block for block in whole.blocks if NOT_APPROVED in block.text]
    if found:
        words = _("%(count)s đoạn dùng số liệu chưa được thủ trưởng đơn vị duyệt.")
        yield Check("soon", words % {"count": len(found)}, found[0].key)


def _left_out(whole: Whole) -> Iterator[Check]:
    gone = left_out(whole)
    if gone:
        yield Check("soon", _("%(count)s đoạn đã bỏ, không có trong báo cáo.") % {"count": len(gone)})


def left_out(whole: Whole) -> Sequence[ReportBlock]:
    """The composed blocks that a person left out."""
    gone = set(whole.report.changes["left_out"])
    return [block for block in whole.composed if block.key in gone]


def _layout(whole: Whole) -> Iterator[Check]:
    if faults_of(whole.headed.template):
        yield Check("late", _("Mẫu văn bản không đúng thể thức. Nhờ quản trị đưa lại mẫu."))
    else:
        yield Check("done", _("Thể thức theo Nghị định 30/2020/NĐ-CP."))
