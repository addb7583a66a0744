"""The sources of the sample documents: a head of ``key: value`` lines, then one block a line, its tag first.

Tags: issuer, basis, order, article, plan, annex, p (plain), ``#`` (roman heading), ``##`` (decimal heading), ``1.``,
``a)`` and ``-`` (list items, counted anew whatever stands in the source), dear (Kính gửi), to_file (Nơi nhận), sign,
table (widths in cm), then ``=`` head row, ``+`` group row, ``|`` row, ``~`` row in italics. ``//`` breaks a line in a
title.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
LIST_TAGS = {"article": 0, "#": 0, "##": 1, "1.": 1, "a)": 2}
ROWS = "=+|~"


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; ``kind`` is its tag (one of ``= + | ~``)."""

    kind: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the document.

    Attributes:
        kind: the tag.
        words: the text without its label; parts of a title or signature are parted by `` | `` in the source.
        label: the number as a reader sees it ("Điều 1.", "đ)"), or "".
        group: which run of numbers it belongs to; a new group starts again at 1.
        rows: of a table only.
        widths: of a table only, in centimetres.
    """

    kind: str
    words: str = ""
    label: str = ""
    group: int = 0
    rows: tuple[Row, ...] = ()
    widths: tuple[float, ...] = ()

    @property
    def parts(self) -> list[list[str]]:
        """The parts of a title or signature, each a list of lines."""
        return [[line.strip() for line in part.split("//")] for part in self.words.split(" | ")]


@dataclass(frozen=True, slots=True)
class Source:
    """A whole document: its head and its blocks in order."""

    head: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def issued(self) -> date:
        """The day of the document."""
        return date.fromisoformat(self.head["date"])

    @property
    def place_and_day(self) -> str:
        """The line at the right of the head, as Nghị định 30/2020 writes it."""
        day = self.issued
        month = f"{day.month:02}" if day.month < 3 else str(day.month)
        return f"{self.head['place']}, ngày {day.day:02} tháng {month} năm {day.year}"


@dataclass
class _Numbers:
    """The counters of a document: each level starts again under a new higher one."""

    counts: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    made: int = 0

    def label(self, tag: str) -> tuple[str, int]:
        """The next label of ``tag`` and the group it is counted in."""
        family = "1." if tag == "##" else tag
        for other in [name for name in self.counts if LIST_TAGS[name] > LIST_TAGS[tag]]:
            del self.counts[other]
        if family not in self.counts:
            self.made += 1
            self.counts[family], self.groups[family] = 0, self.made
        self.counts[family] += 1
        count = self.counts[family]
        words = {"article": f"Điều {count}.", "#": f"{ROMANS[min(count, 10) - 1]}.", "a)": f"{LETTERS[count - 1]})"}
        return words.get(tag, f"{count}."), self.groups[family]


def parse(path: Path) -> Source:
    """Read one source file; raises ``ValueError`` on a tag that is not known."""
    top, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    head = dict(line.split(": ", 1) for line in top.splitlines() if line)
    return Source(head, tuple(_gather(body.splitlines())))


def _gather(lines: list[str]) -> Iterator[Block]:
    numbers, table = _Numbers(), None
    for line in lines:
        tag, _, words = line.partition(" ")
        tag = "a)" if tag[1:] == ")" else tag
        if table and tag in ROWS:
            table = replace(table, rows=(*table.rows, Row(tag, _cells(tag, words, len(table.widths)))))
            continue
        if table:
            yield table
            table = None
        if tag == "table":
            table = Block("table", widths=tuple(float(width) for width in words.split()))
        elif tag in LIST_TAGS:
            label, group = numbers.label(tag)
            yield Block(tag, words, label, group)
        elif tag in {"issuer", "basis", "order", "plan", "annex", "p", "-", "dear", "to_file", "sign"}:
            if tag in {"plan", "annex"}:
                numbers.counts.clear()
            yield Block(tag, words)
        elif line.strip():
            raise ValueError(f"no such tag: {line[:40]}")
    if table:
        yield table


def _cells(tag: str, words: str, columns: int) -> tuple[str, ...]:
    cells = tuple(cell.strip() for cell in f" {words} ".split("|"))
    if len(cells) < columns and tag == "~":
        cells = ("", *cells)
    wanted = 2 if tag == "+" else columns
    if len(cells) != wanted:
        raise ValueError(f"{wanted} cells wanted: {words[:60]}")
    return cells


def automatic(blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether a word processor counts this block itself: not letters beyond d, which it would follow with e, not đ."""
    if block.kind != "a)":
        return block.kind in LIST_TAGS
    return sum(other.kind == "a)" and other.group == block.group for other in blocks) <= LETTERS.index("d") + 1
