"""Recording an act, inside the transaction of the act itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.utils import timezone

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.audit.acts import Act
from dondoc.apps.audit.models import AuditRow

type Values = Mapping[str, Any] | None


class NotInTransaction(RuntimeError):
    """An act was recorded outside the transaction that does it."""


def record(
    *,
    actor: Post | Person | None,
    act: Act,
    obj: models.Model,
    before: Values = None,
    after: Values = None,
    reason: str = "",
) -> AuditRow:
    """Write down who did what to which object, when and why.

    Args:
        actor: the post acted in, a bare person, or None for the system.
        act: the registered act.
        obj: the saved object that it happened to.
        before: the values that changed, as they were (dates and decimals become text).
        after: the same, as they are now.
        reason: the words given for it.

    Raises:
        NotInTransaction: there is no transaction around for both to stand or fall in.
    """
    if not connection.in_atomic_block:
        raise NotInTransaction(act.code)
    values = {"before": _plain(before), "after": _plain(after), "reason": reason}
    row = AuditRow(at=timezone.now(), act=act.code, **_what(obj), **values, **_who(actor))
    row.sha256 = digest(row)
    row.save(force_insert=True)
    return row


def digest(row: AuditRow) -> str:
    """The hash of what ``row`` says: SHA-256 over its fields as JSON with sorted keys, in UTF-8."""
    said = {
        "at": row.at.isoformat(timespec="microseconds"),
        "act": row.act,
        "actor": row.actor_id,
        "actor_name": row.actor_name,
        "post": row.post_id,
        "post_label": row.post_label,
        "object": [row.object_type, row.object_id, row.object_label],
        "before": row.before,
        "after": row.after,
        "reason": row.reason,
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _what(obj: models.Model) -> dict[str, str]:
    return {"object_type": obj._meta.label_lower, "object_id": str(obj.pk), "object_label": str(obj)[:500]}


def _who(actor: Post | Person | None) -> dict[str, Any]:
    if actor is None:
        return {"actor": None, "actor_name": "", "post": None, "post_label": ""}
    if isinstance(actor, Post):
        return {"actor": actor.person, "actor_name": actor.person.full_name, "post": actor, "post_label": str(actor)}
    return {"actor": actor, "actor_name": actor.full_name, "post": None, "post_label": ""}


def _plain(values: Values) -> Any:
    if values is None:
        return None
    return json.loads(json.dumps(dict(values), cls=DjangoJSONEncoder, ensure_ascii=False))
