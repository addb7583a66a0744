"""The doors of the app: nothing is fetched by its id elsewhere."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.roles import Power, Role
from dondoc.apps.accounts.selectors import Actor, may
from dondoc.apps.indicators.models import IndicatorInVersion, IndicatorValue

_ENTER = frozenset({Role.FOCAL, Role.HEAD, Role.OFFICER})


def access_indicator(actor: Actor, pk: int) -> IndicatorInVersion:
    """Indicator ``pk`` as its newest version has it, for whoever may read.

    Raises:
        Http404: no such indicator, or not theirs to see.
    """
    if not may(actor, Power.READ, timezone.localdate()):
        raise Http404
    found = IndicatorInVersion.objects.filter(indicator=pk).select_related(
        "indicator", "version__programme", "version__document", "section", "fact"
    )
    newest = found.prefetch_related("targets", "leads").order_by("-version__number").first()
    if newest is None:
        raise Http404
    return newest


def may_enter(actor: Actor, row: IndicatorInVersion) -> bool:
    """Whether ``actor`` reports this indicator: from a unit that follows it, or from the focal unit."""
    if not isinstance(actor, Post) or actor.role not in _ENTER or not actor.holds(timezone.localdate()):
        return False
    following = {lead.unit_id for lead in row.leads.all()}
    return actor.unit_id in following or actor.unit_id == row.version.programme.focal_unit_id


def may_approve(actor: Actor, row: IndicatorInVersion) -> bool:
    """Whether ``actor`` approves what is reported: the head of a unit that may report."""
    return isinstance(actor, Post) and actor.role == Role.HEAD and may_enter(actor, row)


def access_indicator_to_enter(actor: Actor, pk: int) -> tuple[IndicatorInVersion, Post]:
    """Indicator ``pk`` and the post that reports it.

    Raises:
        Http404: no such indicator, or not theirs to see.
        PermissionDenied: the actor may read but does not report it.
    """
    row = access_indicator(actor, pk)
    if not isinstance(actor, Post) or not may_enter(actor, row):
        raise PermissionDenied
    return row, actor


def access_value_to_approve(actor: Actor, pk: int) -> tuple[IndicatorValue, IndicatorInVersion, Post]:
    """The reported value ``pk``, its indicator, and the post that approves it.

    Raises:
        Http404: no such value, or not theirs to see.
        PermissionDenied: the actor may read but not approve.
    """
    if not may(actor, Power.READ, timezone.localdate()):
        raise Http404
    value = get_object_or_404(IndicatorValue, pk=pk)
    row = access_indicator(actor, value.indicator_id)
    if not isinstance(actor, Post) or not may_approve(actor, row):
        raise PermissionDenied
    return value, row, actor
