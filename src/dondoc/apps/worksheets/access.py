"""The doors of the app: nothing is fetched by its id elsewhere."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.organisation.access import access_unit
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.access import access_version
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.selectors.standing import speaks_for
from dondoc.apps.worksheets.models import Worksheet


def may_fill(actor: Actor, unit: OrgUnit) -> bool:
    """Whether ``actor`` takes the unit's file and brings it back."""
    return speaks_for(actor, unit, timezone.localdate())


def access_files(actor: Actor, code: str) -> tuple[OrgUnit, Post]:
    """The unit ``code`` and the post that reports for it.

    Raises:
        Http404: no such unit.
        PermissionDenied: the actor does not report for it.
    """
    unit = access_unit(actor, code)
    if not isinstance(actor, Post) or not may_fill(actor, unit):
        raise PermissionDenied
    return unit, actor


def access_file_of(actor: Actor, code: str, programme: int) -> tuple[OrgUnit, ProgrammeVersion]:
    """The unit ``code`` and the newest version of a programme, for whoever reports for the unit.

    Raises:
        Http404: no such unit or programme.
        PermissionDenied: the actor does not report for the unit.
    """
    unit, _post = access_files(actor, code)
    return unit, access_version(actor, programme)


def access_worksheet(actor: Actor, code: str, pk: int) -> tuple[Worksheet, Post]:
    """A file that the unit ``code`` brought, and the post that reports for it.

    Raises:
        Http404: no such unit or file.
        PermissionDenied: the actor does not report for the unit.
    """
    unit, post = access_files(actor, code)
    return get_object_or_404(
        Worksheet.objects.select_related("unit", "file", "by", "version__programme"), unit=unit, pk=pk
    ), post
