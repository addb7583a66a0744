"""The application mail."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    """Registers the application mail with Django."""

    name = "dondoc.apps.mail"
    label = "mail"
    verbose_name = _("Thư")

    def ready(self) -> None:
        """Let every app say what people are reminded of and which calendars there are."""
        autodiscover_modules("reminders")
