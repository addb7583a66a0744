"""What can be subscribed to: each app names its scopes in ``reminders.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from dondoc.apps.accounts.selectors import Actor
from dondoc.writers.ical import Entry


@dataclass(frozen=True, slots=True)
class Choice:
    """A calendar that somebody may subscribe to."""

    scope: str
    target: int | None
    label: str

    @property
    def value(self) -> str:
        """The choice as a form sends it."""
        return f"{self.scope}:{self.target or ''}"


@dataclass(frozen=True, slots=True)
class Scope:
    """A kind of calendar.

    Attributes:
        choices: the calendars of this kind that an actor may subscribe to on a day.
        entries: what stands in the calendar of a target, for an actor, on a day.
    """

    choices: Callable[[Actor, date], Iterable[Choice]]
    entries: Callable[[Actor, int | None, date], Iterable[Entry]]


_scopes: dict[str, Scope] = {}


def add(code: str, scope: Scope) -> None:
    """Add a kind of calendar.

    Raises:
        ValueError: the code is taken.
    """
    if code in _scopes:
        msg = f"two kinds of calendar are called {code}"
        raise ValueError(msg)
    _scopes[code] = scope


def choices(actor: Actor, on: date) -> list[Choice]:
    """Every calendar that ``actor`` may subscribe to."""
    return [choice for scope in _scopes.values() for choice in scope.choices(actor, on)]


def scope_of(code: str) -> Scope | None:
    """The kind called ``code``, or None."""
    return _scopes.get(code)
