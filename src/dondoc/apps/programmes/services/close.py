"""Closing a document that holds nothing to track: a letter, a press page, conclusions without tasks."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import Document, FactState
from dondoc.apps.directives.services.register import mark_reviewed
from dondoc.apps.programmes.services.choices import Obstacle, Refused
from dondoc.apps.programmes.services.obstacles import TRACKED, obstacles_of


@transaction.atomic
def close_reviewed(*, document: Document, by: Actor) -> Document:
    """Close the review without a programme; the confirmed events, agreements and figures stay in their registers.

    Raises:
        Refused: something waits for a person, or there is something to track.
    """
    held = Document.objects.select_for_update().get(pk=document.pk)
    if held.state == Document.State.REVIEWED:
        return held
    obstacles = [obstacle for obstacle in obstacles_of(held) if obstacle.code != "nothing-to-track"]
    if held.facts.filter(kind__in=TRACKED, state=FactState.CONFIRMED).exists():
        obstacles.append(Obstacle("trackable", _("Văn bản có việc để theo dõi. Hãy đưa vào theo dõi.")))
    if obstacles:
        raise Refused(tuple(obstacles))
    try:
        return mark_reviewed(document=held, by=by)
    except Problem as problem:
        raise Refused((Obstacle("unconfirmed", str(problem)),)) from problem
