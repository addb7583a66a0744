"""Doors of files."""

from __future__ import annotations

from collections.abc import Mapping

from tests.web.doors import Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.files.services import keep

DOORS = [Door("tep/<int:pk>/", "/tep/{file}/", frozenset({"officer"}), refused=404)]


def things(posts: Mapping[str, Post]) -> Things:
    """A file that the officer brought and nobody uses."""
    return {"file": keep(data=b"x", name="a.txt", by=posts["officer"]).pk}
