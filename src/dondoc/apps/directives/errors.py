"""What can go wrong with an act, each said in a sentence that tells what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class Problem(Exception):
    """The act is refused and nothing was changed.

    Attributes:
        message: what is wrong and what to do, for the person on the screen.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class WrongFields(Problem):
    """Some of what was typed cannot be taken.

    Attributes:
        fields: the message for each field.
    """

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = dict(fields)


@dataclass(frozen=True, slots=True)
class Clash:
    """One fact that changed between looking and acting.

    Attributes:
        fact_id: which fact.
        by: the name of the person who changed it.
        at: when, ISO 8601.
        theirs: the fact as it now stands.
    """

    fact_id: int
    by: str
    at: str
    theirs: Mapping[str, Any]


class Conflict(Problem):
    """Somebody else changed a fact since it was shown; both versions are put side by side."""

    def __init__(self, message: str, clashes: tuple[Clash, ...]) -> None:
        super().__init__(message)
        self.clashes = clashes
