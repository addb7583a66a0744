"""The words that the examination and the proposals use: data of the country's pack, read once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Wording:
    """Sentences by code and language, and the word lists by which a verb, a heading and a measure are known."""

    questions: Mapping[str, Mapping[str, str]]
    findings: Mapping[str, Mapping[str, str]]
    mends: Mapping[str, Mapping[str, str]]
    reasons: Mapping[str, Mapping[str, str]]
    milestones: Mapping[str, Mapping[str, str]]
    proposing: tuple[str, ...]
    theme_parents: tuple[str, ...]
    openers: tuple[str, ...]
    verbs: tuple[str, ...]
    headings: tuple[str, ...]
    measures: tuple[str, ...]
    measured: tuple[str, ...]
    long_window_days: int

    def say(self, room: str, code: str, language: str = "vi", **values: object) -> str:
        """A sentence of a room (``questions``, ``findings``, ``mends``, ``reasons``, ``milestones``), filled in.

        >>> load_wording().say("reasons", "plan-year")
        'năm của kế hoạch'
        """
        sentences: Mapping[str, Mapping[str, str]] = getattr(self, room)
        said = sentences[code]
        return said.get(language, said["vi"]).format(**values)


def read_rules(name: str, country: str = "vn") -> dict[str, Any]:
    """A file of rules in the country's pack, as read from JSON."""
    data = (files("dondoc.core.packs") / country / name).read_text(encoding="utf-8")
    rules: dict[str, Any] = json.loads(data)
    return rules


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


_ROOMS = ("questions", "findings", "mends", "reasons", "milestones")
_LISTS = ("proposing", "theme_parents", "openers", "verbs", "headings", "measures", "measured")


@cache
def load_wording(country: str = "vn") -> Wording:
    """The wording of a country's pack."""
    rules = read_rules("clarity.json", country)
    lists: dict[str, Any] = {name: _longest_first(rules[name]) for name in _LISTS}
    rooms: dict[str, Any] = {name: rules[name] for name in _ROOMS}
    return Wording(**rooms, **lists, long_window_days=rules["long_window_days"])
