"""Draws the sheet as HTML: every character escaped, every lit run a link to its fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dondoc.apps.directives.contract.marks import Mark, Run
from dondoc.apps.directives.contract.sheet import Part, SheetCell, SheetRow

_STYLES = (("b", "b"), ("i", "em"))
DIM = "dim"
"""The look of words whose very letters are in doubt; they belong to no fact of their own."""


@dataclass(frozen=True)
class Brush:
    """What drawing needs to know.

    Attributes:
        text: the canonical text.
        link: the address that shows a fact.
        signs: fact → its sign in the margin: "ok", "x", "wait", or its place among the doubtful ("1").
        current: the fact on the card, or None.
    """

    text: str
    link: Callable[[int], str]
    signs: Mapping[int, str]
    current: int | None = None


def draw(parts: Sequence[Part], brush: Brush) -> SafeString:
    """The parts of a sheet as HTML."""
    return mark_safe("".join(_part(part, brush) for part in parts))


def sign(fact: int, kind: str) -> str:
    """The sign in the margin of a fact: confirmed, dropped, doubtful with its place, or nothing yet."""
    if kind == "ok":
        look, inside, said = "ok", '<svg class="i" aria-hidden="true"><use href="#i-ok"/></svg>', _("Đã xác nhận")
    elif kind == "x":
        look, inside, said = "x", '<svg class="i" aria-hidden="true"><use href="#i-x"/></svg>', _("Đã bỏ")
    elif kind.isdigit():
        look, inside, said = "q", kind, _("Cần xem")
    else:
        look, inside, said = "", "", ""
    hidden = f'<span class="visually-hidden">{escape(said)}</span>' if said else ""
    return f'<span class="mk {look}" data-mk="{fact}">{inside}{hidden}</span>'


def _part(part: Part, brush: Brush) -> str:
    page = f'<div class="pn" id="trang-{part.page}" data-page="{part.page}">{part.page}</div>' if part.page else ""
    if part.rows:
        return page + _table(part.rows, brush)
    if page and "f" in part.flags and _words(part.runs, brush) == str(part.page):
        return page
    words = _styled("".join(_runs(part.runs, brush)), part.flags)
    centred = ' class="ctr"' if "c" in part.flags else ' class="furn"' if "f" in part.flags else ""
    signs = "".join(sign(fact, brush.signs.get(fact, "")) for fact in part.facts)
    return f"{page}<p{centred}{_origin(part.runs)}>{signs}{words}</p>"


def _words(runs: Sequence[Run], brush: Brush) -> str:
    return "".join(brush.text[run.start : run.end] for run in runs).strip()


def _origin(runs: Sequence[Run]) -> str:
    """Where the words begin in the canonical text, so that a selection knows its place."""
    return f' data-o="{runs[0].start}"' if runs else ""


def _styled(words: str, flags: str) -> str:
    for flag, tag in _STYLES:
        words = f"<{tag}>{words}</{tag}>" if flag in flags else words
    return words


def _table(rows: Sequence[SheetRow], brush: Brush) -> str:
    return f"<table><tbody>{''.join(_row(row, brush) for row in rows)}</tbody></table>"


def _row(row: SheetRow, brush: Brush) -> str:
    signs = "".join(sign(fact, brush.signs.get(fact, "")) for fact in row.facts)
    current = ' class="cur"' if brush.current in row.facts else ""
    cells = "".join(_cell(cell, row.head, brush) for cell in row.cells)
    owned = f' data-row="{" ".join(map(str, row.facts))}"' if row.facts else ""
    return f'<tr{current}{owned}><td class="g">{signs}</td>{cells}</tr>'


def _cell(cell: SheetCell, head: bool, brush: Brush) -> str:
    words = _styled("".join(_runs(cell.runs, brush)), cell.flags)
    wide = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    high = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    tag, scope = ("th", ' scope="col"') if head and words else ("td", "")
    return f"<{tag}{scope}{wide}{high}{_origin(cell.runs)}>{words}</{tag}>"


def _runs(parts: Sequence[Run], brush: Brush) -> Iterator[str]:
    for run in parts:
        words = str(escape(brush.text[run.start : run.end]))
        if not run.marks or not words.strip():
            yield words
            continue
        if any(mark.look == DIM for mark in run.marks):
            words = f'<span class="lit k-{DIM}" title="{escape(_("Máy đọc chưa chắc chữ này"))}">{words}</span>'
        marks = [mark for mark in run.marks if mark.look != DIM]
        yield _linked(words, marks, brush) if marks else words


def _linked(words: str, marks: Sequence[Mark], brush: Brush) -> str:
    outer, *inner = marks
    for mark in reversed(inner):
        words = f'<span class="lit k-{mark.look}" data-fact="{mark.fact}">{words}</span>'
    on = " on" if brush.current in {m.fact for m in marks} else ""
    fact = marks[-1].fact
    return (
        f'<a class="lit k-{outer.look}{on}" href="{escape(brush.link(fact))}" data-fact="{outer.fact}"'
        f' data-goto="{fact}">{words}</a>'
    )
