"""The application agreements."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps.registers import shelves


class AgreementsConfig(AppConfig):
    """Memoranda, declarations and work programmes."""

    name = "dondoc.apps.agreements"
    label = "agreements"
    verbose_name = _("Thỏa thuận, văn kiện")

    def ready(self) -> None:
        """Add the register."""
        shelves.add(import_module("dondoc.apps.agreements.registers").AGREEMENTS)
