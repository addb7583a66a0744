"""The web: settings, addresses, shared templates and static files; the top of the house."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The application that holds the shared templates, template tags and the cache table."""

    name = "dondoc.web"
    label = "web"
    verbose_name = "Đôn Đốc"
