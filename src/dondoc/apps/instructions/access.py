"""The doors of the app: nothing is fetched by its id elsewhere."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.instructions.models import Instruction


def access_instruction_to_give(actor: Actor, pk: int) -> Instruction:
    """The instruction ``pk``, for whoever puts tasks under tracking.

    Raises:
        PermissionDenied: the actor does not.
        Http404: there is none.
    """
    require(actor, Power.PUBLISH)
    return get_object_or_404(Instruction.objects.select_related("task", "event", "joined_into"), pk=pk)
