"""One act of review: takes the facts under lock, checks the versions that were seen, and writes every change down."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.directives import acts
from dondoc.apps.directives.contract.doubts import doubts_of
from dondoc.apps.directives.contract.words import title_of
from dondoc.apps.directives.errors import Clash, Conflict, Problem
from dondoc.apps.directives.models import Document, Fact, FactChange, FactState
from dondoc.apps.directives.services.mirror import mirror

Snapshot = dict[str, Any]

KEPT = (
    *("state", "data", "doubts", "set_by", "group", "position", "span_start", "span_end"),
    *("how", "confirmed_by_id", "merged_into_id", "split_from_id"),
)
"""What a snapshot holds, besides the time of confirmation."""
AT_ONCE = 200
"""Rows of one update: a database looks for each row in the whole list of its update."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A fact and the version of it that the person had before them."""

    fact_id: int
    version: int


def snapshot(fact: Fact) -> Snapshot:
    """All that an act can change, as JSON."""
    taken = {name: getattr(fact, name) for name in KEPT}
    taken["confirmed_at"] = fact.confirmed_at.isoformat() if fact.confirmed_at else None
    return taken


def restore(fact: Fact, taken: Mapping[str, Any]) -> None:
    """Put a snapshot back into the fact, unsaved."""
    for name in KEPT:
        setattr(fact, name, taken[name])
    fact.confirmed_at = datetime.fromisoformat(taken["confirmed_at"]) if taken["confirmed_at"] else None


def lock(document: Document) -> Document:
    """The document's row, locked: acts on one document follow one another.

    Raises:
        Problem: it is no longer under review.
    """
    held = Document.objects.select_for_update().get(pk=document.pk)
    if not held.reviewable:
        raise Problem(_("Văn bản đã đưa vào theo dõi, không sửa ở đây nữa. Lập phiên bản mới của chương trình."))
    return held


def take(document: Document, seen: Sequence[Seen]) -> list[Fact]:
    """The facts in the order asked for, when none has changed since it was seen.

    Raises:
        Conflict: some have; says by whom, when, and how they stand now.
        Problem: one of them is not a fact of this document.
    """
    found = {
        f.pk: f for f in Fact.objects.select_for_update().filter(document=document, pk__in=[s.fact_id for s in seen])
    }
    if len(found) != len({s.fact_id for s in seen}):
        raise Problem(_("Không tìm thấy mục này trong văn bản. Tải lại trang."))
    changed = [found[s.fact_id] for s in seen if found[s.fact_id].version != s.version]
    if changed:
        raise conflict(changed)
    return [found[s.fact_id] for s in seen]


def conflict(facts: Iterable[Fact]) -> Conflict:
    """The conflict to raise about facts that somebody else changed."""
    clashes = []
    for fact in facts:
        last = fact.changes.select_related("by").last()
        by, at = (last.by.full_name, timezone.localtime(last.at)) if last else ("", timezone.localtime())
        clashes.append(Clash(fact.pk, by, at.isoformat(), snapshot(fact)))
    first = clashes[0]
    words = {"by": first.by or _("Người khác"), "at": datetime.fromisoformat(first.at).strftime("%H:%M")}
    message = _("%(by)s vừa sửa mục này lúc %(at)s. Hai bản đặt cạnh nhau, bạn chọn.")
    return Conflict(message % words, tuple(clashes))


@dataclass
class Deed:
    """Gathers the changes of one act and closes it: log, audit row, columns of the register, state of the document."""

    document: Document
    by: Actor
    act: FactChange.Act
    reason: str = ""
    at: datetime = field(default_factory=timezone.now)
    act_id: uuid.UUID = field(default_factory=uuid.uuid4)
    changes: list[FactChange] = field(default_factory=list)

    @property
    def person_id(self) -> int:
        """The human being who acts."""
        return person_of(self.by).pk

    def change(self, fact: Fact, **new: Any) -> Fact:
        """Set fields of a fact and remember how it stood; the version grows by one."""
        before = snapshot(fact)
        for name, value in new.items():
            setattr(fact, name, value)
        fact.version += 1
        self._note(fact, before)
        return fact

    def confirm(self, fact: Fact, how: str, **new: Any) -> Fact:
        """Set fields and confirm, in the name of the one who acts."""
        signed = {"state": FactState.CONFIRMED, "confirmed_by_id": self.person_id, "confirmed_at": self.at, "how": how}
        return self.change(fact, **{**new, **signed})

    def add(self, fact: Fact) -> Fact:
        """Save a new fact; undoing withdraws it."""
        fact.save()
        unborn = {**snapshot(fact), "state": FactState.WITHDRAWN, **_unsigned()}
        self._note(fact, unborn)
        return fact

    def _note(self, fact: Fact, before: Snapshot) -> None:
        noted = {
            "document": self.document,
            "fact": fact,
            "act": self.act,
            "act_id": self.act_id,
            "by_id": self.person_id,
        }
        self.changes.append(FactChange(**noted, at=self.at, before=before, after=snapshot(fact)))

    def close(self) -> list[Fact]:
        """Write all of it down; returns the facts touched."""
        facts = [c.fact for c in self.changes]
        save(facts, self.changes)
        FactChange.objects.bulk_create(self.changes)
        finish(self.document, facts)
        before = {c.fact.key: _told(c.before, c.after) for c in self.changes}
        after = {c.fact.key: _told(c.after, c.before) for c in self.changes}
        self._record(before, after)
        return facts

    def _record(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        first = self.changes[0].fact
        told = {"facts": after, "count": len(after), "fact": title_of(first.kind, first.data)}
        act = acts.FACTS[self.act]
        record(actor=self.by, act=act, obj=self.document, before={"facts": before}, after=told, reason=self.reason)


def save(facts: Iterable[Fact], changes: Iterable[FactChange]) -> None:
    """Write the facts' columns that the changes touch, and their versions."""
    touched = {name for change in changes for name in change.after if change.after[name] != change.before[name]}
    columns = [*sorted(name.removesuffix("_id") for name in touched), "version"]
    Fact.objects.bulk_update(facts, columns, batch_size=AT_ONCE)


def _unsigned() -> dict[str, Any]:
    return {"how": "", "confirmed_by_id": None, "confirmed_at": None}


def _told(one: Snapshot, other: Snapshot) -> dict[str, Any]:
    """What differs, so that a bulk act of seventy rows stays a short audit row."""
    return {name: value for name, value in one.items() if value != other[name]}


def finish(document: Document, facts: Iterable[Fact]) -> None:
    """After facts changed: the register's columns follow, and the document is in review."""
    mirror(document, kinds={f.kind for f in facts})
    if document.state != Document.State.IN_REVIEW:
        document.state = Document.State.IN_REVIEW
        document.save(update_fields=["state"])


def questions(fact: Fact, data: Mapping[str, Any]) -> list[Any]:
    """The doubts of a fact with new data; a reader's warning stays until the fact is decided."""
    warned = [d for d in fact.doubts if "message" in d["words"]]
    plain = [d for d in doubts_of(fact.kind, data) if d["code"] != "unsure"]
    return [*plain, *warned]
