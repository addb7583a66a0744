"""Finds again, in the canonical text, where the words of a page stand, and those of which their reader was not sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dondoc.core.text.builder import tidy
from dondoc.core.text.lines import Line
from dondoc.core.text.model import Stretch
from dondoc.core.text.sheet import Word
from dondoc.core.values import Span

_DOUBTFUL = 0.6
"""Below this a word counts as doubtful: of the words of good scans that are this unsure about half are wrong."""
_DOUBTFUL_FIGURES = 0.88
"""The same where a word holds a digit: figures have no neighbours that would help to read them."""
_ASTRAY = 60
"""Letters within which the next word must come; one that was written otherwise is passed by."""
_TOGETHER = 4
"""Words that share a box: few enough that a box stays flat on a page fed askew."""


def is_doubtful(word: Word) -> bool:
    """Whether a person should look at a word."""
    return word.sure < (_DOUBTFUL_FIGURES if any(c.isdigit() for c in word.text) else _DOUBTFUL)


def found_words(text: str, span: Span, lines: Iterable[Line]) -> Iterator[tuple[Span, Word, int]]:
    """The words of lines with where they stand in the text into which the lines were written, and their page.

    Args:
        text: the canonical text.
        span: where the paragraph or cell of the lines stands in it.
        lines: its lines in the order of the words.
    """
    at = span.start
    for line in lines:
        for word in line.words:
            words = tidy(word.text)
            found = text.find(words, at, min(span.end, at + len(words) + _ASTRAY)) if words else -1
            if found >= 0:
                at = found + len(words)
                yield Span(found, at), word, line.page


def doubtful_of(found: Iterable[tuple[Span, Word, int]], text: str) -> Iterator[Span]:
    """The doubtful ones among found words."""
    for span, word, _page in found:
        if is_doubtful(word) and any(c.isalnum() for c in text[span.start : span.end]):
            yield span


def stretches_of(found: Iterable[tuple[Span, Word, int]]) -> Iterator[Stretch]:
    """A few words of one line at a time, each stretch with the box around it."""
    some: list[tuple[Span, Word, int]] = []
    for one in found:
        if some and (len(some) == _TOGETHER or one[2] != some[-1][2] or one[1].x0 < some[-1][1].x0):
            yield _stretch(some)
            some = []
        some.append(one)
    if some:
        yield _stretch(some)


def _stretch(some: list[tuple[Span, Word, int]]) -> Stretch:
    words = [word for _, word, _ in some]
    x0, top = min(w.x0 for w in words), min(w.top for w in words)
    x1, bottom = max(w.x1 for w in words), max(w.bottom for w in words)
    box = (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
    return Span(some[0][0].start, some[-1][0].end), some[0][2], box
