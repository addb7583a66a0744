"""Closing a document without a programme: a letter, a press page, conclusions that order nothing of their own."""

from __future__ import annotations

from django.db import transaction

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import Document
from dondoc.apps.directives.services.register import mark_reviewed
from dondoc.apps.programmes.services.choices import Obstacle, Refused
from dondoc.apps.programmes.services.obstacles import obstacles_of


@transaction.atomic
def close_reviewed(*, document: Document, by: Actor) -> Document:
    """Close the review without a programme; what was confirmed (events, agreements, instructions) stays as it is.

    Raises:
        Refused: something waits for a person, or the document is already tracked.
    """
    held = Document.objects.select_for_update().get(pk=document.pk)
    if held.state == Document.State.REVIEWED:
        return held
    obstacles = [obstacle for obstacle in obstacles_of(held) if obstacle.code != "nothing-to-track"]
    if obstacles:
        raise Refused(tuple(obstacles))
    try:
        return mark_reviewed(document=held, by=by)
    except Problem as problem:
        raise Refused((Obstacle("unconfirmed", str(problem)),)) from problem
