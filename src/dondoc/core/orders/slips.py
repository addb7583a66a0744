"""Likely slips of typing or of character recognition: doubled words, and known misreadings of common terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dondoc.core.orders.model import Warning
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.words import folded, pattern, squeezed
from dondoc.core.packs.folding import fold, key
from dondoc.core.values import Span

_TWO = re.compile(r"(?<!\w)([^\W\d_]+ [^\W\d_]+) \1(?!\w)")
_ONE = re.compile(r"(?<!\w)(các|của|và|trong|cho|về|với|được|là|những|tại|theo|để|từ|do|đã|sẽ|không|một|khi) \1(?!\w)")
_MOST = 40


def slips(reading: Reading) -> Iterator[Warning]:
    """Warnings of words that are surely doubled or surely misspelt, each with what was likely meant."""
    low = folded(reading.text.text)
    count = 0
    for form in _worth(low.split()):
        for found in form.finditer(low):
            if count < _MOST:
                yield _warning(f"Từ lặp: “{found.group()}”, có thể là “{found.group(1)}”.", found)
            count += 1
    yield from _misspelt(reading)


def _misspelt(reading: Reading) -> Iterator[Warning]:
    """Common terms of office written with other marks ("kiên toàn" for "kiện toàn")."""
    text, terms = reading.text.text, reading.phrases("slips.terms")
    meant = {fold(term): term for term in terms}
    said: set[str] = set()
    for found in pattern(tuple(meant)).finditer(fold(text)):
        words = squeezed(text[found.start() : found.end()])
        right = meant.get(fold(words))
        if right is None or key(words) == key(right) or words.isupper() or words.lower() in said:
            continue
        if _unmarked(words) or "\n" in found.group():
            continue
        said.add(words.lower())
        yield _warning(f"Có thể sai chính tả: “{words}”, có thể là “{right}”.", found)


def _unmarked(words: str) -> bool:
    """Whether the words bear no mark at all: an address of a web page, a code, another language."""
    return fold(words) == words.lower()


def _fours(words: list[str]) -> Iterator[tuple[str, str, str, str]]:
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def _worth(words: list[str]) -> Iterator[re.Pattern[str]]:
    """The patterns that can find something: it is quicker to compare neighbours than to search the whole text."""
    if any(a == c and d.startswith(b) for a, b, c, d in _fours(words)):
        yield _TWO
    if any(b.startswith(a) for a, b in pairwise(words)):
        yield _ONE


def _warning(message: str, found: re.Match[str]) -> Warning:
    return Warning("likely-slip", message, spans=(Span(found.start(), found.end()),))
