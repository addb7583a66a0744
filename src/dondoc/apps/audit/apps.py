"""The application ``audit``: the record of acts."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from dondoc.apps import navigation
from dondoc.apps.accounts.roles import Power


class AuditConfig(AppConfig):
    """Registers the application, the acts of every app and the entry in the top bar."""

    name = "dondoc.apps.audit"
    label = "audit"
    verbose_name = _("Nhật ký")

    def ready(self) -> None:
        """Register the acts of every app."""
        autodiscover_modules("acts")
        navigation.add(
            navigation.Entry(
                label=_("Nhật ký"), short=_("Nhật ký"), url="audit:record", icon="chat", order=95, power=Power.SEE_AUDIT
            )
        )
