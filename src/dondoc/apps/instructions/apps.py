"""The application instructions."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps.registers import shelves


class InstructionsConfig(AppConfig):
    """What leaders instructed."""

    name = "dondoc.apps.instructions"
    label = "instructions"
    verbose_name = _("Chỉ đạo của lãnh đạo")

    def ready(self) -> None:
        """Add the register."""
        shelves.add(import_module("dondoc.apps.instructions.registers").INSTRUCTIONS)
