"""Tables of plain text whose columns stand apart by spaces, under a line of headings that begins with TT or STT."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIRST = re.compile(r"\s*(?:S(?:ố)?\.?\s?)?TT\.?\s{2,}\S", re.IGNORECASE)
_PIECE = re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-HĐ])[.)]?")
_RULE = re.compile(r"[\s=_-]*")
_FEWEST, _SLACK, _BLANKS = 3, 2, 1


def spaced_as_pipes(lines: list[str]) -> list[str]:
    """The lines with each table of spaced columns as rows of pipes.

    >>> spaced_as_pipes("TT  Việc       Ai làm/1   Rà soát    Vụ A/    văn bản/2   Báo cáo    Vụ B/Hết".split("/"))[1:]
    ['| TT | Việc | Ai làm |', '| 1 | Rà soát văn bản | Vụ A |', '| 2 | Báo cáo | Vụ B |', '', 'Hết']
    """
    out: list[str] = []
    at = 0
    while at < len(lines):
        rows, end = _table(lines, at) if _FIRST.match(lines[at]) and "|" not in lines[at] else ([], at)
        if len(rows) < _FEWEST:
            out.append(lines[at])
            at += 1
        else:
            out += ["", *(f"| {' | '.join(row)} |" for row in rows), ""]
            at = end
    return out


def _pieces(line: str) -> list[tuple[int, str]]:
    """The words between wide gaps, each with the place where it begins."""
    whole = line.expandtabs(8).replace("|", "\\|")
    return [(m.start(), m.group()) for m in _PIECE.finditer(whole)]


def _table(lines: list[str], at: int) -> tuple[list[list[str]], int]:
    """The rows of a table whose headings stand on a line, and the line behind it."""
    starts = [start for start, _ in _pieces(lines[at])]
    if len(starts) < _FEWEST:
        return [], at
    rows = [[words for _, words in _pieces(lines[at])]]
    end, blanks = at + 1, 0
    for line in lines[at + 1 :]:
        if _RULE.fullmatch(line):
            blanks += not line.strip()
            if blanks > _BLANKS:
                break
            end += 1
            continue
        placed = list(_placed(line, starts))
        if not _belongs(placed, starts, blanks):
            break
        _take(rows, placed, len(starts))
        end, blanks = end + 1, 0
    return rows, end


def _placed(line: str, starts: list[int]) -> Iterator[tuple[int, str]]:
    """The pieces of a line with the column of each: the last that begins before it, or a little behind."""
    for start, words in _pieces(line):
        before = [c for c, x in enumerate(starts) if x <= start + _SLACK]
        yield (before[-1] if before else 0), words


def _belongs(placed: list[tuple[int, str]], starts: list[int], blanks: int) -> bool:
    """Whether a line is a row, a group, or the rest of the row above."""
    columns = [c for c, _ in placed]
    if len(set(columns)) < len(columns):
        return False
    if columns[0] == 0:
        return _NUMBER.fullmatch(placed[0][1]) is not None and len(placed) > 1
    return not blanks and len(placed) < len(starts)


def _take(rows: list[list[str]], placed: list[tuple[int, str]], width: int) -> None:
    if placed[0][0] == 0:
        rows.append([""] * width)
    for column, words in placed:
        item = "<br>" if rows[-1][column] and words.startswith(("- ", "+ ")) else ""
        rows[-1][column] = f"{rows[-1][column]} {item}{words}".strip()
