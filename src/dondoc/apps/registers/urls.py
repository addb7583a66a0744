"""Addresses of the registers of the international desk."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.registers import views

app_name = "registers"

_entry = "hop-tac/<slug:slug>/<int:pk>/"

urlpatterns = [
    path("hop-tac/", views.front, name="front"),
    path("hop-tac/<slug:slug>/", views.listing, name="shelf"),
    path("hop-tac/<slug:slug>/them/", views.add, name="add"),
    path(_entry, views.record, name="entry"),
    path(f"{_entry}sua/", views.edit, name="edit"),
    path(f"{_entry}nhap/", views.same, name="join"),
    path(f"{_entry}khac/", views.different, name="apart"),
    path(f"{_entry}tach/", views.split, name="part"),
]
