"""Addresses of tasks."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.tasks import views

app_name = "tasks"

urlpatterns = [
    path("nhiem-vu/<int:pk>/", views.task, name="task"),
    path("nhiem-vu/<int:pk>/cau-goc/", views.source, name="source"),
]
