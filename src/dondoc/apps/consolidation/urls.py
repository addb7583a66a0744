"""Addresses of consolidated reports."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.consolidation import views

app_name = "consolidation"

urlpatterns = [
    path("bao-cao/", views.reports, name="reports"),
    path("bao-cao/<int:pk>/", views.report, name="report"),
    path("bao-cao/<int:pk>/doan/", views.block, name="block"),
    path("bao-cao/<int:pk>/word/", views.word, name="word"),
    path("bao-cao/<int:pk>/gui/", views.send_report, name="send"),
]
