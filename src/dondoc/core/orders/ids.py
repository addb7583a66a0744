"""Stable names of facts: the same words in the same place of a document keep their id under a better reader."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from dondoc.core.orders.words import squeezed


class Ids:
    """Gives ids of twelve hexadecimal digits; the second fact with the very same words gets another one.

    >>> ids = Ids()
    >>> ids.give("task", "II", "14", "Báo cáo") == Ids().give("task", "II", "14", "Báo  cáo ")
    True
    >>> ids.give("task", "II", "14", "Báo cáo") == Ids().give("task", "II", "14", "Báo cáo")
    False
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def give(self, kind: str, *parts: str | None) -> str:
        """The id of a fact of ``kind`` known by ``parts`` (annex, number, words)."""
        key = "\x1f".join((kind, *_alike(parts)))
        turn = self._seen.get(key, 0)
        self._seen[key] = turn + 1
        return hashlib.sha256(f"{key}\x1f{turn}".encode()).hexdigest()[:12]


def _alike(parts: Iterable[str | None]) -> list[str]:
    return [squeezed(unicodedata.normalize("NFC", p or "").casefold()) for p in parts]
