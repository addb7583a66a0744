"""What may be proposed where the words are silent, each with its reason (rule 13); a person accepts or leaves it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.core.deadlines.model import Deadline
from dondoc.core.progress.deliverables import Catalogue, load_catalogue, planned_days
from dondoc.core.progress.wording import Wording, load_wording


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan says as a whole, from which proposals for its tasks are drawn.

    Attributes:
        proposing: names of the units that proposed the document ("Theo đề nghị của …"), in order.
        year: the year of the plan, or None when its title names none or several.
        issued: the day it was issued, or None.
    """

    proposing: tuple[str, ...] = ()
    year: int | None = None
    issued: date | None = None


NO_PLAN = Plan()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that the words do not say, with the code of its reason (wording room ``reasons``)."""

    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProposedMilestone:
    """A milestone that a person may accept: its name, its last day, and the reason's code."""

    name: str
    due: date
    reason: str
    stage: str | None = None


_YEAR = re.compile(r"(?<![\d/.-])(20\d\d|19\d\d)(?![\d/])(?!\s*[-–]\s*\d{4})")
_SPAN_OF_YEARS = re.compile(r"\d{4}\s*[-–]\s*\d{4}")


def year_of_plan(title: str | None) -> int | None:
    """The one year that a plan's title names, or None.

    >>> year_of_plan("Ban hành Kế hoạch hành động thực hiện nhiệm vụ phát triển kinh tế - xã hội năm 2021")
    2021
    >>> year_of_plan("Đề án phát triển công tác xã hội giai đoạn 2021-2030"), year_of_plan(None)
    (None, None)
    """
    if not title:
        return None
    plain = _SPAN_OF_YEARS.sub(" ", title)
    worded = {int(year) for year in re.findall(r"năm\s+(\d{4})", plain, re.IGNORECASE)}
    years = worded or {int(year) for year in _YEAR.findall(plain)}
    return years.pop() if len(years) == 1 else None


def proposing_units(
    text: str, find_units: Callable[[str], Sequence[str]], wording: Wording | None = None
) -> tuple[str, ...]:
    """The units of the clause "Theo đề nghị của …", in order and once each.

    Args:
        text: the canonical text of the document.
        find_units: the pack's reading of unit names in a clause.
        wording: the pack's wording.

    >>> known = lambda clause: [name for name in ("Vụ Kế hoạch - Tài chính", "Vụ Pháp chế") if name in clause]
    >>> proposing_units("Theo đề nghị của Vụ Kế hoạch - Tài chính và Vụ Pháp chế,\\nQUYẾT ĐỊNH", known)
    ('Vụ Kế hoạch - Tài chính', 'Vụ Pháp chế')
    """
    words = (wording or load_wording()).proposing
    clause = re.search(r"(?:" + "|".join(map(re.escape, words)) + r")([^\n.;]*)", text, re.IGNORECASE)
    return tuple(dict.fromkeys(find_units(clause.group(1)))) if clause else ()


def propose_lead(plan: Plan) -> Proposal | None:
    """The proposing unit as lead, when there is exactly one.

    >>> propose_lead(Plan(proposing=("Vụ Hợp tác quốc tế",))).value
    'Vụ Hợp tác quốc tế'
    >>> propose_lead(Plan(proposing=("Vụ Kế hoạch - Tài chính", "Vụ Pháp chế")))
    """
    return Proposal("lead", plan.proposing[0], "proposing-unit") if len(plan.proposing) == 1 else None


def propose_deadline(plan: Plan) -> Proposal | None:
    """The last day of the plan's year, or None when the plan names no single year.

    >>> propose_deadline(Plan(year=2021)).value
    '2021-12-31'
    """
    return Proposal("deadline", date(plan.year, 12, 31).isoformat(), "plan-year") if plan.year else None


def window_of(deadline: Deadline, issued: date | None = None) -> tuple[date, date] | None:
    """From the first day one may work to the last day named; None when either is unknown.

    >>> window_of(Deadline("Năm 2021", start=date(2021, 1, 1), due=date(2021, 12, 31)), date(2021, 1, 4))
    (datetime.date(2021, 1, 4), datetime.date(2021, 12, 31))
    """
    start = max((day for day in (deadline.start, issued) if day), default=None)
    if start is None or deadline.due is None or deadline.due <= start:
        return None
    return start, deadline.due


def working_window(deadline: Deadline, issued: date | None = None) -> tuple[date, date] | None:
    """From the day one may begin to write to the last day named: "Tháng 12" is when it must be done, not begun.

    >>> month = Deadline("Tháng 12/2021", start=date(2021, 12, 1), due=date(2021, 12, 31))
    >>> working_window(month, date(2021, 1, 4))
    (datetime.date(2021, 1, 4), datetime.date(2021, 12, 31))
    >>> working_window(month)
    (datetime.date(2021, 12, 1), datetime.date(2021, 12, 31))
    """
    if issued is None or deadline.due is None or deadline.due <= issued:
        return window_of(deadline, issued)
    return issued, deadline.due


def quarterly_milestones(
    deadline: Deadline, issued: date | None = None, wording: Wording | None = None, language: str = "vi"
) -> tuple[ProposedMilestone, ...]:
    """The end of each quarter inside the window, but the last one, which is the deadline itself.

    >>> year = Deadline("Năm 2021", start=date(2021, 1, 1), due=date(2021, 12, 31))
    >>> [(m.name, m.due.isoformat()) for m in quarterly_milestones(year, date(2021, 1, 4))][0]
    ('Kết quả đến hết quý I/2021', '2021-03-31')
    >>> [m.due.month for m in quarterly_milestones(year, date(2021, 4, 20))]
    [6, 9]
    """
    window = window_of(deadline, issued)
    if window is None:
        return ()
    book = wording or load_wording()
    ends = [end for end in _quarter_ends(window[0]) if window[0] <= end < window[1]]
    return tuple(
        ProposedMilestone(book.say("milestones", "quarter", language, quarter=_quarter_name(end)), end, "quarterly")
        for end in ends
    )


def _quarter_ends(start: date, years: int = 6) -> list[date]:
    days = ((3, 31), (6, 30), (9, 30), (12, 31))
    return [date(year, month, day) for year in range(start.year, start.year + years) for month, day in days]


def _quarter_name(end: date) -> str:
    return f"{('I', 'II', 'III', 'IV')[end.month // 3 - 1]}/{end.year}"


def pipeline_milestones(
    kind: str, deadline: Deadline, issued: date | None = None, catalogue: Catalogue | None = None, language: str = "vi"
) -> tuple[ProposedMilestone, ...]:
    """A milestone for each stage of the deliverable but the last, which is the deadline itself.

    >>> year = Deadline("Năm 2021", start=date(2021, 1, 1), due=date(2021, 12, 31))
    >>> [(m.name, m.due.isoformat()) for m in pipeline_milestones("Kế hoạch", year)]
    [('Soạn thảo', '2021-06-13'), ('Lấy ý kiến', '2021-09-12'), ('Trình', '2021-11-24')]
    """
    window = working_window(deadline, issued)
    if window is None:
        return ()
    stages = (catalogue or load_catalogue()).stages_of(kind)
    days = planned_days(stages, *window)
    return tuple(
        ProposedMilestone(stage.name(language), day, "pipeline", stage.key)
        for stage, day in zip(stages[:-1], days[:-1], strict=True)
    )
