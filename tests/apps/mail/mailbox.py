"""A real mail server for tests: keeps what it took, and does what a test wants at a step."""

from __future__ import annotations

import socket
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

OK = "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Mailbox:
    """Letters as they came. ``at`` holds what to do at "RCPT" or "DATA" (after the content came): gives the answer."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.to: list[str] = []
        self.at: dict[str, Callable[[], str]] = {}
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        answer = self.at.get("RCPT", lambda: OK)()
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        answer = self.at.get("DATA", lambda: OK)()
        if answer == OK:
            self.letters.append(message_from_bytes(envelope.content, policy=default))
            self.to.extend(envelope.rcpt_tos)
        return answer

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.controller.port)

    @property
    def settings(self) -> dict[str, str | int]:
        """What ``DONDOC_SMTP`` says of it."""
        who = {"user": "", "password": "", "security": "none", "sender": "don-doc@vidu.vn"}
        return {"host": "127.0.0.1", "port": self.port, **who}
