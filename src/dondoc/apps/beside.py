"""What other rooms know of an object: they add themselves at start; its page shows what they say, in one panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # apps are still being loaded when they add their sources
    from django.db.models import Model


@dataclass(frozen=True, slots=True)
class Link:
    """Something that belongs to an object: its words, its address, and what it is."""

    words: str
    url: str
    remark: str = ""


type Source = Callable[[Model], Iterable[Link]]

_sources: list[Source] = []


def add(source: Source) -> None:
    """Add a source of links; call it in ``AppConfig.ready``. It is asked about every kind of object."""
    _sources.append(source)


def links_of(one: Model) -> list[Link]:
    """Everything that belongs to ``one``, in the order of the sources."""
    return [link for source in _sources for link in source(one)]
