"""``dondoc gold ID``: a confirmed document as a gold file for ``dondoc score``."""

from __future__ import annotations

from dondoc.commands import manage


def run(arguments: list[str]) -> int:
    """Pass on to the command of the application."""
    return manage.run(["gold", *arguments])
