"""Tone marks and cases that a recogniser loses, set right where the terms of the country leave one reading only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dondoc.core.alphabet import LOWER
from dondoc.core.packs.folding import fold
from dondoc.core.packs.terms import Terms
from dondoc.core.text.scanning.words import Seen

_CORE = re.compile(r"^(?P<head>[(\"“‘']*)(?P<word>[^\W\d_]+)(?P<tail>[\"”’'.,;:)/]*)$")
_PARTED = re.compile(r"[.,;:)/\"”’]")
_SMALL_HEAD = re.compile(f"[{LOWER}]")


@dataclass(slots=True)
class MarkMender:
    """Sets marks right, word beside word; letters are never changed, only their marks.

    Attributes:
        terms: the terms of the country.
        mended: how many words were changed.
    """

    terms: Terms
    mended: int = 0

    def mend(self, seen: Sequence[Seen]) -> list[Seen]:
        """The words of one area in reading order, with the marks of known terms."""
        out = [_small(s) for s in seen]
        cores = [_CORE.match(s.word.text) for s in out]
        opens = [i == 0 or seen[i - 1].row != one.row for i, one in enumerate(out)]
        beside = [_neighbours(a, b) for a, b in pairwise(cores)]
        known = [pair is not None and self.terms.knows(*pair) for pair in beside]
        held = [a or b for a, b in zip([False, *known], [*known, False], strict=True)]
        for i, pair in enumerate(beside):
            meant = None if pair is None or known[i] else self._meant(pair, (held[i], held[i + 1]), opens=opens[i])
            if meant is not None:
                for at, word in zip((i, i + 1), meant, strict=True):
                    if not held[at]:
                        out[at] = self._dressed(out[at], word)
        return out

    def _meant(self, pair: tuple[str, str], held: tuple[bool, bool], *, opens: bool) -> tuple[str, str] | None:
        """The term that is meant; capitals and the words that open a line lose marks of letters too."""
        capitals = pair[0].isupper() and pair[1].isupper()
        found = self.terms.meant(*pair, kept=held)
        return found or (self.terms.meant(*pair, letters=True, kept=held) if capitals or opens else None)

    def _dressed(self, seen: Seen, meant: str) -> Seen:
        match = _CORE.match(seen.word.text)
        word = match["word"] if match else ""
        if match is None or len(word) != len(meant) or fold(word) != fold(meant):
            return seen
        new = "".join(m.upper() if w.isupper() else m for w, m in zip(word, meant, strict=True))
        if new == word:
            return seen
        self.mended += 1
        return replace(seen, word=replace(seen.word, text=f"{match['head']}{new}{match['tail']}"))


def _neighbours(left: re.Match[str] | None, right: re.Match[str] | None) -> tuple[str, str] | None:
    """Two words with nothing that parts them."""
    if left is None or right is None or _PARTED.search(left["tail"]) or right["head"]:
        return None
    return left["word"], right["word"]


def _small(seen: Seen) -> Seen:
    """A word that begins small has no capitals inside ("sỐ"); codes with figures or strokes stay."""
    text = seen.word.text
    match = _CORE.match(text)
    if match is None or not _SMALL_HEAD.match(match["word"]) or match["word"].islower():
        return seen
    plain = sum(c.isupper() for c in match["word"]) == 1 and match["word"][-1].isupper()
    return replace(seen, word=replace(seen.word, text=text.lower())) if plain else seen
