"""The application of directives."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    """Register of documents, reading and review."""

    name = "dondoc.apps.directives"
    label = "directives"
    verbose_name = _("Văn bản")
    default_auto_field = "django.db.models.BigAutoField"
