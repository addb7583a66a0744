"""``dondoc worker``: does the queued work, beside the server."""

from __future__ import annotations

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand

from dondoc.apps.jobs.worker import work


class Command(BaseCommand):
    """Runs until it is told to stop (Ctrl-C or SIGTERM); the job in hand is finished first."""

    requires_system_checks = []  # every start pays for them otherwise; the tests run them
    help = "Làm các công việc nền đang chờ, cho đến khi bị dừng."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until stopped."""
        stop = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        work(stop)
