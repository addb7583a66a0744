"""The mail server that takes our letters, as the settings name it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Smtp:
    """A mail server.

    Attributes:
        host: its name.
        port: its port.
        user: who we log in as; empty when it asks for nobody.
        password: with which password.
        security: "none", "starttls" or "ssl".
        sender: the address that letters come from.
    """

    host: str
    port: int
    user: str
    password: str
    security: str
    sender: str


def server() -> Smtp | None:
    """The server of ``settings.DONDOC_SMTP`` (``DONDOC_SMTP_*`` in the environment), or None: no letters then."""
    said = settings.DONDOC_SMTP
    return Smtp(**said) if said else None  # type: ignore[arg-type]
