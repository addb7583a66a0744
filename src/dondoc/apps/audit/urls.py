"""Addresses of the record of acts."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.audit import views

app_name = "audit"
urlpatterns = [path("nhat-ky/", views.record, name="record")]
