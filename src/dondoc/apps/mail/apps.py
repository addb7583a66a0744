"""The application mail."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    """Registers the application mail with Django."""

    name = "dondoc.apps.mail"
    label = "mail"
    verbose_name = _("Thư")
