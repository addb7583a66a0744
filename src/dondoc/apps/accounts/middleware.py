"""Which post one acts in (kept in the session, checked at every request), and a new password before anything else."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.roles import POWERS, Power
from dondoc.apps.accounts.selectors import Actor, posts_of, powers_of

SESSION_KEY = "acting_post"


class Acting:
    """The posts, the chosen one and its powers for one request; read from the database on first use."""

    def __init__(self, person: Person, chosen: int | None) -> None:
        """Keep who and which post the session names."""
        self.person = person
        self._chosen = chosen

    @cached_property
    def posts(self) -> list[Post]:
        """The posts the person holds today."""
        return list(posts_of(self.person, timezone.localdate()))

    @cached_property
    def post(self) -> Post | None:
        """The post acted in: the chosen one while it lasts, else the first of those that may do most, else none."""
        by_id = {post.pk: post for post in self.posts}
        return by_id.get(self._chosen or 0) or max(self.posts, key=lambda post: len(POWERS[post.role]), default=None)

    @property
    def actor(self) -> Actor:
        """The post acted in, or the bare person."""
        return self.post or self.person

    @cached_property
    def powers(self) -> frozenset[Power]:
        """What may be done in this post today."""
        return powers_of(self.actor, timezone.localdate())


class PersonRequest(HttpRequest):
    """A request of somebody logged in, as views receive it (a type for signatures; never made)."""

    user: Person
    acting: Acting


class ActingPostMiddleware:
    """Puts ``request.acting`` (see ``Acting``) on requests of people logged in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, with ``acting`` when somebody is logged in."""
        if request.user.is_authenticated:
            request.acting = Acting(request.user, request.session.get(SESSION_KEY))  # type: ignore[attr-defined]
            if request.user.must_change_password and not request.path.startswith(_open_paths()):
                return redirect("account_change_password")
        return self._next(request)


def _open_paths() -> tuple[str, ...]:
    """Where somebody who must change the password may still go."""
    names = ("account_change_password", "account_logout", "set_language", "theme")
    return (*(reverse(name) for name in names), settings.STATIC_URL)
