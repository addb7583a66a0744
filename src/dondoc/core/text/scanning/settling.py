"""The pages of a scan set beside each other: one size, one left edge, one plain type; and the way back to the paper."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from dondoc.core.text.scanning.page import ScannedPage
from dondoc.core.text.scanning.paper import Warp, moved
from dondoc.core.text.scanning.picture import POINT
from dondoc.core.text.scanning.words import set_looks, usual_weight
from dondoc.core.text.sheet import Rule, Sheet, Word

_PAPERS = ((595.0, 842.0), (842.0, 595.0))
_NEAR = 0.03
_SAME_SIZE = 0.13
_STEP = 3.0
_OFTEN = 0.08
_MOST_SHIFT = 60.0
_LEAST_LINES = 5

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page was set: made smaller, squared, cut out of its sheet, turned by quarters and an angle, shifted."""

    size: tuple[float, float]
    quarters: int
    angle: float
    shift: float
    grown: float = 1.0
    left: float = 0.0
    warp: Warp | None = None

    def back(self, box: Box) -> Box:
        """Where a box of the sheet stands on the page as it was given."""
        width, height = self.size
        corners = [self._unturned(x - self.shift, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        for _ in range(self.quarters):
            corners = [(y, width - x) for x, y in corners]
            width, height = height, width
        xs, ys = zip(*corners, strict=True)
        x0, top = max(0.0, min(xs)), max(0.0, min(ys))
        x1, bottom = min(width, max(xs)), min(height, max(ys))
        sides = self._unsquared((x0 + self.left, top, max(x0, x1) + self.left, max(top, bottom)))
        left, high, right, low = (round(side * self.grown, 1) for side in sides)
        return left, high, right, low

    def _unsquared(self, box: Box) -> Box:
        """Where a box of a squared sheet is on the picture that was taken aslant."""
        if self.warp is None:
            return box
        corners = [moved(self.warp, x * POINT, y * POINT) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs, ys = zip(*corners, strict=True)
        left, top, right, bottom = (max(0.0, v / POINT) for v in (min(xs), min(ys), max(xs), max(ys)))
        return left, top, right, bottom

    def _unturned(self, x: float, y: float) -> tuple[float, float]:
        """Where a point was before the page was turned counter-clockwise about its middle."""
        a = math.radians(self.angle)
        dx, dy = x - self.size[0] / 2, y - self.size[1] / 2
        return (
            self.size[0] / 2 + dx * math.cos(a) - dy * math.sin(a),
            self.size[1] / 2 + dx * math.sin(a) + dy * math.cos(a),
        )


def settle(pages: Sequence[ScannedPage]) -> tuple[list[Sheet], dict[int, Setting]]:
    """The pages as sheets, and for each page number how it was set."""
    plain = usual_weight([s for p in pages for s in p.words])
    looked = [(p, [s.word for s in set_looks(p.words, plain)]) for p in pages]
    usual = _usual_size([w for _, words in looked for w in words])
    edges = {p.number: _left(words) for p, words in looked}
    kinds: defaultdict[tuple[float, float], list[float]] = defaultdict(list)
    for page, _ in looked:
        edge = edges[page.number]
        if edge is not None:
            kinds[_paper(page.size)].append(edge)
    sheets, settings = [], {}
    for page, words in looked:
        paper, edge = _paper(page.size), edges[page.number]
        shift = median(kinds[paper]) - edge if edge is not None else 0.0
        shift = shift if abs(shift) <= _MOST_SHIFT else 0.0
        sheets.append(_sheet(page, [_evened(w, usual) for w in words], paper, shift))
        settings[page.number] = Setting(page.size, page.quarters, page.angle, shift, left=page.left)
    return sheets, settings


def _sheet(page: ScannedPage, words: list[Word], paper: tuple[float, float], shift: float) -> Sheet:
    moved = [replace(w, x0=w.x0 + shift, x1=w.x1 + shift) for w in words]
    rules = [Rule(r.x0 + shift, r.top, r.x1 + shift, r.bottom) for r in page.rules]
    return Sheet(page.number, *paper, moved, rules, 1.0)


def _paper(size: tuple[float, float]) -> tuple[float, float]:
    """A4 where the size is nearly that, so that pages fed a little askew count as alike."""
    for paper in _PAPERS:
        if all(abs(a - b) <= _NEAR * b for a, b in zip(size, paper, strict=True)):
            return paper
    return float(round(size[0])), float(round(size[1]))


def _usual_size(words: Sequence[Word]) -> float:
    sizes = sorted(w.size for w in words for _ in w.text)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _evened(word: Word, usual: float) -> Word:
    """A word whose size is nearly that of most gets that size; others are rounded to half points."""
    size = usual if usual and abs(word.size / usual - 1) < _SAME_SIZE else round(word.size * 2) / 2
    return replace(word, size=size)


def _left(words: Sequence[Word]) -> float | None:
    """The left edge of a page: the leftmost place where many of its lines begin; None where there are few lines."""
    starts: dict[int, float] = {}
    for word in words:
        line = round(word.bottom / _STEP)
        starts[line] = min(word.x0, starts.get(line, word.x0))
    if len(starts) < _LEAST_LINES:
        return None
    bins = Counter(round(x / _STEP) for x in starts.values())
    often = [b for b in bins if bins[b] + bins[b + 1] + bins[b - 1] >= max(3, _OFTEN * len(starts))]
    if not often:
        return None
    near = [x for x in starts.values() if abs(x / _STEP - min(often)) <= 1.5]
    return median(near) if near else None
