"""Takes back one's own latest act, whatever it was, and does it again."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.acts import Act
from dondoc.apps.audit.services import record
from dondoc.apps.directives import acts
from dondoc.apps.directives.contract.words import title_of
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import Document, Fact, FactChange
from dondoc.apps.directives.services.ledger import AT_ONCE, conflict, finish, lock, restore, save


@transaction.atomic
def undo(*, document: Document, by: Actor) -> list[Fact]:
    """Take back the latest act of ``by`` on this document that still stands; all its facts at once.

    Raises:
        Problem: there is none.
        Conflict: somebody else has since changed one of its facts.
    """
    document = lock(document)
    mine = FactChange.objects.filter(document=document, by=person_of(by), undone_at=None)
    last = mine.last()
    if last is None:
        raise Problem(_("Bạn chưa làm gì để hoàn tác."))
    group = list(FactChange.objects.filter(act_id=last.act_id).select_related("fact"))
    _unchanged(group)
    for change in reversed(group):
        restore(change.fact, change.before)
        change.undone_at = timezone.now()
    return _close(document, group, by, acts.UNDONE)


@transaction.atomic
def redo(*, document: Document, by: Actor) -> list[Fact]:
    """Do again what ``by`` took back last, as long as they have done nothing else since.

    Raises:
        Problem: there is nothing to do again.
        Conflict: somebody else has since changed one of its facts.
    """
    document = lock(document)
    mine = FactChange.objects.filter(document=document, by=person_of(by))
    newest = mine.filter(undone_at=None).aggregate(at=Max("at"))["at"]
    taken_back = mine.exclude(undone_at=None).order_by("undone_at", "pk").last()
    if taken_back is None or (newest and taken_back.undone_at and newest > taken_back.undone_at):
        raise Problem(_("Không có gì để làm lại."))
    group = list(FactChange.objects.filter(act_id=taken_back.act_id).select_related("fact"))
    _unchanged(group)
    for change in group:
        restore(change.fact, change.after)
        change.undone_at = None
    return _close(document, group, by, acts.REDONE)


def _unchanged(group: Iterable[FactChange]) -> None:
    standing = FactChange.objects.filter(document__in={change.document_id for change in group}, undone_at=None)
    latest = dict(standing.order_by("pk").values_list("fact_id", "pk"))
    later = [change.fact for change in group if latest.get(change.fact_id, 0) > change.pk]
    if later:
        raise conflict(later)


def _close(document: Document, group: list[FactChange], by: Actor, act: Act) -> list[Fact]:
    facts = [c.fact for c in group]
    for fact in facts:
        fact.version += 1
    save(facts, group)
    FactChange.objects.bulk_update(group, ["undone_at"], batch_size=AT_ONCE)
    finish(document, facts)
    told = {"fact": title_of(facts[0].kind, facts[0].data), "count": len(facts), "act_id": str(group[0].act_id)}
    record(actor=by, act=act, obj=document, after=told)
    return facts
