"""Finds words in the source of a document."""

from __future__ import annotations

import re

from dondoc.apps.directives.models import Document

NOWHERE = (0, 0)


def find_words(document: Document, words: str, span: tuple[int, int] = (-1, -1)) -> tuple[int, int]:
    """Where selected or typed words stand in the current reading.

    The span sent by the browser counts when the words there are the same, white space apart; else the first place
    where they are written; an empty span when there is none.
    """
    reading = document.readings.filter(current=True).first()
    wanted = words.split()
    if reading is None or not wanted:
        return NOWHERE
    start, end = span
    if 0 <= start < end <= len(reading.text) and reading.text[start:end].split() == wanted:
        return span
    found = re.search(r"\s+".join(map(re.escape, wanted)), reading.text)
    return found.span() if found else NOWHERE
