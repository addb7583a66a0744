"""Doors of accounts."""

from __future__ import annotations

from collections.abc import Mapping

from tests.web.doors import ADMIN, Door, Things

from dondoc.apps.accounts.models import Post

PERSON = {"full_name": "Phạm Đức Duy", "email": "duy@vidu.vn"}
NEW = {"full_name": "Bùi Mới", "username": "moi.b", "role": "focal", "valid_from": "01/02/2026"}

DOORS = [
    Door("dang-nhap/", "/dang-nhap/", ok=302, open=True),
    Door("dang-xuat/", "/dang-xuat/", method="post", ok=302, open=True),
    Door("tai-khoan/mat-khau/", "/tai-khoan/mat-khau/"),
    Door("tai-khoan/bi-khoa/", "/tai-khoan/bi-khoa/", open=True),
    Door("quen-mat-khau/", "/quen-mat-khau/", open=True),
    Door("quen-mat-khau/da-gui/", "/quen-mat-khau/da-gui/", open=True),
    Door("dat-lai-mat-khau/xong/", "/dat-lai-mat-khau/xong/", open=True),
    Door("dat-lai-mat-khau/<str:uidb36>/<str:key>/", "/dat-lai-mat-khau/1/sai/", open=True),
    Door("tai-khoan/", "/tai-khoan/"),
    Door(
        "tai-khoan/chuc-danh/",
        "/tai-khoan/chuc-danh/",
        frozenset({"focal"}),
        "post",
        {"post": "{post}"},
        ok=302,
        refused=404,
    ),
    Door("nguoi-dung/", "/nguoi-dung/", ADMIN),
    Door("nguoi-dung/them/", "/nguoi-dung/them/", ADMIN),
    Door("nguoi-dung/them/", "/nguoi-dung/them/", ADMIN, "post", NEW | {"unit": "{unit_pk}"}),
    Door("nguoi-dung/<int:pk>/", "/nguoi-dung/{person}/", ADMIN),
    Door("nguoi-dung/<int:pk>/sua/", "/nguoi-dung/{person}/sua/", ADMIN),
    Door("nguoi-dung/<int:pk>/sua/", "/nguoi-dung/{person}/sua/", ADMIN, "post", PERSON, ok=302),
    Door("nguoi-dung/<int:pk>/chuc-danh/", "/nguoi-dung/{person}/chuc-danh/", ADMIN),
    Door("nguoi-dung/<int:pk>/khoa/", "/nguoi-dung/{person}/khoa/", ADMIN, "post", ok=302),
    Door("nguoi-dung/<int:pk>/mo-khoa/", "/nguoi-dung/{person}/mo-khoa/", ADMIN, "post", ok=302),
    Door("nguoi-dung/<int:pk>/mat-khau/", "/nguoi-dung/{person}/mat-khau/", ADMIN, "post"),
    Door("chuc-danh/<int:pk>/ket-thuc/", "/chuc-danh/{post}/ket-thuc/", ADMIN),
    Door(
        "chuc-danh/<int:pk>/ket-thuc/",
        "/chuc-danh/{post}/ket-thuc/",
        ADMIN,
        "post",
        {"last_day": "28/02/2026"},
        ok=302,
    ),
]


def things(posts: Mapping[str, Post]) -> Things:
    """A person, their post, and a unit."""
    focal = posts["focal"]
    return {"person": focal.person_id, "post": focal.pk, "unit_pk": focal.unit_id}
