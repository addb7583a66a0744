"""Enters documents into the register: the next number of the year, a stub without content, publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.directives import acts, closing
from dondoc.apps.directives.errors import Problem, WrongFields
from dondoc.apps.directives.models import Document, RegisterCounter
from dondoc.apps.directives.selectors.facts import tally
from dondoc.apps.directives.services.ledger import lock
from dondoc.apps.directives.services.mirror import index, same_in_register
from dondoc.apps.directives.services.relations import resolve_waiting


def take_number(year: int) -> int:
    """The next number of the year's register; the counter's row stays locked until the transaction ends."""
    RegisterCounter.objects.get_or_create(year=year)
    counter = RegisterCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def enter(*, by: Actor) -> Document:
    """An empty row of the register, to be filled from the facts of a reading, in the caller's transaction."""
    year = timezone.localdate().year
    return Document.objects.create(created_by=person_of(by), register_year=year, register_number=take_number(year))


@dataclass(frozen=True, slots=True)
class Stub:
    """What may be known of a document whose content must not be kept here."""

    number: str
    kind: str
    issued: date | None
    issuer: str
    secrecy: str


@transaction.atomic
def enter_stub(*, stub: Stub, by: Actor) -> Document:
    """Record that a document exists, without file, abstract or content.

    Raises:
        WrongFields: neither number nor issuer is given.
        Problem: the register already has this number, issuer and date.
    """
    if not stub.number or not stub.issuer:
        needed = _("Ô này không được để trống.")
        raise WrongFields({n: needed for n in ("number", "issuer") if not getattr(stub, n)})
    document = Document(created_by=person_of(by), state=Document.State.STUB, secrecy=stub.secrecy)
    document.number, document.kind, document.issuer = stub.number, stub.kind, stub.issuer
    document.issued, document.register_year = stub.issued, timezone.localdate().year
    index(document)
    document.register_number = take_number(document.register_year)
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError:
        raise Problem(same_in_register(document)) from None
    resolve_waiting(document)
    record(actor=by, act=acts.STUB, obj=document, after={"number": document.number})
    return document


@transaction.atomic
def mark_published(*, document: Document, by: Actor) -> Document:
    """Close the review: what was confirmed is now tracked. Called by the service that publishes the programme."""
    held = Document.objects.select_for_update().get(pk=document.pk)
    held.state, held.published_by, held.published_at = Document.State.PUBLISHED, person_of(by), timezone.now()
    held.save(update_fields=["state", "published_by", "published_at"])
    record(actor=by, act=acts.PUBLISHED, obj=held, after={"state": held.state})
    closing.tell(held, by)
    return held


@transaction.atomic
def mark_reviewed(*, document: Document, by: Actor) -> Document:
    """Close the review of a document that holds nothing to track: its events and agreements are confirmed.

    Raises:
        Problem: something still waits for a person.
    """
    held = lock(document)
    if not tally(held.facts.all()).ready:
        raise Problem(_("Còn mục chưa ai xác nhận hoặc bỏ. Mở trang rà soát để làm nốt."))
    held.state = Document.State.REVIEWED
    held.save(update_fields=["state"])
    record(actor=by, act=acts.REVIEWED, obj=held, after={"state": held.state})
    closing.tell(held, by)
    return held
