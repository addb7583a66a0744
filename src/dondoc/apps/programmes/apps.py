"""The application programmes."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    """Registers the application programmes with Django."""

    name = "dondoc.apps.programmes"
    label = "programmes"
    verbose_name = _("Chương trình")
