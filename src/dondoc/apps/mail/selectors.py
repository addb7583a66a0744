"""Questions about reminders and calendars."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from dondoc.apps.accounts.models import Person
from dondoc.apps.jobs.selectors import Choice
from dondoc.apps.mail.models import Digest, Feed, Outbox, Preference

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


def chosen_by(person: Person) -> dict[str, bool | str]:
    """What the person chose, as the form of the settings takes it."""
    return {"by_letter": by_letter(person), "language": language_of(person)}


def language_of(person: Person) -> str:
    """The language in which reminders and calendars speak to the person."""
    chosen = Preference.objects.filter(person=person).values_list("language", flat=True).first()
    return chosen or Preference.Language.VIETNAMESE


def letters_in(state: str) -> QuerySet[Outbox]:
    """The letters in a state, the newest first."""
    return Outbox.objects.filter(state=state).select_related("person").order_by("-day", "-pk")


def states_of_letters() -> list[Choice]:
    """Every state with its count, those that somebody must look at first. One query."""
    counted = dict(Outbox.objects.order_by().values_list("state").annotate(n=Count("pk")))
    state = Outbox.State
    order = (state.REFUSED, state.UNSURE, state.QUEUED, state.SENDING, state.SENT)
    return [Choice(one.value, str(one.label), counted.get(one.value, 0)) for one in order]
