"""How each of the six questions is answered for one task (rule 25); the words come from the pack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dondoc.core.deadlines.model import Deadline, Precision
from dondoc.core.progress.clarity import (
    NO_CONTEXT,
    Answer,
    Context,
    Examination,
    Finding,
    Mend,
    MendKind,
    Question,
    TaskView,
)
from dondoc.core.progress.deliverables import Found, find_deliverables, load_catalogue
from dondoc.core.progress.proposals import (
    ProposedMilestone,
    pipeline_milestones,
    propose_deadline,
    propose_lead,
    quarterly_milestones,
)
from dondoc.core.progress.split import split_task
from dondoc.core.progress.wording import load_wording


def examine(task: TaskView, context: Context = NO_CONTEXT) -> Examination:
    """The six answers for one task.

    >>> year = Deadline("Năm 2021", start=date(2021, 1, 1), due=date(2021, 12, 31), precision=Precision.YEAR)
    >>> from dondoc.core.progress.clarity import UnitView
    >>> lead = UnitView("Cục Việc làm", "Cục Việc làm")
    >>> task = TaskView("9", "Xây dựng bộ chỉ tiêu về việc làm", lead=(lead,), deadline=year)
    >>> for finding in examine(task).open:
    ...     print(finding.sentence(), finding.remedy())
    Ai phê duyệt kết quả? Đề nghị ghi cấp phê duyệt kết quả.
    Chỉ ghi “Năm 2021”: đến cuối kỳ mới biết chậm. Đặt 3 mốc: ...
    """
    results = find_deliverables(task.text, load_catalogue(context.country))
    return Examination(
        task.key,
        (
            _person(task, context),
            _work(task, results, context),
            _responsibility(task),
            _authority(task, results),
            _time(task, results, context),
            _result(task, results, context),
        ),
    )


def _person(task: TaskView, context: Context) -> Finding:
    if not task.lead:
        return Finding(Question.PERSON, Answer.MISSING, "no-lead", mend=_lead_mend(context))
    if len(task.lead) > 1:
        names = ", ".join(unit.unit or unit.raw for unit in task.lead)
        values = {"count": str(len(task.lead)), "units": names}
        return Finding(
            Question.PERSON,
            Answer.MISSING,
            "several-leads",
            values,
            Mend(MendKind.QUESTION, "ask-one-lead", field_name="lead"),
        )
    only = task.lead[0]
    values = {"unit": only.unit or only.raw}
    if only.group:
        mend = Mend(MendKind.CHOICE, "decide-collective", field_name="lead")
        return Finding(Question.PERSON, Answer.MISSING, "collective-lead", values, mend)
    if only.unit is None:
        mend = Mend(MendKind.QUESTION, "ask-unit", field_name="lead")
        return Finding(Question.PERSON, Answer.MISSING, "unknown-lead", values, mend)
    return Finding(Question.PERSON, Answer.CLEAR, "one-lead", values)


def _lead_mend(context: Context) -> Mend:
    proposal = propose_lead(context.plan)
    if proposal is None:
        return Mend(MendKind.QUESTION, "ask-lead", field_name="lead")
    reason = load_wording(context.country).say("reasons", proposal.reason, context.language)
    return Mend(MendKind.VALUE, "take-lead", {"value": proposal.value, "reason": reason}, "lead")


def _work(task: TaskView, results: Sequence[Found], context: Context) -> Finding:
    wording = load_wording(context.country)
    words = " ".join(part for part in (task.leadin, task.text) if part).strip()
    folded = re.sub(r"^[\s\-+•*\d.)]+", "", words).casefold()
    code = None
    if words.endswith(":") or _opens_with(folded, wording.headings):
        code = "heading"
    elif not results and not _has_verb(folded, wording.openers, wording.verbs):
        code = "no-verb"
    elif len(folded.split()) < 3:
        code = "no-object"
    if code is None:
        return Finding(Question.WORK, Answer.CLEAR, "verb-and-object")
    return Finding(Question.WORK, Answer.MISSING, code, mend=Mend(MendKind.QUESTION, "ask-work"))


def _opens_with(folded: str, words: Sequence[str]) -> bool:
    return any(folded.startswith(word) and not folded[len(word) : len(word) + 1].isalnum() for word in words)


def _has_verb(folded: str, openers: Sequence[str], verbs: Sequence[str], reach: int = 14) -> bool:
    near = " ".join(folded.split()[:reach])
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", near) for word in (*verbs, *openers))


def _responsibility(task: TaskView) -> Finding:
    if not task.coordinate:
        return Finding(Question.RESPONSIBILITY, Answer.CLEAR, "no-coordinators")
    silent = [unit for unit in task.coordinate if not unit.part]
    if not silent:
        return Finding(Question.RESPONSIBILITY, Answer.CLEAR, "parts-said")
    vague = [unit for unit in silent if unit.group or unit.unit is None]
    asked = vague or silent
    code = "vague-coordinators" if vague else "parts-unsaid"
    values = {"units": ", ".join(unit.unit or unit.raw for unit in asked)}
    return Finding(Question.RESPONSIBILITY, Answer.ASK, code, values, Mend(MendKind.QUESTION, "ask-parts"))


def _authority(task: TaskView, results: Sequence[Found]) -> Finding:
    approver = task.approver or next((found.issued_by for found in results if found.issued_by), None)
    if approver:
        return Finding(Question.AUTHORITY, Answer.CLEAR, "approver-said", {"approver": approver})
    return Finding(Question.AUTHORITY, Answer.ASK, "approver-unsaid", mend=Mend(MendKind.QUESTION, "ask-approver"))


def _time(task: TaskView, results: Sequence[Found], context: Context) -> Finding:
    deadline = task.deadline
    if deadline is None or not deadline.raw:
        return Finding(Question.TIME, Answer.MISSING, "no-deadline", mend=_deadline_mend(context))
    values = {"deadline": deadline.raw}
    if deadline.rule:
        return Finding(Question.TIME, Answer.CLEAR, "recurring", values)
    if deadline.waits_for:
        return Finding(Question.TIME, Answer.MISSING, "waits", {"deadline": deadline.waits_for.raw}, _ask_deadline())
    if deadline.due is None:
        return Finding(Question.TIME, Answer.MISSING, "standing", values, _deadline_mend(context))
    if not _is_long(deadline, load_wording(context.country).long_window_days):
        return Finding(Question.TIME, Answer.CLEAR, "day", values)
    if task.milestones:
        return Finding(Question.TIME, Answer.CLEAR, "milestones", values | {"count": str(task.milestones)})
    return Finding(Question.TIME, Answer.MISSING, "long-window", values, _milestones_mend(task, results, context))


def _is_long(deadline: Deadline, longest: int) -> bool:
    if deadline.precision is Precision.YEAR:
        return True
    if deadline.start is None or deadline.due is None or deadline.precision is Precision.DAY:
        return False
    return (deadline.due - deadline.start).days > longest


def _ask_deadline() -> Mend:
    return Mend(MendKind.QUESTION, "ask-deadline", field_name="deadline")


def _deadline_mend(context: Context) -> Mend:
    proposal = propose_deadline(context.plan)
    if proposal is None:
        return _ask_deadline()
    reason = load_wording(context.country).say("reasons", proposal.reason, context.language)
    value = _day(date.fromisoformat(proposal.value))
    return Mend(MendKind.VALUE, "take-deadline", {"value": value, "reason": reason}, "deadline")


def propose_milestones(task: TaskView, context: Context = NO_CONTEXT) -> tuple[ProposedMilestone, ...]:
    """Milestones for a task whose window is long: by the stages of its deliverable, else by quarter.

    >>> year = Deadline("Năm 2021", start=date(2021, 1, 1), due=date(2021, 12, 31), precision=Precision.YEAR)
    >>> [m.due.isoformat() for m in propose_milestones(TaskView("8", "Triển khai Đề án việc làm", deadline=year))]
    ['2021-03-31', '2021-06-30', '2021-09-30']
    """
    results = find_deliverables(task.text, load_catalogue(context.country))
    return _milestones(task, results, context)


def _milestones(task: TaskView, results: Sequence[Found], context: Context) -> tuple[ProposedMilestone, ...]:
    if task.deadline is None:
        return ()
    kind = task.deliverable or (results[0].kind if len(results) == 1 else None)
    issued = context.plan.issued
    if kind is not None:
        return pipeline_milestones(kind, task.deadline, issued, load_catalogue(context.country), context.language)
    return quarterly_milestones(task.deadline, issued, load_wording(context.country), context.language)


def _milestones_mend(task: TaskView, results: Sequence[Found], context: Context) -> Mend:
    proposed = _milestones(task, results, context)
    if not proposed:
        return _ask_deadline()
    listed = "; ".join(_step(milestone) for milestone in proposed)
    values = {"count": str(len(proposed)), "milestones": listed}
    return Mend(MendKind.MILESTONES, "set-milestones", values, milestones=proposed)


def _step(milestone: ProposedMilestone) -> str:
    """A stage by its name and day; the end of a quarter by its day alone."""
    return f"{milestone.name} {_day(milestone.due)}" if milestone.stage else _day(milestone.due)


def _day(day: date) -> str:
    """A day as Vietnamese documents write it: two digits for days under 10 and for January and February."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day.month < 3 else f"{day.day:02d}/{day.month}/{day.year}"


def _result(task: TaskView, results: Sequence[Found], context: Context) -> Finding:
    parts = split_task(task.text, results)
    if len(parts) > 1:
        values = {"count": str(len(results)), "deliverables": ", ".join(found.kind for found in results)}
        mend = Mend(MendKind.SPLIT, "split", {"count": str(len(parts))}, parts=parts)
        return Finding(Question.RESULT, Answer.MISSING, "two-deliverables", values, mend)
    if task.deliverable or task.output:
        return Finding(
            Question.RESULT, Answer.CLEAR, "deliverable", {"deliverable": task.deliverable or task.output or ""}
        )
    if measure := _measure(task, context):
        return Finding(Question.RESULT, Answer.CLEAR, "measurable", {"measure": measure})
    if results:
        mend = Mend(MendKind.VALUE, "take-deliverable", {"value": results[0].kind}, "deliverable")
        return Finding(Question.RESULT, Answer.CLEAR, "deliverable-likely", {"deliverable": results[0].kind}, mend)
    return Finding(Question.RESULT, Answer.MISSING, "no-result", mend=Mend(MendKind.QUESTION, "ask-result"))


def _measure(task: TaskView, context: Context) -> str | None:
    if task.targets:
        return "; ".join(task.targets)
    units = "|".join(map(re.escape, load_wording(context.country).measured))
    hit = re.search(rf"(?<![\d/.])\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*(?:{units})(?!\w)", task.text, re.IGNORECASE)
    return hit.group() if hit else None
