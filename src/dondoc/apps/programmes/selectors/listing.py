"""The list of programmes with their boxes as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from dondoc.apps.programmes.models import Programme, ProgrammeVersion
from dondoc.apps.tasks.selectors.tracking import counts_of, days_of
from dondoc.core.progress.counting import Counts


@dataclass(frozen=True, slots=True)
class Listed:
    """A programme in the list: its newest version and its boxes."""

    version: ProgrammeVersion
    counts: Counts

    @property
    def programme(self) -> Programme:
        """The programme itself."""
        return self.version.programme


def listed(on: date) -> list[Listed]:
    """Every programme, the newest year first; two queries while nothing changed."""
    newest = ProgrammeVersion.objects.filter(programme=OuterRef("programme")).order_by("-number").values("pk")[:1]
    found = ProgrammeVersion.objects.filter(pk=Subquery(newest)).select_related("programme", "document")
    versions = list(found.order_by("-programme__year", "-programme__created_at"))
    days = days_of(versions, on)
    return [Listed(version, days[version.pk].tell(counts_of)) for version in versions]
