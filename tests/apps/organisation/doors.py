"""Doors of the register of units."""

from __future__ import annotations

from collections.abc import Mapping

from tests.web.doors import ADMIN, Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.organisation.models import UnitAlias

UNIT = {"code": "PTN", "name": "Phòng Thanh niên", "kind": "division", "valid_from": "01/02/2026"}
NAME = {"name": "Cục Việc làm mới", "on": "01/02/2026"}
STEP = {"kind": "merge", "to_unit": "{other}", "on": "01/02/2026", "citation": "Nghị định 1/2026/NĐ-CP"}

DOORS = [
    Door("don-vi/", "/don-vi/"),
    Door("don-vi/them/", "/don-vi/them/", ADMIN),
    Door("don-vi/them/", "/don-vi/them/", ADMIN, "post", UNIT, ok=302),
    Door("don-vi/<slug:code>/", "/don-vi/{unit}/"),
    Door("don-vi/<slug:code>/doi-ten/", "/don-vi/{unit}/doi-ten/", ADMIN),
    Door("don-vi/<slug:code>/doi-ten/", "/don-vi/{unit}/doi-ten/", ADMIN, "post", NAME, ok=302),
    Door("don-vi/<slug:code>/ke-thua/", "/don-vi/{unit}/ke-thua/", ADMIN),
    Door("don-vi/<slug:code>/ke-thua/", "/don-vi/{unit}/ke-thua/", ADMIN, "post", STEP, ok=302),
    Door("don-vi/<slug:code>/cach-viet/", "/don-vi/{unit}/cach-viet/", ADMIN),
    Door("don-vi/<slug:code>/cach-viet/", "/don-vi/{unit}/cach-viet/", ADMIN, "post", {"alias": "Cục VL"}, ok=302),
    Door("don-vi/<slug:code>/cach-viet/<int:pk>/bo/", "/don-vi/{unit}/cach-viet/{alias}/bo/", ADMIN, "post", ok=302),
]


def things(posts: Mapping[str, Post]) -> Things:
    """A unit, another one, an alias of the first."""
    unit = posts["focal"].unit
    alias = UnitAlias.objects.create(unit=unit, alias="Cục Việc Làm")
    return {"unit": unit.code, "other": posts["officer"].unit_id, "alias": alias.pk}
