"""Reading the record of acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.audit.acts import Act, act_of
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.audit.services import digest


@dataclass(frozen=True, slots=True)
class Line:
    """An act as a page shows it: the row, its icon and the sentence that follows the actor's name."""

    row: AuditRow
    icon: str
    sentence: str

    @property
    def who(self) -> str:
        """The name of who did it."""
        return self.row.actor_name or _("Hệ thống")


def history_of(*objects: models.Model) -> list[Line]:
    """Every act done to any of ``objects``, newest first. One query."""
    conditions = (Q(object_type=one._meta.label_lower, object_id=str(one.pk)) for one in objects)
    return lines(AuditRow.objects.filter(reduce(or_, conditions))) if objects else []


def lines(rows: Iterable[AuditRow]) -> list[Line]:
    """The rows with their sentences, in the same order."""
    return [_line(row) for row in rows]


def broken_rows() -> Iterator[AuditRow]:
    """Rows whose hash does not say what they say: somebody went round the guards of the database."""
    for row in AuditRow.objects.order_by("pk").iterator():
        if digest(row) != row.sha256:
            yield row


def _line(row: AuditRow) -> Line:
    known = act_of(row.act)
    return Line(row, known.icon if known else "edit", _sentence(known, row) if known else row.act)


def _sentence(known: Act, row: AuditRow) -> str:
    words = _Words(row.after or {})
    words.update({f"before_{key}": value for key, value in (row.before or {}).items()})
    words.update(object=row.object_label, reason=row.reason)
    return str(known.sentence) % words


class _Words(dict[str, object]):
    """The words of a sentence; what a row of an older version lacks is a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def rows(
    *, who: str = "", object_type: str = "", first: date | None = None, last: date | None = None
) -> models.QuerySet[AuditRow]:
    """Rows of the record, newest first, by the actor's name, the type of object, the days (both included)."""
    found = AuditRow.objects.all()
    if who:
        found = found.filter(actor_name__icontains=who)
    if object_type:
        found = found.filter(object_type=object_type)
    if first:
        found = found.filter(at__gte=_start(first))
    if last:
        found = found.filter(at__lt=_start(last + timedelta(days=1)))
    return found


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
