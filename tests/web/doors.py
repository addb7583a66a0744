"""The table of doors: every address of the house, who gets in, and what the others are told.

Each app keeps its rows in ``tests/apps/<app>/doors.py`` as ``DOORS`` and, where addresses name things, a function
``things(posts) -> dict`` that makes them (``posts``: one post a role). An address without a row fails the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dondoc.apps.accounts.models import Post

ALL = frozenset({"officer", "focal", "head", "leader", "clerk", "inspector", "admin"})
ADMIN = frozenset({"admin"})
NONE: frozenset[str] = frozenset()

type Things = Mapping[str, object]
type Maker = Callable[[Mapping[str, Post]], Things]


@dataclass(frozen=True)
class Door:
    """One address.

    Attributes:
        route: as the URLconf has it, "don-vi/<slug:code>/".
        path: the same with the names of things in braces, "/don-vi/{unit}/".
        may: the roles that get in.
        method: how one asks.
        data: what is sent with it.
        ok: what those who may are answered.
        refused: what the others are answered: 403 for a power they lack, 404 for a thing that is not theirs.
        strangers: the roles that have the power but not this thing, and are answered 404.
        open: whether somebody not logged in gets in too.
    """

    route: str
    path: str
    may: frozenset[str] = ALL
    method: str = "get"
    data: Mapping[str, Any] = field(default_factory=dict)
    ok: int = 200
    refused: int = 403
    strangers: frozenset[str] = NONE
    open: bool = False

    def answer_to(self, role: str) -> int:
        """What somebody with that role is answered."""
        if role in self.strangers:
            return 404
        return self.ok if role in self.may else self.refused


DOORS = [
    Door("", "/"),
    Door("styleguide/", "/styleguide/"),
    Door("giao-dien/", "/giao-dien/", method="post", data={"theme": "dark"}, ok=302, open=True),
    Door("ngon-ngu/", "/ngon-ngu/", method="post", data={"language": "en"}, ok=302, open=True),
    Door("healthz", "/healthz", open=True),
]
