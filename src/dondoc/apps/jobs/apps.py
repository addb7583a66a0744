"""The application jobs."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from dondoc.apps import navigation
from dondoc.apps.accounts.roles import Power


class JobsConfig(AppConfig):
    """Registers the application jobs with Django."""

    name = "dondoc.apps.jobs"
    label = "jobs"
    verbose_name = _("Công việc nền")

    def ready(self) -> None:
        """Register the handlers of every app; add the entry of who runs the system."""
        autodiscover_modules("jobs")
        navigation.add(
            navigation.Entry(
                label=_("Vận hành"),
                short=_("Vận hành"),
                url="jobs:listing",
                icon="run",
                order=97,
                power=Power.RUN_SYSTEM,
                phone=False,
            )
        )
