"""The "6 rõ" examination over the tasks that stand (rule 25), as the review shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from dondoc.apps.directives.models import Fact, FactKind
from dondoc.core.progress.clarity import Answer, Context, Examination, MendKind, Question, tally
from dondoc.core.progress.contract import task_view
from dondoc.core.progress.examine import examine
from dondoc.core.progress.proposals import Plan, ProposedMilestone
from dondoc.core.progress.wording import load_wording


@dataclass(frozen=True, slots=True)
class Examined:
    """A task and the six answers for it."""

    fact: Fact
    examination: Examination

    @property
    def milestones(self) -> Sequence[ProposedMilestone]:
        """The milestones proposed because its time is not clear."""
        mend = self.examination.of(Question.TIME).mend
        return mend.milestones if mend and mend.kind is MendKind.MILESTONES else ()


def examinations(facts: Iterable[Fact], plan: Plan) -> list[Examined]:
    """The six answers for every task among the facts."""
    context = Context(plan, language=get_language() or "vi")
    tasks = [f for f in facts if f.kind == FactKind.TASK]
    return [Examined(f, examine(task_view(f.key, f.data, len(f.data.get("milestones") or [])), context)) for f in tasks]


def with_milestones(rows: Iterable[Examined]) -> list[Examined]:
    """The tasks for which milestones are proposed."""
    return [row for row in rows if row.milestones]


@dataclass(frozen=True, slots=True)
class Check:
    """One of the six: how many tasks are clear, of how many."""

    question: str
    label: str
    clear: int
    total: int

    @property
    def percent(self) -> int:
        """The share that is clear, rounded down."""
        return 100 * self.clear // self.total if self.total else 100

    @property
    def done(self) -> bool:
        """Whether every task is clear on it."""
        return self.clear == self.total


def six_checks(rows: Sequence[Examined]) -> list[Check]:
    """One line for each of the six, in the order in which they are said; none when there is no task."""
    if not rows:
        return []
    counted, wording, language = tally(r.examination for r in rows), load_wording(), get_language() or "vi"
    names = {q: wording.say("questions", q.value, language) for q in Question}
    return [Check(q.value, names[q], counted[q].clear, counted[q].total) for q in Question]


def unclear(rows: Sequence[Examined], question: str) -> frozenset[str]:
    """Keys of the tasks that are not clear on one of the six; every task when there is no such question."""
    if question not in set(Question):
        return frozenset(row.fact.key for row in rows)
    asked = Question(question)
    return frozenset(row.fact.key for row in rows if row.examination.of(asked).answer is not Answer.CLEAR)
