"""Tables written as HTML inside Markdown: what programs that read scans put out."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

ABOVE, BESIDE = "\ue004", "\ue005"
"""Marks of places that the cell above, or the one to the left, covers too."""
_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_SPACES = re.compile(r"\s+")
_WIDEST = 60


def tables_as_pipes(text: str) -> str:
    """The text with each HTML table as rows of pipes; a merged cell leaves a mark in the places that it covers.

    >>> tables_as_pipes("<table><tr><th>TT</th><th>Việc</th></tr></table>").strip()
    '| TT | Việc |'
    """
    if "<table" not in text.lower():
        return text
    return _TABLE.sub(lambda m: "\n\n" + "\n".join(_rows(m[0])) + "\n\n", text)


def _rows(source: str) -> list[str]:
    held: dict[int, int] = {}
    lines = []
    for row in LexborHTMLParser(source).css("tr"):
        cells: list[str] = []
        for cell in row.iter():
            if cell.tag in ("td", "th"):
                _covered(cells, held)
                cells.append(_words(cell))
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                first = len(cells) - 1
                cells += [BESIDE] * (wide - 1)
                held.update(dict.fromkeys(range(first, first + wide), high - 1) if high > 1 else {})
        _covered(cells, held)
        lines.append(f"| {' | '.join(cells)} |" if cells else "")
    return [x for x in lines if x]


def _covered(cells: list[str], held: dict[int, int]) -> None:
    """Put a mark for each place that a cell of a row above covers."""
    while held.get(len(cells), 0) > 0:
        held[len(cells)] -= 1
        cells.append(ABOVE)


def _words(cell: LexborNode) -> str:
    """The cell with its inline tags, which are taken off with the other marks."""
    return _SPACES.sub(" ", cell.inner_html or "").strip().replace("|", "\\|")


def _span(cell: LexborNode, name: str) -> int:
    said = cell.attributes.get(name) or "1"
    return min(_WIDEST, max(1, int(said))) if re.fullmatch(r"\d{1,4}", said) else 1
