"""The application tasks."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """Registers the application tasks with Django."""

    name = "dondoc.apps.tasks"
    label = "tasks"
    verbose_name = _("Nhiệm vụ")

    def ready(self) -> None:
        """Say what waits for whom; let readers of a task open what stands behind it."""
        import_module("dondoc.apps.tasks.sources")
