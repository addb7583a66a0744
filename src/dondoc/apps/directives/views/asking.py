"""What an address asks for, read into plain values."""

from __future__ import annotations

_LONGEST = 12


def number_asked(words: str) -> int | None:
    """The number of an address, or None when it is none.

    >>> number_asked("12"), number_asked("x"), number_asked("²"), number_asked("")
    (12, None, None, None)
    """
    return int(words) if words.isascii() and words.isdigit() and len(words) < _LONGEST else None
