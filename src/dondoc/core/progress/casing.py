"""Headings in capitals set in sentence case, with the names as the document itself writes them."""

from __future__ import annotations

import re
from collections import Counter

_LABEL = re.compile(r"^(?:[IVXLC]+|[A-ZĐ]|\d+)[.)]?$")


class Casing:
    """How a document writes its words: learnt from its running text, asked for its headings."""

    def __init__(self, text: str) -> None:
        """Learn from running text; lines in capitals and first words of sentences teach nothing."""
        self._pairs: dict[tuple[str, str], Counter[str]] = {}
        self._after: dict[tuple[str, str], Counter[str]] = {}
        self._alone: dict[str, Counter[str]] = {}
        for sentence in re.split(r"[\n\t.;:“”\"]", text):
            if not sentence.isupper():
                self._learn(re.findall(r"\w+", sentence))

    def _learn(self, words: list[str]) -> None:
        for place, word in enumerate(words[1:], 1):
            low = word.lower()
            self._alone.setdefault(low, Counter())[word] += 1
            if place + 1 < len(words):
                self._pairs.setdefault((low, words[place + 1].lower()), Counter())[word] += 1
            self._after.setdefault((words[place - 1].lower(), low), Counter())[word] += 1

    def calm(self, heading: str) -> str:
        """The heading in sentence case; one that is not all capitals stays as it is.

        >>> casing = Casing("Theo chương trình công tác của Chính phủ; nhiệm vụ của Bộ theo Cộng đồng ASEAN.")
        >>> casing.calm("A. NHIỆM VỤ THEO CHƯƠNG TRÌNH CÔNG TÁC CỦA CHÍNH PHỦ")
        'A. Nhiệm vụ theo chương trình công tác của Chính phủ'
        >>> casing.calm("II. HỢP TÁC ASEAN CỦA BỘ"), casing.calm("I. Nhóm nhiệm vụ")
        ('II. Hợp tác ASEAN của Bộ', 'I. Nhóm nhiệm vụ')
        """
        label, rest = self._label(heading)
        if not rest.isupper():
            return heading
        pieces = re.split(r"(\w+)", rest)
        words = [piece.lower() for piece in pieces[1::2]]
        pieces[1::2] = [self._case(words, place) for place in range(len(words))]
        calm = "".join(pieces)
        return f"{label}{calm[:1].upper()}{calm[1:]}"

    @staticmethod
    def _label(heading: str) -> tuple[str, str]:
        first, space, rest = heading.partition(" ")
        return (first + space, rest) if space and _LABEL.match(first) else ("", heading)

    def _case(self, words: list[str], place: int) -> str:
        word = words[place]
        known: Counter[str] = Counter()
        if place + 1 < len(words):
            known += self._pairs.get((word, words[place + 1]), Counter())
        if place:
            known += self._after.get((words[place - 1], word), Counter())
        if not known:
            alone = self._alone.get(word, Counter())
            known = Counter({form: count for form, count in alone.items() if form == word or form.isupper()})
        return max(known, key=lambda form: (known[form], form == word)) if known else word
