"""Doors of consolidated reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tests.apps.programmes.plans import choices, reviewed
from tests.web.doors import ADMIN, Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.consolidation.selectors.pdf import place_of
from dondoc.apps.consolidation.selectors.whole import Whole
from dondoc.apps.consolidation.services import begin
from dondoc.apps.consolidation.services.letterheads import keep_template
from dondoc.apps.programmes.services.publish import publish

WRITE = frozenset({"officer", "head"})

DOORS = [
    Door("bao-cao/", "/bao-cao/"),
    Door("bao-cao/<int:pk>/", "/bao-cao/{report}/"),
    Door("bao-cao/<int:pk>/word/", "/bao-cao/{report}/word/"),
    Door("bao-cao/<int:pk>/pdf/", "/bao-cao/{report}/pdf/"),
    Door("bao-cao/<int:pk>/excel/", "/bao-cao/{report}/excel/"),
    Door("mau-van-ban/", "/mau-van-ban/", ADMIN),
    Door("mau-van-ban/goc/", "/mau-van-ban/goc/", ADMIN),
    Door("mau-van-ban/<int:pk>/tep/", "/mau-van-ban/{letter_template}/tep/", ADMIN),
    Door(
        "bao-cao/<int:pk>/doan/",
        "/bao-cao/{report}/doan/",
        WRITE,
        "post",
        {"how": "save", "key": "general", "text": "Lời mới.", "version": "1"},
        ok=302,
    ),
    Door("bao-cao/<int:pk>/gui/", "/bao-cao/{report}/gui/", WRITE, "post", {"version": "1", "agree": "1"}, ok=302),
]


def things(posts: Mapping[str, Post]) -> Things:
    """A draft on a published programme, its PDF made before, and a version of the template."""
    officer = posts["officer"]
    version = publish(document=reviewed(officer), by=officer, choices=choices(officer.unit))
    kept = keep_template(unit=None, file=None, by=posts["admin"], place="Hà Nội")
    report = begin(version=version, on=date(2026, 3, 31), title="Kết quả thực hiện quý I", by=officer)
    made = place_of(Whole(report).word(stamped=True))
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_bytes(b"%PDF-1.7")
    return {"report": report.pk, "letter_template": kept.pk}
