"""The doors of the app: nothing is fetched by its id elsewhere."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor, may, person_of


def require(actor: Actor, power: Power) -> None:
    """Let ``actor`` pass when they hold ``power`` today.

    Raises:
        PermissionDenied: they do not (answers 403).
    """
    if not may(actor, power, timezone.localdate()):
        raise PermissionDenied


def access_person(actor: Actor, pk: int) -> Person:
    """The person ``pk``, for whoever manages people.

    Raises:
        PermissionDenied: the actor does not manage people.
        Http404: no such person.
    """
    require(actor, Power.MANAGE_PEOPLE)
    return get_object_or_404(Person, pk=pk)


def access_post(actor: Actor, pk: int) -> Post:
    """The post ``pk``, for whoever manages people.

    Raises:
        PermissionDenied: the actor does not manage people.
        Http404: no such post.
    """
    require(actor, Power.MANAGE_PEOPLE)
    return get_object_or_404(Post.objects.select_related("person", "unit"), pk=pk)


def access_own_post(actor: Actor, pk: int) -> Post:
    """A post of the actor's own that holds today.

    Raises:
        Http404: there is none, or it is somebody else's.
    """
    own = Post.objects.on(timezone.localdate()).filter(person=person_of(actor))
    return get_object_or_404(own.select_related("person", "unit"), pk=pk)
