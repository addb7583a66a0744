"""Addresses of programmes, and of putting a document under tracking."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.programmes.views import pages, publishing, saved, tables

app_name = "programmes"

_programme = "chuong-trinh/<int:pk>/"
_document = "van-ban/<int:pk>/"

urlpatterns = [
    path("chuong-trinh/", pages.listing, name="programmes"),
    path(_programme, pages.programme, name="programme"),
    path(f"{_programme}loi-xem/", saved.save, name="save_view"),
    path(f"{_programme}loi-xem/<int:view>/bo/", saved.drop, name="drop_view"),
    path(f"{_programme}chi-tieu/", pages.indicators, name="indicators"),
    path(f"{_programme}che-do-bao-cao/", pages.duties, name="duties"),
    path(f"{_programme}van-ban/", pages.documents, name="documents"),
    path(f"{_programme}lich-su/", pages.history, name="history"),
    path(f"{_programme}bang-bieu/<slug:slug>/", tables.table, name="table"),
    path(f"{_programme}bang-bieu/<slug:slug>.<slug:form>", tables.table_file, name="table_file"),
    path(f"{_document}dua-vao-theo-doi/", publishing.publish_document, name="publish"),
    path(f"{_document}da-ra-soat/", publishing.close_document, name="close"),
    path(f"{_document}sau-ro/", publishing.clarity, name="clarity"),
    path(f"{_document}phieu-ra-soat/", publishing.note, name="note"),
]
