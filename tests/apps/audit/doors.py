"""Doors of the record of acts."""

from __future__ import annotations

from tests.web.doors import Door

DOORS = [Door("nhat-ky/", "/nhat-ky/", frozenset({"inspector", "admin"}))]
