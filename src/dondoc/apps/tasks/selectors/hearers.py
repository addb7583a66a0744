"""Who hears of a task: those who speak for its lead units, who was named for it, and those who gave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import OuterRef, Subquery

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.roles import Role
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.organisation.selectors import successors
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import TaskMove
from dondoc.apps.tasks.selectors.tracking import TaskRow, rows_of_all
from dondoc.core.progress.lifecycle import Act

_SPEAK = (Role.OFFICER, Role.FOCAL, Role.HEAD)


@dataclass(frozen=True)
class Hearers:
    """The people of a day."""

    day: date

    @cached_property
    def _posts(self) -> Mapping[int, list[Post]]:
        """Posts that speak for a unit, those of its divisions among them, by the unit's key."""
        found: defaultdict[int, list[Post]] = defaultdict(list)
        posts = Post.objects.on(self.day).filter(person__is_active=True, role__in=_SPEAK)
        for post in posts.select_related("unit", "person").order_by("role", "person__full_name"):
            found[post.unit_id].append(post)
            if post.unit.kind == "division" and post.unit.parent_id:
                found[post.unit.parent_id].append(post)
        return found

    @cached_property
    def _ended(self) -> Mapping[int, list[int]]:
        """The keys of the units that stand for those that no longer hold."""
        gone = OrgUnit.objects.filter(valid_to__lt=self.day)
        return {unit.pk: [heir.pk for heir in successors(unit, self.day)] for unit in gone}

    def speakers(self, units: Iterable[int | None]) -> set[int]:
        """The people who speak for units, or for those that follow them."""
        return {post.person_id for post in self._for(units)}

    def keepers(self, version: ProgrammeVersion) -> set[int]:
        """Who gave the tasks of a version: the officers of the unit that keeps it, and who put it under tracking."""
        return {post.person_id for post in self._officers(version)} | {version.published_by_id}

    def contact(self, version: ProgrammeVersion) -> str:
        """Whom to ask about the tasks of a version: an officer of the unit that keeps it, else the unit."""
        officers = self._officers(version)
        who = officers[0].person if officers else None
        words = [who.full_name, who.email] if who else []
        return ", ".join(word for word in [*words, version.programme.focal_name] if word)

    def _officers(self, version: ProgrammeVersion) -> list[Post]:
        return [post for post in self._for([version.programme.focal_unit_id]) if post.role == Role.OFFICER]

    def _for(self, units: Iterable[int | None]) -> list[Post]:
        keys = [heir for unit in units if unit for heir in self._ended.get(unit, [unit])]
        return [post for key in keys for post in self._posts.get(key, ())]


def current(day: date) -> dict[ProgrammeVersion, list[TaskRow]]:
    """The newest version of every programme with its tasks as of ``day``."""
    newest = ProgrammeVersion.objects.filter(programme=OuterRef("programme")).order_by("-number").values("pk")[:1]
    versions = list(
        ProgrammeVersion.objects.filter(pk=Subquery(newest)).select_related("programme").order_by("programme")
    )
    rows = rows_of_all(versions, day)
    return {version: rows[version.pk] for version in versions}


def named(tasks: Iterable[int], day: date) -> dict[int, int]:
    """The person who was named last to take care of each task, by the task's key."""
    moves = TaskMove.objects.filter(task__in=list(tasks), act=Act.FORWARD, on__lte=day, undoes__isnull=True)
    moves = moves.filter(person__isnull=False).exclude(undone_by__on__lte=day).order_by("on", "pk")
    return {task: person for task, person in moves.values_list("task_id", "person_id") if person}


def units_of(person: Person, day: date) -> set[int]:
    """The units that the person speaks for on ``day``, those that they follow among them."""
    posts = Post.objects.on(day).filter(person=person, role__in=_SPEAK).select_related("unit")
    own = {post.unit_id for post in posts}
    own |= {post.unit.parent_id for post in posts if post.unit.kind == "division" and post.unit.parent_id}
    gone = OrgUnit.objects.filter(valid_to__lt=day)
    return own | {unit.pk for unit in gone if own & {heir.pk for heir in successors(unit, day)}}
