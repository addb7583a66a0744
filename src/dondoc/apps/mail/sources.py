"""Where reminders come from: each app says, for a day, who is to hear of what; autodiscovered in ``reminders.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Group(StrEnum):
    """Under which heading a line stands, in this order."""

    OVERDUE = "overdue"  # mine, and late
    SOON = "soon"  # mine, due within three working days
    MILESTONE = "milestone"  # a step of mine, missed or near; never "overdue" (rule 6)
    WAITING = "waiting"  # waits for me to do something
    GIVEN = "given"  # I gave it; overdue or due soon


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a person is told.

    Attributes:
        group: the heading it stands under.
        title: what it is, as a link.
        about: whose it is, or where it comes from.
        url: its page, without the host.
        due: the last good day, or None.
        contact: whom to ask about it, or "".
    """

    group: Group
    title: str
    about: str
    url: str
    due: date | None
    contact: str = ""


type Source = Callable[[date], Mapping[int, Iterable[Line]]]
"""``source(day)``: the lines of that day for every person, by the person's key."""

_sources: list[Source] = []


def add[S: Source](source: S) -> S:
    """Add a source of reminders (a decorator)."""
    _sources.append(source)
    return source


def everything(day: date) -> dict[int, list[Line]]:
    """What every source says for ``day``, by the person's key."""
    found: dict[int, list[Line]] = {}
    for source in _sources:
        for person, lines in source(day).items():
            found.setdefault(person, []).extend(lines)
    return found
