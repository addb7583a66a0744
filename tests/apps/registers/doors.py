"""Doors of the registers: whoever reads sees them, whoever confirms keeps them."""

from __future__ import annotations

from collections.abc import Mapping

from tests.apps.registers.desk import closed, letter, press
from tests.web.doors import Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.bodies.models import Body
from dondoc.apps.events.models import Event

KEEPS = frozenset({"officer", "head"})
NEW = {"code": "AMMY", "name": "Hội nghị Bộ trưởng ASEAN về Thanh niên", "kind": "ministers"}
AGAIN = {"code": "ASWC", "name": "Hiệp hội nghề công tác xã hội ASEAN", "kind": "working", "version": "1"}

_SHELF, _EVENTS = "hop-tac/<slug:slug>/", "/hop-tac/hoat-dong/"
_ENTRY, _ONE = f"{_SHELF}<int:pk>/", _EVENTS + "{event}/"

DOORS = [
    Door("hop-tac/", "/hop-tac/", ok=302),
    Door(_SHELF, _EVENTS),
    Door(f"{_SHELF}them/", f"{_EVENTS}them/", KEEPS),
    Door(f"{_SHELF}them/", "/hop-tac/kenh/them/", KEEPS, "post", NEW, ok=302),
    Door(_ENTRY, _ONE),
    Door(f"{_ENTRY}sua/", f"{_ONE}sua/", KEEPS),
    Door(f"{_ENTRY}sua/", "/hop-tac/kenh/{body}/sua/", KEEPS, "post", AGAIN, ok=302),
    Door(f"{_ENTRY}nhap/", f"{_ONE}nhap/", KEEPS, "post", {"other": "{twin}"}, ok=302),
    Door(f"{_ENTRY}khac/", f"{_ONE}khac/", KEEPS, "post", {"other": "{twin}"}, ok=302),
    Door(f"{_ENTRY}tach/", f"{_ONE}tach/", KEEPS, "post", ok=422),
]


def things(posts: Mapping[str, Post]) -> Things:
    """Two documents that name the same event."""
    closed(press(), posts["officer"])
    closed(letter(), posts["officer"])
    one, two = Event.objects.order_by("pk")
    return {"event": one.pk, "twin": two.pk, "body": Body.objects.get(code="ASWC").pk}
