"""What the columns of a table hold, known by their headings in any order and wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dondoc.core.orders.charts import chart_columns
from dondoc.core.orders.marks import unit_columns
from dondoc.core.orders.words import folded, says, squeezed
from dondoc.core.text.model import Cell, Table

if TYPE_CHECKING:
    from dondoc.core.packs import Pack

_YEAR = re.compile(r"(?:19|20)\d\d")
_DONE = re.compile(
    r"(?:thực hiện|ước|đã|kết quả|số liệu|hiện trạng|thực trạng|năm gốc|năm cơ sở|gốc|th|uth|ước th|tt"
    r"|bình quân|so sánh|so với)\W"
)
_RATIO = re.compile(r"(?:19|20)\d\d\s*/\s*\w{0,3}\s*(?:19|20)\d\d")
_DOERS = re.compile(r"\s(?:thực hiện|phụ trách|đảm nhiệm|triển khai)$")
_OF_A_YEAR = re.compile(r"(?:các )?chỉ tiêu\s+(?:(?:được )?giao\s+|kế hoạch\s+)?(?:đến\s+)?(?:năm\s+)?(?:19|20)\d\d")
_ORDER = (
    "step",
    "unit",
    "coordinate",
    "lead",
    "deadline",
    "result",
    "output",
    "budget",
    "target",
    "indicator",
    "task",
    "note",
)
_COUNTED = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?|\([a-z]\)|[A-D]")
_NUMBERED = re.compile(r"\d{1,3}[.)]?")
"""A row of headings does not begin with a count."""
_SHARE = re.compile(r"[≥≤<>~\s]*\d[\d.,\s–-]*%.{0,12}", re.DOTALL)
_SHORT = 5
"""A unit of measure may look like the head of a name ("tổ", "bộ"), but is this short."""
_SPREAD = ("deadline", "lead", "coordinate", "output")
"""Headings that hold for the empty one beside them too, when both have a second row."""
_SEARCHED = 4
"""How many rows from the top may hold the headings."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of a table as understood.

    Attributes:
        grid: every row as wide as the table, merged cells repeated where they reach, None where there is no cell.
        first: index of the first row under the headings.
        roles: column → number, task, lead, coordinate, deadline, when, who, output, result, budget, price, note,
            indicator, unit, target, group or step.
        names: column → its whole heading, all levels joined.
        heads: the cells of the last row of headings.
    """

    grid: tuple[tuple[Cell | None, ...], ...]
    first: int
    roles: dict[int, str]
    names: dict[int, str]
    heads: tuple[Cell | None, ...] = ()

    def at(self, role: str) -> list[int]:
        """The columns of a role, left to right."""
        return [c for c, r in sorted(self.roles.items()) if r == role]

    def under(self, table: Table) -> Columns:
        """The same headings for a table that goes on without its own."""
        return Columns(spread(table), 0, self.roles, self.names, self.heads)

    @property
    def holds(self) -> str:
        """What the rows are: "tasks", "indicators", "procedure", "timetable" or "" when it is none of them."""
        have = set(self.roles.values())
        if "step" in have:
            return "procedure"
        if "session" in have or ("visited" in have and "lead" not in have):
            return "timetable"
        if "price" in have and not have & {"coordinate", "when"} and not {"lead", "deadline"} <= have:
            return ""
        measured = {"target", "unit"} <= have and not have & {"coordinate", "deadline", "output", "when", "who"}
        if ("indicator" in have and have & {"target", "unit"}) or ("task" in have and measured):
            return "indicators"
        if have & {"task", "indicator"} and have & {"lead", "coordinate", "deadline", "when", "who"}:
            return "tasks"
        return ""


def spread(table: Table) -> tuple[tuple[Cell | None, ...], ...]:
    """Rows as wide as the table; a merged cell stands in every place that it covers."""
    width = max((c.column + c.column_span for row in table.rows for c in row), default=0)
    grid: list[list[Cell | None]] = [[None] * width for _ in table.rows]
    for row in table.rows:
        for cell in row:
            for r in range(cell.row, min(cell.row + cell.row_span, len(grid))):
                for c in range(cell.column, cell.column + cell.column_span):
                    if grid[r][c] is None:
                        grid[r][c] = cell
    return tuple(tuple(row) for row in grid)


def _whole(low: str, pack: Pack) -> str | None:
    """The role of a heading that is a phrase of the pack, or begins with one that leaves no doubt."""
    if low.rstrip(".") in pack.phrases.get("column.number", ()):
        return "number"
    for role, key in (("party", "party"), ("deadline", "time"), ("session", "session"), ("doer", "doer")):
        if low in pack.phrases.get(f"column.{key}", ()):
            return role
    for role in ("visited", "overseer", "compared", "price"):
        if says(pack, f"column.{role}").match(low):
            return role
    return "step" if says(pack, "column.step").search(low) else None


def role_of(heading: str, pack: Pack) -> str | None:
    """The role that a heading names, or None.

    The whole heading decides for a number column and for headings that the organisation taught; otherwise the first
    list of the pack of which a phrase stands in it.
    """
    low = squeezed(folded(heading))
    if not low or low in pack.headings:
        return pack.headings.get(low)
    whole = _whole(low, pack)
    if whole:
        return whole
    hits = {role: m for role in _ORDER[1:] if (m := says(pack, f"column.{role}").search(low))}
    if not hits or _RATIO.search(low):
        return _by_form(low, pack)
    if "indicator" in hits and _OF_A_YEAR.fullmatch(low):
        return "target"
    if "unit" in hits:
        return "unit"
    for role in ("coordinate", "lead"):
        if role in hits:
            return "lead" if {"lead", "coordinate"} <= hits.keys() else role
    return min(hits, key=lambda role: (hits[role].start(), -hits[role].end(), _ORDER.index(role)))


def _by_form(low: str, pack: Pack) -> str | None:
    """The role of a heading without a known phrase: whoever "… thực hiện", or a year's figures."""
    if _RATIO.search(low):
        return None
    if _DOERS.search(low) and says(pack, "unit.heads", "unit.nouns").match(low):
        return "lead"
    return ("result" if _DONE.match(low) else "target") if _YEAR.search(low) else None


def _texts(row: Sequence[Cell | None], text: str) -> list[str]:
    return [squeezed(cell.span.of(text)) if cell else "" for cell in row]


def _distinct(row: Sequence[Cell | None]) -> int:
    return len({(c.row, c.column) for c in row if c is not None and c.span.start < c.span.end})


def _heads(words: list[str], row: Sequence[Cell | None], pack: Pack) -> dict[int, str]:
    if _distinct(row) < 2 or _NUMBERED.fullmatch(words[0]):
        return {}
    found = {c: role for c, w in enumerate(words) if len(w) <= 120 and (role := role_of(w, pack))}
    return found if len(set(found.values())) >= 2 else {}


def _merge(upper: dict[int, str], lower: dict[int, str]) -> dict[int, str]:
    both = dict(upper)
    for column, role in lower.items():
        if upper.get(column) == "target" and role in ("target", "deadline", "task", "output"):
            continue
        both[column] = role
    return both


def _joined(names: dict[int, str], over: list[str], below: list[str]) -> dict[int, str]:
    """The headings with those of the row below behind them; a merged cell says the same in both rows."""
    out = dict(names)
    for c in range(1, len(out)):
        out[c] = out[c] or (out[c - 1] if below[c] else "")
    return {c: squeezed(f"{n} {below[c]}") if below[c] not in (n, over[c]) else n for c, n in out.items()}


def _lower(
    grid: tuple[tuple[Cell | None, ...], ...], at: int, text: str, pack: Pack, *, deeper: bool
) -> dict[int, str] | None:
    """Roles of a row of headings under row ``at``, or None when the next row is no heading.

    ``deeper``: row ``at`` is a second row itself; then every word of the row must be a heading that is known.
    """
    if at + 1 >= len(grid):
        return None
    below, words = grid[at + 1], _texts(grid[at + 1], text)
    empty = {c for c, cell in enumerate(grid[at]) if cell is not None and not cell.span.of(text).strip()}
    spread_out = {c for c, cell in enumerate(grid[at]) if cell is not None and cell.column_span > 1}
    over = _texts(grid[at], text)
    doubled = {c for c in range(len(over)) if over[c] and over[c] in (*over[:c][-1:], *over[c + 1 :][:1])}
    wide = empty | spread_out | doubled | {c - 1 for c in empty}
    same = [c for c, cell in enumerate(below) if cell is not None and (cell is grid[at][c] or words[c] == over[c])]
    fresh = [c for c in range(len(words)) if words[c] and c not in same]
    if not fresh or not set(fresh) <= wide or any(len(words[c]) > 60 for c in fresh):
        return None
    roles = {c: role for c in fresh if (role := role_of(words[c], pack))}
    if deeper and (0 in fresh or len(roles) < len(fresh)):
        return None
    above = {c: role_of(over[c] or over[c - 1], pack) for c in fresh}
    known = {c: role for c, role in above.items() if role in _SPREAD and not over[c]}
    unsaid = (c for c in fresh if above[c] in (None, "target", "indicator"))
    return known | roles or dict.fromkeys(unsaid, "target")


def read_columns(table: Table, text: str, pack: Pack) -> Columns | None:
    """The columns of a table, or None when none of its first rows is a row of headings."""
    grid = spread(table)
    for at in range(min(_SEARCHED, len(grid))):
        words = _texts(grid[at], text)
        roles = _heads(words, grid[at], pack)
        if not roles:
            continue
        names, first = dict(enumerate(words)), at + 1
        while (lower := _lower(grid, first - 1, text, pack, deeper=first > at + 1)) is not None:
            roles = _merge(roles, lower)
            names = _joined(names, _texts(grid[first - 1], text), _texts(grid[first], text))
            first += 1
        heads, first = grid[first - 1], _past_counts(grid, first, text)
        rows = grid[first:]
        roles = unit_columns(chart_columns(roles, names, rows, text), heads, rows, text, pack)
        roles = _settle(roles, names, rows, text, pack)
        return Columns(grid, first, roles, names, heads)
    return None


def _past_counts(grid: tuple[tuple[Cell | None, ...], ...], first: int, text: str) -> int:
    """Past a row that only numbers the columns: (1) (2) (3)."""
    if first < len(grid):
        words = [w for w in _texts(grid[first], text) if w]
        if len(words) > 2 and all(_COUNTED.fullmatch(w) for w in words):
            return first + 1
    return first


def _party(roles: dict[int, str], rows: Sequence[Sequence[Cell | None]], text: str, pack: Pack) -> dict[int, str]:
    """The heading "Đơn vị" alone: of measure beside a target, unless units stand in it; else the lead.

    Beside money only it says who gets it.
    """
    for column, role in roles.items():
        if role == "party":
            cells = [folded(squeezed(c.span.of(text))) for row in rows if column < len(row) and (c := row[column])]
            have = set(roles.values())
            named = sum(says(pack, "unit.heads").match(w) is not None and len(w) > _SHORT for w in cells)
            measured = have & {"indicator", "target"} and named * 2 <= len([w for w in cells if w])
            paid = "budget" in have and not have & {"deadline", "coordinate", "output", "when"}
            counted = all(says(pack, "measure.units").fullmatch(w) for w in cells if w)
            roles = roles | {column: "unit" if measured or counted else "note" if paid else "lead"}
    return roles


def _papers(
    roles: dict[int, str], names: dict[int, str], rows: Sequence[Sequence[Cell | None]], text: str, pack: Pack
) -> dict[int, str]:
    """The heading "Hình thức" over kinds of documents says what is issued."""
    for column, name in names.items():
        if column in roles or "output" in roles.values() or not folded(name).startswith("hình thức"):
            continue
        cells = [w for row in rows if column < len(row) and (c := row[column]) and (w := folded(c.span.of(text)))]
        kinds = [w for w in cells if says(pack, "deliverable.kinds").match(w.strip())]
        if kinds and len(kinds) * 2 > len(cells):
            return roles | {column: "output"}
    return roles


def _cells(rows: Sequence[Sequence[Cell | None]], column: int) -> int:
    """How many cells stand in a column; one merged over many rows counts once."""
    return len({id(row[column]) for row in rows if column < len(row) and row[column] is not None})


def _one_in_charge(roles: dict[int, str], names: dict[int, str], pack: Pack) -> dict[int, str]:
    """Who leads where several columns name somebody: units before persons, both before who only oversees."""
    leads = [c for c, r in roles.items() if r == "lead"]
    persons = {c for c in leads if says(pack, "column.person").match(folded(names.get(c, "")))}
    chief = {c for c in leads if says(pack, "column.chief").search(folded(names.get(c, "")))}
    aside = persons - chief if persons < set(leads) else set()
    aside |= set(leads) - chief if chief else set()
    worked = "task" in roles.values()
    doers = {c: "lead" if worked and not leads else "note" for c, r in roles.items() if r == "doer"}
    leads += [c for c, r in doers.items() if r == "lead"]
    heads = {c: "note" if leads else "lead" for c, r in roles.items() if r == "overseer"}
    return roles | dict.fromkeys(aside, "note") | doers | heads


def _of_shares(roles: dict[int, str], rows: Sequence[Sequence[Cell | None]], text: str) -> dict[int, str]:
    """Whether what looks like tasks are indicators: beside them stand but shares to be reached, year by year."""
    if set(roles.values()) - {"number", "note", "group"} != {"task", "target"}:
        return roles
    years = [c for c, r in roles.items() if r == "target"]
    cells = [w for row in rows for c in years if c < len(row) and (x := row[c]) and (w := x.span.of(text).strip())]
    shares = [w for w in cells if _SHARE.fullmatch(w)]
    if not cells or 2 * len(shares) < len(cells):
        return roles
    return {c: "indicator" if r == "task" else r for c, r in roles.items()}


def _settle(
    roles: dict[int, str], names: dict[int, str], rows: Sequence[Sequence[Cell | None]], text: str, pack: Pack
) -> dict[int, str]:
    """One task column only; a first column without a heading that counts is the number column."""
    out = _one_in_charge(_party(_papers(roles, names, rows, text, pack), rows, text, pack), names, pack)
    if "number" not in out.values():
        firsts = [squeezed(row[0].span.of(text)) for row in rows if row and row[0]]
        counted = [w for w in firsts if re.fullmatch(r"(?:\d{1,3}|[IVX]+|[A-H]|[a-zđ])(?:\.\d+)*[.)]?", w)]
        if out.get(0) is None and firsts and len(counted) * 2 > len(firsts):
            out[0] = "number"
    if "indicator" not in out.values() and "task" not in out.values() and "unit" in out.values():
        out |= {next(iter(c for c, r in sorted(out.items()) if r == "target"), 0): "indicator"}
    out = _of_shares(out, rows, text)
    have = set(out.values())
    subject = (
        "indicator" if "indicator" in have and have & {"target", "unit"} else "task" if "task" in have else "indicator"
    )
    rivals = {subject, "task"} if subject == "indicator" else {subject}
    many = [c for c, r in sorted(out.items()) if r in rivals]
    if many:
        kept = max(many, key=lambda c: (_cells(rows, c), out[c] == subject, -c))
        out |= {c: ("group" if c < kept else "note") for c in many} | {kept: subject}
    return {c: ("note" if r in ("task", "indicator") and r != subject else r) for c, r in out.items()}
