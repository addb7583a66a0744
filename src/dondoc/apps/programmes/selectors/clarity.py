"""The "6 rõ" examination of a document's tasks as they stand in the review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from dondoc.apps.directives.models import Document, Fact, FactKind, FactState, Reading
from dondoc.apps.directives.selectors.card import plan_of
from dondoc.apps.directives.selectors.units import names_on
from dondoc.core.progress.clarity import Answer, Context, Examination, Finding, Question, Tally, TaskView, tally
from dondoc.core.progress.contract import task_view
from dondoc.core.progress.examine import examine
from dondoc.core.progress.proposals import Plan, proposing_units
from dondoc.core.progress.wording import load_wording

STANDING = (FactState.PROPOSED, FactState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Said:
    """One finding in the page's language: the question's name, the sentence, the mend."""

    question: str
    answer: Answer
    sentence: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Examined:
    """A task fact and the answers to the six questions."""

    fact: Fact
    examination: Examination

    @property
    def number(self) -> str:
        """Its number as written, or an empty string."""
        return str(self.fact.data.get("number") or "")

    @property
    def text(self) -> str:
        """Its words."""
        return str(self.fact.data.get("text") or "")

    @property
    def missing(self) -> list[Said]:
        """What is computed to be missing, in words."""
        return [said(finding) for finding in self.examination.findings if finding.answer is Answer.MISSING]

    @property
    def asked(self) -> list[Said]:
        """What must be asked, in words."""
        return [said(finding) for finding in self.examination.findings if finding.answer is Answer.ASK]


@dataclass(frozen=True, slots=True)
class Line:
    """One of the six with its figures."""

    question: Question
    name: str
    tally: Tally

    @property
    def percent(self) -> int:
        """How many of a hundred are clear."""
        return 100 * self.tally.clear // self.tally.total if self.tally.total else 0


def said(finding: Finding) -> Said:
    """A finding in the page's language."""
    language = get_language() or "vi"
    wording = load_wording()
    name = wording.say("questions", finding.question.value, language)
    return Said(name, finding.answer, finding.sentence(wording, language), finding.remedy(wording, language))


def plan_for(document: Document, reading: Reading | None) -> Plan:
    """What the document says as a whole; the proposing units are those of the register that its clause names."""
    if reading is None:
        return plan_of(document)
    names = names_on(document.issued)

    def find(clause: str) -> list[str]:
        found = {clause.index(name): name for name in names if name in clause}
        return [found[place] for place in sorted(found)]

    return plan_of(document, proposing_units(reading.text, find))


def examined(document: Document, plan: Plan) -> list[Examined]:
    """Every task that stands in the review, examined, in the order of the text."""
    facts = document.facts.filter(kind=FactKind.TASK, state__in=STANDING).order_by("position", "pk")
    context = Context(plan, language=get_language() or "vi")
    return [Examined(fact, examine(_view(fact), context)) for fact in facts]


def _view(fact: Fact) -> TaskView:
    return task_view(fact.key, fact.data, len(fact.data.get("milestones") or ()))


def lines(rows: Sequence[Examined]) -> list[Line]:
    """The six questions with their figures."""
    language, wording = get_language() or "vi", load_wording()
    counted = tally(row.examination for row in rows)
    return [Line(q, wording.say("questions", q.value, language), counted[q]) for q in Question]
