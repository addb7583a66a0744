"""Questions about reminders and calendars."""

from __future__ import annotations

from django.db.models import QuerySet

from dondoc.apps.accounts.models import Person
from dondoc.apps.mail.models import Digest, Feed, Preference

SHOWN = 30


def digests_of(person: Person) -> list[Digest]:
    """The newest thirty digests of a person, newest first."""
    return list(Digest.objects.filter(person=person).order_by("-day")[:SHOWN])


def unread_of(person: Person) -> int:
    """How many digests the person has not read, of those that the page shows."""
    newest = Digest.objects.filter(person=person).order_by("-day").values_list("read_at", flat=True)[:SHOWN]
    return sum(read_at is None for read_at in newest)


def feeds_of(person: Person) -> QuerySet[Feed]:
    """The calendars of a person that still work, newest first."""
    return Feed.objects.filter(person=person, revoked_at__isnull=True)


def by_letter(person: Person) -> bool:
    """Whether the person wants the digest by letter."""
    return not Preference.objects.filter(person=person, by_letter=False).exists()
