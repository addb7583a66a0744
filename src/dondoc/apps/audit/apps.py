"""The application audit."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """Registers the application audit with Django."""

    name = "dondoc.apps.audit"
    label = "audit"
    verbose_name = _("Nhật ký")

    def ready(self) -> None:
        """Register the acts of every app."""
        autodiscover_modules("acts")
