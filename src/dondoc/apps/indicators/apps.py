"""The application indicators."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    """Registers the application indicators with Django."""

    name = "dondoc.apps.indicators"
    label = "indicators"
    verbose_name = _("Chỉ tiêu")
