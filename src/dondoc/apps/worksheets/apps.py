"""The application worksheets."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorksheetsConfig(AppConfig):
    """Registers the application worksheets with Django."""

    name = "dondoc.apps.worksheets"
    label = "worksheets"
    verbose_name = _("Tệp Excel của đơn vị")
