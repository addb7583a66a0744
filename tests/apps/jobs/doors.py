"""Doors of jobs."""

from __future__ import annotations

from collections.abc import Mapping

from tests.web.doors import ADMIN, Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.jobs.services import enqueue

OWNER = frozenset({"officer"})

DOORS = [
    Door("cong-viec/<uuid:pk>/", "/cong-viec/{job}/", OWNER, refused=404),
    Door("cong-viec/<uuid:pk>/dung/", "/cong-viec/{job}/dung/", OWNER, "post", refused=404),
    Door("cong-viec/<uuid:pk>/lam-lai/", "/cong-viec/{job}/lam-lai/", OWNER, "post", refused=404),
    Door("quan-tri/", "/quan-tri/", ADMIN),
    Door("quan-tri/cong-viec/<uuid:pk>/lam-lai/", "/quan-tri/cong-viec/{job}/lam-lai/", ADMIN, "post", ok=302),
]


def things(posts: Mapping[str, Post]) -> Things:
    """A job that the officer asked for."""
    return {"job": enqueue(kind="tests.doors", args={}, by=posts["officer"]).pk}
