"""Doors of the leaders' page; the unit is one of the published programme's."""

from __future__ import annotations

from tests.web.doors import Door

DOORS = [
    Door("dieu-hanh/", "/dieu-hanh/"),
    Door("dieu-hanh/nhiem-vu/", "/dieu-hanh/nhiem-vu/?o=open_overdue"),
    Door("don-vi/<slug:code>/nhiem-vu/", "/don-vi/KHTC/nhiem-vu/"),
]
