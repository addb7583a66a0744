"""The application bodies."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps.registers import shelves


class BodiesConfig(AppConfig):
    """Bodies of regional cooperation and their chairmanships."""

    name = "dondoc.apps.bodies"
    label = "bodies"
    verbose_name = _("Kênh hợp tác")

    def ready(self) -> None:
        """Add the two registers."""
        own = import_module("dondoc.apps.bodies.registers")
        shelves.add(own.BODIES)
        shelves.add(own.CHAIRMANSHIPS)
