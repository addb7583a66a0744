"""Addresses of jobs."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.jobs import views

app_name = "jobs"
urlpatterns = [
    path("cong-viec/<uuid:pk>/", views.progress, name="progress"),
    path("cong-viec/<uuid:pk>/dung/", views.cancel, name="cancel"),
    path("cong-viec/<uuid:pk>/lam-lai/", views.retry, name="retry"),
    path("quan-tri/", views.listing, name="listing"),
    path("quan-tri/cong-viec/<uuid:pk>/lam-lai/", views.again, name="again"),
]
