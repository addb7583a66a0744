"""The bodies that are known from the start, and how documents write their names."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dondoc.apps.directives.folding import fold

_FILE = Path(__file__).resolve().parent / "asean.json"
_NUMBER = re.compile(r"\s*\d+\s*$")


@dataclass(frozen=True, slots=True)
class Known:
    """A body of the catalogue.

    Attributes:
        code: its short name.
        says: folded words by which a text names it; ``other``: other short names.
    """

    code: str
    kind: str
    name: str
    name_en: str
    parent: str
    other: tuple[str, ...]
    says: tuple[str, ...]


@lru_cache(maxsize=1)
def catalogue() -> tuple[Known, ...]:
    """Every body of the catalogue; one stands after the body that it is a part of."""
    rows = json.loads(_FILE.read_text("utf8"))["bodies"]
    return tuple(
        Known(
            row["code"],
            row["kind"],
            row["name"],
            row["name_en"],
            row.get("parent", ""),
            tuple(row.get("other", ())),
            tuple(row["says"]),
        )
        for row in rows
    )


def known_code(name: str, abbreviation: str = "") -> str | None:
    """The short name of the body that words mean, by the short name in brackets or by the longest name in them.

    >>> known_code("Hội nghị Bộ trưởng Lao động ASEAN lần thứ 21", "ALMM 21")
    'ALMM'
    >>> known_code("Hội nghị Hội đồng Cộng đồng VHXH ASEAN lần thứ 23")
    'ASCC Council'
    >>> known_code("Hội thảo về việc làm") is None
    True
    """
    short = fold(_NUMBER.sub("", abbreviation))
    for one in catalogue():
        if short and short in {fold(code) for code in (one.code, *one.other)}:
            return one.code
    words = fold(name)
    found = [(len(said), one.code) for one in catalogue() for said in one.says if said in words]
    return max(found)[1] if found else None
