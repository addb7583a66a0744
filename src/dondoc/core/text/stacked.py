"""Tables that lost their lines when they were copied: every cell a line of its own, a number opening each row."""

from __future__ import annotations

import re

from dondoc.core.alphabet import LOWER

_FIRST = re.compile(r"(?:S(?:ố)?\.?\s?)?TT\.?|Số thứ tự|STT\.?", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<count>\d{1,3})(?P<under>(?:\.\d{1,2})*)[.)]?")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?")
_BEHIND = re.compile(r"(?:[IVX]{1,5}|\d{1,2})[.)]\s+\S|Điều \d|(?:TM|KT|TL|Q)\.|Nơi nhận|PHỤ LỤC|Phụ lục")
_MORE = re.compile(rf"[-–+•]\s*\S|[{LOWER}]")
_LONGEST_HEAD, _FEWEST, _MOST = 60, 2, 9
_REACH, _LONGEST = 40, 4000
"""Within how many lines, empty ones too, the heads and the first number must stand, and the whole table."""


def stacked_as_pipes(lines: list[str]) -> list[str]:
    """The lines with each stacked table as rows of pipes.

    >>> stacked_as_pipes("TT/Việc/Chủ trì/1/Rà soát/Vụ A/2/Báo cáo/Vụ B/III. KINH PHÍ".split("/"))[1:3]
    ['| TT | Việc | Chủ trì |', '| 1 | Rà soát | Vụ A |']
    """
    out: list[str] = []
    at = 0
    while at < len(lines):
        found = _table(lines, at) if _FIRST.fullmatch(lines[at].strip()) else None
        if found is None:
            out.append(lines[at])
            at += 1
        else:
            rows, at = found
            out += ["", *(f"| {' | '.join(row)} |" for row in rows), ""]
    return out


def _table(lines: list[str], at: int) -> tuple[list[list[str]], int] | None:
    """The rows of a table whose heads begin at a line, and the line behind it."""
    heads = _heads([line.strip() for line in lines[at : at + _REACH] if line.strip()])
    if heads is None:
        return None
    within = enumerate(lines[at : at + _LONGEST], at)
    spoken = [(i, line.strip().replace("|", "\\|")) for i, line in within if line.strip()]
    rows, used = _rows([words for _, words in spoken[len(heads) :]], len(heads))
    if sum(len(r) == len(heads) and bool(_NUMBER.fullmatch(r[0])) for r in rows) < _FEWEST:
        return None
    heads = [words for _, words in spoken[: len(heads)]]
    return [heads, *rows], spoken[len(heads) + used - 1][0] + 1


def _heads(words: list[str]) -> list[str] | None:
    for i, line in enumerate(words[1 : _MOST + 1], 1):
        if _NUMBER.fullmatch(line) or _GROUP.fullmatch(line):
            return words[:i] if i > _FEWEST else None
        if len(line) > _LONGEST_HEAD or line.endswith((".", ";", ":")) or not line[:1].isupper():
            return None
    return None


def _rows(words: list[str], width: int) -> tuple[list[list[str]], int]:
    """The rows under the heads and how many lines they take."""
    rows: list[list[str]] = []
    at = 0
    while at < len(words) and (_GROUP.fullmatch(words[at]) or _counts(words[at], rows)):
        end = at + 1
        while end < len(words) and not _ends(words[end], words[at], rows):
            end += 1
        cells, taken = _cells(words[at + 1 : end], width - 1, last=end == len(words) or bool(_BEHIND.match(words[end])))
        rows.append([words[at], *cells, *[""] * (width - 1 - len(cells))])
        at += 1 + taken
    return rows, at


def _counts(line: str, rows: list[list[str]]) -> bool:
    """Whether a line is the number of the next row: one more than the last, the first under it, or 1 again."""
    found = _NUMBER.fullmatch(line)
    if found is None:
        return False
    before = next((m for row in reversed(rows) if (m := _NUMBER.fullmatch(row[0]))), None)
    last = int(before["count"]) if before else 0
    return int(found["count"]) in (1, last + 1) or (bool(found["under"]) and int(found["count"]) == last)


def _ends(line: str, own: str, rows: list[list[str]]) -> bool:
    return bool(_GROUP.fullmatch(line) or _BEHIND.match(line)) or _counts(line, [*rows, [own]])


def _cells(lines: list[str], width: int, *, last: bool) -> tuple[list[str], int]:
    """The cells of a row and how many lines they take; what goes on with the line above is of its cell."""
    cells: list[str] = []
    taken = 0
    for line in lines:
        goes_on = bool(cells) and _MORE.match(line) is not None and len(lines) > width
        if not goes_on and len(cells) == width and last:
            break
        if goes_on or len(cells) == width:
            cells[-1] = f"{cells[-1]}<br>{line}"
        else:
            cells.append(line)
        taken += 1
    return cells, taken
