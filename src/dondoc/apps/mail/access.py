"""The doors of the app: one's own digests and calendars; a calendar by its token."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor, may, person_of
from dondoc.apps.mail.calendars import Choice, choices
from dondoc.apps.mail.models import Digest, Feed, Outbox
from dondoc.apps.mail.services import hash_of


def access_digest(actor: Actor, pk: int) -> Digest:
    """The digest ``pk`` of the actor.

    Raises:
        Http404: no such digest, or somebody else's.
    """
    return get_object_or_404(Digest, pk=pk, person=person_of(actor))


def access_feed(actor: Actor, pk: int) -> Feed:
    """The working calendar ``pk`` of the actor.

    Raises:
        Http404: no such calendar, a revoked one, or somebody else's.
    """
    return get_object_or_404(Feed, pk=pk, person=person_of(actor), revoked_at__isnull=True)


def access_feed_by_token(token: str) -> Feed:
    """The calendar of a token, while its owner may read.

    Raises:
        Http404: no such token, a revoked one, or an owner who may not read any more.
    """
    feed = get_object_or_404(Feed.objects.select_related("person"), token_sha256=hash_of(token), revoked_at=None)
    if not may(feed.person, Power.READ, timezone.localdate()):
        raise Http404
    return feed


def calendars_open_to(actor: Actor) -> list[Choice]:
    """The calendars that the actor may subscribe to today: none for whoever may not read."""
    today = timezone.localdate()
    return choices(actor, today) if may(actor, Power.READ, today) else []


def access_letters(actor: Actor) -> None:
    """Let ``actor`` see to whom letters went, and what the mail server said.

    Raises:
        PermissionDenied: they do not run the system.
    """
    require(actor, Power.RUN_SYSTEM)


def access_letter(actor: Actor, pk: int) -> Outbox:
    """The letter ``pk``, for whoever runs the system.

    Raises:
        PermissionDenied: the actor does not.
        Http404: no such letter.
    """
    access_letters(actor)
    return get_object_or_404(Outbox.objects.select_related("person"), pk=pk)
