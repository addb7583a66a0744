"""Doors of tasks; the task is one of the published programme's (``tests/apps/programmes/doors.py``)."""

from __future__ import annotations

from tests.web.doors import Door

DOORS = [
    Door("nhiem-vu/<int:pk>/", "/nhiem-vu/{task}/"),
    Door("nhiem-vu/<int:pk>/cau-goc/", "/nhiem-vu/{task}/cau-goc/"),
]
