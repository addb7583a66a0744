"""What a named person decides about single facts: accept, correct, reject; and a whole table at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.directives.contract.fields import corrected, fields_of
from dondoc.apps.directives.contract.typed import Surroundings
from dondoc.apps.directives.errors import Problem, WrongFields
from dondoc.apps.directives.models import Document, Fact, FactChange, FactState, How
from dondoc.apps.directives.services.ledger import Deed, Seen, lock, questions, take

Act = FactChange.Act
OPEN = (FactState.PROPOSED, FactState.CONFIRMED, FactState.REJECTED)
"""States a person can still act on; merged, split and withdrawn facts come back by undoing only."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed or chosen for a fact.

    Attributes:
        inputs: field → words as typed; absent fields stay as they are.
        reason: why a value is set that the words do not say (rule 13); empty when the words say it.
    """

    inputs: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


def checked(fact: Fact, answer: Answer, around: Surroundings, by: Actor) -> dict[str, Any]:
    """The new values of a fact's columns after an answer.

    Raises:
        WrongFields: something typed cannot be taken.
    """
    data, wrong = corrected(fields_of(fact.kind, fact.key), fact.data, answer.inputs, around)
    if wrong:
        raise WrongFields(wrong)
    if fact.kind == "header" and fact.key == "signer":
        data["value"] = data.get("name")
    set_by = dict(fact.set_by)
    for name in (n for n in data if data[n] != fact.data.get(n)):
        set_by.pop(name, None)
        if answer.reason:
            person = person_of(by)
            set_by[name] = {"by": person.pk, "name": person.full_name, "reason": answer.reason}
    return {"data": data, "set_by": set_by, "doubts": questions(fact, data)}


def _open(facts: Sequence[Fact]) -> None:
    if any(f.state not in OPEN for f in facts):
        raise Problem(_("Mục này đã gộp hoặc đã tách. Bấm Hoàn tác để lấy lại."))


@transaction.atomic
def accept(*, document: Document, seen: Seen, by: Actor, around: Surroundings, answer: Answer | None = None) -> Fact:
    """Confirm one fact in the name of ``by``, with the answer to its open question when one was given.

    Raises:
        Conflict: somebody changed the fact since it was seen.
        WrongFields: the answer cannot be taken.
        Problem: the document is no longer under review.
    """
    document = lock(document)
    (fact,) = take(document, [seen])
    _open([fact])
    deed = Deed(document, by, Act.ACCEPT)
    new = checked(fact, answer, around, by) if answer else {}
    deed.confirm(fact, How.SINGLE, **new)
    return deed.close()[0]


@transaction.atomic
def correct(*, document: Document, seen: Seen, by: Actor, around: Surroundings, answer: Answer) -> Fact:
    """Take in what was typed; who corrects a fact confirms it.

    Raises:
        Conflict, WrongFields, Problem: as for ``accept``.
    """
    document = lock(document)
    (fact,) = take(document, [seen])
    _open([fact])
    deed = Deed(document, by, Act.CORRECT, reason=answer.reason)
    deed.confirm(fact, How.SINGLE, **checked(fact, answer, around, by))
    return deed.close()[0]


@transaction.atomic
def reject(*, document: Document, seen: Seen, by: Actor, reason: str = "") -> Fact:
    """Leave a fact out; it stays in the log and comes back by undoing.

    Raises:
        Conflict, Problem: as for ``accept``.
    """
    document = lock(document)
    (fact,) = take(document, [seen])
    _open([fact])
    deed = Deed(document, by, Act.REJECT, reason=reason)
    deed.change(fact, state=FactState.REJECTED, how="", confirmed_by_id=None, confirmed_at=None)
    return deed.close()[0]


@transaction.atomic
def accept_table(*, document: Document, kind: str, group: str, seen: Sequence[Seen], by: Actor) -> list[Fact]:
    """Confirm every row of a table (or list) that carries no doubt, recorded as done in bulk.

    Doubtful rows stay as they are, and so do rows that were not on the screen (``seen``).

    Raises:
        Conflict: one of the rows changed since it was seen; nothing is confirmed.
        Problem: there is no such row left, or the facts stand in prose, which is confirmed one by one.
    """
    if not group:
        raise Problem(_("Xác nhận cả bảng chỉ dùng cho bảng và danh sách."))
    document = lock(document)
    facts = take(document, seen)
    rows = [f for f in facts if (f.kind, f.group, f.state) == (kind, group, FactState.PROPOSED) and not f.doubts]
    if not rows:
        raise Problem(_("Không còn dòng nào xác nhận chung được. Xem từng dòng còn lại."))
    deed = Deed(document, by, Act.BULK)
    for fact in rows:
        deed.confirm(fact, How.BULK)
    return deed.close()
