"""Doors of reminders: one's own digests and calendars only; a calendar is open to whoever has its token."""

from __future__ import annotations

from collections.abc import Mapping

from tests.web.doors import ADMIN, Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.mail.calendars import Choice
from dondoc.apps.mail.models import Digest, Outbox
from dondoc.apps.mail.services import make_feed

OWNER = frozenset({"focal"})

DOORS = [
    Door("nhac-viec/", "/nhac-viec/"),
    Door("nhac-viec/da-doc/", "/nhac-viec/da-doc/", method="post", ok=302),
    Door("nhac-viec/<int:pk>/da-doc/", "/nhac-viec/{digest}/da-doc/", OWNER, "post", ok=302, refused=404),
    Door("nhac-viec/<int:pk>/chua-doc/", "/nhac-viec/{digest}/chua-doc/", OWNER, "post", ok=302, refused=404),
    Door("tai-khoan/nhac-viec/", "/tai-khoan/nhac-viec/"),
    Door("tai-khoan/nhac-viec/lich/", "/tai-khoan/nhac-viec/lich/", method="post", data={"calendar": "person:"}),
    Door(
        "tai-khoan/nhac-viec/lich/<int:pk>/thu-hoi/",
        "/tai-khoan/nhac-viec/lich/{feed}/thu-hoi/",
        OWNER,
        "post",
        ok=302,
        refused=404,
    ),
    Door("lich/<str:token>.ics", "/lich/{token}.ics", open=True),
    Door("quan-tri/thu/", "/quan-tri/thu/", ADMIN),
    Door("quan-tri/thu/<int:pk>/gui-lai/", "/quan-tri/thu/{letter}/gui-lai/", ADMIN, "post", ok=302),
]


def things(posts: Mapping[str, Post]) -> Things:
    """What the focal person of the employment authority was told, and their calendar."""
    focal = posts["focal"]
    lines = [{"group": "waiting", "title": "Rà soát", "about": "", "url": "/", "due": None, "contact": ""}]
    digest = Digest.objects.create(
        person=focal.person, day="2026-09-07", subject="1 việc", counts={"waiting": 1}, lines=lines
    )
    feed, token = make_feed(by=focal, choice=Choice("person", None, "Việc của tôi"))
    letter = Outbox.objects.create(person=focal.person, day="2026-09-07", subject="1 việc", address="a@vidu.vn")
    return {"digest": digest.pk, "feed": feed.pk, "token": token, "letter": letter.pk}
