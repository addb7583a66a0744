"""Tables drawn with characters: +----+ and | between the cells, or the lines that terminals draw."""

from __future__ import annotations

import re

_BORDER = re.compile(r"\s*\+(?:[-=]{2,}\+){2,}\s*")
_DRAWN = str.maketrans(
    {**dict.fromkeys("─━═", "-"), **dict.fromkeys("│┃║", "|"), **dict.fromkeys("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛", "+")}
)
_LEAST = 3
"""Borders of a table with a heading: above it, under it, at the end."""


def boxed_as_pipes(lines: list[str]) -> list[str]:
    """The lines with each drawn table as rows of pipes, one a line; the lines of a cell stay apart.

    >>> drawn = "+--+------+---+/| 1| Rà   | A |/|  | soát |   |/+--+------+---+/| 2| In   | B |/+--+------+---+"
    >>> boxed_as_pipes(drawn.split("/"))[1:3]
    ['| 1 | Rà soát | A |', '| 2 | In | B |']
    """
    plain = [line.translate(_DRAWN) for line in lines]
    if sum(map(bool, map(_BORDER.fullmatch, plain))) < _LEAST:
        return lines
    out: list[str] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and plain[end].strip().startswith(("+-", "+=", "|")):
            end += 1
        drawn = plain[at:end]
        if drawn and sum(map(bool, map(_BORDER.fullmatch, drawn))) >= _LEAST:
            out += ["", *_rows(drawn), ""]
            at = end
        else:
            out.append(lines[at])
            at += 1
    return out


def _rows(drawn: list[str]) -> list[str]:
    """Rows between borders; where borders only close the table, a line with a first cell opens a row."""
    parts: list[list[list[str]]] = [[]]
    for line in drawn:
        if _BORDER.fullmatch(line):
            parts.append([])
        else:
            parts[-1].append([cell.strip() for cell in line.strip().strip("|").split("|")])
    rows: list[list[list[str]]] = []
    for part in filter(None, parts):
        opened = sum(bool(cells[0]) for cells in part) > 1 and part is not parts[1]
        for at, cells in enumerate(part):
            if at == 0 or (opened and cells[0]):
                rows.append([])
            rows[-1].append(cells)
    return [f"| {' | '.join(_joined(row))} |" for row in rows]


def _joined(row: list[list[str]]) -> list[str]:
    width = max(map(len, row))
    whole = [[cells[c] for cells in row if c < len(cells) and cells[c]] for c in range(width)]
    return [" ".join(f"<br>{w}" if i and w.startswith(("- ", "+ ")) else w for i, w in enumerate(x)) for x in whole]
