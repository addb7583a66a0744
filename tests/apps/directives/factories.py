"""Makes documents with their facts from a directive in the contract's shape, through the services themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.apps.directives.contracts import decision

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.directives.contract.layout import layout_of_words
from dondoc.apps.directives.contract.typed import Surroundings
from dondoc.apps.directives.models import Document, Fact, FactState
from dondoc.apps.directives.services.ledger import Seen
from dondoc.apps.directives.services.register import enter
from dondoc.apps.directives.services.review import accept
from dondoc.apps.directives.services.store import Understood, store


def understood(contract: dict[str, Any], *, version: str = "1", pack: str = "0" * 64) -> Understood:
    return Understood(contract, layout_of_words(contract["text"]), "plain", version, "vn", pack)


def document_from(contract: dict[str, Any] | None = None, *, by: Actor) -> Document:
    """A document of the register, read and waiting for review (default: ``contracts.decision()``)."""
    document = enter(by=by)
    store(document=document, copy=None, understood=understood(contract or decision()))
    document.refresh_from_db()
    return document


def confirm(facts: Iterable[Fact], *, by: Actor) -> None:
    """Confirm the facts one by one, as they stand."""
    for fact in facts:
        accept(document=fact.document, seen=Seen(fact.pk, fact.version), by=by, around=Surroundings())


def confirmed_document(contract: dict[str, Any] | None = None, *, by: Actor) -> Document:
    """A document whose every fact ``by`` has confirmed, ready to be published."""
    document = document_from(contract, by=by)
    confirm(document.facts.filter(state=FactState.PROPOSED), by=by)
    document.refresh_from_db()
    return document
