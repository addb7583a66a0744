"""Tables whose cells are parted by bars without a bar at either end, as data sets keep them."""

from __future__ import annotations

import re

_CUT = re.compile(r"(?<!\s)\s+\|(?:\s+|$)")
_CELLS = 3
"""Fewer cells may be any line with bars, such as the fields of a portal."""
_ROWS = 3
_GAP = 2
"""Empty lines that may stand between two rows."""


def open_bars_as_pipes(lines: list[str]) -> list[str]:
    """The lines with each such table as rows of pipes, one under another.

    >>> open_bars_as_pipes(["PHỤ LỤC", "TT | Việc | Hạn", "", "1 | Rà soát | 2023", "", "2 | In |", "Hết"])
    ['PHỤ LỤC', '', '| TT | Việc | Hạn |', '| 1 | Rà soát | 2023 |', '| 2 | In | |', '', 'Hết']
    """
    if sum(map(bool, map(_width, lines))) < _ROWS:
        return lines
    out: list[str] = []
    at = 0
    while at < len(lines):
        rows, end = _run(lines, at)
        if len(rows) < _ROWS:
            out.append(lines[at])
            at += 1
        else:
            out += ["", *(f"| {row.strip()} |" for row in rows), ""]
            at = end
    return out


def _width(line: str) -> int:
    """How many cells a line holds; 0 when it is no row of such a table."""
    if "|" not in line:
        return 0
    words = line.strip()
    cells = len(_CUT.findall(words)) + 1
    return cells if cells >= _CELLS and not words.startswith("|") else 0


def _run(lines: list[str], at: int) -> tuple[list[str], int]:
    """The rows of a table that begins here, and the line behind it."""
    width, rows, end = _width(lines[at]), list[str](), at
    while width and end < len(lines) and _width(lines[end]) == width:
        rows.append(lines[end])
        end += 1
        ahead = next((n for n in range(end, min(end + _GAP + 1, len(lines))) if lines[n].strip()), end)
        end = ahead if ahead < len(lines) and _width(lines[ahead]) == width else end
    return rows, end
