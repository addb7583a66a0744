"""The application sample."""

from __future__ import annotations

from django.apps import AppConfig


class SampleConfig(AppConfig):
    """Gives Django the command ``prepare``; it has no tables of its own."""

    name = "dondoc.sample"
    label = "sample"
