"""Addresses of files."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.files import views

app_name = "files"
urlpatterns = [path("tep/<int:pk>/", views.download, name="download")]
