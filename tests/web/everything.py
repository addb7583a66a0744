"""Every page of the house as its server answers it: whatever an address names is made first, and is gone afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from django.test import Client
from tests.apps.tasks.lives import taken_back
from tests.web import doors
from tests.web.doors import Door

from dondoc.apps.accounts.models import Post

ROOT = Path(__file__).resolve().parents[1]
TABLES: list[ModuleType] = [
    doors,
    *(import_module(f"tests.apps.{path.parent.name}.doors") for path in sorted(ROOT.glob("apps/*/doors.py"))),
]
PARTS = ("/van-ban/moi/tep/", "/cong-viec/")
"""What a page fetches to renew a part of itself; the page holds it from the beginning."""


@dataclass(frozen=True)
class Answered:
    """A page: its address, its words and its headers."""

    path: str
    html: str
    headers: Mapping[str, str]


def answers(posts: Mapping[str, Post], client_of: Callable[[Post], Client]) -> Iterator[Answered]:
    """Every page that a person may open, in one role that may."""
    for table in TABLES:
        with taken_back():
            asked = [door for door in table.DOORS if door.method == "get" and door.ok == 200]
            made = _made(table, asked, posts)
            for door in asked:
                path = door.path.format(**made)
                client = (
                    Client() if door.open else client_of(posts["officer" if "officer" in door.may else min(door.may)])
                )
                answer = client.get(path)
                body = b"".join(answer)  # a file is read to its end, and so closed
                if answer["Content-Type"].startswith("text/html") and not path.startswith(PARTS):
                    yield Answered(path, body.decode(), dict(answer.items()))


def _made(table: ModuleType, asked: list[Door], posts: Mapping[str, Post]) -> Mapping[str, Any]:
    """What the addresses of a table name: made by the table itself, else by the others, until nothing is missing."""
    missing = set(re.findall(r"{(\w+)}", " ".join(door.path for door in asked)))
    made: dict[str, Any] = {}
    for other in sorted(TABLES, key=lambda other: other is not table):
        make = getattr(other, "things", None)
        if make and missing - set(made):
            made |= make(posts)
    return made
