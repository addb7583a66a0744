"""One sentence in two languages, chosen as the launcher chooses."""

from __future__ import annotations

import os
import sys


def is_english() -> bool:
    """Whether the person at the terminal reads English (``LANG=en…``); Vietnamese otherwise."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return locale.startswith("en")


def say(vietnamese: str, english: str) -> None:
    """Print one line to standard error in the reader's language."""
    print(english if is_english() else vietnamese, file=sys.stderr, flush=True)
