"""One picture of a page into a sheet: words of its cells, words around its tables, ruling lines."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from dondoc.core.packs.terms import terms_of
from dondoc.core.text.grids import Box, ruled_areas
from dondoc.core.text.limits import Limits
from dondoc.core.text.scanning.engine import BoxPx, Engine, Glyphs, Layout, Row
from dondoc.core.text.scanning.formulas import FormulaMender
from dondoc.core.text.scanning.handwriting import FigureReader
from dondoc.core.text.scanning.marks import MarkMender
from dondoc.core.text.scanning.picture import (
    POINT,
    Grey,
    Mask,
    Picture,
    cleaned_paper,
    ink_of,
    is_blank,
)
from dondoc.core.text.scanning.ruling import bridged, find_rules, without_smears, without_streaks
from dondoc.core.text.scanning.scribbles import without_scribbles
from dondoc.core.text.scanning.second import SecondLook
from dondoc.core.text.scanning.strips import strips_of
from dondoc.core.text.scanning.upright import Upright, is_nonsense, sureness, upright
from dondoc.core.text.scanning.words import Seen, seen_words
from dondoc.core.text.scanning.years import YearReader
from dondoc.core.text.sheet import Rule

_INSET = 2
_SPECK = 24
_DARK = 128
_SURE = 0.6
_FRINGE = 5
_LEFT_SHARE = 0.04
_LEVEL = 0.6
_BUSY = 4
"""A busy machine takes at most so much longer by the clock than by its processor."""
_LEAST_SECONDS = 0.2


@dataclass(slots=True)
class ScannedPage:
    """A page as read, before the pages of the document are set beside each other.

    Attributes:
        picture: its number and size as it was given.
        size: width and height in points, as it was read.
        words: with the look of their strokes.
        rules: its ruling lines.
        quarters: quarter turns clockwise, and ``angle`` degrees counter-clockwise, that set it upright.
        doubted: Roman numerals on which two looks did not agree.
        mended: how many words got the marks of a known term.
        cut_short: whether time ran out before all was read.
        left_open: which figures of the head were written by hand and could not be read: ``number``, ``day``, ``month``.
        left: where the page begins on its sheet when it is one of two, in points.
    """

    number: int
    size: tuple[float, float]
    words: list[Seen]
    rules: list[Rule]
    quarters: int = 0
    angle: float = 0.0
    doubted: int = 0
    mended: int = 0
    cut_short: bool = False
    left_open: tuple[str, ...] = ()
    left: float = 0.0


def read_page(picture: Picture, engine: Engine, limits: Limits) -> ScannedPage:
    """Read one page; it takes ``limits.page_seconds`` of the processor at most, what was read until then is given."""
    if is_blank(picture):
        return ScannedPage(picture.number, (picture.width, picture.height), [], [])
    deadline = _Deadline(limits.page_seconds)
    straight = upright(picture.grey, engine)
    page = _read_upright(picture.number, straight, engine, deadline)
    if is_nonsense(page.words):
        other = _read_upright(picture.number, straight.upside_down(), engine, deadline)
        if sureness(other.words) > sureness(page.words):
            return other
    return page


def _read_upright(number: int, page: Upright, engine: Engine, deadline: _Deadline) -> ScannedPage:
    grey = cleaned_paper(page.grey)
    rules, cover = find_rules(grey, page.grey)
    tables = ruled_areas(without_streaks(rules))
    clean = without_smears(bridged(grey, cover, rules, [_around(t) for t in tables]))
    reading = _Reading(engine, clean, ink_of(clean), deadline)
    strips = strips_of(reading.ink, rules, [_around(t) for t in tables])
    hand = FigureReader(reading.ink)
    words = FormulaMender().set_right(reading.words([*tables, *strips]))
    words = without_scribbles(hand.set_figures(words))
    size = grey.shape[1] / POINT, grey.shape[0] / POINT
    look = SecondLook(engine, clean, reading.ink)
    mender = MarkMender(terms_of())
    words = mender.mend(look.look(YearReader(reading.ink).set_years(words)))
    return ScannedPage(
        number,
        size,
        words,
        without_streaks(rules),
        page.quarters,
        page.angle,
        look.doubted,
        mender.mended,
        reading.cut_short,
        tuple(hand.left_open),
    )


@dataclass(slots=True)
class _Deadline:
    """What is left of the seconds of the processor that a page may take."""

    seconds: float
    used: float = field(default_factory=time.thread_time)
    begun: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        return self.seconds - (time.thread_time() - self.used)

    def busy(self) -> float:
        """How many seconds by the clock a second of the processor has taken here until now."""
        used = max(time.thread_time() - self.used, _LEAST_SECONDS)
        return min(_BUSY, max(1.0, (time.monotonic() - self.begun) / used))


@dataclass(slots=True)
class _Reading:
    """Reads the areas of one page one after another until its time is up."""

    engine: Engine
    clean: Grey
    ink: Mask
    deadline: _Deadline
    cut_short: bool = False
    rows: int = 0

    def words(self, tables: list[list[Box]]) -> list[Seen]:
        """The words of the cells of the tables, then those of the rest of the page."""
        out: list[Seen] = []
        if tables:
            self.engine.show(self.clean)
            for box in (box for table in tables for box in table):
                out.extend(self._area(box))
        rest = self.clean.copy()
        for table in tables:
            _whiten(rest, _dots(_around(table), 0))
        if int((rest < _DARK).sum()) > _SPECK:
            self.engine.show(rest)
            rows = self.engine.rows(seconds=self._left())
            out.extend(self._numbered(seen_words(self._with_left_over(rest, rows), self.ink)))
        return out

    def _with_left_over(self, rest: Grey, rows: list[Row]) -> list[Row]:
        """The lines with those of a second pass over ink that gave no sure word, as dirty pages have it.

        A word that is read better takes the place of those that it covers.
        """
        whole = int((rest < _DARK).sum())
        for word in (w for row in rows for w in row.words if w.sure > _SURE):
            _whiten(rest, word.box, _FRINGE)
        if int((rest < _DARK).sum()) < _LEFT_SHARE * whole or self.deadline.left() <= 0:
            return rows
        self.engine.show(rest)
        found = self.engine.rows(Layout.SPARSE, seconds=self._left())
        better = _kept(found, lambda w: w.sure > _SURE and len(w.text) > 1)
        taken = [w.box for r in better for w in r.words]
        sure = _kept(rows, lambda w: w.sure > _SURE or not any(_meet(w.box, b) for b in taken))
        return _in_line(sure, better)

    def _area(self, box: Box) -> list[Seen]:
        if self.cut_short:
            return []
        area = _dots(box, _INSET)
        x0, top, x1, bottom = area
        if x1 - x0 < _SPECK or bottom - top < _SPECK or int(self.ink[top:bottom, x0:x1].sum()) < _SPECK:
            return []
        rows = self.engine.rows(Layout.BLOCK, area, seconds=self._left())
        return self._numbered(seen_words(rows, self.ink, (box[1], box[3])))

    def _left(self) -> float:
        """Seconds by the clock that the next area may take."""
        left = self.deadline.left()
        self.cut_short = self.cut_short or left <= 0
        return self.deadline.busy() * max(_LEAST_SECONDS, left)

    def _numbered(self, seen: list[Seen]) -> list[Seen]:
        first = self.rows
        self.rows += 1 + max((s.row for s in seen), default=0)
        return [replace(s, row=first + s.row) for s in seen]


def _in_line(rows: list[Row], more: list[Row]) -> list[Row]:
    """The lines, with those words of others in them that stand beside their words on the same base line."""
    out = list(rows)
    for row in more:
        left, right = row.words[0].box[0], row.words[-1].box[2]
        at = next(
            (
                i
                for i, r in enumerate(out)
                if abs(r.level(left) - row.level(left)) < _LEVEL * r.middle
                and all(w.box[2] <= left or w.box[0] >= right for w in r.words)
            ),
            None,
        )
        if at is None:
            out.append(row)
        else:
            out[at] = replace(out[at], words=tuple(sorted((*out[at].words, *row.words), key=lambda w: w.box[0])))
    return out


def _kept(rows: list[Row], wanted: Callable[[Glyphs], bool]) -> list[Row]:
    """The lines with the wanted words only, those without any left out."""
    few = (replace(r, words=tuple(w for w in r.words if wanted(w))) for r in rows)
    return [r for r in few if r.words]


def _whiten(grey: Grey, box: BoxPx, fringe: int = 0) -> None:
    x0, top, x1, bottom = box
    grey[max(0, top - fringe) : bottom + fringe, max(0, x0 - fringe) : x1 + fringe] = 255


def _meet(a: BoxPx, b: BoxPx) -> bool:
    """Whether two boxes cover each other by half of the narrower and half of the lower one: not those of two lines."""
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return down * 2 > min(a[3] - a[1], b[3] - b[1]) and across * 2 > min(a[2] - a[0], b[2] - b[0])


def _around(table: list[Box]) -> Box:
    return min(b[0] for b in table), min(b[1] for b in table), max(b[2] for b in table), max(b[3] for b in table)


def _dots(box: Box, inset: int) -> BoxPx:
    x0, top, x1, bottom = (round(v * POINT) for v in box)
    return max(0, x0 + inset), max(0, top + inset), x1 - inset, bottom - inset
