"""The doors of the app: nothing is fetched by its id elsewhere."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor, may
from dondoc.apps.consolidation.models import ConsolidatedReport, LetterTemplate


def access_reports(actor: Actor) -> None:
    """Let ``actor`` see the list of reports.

    Raises:
        PermissionDenied: they may not read anything today.
    """
    require(actor, Power.READ)


def access_report(actor: Actor, pk: int) -> ConsolidatedReport:
    """The report ``pk`` for whoever may read.

    Raises:
        Http404: no such report, or not theirs to see.
    """
    if not may(actor, Power.READ, timezone.localdate()):
        raise Http404
    found = ConsolidatedReport.objects.select_related(
        "programme_version__programme__focal_unit",
        "programme_version__document",
        *("changed_by", "sent_by", "file", "workbook"),
    )
    return get_object_or_404(found, pk=pk)


def access_report_to_edit(actor: Actor, pk: int) -> ConsolidatedReport:
    """The report ``pk`` for whoever writes reports.

    Raises:
        Http404: no such report, or not theirs to see.
        PermissionDenied: the actor may read but not write reports.
    """
    report = access_report(actor, pk)
    require(actor, Power.PUBLISH)
    return report


def access_template(actor: Actor, pk: int) -> LetterTemplate:
    """A version of a template, for whoever keeps the register of units.

    Raises:
        PermissionDenied: the actor does not.
        Http404: no such version.
    """
    require(actor, Power.MANAGE_UNITS)
    return get_object_or_404(LetterTemplate.objects.select_related("file", "unit"), pk=pk)
