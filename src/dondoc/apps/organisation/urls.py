"""Addresses of the register of units."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.organisation import views

app_name = "organisation"
urlpatterns = [
    path("don-vi/", views.units, name="units"),
    path("don-vi/them/", views.add, name="add"),
    path("don-vi/<slug:code>/", views.unit, name="unit"),
    path("don-vi/<slug:code>/doi-ten/", views.rename, name="rename"),
    path("don-vi/<slug:code>/ke-thua/", views.follow, name="follow"),
    path("don-vi/<slug:code>/cach-viet/", views.alias, name="alias"),
    path("don-vi/<slug:code>/cach-viet/<int:pk>/bo/", views.remove_alias, name="remove_alias"),
]
