"""The reader's language at a terminal: Vietnamese, or English with ``LANG=en…``."""

from __future__ import annotations

import os
import sys


def is_english() -> bool:
    """Whether the person at the terminal reads English, as the locale variables say."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return locale.startswith("en")


def words(vietnamese: str, english: str) -> str:
    """The sentence in the reader's language."""
    return english if is_english() else vietnamese


def complain(vietnamese: str, english: str) -> None:
    """One line on standard error: what is wrong and what to do."""
    print(words(vietnamese, english), file=sys.stderr)
