"""The application of directives."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps import navigation, waiting


class DirectivesConfig(AppConfig):
    """Register of documents, reading and review."""

    name = "dondoc.apps.directives"
    label = "directives"
    verbose_name = _("Văn bản")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the entry of the top bar and let readers of the register open sources."""
        import_module("dondoc.apps.directives.sources")
        waiting.add(import_module("dondoc.apps.directives.waiting").to_review)
        navigation.add(
            navigation.Entry(label=_("Văn bản"), short=_("Văn bản"), url="directives:register", icon="doc", order=20)
        )
