"""Doors of the register, the intake and the review."""

from __future__ import annotations

from collections.abc import Mapping

from tests.apps.directives.contracts import decision
from tests.apps.directives.factories import document_from
from tests.web.doors import Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.models import FactKind, Upload
from dondoc.apps.directives.services.intake import Sent, receive

REGISTER = frozenset({"officer", "clerk"})
CONFIRM = frozenset({"officer", "head"})
OFFICER, CLERK = frozenset({"officer"}), frozenset({"clerk"})
PASTED = {"noi_dung": "BỘ PHÁT TRIỂN XÃ HỘI\nSố: 1/QĐ-BPTXH\nQUYẾT ĐỊNH"}
STUB = {"number": "7/QĐ-BPTXH", "kind": "Quyết định", "issued": "05/01/2026", "issuer": "Bộ", "secrecy": "mat"}

_DOCUMENT, _PATH = "van-ban/<int:pk>/", "/van-ban/{document}/"
_REVIEW, _REVIEWED = f"{_DOCUMENT}ra-soat/", f"{_PATH}ra-soat/"
_FACT, _A_FACT = f"{_REVIEW}<int:fact_pk>/", _REVIEWED + "{fact}/"

DOORS = [
    Door("van-ban/", "/van-ban/"),
    Door("van-ban/moi/", "/van-ban/moi/", REGISTER),
    Door("van-ban/moi/", "/van-ban/moi/", REGISTER, "post", ok=422),
    Door("van-ban/moi/dan/", "/van-ban/moi/dan/", REGISTER),
    Door("van-ban/moi/dan/", "/van-ban/moi/dan/", REGISTER, "post", PASTED, ok=302),
    Door("van-ban/moi/tep/", "/van-ban/moi/tep/", REGISTER),
    Door("van-ban/moi/don/", "/van-ban/moi/don/", REGISTER, "post", ok=302),
    Door("van-ban/de-nghi-bo-sung/", "/van-ban/de-nghi-bo-sung/", frozenset({"admin"})),
    Door("van-ban/ghi-so/", "/van-ban/ghi-so/", REGISTER),
    Door("van-ban/ghi-so/", "/van-ban/ghi-so/", REGISTER, "post", STUB, ok=302),
    Door(_DOCUMENT, _PATH),
    Door(f"{_DOCUMENT}doc-lai/<int:copy_pk>/", _PATH + "doc-lai/999999/", CONFIRM, "post", ok=404),
    Door(f"{_DOCUMENT}ban-doc/", _PATH + "ban-doc/"),
    Door(f"{_DOCUMENT}trang/<int:copy_pk>/<int:number>/", _PATH + "trang/999999/1/", ok=404),
    Door(f"{_DOCUMENT}tep-chuan/", _PATH + "tep-chuan/", CONFIRM, ok=302),
    Door(f"{_DOCUMENT}ban-doc-moi/", _PATH + "ban-doc-moi/", CONFIRM, ok=404),
    Door(_REVIEW, _REVIEWED, CONFIRM),
    Door(f"{_REVIEW}bang/", f"{_REVIEWED}bang/", CONFIRM, "post", ok=422),
    Door(f"{_REVIEW}hoan-tac/", f"{_REVIEWED}hoan-tac/", CONFIRM, "post", ok=422),
    Door(f"{_REVIEW}lam-lai/", f"{_REVIEWED}lam-lai/", CONFIRM, "post", ok=422),
    Door(f"{_REVIEW}hien-dien/", f"{_REVIEWED}hien-dien/", CONFIRM, "post"),
    Door(f"{_REVIEW}moc/", f"{_REVIEWED}moc/", CONFIRM),
    Door(f"{_REVIEW}them/", f"{_REVIEWED}them/", CONFIRM),
    Door(f"{_FACT}xac-nhan/", f"{_A_FACT}xac-nhan/", CONFIRM, "post", {"phien_ban": "{fact_version}"}, ok=302),
    Door(f"{_FACT}sua/", f"{_A_FACT}sua/", CONFIRM),
    Door(f"{_FACT}bo/", f"{_A_FACT}bo/", CONFIRM, "post", {"phien_ban": "{fact_version}"}, ok=302),
    Door(f"{_FACT}tach/", f"{_A_FACT}tach/", CONFIRM),
    Door(f"{_FACT}gop/", f"{_A_FACT}gop/", CONFIRM),
    Door("van-ban/moi/<uuid:pk>/dung/", "/van-ban/moi/{upload}/dung/", OFFICER, "post", ok=302, strangers=CLERK),
    Door("van-ban/moi/<uuid:pk>/thu-lai/", "/van-ban/moi/{upload}/thu-lai/", OFFICER, "post", ok=302, strangers=CLERK),
]


def things(posts: Mapping[str, Post]) -> Things:
    """A document under review, one of its facts, and a file of the officer's on its way in."""
    document = document_from(decision() | {"number": "13/QĐ-BPTXH"}, by=posts["officer"])
    fact = document.facts.filter(kind=FactKind.TASK).order_by("position")[0]
    receive(files=[Sent("a.txt", 9, [b"van ban a"])], by=posts["officer"])
    upload = Upload.objects.get()
    return {"document": document.pk, "fact": fact.pk, "fact_version": fact.version, "upload": upload.pk}
