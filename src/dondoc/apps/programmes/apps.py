"""The application programmes."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps import navigation


class ProgrammesConfig(AppConfig):
    """Registers the application programmes with Django."""

    name = "dondoc.apps.programmes"
    label = "programmes"
    verbose_name = _("Chương trình")

    def ready(self) -> None:
        """Add the entry of the top bar."""
        navigation.add(
            navigation.Entry(
                label=_("Chương trình"),
                short=_("Chương trình"),
                url="programmes:programmes",
                icon="tree",
                order=30,
            )
        )
