"""A document's own usage: a word read once as no other place has it, where the same neighbours often hold its like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from dondoc.core.packs.folding import fold
from dondoc.core.text.olden.guess import is_syllable
from dondoc.core.text.scanning.formulas import lines_of
from dondoc.core.text.scanning.page import ScannedPage
from dondoc.core.text.scanning.words import Seen

_CORE = re.compile(r"[(\"“‘']*(?P<word>[^\W\d_]+)[\"”’'.,;:)/]*")
_LOOK_ALIKE = str.maketrans("BĐÐD", "DDDD")
"""Capitals that differ in a bar or in the middle of a stroke."""
_EDGE = ""
_OFTEN = 3
"""So often the other reading must stand between the same neighbours, and so many times as often as this one."""


def follow_usage(pages: Sequence[ScannedPage]) -> None:
    """Set words of the pages of a document right by what it says elsewhere; changes the pages."""
    usage = Usage()
    for page in pages:
        usage.learn(page.words)
    for page in pages:
        before = usage.changed
        page.words = usage.set_right(page.words)
        page.mended += usage.changed - before


@dataclass(slots=True)
class Usage:
    """What stands beside what in a document.

    Attributes:
        pairs: how often two words stand beside each other in a line, its edges counted as words.
        likes: words that look alike, by what they share.
        behind, before: what stands behind and before each word.
        changed: how many words were set right.
    """

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    likes: dict[str, set[str]] = field(default_factory=dict)
    behind: dict[str, set[str]] = field(default_factory=dict)
    before: dict[str, set[str]] = field(default_factory=dict)
    changed: int = 0

    def learn(self, seen: Sequence[Seen]) -> None:
        """Count the words of a page."""
        for line in lines_of(seen):
            words = [_word(s) for s in line]
            for word in words:
                self.likes.setdefault(_shape(word), set()).add(word)
            edged = [_EDGE, *words, _EDGE]
            self.pairs.update(pairwise(edged))
            for word, after in pairwise(edged):
                self.behind.setdefault(word, set()).add(after)
                self.before.setdefault(after, set()).add(word)

    def set_right(self, seen: Sequence[Seen]) -> list[Seen]:
        """The words of a page, where a mark or a bar parts them from what the document says elsewhere as that."""
        out: list[Seen] = []
        for line in lines_of(seen):
            edged = [_EDGE, *(_word(s) for s in line), _EDGE]
            for i, one in enumerate(line, 1):
                meant = self._meant(edged[i - 1], edged[i], edged[i + 1])
                out.append(one if meant is None else self._with(one, edged[i], meant))
        return out

    def _meant(self, before: str, word: str, after: str) -> str | None:
        """The one like of a word that both neighbours have beside them far more often; None where there is none."""
        if before == after == _EDGE or not word.isalpha():
            return None
        if not is_syllable(word):
            return self._nearest(before, word, after)
        least = [_OFTEN * self.pairs[before, word], _OFTEN * self.pairs[word, after]]
        found = [
            like
            for like in self.likes[_shape(word)]
            if like != word and self.pairs[before, like] >= least[0] and self.pairs[like, after] >= least[1]
        ]
        return found[0] if len(found) == 1 else None

    def _nearest(self, before: str, word: str, after: str) -> str | None:
        """The one syllable that the document has beside these neighbours, a letter away from a word that is none."""
        if max(self.pairs[before, word], self.pairs[word, after]) > 1:
            return None
        able = set() if after == _EDGE else {a for a in self.before.get(after, set()) if self.pairs[a, after] >= _OFTEN}
        able |= {b for b in self.behind.get(before, set()) if self.pairs[b, after]}
        found = [like for like in able - {word, _EDGE} if _is_syllable(like) and _is_close(like, word)]
        return found[0] if len(found) == 1 else None

    def _with(self, one: Seen, word: str, meant: str) -> Seen:
        self.changed += 1
        return replace(one, word=replace(one.word, text=one.word.text.replace(word, meant, 1)))


def _is_syllable(word: str) -> bool:
    return is_syllable(word) and (word.islower() or word.isupper() or word.istitle())


def _is_close(like: str, word: str) -> bool:
    return len(word) > 1 and bool(Levenshtein.distance(like, word, score_cutoff=1) <= 1)


def _word(seen: Seen) -> str:
    """A word without the stops around it; figures and codes as they are."""
    match = _CORE.fullmatch(seen.word.text)
    return match["word"] if match else seen.word.text


def _shape(word: str) -> str:
    """What words that look alike share; words with figures look like nothing else."""
    if not word.isalpha():
        return f"={word}"
    first = word[0].translate(_LOOK_ALIKE) if word[0].isupper() else ""
    bare = first + fold(word[len(first) :])
    return bare.upper() if len(word) > 1 and word.isupper() else bare
