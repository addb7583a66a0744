"""What a unit may take away, and what it brought that waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from dondoc.apps.indicators.forms import period_choices, which_of
from dondoc.apps.indicators.models import IndicatorLead
from dondoc.apps.indicators.services.values import Which
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import Programme
from dondoc.apps.tasks.models import Assignment, TaskMove
from dondoc.apps.worksheets.models import Worksheet


@dataclass(frozen=True)
class Offered:
    """The page of a unit's files.

    Attributes:
        programmes: in which it leads a task or reports an indicator.
        periods: the choices for the period of the figures, the chosen one first said.
        chosen: the period chosen.
        waiting: what was brought and waits to be confirmed.
    """

    programmes: list[Programme]
    periods: list[tuple[str, str]]
    chosen: str
    waiting: list[Worksheet]


def offered(unit: OrgUnit, on: date) -> Offered:
    """What there is for the unit today."""
    leads = Assignment.objects.filter(
        role=Assignment.Role.LEAD, unit=unit, task_in_version__version__programme=OuterRef("pk")
    )
    given = TaskMove.objects.filter(unit=unit, task__programme=OuterRef("pk"))
    follows = IndicatorLead.objects.filter(unit=unit, indicator__version__programme=OuterRef("pk"))
    theirs = Q(Exists(leads)) | Q(Exists(given)) | Q(Exists(follows))
    waiting = Worksheet.objects.filter(unit=unit, state=Worksheet.State.CHECKED).select_related("by", "unit")
    return Offered(
        programmes=list(Programme.objects.filter(theirs).order_by("-year", "-pk")),
        periods=period_choices(on.year) + period_choices(on.year - 1),
        chosen="-".join(map(str, _usual(on))),
        waiting=list(waiting[:10]),
    )


def period_of(asked: str, on: date) -> Which:
    """The period that an address asks for; the month before this one when it names none."""
    try:
        return which_of(asked)
    except ValueError:
        kind, number, year = _usual(on)
        return Which(kind, year, number)


def _usual(on: date) -> tuple[str, int, int]:
    return ("month", on.month - 1, on.year) if on.month > 1 else ("month", 12, on.year - 1)
