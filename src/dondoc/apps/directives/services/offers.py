"""A new reading of a document that has one already: offered with what it changes, taken over only as a person says."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.audit.services import record
from dondoc.apps.directives import acts
from dondoc.apps.directives.contract.changes import Pair, differences
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import Document, DocumentCopy, Fact, FactState, Reading
from dondoc.apps.directives.selectors.offered import changes, is_decided, offered_reading, paired
from dondoc.apps.directives.services.ledger import lock
from dondoc.apps.directives.services.mirror import mirror
from dondoc.apps.directives.services.relations import resolve_waiting
from dondoc.apps.directives.services.store import MIRRORED, Understood, fact_of, keep_reading, make_current


@transaction.atomic
def offer(*, document: Document, copy: DocumentCopy, understood: Understood) -> Reading:
    """Keep a new reading beside the current one; it is taken over at once when it changes no fact."""
    reading = keep_reading(document, copy, understood)
    if reading.current:
        return reading
    document.readings.filter(offered=True).update(offered=False)
    if changes(document, reading):
        reading.offered = True
        reading.save(update_fields=["offered"])
    else:
        _take(document, reading, frozenset())
    return reading


@transaction.atomic
def take_over(*, document: Document, reading_pk: int, slots: Collection[str], by: Actor) -> int:
    """Make the offered reading current, with those of its changes that the person chose.

    A change that was not chosen leaves the fact as it stands. A fact that somebody had decided and whose change is
    chosen waits to be confirmed again.

    Returns:
        How many changes were taken.

    Raises:
        Problem: the document is no longer under review, or another reading is offered by now.
    """
    document = lock(document)
    reading = offered_reading(document)
    if reading is None or reading.pk != reading_pk:
        raise Problem(_("Bản đọc mới này không còn chờ nữa. Tải lại trang."))
    chosen = {change.slot for change in changes(document, reading)} & set(slots)
    _take(document, reading, frozenset(chosen))
    record(actor=by, act=acts.READING_TAKEN, obj=document, after={"count": len(chosen), "version": reading.version})
    return len(chosen)


@transaction.atomic
def keep_old(*, document: Document, reading_pk: int, by: Actor) -> None:
    """Leave the current reading as it is; the offered one stays in the list of readings.

    Raises:
        Problem: as for ``take_over``.
    """
    document = lock(document)
    if not document.readings.filter(pk=reading_pk, offered=True).update(offered=False):
        raise Problem(_("Bản đọc mới này không còn chờ nữa. Tải lại trang."))
    record(actor=by, act=acts.READING_LEFT, obj=document)


def _take(document: Document, reading: Reading, slots: frozenset[str]) -> None:
    """Chosen changes are taken; a fact of which nothing is told follows the reading unless a person decided it."""
    told = {change.slot for change in changes(document, reading)}
    found = paired(document, reading)
    make_current(document, reading)
    for place, pair in enumerate(found):
        known = pair.draft or pair.fact
        slot = f"{known.kind}:{known.key}" if known else ""
        free = slot not in told and (pair.fact is None or not is_decided(pair.fact))
        _place(document, reading, pair, place, take=slot in slots or free)
    mirror(document, kinds=MIRRORED)
    resolve_waiting(document)


def _place(document: Document, reading: Reading, pair: Pair, place: int, *, take: bool) -> None:
    fact, draft = pair.fact, pair.draft
    if fact is None or draft is None:
        if fact is not None:
            _lose(fact, take=take)
        elif draft is not None and take:
            fact_of(document, reading, draft, place).save()
        return
    if take and not is_decided(fact):
        fact.data, fact.doubts = draft.data, list(draft.doubts)
    elif take and any(differences(fact.kind, fact.key, fact.original or {}, draft.data)):
        fact.data, fact.doubts, fact.set_by = draft.data, list(draft.doubts), {}
        _unsign(fact, FactState.PROPOSED)
    fact.reading, fact.position, fact.group, fact.key = reading, place, draft.group, draft.key
    fact.span_start, fact.span_end = draft.span or (None, None)
    fact.original, fact.confidence = draft.data, draft.confidence
    fact.version += 1
    fact.save()


def _lose(fact: Fact, *, take: bool) -> None:
    """A fact the reading does not find: left out when that is wished, else it stays without its place."""
    if take and fact.original is not None and not is_decided(fact) and not fact.changes.exists():
        fact.delete()
        return
    if take and fact.original is not None and fact.span_start is not None:
        _unsign(fact, FactState.REJECTED)
    fact.span_start = fact.span_end = None
    fact.version += 1
    fact.save()


def _unsign(fact: Fact, state: FactState) -> None:
    fact.state, fact.how, fact.confirmed_by, fact.confirmed_at = state, "", None, None
