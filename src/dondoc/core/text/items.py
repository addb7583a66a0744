"""Marks of list items on a web page, as a browser shows them."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

BULLET = "-"
_WHOLE = re.compile(r"-?\d{1,6}")


@dataclass
class ItemMarks:
    """Gives each item its mark once; counts the items of a list once."""

    numbers: dict[int, int] = field(default_factory=dict)
    given: set[int] = field(default_factory=set)

    def mark(self, above: list[LexborNode]) -> str | None:
        """The mark of the item that a block opens: "-", "3.", "a)"; None outside lists and for its later blocks."""
        item = next((x for x in reversed(above) if x.tag == "li"), None)
        if item is None or item.mem_id in self.given:
            return None
        self.given.add(item.mem_id)
        parent = item.parent
        if parent is None or parent.tag != "ol":
            return BULLET
        if item.mem_id not in self.numbers:
            self._count(parent)
        return _written(self.numbers[item.mem_id], parent.attributes.get("type") or "1")

    def _count(self, ordered: LexborNode) -> None:
        said = ordered.attributes.get("start") or "1"
        number = int(said) if _WHOLE.fullmatch(said) else 1
        for child in ordered.iter():
            if child.tag == "li":
                self.numbers[child.mem_id] = number
                number += 1


def _written(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= len(string.ascii_lowercase):
        letters = string.ascii_lowercase if kind == "a" else string.ascii_uppercase
        return f"{letters[number - 1]})"
    return f"{number}."
