"""Phrases of the pack as fast patterns, and words made alike for comparing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dondoc.core.packs import Pack

_NEVER = re.compile(r"(?!)")
_STOP = ""


def folded(words: str) -> str:
    """Lower case without change of length, so that places found in it hold in the original.

    >>> folded("Vụ KẾ HOẠCH")
    'vụ kế hoạch'
    """
    low = words.lower()
    return low if len(low) == len(words) else "".join(c.lower() if len(c.lower()) == 1 else c for c in words)


def squeezed(words: str) -> str:
    """White space folded and ends trimmed.

    >>> squeezed(" a  b\\tc ")
    'a b c'
    """
    return " ".join(words.split())


def _branch(node: dict[str, Any]) -> str:
    ways = []
    for char, child in sorted(node.items()):
        if char != _STOP:
            piece = r"\s+" if char == " " else re.escape(char)
            ways.append(piece + _branch(child))
    if not ways:
        return ""
    inside = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{inside})?" if _STOP in node else inside


@lru_cache(maxsize=512)
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds the longest of ``phrases`` as whole words in lower-case text.

    >>> pattern(("phối hợp", "phối hợp với")).search("chủ trì, phối hợp  với bộ").group()
    'phối hợp  với'
    >>> pattern(("bộ",)).search("bộphận") is None
    True
    """
    if not phrases:
        return _NEVER
    root: dict[str, Any] = {}
    for phrase in phrases:
        node = root
        for char in phrase:
            node = node.setdefault(char, {})
        node[_STOP] = {}
    head = r"(?<!\w)" if all(p[:1].isalnum() for p in phrases) else ""
    tail = r"(?!\w)" if all(p[-1:].isalnum() for p in phrases) else ""
    return re.compile(head + _branch(root) + tail)


@lru_cache(maxsize=512)
def says(pack: Pack, *keys: str) -> re.Pattern[str]:
    """The pattern of one or several lists of phrases of the pack; one that never matches when the pack has none."""
    return pattern(tuple(phrase for key in keys for phrase in pack.phrases.get(key, ())))


def starts(pack: Pack, words: str, *keys: str) -> int:
    """Length of the phrase of the pack that opens ``words`` (0 when none does)."""
    found = says(pack, *keys).match(folded(words))
    return found.end() if found else 0
