"""Doors of programmes."""

from __future__ import annotations

from collections.abc import Mapping

from tests.apps.programmes.plans import choices, reviewed
from tests.web.doors import Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.programmes.services.saved import save_view

PUBLISH = frozenset({"officer", "head"})

DOORS = [
    Door("chuong-trinh/", "/chuong-trinh/"),
    *(
        Door(f"chuong-trinh/<int:pk>/{tab}", "/chuong-trinh/{programme}/" + tab)
        for tab in ("", "chi-tieu/", "che-do-bao-cao/", "van-ban/", "lich-su/")
    ),
    Door("chuong-trinh/<int:pk>/loi-xem/", "/chuong-trinh/{programme}/loi-xem/", method="post", ok=302),
    Door(
        "chuong-trinh/<int:pk>/loi-xem/<int:view>/bo/",
        "/chuong-trinh/{programme}/loi-xem/{view}/bo/",
        frozenset({"officer"}),
        "post",
        ok=302,
        refused=404,
    ),
    Door("chuong-trinh/<int:pk>/bang-bieu/<slug:slug>/", "/chuong-trinh/{programme}/bang-bieu/t1/"),
    Door("chuong-trinh/<int:pk>/bang-bieu/<slug:slug>.<slug:form>", "/chuong-trinh/{programme}/bang-bieu/t2.xlsx"),
    Door("van-ban/<int:pk>/dua-vao-theo-doi/", "/van-ban/{published}/dua-vao-theo-doi/", PUBLISH, ok=302),
    Door("van-ban/<int:pk>/da-ra-soat/", "/van-ban/{published}/da-ra-soat/", PUBLISH, "post", ok=422),
    Door("van-ban/<int:pk>/sau-ro/", "/van-ban/{published}/sau-ro/", PUBLISH),
    Door("van-ban/<int:pk>/phieu-ra-soat/", "/van-ban/{published}/phieu-ra-soat/", PUBLISH),
]


def things(posts: Mapping[str, Post]) -> Things:
    """A published programme and its document."""
    officer = posts["officer"]
    version = publish(document=reviewed(officer), by=officer, choices=choices(officer.unit))
    view = save_view(programme=version.programme, by=officer, name="Quá hạn", query="han=qua-han", shared=True)
    return {
        "view": view.pk,
        "programme": version.programme_id,
        "published": version.document_id,
        "task": version.tasks.order_by("pk")[0].task_id,
    }
