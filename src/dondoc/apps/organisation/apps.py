"""The application organisation."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    """Registers the application organisation with Django."""

    name = "dondoc.apps.organisation"
    label = "organisation"
    verbose_name = _("Tổ chức")
