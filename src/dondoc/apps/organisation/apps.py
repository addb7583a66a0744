"""The application ``organisation``: the ministry's units over time."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps import navigation


class OrganisationConfig(AppConfig):
    """Registers the application and its entry in the top bar."""

    name = "dondoc.apps.organisation"
    label = "organisation"
    verbose_name = _("Tổ chức")

    def ready(self) -> None:
        """Add the entry of the register of units."""
        navigation.add(
            navigation.Entry(
                label=_("Đơn vị"), short=_("Đơn vị"), url="organisation:units", icon="unit", order=80, phone=False
            )
        )
