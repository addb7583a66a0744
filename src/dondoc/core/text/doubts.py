"""Finds again, in the canonical text, the words of which their reader was not sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dondoc.core.text.builder import tidy
from dondoc.core.text.lines import Line
from dondoc.core.text.sheet import Word
from dondoc.core.values import Span

_DOUBTFUL = 0.6
"""Below this a word counts as doubtful: of the words of good scans that are this unsure about half are wrong."""
_DOUBTFUL_FIGURES = 0.88
"""The same where a word holds a digit: figures have no neighbours that would help to read them."""


def is_doubtful(word: Word) -> bool:
    """Whether a person should look at a word."""
    return word.sure < (_DOUBTFUL_FIGURES if any(c.isdigit() for c in word.text) else _DOUBTFUL)


def are_doubtful(lines: Iterable[Line]) -> bool:
    """Whether any word of some lines is doubtful."""
    return any(is_doubtful(w) for line in lines for w in line.words)


def doubtful_in(text: str, span: Span, lines: Iterable[Line]) -> Iterator[Span]:
    """The doubtful words of lines, as spans of the text into which the lines were written.

    Args:
        text: the canonical text.
        span: where the paragraph or cell of the lines stands in it.
        lines: its lines in the order of the words.
    """
    at = span.start
    for word in (w for line in lines for w in line.words):
        words = tidy(word.text)
        found = text.find(words, at, span.end) if words else -1
        if found < 0:
            continue
        at = found + len(words)
        if is_doubtful(word) and any(c.isalnum() for c in words):
            yield Span(found, at)
