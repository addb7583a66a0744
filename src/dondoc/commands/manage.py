"""``dondoc manage …``: Django's own commands with our settings."""

from __future__ import annotations

import os

from django.core.management import execute_from_command_line


def run(arguments: list[str]) -> int:
    """Pass the arguments on to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.web.settings")
    execute_from_command_line(["dondoc manage", *arguments])
    return 0
