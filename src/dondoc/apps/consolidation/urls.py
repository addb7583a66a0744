"""Addresses of consolidated reports and of the templates they are drawn from."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.consolidation.views import files, letterheads, reports

app_name = "consolidation"

urlpatterns = [
    path("bao-cao/", reports.reports, name="reports"),
    path("bao-cao/<int:pk>/", reports.report, name="report"),
    path("bao-cao/<int:pk>/doan/", reports.block, name="block"),
    path("bao-cao/<int:pk>/word/", files.file, {"form": "docx"}, name="word"),
    path("bao-cao/<int:pk>/pdf/", files.file, {"form": "pdf"}, name="pdf"),
    path("bao-cao/<int:pk>/excel/", files.file, {"form": "xlsx"}, name="excel"),
    path("bao-cao/<int:pk>/gui/", reports.send_report, name="send"),
    path("mau-van-ban/", letterheads.letterheads, name="letterheads"),
    path("mau-van-ban/goc/", letterheads.house_file, name="house_file"),
    path("mau-van-ban/<int:pk>/tep/", letterheads.version_file, name="version_file"),
]
