"""The application consolidation."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps import navigation


class ConsolidationConfig(AppConfig):
    """Registers the application consolidation with Django."""

    name = "dondoc.apps.consolidation"
    label = "consolidation"
    verbose_name = _("Báo cáo tổng hợp")

    def ready(self) -> None:
        """Add the entry of the top bar."""
        navigation.add(
            navigation.Entry(
                label=_("Báo cáo"),
                short=_("Báo cáo"),
                url="consolidation:reports",
                icon="doc",
                order=40,
                phone=False,
            )
        )
