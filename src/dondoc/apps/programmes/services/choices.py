"""What a person decides when a document is put under tracking, and how it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dondoc.apps.organisation.models import OrgUnit


class How(StrEnum):
    """What becomes of a collective lead (rule 5)."""

    FOCAL = "focal"
    """One task, held by the focal unit."""
    EACH = "each"
    """One child task a unit; the children count."""


@dataclass(frozen=True, slots=True)
class Collective:
    """The decision about one collective lead; ``units`` are keys of ``OrgUnit`` and count for ``EACH`` only."""

    how: How
    units: tuple[int, ...] = ()


@dataclass(frozen=True)
class Choices:
    """Everything that a person decides before a programme is born; keys are those of ``directives.Fact``.

    Attributes:
        name: the programme's name.
        focal_unit: who keeps it.
        year: its year, or None for a plan of several years.
        collectives: for each task with a collective lead, what becomes of it.
        milestones: tasks whose proposed milestones are accepted.
        deliverables: tasks whose deliverable, as their words suggest it, is accepted.
        respondents: for each duty, the units that answer it.
        themes: places in the document's outline of the headings that become themes.
        periods: for a standing duty without a frequency, the one chosen.
    """

    name: str
    focal_unit: OrgUnit
    year: int | None = None
    collectives: Mapping[int, Collective] = field(default_factory=dict)
    milestones: frozenset[int] = frozenset()
    deliverables: frozenset[int] = frozenset()
    respondents: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    periods: Mapping[int, str] = field(default_factory=dict)
    themes: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something in the way of publishing: what it is, in words, and the facts concerned."""

    code: str
    message: str
    facts: tuple[int, ...] = ()


class Refused(Exception):
    """Nothing was published; ``obstacles`` say why, each with what to do."""

    def __init__(self, obstacles: tuple[Obstacle, ...]) -> None:
        super().__init__("; ".join(obstacle.message for obstacle in obstacles))
        self.obstacles = obstacles
