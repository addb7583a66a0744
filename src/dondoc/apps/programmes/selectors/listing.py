"""The list of programmes with their boxes as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from dondoc.apps.programmes.models import Programme, ProgrammeVersion
from dondoc.apps.tasks.selectors.tracking import counts_of, rows_of_all
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
    """Every programme, the newest year first; five queries however many there are."""
    newest = ProgrammeVersion.objects.filter(programme=OuterRef("programme")).order_by("-number").values("pk")[:1]
    found = ProgrammeVersion.objects.filter(pk=Subquery(newest)).select_related("programme", "document")
    versions = list(found.order_by("-programme__year", "-programme__created_at"))
    rows = rows_of_all(versions, on)
    return [Listed(version, counts_of(rows[version.pk])) for version in versions]
