"""The tree of parts and groups that the facts' own headings make."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from dondoc.apps.directives.models import Fact
from dondoc.apps.programmes.models import ProgrammeVersion, Section

type Path = tuple[tuple[str, str], ...]
"""From the top down: (annex, title) of each section."""


def path_of(fact: Fact, annexes: int) -> Path:
    """The sections of a fact; an annex without groups of its own is a part when there are several annexes."""
    annex = fact.data.get("appendix") or ""
    groups = [group for group in fact.data.get("groups") or () if group]
    if not groups and annex and annexes > 1:
        groups = [_("Phụ lục %(number)s") % {"number": annex}]
    return tuple((annex, group) for group in groups)


def plant(version: ProgrammeVersion, room: str, facts: Sequence[Fact]) -> dict[int, Section | None]:
    """Make the sections of one room in the order of the facts; the innermost one of each fact, by the fact's key."""
    annexes = len({fact.data.get("appendix") for fact in facts if fact.data.get("appendix")})
    made: dict[Path, Section] = {}
    return {fact.pk: _grow(version, room, path_of(fact, annexes), made) for fact in facts}


def _grow(version: ProgrammeVersion, room: str, path: Path, made: dict[Path, Section]) -> Section | None:
    parent: Section | None = None
    for depth in range(len(path)):
        here = path[: depth + 1]
        if here not in made:
            annex, title = path[depth]
            made[here] = Section.objects.create(
                version=version,
                room=room,
                parent=parent,
                title=title,
                appendix=annex[:20],
                depth=depth,
                order=len(made),
            )
        parent = made[here]
    return parent
