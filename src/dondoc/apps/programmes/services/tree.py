"""The tree of parts and groups that the facts' own headings make."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from dondoc.apps.directives.models import Fact
from dondoc.apps.programmes.models import ProgrammeVersion, Section
from dondoc.core.progress.casing import Casing

type Path = tuple[tuple[str, str], ...]
"""From the top down: (annex, title) of each section."""


def path_of(fact: Fact, annexes: int) -> Path:
    """The sections of a fact; an annex without groups of its own is a part when there are several annexes."""
    annex = fact.data.get("appendix") or ""
    groups = [group for group in fact.data.get("groups") or () if group]
    if not groups and annex and annexes > 1:
        groups = [_("Phụ lục %(number)s") % {"number": annex}]
    return tuple((annex, group) for group in groups)


def plant(version: ProgrammeVersion, room: str, facts: Sequence[Fact], casing: Casing) -> dict[int, Section | None]:
    """Make the sections of one room in the order of the facts; the innermost one of each fact, by the fact's key.

    Args:
        version: the version that is being published.
        room: "task" or "indicator".
        facts: the facts of that room.
        casing: how the document writes its words, for headings in capitals.
    """
    annexes = len({fact.data.get("appendix") for fact in facts if fact.data.get("appendix")})
    made: dict[Path, Section] = {}
    return {fact.pk: _grow(Section(version=version, room=room), path_of(fact, annexes), made, casing) for fact in facts}


def _grow(like: Section, path: Path, made: dict[Path, Section], casing: Casing) -> Section | None:
    parent: Section | None = None
    for depth in range(len(path)):
        here = path[: depth + 1]
        if here not in made:
            annex, title = path[depth]
            made[here] = Section.objects.create(
                version=like.version,
                room=like.room,
                parent=parent,
                title=title,
                shown=casing.calm(title),
                appendix=annex[:20],
                depth=depth,
                order=len(made),
            )
        parent = made[here]
    return parent
