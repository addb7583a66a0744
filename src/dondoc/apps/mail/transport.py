"""Giving a letter to the mail server, with the one moment after which it may have gone out marked."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from email.utils import format_datetime, formataddr

from django.utils import timezone

from dondoc.apps.mail.models import Outbox
from dondoc.apps.mail.server import Smtp, server

TIMEOUT = 30  # seconds of silence


class Temporary(Exception):
    """The server is away or asks to try later; the letter has not gone out."""


class Refused(Exception):
    """The server will never take this letter; it has not gone out."""


class Unsure(Exception):
    """The server fell silent while it took the letter; it may have gone out."""


def deliver(letter: Outbox, begin: Callable[[], bool]) -> str:
    """Give ``letter`` to the server of ``settings.DONDOC_SMTP``; gives its answer.

    Args:
        letter: what is sent, and to whom.
        begin: called when the server waits for the content, right before it is given; False stops.

    Raises:
        Temporary, Refused, Unsure: see each.
    """
    said = server()
    if said is None:
        raise Refused("no mail server")
    line = _connected(said)
    try:
        _introduce(line, said, letter)
        return _give(line, message_of(letter, said.sender)) if begin() else ""
    finally:
        _leave(line)


def message_of(letter: Outbox, sender: str) -> bytes:
    """The letter as the server takes it: plain text, and HTML beside it when there is some."""
    message = EmailMessage(policy=POLICY)
    message["From"] = formataddr(("Đôn Đốc", sender))
    message["To"] = letter.address
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(timezone.localtime(letter.made_at))
    message["Message-ID"] = f"<{letter.message_id}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return message.as_bytes()


def _connected(said: Smtp) -> smtplib.SMTP:
    try:
        if said.security == "ssl":
            return smtplib.SMTP_SSL(said.host, said.port, timeout=TIMEOUT, context=ssl.create_default_context())
        return smtplib.SMTP(said.host, said.port, timeout=TIMEOUT)
    except (smtplib.SMTPException, OSError) as problem:
        raise Temporary(str(problem)) from problem


def _introduce(line: smtplib.SMTP, said: Smtp, letter: Outbox) -> None:
    """Say who we are, from whom the letter comes and to whom it goes."""
    try:
        if said.security == "starttls":
            line.starttls(context=ssl.create_default_context())
        line.ehlo_or_helo_if_needed()
        if said.user:
            line.login(said.user, said.password)
        _ask(*line.mail(said.sender))
        _ask(*line.rcpt(letter.address))
    except (smtplib.SMTPException, OSError) as problem:
        raise Temporary(str(problem)) from problem


def _give(line: smtplib.SMTP, content: bytes) -> str:
    try:
        code, answer = line.data(content)
    except smtplib.SMTPDataError as problem:
        code, answer = problem.smtp_code, problem.smtp_error if isinstance(problem.smtp_error, bytes) else b""
    except (smtplib.SMTPException, OSError) as problem:
        raise Unsure(str(problem)) from problem
    return _ask(code, answer)


def _ask(code: int, answer: bytes) -> str:
    """The answer in words when it is a yes."""
    words = f"{code} {answer.decode('utf-8', 'replace')}"[:300]
    if 200 <= code < 300:
        return words
    raise Refused(words) if code >= 500 else Temporary(words)


def _leave(line: smtplib.SMTP) -> None:
    try:
        line.quit()
    except (smtplib.SMTPException, OSError):
        line.close()
