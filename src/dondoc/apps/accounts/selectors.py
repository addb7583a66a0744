"""Questions about people and posts."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.roles import POWERS, Power
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.periods import DatedQuerySet
from dondoc.core.alphabet import order_of_name
from dondoc.core.packs.folding import fold

type Actor = Post | Person
"""Who acts: a person in a post, or a person without one. Services and ``audit.services.record`` take either."""


def posts_of(person: Person, on: date) -> DatedQuerySet[Post]:
    """The posts that ``person`` holds on ``on``, their units beside them, the ministry's order."""
    posts: DatedQuerySet[Post] = Post.objects.on(on).filter(person=person)
    return posts.select_related("unit", "person").prefetch_related("unit__names")


def has_role(person: Person, *roles: str, on: date) -> bool:
    """Whether ``person`` holds one of ``roles`` on ``on``, in any unit."""
    return Post.objects.on(on).filter(person=person, role__in=roles).exists()


def person_of(actor: Actor) -> Person:
    """The human being behind ``actor``."""
    return actor.person if isinstance(actor, Post) else actor


def powers_of(actor: Actor, on: date) -> frozenset[Power]:
    """What ``actor`` may do on ``on``: a post by its role while it lasts; a bare person by all their posts."""
    if not person_of(actor).is_active:
        return frozenset()
    if isinstance(actor, Post):
        return POWERS[actor.role] if actor.holds(on) else frozenset()
    roles = Post.objects.on(on).filter(person=actor).values_list("role", flat=True)
    return frozenset().union(*(POWERS[role] for role in roles))


def may(actor: Actor, power: Power, on: date) -> bool:
    """Whether ``actor`` may do ``power`` on ``on``."""
    return power in powers_of(actor, on)


def posts_in(unit: OrgUnit, on: date) -> DatedQuerySet[Post]:
    """The posts in ``unit`` on ``on``, heads first, then by name."""
    posts: DatedQuerySet[Post] = Post.objects.on(on).filter(unit=unit, person__is_active=True)
    return posts.select_related("person").order_by("role", "person__full_name")


def people(*, words: str = "", unit: OrgUnit | None = None, on: date) -> list[Person]:
    """People whose name, user name or address holds all of ``words``, with posts of ``on``, in the order of a roll.

    Args:
        words: what was typed into the search box, marks do not matter; empty for everybody.
        unit: only those with a post in it on that day.
        on: the day of the posts, found under ``posts_now``.
    """
    posts = posts_with_units(on)
    found = Person.objects.prefetch_related(Prefetch("posts", posts, to_attr="posts_now"))
    if unit:
        found = found.filter(pk__in=Post.objects.on(on).filter(unit=unit).values("person"))
    wanted = fold(words).split()
    fitting = [one for one in found if all(word in fold(_written(one)) for word in wanted)]
    return sorted(fitting, key=lambda one: order_of_name(one.full_name))


def posts_with_units(on: date) -> DatedQuerySet[Post]:
    """The posts of a day with their units and the units' names."""
    posts: DatedQuerySet[Post] = Post.objects.on(on)
    return posts.select_related("unit").prefetch_related("unit__names")


def _written(person: Person) -> str:
    return f"{person.full_name} {person.username} {person.email}"


def all_posts_of(person: Person) -> list[Post]:
    """Every post of ``person``, past, present and to come, newest first."""
    posts = Post.objects.filter(person=person).select_related("unit", "person").prefetch_related("unit__names")
    return list(posts.order_by("-valid_from", "pk"))
