"""A confirmed reading as a gold file: what people say is right, by which readers are measured."""

from __future__ import annotations

from typing import Any

from dondoc.apps.directives.contract.spread import LISTS
from dondoc.apps.directives.models import Document, FactState
from dondoc.apps.directives.selectors.facts import tally
from dondoc.core.scoring import gold_of


class NotConfirmed(Exception):
    """Facts of the document still wait for a person, or it has none."""


def confirmed_contract(document: Document) -> dict[str, Any]:
    """The facts of a document in the contract's shape, with the values that people confirmed.

    Raises:
        NotConfirmed: something still waits to be decided, or there is nothing.
    """
    facts = list(document.facts.filter(state__in=[FactState.PROPOSED, FactState.CONFIRMED]).order_by("position", "pk"))
    if not tally(facts).ready:
        raise NotConfirmed(document.label)
    made: dict[str, Any] = {fact.key: fact.data.get("value") for fact in facts if fact.kind == "header"}
    for kind, plural in LISTS:
        made[plural] = [fact.data for fact in facts if fact.kind == kind]
    return made


def gold(document: Document) -> dict[str, Any]:
    """The gold of a document, named after the file that it was read from.

    Raises:
        NotConfirmed: as for ``confirmed_contract``.
    """
    reading = document.readings.filter(current=True).select_related("copy").first()
    contract = confirmed_contract(document)
    found = dict(gold_of(contract, reading.copy.name if reading and reading.copy else ""))
    found["recipients"] = [str(row.get("raw", "")) for row in contract["recipients"]]
    found["addressees"] = [str(row.get("unit") or row.get("raw", "")) for row in contract["addressees"]]
    if reading is not None and reading.reader == "scan":
        found["class"] = "scan"
    return found
