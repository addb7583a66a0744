"""The addresses of the house."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from dondoc.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("giao-dien/", views.theme, name="theme"),
    path("ngon-ngu/", login_not_required(set_language), name="set_language"),
    path("healthz", views.healthz, name="healthz"),
    path("", include("dondoc.apps.accounts.urls")),
    path("", include("dondoc.apps.organisation.urls")),
    path("", include("dondoc.apps.audit.urls")),
    path("", include("dondoc.apps.files.urls")),
    path("", include("dondoc.apps.jobs.urls")),
    path("", include("dondoc.apps.mail.urls")),
    path("", include("dondoc.apps.directives.urls")),
    path("", include("dondoc.apps.programmes.urls")),
    path("", include("dondoc.apps.tasks.urls")),
    path("", include("dondoc.apps.indicators.urls")),
    path("", include("dondoc.apps.consolidation.urls")),
    path("", include("dondoc.apps.worksheets.urls")),
    path("", include("dondoc.apps.registers.urls")),
    path("", include("dondoc.apps.instructions.urls")),
    path("", include("dondoc.apps.desk.urls")),
]

handler400 = "dondoc.web.errors.bad_request"
handler403 = "dondoc.web.errors.forbidden"
handler404 = "dondoc.web.errors.not_found"
handler429 = "dondoc.web.errors.too_often"
handler500 = "dondoc.web.errors.server_error"
