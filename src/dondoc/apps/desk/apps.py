"""The application desk: the leaders' page, its lists, and the page of a unit's work."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps import navigation


class DeskConfig(AppConfig):
    """Registers the application and its entry in the top bar."""

    name = "dondoc.apps.desk"
    label = "desk"
    verbose_name = _("Bảng điều hành")

    def ready(self) -> None:
        """Add the entry of the top bar."""
        navigation.add(
            navigation.Entry(
                label=_("Bảng điều hành"), short=_("Điều hành"), url="desk:desk", icon="gauge", order=70, phone=True
            )
        )
