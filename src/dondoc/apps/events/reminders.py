"""The calendar of the register of events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.events.models import Event
from dondoc.apps.mail import calendars
from dondoc.apps.mail.calendars import Choice, Scope
from dondoc.writers.ical import Entry

_LONGEST = timedelta(days=14)  # a longer stretch is the window of an event and not its days


def _choice(_actor: Actor, _day: date) -> Iterator[Choice]:
    yield Choice("events", None, _("Hợp tác quốc tế"))


def _entries(_actor: Actor, _target: int | None, _day: date) -> Iterator[Entry]:
    for event in Event.objects.filter(joined_into=None, starts__isnull=False).order_by("starts", "pk"):
        yield _entry(event)


def _entry(event: Event) -> Entry:
    assert event.starts
    ends = event.ends or event.starts
    window = ends - event.starts > _LONGEST
    about = (str(event.get_role_display()), event.place or event.host_country, event.mode)
    return Entry(
        uid=f"event-{event.pk}@dondoc",
        day=event.starts,
        title=f"{event.when}: {event.title}" if window else event.title,
        about=", ".join(filter(None, about)),
        url=f"{settings.DONDOC_URL}{event.get_absolute_url()}",
        changed=timezone.localdate(event.entered_at),
        until=None if window else ends,
    )


calendars.add("events", Scope(_choice, _entries))
