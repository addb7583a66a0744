"""Doors of indicators; officers of the focal unit and people of the unit that follows an indicator report it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from tests.apps.programmes.plans import choices, reviewed
from tests.web.doors import Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.indicators.services.values import Figures, Which, enter
from dondoc.apps.programmes.services.publish import publish

REPORTS = frozenset({"officer", "focal", "head"})
SAID = {"period": "month-1-2026", "on": "31/01/2026", "state": "estimate", "value": "66"}

DOORS = [
    Door("chi-tieu/<int:pk>/", "/chi-tieu/{indicator}/"),
    Door("chi-tieu/<int:pk>/bao-so-lieu/", "/chi-tieu/{indicator}/bao-so-lieu/", REPORTS),
    Door("chi-tieu/<int:pk>/bao-so-lieu/", "/chi-tieu/{indicator}/bao-so-lieu/", REPORTS, "post", SAID, ok=302),
    Door("so-lieu/<int:pk>/duyet/", "/so-lieu/{value}/duyet/", frozenset({"head"}), "post", ok=302),
]


def things(posts: Mapping[str, Post]) -> Things:
    """A programme with a reported figure."""
    officer = posts["officer"]
    version = publish(document=reviewed(officer), by=officer, choices=choices(officer.unit))
    row = version.indicators.order_by("order")[0]
    figures = Figures("estimate", date(2026, 3, 1), value=Decimal(60))
    value = enter(
        indicator=row, which=Which("month", 2026, 2), figures=figures, by=officer, revises=None, today=date(2026, 3, 1)
    )
    return {"indicator": row.indicator_id, "value": value.pk}
