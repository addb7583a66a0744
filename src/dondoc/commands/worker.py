"""``dondoc worker``: does the queued jobs until it is stopped."""

from __future__ import annotations

from dondoc.commands import manage


def run(arguments: list[str]) -> int:
    """Work until SIGTERM or Ctrl-C; the job in hand is finished first."""
    return manage.run(["worker", *arguments])
