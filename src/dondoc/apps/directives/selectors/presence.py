"""Who else is reviewing a document just now."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.directives.models import Document, Presence

FRESH = timedelta(seconds=60)


def others_here(document: Document, actor: Actor) -> list[Presence]:
    """Other people seen in this review within the last minute, with where they are."""
    fresh = Presence.objects.filter(document=document, seen_at__gte=timezone.now() - FRESH)
    return list(fresh.exclude(person=person_of(actor)).select_related("person").order_by("-seen_at"))
