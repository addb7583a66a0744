"""What waits for somebody: each app says what of its own does, at start; Việc của tôi puts it in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # apps are still being loaded when they add their sources
    from dondoc.apps.accounts.selectors import Actor


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for the actor.

    Attributes:
        title: what it is, as a link.
        about: one line about it: where it comes from, how far it is.
        url: where it is done.
        do: the words of the button, verb and object.
        icon: a symbol of the sprite, without ``i-``.
        due: the last good day, or None when there is none.
        since: the day from which it waits.
    """

    title: str
    about: str
    url: str
    do: str
    icon: str
    due: date | None
    since: date


type Source = Callable[[Actor, date], Iterable[Waiting]]

_sources: list[Source] = []


def add(source: Source) -> None:
    """Add a source of waiting things; call it in ``AppConfig.ready``."""
    _sources.append(source)


def waiting_for(actor: Actor, today: date) -> list[Waiting]:
    """Everything that waits for ``actor``: with a day first, the nearest on top; then what has waited longest."""
    found = [one for source in _sources for one in source(actor, today)]
    return sorted(found, key=lambda one: (one.due is None, one.due or one.since, one.since, one.title))
