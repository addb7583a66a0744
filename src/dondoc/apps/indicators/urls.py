"""Addresses of the application indicators."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.indicators import views

app_name = "indicators"

urlpatterns = [
    path("chi-tieu/<int:pk>/", views.indicator, name="indicator"),
    path("chi-tieu/<int:pk>/bao-so-lieu/", views.enter_value, name="enter"),
    path("so-lieu/<int:pk>/duyet/", views.approve_value, name="approve"),
]
