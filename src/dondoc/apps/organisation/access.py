"""The doors of the app: nothing is fetched by its code elsewhere."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.organisation.models import OrgUnit, UnitAlias


def access_unit(actor: Actor, code: str) -> OrgUnit:
    """The unit ``code``, for whoever reads.

    Raises:
        PermissionDenied: the actor has no post today.
        Http404: no such unit.
    """
    require(actor, Power.READ)
    return get_object_or_404(OrgUnit.objects.select_related("parent").prefetch_related("names"), code=code)


def access_unit_to_change(actor: Actor, code: str) -> OrgUnit:
    """The unit ``code``, for whoever keeps the register of units.

    Raises:
        PermissionDenied: the actor does not.
        Http404: no such unit.
    """
    require(actor, Power.MANAGE_UNITS)
    return access_unit(actor, code)


def access_alias_to_change(actor: Actor, code: str, pk: int) -> UnitAlias:
    """An alias of the unit ``code``, for whoever keeps the register of units.

    Raises:
        PermissionDenied: the actor does not.
        Http404: no such alias of that unit.
    """
    unit = access_unit_to_change(actor, code)
    return get_object_or_404(UnitAlias.objects.select_related("unit"), pk=pk, unit=unit)
