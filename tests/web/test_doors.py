"""Every address of the house × every role: who gets in, who is refused and how; nothing is posted without a token."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.web import doors
from tests.web.doors import ALL, Door, Things

from dondoc.apps.accounts.models import Post

ROOT = Path(__file__).resolve().parents[1]
TABLE_FILES = sorted(ROOT.glob("apps/*/doors.py"))
TABLES = [doors, *(import_module(f"tests.apps.{path.parent.name}.doors") for path in TABLE_FILES)]
DOORS = [door for table in TABLES for door in table.DOORS]


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, before + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield before + str(entry.pattern)


def test_every_address_has_its_row() -> None:
    assert sorted(set(routes(get_resolver()))) == sorted({door.route for door in DOORS})


@pytest.fixture
def posts(request: pytest.FixtureRequest, org: Any) -> dict[str, Post]:
    return {role: request.getfixturevalue(role) for role in sorted(ALL)}


@pytest.fixture
def things(door: Door, posts: Mapping[str, Post]) -> Things:
    """What the door's address names: made by its own table, else by the others, until nothing is missing."""
    made: dict[str, object] = {}
    missing = set(re.findall(r"{(\w+)}", f"{door.path} {' '.join(map(str, door.data.values()))}"))
    for table in sorted(TABLES, key=lambda table: door not in table.DOORS):
        make = getattr(table, "things", None)
        if make and missing - set(made):
            made.update(make(posts))
    return made


def told(door: Door) -> str:
    return f"{door.method} {door.route}"


def ask(client: Client, door: Door, things: Things) -> int:
    """The status of the answer; whatever it did is taken back."""
    data = {key: value.format(**things) if isinstance(value, str) else value for key, value in door.data.items()}
    with transaction.atomic():
        answer = getattr(client, door.method)(door.path.format(**things), data)
        b"".join(answer)  # a file is read to its end, and so closed
        transaction.set_rollback(True)
    return int(answer.status_code)


@pytest.mark.parametrize("door", DOORS, ids=told)
def test_who_gets_in(
    door: Door, posts: Mapping[str, Post], things: Things, client_of: Callable[[Post], Client]
) -> None:
    answers = {role: ask(client_of(post), door, things) for role, post in posts.items()}
    assert answers == {role: door.answer_to(role) for role in posts}


@pytest.mark.parametrize("door", DOORS, ids=told)
def test_nobody_gets_in_without_logging_in(door: Door, things: Things, client: Client) -> None:
    with transaction.atomic():
        answer = getattr(client, door.method)(door.path.format(**things))
        b"".join(answer)  # a file is read to its end, and so closed
        transaction.set_rollback(True)
    to_login = answer.status_code == 302 and answer["Location"].startswith("/dang-nhap/")
    assert to_login != door.open or door.route == "dang-xuat/"


@pytest.mark.parametrize("door", DOORS, ids=told)
def test_nothing_is_posted_without_a_token(door: Door, posts: Mapping[str, Post], things: Things) -> None:
    client = Client(enforce_csrf_checks=True)
    role = min(door.may)
    client.force_login(posts[role].person)
    assert client.post(door.path.format(**things), {"post": "1"}).status_code == 403


@pytest.mark.parametrize("door", DOORS, ids=told)
def test_every_answer_forbids_foreign_code(
    door: Door, posts: Mapping[str, Post], things: Things, client_of: Callable[[Post], Client]
) -> None:
    with transaction.atomic():
        answer = getattr(client_of(posts[min(door.may)]), door.method)(door.path.format(**things))
        b"".join(answer)  # a file is read to its end, and so closed
        transaction.set_rollback(True)
    policy = answer["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
