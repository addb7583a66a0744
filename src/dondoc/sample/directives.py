"""The four sample documents: all taken in and read; the first confirmed and put under tracking by its officer."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.contract.offers import chosen, offer_of
from dondoc.apps.directives.models import Document, Fact, FactState
from dondoc.apps.directives.selectors.card import plan_of
from dondoc.apps.directives.services.intake import Sent, receive
from dondoc.apps.directives.services.ledger import Seen
from dondoc.apps.directives.services.review import Answer, accept, accept_table
from dondoc.apps.directives.understanding import surroundings
from dondoc.apps.jobs.worker import work_off
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.selectors.preparing import choices_as_ticked, prepare, with_every_offer
from dondoc.apps.programmes.services.choices import Choices
from dondoc.apps.programmes.services.publish import publish

PUBLISHED = "12/QĐ-BPTXH"
IN_ORDER = ("12-", "318-", "96-", "37-")  # as they were issued
NAME = "Kế hoạch hành động năm 2026 của Bộ Phát triển Xã hội"
YEAR = 2026


def load_documents(*, folder: Path, by: Post) -> list[Document]:
    """Take in the Word files of ``folder``, read them, and publish the action plan; what is there stays as it is."""
    if not Document.objects.exists():
        files = [path for start in IN_ORDER for path in folder.glob(f"{start}*.docx")]
        receive(files=[_sent(path) for path in files], by=by)
        work_off()
    plan = Document.objects.filter(number=PUBLISHED).first()
    if plan and not ProgrammeVersion.objects.filter(document=plan).exists():
        confirm_all(document=plan, by=by)
        publish(document=plan, by=by, choices=_choices(plan, by))
    return list(Document.objects.order_by("issued"))


def _sent(path: Path) -> Sent:
    data = path.read_bytes()
    return Sent(path.name, len(data), [data])


def confirm_all(*, document: Document, by: Post) -> None:
    """Confirm tables without doubts as tables, the rest one by one, doubts with the answer that is offered first."""
    waiting = document.facts.filter(state=FactState.PROPOSED).order_by("kind", "group", "position")
    for (kind, group), facts in groupby(waiting, key=lambda fact: (fact.kind, fact.group)):
        plain = [Seen(fact.pk, fact.version) for fact in facts if not fact.doubts]
        if group and plain:
            accept_table(document=document, kind=kind, group=group, seen=plain, by=by)
    plan = plan_of(document)
    around = surroundings(document.issued, plan.year)
    for fact in document.facts.filter(state=FactState.PROPOSED).order_by("position"):
        answer = _answer(fact)
        seen = Seen(fact.pk, fact.version)
        accept(document=document, seen=seen, by=by, around=around, answer=answer)


def _answer(fact: Fact) -> Answer | None:
    """What a careful officer would choose: the first answer that the screen has ticked already."""
    offer = offer_of(fact.data, fact.doubts, plan_of(fact.document))
    ticked = next((option for option in offer.options if option.checked), None) if offer else None
    if offer is None or ticked is None:
        return None
    taken = chosen(offer, ticked.value, "")
    return Answer(taken.inputs, taken.reason) if taken and taken.inputs else None


def _choices(document: Document, by: Post) -> Choices:
    return choices_as_ticked(with_every_offer(prepare(document)), NAME, by.unit, YEAR)
