"""The application tasks."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """Registers the application tasks with Django."""

    name = "dondoc.apps.tasks"
    label = "tasks"
    verbose_name = _("Nhiệm vụ")
