"""The application files."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    """Registers the application files with Django."""

    name = "dondoc.apps.files"
    label = "files"
    verbose_name = _("Kho tệp")
