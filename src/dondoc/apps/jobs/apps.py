"""The application jobs."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Registers the application jobs with Django."""

    name = "dondoc.apps.jobs"
    label = "jobs"
    verbose_name = _("Công việc nền")

    def ready(self) -> None:
        """Register the handlers of every app."""
        autodiscover_modules("jobs")
