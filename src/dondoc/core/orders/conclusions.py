"""Who concluded, when a document announces conclusions: its tasks were then spoken before they were written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dondoc.core.alphabet import LOWER, UPPER
from dondoc.core.orders.model import Speaker, Task
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.words import folded, says

_CONCLUDES = re.compile(r"kết luận(?:,? chỉ đạo)?\s+của\s+(?:đồng chí\s+)?")
_NAME = re.compile(rf"(?:[{UPPER}][{LOWER}]*\s+){{1,4}}[{UPPER}][{LOWER}]*$")
_BY_THE_WAY = re.compile(r"\s*[,–-]\s.*$")
_DAY = re.compile(r"ngày\s+(\d{1,2})(?:\s*/\s*|\s+tháng\s+)(\d{1,2})(?:\s*/\s*|\s+năm\s+)(\d{4})")


def with_concluder(reading: Reading, tasks: Sequence[Task]) -> list[Task]:
    """The tasks, each that names no speaker with the one whose conclusions the title announces."""
    speaker = concluder(reading) if tasks else None
    if speaker is None:
        return list(tasks)
    return [task if task.speaker else replace(task, speaker=speaker) for task in tasks]


def concluder(reading: Reading) -> Speaker | None:
    """Who concluded, in which post, where and when, as title and first words say; None when the title names nobody.

    "Kết luận của Bộ trưởng Nguyễn Văn An tại Hội nghị sơ kết" is the minister at that conference.
    """
    title = reading.facts.title or ""
    low = folded(title)
    concludes = _CONCLUDES.search(low)
    at = low.find(" tại ", concludes.end()) if concludes else -1
    post = says(reading.pack, "speech.posts").match(low, concludes.end()) if concludes and at > 0 else None
    if post is None:
        return None
    name = _name(reading, title[post.end() : at])
    if not name:
        return None
    place = reading.facts.header.get("title")
    words = _calm(title[post.start() : post.end()])
    return Speaker(name, words, title[at + 5 :].strip(" .") or None, _day(reading, name), place.span if place else None)


def _name(reading: Reading, words: str) -> str:
    """The name without the unit before it and what is said of it by the way, in small letters also from capitals."""
    said = _BY_THE_WAY.sub("", words).strip()
    said = said.title() if said.isupper() else said
    known = reading.pack.find_units(said, reading.on)
    cut = max((span.end for span, _ in known if span.start == 0), default=0)
    named = _NAME.search(said[cut:].strip())
    return named.group() if named else ""


def _calm(words: str) -> str:
    return words.capitalize() if words.isupper() else words


def _day(reading: Reading, name: str) -> date | None:
    """The day that stands in the first sentence with the name."""
    line = next((one for one in reading.lines if name in one.words), None)
    found = _DAY.search(folded(line.words)) if line else None
    try:
        return date(int(found.group(3)), int(found.group(2)), int(found.group(1))) if found else None
    except ValueError:
        return None
