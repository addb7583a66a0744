"""Who is told when the review of a document is closed: rooms above add themselves at start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # apps are still being loaded when they add themselves
    from dondoc.apps.accounts.selectors import Actor
    from dondoc.apps.directives.models import Document

type Listener = Callable[[Document, Actor], object]

_listeners: list[Listener] = []


def add(listener: Listener) -> None:
    """Have ``listener`` called with a document whose review is closed, in the transaction that closes it."""
    _listeners.append(listener)


def tell(document: Document, by: Actor) -> None:
    """Tell every listener, in the order in which they were added."""
    for listener in _listeners:
        listener(document, by)
