"""Addresses of the leaders' page, its lists, and the page of a unit's work."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.desk import views

app_name = "desk"

urlpatterns = [
    path("dieu-hanh/", views.desk, name="desk"),
    path("dieu-hanh/nhiem-vu/", views.tasks, name="tasks"),
    path("don-vi/<slug:code>/nhiem-vu/", views.unit, name="unit"),
]
