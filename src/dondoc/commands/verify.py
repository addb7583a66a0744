"""``dondoc verify``: proves that sent reports are what was sent."""

from __future__ import annotations

from dondoc.commands import manage


def run(arguments: list[str]) -> int:
    """0 when every sent report is whole, 1 when one is not."""
    return manage.run(["verify", *arguments])
