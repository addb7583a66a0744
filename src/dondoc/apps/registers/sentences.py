"""Cuts the sentence around a fact's words out of a document's text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.core.alphabet import UPPER

LONGEST = 900
_BREAK = re.compile(rf"\n|(?<=[.!?])\s+(?=[{UPPER}“\"])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and where in it the words of the fact stand."""

    words: str
    start: int
    end: int


def sentence_around(text: str, start: int, end: int) -> Sentence:
    """The sentence of ``text`` that holds ``start`` to ``end``; a very long one is cut around those words.

    >>> found = sentence_around("Mở đầu. Bộ chủ trì Hội nghị A tại Hà Nội. Hết.", 19, 29)
    >>> found.words, found.words[found.start:found.end]
    ('Bộ chủ trì Hội nghị A tại Hà Nội.', 'Hội nghị A')
    """
    left = max((m.end() for m in _BREAK.finditer(text, 0, start)), default=0)
    stop = _BREAK.search(text, end)
    right = stop.start() if stop else len(text)
    if right - left > LONGEST:
        half = max(0, LONGEST - (end - start)) // 2
        left, right = max(left, start - half), min(right, end + half)
        left = text.find(" ", left, start) + 1 or start if left else left
    words = text[left:right]
    lead = len(words) - len(words.lstrip())
    words = words.strip()
    return Sentence(words, start - left - lead, min(end - left - lead, len(words)))
