"""The examination of the six clear things, "6 rõ" (rule 25).

Who, what, result and when are computed; responsibility and authority are asked, never judged. What is missing
comes with a mend that a person may take: milestones, a split, a value proposed with its reason, or a question to
the drafting unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dondoc.core.deadlines.model import Deadline
from dondoc.core.progress.proposals import NO_PLAN, Plan, ProposedMilestone
from dondoc.core.progress.wording import Wording, load_wording


class Question(StrEnum):
    """The six, in the order in which they are said."""

    PERSON = "person"
    WORK = "work"
    RESPONSIBILITY = "responsibility"
    AUTHORITY = "authority"
    TIME = "time"
    RESULT = "result"


class Answer(StrEnum):
    """What the examination says to one question."""

    CLEAR = "clear"
    MISSING = "missing"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit as written, its name in the register (None outside it), a collective's code, and its part as written."""

    raw: str
    unit: str | None = None
    group: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class TaskView:
    """What the examination looks at.

    Attributes:
        key: the task's identity.
        text: its words.
        leadin: words above a list without which the item means nothing.
        lead: lead units.
        coordinate: coordinating units.
        deadline: its deadline as written, or None.
        output: the result as written in its own column, or None.
        deliverable: kind of the document that is its result, confirmed or read, or None.
        approver: who issues or approves the result, or None.
        targets: the figures to be reached, as written.
        milestones: how many milestones it has.
    """

    key: str
    text: str
    leadin: str | None = None
    lead: tuple[UnitView, ...] = ()
    coordinate: tuple[UnitView, ...] = ()
    deadline: Deadline | None = None
    output: str | None = None
    deliverable: str | None = None
    approver: str | None = None
    targets: tuple[str, ...] = ()
    milestones: int = 0


class MendKind(StrEnum):
    """How something missing may be mended."""

    QUESTION = "question"
    VALUE = "value"
    MILESTONES = "milestones"
    SPLIT = "split"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Mend:
    """A mend that a person may take; ``code`` is a sentence of the wording's room ``mends``."""

    kind: MendKind
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    field_name: str | None = None
    milestones: tuple[ProposedMilestone, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question, with the code of its sentence (room ``findings``) and the mend, if there is one."""

    question: Question
    answer: Answer
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    mend: Mend | None = None

    def sentence(self, wording: Wording | None = None, language: str = "vi") -> str:
        """The finding in words."""
        return (wording or load_wording()).say("findings", self.code, language, **self.values)

    def remedy(self, wording: Wording | None = None, language: str = "vi") -> str:
        """The mend in words, empty when there is none."""
        if self.mend is None:
            return ""
        return (wording or load_wording()).say("mends", self.mend.code, language, **self.mend.values)


@dataclass(frozen=True, slots=True)
class Examination:
    """The six answers for one task."""

    key: str
    findings: tuple[Finding, ...]

    def of(self, question: Question) -> Finding:
        """The answer to one question."""
        return next(finding for finding in self.findings if finding.question is question)

    @property
    def open(self) -> tuple[Finding, ...]:
        """What is not clear."""
        return tuple(finding for finding in self.findings if finding.answer is not Answer.CLEAR)


@dataclass(frozen=True, slots=True)
class Context:
    """What the examination may lean on: the plan as a whole, the wording and the language of what it proposes."""

    plan: Plan = NO_PLAN
    country: str = "vn"
    language: str = "vi"


NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks are clear on a question, of how many; ``asked`` are those to be asked about."""

    clear: int = 0
    asked: int = 0
    total: int = 0


def tally(examinations: Iterable[Examination]) -> dict[Question, Tally]:
    """One line for each of the six."""
    rows = list(examinations)
    result: dict[Question, Tally] = {}
    for question in Question:
        answers = [row.of(question).answer for row in rows]
        result[question] = Tally(answers.count(Answer.CLEAR), answers.count(Answer.ASK), len(answers))
    return result
