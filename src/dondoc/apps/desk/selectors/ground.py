"""The rows of every programme as of a day, from the one selector, with the programme that each belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.selectors.tracking import Day, TaskRow, days_of
from dondoc.core.progress.counting import Counts


@dataclass(frozen=True, slots=True)
class Ground:
    """The newest version of each programme with its rows as of a day."""

    versions: tuple[ProgrammeVersion, ...]
    by_version: dict[int, Day]
    on: date

    @property
    def rows(self) -> list[TaskRow]:
        """The rows of all."""
        return [row for version in self.versions for row in self.by_version[version.pk].rows]

    def gathered[T](self, reckon: Callable[[Sequence[TaskRow]], T]) -> list[T]:
        """What ``reckon`` makes of each version's rows, reckoned once a day (``Day.tell``)."""
        return [self.by_version[version.pk].tell(reckon) for version in self.versions]

    def on_day(self, on: date) -> Ground:
        """The same versions as of another day; one query while nothing changed."""
        return Ground(self.versions, days_of(self.versions, on), on)


def ground(on: date, programme: int | None = None) -> Ground:
    """Every programme, or one, as of ``on``; two queries while nothing changed, however many there are."""
    newest = ProgrammeVersion.objects.filter(programme=OuterRef("programme")).order_by("-number").values("pk")[:1]
    found = ProgrammeVersion.objects.filter(pk=Subquery(newest)).select_related("programme", "document")
    if programme is not None:
        found = found.filter(programme=programme)
    versions = tuple(found.order_by("-programme__year", "-programme__created_at"))
    return Ground(versions, days_of(versions, on), on)


@dataclass(frozen=True, slots=True)
class Part:
    """A coloured part of a bar, in thousandths of its length."""

    x: int
    width: int
    css: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What a unit, a group or a programme holds: its boxes, and a bar of them with the overdue at the left end."""

    name: str
    counts: Counts
    parts: tuple[Part, ...]
    url: str = ""


def bar(name: str, counts: Counts, longest: int, url: str = "") -> Bar:
    """The bar of some boxes; the longest bar of a list fills its length."""
    pieces = (
        ("f-late", counts.open_overdue),
        ("m-run", counts.open_in_time),
        ("m-dlate", counts.done_late),
        ("m-done", counts.done_on_time),
        ("m-none", counts.no_deadline + counts.suspended),
    )
    parts, at = [], 0
    for css, many in pieces:
        width = 1000 * many // max(longest, 1)
        if width:
            parts.append(Part(at, max(width - 4, 2), css))
        at += width
    return Bar(name, counts, tuple(parts), url)


def in_bars(named: Sequence[tuple[str, Counts, str]]) -> list[Bar]:
    """Bars that can be compared, most overdue first, then the longest."""
    longest = max((counts.total for _name, counts, _url in named), default=1)
    made = [bar(name, counts, longest, url) for name, counts, url in named]
    return sorted(made, key=lambda one: (-one.counts.open_overdue, -one.counts.total, one.name))
