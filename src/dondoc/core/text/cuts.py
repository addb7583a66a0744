"""Tables cut by the end of a page: pieces made one, cells cut in two made whole, repeated headers taken out."""

from __future__ import annotations

import re

from dondoc.core.text.flow import starts_item
from dondoc.core.text.grids import Ink, PageTable
from dondoc.core.text.lines import join_words
from dondoc.core.text.tables import Grid, GridCell, append, cluster, nearest, repeated_header

_SLACK = 8.0
_MOST_SHIFT = 30.0
_MOST_MERGED = 60
_PADDING = 4.0
_SPACE = 0.22
_LOOSE = 0.6
_ENDED = re.compile(r"[;:.,]$")


def join_tables(above: PageTable, below: PageTable) -> bool:
    """Add the piece of a later page to a table, when it is one; False when it is another table.

    Args:
        above: the table so far, changed in place.
        below: the next piece in reading order, with nothing but furniture in between.
    """
    if below.page <= above.page or not _same_edges(above, below):
        return False
    skip = repeated_header(above.grid, below.grid)
    if len(below.grid.rows) > skip and above.grid.rows:
        if _is_cut(above, below, skip):
            _mend(above, below, skip)
        else:
            _reach_on(above, below, skip)
    append(above.grid, below.grid, skip)
    above.ink.extend(below.ink[skip:])
    above.page = below.page
    return True


def _same_edges(above: PageTable, below: PageTable) -> bool:
    """Whether the columns are the same; a piece that lacks an edge (all its rows are merged there) gets it.

    A whole piece may stand further left or right: margins change sides, and paper goes askew through a scanner.
    """
    a, b = above.grid.edges, below.grid.edges
    if above.gaps and below.gaps and len(a) == len(b):
        below.grid.edges = list(a)
        return len(above.gaps) == len(below.gaps) and all(map(_meet, above.gaps, below.gaps))
    shift = (a[0] + a[-1] - b[0] - b[-1]) / 2
    if abs(shift) > _MOST_SHIFT or abs(b[0] + shift - a[0]) > _SLACK:
        return False
    if abs(shift) > _SLACK / 2:
        b = below.grid.edges = [x + shift for x in b]
    both = cluster([*a, *b], _SLACK)
    if len(both) != max(len(a), len(b)):
        return False
    for grid in (above.grid, below.grid):
        _regrid(grid, both)
    return True


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether two gaps between columns lie over each other."""
    return a[0] < b[1] + _SLACK and b[0] < a[1] + _SLACK


def _regrid(grid: Grid, edges: list[float]) -> None:
    if len(grid.edges) == len(edges):
        return
    at = [nearest(x, edges) for x in grid.edges]
    for row in grid.rows:
        for cell in row:
            end = at[cell.column + cell.column_span]
            cell.column = at[cell.column]
            cell.column_span = end - cell.column
    grid.edges = edges


_Drawn = tuple[GridCell, Ink]


def _first_row(piece: PageTable, row: int) -> dict[int, _Drawn]:
    """The cells of a row by column, with their ink."""
    return {c.column: (c, ink) for c, ink in zip(piece.grid.rows[row], piece.ink[row], strict=True)}


def _last_row(piece: PageTable) -> dict[int, _Drawn]:
    """The cells that reach down to the last row by column, merged ones from rows above included."""
    out: dict[int, _Drawn] = {}
    last = len(piece.grid.rows) - 1
    for r in range(max(0, last - _MOST_MERGED), last + 1):
        for cell, ink in zip(piece.grid.rows[r], piece.ink[r], strict=True):
            if r + cell.row_span > last:
                out[cell.column] = (cell, ink)
    return out


def _is_cut(above: PageTable, below: PageTable, skip: int) -> bool:
    """Whether the first row of the piece below is the rest of the last row above.

    So it is when the first column is empty (a new row has its number), every cell with words goes on with one that
    had no room left for its first word, and the row says so: a cell begins with a small letter, or cells that have
    words above are empty below.
    """
    last, first = _last_row(above), _first_row(below, skip)
    spoken = {c: x for c, x in first.items() if x[1].lines}
    if not spoken or set(first) != set(last) or any(not last[c][1].lines for c in spoken):
        return False
    small = any(x[1].lines[0].text[0].islower() for x in spoken.values())
    if 0 in spoken and not small:
        return False
    if not all(_runs_over(last[c][1], x[1]) for c, x in spoken.items()):
        return False
    own = {c.column for c in above.grid.rows[-1] if c.row_span == 1}
    silent = sum(1 for c, x in first.items() if c > 0 and c in own and not x[1].lines and last[c][1].lines)
    return small or silent > 0


def _runs_over(above: Ink, below: Ink) -> bool:
    last, first = above.lines[-1], below.lines[0]
    if starts_item(first.text):
        return bool(_ENDED.search(last.text)) or starts_item(above.lines[0].text)
    word = first.words[0]
    room = above.x1 - _PADDING - last.x1
    centred = abs((last.x0 - above.x0) - (above.x1 - last.x1)) < _PADDING and last.x0 - above.x0 > 2 * _PADDING
    if centred:
        room += last.x0 - above.x0 - _PADDING
    return room - _SPACE * first.size < word.x1 - word.x0 + _LOOSE * first.size


def _mend(above: PageTable, below: PageTable, skip: int) -> None:
    """Put the rest of a cut row into the row that it belongs to."""
    last = _last_row(above)
    for column, (cell, ink) in _first_row(below, skip).items():
        whole, drawn = last[column]
        whole.row_span += cell.row_span - 1
        if ink.lines:
            whole.words = join_words(whole.words, cell.words)
            drawn.lines.extend(ink.lines)
    del below.grid.rows[skip], below.ink[skip]


def _reach_on(above: PageTable, below: PageTable, skip: int) -> None:
    """Merged cells that reach over the end of the page: what is left of them below is empty and no cell of its own."""
    last = _last_row(above)
    for cell, ink in list(_first_row(below, skip).values()):
        whole, drawn = last.get(cell.column, (cell, ink))
        merged = cell.row_span > 1 or whole.row_span > 1
        if not ink.lines and drawn.lines and merged and whole.column_span == cell.column_span:
            whole.row_span += cell.row_span
            below.grid.rows[skip].remove(cell)
            below.ink[skip].remove(ink)
