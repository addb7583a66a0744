"""Blocks of a report: a heading or a paragraph with where each comes from; people's changes laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Source:
    """Where words or figures come from.

    Attributes:
        kind: "task", "indicator" or "table".
        ref: key of the task or indicator, or the word of the table's address.
        label: what the chip says.
    """

    kind: str
    ref: str
    label: str


@dataclass(frozen=True, slots=True)
class ReportBlock:
    """A block; ``key`` names it from one composing to the next, ``edited`` says that a person wrote its words."""

    key: str
    text: str
    heading: bool = False
    sources: tuple[Source, ...] = ()
    edited: bool = False


def changed(composed: Sequence[ReportBlock], changes: Mapping[str, Any]) -> list[ReportBlock]:
    """The composed blocks with the changes over them; a block composed anew stands after the one before it.

    >>> made = [ReportBlock("a", "A"), ReportBlock("b", "B"), ReportBlock("c", "C")]
    >>> over = {"texts": {"c": "Viết lại"}, "order": ["c", "a"], "left_out": ["b"]}
    >>> [(block.key, block.text, block.edited) for block in changed(made, over)]
    [('c', 'Viết lại', True), ('a', 'A', False)]
    """
    texts, gone = changes["texts"], set(changes["left_out"])
    placed = in_order([block.key for block in composed], changes["order"])
    by_key = {block.key: block for block in composed}
    found = [by_key[key] for key in placed if key not in gone]
    return [replace(block, text=texts[block.key], edited=True) if block.key in texts else block for block in found]


def in_order(keys: Iterable[str], order: Sequence[str]) -> list[str]:
    """Keys in the order that a person gave; one that it does not name follows its neighbour.

    >>> in_order(["a", "b", "c", "d"], ["c", "a"])
    ['c', 'd', 'a', 'b']
    """
    listed, named = list(keys), set(order)
    run: list[str] = []
    after: dict[str, list[str]] = {"": run}
    for key in listed:
        if key in named:
            run = after[key] = [key]
        else:
            run.append(key)
    return [*after[""], *(key for name in order if name in after for key in after[name])]


def as_json(blocks: Iterable[ReportBlock]) -> list[dict[str, Any]]:
    """Blocks to be frozen."""
    return [asdict(block) for block in blocks]


def from_json(kept: Iterable[Mapping[str, Any]]) -> list[ReportBlock]:
    """Frozen blocks."""
    return [
        ReportBlock(**{**block, "sources": tuple(Source(**source) for source in block["sources"])}) for block in kept
    ]
