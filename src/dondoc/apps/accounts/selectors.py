"""Questions about people and posts."""

from __future__ import annotations

from datetime import date

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.roles import POWERS, Power
from dondoc.apps.periods import DatedQuerySet

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
