"""Lets reviewers of one document know of one another."""

from __future__ import annotations

from django.utils import timezone

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.directives.models import Document, Presence


def be_present(*, document: Document, by: Actor, where: str | None = None) -> None:
    """Say that a person is looking at the review, and where in it if known; not an act, so nothing is recorded."""
    seen: dict[str, object] = {"seen_at": timezone.now()}
    if where is not None:
        seen["where"] = where[:200]
    Presence.objects.update_or_create(document=document, person=person_of(by), defaults=seen)
