"""Words made fit to be drawn."""

from __future__ import annotations

import re

_UNDRAWABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(words: str) -> str:
    """The words without what XML cannot hold.

    >>> clean("Nhiệm vụ\\x00\\x0b 1")
    'Nhiệm vụ 1'
    """
    return _UNDRAWABLE.sub("", words)
