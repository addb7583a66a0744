"""Calendars that programs subscribe to: RFC 5545, whole days only, one entry a deadline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_WIDTH = 75  # octets of a line, RFC 5545 §3.1
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Entry:
    """A day in the calendar.

    Attributes:
        uid: a name for it that never changes.
        day: the whole day it stands on.
        title: one line.
        about: some lines beneath.
        url: its page, the host included.
        changed: the day on which it last changed; the same day and words give the same bytes.
        until: the last of its days, when it has several.
    """

    uid: str
    day: date
    title: str
    about: str = ""
    url: str = ""
    changed: date = date(1970, 1, 1)
    until: date | None = None


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """The calendar as a file, in UTF-8 with CRLF; the same entries give the same bytes.

    >>> entry = Entry("task-1@dondoc", date(2026, 9, 30), "Hạn: Đề án A; B")
    >>> print(calendar("Việc của tôi", [entry]).decode().replace(chr(13), ""))
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Don Doc//vi
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    X-WR-CALNAME:Việc của tôi
    REFRESH-INTERVAL;VALUE=DURATION:PT6H
    BEGIN:VEVENT
    UID:task-1@dondoc
    DTSTAMP:19700101T000000Z
    DTSTART;VALUE=DATE:20260930
    DTEND;VALUE=DATE:20261001
    SUMMARY:Hạn: Đề án A\\; B
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    """
    return "".join(f"{_folded(line)}\r\n" for line in _lines(name, entries)).encode()


def _lines(name: str, entries: Iterable[Entry]) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Don Doc//vi", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    yield f"X-WR-CALNAME:{_escaped(name)}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT6H"
    for entry in entries:
        yield from _event(entry)
    yield "END:VCALENDAR"


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{entry.changed:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{(entry.until or entry.day) + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    if entry.about:
        yield f"DESCRIPTION:{_escaped(entry.about)}"
    if entry.url:
        yield f"URL:{entry.url}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _escaped(text: str) -> str:
    kept = "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())
    return kept.translate(_ESCAPED)


def _folded(line: str) -> str:
    """The line cut into pieces of at most 75 octets, never inside a character."""
    pieces, size = [""], 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _WIDTH:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += octets
    return "\r\n".join(pieces)
