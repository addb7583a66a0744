"""The application events."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps.registers import shelves


class EventsConfig(AppConfig):
    """Events of international cooperation."""

    name = "dondoc.apps.events"
    label = "events"
    verbose_name = _("Hoạt động, hội nghị")

    def ready(self) -> None:
        """Add the register and its calendar."""
        import_module("dondoc.apps.events.reminders")
        shelves.add(import_module("dondoc.apps.events.registers").EVENTS)
