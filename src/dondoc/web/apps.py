"""The web: settings, addresses, shared templates and static files; the top of the house."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps import navigation


class WebConfig(AppConfig):
    """The application that holds the shared templates, template tags and the cache table."""

    name = "dondoc.web"
    label = "web"
    verbose_name = "Đôn Đốc"

    def ready(self) -> None:
        """Add the entry of the start page."""
        navigation.add(navigation.Entry(label=_("Việc của tôi"), short=_("Việc"), url="home", icon="home", order=10))
