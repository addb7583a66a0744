"""Addresses of tasks."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.tasks.views import acting, pages, reporting

app_name = "tasks"

urlpatterns = [
    path("nhiem-vu/<int:pk>/", pages.task, name="task"),
    path("nhiem-vu/<int:pk>/cau-goc/", pages.source, name="source"),
    path("nhiem-vu/<int:pk>/viec/<slug:slug>/", acting.act, name="act"),
    path("nhiem-vu/<int:pk>/hoan-tac/", acting.undo, name="undo"),
    path("nhiem-vu/<int:pk>/gia-han/", acting.extend, name="extend"),
    path("nhiem-vu/<int:pk>/gia-han/<int:extension>/", acting.decide, name="decide"),
    path("nhiem-vu/<int:pk>/dieu-kien/", acting.arrive, name="arrive"),
    path("nhiem-vu/<int:pk>/dieu-kien/<int:arrival>/", acting.date, name="date"),
    path("nhiem-vu/<int:pk>/xong-truoc/", acting.need, name="need"),
    path("nhiem-vu/<int:pk>/xong-truoc/<int:link>/bo/", acting.need_not, name="need_not"),
    path("nhiem-vu/<int:pk>/cap-nhat/", reporting.update, name="update"),
    path("nhiem-vu/<int:pk>/cap-nhat/<int:update>/duyet/", reporting.approve, name="approve"),
    path("nhiem-vu/<int:pk>/cap-nhat/tep/<int:file>/bo/", reporting.no_file, name="no_file"),
    path("nhiem-vu/<int:pk>/moc/", reporting.milestones, name="milestones"),
    path("nhiem-vu/<int:pk>/moc/<int:milestone>/", reporting.milestone, name="milestone"),
    path("nhiem-vu/<int:pk>/san-pham/", reporting.deliverable, name="deliverable"),
]
