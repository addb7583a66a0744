"""The rows of a table, one after another: which are groups, which carry facts, which only go on from the one above."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from dondoc.core.orders.columns import Columns
from dondoc.core.orders.lines import read_label
from dondoc.core.orders.words import folded, squeezed
from dondoc.core.text.model import Cell, Table
from dondoc.core.values import Span

_NUMBER = re.compile(
    r"((?:[IVXLC]+|[A-HĐ])(?:\.\d{1,3})*(?:\.?[a-zđ])?|\d{1,3}(?:\.\d{1,3})*(?:\.?[a-zđ])?|[a-zđ](?:\.?\d+)?|[*+–-])"
    r"\s*[.)/:]?"
)
_WIDEST_NUMBER = 14
_COPIES = 3
"""Columns over which one cell's words must be repeated to have been merged."""
_NAMED_GROUP = re.compile(
    r"(?:nhóm|phần|mảng|khối|lĩnh vực|giai đoạn|đợt|hợp phần|tiểu dự án|trụ cột|chuyên đề|chương)"
    r"(?:\s+(?:nhiệm vụ|giải pháp|việc))?\s+(?:thứ\s+)?(?:\d{1,2}|[ivx]+|một|hai|nhất|ba|tư|năm)\s*[:.–-]"
)
"""How a group opens whatever its number: "Nhóm 1: …", "Giai đoạn II. …"."""
_CAPITAL, _ROMAN = re.compile(r"[A-HĐ]"), re.compile(r"[IVX]+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that carries a fact.

    Attributes:
        span: from its first word to its last.
        number: as written, without the full stop; None when the cell is empty.
        cells: role → the cells of that role that hold words, left to right.
        groups: the groups it stands in, outermost first, "A. …".
        continued: True when it goes on from the row above (a merged cell lost, the number and the name not repeated).
        index: its place in the table.
    """

    span: Span
    number: str | None
    cells: dict[str, tuple[Cell, ...]]
    groups: tuple[str, ...]
    continued: bool
    index: int
    group_cells: tuple[Span, ...] = ()

    def cell(self, role: str) -> Cell | None:
        """The first cell of a role."""
        have = self.cells.get(role)
        return have[0] if have else None


@dataclass
class _State:
    groups: list[tuple[int, str, Span]] = field(default_factory=list)
    last: Row | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """What the rows of a table were taken for: facts, and the places of groups and of everything else."""

    rows: tuple[Row, ...]
    headings: tuple[Span, ...]
    others: tuple[Span, ...]


def row_span(cells: list[Cell]) -> Span:
    """From the first word of a row to its last."""
    full = [c.span for c in cells if c.span.start < c.span.end] or [c.span for c in cells]
    return Span(min(s.start for s in full), max(s.end for s in full))


class Walker:
    """Walks down a table under understood headings."""

    def __init__(
        self, table: Table, columns: Columns, text: str, subject: str, opens_unit: Callable[[str], bool]
    ) -> None:
        self.table, self.columns, self.text, self.subject = table, columns, text, subject
        self.opens_unit = opens_unit
        self._said: dict[Span, str] = {}
        self.width = len(columns.names) or 1
        self.heads = {folded(n) for n in columns.names.values() if n}
        self.opens_alone = self._opens_alone()

    def _opens_alone(self) -> bool:
        """Whether the first row only names something, over rows that say more: then such rows are groups.

        Further down a row may say no more because the cells merged over it were lost.
        """
        said = [[c for c in row if self.words(c)] for row in self.table.rows[self.columns.first :]]
        said = [own for own in said if own]
        return len(said) > 1 and self._alone(said[0]) and not self._alone(said[1])

    def _alone(self, own: list[Cell]) -> bool:
        return len(own) == 1 and self.columns.roles.get(own[0].column) == self.subject and own[0].column_span == 1

    def words(self, cell: Cell | None) -> str:
        """The words of a cell, white space folded; each cell is looked at many times and folded once."""
        if cell is None:
            return ""
        if cell.span not in self._said:
            self._said[cell.span] = squeezed(cell.span.of(self.text))
        return self._said[cell.span]

    def walk(self) -> Walk:
        """All rows under the headings."""
        state, rows, headings = _State(), list[Row](), list[Span]()
        others = [row_span(list(r)) for r in self.table.rows[: self.columns.first] if r]
        for at in range(self.columns.first, len(self.columns.grid)):
            own = [c for c in self.table.rows[at] if self.words(c)]
            if not own:
                continue
            own = self._once(own)
            kind = self._kind(at, own, state)
            if kind == "head":
                others.append(row_span(own))
            elif kind == "more":
                rows[-1] = self._longer(rows[-1], own)
            elif kind == "group":
                headings.append(row_span(own))
                self._enter(own, state)
            else:
                row = self._row(at, own, kind == "on", state)
                rows.append(row)
                state.last = row
        return Walk(tuple(rows), tuple(headings), tuple(others))

    def _once(self, own: list[Cell]) -> list[Cell]:
        """The cells of a row without the repeats of one that a converter copied into all columns it was merged over."""
        last = self.words(own[-1])
        first = next((i for i, c in enumerate(own) if self.words(c) == last), 0)
        copied = len(own) - first >= _COPIES and all(self.words(c) == last for c in own[first:])
        if not copied or first > 1 or own[-1].column < self.width - 1:
            return own
        kept = own[first]
        return [*own[:first], replace(kept, column_span=own[-1].column - kept.column + 1)]

    def _kind(self, at: int, own: list[Cell], state: _State) -> str:
        words = [self.words(c) for c in own]
        if all(folded(w) in self.heads for w in words) or self._counts(words):
            return "head"
        cells = self._by_role(at)
        if self._is_group(at, own, cells):
            return "group"
        if state.last and self._goes_on(own, cells):
            return "on" if self.opens_unit(self.words(own[0])) else "more"
        return "fact"

    def _longer(self, last: Row, own: list[Cell]) -> Row:
        """The row above with what stands in a row that only goes on from it."""
        dated = next((c for c in own if any(d.isdigit() for d in self.words(c))), None)
        cells = last.cells if dated is None or "deadline" in last.cells else {**last.cells, "deadline": (dated,)}
        return replace(last, span=Span(last.span.start, row_span(own).end), cells=cells)

    def _counts(self, words: list[str]) -> bool:
        return len(words) > 2 and all(re.fullmatch(r"\(\d{1,2}\)", w) for w in words)

    def _by_role(self, at: int) -> dict[str, tuple[Cell, ...]]:
        out: dict[str, list[Cell]] = {}
        seen: set[int] = set()
        shift = self._shifted(at)
        for column, cell in enumerate(self.columns.grid[at]):
            role = self.columns.roles.get(column + shift)
            if cell is not None and role and id(cell) not in seen and self.words(cell):
                seen.add(id(cell))
                out.setdefault(role, []).append(cell)
        return {role: tuple(cells) for role, cells in out.items()}

    def _shifted(self, at: int) -> int:
        """1 when the row lost its empty number cell, so that every cell stands one column too far left."""
        first = self.columns.grid[at][0] if self.columns.grid[at] else None
        lost = self.columns.roles.get(0) == "number" and len(self.words(first)) > _WIDEST_NUMBER
        return int(lost and self.columns.roles.get(1) == self.subject and (first is None or first.column_span == 1))

    def _is_group(self, at: int, own: list[Cell], cells: dict[str, tuple[Cell, ...]]) -> bool:
        if len(own) == 2 and _NUMBER.fullmatch(self.words(own[0])) and self._to_the_end(at, own[1]):
            return True
        if len(own) > 2 or set(cells) - {"number", self.subject, "note"}:
            return len(own) == 1 and own[0].column_span > 1 and own[0].column_span >= len(self.columns.grid[at]) - 1
        words = [self.words(c) for c in own]
        if len(own) == 2:
            found = _NUMBER.fullmatch(words[0])
            return found is not None and self._opens(found.group(1), words[1], at)
        label, kind, _, length = read_label(words[0])
        if self._alone(own) and (self.opens_alone or _NAMED_GROUP.match(folded(words[0]))):
            return True
        if self.columns.roles.get(own[0].column) == "number" and len(self.table.rows[at]) < self.width:
            return True
        return (
            words[0].isupper()
            or kind in ("roman", "capital", "part")
            or (label is not None and self._opens(label, words[0][length:], at))
        )

    def _to_the_end(self, at: int, cell: Cell) -> bool:
        """Whether a cell is merged over the last columns, which hold values elsewhere."""
        width = len(self.columns.grid[at])
        subject = self.columns.at(self.subject)
        return cell.column_span > 1 and cell.column + cell.column_span >= width and len(subject) < cell.column_span

    def _opens(self, number: str, words: str, at: int) -> bool:
        """Whether a row with only a number and words is a group: by its letter, its capitals or what follows it."""
        if _CAPITAL.fullmatch(number) or _ROMAN.fullmatch(number) or words.isupper():
            return True
        if self.subject == "indicator":
            return False
        follower = self._next_number(at)
        if follower is None:
            return False
        deeper = follower.startswith(number + ".") or follower in ("-", "+", "*", "a")
        return deeper or (follower == "1" and number.isdigit() and number != "0")

    def _next_number(self, at: int) -> str | None:
        for row in self.table.rows[at + 1 :]:
            words = [self.words(c) for c in row if self.words(c)]
            if words:
                found = _NUMBER.fullmatch(words[0])
                if found is None and "." in (label := read_label(words[0])[0] or ""):
                    return label
                return found.group(1) if found else (words[0][:1] if words[0][:1] in "-+" else None)
        return None

    def _goes_on(self, own: list[Cell], cells: dict[str, tuple[Cell, ...]]) -> bool:
        """A row without number and name, or one with fewer cells than the table because a merged cell was lost."""
        if not self._number(own, cells) and self.subject not in cells:
            return True
        lost = any(cell is None for cell in self.columns.grid[own[0].row])
        short = lost and len(self.table.rows[own[0].row]) < self.width and bool(self.columns.at("number"))
        return short and len(own) > 1 and not _NUMBER.fullmatch(self.words(own[0]))

    def _number(self, own: list[Cell], cells: dict[str, tuple[Cell, ...]]) -> str | None:
        first = cells.get("number", (None,))[0]
        found = _NUMBER.fullmatch(self.words(first)) if first else None
        if found:
            return found.group(1)
        return self.words(first) or None if first else None

    def _enter(self, own: list[Cell], state: _State) -> None:
        words = [self.words(c) for c in own]
        label, _, _, length = read_label(words[0]) if len(own) == 1 else (words[0].rstrip(".)/ "), "", 0.0, 0)
        name = words[0][length:] if len(own) == 1 else words[1]
        level = _level(label)
        state.groups = [g for g in state.groups if g[0] < level]
        state.groups.append((level, f"{label}. {name}" if label else name, own[-1].span))
        state.last = None

    def _row(self, at: int, own: list[Cell], goes_on: bool, state: _State) -> Row:
        cells, last = self._by_role(at), state.last
        number = self._number(own, cells)
        if goes_on and last is not None:
            cells, number = self._inherit(own, cells, last), last.number
        groups = (*(name for _, name, _ in state.groups), *(self.words(c) for c in cells.get("group", ())))
        return Row(row_span(own), number, cells, groups, goes_on, at, tuple(s for _, _, s in state.groups))

    def _inherit(self, own: list[Cell], cells: dict[str, tuple[Cell, ...]], last: Row) -> dict[str, tuple[Cell, ...]]:
        if len(self.table.rows[own[0].row]) < self.width:
            order = [r for _, r in sorted(self.columns.roles.items()) if r not in ("number", self.subject)]
            cells = {role: (cell,) for role, cell in zip(order, own, strict=False)}
        return {**last.cells, **cells}


def _level(label: str | None) -> int:
    if label is None:
        return 0
    if _CAPITAL.fullmatch(label) and label not in "IVX":
        return 1
    if _ROMAN.fullmatch(label):
        return 2 + label.count(".")
    return 3 + label.count(".")
