"""Addresses of a unit's files."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.worksheets import views

app_name = "worksheets"

urlpatterns = [
    path("don-vi/<slug:code>/tep-excel/", views.files, name="files"),
    path("don-vi/<slug:code>/tep-excel/chuong-trinh-<int:programme>.xlsx", views.take_away, name="take_away"),
    path("don-vi/<slug:code>/tep-excel/<int:pk>/", views.worksheet, name="worksheet"),
]
