"""Doors of tasks; the task is one of the published programme's, led by the head's unit, kept by the officer's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone
from tests.apps.programmes.plans import YEAR, choices, reviewed
from tests.web.doors import Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.services.arrivals import Came, note_arrival
from dondoc.apps.tasks.services.dependencies import add_dependency
from dondoc.apps.tasks.services.evidence import Brought
from dondoc.apps.tasks.services.extensions import ask_extension
from dondoc.apps.tasks.services.results import Step, set_milestone
from dondoc.apps.tasks.services.updates import Written, save_draft, send_update

UNIT = frozenset({"focal", "head"})
KEEPERS = frozenset({"officer", "leader"})
BOTH = UNIT | KEEPERS
HEAD = frozenset({"head"})
FAR = {"deadline": {**YEAR, "due": "2199-12-31"}}
WAITS = {"deadline": {**YEAR, "due": None, "waits_for": {"kind": "document", "raw": "sau khi Luật được thông qua"}}}

DOORS = [
    Door("nhiem-vu/<int:pk>/", "/nhiem-vu/{task}/"),
    Door("nhiem-vu/<int:pk>/cau-goc/", "/nhiem-vu/{task}/cau-goc/"),
    Door("nhiem-vu/<int:pk>/viec/<slug:slug>/", "/nhiem-vu/{lived}/viec/trinh/", HEAD),
    Door("nhiem-vu/<int:pk>/viec/<slug:slug>/", "/nhiem-vu/{lived}/viec/tam-hoan/", KEEPERS),
    Door("nhiem-vu/<int:pk>/hoan-tac/", "/nhiem-vu/{lived}/hoan-tac/", BOTH, "post", ok=302),
    Door("nhiem-vu/<int:pk>/gia-han/", "/nhiem-vu/{lived}/gia-han/", UNIT),
    Door("nhiem-vu/<int:pk>/gia-han/<int:extension>/", "/nhiem-vu/{lived}/gia-han/{extension}/", KEEPERS),
    Door("nhiem-vu/<int:pk>/dieu-kien/", "/nhiem-vu/{lived}/dieu-kien/", BOTH),
    Door("nhiem-vu/<int:pk>/dieu-kien/<int:arrival>/", "/nhiem-vu/{waiting}/dieu-kien/{arrival}/", KEEPERS),
    Door("nhiem-vu/<int:pk>/xong-truoc/", "/nhiem-vu/{lived}/xong-truoc/", BOTH),
    Door(
        "nhiem-vu/<int:pk>/xong-truoc/<int:link>/bo/", "/nhiem-vu/{lived}/xong-truoc/{link}/bo/", BOTH, "post", ok=302
    ),
    Door("nhiem-vu/<int:pk>/cap-nhat/", "/nhiem-vu/{lived}/cap-nhat/", UNIT),
    Door(
        "nhiem-vu/<int:pk>/cap-nhat/<int:update>/duyet/",
        "/nhiem-vu/{lived}/cap-nhat/{update}/duyet/",
        HEAD,
        "post",
        ok=302,
    ),
    Door(
        "nhiem-vu/<int:pk>/cap-nhat/tep/<int:file>/bo/",
        "/nhiem-vu/{lived}/cap-nhat/tep/{file}/bo/",
        UNIT,
        "post",
        ok=302,
    ),
    Door("nhiem-vu/<int:pk>/moc/", "/nhiem-vu/{lived}/moc/", BOTH),
    Door("nhiem-vu/<int:pk>/moc/<int:milestone>/", "/nhiem-vu/{lived}/moc/{milestone}/", BOTH),
    Door("nhiem-vu/<int:pk>/san-pham/", "/nhiem-vu/{lived}/san-pham/", BOTH),
]


def things(posts: Mapping[str, Post]) -> Things:
    """A task that lives: begun, an update sent, a draft with a file, an extension asked; another one whose law has come."""
    officer, focal, head = posts["officer"], posts["focal"], posts["head"]
    document = reviewed(officer, **{"t-2": FAR, "t-4": WAITS})
    version = publish(document=document, by=officer, choices=choices(officer.unit))
    one, waiting = (version.tasks.get(number=number).task for number in "24")
    sent = send_update(task=one, by=focal, written=Written({"result": "Đã khảo sát"}, "40"))
    files = [Brought("bang.txt", 4, [b"bang"])]
    draft = save_draft(task=one, by=focal, written=Written({"result": "Đang viết"}, "50", files=files))
    extension = ask_extension(task=one, by=head, to=date(2200, 6, 30), reason="Chờ số liệu")
    came = note_arrival(task=waiting, by=head, came=Came("Luật số 1", timezone.localdate() - timedelta(days=1)))
    milestone = set_milestone(task=one, by=head, step=Step("Dự thảo"))
    link = add_dependency(task=one, first=waiting, by=officer)
    made = {"extension": extension, "arrival": came, "milestone": milestone, "update": sent, "link": link}
    keys = {name: row.pk for name, row in made.items()}
    return {**keys, "lived": one.pk, "waiting": waiting.pk, "task": one.pk, "file": draft.files.get().pk}
