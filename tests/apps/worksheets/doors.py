"""Doors of a unit's files: whoever reports for the unit."""

from __future__ import annotations

from collections.abc import Mapping

from tests.apps.programmes.plans import choices, reviewed
from tests.apps.worksheets.sheets import at_task, edited, taken_away
from tests.web.doors import Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.worksheets.services import bring

UNIT = frozenset({"focal", "head"})

DOORS = [
    Door("don-vi/<slug:code>/tep-excel/", "/don-vi/CVL/tep-excel/", UNIT),
    Door(
        "don-vi/<slug:code>/tep-excel/chuong-trinh-<int:programme>.xlsx",
        "/don-vi/CVL/tep-excel/chuong-trinh-{filled_programme}.xlsx",
        UNIT,
    ),
    Door("don-vi/<slug:code>/tep-excel/<int:pk>/", "/don-vi/CVL/tep-excel/{worksheet}/", UNIT),
]


def things(posts: Mapping[str, Post]) -> Things:
    """A programme whose tasks the focal post's unit leads, and its file filled and brought back."""
    officer, focal = posts["officer"], posts["focal"]
    version = publish(document=reviewed(officer), by=officer, choices=choices(officer.unit))
    one = version.tasks.get(number="2").task
    data = edited(taken_away(focal.unit, version), at_task(one, result="Đã làm"))
    sheet = bring(name="cvl.xlsx", size=len(data), chunks=[data], unit=focal.unit, by=focal)
    return {"filled_programme": version.programme_id, "worksheet": sheet.pk}
